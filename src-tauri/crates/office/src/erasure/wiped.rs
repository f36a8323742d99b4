//! The words of a person taken out of every table, named one by one.

use contract::ids::{CustomerId, OperatorId, PlaceId, RepriseId};
use domain::erasure::name_of_erased;
use domain::performance::local_date;
use domain::text;
use serde::Deserialize;
use store::{Bulk, ByIds, Tx, TxExt, named, sql};

use super::gathered::Gathered;
use super::person::Person;
use crate::books::series;
use crate::customer::mark_of_key;
use crate::{Cx, OfficeError, reprise, site};

/// Takes the words out; `seq` is the row of the journal that tells it. Gives how many mails lost theirs.
///
/// # Errors
/// From the store.
pub(super) fn wipe(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    person: &Person,
    gathered: &Gathered,
    seq: i64,
) -> Result<i64, OfficeError> {
    let (customer_id, at_ms) = (person.id, cx.at_ms);
    let of = named![customer_id];
    let mark = person.external_key.as_deref().map(mark_of_key);
    tx.execute(sql!("add"), &named![customer_id, seq, at_ms, mark])?;
    beside_the_journal(tx, customer_id, gathered)?;
    let name = name_of_erased(local_date(at_ms, cx.house.zone()));
    let name_key = text::key(&name);
    let mails = tx.execute(sql!("empty_mails"), &named![customer_id, name = &name])?;
    let email_key = person.email.to_lowercase();
    if !email_key.is_empty() {
        tx.execute(sql!("empty_mails_to"), &named![customer_id, email_key = &email_key])?;
    }
    tx.execute(sql!("empty_holders"), &of)?;
    former_holders(tx, customer_id)?;
    requests(tx, customer_id, &name_key)?;
    contradictions(tx, cx, person)?;
    if let Some(key) = &person.external_key {
        tx.execute(sql!("forget_source"), &named![external_key = key])?;
    }
    tx.execute(sql!("../customer/clear_words"), &of)?;
    site::forget(tx, customer_id, &email_key)?;
    tx.execute(sql!("empty_customer"), &named![customer_id, name, name_key])?;
    i64::try_from(mails).map_err(OfficeError::internal)
}

/// Commands keep their digests, rows of the journal their hash of the note.
fn beside_the_journal(
    tx: &mut dyn Tx,
    customer_id: CustomerId,
    gathered: &Gathered,
) -> Result<(), OfficeError> {
    let mut commands = Bulk::new(sql!("add_command"));
    for (id, erased) in &gathered.commands {
        commands.add(&named![
            id,
            customer_id,
            sealed = &erased.sealed,
            kept = &erased.kept,
            args_hash = &erased.args_hash
        ]);
    }
    commands.write(tx)?;
    let mut notes = Bulk::new(sql!("add_note"));
    for seq in &gathered.notes {
        notes.add(&named![seq = *seq, customer_id]);
    }
    notes.write(tx)?;
    tx.execute(sql!("empty_commands"), &named![customer_id])?;
    tx.execute(sql!("empty_seat_outs"), &named![customer_id])?;
    tx.execute(sql!("take_notes"), &named![customer_id])?;
    Ok(())
}

/// An order that was theirs and is somebody else's bears that person's name, or none: nobody knows under which names they had it.
fn former_holders(tx: &mut dyn Tx, customer_id: CustomerId) -> Result<(), OfficeError> {
    #[derive(Deserialize)]
    struct Place {
        id: PlaceId,
        holder: String,
        last_name: String,
        first_name: String,
    }
    let before = format!("%\"before_id\":{}", customer_id.number());
    let mut places: Vec<Place> = tx.rows(sql!("former_holders"), &named![customer_id, before])?;
    places.retain(|place| !text::is_name_of(&place.holder, &place.last_name, &place.first_name));
    let places: Vec<PlaceId> = places.into_iter().map(|place| place.id).collect();
    ByIds::new(sql!("../sale/order/set_holder"), &named![holder = ""]).execute(tx, &places)?;
    Ok(())
}

/// What imports said of the person, and of whose an order is. Nobody settles it any more.
fn contradictions(tx: &mut dyn Tx, cx: &Cx<'_>, person: &Person) -> Result<(), OfficeError> {
    let (customer_id, at_ms, name) = (person.id, cx.at_ms, person.full_name());
    // The program chooses nothing.
    let settled_by = Some(cx.operator.id).filter(|id| *id != OperatorId::PROGRAM);
    let choice = if settled_by.is_some() { "here" } else { "agreed" };
    tx.execute(sql!("empty_contradiction_words"), &named![customer_id])?;
    if !name.is_empty() {
        let named = named![at_ms, choice, settled_by, customer_id, name];
        tx.execute(sql!("empty_contradiction_names"), &named)?;
    }
    if let Some(key) = &person.external_key {
        let subject = format!("customer {key}");
        let told = named![at_ms, choice, settled_by, subject];
        tx.execute(sql!("empty_contradictions"), &told)?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct Request {
    id: RepriseId,
    number: i64,
    order_number: String,
    title_key: String,
}

/// Requests are found by what names no person: their number, their order, their show.
fn requests(
    tx: &mut dyn Tx,
    customer_id: CustomerId,
    customer_key: &str,
) -> Result<(), OfficeError> {
    let requests: Vec<Request> = tx.rows(sql!("requests"), &named![customer_id])?;
    if requests.is_empty() {
        return Ok(());
    }
    tx.execute(sql!("clear_request_words"), &named![customer_id])?;
    let mut index = Bulk::new(sql!("../reprise/add_word"));
    for Request { id, number, order_number, title_key } in requests {
        let number = text::key(&series::reprise_number(number));
        let search_key = format!(" {} {title_key} {number}", text::key(&order_number));
        tx.execute(sql!("empty_request"), &named![id, customer_key, search_key = &search_key])?;
        for word in reprise::words(&search_key) {
            index.add(&named![word, reprise_id = id]);
        }
    }
    index.write(tx)?;
    Ok(())
}
