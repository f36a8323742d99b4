//! The commands and the notes that have words of a person: those of rows of the journal that tell of them, and
//! those in which they are named.

use std::collections::{BTreeMap, BTreeSet};

use domain::erasure::Naming;
use domain::text;
use serde::Deserialize;
use serde_json::Value as Json;
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
    /// It is read where the command is known by its words alone.
    #[serde(default)]
    answer: String,
}

#[derive(Deserialize)]
struct Note {
    seq: i64,
    body: String,
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
        let theirs: Vec<Kept> = tx.rows(sql!("commands_of"), &of)?;
        gathered.commands.extend(theirs.into_iter().map(Kept::erased));
        gathered.notes.extend(tx.ints(sql!("notes_of"), &of)?);
        let naming = person.naming();
        if !naming.is_nothing() {
            gathered.look_through(tx, &naming)?;
        }
        Ok(gathered)
    }

    /// Looks for them among all that is kept, a row at a time. The engines do not fold letters alike, and none of them
    /// tells a word from a part of one.
    fn look_through(&mut self, tx: &mut dyn Tx, naming: &Naming) -> Result<(), OfficeError> {
        tx.query(sql!("every_command"), &[], &mut |row| {
            let kept: Kept = row.decode()?;
            if is_in(naming, &kept.args) || is_in(naming, &kept.answer) {
                let (id, erased) = kept.erased();
                self.commands.insert(id, erased);
            }
            Ok(())
        })?;
        tx.query(sql!("every_note"), &[], &mut |row| {
            let Note { seq, body } = row.decode()?;
            if naming.is_in(&body) {
                self.notes.insert(seq);
            }
            Ok(())
        })?;
        Ok(())
    }
}

/// Whether a text of a document names them. What is no document is one text.
fn is_in(naming: &Naming, document: &str) -> bool {
    match serde_json::from_str(document) {
        Ok(document) => any_text(&document, naming),
        Err(_) => naming.is_in(document),
    }
}

fn any_text(document: &Json, naming: &Naming) -> bool {
    match document {
        Json::String(text) => naming.is_in(text),
        Json::Array(parts) => parts.iter().any(|part| any_text(part, naming)),
        Json::Object(parts) => parts.values().any(|part| any_text(part, naming)),
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_a_document_is_read_as_it_was_written() {
        let naming = Naming::of("Lévêque", "Élodie", "", "");
        assert!(is_in(&naming, r#"{"id":7,"note":"Payé\nÉlodie \"Lévêque\""}"#));
        assert!(is_in(&naming, r#"[{"rows":["LEVEQUE Elodie"]}]"#));
        assert!(!is_in(&naming, r#"{"names":["Lévêque","Élodie"]}"#), "of two people");
        assert!(is_in(&naming, "Élodie Lévêque"), "no document");
    }
}
