//! The house's policy on reprises: who may ask, until when, and what it costs.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::funding::Validity;
use crate::money::Cents;
use crate::performance::{Notice, end_of_day_ms};
use crate::since::Since;
use crate::wording::says_the_policy;

/// *Motif de refus*, in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Stable code.
    pub code: String,
    /// As a French customer reads it.
    pub fr: String,
    /// As any other customer reads it.
    pub en: String,
}

/// *Conditions de reprise*: one version, never changed once made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Whether places can be asked back at all.
    pub eligible: bool,
    /// How long before the performance requests close.
    pub notice: Notice,
    /// Fixed part of the fee, a place.
    pub fee_fixed: Cents,
    /// Part of the price kept, in basis points: 1 000 is 10 %.
    pub fee_percent_bp: i64,
    /// The fee is at least this, where the place was not free.
    pub fee_min: Cents,
    /// The fee is at most this.
    pub fee_max: Option<Cents>,
    /// Rates that can be asked back, by key; all when absent.
    pub rates: Option<Vec<String>>,
    /// Channels that can be asked back; all when absent.
    pub channels: Option<Vec<String>>,
    /// The credit can be spent this many days after the decision's day.
    pub validity_days: u32,
    /// Credit that comes back with fewer days left than this lives so many days, once; 0 to 365.
    #[serde(default = "grace_days")]
    pub grace_days: u32,
    /// From this amount on a supervisor signs.
    pub sign_from: Option<Cents>,
    /// Reasons a refusal can give.
    pub reasons: Vec<Reason>,
    /// Version of the terms, counted up at each change of their text.
    pub terms_version: i64,
    /// What the house says beside the policy's own sentences, French.
    pub terms_fr: String,
    /// The same in English.
    pub terms_en: String,
}

/// Days of grace of a policy that was made before there were any.
const fn grace_days() -> u32 {
    30
}

/// What is wrong with a policy as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// An amount below zero, or above any price.
    #[error("a fee is out of range")]
    Fee,
    /// A percentage outside 0 to 100.
    #[error("a percentage is out of range")]
    Percent,
    /// All of the price is kept, without a maximum.
    #[error("nothing would be given back")]
    KeepsAll,
    /// The minimum or the fixed part is above the maximum, or the maximum is zero beside a
    /// percentage.
    #[error("the least fee is above the greatest")]
    MinAboveMax,
    /// A credit that would expire on the day it is given.
    #[error("a credit would expire on the day it is given")]
    Validity,
    /// A validity or a deadline beyond ten years, or days of grace beyond one.
    #[error("a duration is out of range")]
    Duration,
    /// No reason, an empty one, or one code twice.
    #[error("the refusal reasons are incomplete")]
    Reasons,
    /// Words of the house in one language only.
    #[error("the terms are in one language only")]
    Terms,
    /// Words of the house that state a deadline, a fee or a validity.
    #[error("the terms state what the policy states")]
    Figures,
}

impl PolicyError {
    /// The stable name that the sentence is chosen by.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Fee => "fee",
            Self::Percent => "percent",
            Self::KeepsAll => "keeps_all",
            Self::MinAboveMax => "min_above_max",
            Self::Validity => "validity",
            Self::Duration => "duration",
            Self::Reasons => "reasons",
            Self::Terms => "terms",
            Self::Figures => "figures",
        }
    }
}

/// A rule of the policy, looked at for one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The show takes places back.
    Eligible,
    /// The request was made in time.
    Deadline,
    /// In place of the deadline: the house moved the performance, and takes the place back without a
    /// fee.
    Rescheduled,
    /// The rate can be asked back.
    Rate,
    /// The channel can be asked back.
    Channel,
    /// The ticket has not been scanned at the door.
    Scanned,
    /// The ticket has not been printed.
    Printed,
    /// The place was not free.
    Free,
    /// The other system still has the order paid. Looked at only where it says otherwise, as those below.
    Paid,
    /// The other system still has the order and the place.
    Stands,
    /// The other system has it in the same seat.
    Unmoved,
    /// The other system has it at the same price.
    SamePrice,
}

/// How a rule came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Kept.
    Ok,
    /// Worth a look. It stops nothing.
    Warn,
    /// Broken: an exception that a supervisor signs.
    Broken,
}

/// What the policy looks at.
#[derive(Clone, Debug)]
pub struct JudgedPlace<'a> {
    pub paid: Cents,
    /// Key of the rate.
    pub rate: &'a str,
    pub channel: &'a str,
    pub starts_at_ms: i64,
    pub requested_at_ms: i64,
    pub printed: bool,
    pub scanned: bool,
    /// What another system said since it was asked back.
    pub since: Since,
    /// The performance was moved: the last millisecond of the reprise without a fee that covers the
    /// place. It stands in place of the fee and of the deadline.
    pub free_until_ms: Option<i64>,
}

impl Policy {
    /// *Retenue*: what the house keeps. Fixed part plus percentage (rounded half up to the cent),
    /// at least the minimum, at most the maximum, never more than was paid.
    #[must_use]
    pub fn fee(&self, paid: Cents) -> Cents {
        let asked = self.fee_fixed + paid.share(self.fee_percent_bp);
        let floored = Cents(asked.0.max(self.fee_min.0));
        let capped = self.fee_max.map_or(floored, |max| floored.min(max));
        Cents(capped.0.clamp(0, paid.0.max(0)))
    }

    /// *Montant de la reprise*: between nothing and what was paid.
    #[must_use]
    pub fn reprise(&self, paid: Cents) -> Cents {
        paid - self.fee(paid)
    }

    /// What a place gives as it is asked back: all that was paid, where it has no fee.
    #[must_use]
    pub fn reprise_of(&self, asked: &JudgedPlace<'_>) -> Cents {
        if asked.free_until_ms.is_some() { asked.paid } else { self.reprise(asked.paid) }
    }

    /// The last instant, in UTC milliseconds, at which a request for it is in time.
    #[must_use]
    pub fn deadline_ms(&self, asked: &JudgedPlace<'_>, zone: Tz) -> i64 {
        asked.free_until_ms.unwrap_or_else(|| self.notice.deadline_ms(asked.starts_at_ms, zone))
    }

    /// Each rule's outcome for one place, in the order they are read.
    #[must_use]
    pub fn outcomes(&self, asked: &JudgedPlace<'_>, zone: Tz) -> Vec<(Rule, Outcome)> {
        let broken_unless = |kept: bool| if kept { Outcome::Ok } else { Outcome::Broken };
        let warn_if = |odd: bool| if odd { Outcome::Warn } else { Outcome::Ok };
        let listed = |list: &Option<Vec<String>>, key: &str| {
            list.as_ref().is_none_or(|keys| keys.iter().any(|k| k == key))
        };
        let in_time = asked.requested_at_ms <= self.deadline_ms(asked, zone);
        let time = if asked.free_until_ms.is_some() { Rule::Rescheduled } else { Rule::Deadline };
        let mut outcomes = vec![
            (Rule::Eligible, broken_unless(self.eligible)),
            (time, broken_unless(in_time)),
            (Rule::Rate, broken_unless(listed(&self.rates, asked.rate))),
            (Rule::Channel, broken_unless(listed(&self.channels, asked.channel))),
            (Rule::Scanned, broken_unless(!asked.scanned)),
            (Rule::Printed, warn_if(asked.printed)),
            (Rule::Free, warn_if(asked.paid == Cents::ZERO)),
        ];
        let Since { unpaid, cancelled, moved, repriced, scanned: _ } = asked.since;
        let said = [
            (Rule::Paid, unpaid),
            (Rule::Stands, cancelled),
            (Rule::Unmoved, moved),
            (Rule::SamePrice, repriced),
        ];
        let broken = said.into_iter().filter(|(_, said)| *said);
        outcomes.extend(broken.map(|(rule, _)| (rule, Outcome::Broken)));
        outcomes
    }

    /// Whether asking would break a rule: only a supervisor can, as an exception.
    #[must_use]
    pub fn is_broken_by(&self, asked: &JudgedPlace<'_>, zone: Tz) -> bool {
        self.outcomes(asked, zone).iter().any(|(_, outcome)| *outcome == Outcome::Broken)
    }

    /// The last millisecond at which a credit given at `at_ms` can be spent.
    #[must_use]
    pub fn expires_at_ms(&self, at_ms: i64, zone: Tz) -> i64 {
        end_of_day_ms(at_ms, self.validity_days, zone)
    }

    /// Until when credit given at `at_ms` lives. Days of grace never reach beyond the full validity.
    #[must_use]
    pub fn validity(&self, at_ms: i64, zone: Tz) -> Validity {
        let days = self.grace_days.min(self.validity_days);
        Validity {
            full_ms: self.expires_at_ms(at_ms, zone),
            grace_ms: (days > 0).then(|| end_of_day_ms(at_ms, days, zone)),
        }
    }

    /// Whether a customer who accepted these terms accepted those of the other policy.
    #[must_use]
    pub fn same_terms(&self, other: &Self) -> bool {
        (self.terms_version, &self.terms_fr, &self.terms_en)
            == (other.terms_version, &other.terms_fr, &other.terms_en)
    }

    /// Refuses what no house can mean.
    ///
    /// # Errors
    /// [`PolicyError`] names the first thing that is wrong.
    pub fn check(&self) -> Result<(), PolicyError> {
        let amounts = [Some(self.fee_fixed), Some(self.fee_min), self.fee_max, self.sign_from];
        let in_range = |a: &Cents| (0..=crate::money::MAX_AMOUNT.0).contains(&a.0);
        if !amounts.iter().flatten().all(in_range) {
            return Err(PolicyError::Fee);
        }
        if !(0..=10_000).contains(&self.fee_percent_bp) {
            return Err(PolicyError::Percent);
        }
        if self.fee_percent_bp == 10_000 && self.fee_max.is_none() {
            return Err(PolicyError::KeepsAll);
        }
        let least = self.fee_min.max(self.fee_fixed);
        let void = |max: Cents| max == Cents::ZERO && self.fee_percent_bp > 0;
        if self.fee_max.is_some_and(|max| max < least || void(max)) {
            return Err(PolicyError::MinAboveMax);
        }
        if self.validity_days == 0 {
            return Err(PolicyError::Validity);
        }
        let days = match self.notice {
            Notice::Hours(hours) => hours / 24,
            Notice::Days(days) => days,
        };
        if days > 3_660 || self.validity_days > 3_660 || self.grace_days > 365 {
            return Err(PolicyError::Duration);
        }
        let codes: std::collections::BTreeSet<_> = self.reasons.iter().map(|r| &r.code).collect();
        let complete = |r: &Reason| !r.code.is_empty() && !r.fr.is_empty() && !r.en.is_empty();
        if self.reasons.is_empty()
            || codes.len() != self.reasons.len()
            || !self.reasons.iter().all(complete)
        {
            return Err(PolicyError::Reasons);
        }
        let own = [&self.terms_fr, &self.terms_en];
        if own[0].trim().is_empty() != own[1].trim().is_empty() {
            return Err(PolicyError::Terms);
        }
        if own.iter().flat_map(|text| text.lines()).any(says_the_policy) {
            return Err(PolicyError::Figures);
        }
        Ok(())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(crate) fn policy() -> Policy {
        Policy {
            eligible: true,
            notice: Notice::Hours(24),
            fee_fixed: Cents::ZERO,
            fee_percent_bp: 0,
            fee_min: Cents::ZERO,
            fee_max: None,
            rates: None,
            channels: None,
            validity_days: 365,
            grace_days: 30,
            sign_from: None,
            reasons: vec![Reason { code: "late".into(), fr: "Délai".into(), en: "Late".into() }],
            terms_version: 1,
            terms_fr: "…".into(),
            terms_en: "…".into(),
        }
    }

    #[test]
    fn twenty_six_less_one_is_twenty_five() {
        let policy = Policy { fee_fixed: Cents(100), ..policy() };
        assert_eq!(policy.reprise(Cents(2600)), Cents(2500));
    }

    #[test]
    fn ninety_percent_of_twenty_six_is_twenty_three_forty() {
        let policy = Policy { fee_percent_bp: 1_000, ..policy() };
        assert_eq!(policy.reprise(Cents(2600)), Cents(2340));
    }

    #[test]
    fn half_a_cent_of_fee_is_kept_by_the_house() {
        let policy = Policy { fee_percent_bp: 1_000, ..policy() };
        assert_eq!(
            (policy.fee(Cents(2695)), policy.reprise(Cents(2695))),
            (Cents(270), Cents(2425))
        );
    }

    #[test]
    fn the_fee_stays_between_its_bounds_and_never_passes_the_price() {
        let policy = Policy {
            fee_percent_bp: 1_000,
            fee_min: Cents(200),
            fee_max: Some(Cents(500)),
            ..policy()
        };
        assert_eq!(policy.fee(Cents(1000)), Cents(200));
        assert_eq!(policy.fee(Cents(9000)), Cents(500));
        assert_eq!(policy.fee(Cents(150)), Cents(150));
        assert_eq!(policy.reprise(Cents::ZERO), Cents::ZERO);
    }

    #[test]
    fn a_request_at_the_very_deadline_is_in_time_and_one_later_is_not() {
        let policy = policy();
        let mut asked = JudgedPlace {
            paid: Cents(2600),
            rate: "plein tarif",
            channel: "INTERNET",
            starts_at_ms: 86_400_000,
            requested_at_ms: 0,
            printed: false,
            scanned: false,
            since: Since::default(),
            free_until_ms: None,
        };
        let deadline =
            |asked: &JudgedPlace<'_>| policy.outcomes(asked, chrono_tz::Europe::Paris)[1];
        assert_eq!(deadline(&asked), (Rule::Deadline, Outcome::Ok));
        asked.requested_at_ms = 1;
        assert_eq!(deadline(&asked), (Rule::Deadline, Outcome::Broken));
    }

    #[test]
    fn what_no_house_can_mean_is_refused() {
        assert_eq!(policy().check(), Ok(()));
        let percent = Policy { fee_percent_bp: 10_001, ..policy() };
        assert_eq!(percent.check(), Err(PolicyError::Percent));
        let bounds = Policy { fee_min: Cents(2), fee_max: Some(Cents(1)), ..policy() };
        assert_eq!(bounds.check(), Err(PolicyError::MinAboveMax));
        let silent = Policy { reasons: vec![], ..policy() };
        assert_eq!(silent.check(), Err(PolicyError::Reasons));
        let half = Policy { terms_en: String::new(), ..policy() };
        assert_eq!(half.check(), Err(PolicyError::Terms));
        let by_hand = Policy { terms_fr: "…\nSans frais.".to_owned(), ..policy() };
        assert_eq!(by_hand.check(), Err(PolicyError::Figures));
    }

    #[test]
    fn a_house_may_keep_nothing_and_take_back_until_the_start() {
        for notice in [Notice::Hours(0), Notice::Days(0)] {
            assert_eq!(Policy { notice, validity_days: 1, ..policy() }.check(), Ok(()));
        }
        let every_one_signed = Policy { sign_from: Some(Cents::ZERO), ..policy() };
        assert_eq!(every_one_signed.check(), Ok(()));
    }

    #[test]
    fn a_credit_lives_past_the_day_it_is_given() {
        let dead_tonight = Policy { validity_days: 0, ..policy() };
        assert_eq!(dead_tonight.check(), Err(PolicyError::Validity));
    }

    #[test]
    fn days_of_grace_are_none_to_a_year_and_never_outlive_the_full_validity() {
        let (at_ms, zone) = (1_591_048_740_000, chrono_tz::Europe::Paris);
        let long = Policy { grace_days: 366, ..policy() };
        assert_eq!(long.check(), Err(PolicyError::Duration));
        let none = Policy { grace_days: 0, ..policy() };
        assert_eq!((none.check(), none.validity(at_ms, zone).grace_ms), (Ok(()), None));
        let week = Policy { validity_days: 7, ..policy() };
        let lives = week.validity(at_ms, zone);
        assert_eq!(lives.grace_ms, Some(lives.full_ms));
    }

    #[test]
    fn a_policy_of_before_grants_thirty_days_of_grace() {
        let mut stored = serde_json::to_value(policy()).unwrap();
        stored.as_object_mut().unwrap().remove("grace_days");
        assert_eq!(serde_json::from_value::<Policy>(stored).unwrap().grace_days, 30);
    }

    #[test]
    fn a_reprise_gives_something_back() {
        let all = Policy { fee_percent_bp: 10_000, ..policy() };
        assert_eq!(all.check(), Err(PolicyError::KeepsAll));
        let up_to_five = Policy { fee_max: Some(Cents(500)), ..all };
        assert_eq!(up_to_five.check(), Ok(()));
    }

    #[test]
    fn the_greatest_fee_leaves_the_others_something() {
        let max = Some(Cents::ZERO);
        let fixed = Policy { fee_fixed: Cents(100), fee_max: Some(Cents(99)), ..policy() };
        let percent = Policy { fee_percent_bp: 1_000, fee_max: max, ..policy() };
        for contradicted in [fixed, percent] {
            assert_eq!(contradicted.check(), Err(PolicyError::MinAboveMax));
        }
        assert_eq!(Policy { fee_max: max, ..policy() }.check(), Ok(()));
    }

    proptest! {
        #[test]
        fn a_reprise_is_never_above_the_price_nor_below_zero(
            paid in 0i64..10_000_000, fixed in 0i64..10_000, percent in 0i64..=10_000,
            min in 0i64..5_000, max in proptest::option::of(5_000i64..10_000),
        ) {
            let policy = Policy {
                fee_fixed: Cents(fixed), fee_percent_bp: percent,
                fee_min: Cents(min), fee_max: max.map(Cents), ..policy()
            };
            let reprise = policy.reprise(Cents(paid));
            prop_assert!(reprise >= Cents::ZERO && reprise <= Cents(paid));
            prop_assert_eq!(reprise + policy.fee(Cents(paid)), Cents(paid));
        }
    }

    #[test]
    fn what_another_system_says_since_breaks_a_rule_of_its_own_and_is_not_spoken_of_otherwise() {
        let asked = JudgedPlace {
            paid: Cents(2600),
            rate: "plein tarif",
            channel: "INTERNET",
            starts_at_ms: 86_400_000_000,
            requested_at_ms: 0,
            printed: false,
            scanned: false,
            since: Since::default(),
            free_until_ms: None,
        };
        let (policy, zone) = (policy(), chrono_tz::Europe::Paris);
        let calm = policy.outcomes(&asked, zone).len();
        assert!(!policy.is_broken_by(&asked, zone));
        let all =
            Since { unpaid: true, cancelled: true, moved: true, repriced: true, scanned: true };
        let said = JudgedPlace { since: all, ..asked };
        let outcomes = policy.outcomes(&said, zone);
        let rules: Vec<_> = outcomes[calm..].iter().map(|(rule, _)| *rule).collect();
        assert_eq!(rules, [Rule::Paid, Rule::Stands, Rule::Unmoved, Rule::SamePrice]);
        assert!(policy.is_broken_by(&said, zone));
    }
}
