//! What accepting a request gives: what it takes of each payment, and where the credit goes.

use contract::ids::{PaymentId, PlaceId};
use domain::funding::{self, CreditPart, Home, Paid, Source, Validity};
use domain::money::Cents;
use domain::worth::bounded;

use super::{KnownLot, OrderFunds};
use crate::OfficeError;
use crate::books::series;

/// A part of a payment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken {
    /// None where another system has the money.
    pub payment_id: Option<PaymentId>,
    /// What the place was paid with it.
    pub taken: Cents,
    /// What becomes credit of it; the rest is the fee.
    pub amount: Cents,
    pub source: Source<KnownLot>,
}

/// What an acceptance gives.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub taken: Vec<Taken>,
    /// The credit, earliest expiry first.
    pub credit: Vec<CreditPart<KnownLot>>,
}

impl Given {
    /// All the credit.
    pub(crate) fn total(&self) -> Cents {
        self.credit.iter().map(|part| part.amount).sum()
    }
}

impl OrderFunds {
    /// What accepting a request of a place gives now, where `reprise` was frozen on it.
    ///
    /// # Errors
    /// [`crate::Code::Internal`] when the parts do not add up.
    pub(crate) fn give(
        &self,
        place_id: PlaceId,
        reprise: Cents,
        validity: &Validity,
    ) -> Result<Given, OfficeError> {
        let worth = self.worth(place_id);
        let mut taken = self.taken(worth.min(self.left))?;
        let shared: Vec<Paid<usize>> =
            (0..taken.len()).map(|rank| Paid { payment: rank, left: taken[rank].taken }).collect();
        let amount = bounded(reprise, worth, self.left);
        for share in funding::give_back(&shared, amount).map_err(uneven)? {
            taken[share.payment].amount = share.amount;
        }
        // A request that gives nothing says so by a part of nothing.
        if taken.is_empty() && reprise.is_positive() {
            taken.push(elsewhere(Cents::ZERO));
        }
        let parts = taken.iter().map(|part| (part.source, part.amount));
        let credit = funding::as_credit(parts, validity);
        Ok(Given { taken, credit })
    }

    /// What the payments of a place that was paid `worth` are, by the shares of what is left of them.
    fn taken(&self, worth: Cents) -> Result<Vec<Taken>, OfficeError> {
        let lefts: Vec<Paid<usize>> = (0..self.payments.len())
            .map(|rank| Paid { payment: rank, left: self.payments[rank].left })
            .collect();
        let here = worth.min(lefts.iter().map(|paid| paid.left).sum());
        let shares = funding::give_back(&lefts, here).map_err(uneven)?;
        let mut taken: Vec<Taken> = shares
            .into_iter()
            .map(|share| {
                let paid = &self.payments[share.payment];
                Taken {
                    payment_id: Some(paid.id),
                    taken: share.amount,
                    amount: Cents::ZERO,
                    source: paid.source,
                }
            })
            .collect();
        if worth > here {
            taken.push(elsewhere(worth - here));
        }
        Ok(taken)
    }

    /// Takes what was given off what is left.
    pub(crate) fn take(&mut self, given: &Given) {
        for part in &given.taken {
            self.left = self.left - part.taken;
            if let Some(paid) = self.payments.iter_mut().find(|p| Some(p.id) == part.payment_id) {
                paid.left = paid.left - part.taken;
            }
        }
        self.accepted += given.total();
    }
}

/// A part that another system was paid.
const fn elsewhere(taken: Cents) -> Taken {
    Taken { payment_id: None, taken, amount: Cents::ZERO, source: Source::Money }
}

fn uneven(_: Cents) -> OfficeError {
    OfficeError::internal("the payments of an order do not add up")
}

/// A part of the credit as screens name it.
pub(crate) fn credit_part(part: &CreditPart<KnownLot>) -> contract::reprise::CreditPart {
    let lot = match part.home {
        Home::Back(lot) => Some(series::lot_number(lot.number)),
        Home::Grace | Home::Full => None,
    };
    contract::reprise::CreditPart {
        amount_cents: part.amount,
        expires_at_ms: part.expires_at_ms,
        lot,
        grace: part.home == Home::Grace,
    }
}
