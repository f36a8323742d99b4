//! The commands and the notes that have words of a person: those of rows of the journal that tell of them, and
//! those in which they are named.

use std::collections::{BTreeMap, BTreeSet};

use domain::text;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use store::{IntoValue, Tx, TxExt, Value, named, sql};

use super::person::Person;
use crate::OfficeError;
use crate::books::seal;

/// A command, as it is kept.
#[derive(Deserialize)]
struct Kept {
    id: String,
    name: String,
    operator_id: i64,
    counter_id: i64,
    at_ms: i64,
    entropy: Vec<u8>,
    args_version: i64,
    args: String,
}

/// What is kept of a command whose words go.
pub(super) struct ErasedCommand {
    /// The digest that the journal sealed.
    pub sealed: String,
    /// The digest of what stays.
    pub kept: String,
    /// SHA-256 of its arguments.
    pub args_hash: String,
}

impl Kept {
    fn erased(self) -> (String, ErasedCommand) {
        let args_hash = text::hex(&Sha256::digest(&self.args));
        let mut columns: Vec<Value> = vec![
            self.name.into_value(),
            self.operator_id.into_value(),
            self.counter_id.into_value(),
            self.at_ms.into_value(),
            self.entropy.into_value(),
            self.args_version.into_value(),
        ];
        let kept = text::hex(&seal::digest(&columns));
        columns.push(self.args.into_value());
        let sealed = text::hex(&seal::digest(&columns));
        (self.id, ErasedCommand { sealed, kept, args_hash })
    }
}

#[derive(Default)]
pub(super) struct Gathered {
    /// By their ids.
    pub commands: BTreeMap<String, ErasedCommand>,
    /// Ranks of the rows of the journal that they stand beside.
    pub notes: BTreeSet<i64>,
}

impl Gathered {
    /// # Errors
    /// From the store.
    pub(super) fn of(tx: &mut dyn Tx, person: &Person) -> Result<Self, OfficeError> {
        let mut gathered = Self::default();
        let of = named![customer_id = person.id];
        gathered.add(tx.rows(sql!("commands_of"), &of)?);
        gathered.notes.extend(tx.ints(sql!("notes_of"), &of)?);
        for word in person.words() {
            let in_json = serde_json::to_string(&word).map_err(OfficeError::internal)?;
            let like = pattern(in_json.trim_matches('"'));
            gathered.add(tx.rows(sql!("commands_with"), &named![like])?);
            gathered.notes.extend(tx.ints(sql!("notes_with"), &named![like = pattern(&word)])?);
        }
        Ok(gathered)
    }

    fn add(&mut self, commands: Vec<Kept>) {
        self.commands.extend(commands.into_iter().map(Kept::erased));
    }
}

/// What holds a text, whatever stands around it.
fn pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if ['%', '_', '!'].contains(&c) {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_for_as_it_is_written() {
        assert_eq!(pattern("a_b!100%"), "%a!_b!!100!%%");
    }
}
