//! What a customer is sorted and found by.

use std::collections::BTreeSet;

use domain::text;

/// Longest word of the index.
const WORD_MAX: usize = 64;

/// The keys beside a customer's fields.
pub(crate) struct Keys {
    /// `dupont marie`.
    pub(crate) name: String,
    /// The address in lower case.
    pub(crate) email: String,
    /// National digits.
    pub(crate) phone: String,
}

impl Keys {
    pub(crate) fn of(last_name: &str, first_name: &str, email: &str, phone: &str) -> Self {
        Self {
            name: text::key(&format!("{last_name} {first_name}")),
            email: email.trim().to_lowercase(),
            phone: text::phone_key(phone),
        }
    }
}

/// The words of the index: those of the name, the whole address and its parts, the phone's digits.
pub(crate) fn words(keys: &Keys) -> BTreeSet<String> {
    let parts = text::key(&keys.email);
    let name = keys.name.split(' ').chain(parts.split(' '));
    name.chain([keys.email.as_str(), keys.phone.as_str()])
        .filter(|word| !word.is_empty())
        .map(indexed)
        .collect()
}

/// A word as far as the index keeps it.
pub(crate) fn indexed(word: &str) -> String {
    word.chars().take(WORD_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_is_found_by_name_address_and_phone() {
        let keys = Keys::of("Œuvrard-Müller", "Zoé", "Zoe.O@Example.org", "+33 6 12 34 56 78");
        let words: Vec<String> = words(&keys).into_iter().collect();
        let expected =
            ["0612345678", "example", "muller", "o", "oeuvrard", "org", "zoe", "zoe.o@example.org"];
        assert_eq!(words, expected);
    }
}
