//! What the source said last of things that can be changed here too. Only a hash is kept, so that
//! no name or address outlives the customer it belongs to.

use std::collections::HashMap;

use domain::text;
use serde::Deserialize;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use store::{Bulk, StoreError, Tx, TxExt, named, sql};

use super::keys::Source;
use crate::OfficeError;

/// What to do with a thing that the source tells again, the lightest verdict first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Verdict {
    /// Both say the same.
    Same,
    /// It was changed here, and not there.
    Keep,
    /// It changed there, and nobody changed it here.
    Follow,
    /// It changed there and was changed here.
    Contradicts,
}

/// What the source said of one kind of things.
pub(super) struct Seen {
    kind: &'static str,
    facts: HashMap<String, String>,
    fresh: Bulk,
}

#[derive(Deserialize)]
struct SeenRow {
    external_key: String,
    facts: String,
}

/// What is remembered of things of one kind, by their stored keys.
///
/// # Errors
/// From the store.
pub(super) fn told(
    tx: &mut dyn Tx,
    source: Source<'_>,
    kind: &str,
) -> Result<HashMap<String, String>, OfficeError> {
    let [from, to] = source.range();
    let [kind] = named![kind];
    let rows: Vec<SeenRow> = tx.rows(sql!("seen"), &[kind, from, to])?;
    Ok(rows.into_iter().map(|row| (row.external_key, row.facts)).collect())
}

impl Seen {
    /// Of the source.
    pub(super) fn load(
        tx: &mut dyn Tx,
        source: Source<'_>,
        kind: &'static str,
    ) -> Result<Self, OfficeError> {
        Ok(Self { kind, facts: told(tx, source, kind)?, fresh: Bulk::new(sql!("see")) })
    }

    /// Compares what the source tells now, what is here, and what the source told last. Remembers
    /// what the house takes over or has already.
    pub(super) fn judge(&mut self, key: &str, there: &Json, here: &Json) -> Verdict {
        self.judge_part(key, [there, there], [here, here])
    }

    /// As [`Seen::judge`], of a thing that the source may tell in part: what it tells, and the same with what is here for
    /// the rest; what is here, and the same with what it tells for the rest.
    pub(super) fn judge_part(
        &mut self,
        key: &str,
        [told, whole]: [&Json; 2],
        [here, apart]: [&Json; 2],
    ) -> Verdict {
        let verdict = self.weigh(key, [told, whole], [here, apart]);
        // A part that agrees with what is here leaves what was told of the whole.
        let taken = verdict == Verdict::Follow || (verdict == Verdict::Same && told == whole);
        if taken && !self.said(key, whole) {
            self.remember(key, self.hash(key, whole));
        }
        verdict
    }

    /// Whether the house would follow: nothing is remembered of it.
    pub(super) fn would_follow(&self, key: &str, there: &Json, here: &Json) -> bool {
        self.weigh(key, [there, there], [here, here]) == Verdict::Follow
    }

    fn weigh(&self, key: &str, [told, whole]: [&Json; 2], [here, apart]: [&Json; 2]) -> Verdict {
        let said = |facts: &Json| self.said(key, facts);
        match self.facts.get(key) {
            _ if whole == here => Verdict::Same,
            None => Verdict::Follow,
            Some(_) if said(told) || said(whole) => Verdict::Keep,
            Some(_) if said(here) || said(apart) => Verdict::Follow,
            Some(_) => Verdict::Contradicts,
        }
    }

    /// Whether this is what the source told last.
    fn said(&self, key: &str, facts: &Json) -> bool {
        self.facts.get(key).is_some_and(|last| *last == self.hash(key, facts))
    }

    /// Remembers what the source tells of a new thing.
    pub(super) fn see(&mut self, key: &str, there: &Json) {
        let told = self.hash(key, there);
        self.remember(key, told);
    }

    fn remember(&mut self, key: &str, told: String) {
        self.fresh.add(&named![kind = self.kind, external_key = key, facts = told]);
    }

    /// Writes what was remembered, at the end or when there is much of it.
    pub(super) fn write(&mut self, tx: &mut dyn Tx, at_end: bool) -> Result<(), StoreError> {
        if at_end || self.fresh.is_full() {
            self.fresh.flush(tx)?;
        }
        Ok(())
    }

    /// Half of a SHA-256 in hexadecimal. The key is hashed too, so that equal facts of two things
    /// differ.
    fn hash(&self, key: &str, facts: &Json) -> String {
        let mut hash = Sha256::new();
        hash.update(self.kind);
        hash.update([0]);
        hash.update(key);
        hash.update([0]);
        hash.update(facts.to_string());
        let bytes: [u8; 32] = hash.finalize().into();
        text::hex(&bytes[..16])
    }
}
