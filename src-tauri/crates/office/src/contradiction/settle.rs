//! A contradiction is settled by a person, with a word.

use contract::action::Action;
use contract::args::Empty;
use contract::contradiction::{ContradictionChoice, SettleContradiction};
use contract::ids::{CustomerId, OrderId};
use serde::Deserialize;
use serde_json::json;
use store::{ByIds, Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::books::series;
use crate::{Code, Cx, OfficeError, page};

/// Longest word about what was done, in characters.
const WORD_MAX: usize = 500;

#[derive(Deserialize)]
struct One {
    order_id: Option<OrderId>,
    order_number: String,
    place: String,
    choice: Option<String>,
    number: Option<i64>,
    customer_id: Option<CustomerId>,
    open: bool,
}

/// Settles a contradiction: what is here stays, or it was put right by hand as the other system says. The
/// same said again is not listed again.
///
/// # Errors
/// [`Code::NotFound`], [`Code::ChangedSince`] where it is settled, [`Code::SettledByRequest`] where a request is open
/// that it speaks of; [`Code::BadField`] on `choice` or `word`.
pub fn settle(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &SettleContradiction,
) -> Result<Empty, OfficeError> {
    let word = page::required("word", &args.word, WORD_MAX)?;
    let choice = match args.choice {
        ContradictionChoice::Here => "here",
        ContradictionChoice::There => "there",
        _ => return Err(OfficeError::bad_field("choice")),
    };
    let one: Option<One> = tx.row(sql!("one"), &named![id = args.id])?;
    let one = one.ok_or_else(|| OfficeError::not_found("contradiction"))?;
    if one.choice.is_some() {
        return Err(OfficeError::new(Code::ChangedSince));
    }
    if let Some(number) = one.number.filter(|_| one.open) {
        let number = series::reprise_number(number);
        return Err(OfficeError::new(Code::SettledByRequest).with("number", number));
    }
    let by = named![choice, at_ms = cx.at_ms, operator_id = cx.operator.id, word];
    ByIds::new(sql!("settle"), &by).execute(tx, &[args.id])?;
    let data = json!({ "order": one.order_number, "place": one.place, "choice": choice });
    let entry = Entry {
        order_id: one.order_id,
        customer_id: one.customer_id,
        data,
        note: Some(word),
        ..Entry::of(Action::ContradictionSettled)
    };
    journal::append(tx, cx, entry)?;
    Ok(Empty {})
}
