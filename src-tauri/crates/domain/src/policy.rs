//! The house's policy on reprises: who may ask, until when, and what it costs.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::funding::Validity;
use crate::money::Cents;
use crate::performance::{Notice, end_of_day_ms};
use crate::since::Since;
use crate::text::is_seen;
use crate::wording::says_the_policy;

/// Most days that a notice or a validity has: ten years.
pub const VALIDITY_DAYS_MAX: u32 = 3_660;
/// Most days of grace: a year.
pub const GRACE_DAYS_MAX: u32 = 365;

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

/// The most reasons that a refusal can choose from.
pub const REASONS_MAX: usize = 50;
/// The longest reason, in characters.
pub const REASON_MAX: usize = 200;
/// The longest words of the house beside the policy's own sentences, in characters.
pub const TERMS_MAX: usize = 8_000;

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
    /// No reason, one of which nothing is seen, or one code twice.
    #[error("the refusal reasons are incomplete")]
    Reasons,
    /// More reasons, a longer one or longer words of the house than there is room for.
    #[error("the refusal reasons or the terms are too long")]
    Length,
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
            Self::Length => "length",
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
    /// The fee leaves something to give back. Looked at only where it leaves nothing of what was paid.
    Leaves,
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

/// The rate of a place that is asked back.
#[derive(Clone, Copy, Debug)]
pub struct JudgedRate<'a> {
    /// What a policy lists it as: `#12`, by its id, which a new name does not change.
    pub key: &'a str,
    /// What policies listed it as that were kept before: the key of its name.
    pub name_key: &'a str,
    /// Its name.
    pub name: &'a str,
}

/// What the policy looks at.
#[derive(Clone, Debug)]
pub struct JudgedPlace<'a> {
    pub paid: Cents,
    pub rate: JudgedRate<'a>,
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
        let listed = |list: &Option<Vec<String>>, as_one_of: &[&str]| {
            list.as_ref().is_none_or(|keys| keys.iter().any(|k| as_one_of.contains(&k.as_str())))
        };
        let in_time = asked.requested_at_ms <= self.deadline_ms(asked, zone);
        let time = if asked.free_until_ms.is_some() { Rule::Rescheduled } else { Rule::Deadline };
        let mut outcomes = vec![
            (Rule::Eligible, broken_unless(self.eligible)),
            (time, broken_unless(in_time)),
            (
                Rule::Rate,
                broken_unless(listed(&self.rates, &[asked.rate.key, asked.rate.name_key])),
            ),
            (Rule::Channel, broken_unless(listed(&self.channels, &[asked.channel]))),
            (Rule::Scanned, broken_unless(!asked.scanned)),
            (Rule::Printed, warn_if(asked.printed)),
            (Rule::Free, warn_if(asked.paid == Cents::ZERO)),
        ];
        if asked.paid.is_positive() && !self.reprise_of(asked).is_positive() {
            outcomes.push((Rule::Leaves, Outcome::Warn));
        }
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
        if days > VALIDITY_DAYS_MAX
            || self.validity_days > VALIDITY_DAYS_MAX
            || self.grace_days > GRACE_DAYS_MAX
        {
            return Err(PolicyError::Duration);
        }
        let codes: std::collections::BTreeSet<_> = self.reasons.iter().map(|r| &r.code).collect();
        let complete = |r: &Reason| [&r.code, &r.fr, &r.en].into_iter().all(|text| is_seen(text));
        if self.reasons.is_empty()
            || codes.len() != self.reasons.len()
            || !self.reasons.iter().all(complete)
        {
            return Err(PolicyError::Reasons);
        }
        let own = [&self.terms_fr, &self.terms_en];
        let mut words = self.reasons.iter().flat_map(|r| [&r.code, &r.fr, &r.en]);
        let is_long = |text: &str, most: usize| text.chars().nth(most).is_some();
        if self.reasons.len() > REASONS_MAX
            || words.any(|text| is_long(text, REASON_MAX))
            || own.into_iter().any(|text| is_long(text, TERMS_MAX))
        {
            return Err(PolicyError::Length);
        }
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
pub(crate) mod tests;
