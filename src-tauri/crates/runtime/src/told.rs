//! The last numbers that each counter of a shared house was told. They ask each other for them: a house that went back
//! knows them no more. Whoever has any login of the database can say something on that channel: a word counts where a counter of the
//! house signed it, in answer to this very question.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use contract::ids::CounterId;
use domain::text;
use office::OfficeError;
use office::books::signature;
use office::house::signing;
use store::{Listener, Tx};

use crate::error::ApiError;
use crate::open_house::OpenHouse;

const ASKS: &str = "told?";
const TELLS: &str = "told";
/// Before the signature of what was told.
const SIGNED: &str = "sig=";
/// Longest wait for the counters that are there.
const ANSWERS: Duration = Duration::from_millis(1_500);
/// So far beyond what is known here another counter is believed: a wrong word must not use a series up.
const FURTHEST: i64 = 100_000;
/// Questions that are answered at a time: the rest is noise.
const MOST: usize = 8;
/// Characters of what a question carries.
const ASKED_MAX: usize = 64;
/// Signatures of one counter that are looked at, most of them by somebody else.
const TRIES: usize = 20_000;
/// Counters of which a key is looked for: a house has a few.
const COUNTERS_MAX: usize = 500;

type Numbers = BTreeMap<String, i64>;

/// What the other counters said, and which of them did.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    pub(crate) numbers: Numbers,
    pub(crate) counters: BTreeSet<i64>,
}

/// The counter whose program said something: `7` of `7-0192…`.
fn counter_of(announced: &str) -> Option<i64> {
    announced.split(' ').next()?.split_once('-')?.0.parse().ok()
}

/// What a question carries, where another program asked what this counter was told: a word of its own, empty where an older
/// one asked.
pub(crate) fn asked<'a>(announced: &'a str, program: &str) -> Option<&'a str> {
    let mut words = announced.split(' ');
    if words.next() == Some(program) || words.next() != Some(ASKS) {
        return None;
    }
    let asked = words.next().unwrap_or_default();
    let is_plain = asked.len() <= ASKED_MAX && asked.bytes().all(|b| b.is_ascii_hexdigit());
    is_plain.then_some(asked)
}

/// The questions among what was announced, each once, and no more of them than are answered at a time.
pub(crate) fn questions(announced: &[String], program: &str) -> BTreeSet<String> {
    announced.iter().filter_map(|text| asked(text, program)).map(str::to_owned).take(MOST).collect()
}

/// What a counter says that it was told, with its signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Said<'a> {
    counter: i64,
    words: &'a str,
    body: &'a str,
}

/// An answer of another program; nothing where it is about something else, or nobody signed it.
fn said<'a>(announced: &'a str, program: &str) -> Option<Said<'a>> {
    let (holder, rest) = announced.split_once(' ')?;
    let rest = rest.strip_prefix(TELLS)?.strip_prefix(' ')?;
    if holder == program {
        return None;
    }
    let (words, body) = rest.rsplit_once(' ')?;
    Some(Said { counter: counter_of(holder)?, words, body: body.strip_prefix(SIGNED)? })
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
    /// Tells whoever asked so the last numbers that this counter was told. One without its key says nothing that is believed.
    pub(crate) fn tell_numbers(&self, line: &mut Listener, asked: &str) -> Result<(), ApiError> {
        let Some(pair) = self.pair() else { return Ok(()) };
        let numbers = self.anchor.seen().series;
        let words: Vec<String> =
            numbers.iter().map(|(name, last)| format!("{name}={last}")).collect();
        let words = words.join(" ");
        let counter_id = self.counter_id;
        let body = pair.say(&signature::Numbers { counter_id, asked, words: &words });
        let text = format!("{} {TELLS} {words} {SIGNED}{body}", self.holder);
        Ok(line.aside(|tx: &mut dyn Tx| {
            tx.announce(text.clone());
            Ok::<_, OfficeError>(())
        })?)
    }

    /// The last numbers that the other counters were told, of those that are there. A house in a file has none to ask.
    pub(crate) fn ask_numbers(&self) -> Result<Heard, ApiError> {
        let Some(mut line) = self.store.listen()? else { return Ok(Heard::default()) };
        let asked = text::hex(&self.clock.entropy());
        let text = format!("{} {ASKS} {asked}", self.holder);
        line.aside(|tx: &mut dyn Tx| {
            tx.announce(text.clone());
            Ok::<_, OfficeError>(())
        })?;
        let mut answers = Answers {
            house: self,
            asked: &asked,
            own: self.anchor.seen().series,
            keys: BTreeMap::new(),
        };
        let mut told = Heard::default();
        let end = Instant::now() + ANSWERS;
        while let Some(left) = end.checked_duration_since(Instant::now()) {
            for announced in line.heard(left)? {
                if Instant::now() >= end {
                    break;
                }
                answers.hear(&announced, &mut told)?;
            }
        }
        Ok(told)
    }
}

/// The answers to a question, as they come.
struct Answers<'a> {
    house: &'a OpenHouse,
    asked: &'a str,
    /// What this counter was told itself.
    own: Numbers,
    /// The key of each counter that said something, and how often it was held against one.
    keys: BTreeMap<i64, (Option<String>, usize)>,
}

impl Answers<'_> {
    /// Takes the numbers of an answer, where a counter of the house signed it.
    fn hear(&mut self, announced: &str, told: &mut Heard) -> Result<(), ApiError> {
        let Some(said) = said(announced, &self.house.holder) else { return Ok(()) };
        if told.counters.contains(&said.counter) || !self.is_signed(&said)? {
            return Ok(());
        }
        told.counters.insert(said.counter);
        // One by one: a number that is beyond belief must not hide another counter's.
        for (name, last) in said.words.split(' ').filter_map(number) {
            if is_believed(&self.own, &name, last) {
                let known = told.numbers.entry(name).or_default();
                *known = last.max(*known);
            }
        }
        Ok(())
    }

    fn is_signed(&mut self, said: &Said<'_>) -> Result<bool, ApiError> {
        let counter_id = CounterId::from(said.counter);
        if !self.keys.contains_key(&said.counter) {
            if self.keys.len() >= COUNTERS_MAX {
                return Ok(false);
            }
            let key = self.house.store.read(|tx| signing::key_of(tx, counter_id))?;
            self.keys.insert(said.counter, (key, 0));
        }
        let Some((Some(key), tries)) = self.keys.get_mut(&said.counter) else { return Ok(false) };
        *tries += 1;
        let numbers = signature::Numbers { counter_id, asked: self.asked, words: said.words };
        Ok(*tries <= TRIES && numbers.is_by(key, said.body))
    }
}

/// Whether another counter is believed. A series of another name is a newer program's.
fn is_believed(own: &Numbers, name: &str, last: i64) -> bool {
    own.get(name).is_some_and(|known| last.saturating_sub(*known) <= FURTHEST)
}

/// The numbers that are known here, and those that others were told, as far as they are believed.
pub(crate) fn with_others(own: &mut Numbers, others: Numbers) {
    for (name, last) in others {
        if is_believed(own, &name, last)
            && let Some(known) = own.get_mut(&name)
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
        assert_eq!(asked("7-a told? 0f", "8-b"), Some("0f"));
        assert_eq!(asked("7-a told?", "8-b"), Some(""), "an older program asks");
        assert_eq!(asked("7-a told? 0f", "7-a"), None);
        assert_eq!(asked("7-a reprises credits", "8-b"), None);
        assert_eq!(asked("7-a told? x\u{0}y", "8-b"), None);
        assert_eq!(asked(&format!("7-a told? {}", "0".repeat(65)), "8-b"), None);
        let told = Said { counter: 7, words: "order=12 ticket=34", body: "aa" };
        assert_eq!(said("7-a told order=12 ticket=34 sig=aa", "8-b"), Some(told));
        assert_eq!(said("7-a told order=12 ticket=34 sig=aa", "7-a"), None);
        for unsigned in
            ["7-a told order=12", "7-a told sig=aa", "told", "7 told order=1 sig=aa", ""]
        {
            assert_eq!(said(unsigned, "8-b"), None, "{unsigned}");
        }
        assert_eq!(counter_of("7-a told order=1"), Some(7));
        assert!(is_one("7-a told?") && is_one("7-a told order=1") && !is_one("7-a orders"));
    }

    #[test]
    fn a_flood_of_questions_is_answered_a_few_at_a_time() {
        let flood: Vec<String> = (0..8_000).map(|n| format!("7-a told? {n:08x}")).collect();
        assert_eq!(questions(&flood, "8-b").len(), MOST);
        let same: Vec<String> = (0..8_000).map(|_| "7-a told? aa".to_owned()).collect();
        assert!(questions(&same, "8-b").len() == 1);
    }

    #[test]
    fn a_number_that_is_too_far_off_is_not_believed() {
        let mut own = Numbers::from([("order".to_owned(), 10), ("ticket".to_owned(), 10)]);
        let others = [("order", 12), ("ticket", i64::MAX), ("moon", 1)];
        with_others(&mut own, others.map(|(name, last)| (name.to_owned(), last)).into());
        assert_eq!(own, Numbers::from([("order".to_owned(), 12), ("ticket".to_owned(), 10)]));
        with_others(&mut own, [("order".to_owned(), i64::MIN)].into());
        assert_eq!(own["order"], 12);
    }
}
