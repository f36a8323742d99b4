//! What to see at a glance of a place, and of a request as it was when it was made.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::must_be_signed;
use crate::money::Cents;
use crate::policy::{JudgedPlace, Policy};
use crate::time::DAY_MS;

/// Worth seeing at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepriseFlag {
    Printed,
    Scanned,
    /// Made after the deadline.
    Late,
    /// Made more than 30 days before the performance.
    Early,
    /// Nothing was paid.
    Free,
    Subscription,
    /// Several places of the order are asked back.
    Several,
    /// Needs a supervisor's signature.
    Sign,
    /// Another system said something since that breaks a rule.
    Elsewhere,
}

impl RepriseFlag {
    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Printed => "printed",
            Self::Scanned => "scanned",
            Self::Late => "late",
            Self::Early => "early",
            Self::Free => "free",
            Self::Subscription => "subscription",
            Self::Several => "several",
            Self::Sign => "sign",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// More than this before the performance is early: 30 days.
const EARLY_MS: i64 = 30 * DAY_MS;
/// Channel of the places of a subscription.
const SUBSCRIPTION: &str = "ABONNEMENT";

/// What a place shows, whether or not it is asked back.
#[must_use]
pub fn flags_of_place(printed: bool, scanned: bool, paid: Cents) -> Vec<RepriseFlag> {
    let flags = [
        (RepriseFlag::Printed, printed),
        (RepriseFlag::Scanned, scanned),
        (RepriseFlag::Free, paid == Cents::ZERO),
    ];
    flags.into_iter().filter_map(|(flag, set)| set.then_some(flag)).collect()
}

/// What is asked back beside a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Other places of its order.
    pub several: bool,
    /// What all places of its order that are asked back or taken back come to, this one included.
    pub order: Cents,
}

/// What a request shows: what its place does, and how it stands to the policy when it is made.
#[must_use]
pub fn flags(
    policy: &Policy,
    asked: &JudgedPlace<'_>,
    beside: Beside,
    zone: Tz,
) -> Vec<RepriseFlag> {
    let deadline_ms = policy.deadline_ms(asked, zone);
    let of_request = [
        (RepriseFlag::Late, asked.requested_at_ms > deadline_ms),
        (RepriseFlag::Early, asked.starts_at_ms - asked.requested_at_ms > EARLY_MS),
        (RepriseFlag::Subscription, asked.channel == SUBSCRIPTION),
        (RepriseFlag::Several, beside.several),
        (RepriseFlag::Sign, must_be_signed(policy, asked, beside.order, zone)),
    ];
    let mut flags = flags_of_place(asked.printed, asked.scanned, asked.paid);
    flags.extend(of_request.into_iter().filter_map(|(flag, set)| set.then_some(flag)));
    flags.sort_unstable();
    flags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::JudgedRate;
    use crate::policy::tests::policy;
    use crate::since::Since;
    use chrono_tz::Europe::Paris;

    const DAY_MS: i64 = 86_400_000;

    fn asked(days_before: i64) -> JudgedPlace<'static> {
        JudgedPlace {
            paid: Cents(2600),
            rate: JudgedRate { key: "#1", name_key: "plein tarif", name: "Plein tarif" },
            channel: "INTERNET",
            starts_at_ms: 100 * DAY_MS,
            requested_at_ms: (100 - days_before) * DAY_MS,
            printed: false,
            scanned: false,
            since: Since::default(),
            free_until_ms: None,
        }
    }

    #[test]
    fn a_request_in_time_for_one_paid_place_shows_nothing() {
        assert_eq!(flags(&policy(), &asked(2), Beside::default(), Paris), []);
    }

    #[test]
    fn a_request_after_the_deadline_is_late_and_has_to_be_signed() {
        let late = flags(&policy(), &asked(0), Beside::default(), Paris);
        assert_eq!(late, [RepriseFlag::Late, RepriseFlag::Sign]);
    }

    #[test]
    fn more_than_thirty_days_before_is_early() {
        assert_eq!(flags(&policy(), &asked(30), Beside::default(), Paris), []);
        assert_eq!(flags(&policy(), &asked(31), Beside::default(), Paris), [RepriseFlag::Early]);
    }

    #[test]
    fn the_flags_of_the_place_and_of_the_request_are_read_in_one_order() {
        let place =
            JudgedPlace { paid: Cents::ZERO, printed: true, channel: SUBSCRIPTION, ..asked(31) };
        let shown = flags(&policy(), &place, Beside { several: true, ..Beside::default() }, Paris);
        let expected = [
            RepriseFlag::Printed,
            RepriseFlag::Early,
            RepriseFlag::Free,
            RepriseFlag::Subscription,
            RepriseFlag::Several,
        ];
        assert_eq!(shown, expected);
        assert_eq!(flags_of_place(true, false, Cents::ZERO), [expected[0], expected[2]]);
    }
}
