//! The last numbers that each counter of a shared house was told. They ask each other for them: a house that went back
//! knows them no more.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use office::OfficeError;
use store::{Listener, Tx};

use crate::error::ApiError;
use crate::open_house::OpenHouse;

const ASKS: &str = "told?";
const TELLS: &str = "told";
/// Longest wait for the counters that are there.
const ANSWERS: Duration = Duration::from_millis(1_500);
/// So far beyond what is known here another counter is believed: a wrong word must not use a series up.
const FURTHEST: i64 = 100_000;

type Numbers = BTreeMap<String, i64>;

/// What a counter says of numbers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// It asks what the others were told.
    Asked,
    /// It says what it was told.
    Told(Numbers),
}

/// What was said by another program; nothing where it is about something else.
pub(crate) fn read(announced: &str, program: &str) -> Option<Word> {
    let mut words = announced.split(' ');
    if words.next() == Some(program) {
        return None;
    }
    match words.next() {
        Some(ASKS) => Some(Word::Asked),
        Some(TELLS) => Some(Word::Told(words.filter_map(number).collect())),
        _ => None,
    }
}

/// Whether an announcement is about numbers, and changes nothing.
pub(crate) fn is_one(announced: &str) -> bool {
    matches!(announced.split(' ').nth(1), Some(ASKS | TELLS))
}

fn number(word: &str) -> Option<(String, i64)> {
    let (name, last) = word.split_once('=')?;
    Some((name.to_owned(), last.parse().ok()?))
}

impl OpenHouse {
    /// Tells the others the last numbers that this counter was told.
    pub(crate) fn tell_numbers(&self, line: &mut Listener) -> Result<(), ApiError> {
        let numbers = self.anchor.seen().series;
        let words: String = numbers.iter().map(|(name, last)| format!(" {name}={last}")).collect();
        let text = format!("{} {TELLS}{words}", self.holder);
        Ok(line.aside(|tx: &mut dyn Tx| {
            tx.announce(text.clone());
            Ok::<_, OfficeError>(())
        })?)
    }

    /// The last numbers that the other counters were told, of those that are there. A house in a file has none to ask.
    pub(crate) fn ask_numbers(&self) -> Result<Numbers, ApiError> {
        let mut told = Numbers::new();
        let Some(mut line) = self.store.listen()? else { return Ok(told) };
        let text = format!("{} {ASKS}", self.holder);
        line.aside(|tx: &mut dyn Tx| {
            tx.announce(text.clone());
            Ok::<_, OfficeError>(())
        })?;
        let end = Instant::now() + ANSWERS;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            for announced in line.heard(left)? {
                if let Some(Word::Told(numbers)) = read(&announced, &self.holder) {
                    for (name, last) in numbers {
                        let known = told.entry(name).or_default();
                        *known = last.max(*known);
                    }
                }
            }
        }
        Ok(told)
    }
}

/// The numbers that are known here, and those that others were told, as far as they are believed.
pub(crate) fn with_others(own: &mut Numbers, others: Numbers) {
    for (name, last) in others {
        // A series of another name is a newer program's.
        if let Some(known) = own.get_mut(&name)
            && last - *known <= FURTHEST
        {
            *known = last.max(*known);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_hears_what_another_was_told_and_not_itself() {
        assert_eq!(read("7-a told?", "8-b"), Some(Word::Asked));
        assert_eq!(read("7-a told?", "7-a"), None);
        assert_eq!(read("7-a reprises credits", "8-b"), None);
        let told = Numbers::from([("order".to_owned(), 12), ("ticket".to_owned(), 34)]);
        assert_eq!(read("7-a told order=12 ticket=34 x lot=y", "8-b"), Some(Word::Told(told)));
        assert!(is_one("7-a told?") && is_one("7-a told order=1") && !is_one("7-a orders"));
    }

    #[test]
    fn a_number_that_is_too_far_off_is_not_believed() {
        let mut own = Numbers::from([("order".to_owned(), 10), ("ticket".to_owned(), 10)]);
        let others = [("order", 12), ("ticket", 900_000_000), ("moon", 1)];
        with_others(&mut own, others.map(|(name, last)| (name.to_owned(), last)).into());
        assert_eq!(own, Numbers::from([("order".to_owned(), 12), ("ticket".to_owned(), 10)]));
    }
}
