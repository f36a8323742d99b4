//! An operator's PIN: how long it is, and how long one waits after wrong ones.

use crate::clock::STEP_MS;
use crate::time::HOUR_MS;

/// The length a PIN must have, in digits.
pub const DIGITS: std::ops::RangeInclusive<usize> = 4..=8;

/// Wrong PINs in a row before an operator must wait.
pub const ATTEMPTS: i64 = 5;

/// How long to wait after `failures` wrong PINs in a row, in milliseconds. Nothing up to the fifth;
/// then 30 s, doubled at each further one, at most an hour.
#[must_use]
pub fn delay_ms(failures: i64) -> i64 {
    if failures < ATTEMPTS {
        return 0;
    }
    let doublings = (failures - ATTEMPTS).min(7);
    (30_000_i64 << doublings).min(HOUR_MS)
}

/// How long an operator still has to wait, in milliseconds; 0 when they may try. A wrong PIN from a time to
/// come was typed under a clock that was wrong, and makes nobody wait.
#[must_use]
pub fn wait_ms(failures: i64, failed_at_ms: i64, now_ms: i64) -> i64 {
    if failed_at_ms > now_ms + STEP_MS {
        return 0;
    }
    (failed_at_ms + delay_ms(failures) - now_ms).max(0)
}

/// Whether a text can be a PIN.
#[must_use]
pub fn is_pin(pin: &str) -> bool {
    DIGITS.contains(&pin.len()) && pin.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fifth_wrong_pin_makes_one_wait_and_each_more_doubles_it() {
        assert_eq!(delay_ms(4), 0);
        assert_eq!(delay_ms(5), 30_000);
        assert_eq!(delay_ms(6), 60_000);
        assert_eq!(delay_ms(500), HOUR_MS);
    }

    #[test]
    fn a_wrong_pin_from_a_time_to_come_makes_nobody_wait() {
        assert_eq!(wait_ms(5, 1_000, 11_000), 20_000);
        assert_eq!(wait_ms(5, 1_000, 31_000), 0);
        assert_eq!(wait_ms(5, 31_536_000_000, 0), 0, "it was typed a year ahead");
        assert_eq!(wait_ms(4, 0, 0), 0);
    }

    #[test]
    fn a_pin_is_four_to_eight_digits() {
        assert!(is_pin("1234") && is_pin("12345678"));
        assert!(!is_pin("123") && !is_pin("123456789") && !is_pin("12a4") && !is_pin("١٢٣٤"));
    }
}
