//! The sentences that the terms say of a policy: its figures are written here and nowhere else.

use contract::locale::Locale;
use domain::performance::Notice;
use domain::policy::Policy;
use domain::terms::{Clause, clauses};

use crate::DocumentError;
use crate::words::{amount, percent_short, try_tr};

/// What the terms say of a policy, a sentence each.
///
/// # Errors
/// [`DocumentError::Words`] when a sentence is missing.
pub fn sentences(policy: &Policy, locale: Locale) -> Result<Vec<String>, DocumentError> {
    clauses(policy).into_iter().map(|clause| sentence(clause, locale)).collect()
}

fn sentence(clause: Clause, locale: Locale) -> Result<String, DocumentError> {
    let says = |key: &str| try_tr(locale, key, &[]);
    let counts = |key: &str, count: u32| try_tr(locale, key, &[("count", count.into())]);
    let money = |key: &str, cents| try_tr(locale, key, &[("amount", amount(locale, cents).into())]);
    match clause {
        Clause::NotTaken => says("terms-not-taken"),
        Clause::Deadline(Notice::Hours(0) | Notice::Days(0)) => says("terms-until-start"),
        Clause::Deadline(Notice::Hours(hours)) => counts("terms-hours-before", hours),
        Clause::Deadline(Notice::Days(days)) => counts("terms-days-before", days),
        Clause::NoFee => says("terms-no-fee"),
        Clause::FixedFee(fixed) => money("terms-fee-fixed", fixed),
        Clause::ShareFee(share) => {
            try_tr(locale, "terms-fee-share", &[("share", percent_short(locale, share).into())])
        }
        Clause::MixedFee(fixed, share) => {
            let (fixed, share) = (amount(locale, fixed), percent_short(locale, share));
            try_tr(locale, "terms-fee-mixed", &[("amount", fixed.into()), ("share", share.into())])
        }
        Clause::LeastFee(least) => money("terms-fee-least", least),
        Clause::MostFee(most) => money("terms-fee-most", most),
        Clause::Validity(days) => counts("terms-validity", days),
        Clause::SignedFrom(from) => money("terms-signed-from", from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::money::Cents;

    fn policy() -> Policy {
        let first = include_str!("../../../../assets/policy/default.json");
        serde_json::from_str(first).unwrap()
    }

    fn said(policy: &Policy, locale: Locale) -> String {
        sentences(policy, locale).unwrap().join("\n").replace('\u{a0}', " ")
    }

    #[test]
    fn the_terms_say_what_the_policy_does() {
        let french = said(&policy(), Locale::Fr);
        for part in ["24 heures avant la séance", "sans frais", "365 jours", "300,00 €"] {
            assert!(french.contains(part), "{part}: {french}");
        }
        let dear = Policy {
            notice: Notice::Days(2),
            fee_percent_bp: 1_050,
            fee_fixed: Cents(100),
            fee_min: Cents(200),
            fee_max: Some(Cents(500)),
            validity_days: 1,
            sign_from: None,
            ..policy()
        };
        let english = said(&dear, Locale::En);
        for part in ["2 days before", "€1.00", "10.5%", "€2.00", "€5.00", "1 day"] {
            assert!(english.contains(part), "{part}: {english}");
        }
        assert!(!english.contains("24") && !english.contains("without"), "{english}");
        let french = said(&dear, Locale::Fr);
        assert!(french.contains("10,5 %") && french.contains("1 jour "), "{french}");
    }

    #[test]
    fn until_the_start_is_said_without_a_figure() {
        for notice in [Notice::Hours(0), Notice::Days(0)] {
            let said = said(&Policy { notice, ..policy() }, Locale::Fr);
            assert!(said.starts_with("La demande doit nous parvenir avant le début"), "{said}");
        }
        let closed = said(&Policy { eligible: false, ..policy() }, Locale::Fr);
        assert!(!closed.contains("heures avant"), "{closed}");
    }
}
