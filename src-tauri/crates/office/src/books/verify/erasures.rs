//! Erasures held against the rows of the journal that tell them: which commands and which notes lost their words.
//! That those are the ones that the rows name, their seals say.

use std::collections::HashMap;

use contract::action::Action;
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, Value, named, sql};

use super::fault::Fault;
use crate::OfficeError;
use crate::books::seal::{self, Digest};

/// What an erasure says of a command.
#[derive(Deserialize)]
pub(super) struct ErasedCommand {
    id: String,
    sealed: String,
    kept: String,
}

impl ErasedCommand {
    /// Whether a command can be so: what the journal sealed is what was erased, and nothing else was.
    pub(super) fn is(&self, columns: &[Value], sealed: Digest) -> bool {
        let Some((args, stays)) = columns.split_last() else { return false };
        *args == Value::Text(String::new())
            && self.sealed == text::hex(&sealed)
            && self.kept == text::hex(&seal::digest(stays))
    }
}

/// Commands whose words were erased, by their ids.
pub(super) fn commands(tx: &mut dyn Tx) -> Result<HashMap<String, ErasedCommand>, OfficeError> {
    let rows: Vec<ErasedCommand> = tx.rows(sql!("erased_commands"), &[])?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), row)).collect())
}

/// The first erasure that no row of the journal tells, or otherwise; then the first words beside the journal that
/// are gone without one, or that came back.
pub(super) fn check(tx: &mut dyn Tx) -> Result<Option<Fault>, OfficeError> {
    let action = Action::CustomerErased.key();
    let untold = tx.int(sql!("erasure_untold"), &named![action])?;
    if untold > 0 {
        return Ok(Some(Fault {
            seq: Some(untold),
            ..Fault::of("erasure_changed", number(untold))
        }));
    }
    let missing = tx.int(sql!("note_missing"), &[])?;
    if missing > 0 {
        return Ok(Some(Fault {
            seq: Some(missing),
            ..Fault::of("note_missing", number(missing))
        }));
    }
    let back = tx.int(sql!("note_back"), &[])?;
    Ok((back > 0).then(|| Fault::row(back, "note_changed")))
}

/// A row of the journal, as people name it.
fn number(seq: i64) -> String {
    format!("n°\u{a0}{seq}")
}
