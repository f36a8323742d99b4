//! Whether an order stands: one that is unpaid or cancelled has neither tickets nor requests.

use contract::customer::OrderState;

use crate::{Code, OfficeError};

/// Refuses an order that is not paid, or is cancelled.
///
/// # Errors
/// [`Code::OrderUnpaid`], [`Code::OrderCancelled`] name the order.
pub(crate) fn stands(state: OrderState, number: &str) -> Result<(), OfficeError> {
    let code = match state {
        OrderState::Issued => return Ok(()),
        OrderState::Unpaid => Code::OrderUnpaid,
        OrderState::Cancelled => Code::OrderCancelled,
    };
    Err(OfficeError::new(code).with("order", number))
}
