//! What the files of a counter are named by that tell of a person.

use std::collections::BTreeMap;

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
    /// Number of an order, and of every ticket of it.
    Tickets(String, Vec<i64>),
    /// Number of an amendment, as it is printed.
    Amendment(String),
    /// Id of a mail: its file, its letter.
    Mail(String),
    /// Id of a mail about somebody else that went to their address: its file.
    MailTo(String),
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
        ticket: Option<i64>,
    }
    let rows: Vec<Row> = tx.rows(sql!("papers"), &named![customer_id])?;
    let mut papers = Vec::new();
    let mut printed: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for Row { kind, name, ticket } in rows {
        match ticket {
            Some(ticket) => printed.entry(name).or_default().push(ticket),
            None => papers.push(paper_of(&kind, name)),
        }
    }
    papers.extend(printed.into_iter().map(|(order, tickets)| PaperOf::Tickets(order, tickets)));
    Ok(papers)
}

fn paper_of(kind: &str, name: String) -> PaperOf {
    match kind {
        "customer" => PaperOf::Customer(name),
        "order" => PaperOf::Order(name),
        "amendment" => {
            PaperOf::Amendment(series::amendment_number(name.parse().unwrap_or_default()))
        }
        "mail" => PaperOf::Mail(name),
        "mail_to" => PaperOf::MailTo(name),
        _ => PaperOf::Rescheduling(name),
    }
}

/// The numbers of orders that are like this, in the words of SQL.
///
/// # Errors
/// From the store.
pub fn orders_like(tx: &mut dyn Tx, like: &str) -> Result<Vec<String>, OfficeError> {
    #[derive(Deserialize)]
    struct Row {
        number: String,
    }
    let rows: Vec<Row> = tx.rows(sql!("orders_like"), &named![like])?;
    Ok(rows.into_iter().map(|row| row.number).collect())
}
