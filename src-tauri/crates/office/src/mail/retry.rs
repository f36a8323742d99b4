//! How long a mail is tried again, and how often.

use domain::time::{DAY_MS, MINUTE_MS};

/// Waits after the first failed tries. Later tries wait an hour.
const FIRST_WAITS_MIN: [i64; 4] = [1, 5, 15, 60];
/// The longest time between the first try and the last.
const LONGEST_TRY_MS: i64 = 2 * DAY_MS;

/// How long to wait after try number `attempts` failed, `age_ms` after the first could be made.
/// None when it is time to give up.
#[must_use]
pub fn retry_after_ms(attempts: i64, age_ms: i64) -> Option<i64> {
    let rank = usize::try_from(attempts.saturating_sub(1)).unwrap_or_default();
    let wait_ms = FIRST_WAITS_MIN.get(rank).unwrap_or(&60) * MINUTE_MS;
    (age_ms.saturating_add(wait_ms) <= LONGEST_TRY_MS).then_some(wait_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_tried_after_1_5_15_and_60_minutes_then_hourly_for_48_hours() {
        let mut age_ms = 0;
        let mut waits = Vec::new();
        while let Some(wait_ms) = retry_after_ms(waits.len() as i64 + 1, age_ms) {
            waits.push(wait_ms / MINUTE_MS);
            age_ms += wait_ms;
        }
        assert_eq!(waits[..5], [1, 5, 15, 60, 60]);
        assert!(waits[4..].iter().all(|wait| *wait == 60));
        assert!(age_ms <= LONGEST_TRY_MS && age_ms > LONGEST_TRY_MS - 60 * MINUTE_MS);
    }
}
