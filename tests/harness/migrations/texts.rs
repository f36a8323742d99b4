//! Tables, indexes, views and rows, put alike and compared.

use std::collections::BTreeMap;

use super::statements::{Statement, statements};

/// What a statement makes or changes, and the statement put alike.
type Parts = BTreeMap<String, Vec<String>>;

/// First word of what follows `after`, from there on.
fn following<'a>(words: &'a [String], after: &[&str]) -> Option<&'a str> {
    let at = words.windows(after.len()).position(|w| w == after)?;
    words.get(at + after.len()).map(String::as_str)
}

/// Whether the two texts have this statement in common: no trigger, no right, nothing of the
/// server's own schema, no name of a key, which SQLite gives none.
fn is_common(words: &[String]) -> bool {
    let starts = |with: &[&str]| words.iter().zip(with).all(|(word, with)| word == with);
    let by_hand = [
        ["CREATE", "TRIGGER"],
        ["CREATE", "CONSTRAINT"],
        ["CREATE", "FUNCTION"],
        ["DROP", "TRIGGER"],
        ["DROP", "FUNCTION"],
        ["CREATE", "SCHEMA"],
        ["ALTER", "INDEX"],
    ];
    let of_the_server =
        starts(&["DO"]) || words.iter().take(4).any(|name| name.starts_with("guard."));
    let right = starts(&["REVOKE"]) || starts(&["GRANT"]);
    !by_hand.iter().any(|with| starts(with)) && !right && !of_the_server
}

/// Name of a statement: what it is, and of what.
fn key(words: &[String]) -> String {
    if let Some(table) = following(words, &["INSERT", "INTO"]) {
        return format!("INSERT INTO {table}");
    }
    let end = words.iter().position(|w| ["(", "=", "AS"].contains(&w.as_str()));
    let end = end.unwrap_or(words.len());
    let long = if words[0] == "ALTER" { 6 } else { end };
    words[..end.min(long)].join(" ")
}

/// Puts a statement of SQLite as PostgreSQL says it.
fn as_server(words: Statement) -> Statement {
    let mut out: Statement = words
        .into_iter()
        .map(|word| match word.as_str() {
            "INTEGER" => "BIGINT".to_owned(),
            "BLOB" => "BYTEA".to_owned(),
            "X''" => "''".to_owned(),
            "instr" => "strpos".to_owned(),
            _ => word,
        })
        .collect();
    if out.starts_with(&["CREATE".to_owned(), "TABLE".to_owned()]) {
        for end in [&[",", "WITHOUT", "ROWID"] as &[&str], &["STRICT"]] {
            if out.ends_with(&end.iter().map(|&w| w.to_owned()).collect::<Vec<_>>()) {
                out.truncate(out.len() - end.len());
            } else if *end == ["STRICT"] {
                out.push("(not STRICT)".to_owned());
            }
        }
    }
    out
}

/// Drops from a statement of PostgreSQL what SQLite has no word for: the order of bytes, which is its
/// own; columns that an index only carries, which stand among the others; the type of a sum.
fn without_its_own(mut words: Statement) -> Statement {
    let includes = words.first().is_some_and(|w| w == "CREATE") && words[1] == "INDEX";
    while let Some(at) = words.windows(2).position(|w| w[0] == "COLLATE" && w[1] == "\"C\"") {
        words.drain(at..at + 2);
    }
    if let Some(at) = words.windows(3).position(|w| w == [")", "INCLUDE", "("])
        && includes
    {
        words.splice(at..at + 3, [",".to_owned()]);
    }
    while let Some(at) = words.windows(2).position(|w| w == ["CAST", "("]) {
        let Some(end) = words[at..].windows(3).position(|w| w == ["AS", "BIGINT", ")"]) else {
            break;
        };
        words.drain(at + end..at + end + 3);
        words.drain(at..at + 2);
    }
    words
}

fn parts(text: &str, alike: impl Fn(Statement) -> Statement) -> Parts {
    let mut parts = Parts::new();
    for words in statements(text).into_iter().filter(|words| is_common(words)) {
        let name = key(&words);
        parts.entry(name).or_default().push(alike(words).join(" "));
    }
    parts
}

/// Where the texts of one migration differ: the statement, then what each has.
#[must_use]
pub fn differences(sqlite: &str, postgres: &str) -> BTreeMap<String, String> {
    let (here, there) = (parts(sqlite, as_server), parts(postgres, without_its_own));
    let none = Vec::new();
    let names = here.keys().chain(there.keys());
    names
        .filter_map(|name| {
            let (here, there) = (here.get(name).unwrap_or(&none), there.get(name).unwrap_or(&none));
            let both = format!("SQLite:     {}\nPostgreSQL: {}", here.join("; "), there.join("; "));
            (here != there).then(|| (name.clone(), both))
        })
        .collect()
}
