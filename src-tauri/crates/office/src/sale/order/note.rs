//! A note on an order, for colleagues. Its words are beside the journal, where they can be erased.

use contract::action::Action;
use contract::args::ById;
use contract::order::{NoteOrder, OrderFile};
use serde_json::json;
use store::Tx;

use super::file::{file, header};
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError, page};

/// Longest note, in characters: it is read at a glance.
const NOTE_MAX: usize = 500;

/// Writes a note on an order.
///
/// # Errors
/// [`crate::Code::BadField`] on `note`; [`crate::Code::NotFound`].
pub fn note(tx: &mut dyn Tx, cx: &Cx<'_>, args: &NoteOrder) -> Result<OrderFile, OfficeError> {
    let words = page::required("note", &args.note, NOTE_MAX)?;
    let order = header(tx, args.id)?;
    let entry = Entry {
        customer_id: order.customer_id,
        order_id: Some(args.id),
        data: json!({ "order": order.number }),
        note: Some(words),
        ..Entry::of(Action::OrderNoted)
    };
    journal::append(tx, cx, entry)?;
    file(tx, cx, &ById { id: args.id })
}
