//! What a customer is sorted and found by.

use std::collections::BTreeMap;

use contract::ids::CustomerId;
use contract::locale::Locale;
use domain::text;
use store::{Named, named};

/// Longest word of the index.
const WORD_MAX: usize = 64;
/// Words of a name from which on it is written as one.
const JOINED_MAX: usize = 8;
/// The first letter of the scripts that write a name without a space.
const UNSPACED: char = '\u{1100}';

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
    /// Whether the words of the name may be written as one: `Le Goff`, `N’Diaye`, 王 小明.
    pub joins: bool,
    /// The address in lower case.
    pub email: String,
    /// National digits.
    pub phone: String,
}

impl Keys {
    /// The keys of a customer.
    #[must_use]
    pub fn of(last_name: &str, first_name: &str, email: &str, phone: &str) -> Self {
        let name = text::key(&format!("{last_name} {first_name}"));
        Self {
            joins: joins(&name, [last_name, first_name]),
            name,
            email: email.trim().to_lowercase(),
            phone: text::phone_key(phone),
        }
    }
}

/// Whether one of the names has several words, or is of a script that writes them without a space.
fn joins(name: &str, names: [&str; 2]) -> bool {
    let spaces = name.matches(' ').count();
    let alone = names.iter().any(|name| name.trim().is_empty());
    spaces > 1 || spaces == 1 && (alone || name.starts_with(|c: char| c >= UNSPACED))
}

/// The name written as one word, and what is left of it from each of its words on; two words at least.
fn joined(name: &str) -> impl Iterator<Item = String> {
    let starts = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1));
    let rests = starts.map(|at| &name[at..]).filter(|rest| rest.contains(' '));
    rests.take(JOINED_MAX).map(|rest| rest.replace(' ', ""))
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

impl WordKind {
    /// The kind as it is stored.
    pub(crate) const fn number(self) -> i64 {
        self as i64
    }
}

/// In which kinds of words something is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Looked {
    /// All but whole addresses: without an @ typed, the part before it is a word of its own.
    Words,
    /// Whole addresses alone.
    Address,
    /// All of them.
    All,
}

impl Looked {
    /// The kinds, in the order of the index.
    pub(crate) const fn kinds(self) -> &'static [WordKind] {
        match self {
            Self::Words => &[WordKind::First, WordKind::Name, WordKind::Part],
            Self::Address => &[WordKind::Address],
            Self::All => &[WordKind::First, WordKind::Name, WordKind::Part, WordKind::Address],
        }
    }

    /// The same as a query names them, `(0, 1, 2)`.
    pub(crate) fn list(self) -> String {
        let kinds: Vec<String> =
            self.kinds().iter().map(|kind| kind.number().to_string()).collect();
        format!("({})", kinds.join(", "))
    }
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
    if keys.joins {
        for (rank, word) in joined(&keys.name).enumerate() {
            add(&word, if rank == 0 { WordKind::First } else { WordKind::Name });
        }
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
        named![kind = kind.number(), word, name_key = &keys.name, customer_id]
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
            ("mullerzoe", WordKind::Name),
            ("o", WordKind::Part),
            ("oeuvrard", WordKind::First),
            ("oeuvrardmullerzoe", WordKind::First),
            ("org", WordKind::Part),
            ("zoe", WordKind::Name),
            ("zoe.o@example.org", WordKind::Address),
        ]
        .map(|(word, kind)| (word.to_owned(), kind));
        assert_eq!(words, expected);
    }

    #[test]
    fn kinds_of_words_are_named_as_they_are_stored() {
        let lists = [Looked::Words, Looked::Address, Looked::All].map(Looked::list);
        assert_eq!(lists, ["(0, 1, 2)", "(3)", "(0, 1, 2, 3)"]);
    }

    #[test]
    fn a_name_of_several_words_is_found_as_one() {
        let joined = |last, first| {
            let words = words(&Keys::of(last, first, "", ""));
            words.into_keys().filter(|word| word.chars().count() > 5).collect::<Vec<_>>()
        };
        assert_eq!(joined("N’Diaye", "Awa"), ["diayeawa", "ndiayeawa"]);
        assert_eq!(joined("De La Tour", "Ève"), ["delatoureve", "latoureve", "toureve"]);
        assert_eq!(joined("Collège Hugo", ""), ["college", "collegehugo"]);
        assert_eq!(joined("Roy", "Zoé"), [""; 0]);
        assert!(words(&Keys::of("王", "小明", "", "")).contains_key("王小明"));
    }
}
