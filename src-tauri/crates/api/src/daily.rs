//! When a backup of the day is tried: every ten minutes, and less and less often while it fails. A disk that is
//! full is not written to over and over.

/// Looks between two tries, at one look a second: ten minutes.
const BETWEEN: u32 = 600;
/// The most looks between two tries that fail: about five hours.
const BETWEEN_MOST: u32 = BETWEEN << 5;

/// The tries of a program that stays open.
pub(crate) struct Daily {
    /// Looks until the next try.
    left: u32,
    /// Looks that follow the next try if it fails.
    wait: u32,
}

impl Daily {
    /// The first try is due at once.
    pub(crate) const fn new() -> Self {
        Self { left: 0, wait: BETWEEN }
    }

    /// Counts a look, and tries where one is due.
    pub(crate) fn look<T, E>(&mut self, try_it: impl FnOnce() -> Result<T, E>) -> Result<(), E> {
        if !self.is_due() {
            return Ok(());
        }
        let tried = try_it();
        self.tried(tried.is_ok());
        tried.map(drop)
    }

    /// Counts a look; says whether a try is due, as it stays until it is said how that went.
    pub(crate) fn is_due(&mut self) -> bool {
        let left = self.left.checked_sub(1);
        self.left = left.unwrap_or_default();
        left.is_none()
    }

    /// A try went well, or it failed.
    pub(crate) fn tried(&mut self, well: bool) {
        if well {
            *self = Self { left: BETWEEN - 1, wait: BETWEEN };
        } else {
            self.left = self.wait - 1;
            self.wait = (self.wait * 2).min(BETWEEN_MOST);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: u32 = 86_400;

    /// The looks of a day at which it is tried.
    fn tries(daily: &mut Daily, fails: bool) -> Vec<u32> {
        let mut tries = Vec::new();
        for look in 0..DAY {
            let _ = daily.look(|| {
                tries.push(look);
                if fails { Err(()) } else { Ok(()) }
            });
        }
        tries
    }

    #[test]
    fn a_backup_that_fails_is_tried_less_and_less_often() {
        let tries = tries(&mut Daily::new(), true);
        assert_eq!(tries, [0, 600, 1_800, 4_200, 9_000, 18_600, 37_800, 57_000, 76_200]);
    }

    #[test]
    fn one_that_goes_well_is_looked_for_every_ten_minutes_again() {
        let mut daily = Daily::new();
        tries(&mut daily, true);
        // Room was made: the next try goes well.
        let after = tries(&mut daily, false);
        assert_eq!(after[1] - after[0], 600);
        assert!(after[0] <= BETWEEN_MOST);
    }
}
