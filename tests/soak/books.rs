//! At the end of the day: what the counters were told, held against what the house has written.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde_json::Value as Json;
use store::{Store, StoreError, TxExt};

use crate::counter::Day;

#[derive(Deserialize)]
struct Command {
    id: String,
    name: String,
    answer: String,
    rows: i64,
}

#[derive(Deserialize)]
struct Taken {
    tender: String,
    cents: i64,
}

/// Every contradiction, and how many commands were held against the books.
pub fn wrong(store: &Store, days: &[Day]) -> Result<(Vec<String>, usize), StoreError> {
    let mut told: HashMap<String, (&str, &Json)> = HashMap::new();
    for told_one in days.iter().flat_map(|day| &day.told) {
        told.insert(told_one.id.to_string(), (told_one.name, &told_one.answer));
    }
    let held = told.len();
    let mut wrong = Vec::new();
    store.read(|tx| {
        tx.query(include_str!("sums/commands.sql"), &[], &mut |row| {
            let command: Command = row.decode()?;
            if command.rows != 1 {
                wrong.push(format!("{}: {} rows in the journal", command.name, command.rows));
            }
            match told.remove(&command.id) {
                None => wrong.push(format!("{}: done, and nobody was told", command.name)),
                Some((name, answer)) if name == command.name && is(answer, &command.answer) => {}
                Some(_) => wrong.push(format!("{}: another answer is kept", command.name)),
            }
            Ok(())
        })?;
        let strays = tx.int(include_str!("sums/rows_without_command.sql"), &[])?;
        if strays > 0 {
            wrong.push(format!("{strays} rows of the journal belong to no command"));
        }
        let mut in_tills: BTreeMap<String, i64> = BTreeMap::new();
        for (tender, cents) in days.iter().flat_map(|day| &day.taken) {
            *in_tills.entry(tender.clone()).or_default() += cents;
        }
        let taken: Vec<Taken> = tx.rows(include_str!("sums/taken.sql"), &[])?;
        let in_books = taken.into_iter().map(|t| (t.tender, t.cents)).collect();
        if in_tills != in_books {
            wrong.push(format!("the tills hold {in_tills:?}, the books say {in_books:?}"));
        }
        Ok::<_, StoreError>(())
    })?;
    wrong.extend(told.values().map(|(name, _)| format!("{name}: told, and nothing is kept")));
    Ok((wrong, held))
}

fn is(answer: &Json, kept: &str) -> bool {
    serde_json::from_str::<Json>(kept).is_ok_and(|kept| kept == *answer)
}
