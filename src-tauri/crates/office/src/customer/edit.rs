//! A customer made or changed. Names and addresses are personal: the journal has only that it was
//! done, to whom and which fields.

use contract::action::Action;
use contract::args::ById;
use contract::customer::{CustomerChange, CustomerFields, CustomerSheet, NewCustomer};
use contract::ids::CustomerId;
use domain::text;
use serde::Deserialize;
use serde_json::json;
use store::{Bulk, Named, Tx, TxExt, Value, dialect, named, sql};

use super::former;
use super::gone::erased;
use super::keys::{Keys, Person, rows};
use super::sheet::sheet;
use crate::books::journal::{self, Entry};
use crate::books::series;
use crate::mail::readdress;
use crate::{Code, Cx, OfficeError, page};

const NAME_MAX: usize = 120;
const EMAIL_MAX: usize = domain::email::LONGEST;
const PHONE_MAX: usize = 40;

/// The fields without their outer spaces, refused when they cannot be.
fn checked(fields: &CustomerFields) -> Result<CustomerFields, OfficeError> {
    let one_line = |field: &str, text: &str, max| match page::text(field, text, max) {
        Ok(kept) if !kept.contains('\n') => Ok(kept.to_owned()),
        _ => Err(OfficeError::bad_field(field)),
    };
    page::required("last_name", &fields.last_name, NAME_MAX)?;
    let email = one_line("email", &fields.email, EMAIL_MAX)?;
    if !email.is_empty() {
        page::email("email", &email)?;
    }
    let phone = one_line("phone", &fields.phone, PHONE_MAX)?;
    let in_phone = |c: char| c.is_ascii_digit() || " .-+()/".contains(c);
    if !phone.chars().all(in_phone) {
        return Err(OfficeError::bad_field("phone"));
    }
    Ok(CustomerFields {
        last_name: one_line("last_name", &fields.last_name, NAME_MAX)?,
        first_name: one_line("first_name", &fields.first_name, NAME_MAX)?,
        email,
        phone,
        locale: fields.locale,
    })
}

/// Makes a customer. A second one with the same e-mail wants a yes.
///
/// # Errors
/// [`Code::BadField`] names the field; [`Code::CustomerTwin`] who has the e-mail.
pub fn create(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &NewCustomer,
) -> Result<CustomerSheet, OfficeError> {
    let fields = checked(&args.fields())?;
    if !args.anyway {
        no_twin(tx, &fields.email)?;
    }
    let person = person(&fields);
    let keys = person.keys();
    let (id, number) = (cx.mint.id(), series::take(tx, series::CUSTOMER, 1)?);
    let mut row = person.columns(&keys).to_vec();
    row.extend(named![
        id,
        number,
        created_at_ms = cx.at_ms,
        external_key = None::<String>,
        version = 1
    ]);
    tx.execute(sql!("add"), &row)?;
    index(tx, id, &keys)?;
    record(tx, cx, Action::CustomerCreated, id, json!({ "number": number }))?;
    sheet(tx, cx, &ById { id })
}

/// Refuses an e-mail that a customer has.
fn no_twin(tx: &mut dyn Tx, email: &str) -> Result<(), OfficeError> {
    #[derive(Deserialize)]
    struct Twin {
        number: i64,
        last_name: String,
        first_name: String,
    }
    let email_key = email.trim().to_lowercase();
    let twin: Option<Twin> = tx.row(sql!("with_email"), &named![email_key])?;
    twin.map_or(Ok(()), |Twin { number, last_name, first_name }| {
        let name = text::full_name(&last_name, &first_name);
        Err(OfficeError::new(Code::CustomerTwin).with("name", name).with("number", number))
    })
}

/// Changes a customer. Somebody else's e-mail wants a yes.
///
/// # Errors
/// [`Code::ChangedSince`], [`Code::NotFound`], [`Code::CustomerErased`], [`Code::BadField`] names the field;
/// [`Code::CustomerTwin`] who has the e-mail. The former address is told that it is another.
pub fn change(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &CustomerChange,
) -> Result<CustomerSheet, OfficeError> {
    let fields = checked(&args.fields)?;
    let before = sheet(tx, cx, &ById { id: args.id })?;
    if let Some(at_ms) = before.erased_at_ms {
        return Err(erased(at_ms));
    }
    if before.version != args.version {
        return Err(OfficeError::new(Code::ChangedSince));
    }
    let moved = before.fields.email.to_lowercase() != fields.email.to_lowercase();
    if moved && !args.anyway {
        no_twin(tx, &fields.email)?;
    }
    let rewritten = before.fields.email != fields.email;
    // The line of a site has its server change the address, once the former one is told.
    let by_server = rewritten && tx.is_site_on_server();
    write(tx, args.id, &person(&fields), rewritten && !by_server)?;
    if !by_server {
        readdress(tx, cx, args.id, &before.fields.email, &fields.email)?;
    }
    let former_name = (before.fields.last_name.as_str(), before.fields.first_name.as_str());
    rename_holders(tx, args.id, former_name, &person(&fields))?;
    if moved {
        former::tell(tx, cx, &before, &fields)?;
    }
    if by_server {
        tx.int(dialect::CHANGES_ADDRESS, &[Value::Text(fields.email.clone())])?;
    }
    let changed = [
        ("last_name", before.fields.last_name != fields.last_name),
        ("first_name", before.fields.first_name != fields.first_name),
        ("email", before.fields.email != fields.email),
        ("phone", before.fields.phone != fields.phone),
        ("locale", before.fields.locale != fields.locale),
    ];
    let changed: Vec<_> = changed.iter().filter(|(_, is)| *is).map(|(field, _)| *field).collect();
    record(tx, cx, Action::CustomerChanged, args.id, json!({ "fields": changed.join(" ") }))?;
    sheet(tx, cx, &ById { id: args.id })
}

/// Has the tickets that are still to be made here bear the name that somebody has now. The line of a site changes none.
pub(crate) fn rename_holders(
    tx: &mut dyn Tx,
    customer_id: CustomerId,
    (last, first): (&str, &str),
    now: &Person<'_>,
) -> Result<(), OfficeError> {
    let (former, holder) =
        (text::full_name(last, first), text::full_name(now.last_name, now.first_name));
    if former != holder && !tx.is_limited() {
        tx.execute(sql!("rename_holders"), &named![customer_id, holder, former])?;
    }
    Ok(())
}

/// Corrects a customer's address alone, as it was said at the counter or on the phone.
///
/// # Errors
/// [`Code::NotFound`]; [`Code::BadField`] on `email`.
pub(crate) fn correct_address(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    id: CustomerId,
    email: &str,
) -> Result<(), OfficeError> {
    let before = sheet(tx, cx, &ById { id })?;
    let fields = CustomerFields { email: email.to_owned(), ..before.fields };
    change(tx, cx, &CustomerChange { id, version: before.version, fields, anyway: true })?;
    Ok(())
}

/// Writes what is known of a customer, their address only where it is another, and the words by which they are found.
pub(crate) fn write(
    tx: &mut dyn Tx,
    id: CustomerId,
    person: &Person<'_>,
    rewritten: bool,
) -> Result<(), OfficeError> {
    let keys = person.keys();
    let address = |(name, _): &Named| matches!(*name, "email" | "email_key");
    let (mut address, mut row): (Vec<Named>, Vec<Named>) =
        person.columns(&keys).into_iter().partition(address);
    row.extend(named![id]);
    tx.execute(sql!("write"), &row)?;
    if rewritten {
        address.extend(named![id]);
        tx.execute(sql!("write_address"), &address)?;
    }
    tx.execute(sql!("clear_words"), &named![customer_id = id])?;
    index(tx, id, &keys)
}

fn person(fields: &CustomerFields) -> Person<'_> {
    let CustomerFields { last_name, first_name, email, phone, locale } = fields;
    Person { last_name, first_name, email, phone, locale: *locale }
}

fn index(tx: &mut dyn Tx, id: CustomerId, keys: &Keys) -> Result<(), OfficeError> {
    let mut words = Bulk::new(sql!("add_word"));
    rows(keys, id).into_iter().for_each(|row| words.add(&row));
    Ok(words.write(tx)?)
}

fn record(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    action: Action,
    customer_id: CustomerId,
    data: serde_json::Value,
) -> Result<(), OfficeError> {
    let entry = Entry { customer_id: Some(customer_id), data, ..Entry::of(action) };
    journal::append(tx, cx, entry)?;
    Ok(())
}
