//! Numbers of orders: one of another system never meets one of this house.

use contract::ids::OrderId;
use contract::intake::{HereSays, ThereSays};
use formats::batch::BatchOrder;
use store::{Tx, TxExt, named, sql};

use super::run::{KnownOrder, Run};
use crate::OfficeError;
use crate::contradiction::Found;
use crate::intake::applying::Applying;
use crate::intake::conflicts;

/// Numbers that are tried for an order whose own is taken.
const TRIES: usize = 1_000;

impl<'a> Run<'a> {
    /// The number of an order: its own, or the next that is free behind it where another order has that. The
    /// order comes in all the same, and what it is called there is listed on it.
    pub(super) fn number(
        &mut self,
        tx: &mut dyn Tx,
        order: &'a BatchOrder,
        here: Option<&KnownOrder>,
        applying: &mut Applying<'_>,
    ) -> Result<String, OfficeError> {
        let own = &order.number;
        let taken = self.taken_numbers.contains(own) && here.is_none_or(|here| here.number != *own);
        if !taken && self.numbers.insert(own.clone()) {
            return Ok(own.clone());
        }
        if let Some(here) = here.filter(|here| here.number != *own) {
            self.numbered(order, here.id, &here.number, applying);
            return Ok(here.number.clone());
        }
        for rank in 2..TRIES {
            let number = format!("{own}-{rank}");
            let free = tx.int(sql!("../../sale/order_taken"), &named![number = &number])? == 0;
            if free && self.numbers.insert(number.clone()) {
                return Ok(number);
            }
        }
        Err(OfficeError::internal("no order number is free"))
    }

    /// Lists that an order is called otherwise here.
    pub(super) fn numbered(
        &self,
        order: &BatchOrder,
        order_id: OrderId,
        number: &str,
        applying: &mut Applying<'_>,
    ) {
        let there = (ThereSays::Numbered, order.number.clone());
        let here = (HereSays::Renumbered, number.to_owned());
        let place = (String::new(), order.at);
        applying.contradict(Found {
            subject: format!("order {}", self.source.key(&order.key)),
            order_id: Some(order_id),
            place_id: None,
            reprise_id: None,
            what: conflicts::of_place(self.batch, order, place, there, here),
        });
    }
}
