//! The customer asks places back, and takes a request back while it is undecided: the rules are those of the desk.

use contract::args::{Empty, Versioned};
use contract::reprise::{QuotePlaces, RepriseQuote, RequestReprise, Requested};
use contract::site::{AskBack, MyPlaces, TakeBack};
use store::{Tx, TxExt, named, sql};

use super::me;
use super::mine::are_mine;
use crate::{Cx, OfficeError, reprise};

/// What asking these places back would give, under the terms in force.
///
/// # Errors
/// [`crate::Code::NotFound`] for what is not the customer's; [`crate::Code::RuleBroken`] where the box office alone can
/// ask; as the desk's.
pub fn quote(tx: &mut dyn Tx, cx: &Cx<'_>, args: &MyPlaces) -> Result<RepriseQuote, OfficeError> {
    are_mine(tx, cx, args)?;
    reprise::quote_on_site(tx, cx, &QuotePlaces { place_ids: args.place_ids.clone() })
}

/// Asks places back. What was shown and accepted is compared with what is now.
///
/// # Errors
/// As [`quote`]; [`crate::Code::PerformanceMoved`], [`crate::Code::TermsChanged`], [`crate::Code::AmountChanged`].
pub fn ask_back(tx: &mut dyn Tx, cx: &Cx<'_>, args: &AskBack) -> Result<Requested, OfficeError> {
    let place_ids = args.place_ids.clone();
    are_mine(tx, cx, &MyPlaces { number: args.number.clone(), place_ids: place_ids.clone() })?;
    let request = RequestReprise {
        place_ids,
        seen_starts_at_ms: args.seen_starts_at_ms.clone(),
        terms_version: args.terms_version,
        expected_reprise_cents: args.expected_reprise_cents,
    };
    reprise::request(tx, cx, &request)
}

/// Takes a request back: the place is the customer's again, as nothing was decided.
///
/// # Errors
/// [`crate::Code::NotFound`] for a request that is not theirs; [`crate::Code::Contradicted`] for a place that another
/// system cancelled; as the desk's.
pub fn take_back(tx: &mut dyn Tx, cx: &Cx<'_>, args: &TakeBack) -> Result<Empty, OfficeError> {
    let asked = named![id = args.id, customer_id = me(cx)?];
    if tx.int(sql!("is_my_request"), &asked)? == 0 {
        return Err(OfficeError::not_found("reprise"));
    }
    reprise::withdraw(tx, cx, &Versioned { id: args.id, version: args.version })?;
    Ok(Empty {})
}
