//! Orders that were paid less than their places cost.

use contract::customer::OrderState;
use contract::intake::ImportDiscount;
use domain::money::Cents;
use formats::batch::BatchOrder;

use super::run::Run;
use crate::intake::applying::Applying;

impl Run<'_> {
    /// Says of an order that its places are worth less than their prices: a code, a voucher, a courtesy.
    pub(super) fn discounted(&self, order: &BatchOrder, applying: &mut Applying<'_>) {
        let places = order.places.iter().filter(|place| place.state.holds_seat());
        let places_cents: Cents = places.map(|place| place.price).sum();
        let paid_cents = (order.total - order.fees).max(Cents::ZERO);
        if order.state != OrderState::Issued || paid_cents >= places_cents {
            return;
        }
        applying.report.discount(ImportDiscount {
            file: self.batch.file(order.at).to_owned(),
            line: i64::from(order.at.line),
            order: order.number.clone(),
            places_cents,
            paid_cents,
        });
    }
}
