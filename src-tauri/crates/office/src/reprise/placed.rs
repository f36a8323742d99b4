//! Credit that is given, on the lots that it goes to.

use contract::ids::LotId;
use domain::credit::LotLeft;
use domain::funding::{CreditPart, Home, Source};

use crate::Cx;
use crate::sale::funds::{Given, KnownLot, Taken};

/// A part of the credit, with its lot.
#[derive(Clone, Copy)]
pub(super) struct Placed {
    pub part: CreditPart<KnownLot>,
    pub lot: KnownLot,
}

/// The lot of each part; new ones have the numbers from `next_lot` on.
pub(super) fn placed(cx: &Cx<'_>, given: &Given, next_lot: i64) -> Vec<Placed> {
    let mut number = next_lot;
    let place = |part: &CreditPart<KnownLot>| {
        let lot = match part.home {
            Home::Back(lot) => lot,
            Home::Grace | Home::Full => {
                let lot = KnownLot { number, id: cx.mint.id() };
                number += 1;
                lot
            }
        };
        Placed { part: *part, lot }
    };
    given.credit.iter().map(place).collect()
}

/// The lot that a part of a payment goes to: where its kind of money goes.
pub(super) fn lot_of(taken: &Taken, placed: &[Placed]) -> Option<LotId> {
    let goes = |placed: &&Placed| match (placed.part.home, taken.source) {
        (Home::Full, Source::Money) => true,
        (Home::Back(lot), Source::Credit { lot: from, .. }) => lot == from,
        _ => false,
    };
    let grace = |placed: &&Placed| {
        placed.part.home == Home::Grace && matches!(taken.source, Source::Credit { .. })
    };
    placed.iter().find(goes).or_else(|| placed.iter().find(grace)).map(|placed| placed.lot.id)
}

/// The account with what is given on it.
pub(super) fn raised(account: &[LotLeft<LotId>], placed: &[Placed]) -> Vec<LotLeft<LotId>> {
    let mut raised = account.to_vec();
    for Placed { part, lot } in placed {
        match raised.iter_mut().find(|known| known.lot_id == lot.id) {
            Some(known) => known.left += part.amount,
            None => raised.push(LotLeft {
                lot_id: lot.id,
                left: part.amount,
                expires_at_ms: part.expires_at_ms,
            }),
        }
    }
    raised
}
