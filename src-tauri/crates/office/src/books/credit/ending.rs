//! *Rappel d’échéance*: credit that ends within a month is told to its customer, each lot once. The row of the journal that
//! says so covers the lots that were there and ended soon at that time: nothing else is kept.

use std::collections::BTreeMap;

use contract::action::Action;
use contract::args::ById;
use contract::customer::CustomerSheet;
use contract::facts::{CreditFacts, MailFacts, MailKind};
use contract::ids::CustomerId;
use domain::credit::SOON_MS;
use domain::money::Cents;
use domain::reprise::undoable_ms;
use domain::text;
use serde::Deserialize;
use serde_json::json;
use store::{ByIds, Named, Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::books::series;
use crate::{Cx, House, OfficeError, customer, mail};

/// Customers who are written to in one transaction: nobody else writes meanwhile.
const TOGETHER: i64 = 25;

#[derive(Deserialize)]
struct EndingLot {
    number: i64,
    customer_id: CustomerId,
    /// Last millisecond at which it can be spent.
    expires_at_ms: i64,
    left_cents: Cents,
}

fn times(now_ms: i64) -> [Named; 3] {
    named![now_ms, soon_ms = now_ms + SOON_MS, soon_for_ms = SOON_MS]
}

fn due(tx: &mut dyn Tx, now_ms: i64) -> Result<Vec<CustomerId>, OfficeError> {
    let mut asked = times(now_ms).to_vec();
    let (from_ms, to_ms) = undoable_ms(now_ms).into_inner();
    asked.extend(named![limit = TOGETHER, from_ms, to_ms]);
    Ok(tx.ints(sql!("ending_customers"), &asked)?.into_iter().map(CustomerId::from).collect())
}

/// Whether somebody has credit that ends soon and was not told. Takes no lock.
///
/// # Errors
/// From the store.
pub fn is_due(tx: &mut dyn Tx, now_ms: i64) -> Result<bool, OfficeError> {
    Ok(!due(tx, now_ms)?.is_empty())
}

/// Queues a mail to each customer whose credit ends soon and who was not told, a row of the journal each. Gives how many.
/// As with what lapses, the house lock is the lease: whoever comes second finds nobody.
///
/// # Errors
/// [`crate::Code::HouseMoved`]; from the store.
pub fn tell(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<u64, OfficeError> {
    House::load(tx)?;
    let customers = due(tx, cx.at_ms)?;
    if customers.is_empty() {
        return Ok(0);
    }
    let rows: Vec<EndingLot> =
        ByIds::new(sql!("ending_lots"), &times(cx.at_ms)).rows(tx, &customers)?;
    let mut lots: BTreeMap<CustomerId, Vec<EndingLot>> = BTreeMap::new();
    for lot in rows {
        lots.entry(lot.customer_id).or_default().push(lot);
    }
    let mut entries = Vec::new();
    for (id, mut lots) in lots {
        lots.sort_by_key(|lot| (lot.expires_at_ms, lot.number));
        let sheet = customer::sheet(tx, cx, &ById { id })?;
        write(tx, cx, &sheet, &lots)?;
        entries.push(entry(id, &lots));
    }
    let told = entries.len() as u64;
    journal::append_all(tx, cx, entries)?;
    Ok(told)
}

fn write(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    to: &CustomerSheet,
    lots: &[EndingLot],
) -> Result<(), OfficeError> {
    let credit = lots.iter().map(|lot| CreditFacts {
        lot: series::lot_number(lot.number),
        amount: lot.left_cents,
        expires_at_ms: lot.expires_at_ms,
    });
    let (kind, locale) = (MailKind::CreditEnding, to.fields.locale);
    let greeted = text::greeted(&to.fields.first_name, &to.fields.last_name);
    let facts = MailFacts {
        credit: credit.collect(),
        balance_after: Some(to.balance_cents),
        ..MailFacts::to(greeted, locale, kind, cx.house.facts(), cx.at_ms)
    };
    mail::queue(tx, cx, &facts, &to.fields.email, to.id, None, None, cx.at_ms)?;
    Ok(())
}

fn entry<'a>(customer_id: CustomerId, lots: &[EndingLot]) -> Entry<'a> {
    let numbers: Vec<String> = lots.iter().map(|lot| series::lot_number(lot.number)).collect();
    let amount: Cents = lots.iter().map(|lot| lot.left_cents).sum();
    let data = json!({
        "lots": numbers.join(", "),
        "amount_cents": amount,
        "expires_at_ms": lots.first().map(|lot| lot.expires_at_ms),
    });
    Entry { customer_id: Some(customer_id), data, ..Entry::of(Action::CreditEndingTold) }
}
