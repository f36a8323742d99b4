//! Customers of a batch.

use std::collections::HashMap;

use contract::findings::contradiction;
use contract::ids::CustomerId;
use contract::intake::{HereSays, ImportConflict, ImportPhase, ThereSays};
use contract::locale::Locale;
use domain::text;
use formats::batch::{BatchCustomer, Guessed};
use formats::step;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use store::{Bulk, Tx, TxExt, named, sql};

use super::adopted::adopted;
use super::applying::Applying;
use super::keys::{Keyed, Source};
use super::seen::{Seen, Verdict};
use super::{conflicts, erased};
use crate::books::series;
use crate::contradiction::Found;
use crate::customer;
use crate::customer::keys::{Person, rows};
use crate::mail::readdress;
use crate::{Cx, OfficeError};

/// Customers written between two looks at the watch.
const STEP: usize = 500;

#[derive(Deserialize)]
struct KnownCustomer {
    id: CustomerId,
    external_key: String,
    last_name: String,
    first_name: String,
    email: String,
    phone: String,
    locale: Locale,
}

impl Keyed for KnownCustomer {
    fn take_key(&mut self) -> String {
        std::mem::take(&mut self.external_key)
    }
}

impl KnownCustomer {
    fn facts(&self) -> Json {
        json!([self.last_name, self.first_name, self.email, self.phone, self.locale.tag()])
    }
}

fn facts(there: &BatchCustomer) -> Json {
    json!([there.last_name, there.first_name, there.email, there.phone, there.locale.tag()])
}

/// What is known once a batch was read: what it does not say of a customer, or guesses, is as it is here.
fn completed(there: &BatchCustomer, here: &KnownCustomer) -> BatchCustomer {
    let Guessed { last_name, first_name, locale } = there.guessed;
    let or = |untold: bool, there: &String, here: &String| {
        if untold { here.clone() } else { there.clone() }
    };
    BatchCustomer {
        last_name: or(last_name, &there.last_name, &here.last_name),
        first_name: or(first_name, &there.first_name, &here.first_name),
        email: or(there.email.is_empty(), &there.email, &here.email),
        phone: or(there.phone.is_empty(), &there.phone, &here.phone),
        locale: if locale { here.locale } else { there.locale },
        ..there.clone()
    }
}

/// What is here, but for what a batch does not say.
fn apart(there: &BatchCustomer, here: &KnownCustomer) -> Json {
    let Guessed { last_name, first_name, locale } = there.guessed;
    json!([
        if last_name { &there.last_name } else { &here.last_name },
        if first_name { &there.first_name } else { &here.first_name },
        if there.email.is_empty() { "" } else { &here.email },
        if there.phone.is_empty() { "" } else { &here.phone },
        if locale { there.locale.tag() } else { here.locale.tag() },
    ])
}

/// New customers and their words, until they are written.
struct Fresh {
    customers: Bulk,
    words: Bulk,
    seen: Seen,
}

impl Fresh {
    fn write(&mut self, tx: &mut dyn Tx, at_end: bool) -> Result<(), OfficeError> {
        if at_end || self.words.is_full() {
            self.customers.flush(tx)?;
            self.words.flush(tx)?;
        }
        Ok(self.seen.write(tx, at_end)?)
    }
}

/// Writes new customers, and known ones that the source changed and nobody changed here. Gives the
/// ids of all by the batch's keys.
pub(super) fn apply(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    applying: &mut Applying<'_>,
) -> Result<HashMap<String, CustomerId>, OfficeError> {
    let batch = applying.batch;
    let source = Source(&batch.source);
    let known: HashMap<String, KnownCustomer> = source.known(tx, sql!("customers"))?;
    let mut fresh = Fresh {
        customers: Bulk::new(sql!("../customer/add")),
        words: Bulk::new(sql!("../customer/add_word")),
        seen: Seen::load(tx, source, "customer")?,
    };
    let mut ids: HashMap<String, CustomerId> =
        known.iter().map(|(key, row)| (source.bare(key).to_owned(), row.id)).collect();
    let erased = erased::customers(tx, batch)?;
    ids.extend(erased.iter().map(|(key, id)| (key.clone(), *id)));
    let is_new = |there: &&BatchCustomer| {
        !erased.contains_key(&there.key) && !known.contains_key(&source.key(&there.key))
    };
    let adopted = adopted(tx, batch.customers.iter().filter(is_new))?;
    let mut new = Vec::new();
    for (i, there) in batch.customers.iter().enumerate() {
        if i % STEP == 0 {
            let all = batch.orders.len() as u64;
            step(applying.watch, ImportPhase::Writing, 0, all)?;
            fresh.write(tx, false)?;
        }
        let stored = source.key(&there.key);
        if erased.contains_key(&there.key) {
            applying.report.unchanged += 1;
        } else if let Some(here) = known.get(&stored) {
            refresh((tx, cx), here, there, &stored, &mut fresh.seen, applying)?;
        } else if let Some(id) = adopted.get(there.key.as_str()).copied() {
            tx.execute(sql!("adopt_customer"), &named![id, external_key = &stored])?;
            fresh.seen.see(&stored, &facts(there));
            applying.report.updated += 1;
            ids.insert(there.key.clone(), id);
        } else {
            let id = cx.mint.id();
            ids.insert(there.key.clone(), id);
            new.push((id, there, stored));
        }
    }
    add(tx, new, &mut fresh, applying)?;
    fresh.write(tx, true)?;
    Ok(ids)
}

/// Follows the source, unless somebody changed the customer here.
fn refresh(
    (tx, cx): (&mut dyn Tx, &Cx<'_>),
    here: &KnownCustomer,
    there: &BatchCustomer,
    stored: &str,
    seen: &mut Seen,
    applying: &mut Applying<'_>,
) -> Result<(), OfficeError> {
    let subject = format!("customer {stored}");
    applying.contradictions.look(&subject);
    let whole = &completed(there, here);
    let (told, here_says) = ([&facts(there), &facts(whole)], [&here.facts(), &apart(there, here)]);
    match seen.judge_part(stored, told, here_says) {
        Verdict::Follow => {}
        verdict => {
            applying.report.unchanged += 1;
            if verdict == Verdict::Contradicts {
                let conflict = contradicted(here, whole);
                let what = conflicts::of_file(applying.batch, there.at, conflict);
                applying.contradict(Found::alone(&subject, what));
            }
            return Ok(());
        }
    }
    customer::write(tx, here.id, &person(whole), true)?;
    customer::rename_holders(tx, here.id, (&here.last_name, &here.first_name), &person(whole))?;
    readdress(tx, cx, here.id, &here.email, &whole.email)?;
    applying.report.updated += 1;
    Ok(())
}

fn person(there: &BatchCustomer) -> Person<'_> {
    let BatchCustomer { last_name, first_name, email, phone, .. } = there;
    Person { last_name, first_name, email, phone, locale: there.locale }
}

fn contradicted(here: &KnownCustomer, there: &BatchCustomer) -> ImportConflict {
    let said = |last: &str, first: &str, email: &str, phone: &str| {
        let parts = [text::full_name(last, first), email.to_owned(), phone.to_owned()];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    };
    let told = said(&there.last_name, &there.first_name, &there.email, &there.phone);
    let kept = said(&here.last_name, &here.first_name, &here.email, &here.phone);
    let conflict = contradiction((ThereSays::Customer, told), (HereSays::Changed, kept));
    ImportConflict { place: text::full_name(&here.last_name, &here.first_name), ..conflict }
}

fn add(
    tx: &mut dyn Tx,
    new: Vec<(CustomerId, &BatchCustomer, String)>,
    fresh: &mut Fresh,
    applying: &mut Applying<'_>,
) -> Result<(), OfficeError> {
    if new.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(new.len()).map_err(OfficeError::internal)?;
    applying.report.customers += count;
    // A trial run gives no numbers.
    let first = if applying.dry { 0 } else { series::take(tx, series::CUSTOMER, count)? };
    for (number, (id, there, stored)) in (first..).zip(new) {
        let person = person(there);
        let keys = person.keys();
        fresh.seen.see(&stored, &facts(there));
        let mut row = person.columns(&keys).to_vec();
        row.extend(named![
            id,
            number,
            created_at_ms = there.created_at_ms,
            external_key = stored,
            version = 1
        ]);
        fresh.customers.add(&row);
        for row in rows(&keys, id) {
            fresh.words.add(&row);
        }
        fresh.write(tx, false)?;
    }
    Ok(())
}
