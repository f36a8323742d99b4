//! What a customer is sorted and found by.

use std::collections::BTreeMap;

use contract::ids::CustomerId;
use contract::locale::Locale;
use domain::text;
use store::{Named, named};

/// Longest word of the index.
const WORD_MAX: usize = 64;

/// What is known of a person, whoever says it.
pub struct Person<'a> {
    /// `DUPONT`.
    pub last_name: &'a str,
    /// `Marie`.
    pub first_name: &'a str,
    /// The address, or nothing.
    pub email: &'a str,
    /// The phone as it was said, or nothing.
    pub phone: &'a str,
    /// The language of their mails.
    pub locale: Locale,
}

impl Person<'_> {
    /// What they are sorted and found by.
    #[must_use]
    pub fn keys(&self) -> Keys {
        Keys::of(self.last_name, self.first_name, self.email, self.phone)
    }

    /// Their columns and those of their keys, for `add` and `write`.
    #[must_use]
    pub fn columns(&self, keys: &Keys) -> [Named; 8] {
        named![
            last_name = self.last_name,
            first_name = self.first_name,
            name_key = &keys.name,
            email = self.email,
            email_key = &keys.email,
            phone = self.phone,
            phone_key = &keys.phone,
            locale = self.locale.tag()
        ]
    }
}

/// The keys beside a customer's fields.
pub struct Keys {
    /// `dupont marie`.
    pub name: String,
    /// The address in lower case.
    pub email: String,
    /// National digits.
    pub phone: String,
}

impl Keys {
    /// The keys of a customer.
    #[must_use]
    pub fn of(last_name: &str, first_name: &str, email: &str, phone: &str) -> Self {
        Self {
            name: text::key(&format!("{last_name} {first_name}")),
            email: email.trim().to_lowercase(),
            phone: text::phone_key(phone),
        }
    }
}

/// Where a customer has a word. The order is the order in which the index is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordKind {
    /// The name begins with it.
    First,
    /// Another word of the name.
    Name,
    /// A part of the address, or the phone's digits.
    Part,
    /// The whole address. It is searched only where an @ was typed.
    Address,
}

/// The words of the index, each with where it comes from.
#[must_use]
pub fn words(keys: &Keys) -> BTreeMap<String, WordKind> {
    let address = if keys.email.contains('@') { WordKind::Address } else { WordKind::Part };
    let parts = text::key(&keys.email);
    let mut words = BTreeMap::new();
    let mut add = |word: &str, kind| {
        if !word.is_empty() {
            words.entry(indexed(word)).or_insert(kind);
        }
    };
    for (rank, word) in keys.name.split(' ').enumerate() {
        add(word, if rank == 0 { WordKind::First } else { WordKind::Name });
    }
    parts.split(' ').for_each(|word| add(word, WordKind::Part));
    add(&keys.phone, WordKind::Part);
    add(&keys.email, address);
    words
}

/// The rows of the index, for `add_word`.
#[must_use]
pub fn rows(keys: &Keys, customer_id: CustomerId) -> Vec<[Named; 4]> {
    let row = |(word, kind): (String, WordKind)| {
        named![kind = kind as i64, word, name_key = &keys.name, customer_id]
    };
    words(keys).into_iter().map(row).collect()
}

/// A word, cut to what the index keeps of it.
#[must_use]
pub fn indexed(word: &str) -> String {
    word.chars().take(WORD_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_is_found_by_name_address_and_phone() {
        let keys = Keys::of("Œuvrard-Müller", "Zoé", "Zoe.O@Example.org", "+33 6 12 34 56 78");
        let words: Vec<(String, WordKind)> = words(&keys).into_iter().collect();
        let expected = [
            ("0612345678", WordKind::Part),
            ("example", WordKind::Part),
            ("muller", WordKind::Name),
            ("o", WordKind::Part),
            ("oeuvrard", WordKind::First),
            ("org", WordKind::Part),
            ("zoe", WordKind::Name),
            ("zoe.o@example.org", WordKind::Address),
        ]
        .map(|(word, kind)| (word.to_owned(), kind));
        assert_eq!(words, expected);
    }
}
