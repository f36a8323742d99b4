//! Customers of an export: the same address is the same customer; without one, each order is.

use std::collections::HashMap;

use domain::paper::Locale;

use super::clip;
use super::shape::Order;
use crate::import::{Batch, BatchCustomer};

/// Where in the batch the customer of a key is, over all the events of a file.
pub(super) type Known = HashMap<String, usize>;

/// Adds an order's customer where they are new; gives their key.
pub(super) fn customer(order: &Order, known: &mut Known, batch: &mut Batch) -> String {
    let created_at_ms = order.datetime;
    let email = order.email.as_deref().map(|e| clip(e, 254)).unwrap_or_default();
    let key = match email.to_lowercase() {
        none if none.is_empty() => format!("order:{}", order.code),
        email => format!("mail:{email}"),
    };
    let phone = order.phone.as_deref().map(|p| clip(p, 40)).filter(|p| p != "None");
    if let Some(i) = known.get(&key) {
        let before = &mut batch.customers[*i];
        before.created_at_ms = before.created_at_ms.min(created_at_ms);
        if before.phone.is_empty() {
            before.phone = phone.unwrap_or_default();
        }
        return key;
    }
    let named = order.positions.iter().find_map(|p| p.attendee_name.as_deref());
    let named = named.map(|name| clip(name, 120)).filter(|name| !name.is_empty());
    let (last_name, first_name) = match &named {
        Some(name) => split(name),
        None if email.is_empty() => (order.code.clone(), String::new()),
        None => (clip(email.split('@').next().unwrap_or(&email), 120), String::new()),
    };
    known.insert(key.clone(), batch.customers.len());
    batch.customers.push(BatchCustomer {
        key: key.clone(),
        last_name,
        first_name,
        email,
        phone: phone.unwrap_or_default(),
        locale: Locale::from_tag(&order.locale),
        created_at_ms,
    });
    key
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
