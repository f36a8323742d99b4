//! What the files of a counter are named by that tell of a person.

use contract::ids::CustomerId;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::OfficeError;
use crate::books::series;

/// What a paper is named by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperOf {
    /// Number of the customer: a statement, an export.
    Customer(String),
    /// Number of an order: its tickets and receipts.
    Order(String),
    /// Number of an amendment, as it is printed.
    Amendment(String),
    /// Id of a mail: its file, its letter.
    Mail(String),
    /// Id of a move: its letters.
    Rescheduling(String),
}

/// Who was erased, in the order of their erasures.
///
/// # Errors
/// From the store.
pub fn everyone(tx: &mut dyn Tx) -> Result<Vec<CustomerId>, OfficeError> {
    Ok(tx.ints(sql!("everyone"), &[])?.into_iter().map(CustomerId::from).collect())
}

/// The papers that tell of a person.
///
/// # Errors
/// From the store.
pub fn papers(tx: &mut dyn Tx, customer_id: CustomerId) -> Result<Vec<PaperOf>, OfficeError> {
    #[derive(Deserialize)]
    struct Row {
        kind: String,
        name: String,
    }
    let rows: Vec<Row> = tx.rows(sql!("papers"), &named![customer_id])?;
    let paper = |Row { kind, name }: Row| match kind.as_str() {
        "customer" => PaperOf::Customer(name),
        "order" => PaperOf::Order(name),
        "amendment" => {
            PaperOf::Amendment(series::amendment_number(name.parse().unwrap_or_default()))
        }
        "mail" => PaperOf::Mail(name),
        _ => PaperOf::Rescheduling(name),
    };
    Ok(rows.into_iter().map(paper).collect())
}
