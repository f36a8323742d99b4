//! Customers of an export. Orders with the same address have the same customer; an order without
//! one has its own. The name and the language are those of one order: another export may say others.

use std::collections::{BTreeMap, HashMap};

use contract::locale::Locale;
use domain::email::LONGEST;

use super::doc::clip;
use super::shape::{Invoice, Leaf, Order};
use crate::batch::{At, Batch, BatchCustomer, Guessed};

/// Where in the batch a customer's key is, for all the events of a file.
pub(super) type KnownPeople = HashMap<String, usize>;

/// Adds an order's customer where they are new; gives their key.
pub(super) fn customer(
    order: &Order,
    (created_at_ms, at): (i64, At),
    known: &mut KnownPeople,
    batch: &mut Batch,
) -> String {
    let code = order.code.text();
    let email = clip(order.email.text(), LONGEST);
    let key = match email.to_lowercase() {
        none if none.is_empty() => format!("order:{code}"),
        email => format!("mail:{email}"),
    };
    let phone = clip(order.phone.text(), 40);
    // pretix writes Python's word for nothing here.
    let phone = if phone == "None" { String::new() } else { phone };
    if let Some(i) = known.get(&key) {
        let before = &mut batch.customers[*i];
        before.created_at_ms = before.created_at_ms.min(created_at_ms);
        if before.phone.is_empty() {
            before.phone = phone;
        }
        return key;
    }
    let (last_name, first_name) = name(order).unwrap_or_else(|| {
        let stands_for = email.split('@').next().filter(|name| !name.is_empty()).unwrap_or(code);
        (clip(stands_for, 120), String::new())
    });
    known.insert(key.clone(), batch.customers.len());
    batch.customers.push(BatchCustomer {
        key: key.clone(),
        last_name,
        first_name,
        email,
        phone,
        locale: Locale::from_tag(order.locale.text()),
        guessed: Guessed { last_name: true, first_name: true, locale: true },
        created_at_ms,
        at,
    });
    key
}

/// Who ordered: the name of the invoice, else the first attendee. (Last name, first name.)
fn name(order: &Order) -> Option<(String, String)> {
    let invoiced = order.invoice_address.as_ref().and_then(invoiced);
    let attends =
        || {
            order.positions.iter().flatten().find_map(|p| {
                parts(p.attendee_name_parts.as_ref()).or_else(|| whole(&p.attendee_name))
            })
        };
    invoiced.or_else(attends)
}

fn invoiced(address: &Invoice) -> Option<(String, String)> {
    let person = parts(address.name_parts.as_ref()).or_else(|| whole(&address.name));
    person.or_else(|| {
        let company = clip(address.company.text(), 120);
        (!company.is_empty()).then_some((company, String::new()))
    })
}

fn parts(parts: Option<&BTreeMap<String, Leaf>>) -> Option<(String, String)> {
    let part = |name: &str| parts?.get(name).map(|leaf| clip(leaf.text(), 120));
    let family = part("family_name").filter(|name| !name.is_empty());
    match family {
        Some(family) => Some((family, part("given_name").unwrap_or_default())),
        None => whole(parts?.get("full_name")?),
    }
}

fn whole(name: &Leaf) -> Option<(String, String)> {
    let name = clip(name.text(), 120);
    (!name.is_empty()).then(|| split(&name))
}

/// `Maÿlis LE GOFF` is LE GOFF, Maÿlis; `Marie Dupont` is Dupont, Marie; one word is a last name.
fn split(name: &str) -> (String, String) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let shouted = |word: &&str| {
        word.chars().any(char::is_alphabetic) && !word.chars().any(char::is_lowercase)
    };
    let shouted_at_end = words.iter().rev().take_while(|w| shouted(w)).count();
    let last = if shouted_at_end == 0 { 1 } else { shouted_at_end };
    let cut = words.len().saturating_sub(last);
    let (first, last) = words.split_at(cut);
    (last.join(" "), first.join(" "))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_name_is_cut_where_the_capitals_begin() {
        let cut = |name| split(name);
        assert_eq!(cut("Maÿlis LE GOFF"), ("LE GOFF".to_owned(), "Maÿlis".to_owned()));
        assert_eq!(cut("Marie Dupont"), ("Dupont".to_owned(), "Marie".to_owned()));
        assert_eq!(cut("王小明"), ("王小明".to_owned(), String::new()));
        assert_eq!(cut("COMITÉ D’ENTREPRISE"), ("COMITÉ D’ENTREPRISE".to_owned(), String::new()));
    }
}
