//! Rules and reasons of the frozen policy, as the screens read them.

use chrono_tz::Tz;
use contract::locale::Locale;
use contract::reprise::FileRule;
use contract::sentence::Fact;
use domain::money::Cents;
use domain::policy::{JudgedPlace, Policy, Rule};

use crate::{Code, OfficeError};

/// The outcome of each rule, with the facts of its sentence.
pub(super) fn rules(policy: &Policy, asked: &JudgedPlace<'_>, zone: Tz) -> Vec<FileRule> {
    let deadline = policy.deadline_ms(asked, zone);
    let facts = |rule: Rule| -> Vec<(&str, Fact)> {
        match rule {
            Rule::Deadline => vec![
                ("deadline_at_ms", deadline.into()),
                ("requested_at_ms", asked.requested_at_ms.into()),
            ],
            Rule::Rescheduled => vec![("free_until_day_ms", deadline.into())],
            Rule::Rate => vec![("rate", asked.rate.name.into())],
            Rule::Channel => vec![("channel", asked.channel.into())],
            _ => Vec::new(),
        }
    };
    let outcomes = policy.outcomes(asked, zone);
    outcomes
        .into_iter()
        .map(|(rule, outcome)| FileRule {
            rule,
            outcome,
            args: facts(rule).into_iter().map(|(name, fact)| (name.to_owned(), fact)).collect(),
        })
        .collect()
}

/// A reason in the customer's language.
pub(super) fn reason<'a>(
    policy: &'a Policy,
    code: &str,
    locale: Locale,
) -> Result<&'a str, OfficeError> {
    let found = policy.reasons.iter().find(|reason| reason.code == code);
    let reason = found.ok_or_else(|| OfficeError::new(Code::UnknownReason))?;
    Ok(match locale {
        Locale::Fr => &reason.fr,
        Locale::En => &reason.en,
    })
}

/// Which rule says that nothing comes back of what was paid for a place.
pub(super) const fn nothing(paid: Cents) -> Rule {
    if paid.is_positive() { Rule::Leaves } else { Rule::Free }
}

/// The stable name of a rule.
pub(super) const fn rule_key(rule: Rule) -> &'static str {
    match rule {
        Rule::Eligible => "eligible",
        Rule::Deadline => "deadline",
        Rule::Rescheduled => "rescheduled",
        Rule::Rate => "rate",
        Rule::Channel => "channel",
        Rule::Scanned => "scanned",
        Rule::Printed => "printed",
        Rule::Free => "free",
        Rule::Leaves => "leaves",
        Rule::Paid => "paid",
        Rule::Stands => "stands",
        Rule::Unmoved => "unmoved",
        Rule::SamePrice => "same_price",
    }
}
