//! Whose an order is: the source's word, unless somebody was chosen here or something ties it to its customer.

use contract::ids::CustomerId;
use contract::intake::{HereSays, ThereSays};
use domain::text;
use formats::batch::BatchOrder;
use store::Tx;

use super::run::{KnownOrder, Run};
use crate::OfficeError;
use crate::contradiction::Found;
use crate::customer::is_erased;
use crate::intake::applying::Applying;
use crate::intake::conflicts;
use crate::sale::order::tied_to;

impl Run<'_> {
    /// The customer of a known order. Where another is told and it is tied to its own, that is listed, unless the other
    /// was erased.
    pub(super) fn owner(
        &self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        here: &KnownOrder,
        told: Option<CustomerId>,
        applying: &mut Applying<'_>,
    ) -> Result<Option<CustomerId>, OfficeError> {
        let Some(told) = told.filter(|_| !here.attached_here) else { return Ok(here.customer_id) };
        if here.customer_id.is_none_or(|own| own == told) {
            return Ok(Some(told));
        }
        let Some(name) = tied_to(tx, here.id, told)? else { return Ok(Some(told)) };
        if is_erased(tx, told)? {
            return Ok(here.customer_id);
        }
        let there = self.batch.customers.iter().find(|c| Some(&c.key) == order.customer.as_ref());
        let there = there.map(|c| text::full_name(&c.last_name, &c.first_name));
        let (there, here_says) = ((ThereSays::Customer, there.unwrap_or_default()), HereSays::Tied);
        let place = (String::new(), order.at);
        applying.contradict(Found {
            subject: format!("order {}", self.source.key(&order.key)),
            order_id: Some(here.id),
            place_id: None,
            reprise_id: None,
            what: conflicts::of_place(self.batch, order, place, there, (here_says, name)),
        });
        Ok(here.customer_id)
    }
}
