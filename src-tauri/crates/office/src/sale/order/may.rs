//! What may be done with an order now, each as its command would decide.

use contract::ids::OrderId;
use contract::order::{Allowed, OrderMay};
use domain::access::Role;
use store::Tx;

use super::ties::may_attach;
use crate::sale::pay::may_pay;
use crate::sale::print_all::Copies;
use crate::sale::receipt::may_have_receipt;
use crate::sale::send_tickets::may_send;
use crate::{Code, Cx, OfficeError};

/// What the operator may do with an order, and why not.
///
/// # Errors
/// [`Code::NotFound`]; from the store.
pub(super) fn may(tx: &mut dyn Tx, cx: &Cx<'_>, id: OrderId) -> Result<OrderMay, OfficeError> {
    let till = cx.operator.role != Role::Agent;
    let mut at_till = |asked: fn(&mut dyn Tx, OrderId) -> Result<(), OfficeError>| {
        if till { allowed(asked(tx, id)) } else { allowed(Err(OfficeError::new(Code::NotAllowed))) }
    };
    let may = OrderMay {
        print_all: at_till(print_all)?,
        print_again: at_till(print_again)?,
        send_tickets: at_till(may_send)?,
        receipt: at_till(may_have_receipt)?,
        take_payment: at_till(may_pay)?,
        ..OrderMay::default()
    };
    Ok(OrderMay { attach_customer: allowed(may_attach(tx, id))?, note: Allowed::yes(), ..may })
}

/// A refusal is an answer here; what the store says is not.
fn allowed(asked: Result<(), OfficeError>) -> Result<Allowed, OfficeError> {
    match asked {
        Ok(()) => Ok(Allowed::yes()),
        Err(OfficeError::Refused(refusal)) => Ok(Allowed::no(refusal)),
        Err(error) => Err(error),
    }
}

fn print_all(tx: &mut dyn Tx, id: OrderId) -> Result<(), OfficeError> {
    let copies = Copies::of(tx, id)?;
    copies.none_in_doubt()?;
    match copies.all_given() {
        Some(copy) => Err(copy.refuse(Code::TicketPrinted)),
        None => Ok(()),
    }
}

fn print_again(tx: &mut dyn Tx, id: OrderId) -> Result<(), OfficeError> {
    Copies::of(tx, id)?.none_in_doubt()
}
