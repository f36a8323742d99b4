//! A list of states in a query is one that a rule names: whoever waits, or whatever sits on a seat, is the same everywhere.

use std::fs;
use std::path::{Path, PathBuf};

use domain::place::PlaceState;
use domain::reprise::RepriseState;
use harness::workspace::packages;

/// *Demande reprise en cours*.
const OPEN: [&str; 3] = [
    RepriseState::Requested.key(),
    RepriseState::Held.key(),
    RepriseState::AwaitingSupervisor.key(),
];

/// The same, and those after which the place is no longer its owner's.
const HAS_THE_PLACE: [&str; 4] = [OPEN[0], OPEN[1], OPEN[2], RepriseState::Accepted.key()];

/// A place that sits on its seat.
const SITS: [&str; 2] = [PlaceState::Live.key(), PlaceState::Pending.key()];

/// Lists of the states of a mail, and of what stands beside it: each with what it says.
const OTHERS: [(&[&str], &str); 15] = [
    (&["pending", "retry", "sending"], "a mail that waits to leave"),
    (&["pending", "retry"], "one that waits and is not on the line"),
    (&["pending", "retry", "sending", "no_address"], "one that a corrected address reaches"),
    (&["pending", "retry", "failed", "no_address"], "one that has not left: it can be taken back"),
    (&["failed", "no_address", "in_doubt"], "one that waits for a person"),
    (&["failed", "no_address"], "one that a person may answer with a letter"),
    (&["no_address", "sending"], "one whose time an address that is found does not move"),
    (&["sending", "sent", "in_doubt"], "one that may have reached somebody"),
    (&["sent", "failed", "in_doubt", "no_address", "retry"], "one that a person may send again"),
    (&["sent", "failed", "in_doubt", "cancelled", "no_address"], "one that is at rest"),
    (&["pending", "no_address"], "how a mail begins"),
    (&["waiting", "sent"], "a ticket of which nobody said that it came out"),
    (&["sent", "out"], "a ticket that went to the printer"),
    (&["waiting", "sent", "out", "lost"], "a ticket on its way to paper: all states"),
    (&["open", "away", "paused"], "the line to the mail server: all states"),
];

/// All states of an order, of a place, of a request, of a mail.
const ALL: [&[&str]; 4] = [
    &["issued", "unpaid", "cancelled"],
    &["live", "pending", "taken_back", "cancelled"],
    &[
        "requested",
        "held",
        "awaiting_supervisor",
        "accepted",
        "refused",
        "withdrawn",
        "duplicate",
        "moot",
        "reversed",
    ],
    &["pending", "sending", "sent", "retry", "failed", "in_doubt", "cancelled", "no_address"],
];

fn is_named(list: &[&str]) -> bool {
    let rules: [&[&str]; 3] = [&OPEN, &HAS_THE_PLACE, &SITS];
    let others = OTHERS.iter().map(|(states, _)| *states);
    rules.into_iter().chain(others).chain(ALL).any(|named| named == list)
}

/// The lists of a text: what stands in `state IN (…)`, `state NOT IN (…)`.
fn lists(text: &str) -> Vec<Vec<&str>> {
    let after =
        |word: &'static str| text.match_indices(word).map(move |(at, _)| &text[at + word.len()..]);
    let inside = after("state IN (").chain(after("state NOT IN ("));
    let quoted = inside.filter_map(|rest| rest.split_once(')')).map(|(inside, _)| inside.trim());
    let words = quoted.filter(|inside| inside.starts_with('\''));
    words
        .map(|inside| inside.split(',').map(|word| word.trim().trim_matches('\'')).collect())
        .collect()
}

fn texts(folder: &Path, into: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, into);
        } else if path.extension().is_some_and(|of| of == "sql" || of == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            into.push((path, text));
        }
    }
}

#[test]
fn what_waits_and_what_sits_is_said_alike_in_every_text() {
    let mut found = Vec::new();
    texts(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../migrations")), &mut found);
    for package in packages().into_iter().filter(harness::workspace::Package::is_shipped) {
        texts(package.manifest_path.parent().unwrap().join("src").as_path(), &mut found);
    }
    let mut seen = 0;
    let mut unknown = Vec::new();
    for (path, text) in &found {
        for list in lists(text) {
            seen += 1;
            if !is_named(&list) {
                unknown.push(format!("{}: {list:?}", path.display()));
            }
        }
    }
    assert!(seen > 100, "{seen} lists of {} texts", found.len());
    assert!(unknown.is_empty(), "no rule names\n{}", unknown.join("\n"));
}

#[test]
fn a_list_that_forgets_one_is_found() {
    for (text, named) in [
        ("WHERE r.state IN ('requested', 'held', 'awaiting_supervisor')", true),
        ("WHERE r.state IN ('requested', 'held')", false),
        ("WHERE p.state NOT IN ('live', 'pending', 'taken_back')", false),
    ] {
        let found = lists(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(is_named(&found[0]), named, "{text}");
    }
}

#[test]
fn what_is_open_is_what_the_rules_call_open() {
    let state = |word: &str| serde_json::from_value::<RepriseState>(word.into()).unwrap();
    let open: Vec<_> = ALL[2].iter().filter(|word| state(word).is_open()).copied().collect();
    assert_eq!(open, OPEN);
}
