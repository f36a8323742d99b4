//! *Termes et conditions*: what of them the policy decides, and what the house adds in its own words.

use crate::money::{Cents, MAX_AMOUNT};
use crate::performance::Notice;
use crate::policy::Policy;
use crate::wording::own_words;

/// Where the house wants the sentences of its policy among its own; they come first without it.
pub const PLACE: &str = "{conditions}";

/// What one sentence of the terms says of the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    /// No place is taken back here.
    NotTaken,
    /// Until when a request is in time.
    Deadline(Notice),
    /// Nothing is kept.
    NoFee,
    /// The same amount is kept of every place.
    FixedFee(Cents),
    /// A part of the price is kept, in basis points.
    ShareFee(i64),
    /// An amount is kept, and a part of the price in basis points.
    MixedFee(Cents, i64),
    /// At least this is kept of a place.
    LeastFee(Cents),
    /// At most this is kept of a place.
    MostFee(Cents),
    /// How many days a credit can be spent.
    Validity(u32),
    /// From which amount on a supervisor agrees.
    SignedFrom(Cents),
}

/// What the terms say of a policy, in the order in which it is read.
#[must_use]
pub fn clauses(policy: &Policy) -> Vec<Clause> {
    let mut said = Vec::new();
    said.push(if policy.eligible { Clause::Deadline(policy.notice) } else { Clause::NotTaken });
    said.extend(fee(policy));
    said.push(Clause::Validity(policy.validity_days));
    said.extend(policy.sign_from.map(Clause::SignedFrom));
    said
}

fn fee(policy: &Policy) -> Vec<Clause> {
    let Policy { fee_fixed: fixed, fee_percent_bp: share, fee_min: least, fee_max: most, .. } =
        *policy;
    if share == 0 {
        return match policy.fee(MAX_AMOUNT) {
            Cents::ZERO => vec![Clause::NoFee],
            same => vec![Clause::FixedFee(same)],
        };
    }
    let mut said = vec![match fixed {
        Cents::ZERO => Clause::ShareFee(share),
        fixed => Clause::MixedFee(fixed, share),
    }];
    said.extend(Some(least).filter(|least| *least > fixed).map(Clause::LeastFee));
    said.extend(most.map(Clause::MostFee));
    said
}

/// The terms as they are shown: the policy's sentences, a line each, among the house's own lines.
#[must_use]
pub fn together(sentences: &[String], own: &str) -> String {
    let (said, own) = (sentences.join("\n"), own_words(own));
    match own.trim() {
        "" => said,
        own if own.contains(PLACE) => own.replacen(PLACE, &said, 1).replace(PLACE, ""),
        own => format!("{said}\n{own}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::tests::policy;

    #[test]
    fn the_first_policy_says_its_deadline_that_nothing_is_kept_and_how_long_a_credit_lives() {
        let said = clauses(&policy());
        let expected = [Clause::Deadline(Notice::Hours(24)), Clause::NoFee, Clause::Validity(365)];
        assert_eq!(said, expected);
    }

    #[test]
    fn every_part_of_a_fee_is_said_that_can_matter() {
        let fee = |policy| fee(&policy);
        let fixed = Policy { fee_fixed: Cents(100), fee_min: Cents(200), ..policy() };
        assert_eq!(fee(fixed), [Clause::FixedFee(Cents(200))]);
        let share = Policy { fee_percent_bp: 1_000, ..policy() };
        assert_eq!(fee(share.clone()), [Clause::ShareFee(1_000)]);
        let bounded = Policy { fee_min: Cents(200), fee_max: Some(Cents(500)), ..share.clone() };
        let (least, most) = (Clause::LeastFee(Cents(200)), Clause::MostFee(Cents(500)));
        assert_eq!(fee(bounded), [Clause::ShareFee(1_000), least, most]);
        let mixed = Policy { fee_fixed: Cents(100), fee_min: Cents(50), ..share };
        assert_eq!(fee(mixed), [Clause::MixedFee(Cents(100), 1_000)]);
    }

    #[test]
    fn a_house_that_takes_nothing_back_says_so_instead_of_a_deadline() {
        let closed = Policy { eligible: false, sign_from: Some(Cents(30_000)), ..policy() };
        let said = clauses(&closed);
        assert_eq!(said[0], Clause::NotTaken);
        assert_eq!(said.last(), Some(&Clause::SignedFrom(Cents(30_000))));
    }

    #[test]
    fn the_house_says_where_the_sentences_of_its_policy_stand() {
        let said = ["Un.".to_owned(), "Deux.".to_owned()];
        assert_eq!(together(&said, "Trois."), "Un.\nDeux.\nTrois.");
        assert_eq!(together(&said, "Zéro.\n{conditions}\nTrois."), "Zéro.\nUn.\nDeux.\nTrois.");
        assert_eq!(together(&said, " "), "Un.\nDeux.");
    }
}
