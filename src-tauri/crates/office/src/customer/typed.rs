//! What was typed into the search, as ranges of the index of words.

use domain::text;

use super::keys::{Looked, indexed};

/// Words of a search that are looked at.
const WORDS_MAX: usize = 8;

/// A word that was typed: it finds every word of the index that begins with it.
pub(super) struct Typed {
    /// The word as typed: the start of the range, and in it.
    pub from: String,
    /// The end of the range, not in it.
    pub to: String,
    /// The kinds of words that it is looked for in.
    pub looked: Looked,
}

impl Typed {
    fn word(from: String) -> Self {
        Self { to: text::after_all_from(&from), from, looked: Looked::Words }
    }

    fn address(from: String) -> Self {
        Self { looked: Looked::Address, ..Self::word(from) }
    }
}

/// The words to look for. The digits of a phone count as one word, and so does the beginning of an
/// address.
pub(super) fn words(typed: &str) -> Vec<Typed> {
    let digits = typed.chars().filter(char::is_ascii_digit).count();
    let phone = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '+' | '(' | ')');
    if digits >= 6 && typed.chars().all(phone) {
        vec![Typed::word(text::phone_key(typed))]
    } else {
        typed.split_whitespace().flat_map(words_of).take(WORDS_MAX).collect()
    }
}

fn words_of(typed: &str) -> Vec<Typed> {
    match typed.find('@') {
        Some(at) if at > 0 => vec![Typed::address(indexed(&typed.to_lowercase()))],
        _ => text::words(typed).into_iter().map(|word| Typed::word(indexed(&word))).collect(),
    }
}
