//! *Rectification*: what was sold is put right. What may follow what, and whose signature it needs.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::money::Cents;
use crate::performance::local_date;
use crate::place::PlaceState;

/// What is done to a sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AmendmentKind {
    /// *Annulation*: places are given back, and their money with them.
    Void,
    /// *Correction du moyen de paiement*: the same amount was paid otherwise than was typed.
    TenderCorrection,
    /// *Échange*: places are given back against others.
    Exchange,
}

impl AmendmentKind {
    /// The stable name stored in tables.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Void => "void",
            Self::TenderCorrection => "tender_correction",
            Self::Exchange => "exchange",
        }
    }
}

/// How the difference of an exchange is given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// By the tenders it was paid with.
    Money,
    /// As credit; a passing customer, who has no account, still gets money.
    Credit,
}

/// What a house lets its people do to a sale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// A cashier may put right what they sold the same day.
    pub cashier_same_day: bool,
    /// From this amount on a second supervisor signs; never where there is none.
    pub second_from: Option<Cents>,
    /// How the difference of an exchange is given back.
    pub difference: Difference,
    /// The tickets in hand are asked for; without them a supervisor signs.
    pub ask_ticket: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            cashier_same_day: true,
            second_from: Some(Cents(30_000)),
            difference: Difference::Money,
            ask_ticket: true,
        }
    }
}

/// Why a place, or a whole order, cannot be put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum NotAmendable {
    /// Another system sold it and has its money.
    #[error("sold by another system")]
    SoldElsewhere,
    /// The order was never issued, or was cancelled.
    #[error("the order is not issued")]
    NotIssued,
    /// It is asked back: the request is decided first.
    #[error("the place is asked back")]
    Pending,
    /// It became credit: the reprise is reversed instead.
    #[error("the place was taken back")]
    TakenBack,
    /// It was given back already.
    #[error("the place was given back")]
    Cancelled,
}

impl NotAmendable {
    /// The stable name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::SoldElsewhere => "sold_elsewhere",
            Self::NotIssued => "not_issued",
            Self::Pending => "pending",
            Self::TakenBack => "taken_back",
            Self::Cancelled => "cancelled",
        }
    }
}

/// Whether a place of an order may be voided or exchanged, by anybody at all.
///
/// # Errors
/// [`NotAmendable`] says what stands in the way.
pub const fn may_be_given_back(
    state: PlaceState,
    order_issued: bool,
    paid_here: bool,
) -> Result<(), NotAmendable> {
    if !order_issued {
        return Err(NotAmendable::NotIssued);
    }
    if !paid_here {
        return Err(NotAmendable::SoldElsewhere);
    }
    match state {
        PlaceState::Live => Ok(()),
        PlaceState::Pending => Err(NotAmendable::Pending),
        PlaceState::TakenBack => Err(NotAmendable::TakenBack),
        PlaceState::Cancelled => Err(NotAmendable::Cancelled),
    }
}

/// Why one person alone does not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grave {
    /// The house leaves it to supervisors.
    HouseRule,
    /// Somebody else sold it.
    OtherSale,
    OtherDay,
    /// A ticket was scanned at the door.
    Scanned,
    /// The performance has begun.
    Begun,
    /// The tickets in hand were not given back.
    TicketMissing,
    /// The amount is one that a second supervisor signs.
    Amount,
}

impl Grave {
    /// The stable name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::HouseRule => "house_rule",
            Self::OtherSale => "other_sale",
            Self::OtherDay => "other_day",
            Self::Scanned => "scanned",
            Self::Begun => "begun",
            Self::TicketMissing => "ticket_missing",
            Self::Amount => "amount",
        }
    }
}

/// What is about to be done, as the rules look at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Act {
    /// Whoever does it also made the sale, the first one where places were exchanged since.
    pub own_sale: bool,
    /// The sale was made the same day, see [`same_day`].
    pub same_day: bool,
    /// A ticket of it was scanned at the door.
    pub scanned: bool,
    /// A performance of it has begun.
    pub begun: bool,
    /// A ticket of it was printed, and is not given back.
    pub ticket_missing: bool,
    pub amount: Cents,
    /// What was given back of the same order before: one place after another is as all together.
    pub earlier: Cents,
}

/// The signatures that an act needs, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signing {
    /// Supervisors that must sign, whoever does it included: none, one or two.
    pub supervisors: u8,
    pub why: Vec<Grave>,
}

/// The signatures that an act needs under the rules of the house.
#[must_use]
pub fn signing(rules: &Rules, act: &Act) -> Signing {
    let together = act.amount + if act.amount.is_positive() { act.earlier } else { Cents::ZERO };
    let second = rules.second_from.is_some_and(|from| together >= from);
    let graves = [
        (!rules.cashier_same_day, Grave::HouseRule),
        (!act.own_sale, Grave::OtherSale),
        (!act.same_day, Grave::OtherDay),
        (act.scanned, Grave::Scanned),
        (act.begun, Grave::Begun),
        (rules.ask_ticket && act.ticket_missing, Grave::TicketMissing),
        (second, Grave::Amount),
    ];
    let why: Vec<Grave> = graves.iter().filter(|(is, _)| *is).map(|(_, grave)| *grave).collect();
    let supervisors = if second { 2 } else { u8::from(!why.is_empty()) };
    Signing { supervisors, why }
}

/// Whether somebody may do what needs these signatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    May,
    /// Once a supervisor signs beside them.
    SecondNeeded,
    /// Only a supervisor may, with another.
    SupervisorNeeded,
}

/// Whether an operator may, beside whom another supervisor signs or not.
#[must_use]
pub fn standing(role: Role, signing: &Signing, seconded: bool) -> Standing {
    let alone = u8::from(role == Role::Supervisor);
    if alone + u8::from(seconded) >= signing.supervisors {
        Standing::May
    } else if alone + 1 >= signing.supervisors {
        Standing::SecondNeeded
    } else {
        Standing::SupervisorNeeded
    }
}

/// Whether two moments are on the same day of the house's calendar.
#[must_use]
pub fn same_day(a_ms: i64, b_ms: i64, zone: Tz) -> bool {
    let day = local_date(a_ms, zone);
    day.is_some() && day == local_date(b_ms, zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: Act = Act {
        own_sale: true,
        same_day: true,
        scanned: false,
        begun: false,
        ticket_missing: false,
        amount: Cents(2_500),
        earlier: Cents::ZERO,
    };

    fn stands(role: Role, act: Act, seconded: bool) -> Standing {
        standing(role, &signing(&Rules::default(), &act), seconded)
    }

    #[test]
    fn a_cashier_puts_right_what_they_sold_today() {
        assert_eq!(stands(Role::Cashier, OWN, false), Standing::May);
    }

    #[test]
    fn anything_else_needs_a_supervisor_at_the_counter_or_beside_it() {
        let graver = [
            Act { own_sale: false, ..OWN },
            Act { same_day: false, ..OWN },
            Act { scanned: true, ..OWN },
            Act { begun: true, ..OWN },
            Act { ticket_missing: true, ..OWN },
        ];
        for act in graver {
            assert_eq!(stands(Role::Cashier, act, false), Standing::SecondNeeded, "{act:?}");
            assert_eq!(stands(Role::Cashier, act, true), Standing::May, "{act:?}");
            assert_eq!(stands(Role::Supervisor, act, false), Standing::May, "{act:?}");
        }
    }

    #[test]
    fn from_an_amount_on_two_supervisors_sign() {
        let act = Act { amount: Cents(30_000), ..OWN };
        assert_eq!(stands(Role::Supervisor, act, false), Standing::SecondNeeded);
        assert_eq!(stands(Role::Supervisor, act, true), Standing::May);
        assert_eq!(stands(Role::Cashier, act, true), Standing::SupervisorNeeded);
        let just_below = Act { amount: Cents(29_999), ..OWN };
        assert_eq!(stands(Role::Cashier, just_below, false), Standing::May);
        let never = Rules { second_from: None, ..Rules::default() };
        assert_eq!(signing(&never, &act).supervisors, 0);
    }

    #[test]
    fn what_was_given_back_of_the_order_before_counts_with_what_is_given_back_now() {
        let act = Act { earlier: Cents(27_500), ..OWN };
        assert_eq!(stands(Role::Supervisor, act, false), Standing::SecondNeeded);
        let below = Act { earlier: Cents(27_499), ..OWN };
        assert_eq!(stands(Role::Supervisor, below, false), Standing::May);
        // A free place adds nothing.
        let free = Act { amount: Cents::ZERO, earlier: Cents(90_000), ..OWN };
        assert_eq!(stands(Role::Cashier, free, false), Standing::May);
    }

    #[test]
    fn a_house_may_keep_it_to_supervisors_and_ask_for_no_ticket() {
        let strict = Rules { cashier_same_day: false, ..Rules::default() };
        assert_eq!(signing(&strict, &OWN).why, [Grave::HouseRule]);
        let lax = Rules { ask_ticket: false, ..Rules::default() };
        assert_eq!(signing(&lax, &Act { ticket_missing: true, ..OWN }).supervisors, 0);
    }

    #[test]
    fn only_a_live_place_that_was_paid_here_is_given_back() {
        use PlaceState::{Cancelled, Live, Pending, TakenBack};
        assert_eq!(may_be_given_back(Live, true, true), Ok(()));
        assert_eq!(may_be_given_back(Pending, true, true), Err(NotAmendable::Pending));
        assert_eq!(may_be_given_back(TakenBack, true, true), Err(NotAmendable::TakenBack));
        assert_eq!(may_be_given_back(Cancelled, true, true), Err(NotAmendable::Cancelled));
        assert_eq!(may_be_given_back(Live, false, true), Err(NotAmendable::NotIssued));
        assert_eq!(may_be_given_back(Live, true, false), Err(NotAmendable::SoldElsewhere));
    }

    #[test]
    fn a_day_begins_at_midnight_of_the_house() {
        let paris = chrono_tz::Europe::Paris;
        // 2020-06-01 23:59 and 2020-06-02 00:01 in Paris: one day in UTC, two in the house.
        let (late, early) = (1_591_048_740_000, 1_591_048_860_000);
        assert!(!same_day(late, early, paris));
        assert!(same_day(late, early, chrono_tz::UTC));
    }
}
