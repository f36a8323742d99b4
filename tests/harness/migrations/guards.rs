//! What triggers refuse.

use std::collections::{BTreeMap, BTreeSet};

use super::statements::{Statement, statements, words};

/// A change that the database refuses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Guard {
    pub table: String,
    /// `INSERT`, `UPDATE`, `DELETE` or `TRUNCATE`.
    pub event: String,
    /// When; always, if empty.
    pub when: String,
}

/// What stands between two words, the outer parentheses left away.
fn between(words: &[String], from: &str, to: &str) -> Option<String> {
    let start = words.iter().position(|w| w == from)? + 1;
    let end = start + words[start..].iter().position(|w| w == to)?;
    let between = &words[start..end];
    let (mut open, mut whole) = (0, between.first()? == "(");
    for (at, word) in between.iter().enumerate() {
        open += i32::from(word == "(") - i32::from(word == ")");
        whole &= open > 0 || at + 1 == between.len();
    }
    Some(between[usize::from(whole)..between.len() - usize::from(whole)].join(" "))
}

/// Function of PostgreSQL → what it refuses.
fn functions(statements: &[Statement]) -> BTreeMap<&str, String> {
    let made = statements.iter().filter(|s| s.starts_with(&["CREATE".into(), "FUNCTION".into()]));
    made.filter_map(|s| {
        let body = s.iter().find(|word| word.starts_with("$$"))?.trim_matches('$');
        Some((s[2].as_str(), between(&words(body), "IF", "THEN").unwrap_or_default()))
    })
    .collect()
}

/// What the triggers of all these migrations refuse. A trigger that calls one of `passed`, on
/// PostgreSQL, is passed over.
#[must_use]
pub fn guards<'a>(texts: impl Iterator<Item = &'a String>, passed: &[&str]) -> BTreeSet<Guard> {
    let statements: Vec<Statement> = texts.flat_map(|text| statements(text)).collect();
    let functions = functions(&statements);
    let mut guards = BTreeMap::new();
    for words in &statements {
        let at = |word: &str| words.iter().position(|w| w == word);
        if words.starts_with(&["DROP".into(), "TRIGGER".into()]) {
            guards.remove(&words[2]);
        }
        if words[0] == "SELECT"
            && let Some(call) = at("guard.notes_rows")
            && let Some(literal) = words.get(call + 2)
        {
            guards.insert(literal, noted(literal.trim_matches('\'')));
        }
        let Some(trigger) = at("TRIGGER").filter(|_| words[0] == "CREATE") else { continue };
        let on = at("ON").unwrap();
        let called = at("FUNCTION").map(|at| words[at + 1].as_str());
        if called
            .into_iter()
            .chain([words[trigger + 1].as_str()])
            .any(|name| passed.contains(&name))
        {
            continue;
        }
        let end = if called.is_some() { "EXECUTE" } else { "BEGIN" };
        let asked =
            [between(words, "WHEN", end), called.and_then(|called| functions.get(called)).cloned()];
        let asked: Vec<String> = asked.into_iter().flatten().filter(|w| !w.is_empty()).collect();
        let when = asked.join(" AND ");
        let events = words[trigger..on]
            .iter()
            .filter(|word| ["INSERT", "UPDATE", "DELETE", "TRUNCATE"].contains(&word.as_str()));
        let of_this = events.map(|event| Guard {
            table: words[on + 1].clone(),
            event: event.clone(),
            when: when.clone(),
        });
        guards.insert(&words[trigger + 1], of_this.collect::<Vec<_>>());
    }
    guards.into_values().flatten().collect()
}

/// What `guard.notes_rows` makes: a trigger an event, as each engine notes the rows of a house that has begun.
fn noted(table: &str) -> Vec<Guard> {
    let when = "EXISTS ( SELECT 1 FROM head WHERE seq > 0 )";
    let of = |event: &str| Guard { table: table.into(), event: event.into(), when: when.into() };
    ["INSERT", "UPDATE", "DELETE"].map(of).to_vec()
}
