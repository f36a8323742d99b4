//! What one import finds, held against what was found before.

use std::collections::{BTreeSet, HashMap, HashSet};

use contract::ids::{ContradictionId, OperatorId, OrderId, PlaceId, RepriseId};
use contract::intake::{ImportConflict, ThereSays};
use domain::reprise::RepriseFlag;
use domain::text;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Bulk, ByIds, Tx, TxExt, named, sql};

use crate::{Cx, OfficeError};

/// Something that the files say otherwise than this house.
pub struct Found {
    /// Stored key there of what it is about.
    pub subject: String,
    pub order_id: Option<OrderId>,
    pub place_id: Option<PlaceId>,
    /// The request for the place that is open.
    pub reprise_id: Option<RepriseId>,
    pub what: ImportConflict,
}

impl Found {
    /// About what is no order.
    pub(crate) fn alone(subject: &str, what: ImportConflict) -> Self {
        let subject = subject.to_owned();
        Self { subject, order_id: None, place_id: None, reprise_id: None, what }
    }
}

/// What was found before of one source, and what is found now.
#[derive(Default)]
pub struct Contradictions {
    source: String,
    /// Those that nobody has settled, by their mark.
    waiting: HashMap<String, Known>,
    /// Marks of those that a person has settled.
    settled: HashSet<String>,
    fresh: Vec<(String, Found)>,
    again: HashSet<String>,
    /// Keys of what the files tell of.
    looked: HashSet<String>,
}

#[derive(Deserialize)]
struct Known {
    id: ContradictionId,
    mark: String,
    subject: String,
    there: ThereSays,
    reprise_id: Option<RepriseId>,
    choice: Option<String>,
}

impl Contradictions {
    /// Of one source.
    ///
    /// # Errors
    /// From the store.
    pub fn load(tx: &mut dyn Tx, source: &str) -> Result<Self, OfficeError> {
        let mut known = Self { source: source.to_owned(), ..Self::default() };
        let rows: Vec<Known> = tx.rows(sql!("of_source"), &named![source])?;
        for row in rows {
            if row.choice.is_some() {
                known.settled.insert(row.mark);
            } else {
                known.waiting.insert(row.mark.clone(), row);
            }
        }
        Ok(known)
    }

    /// Notes that the files tell of a thing: what they said of it before and do not say now is over.
    pub fn look(&mut self, subject: &str) {
        if !self.waiting.is_empty() {
            self.looked.insert(subject.to_owned());
        }
    }

    /// Notes a contradiction. Gives whether it is to be listed: a person may have settled the very same.
    pub fn find(&mut self, found: Found) -> bool {
        let mark = self.mark(&found);
        if self.settled.contains(&mark) {
            return false;
        }
        let known = self.waiting.contains_key(&mark);
        if self.again.insert(mark.clone()) && !known {
            self.fresh.push((mark, found));
        }
        true
    }

    /// Writes what is new, ends what the source came back on, and reaches the requests that are spoken of.
    /// Gives how many rows that were.
    ///
    /// # Errors
    /// From the store.
    pub fn write(self, tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<usize, OfficeError> {
        let mut reached: BTreeSet<RepriseId> = BTreeSet::new();
        let mut rows = Bulk::new(sql!("add"));
        for (mark, Found { subject, order_id, place_id, reprise_id, what }) in &self.fresh {
            reached.extend(reprise_id.filter(|_| breaks_a_rule(what.there)));
            let id: ContradictionId = cx.mint.id();
            rows.add(&named![
                id,
                mark,
                source = &self.source,
                subject,
                file = &what.file,
                line = what.line,
                found_at_ms = cx.at_ms,
                order_id = *order_id,
                place_id = *place_id,
                reprise_id = *reprise_id,
                order_number = &what.order,
                place = &what.place,
                there = key(what.there),
                there_value = &what.there_value,
                here = key(what.here),
                here_value = &what.here_value
            ]);
        }
        rows.write(tx)?;
        // A ticket that went through the door does not come out of it again.
        let over = self.waiting.values().filter(|known| {
            known.there != ThereSays::Scanned
                && self.looked.contains(&known.subject)
                && !self.again.contains(&known.mark)
        });
        let mut agreed: Vec<ContradictionId> = Vec::new();
        for known in over {
            agreed.push(known.id);
            reached.extend(known.reprise_id.filter(|_| breaks_a_rule(known.there)));
        }
        agreed.sort_unstable();
        let by = named![
            choice = "agreed",
            at_ms = cx.at_ms,
            operator_id = None::<OperatorId>,
            word = ""
        ];
        ByIds::new(sql!("settle"), &by).execute(tx, &agreed)?;
        reach(tx, &reached.into_iter().collect::<Vec<_>>())?;
        Ok(self.fresh.len() + agreed.len())
    }

    /// Half of a SHA-256, in hexadecimal, of what is said of what.
    fn mark(&self, found: &Found) -> String {
        let what = &found.what;
        let reprise = found.reprise_id.map_or(0, i64::from).to_string();
        let said = [
            self.source.as_str(),
            &found.subject,
            &key(what.there),
            &what.there_value,
            &key(what.here),
            &what.here_value,
            &reprise,
        ];
        let mut hash = Sha256::new();
        for part in said {
            hash.update(part);
            hash.update([0]);
        }
        let bytes: [u8; 32] = hash.finalize().into();
        text::hex(&bytes[..16])
    }
}

/// Whether it breaks a rule of the request that it speaks of.
const fn breaks_a_rule(there: ThereSays) -> bool {
    matches!(
        there,
        ThereSays::Unpaid
            | ThereSays::Cancelled
            | ThereSays::Gone
            | ThereSays::Moved
            | ThereSays::Repriced
            | ThereSays::Scanned
    )
}

/// Shows requests that another system contradicts them, or no longer does. Their version counts up, so that
/// nobody decides on what a screen showed before.
fn reach(tx: &mut dyn Tx, ids: &[RepriseId]) -> Result<(), OfficeError> {
    #[derive(Deserialize)]
    struct Flagged {
        id: RepriseId,
        flags: String,
    }
    #[derive(Deserialize)]
    struct Said {
        reprise_id: RepriseId,
        there: ThereSays,
    }
    let said: Vec<Said> = ByIds::new(sql!("waiting"), &[]).rows(tx, ids)?;
    let broken: HashSet<RepriseId> = said
        .into_iter()
        .filter(|said| breaks_a_rule(said.there))
        .map(|said| said.reprise_id)
        .collect();
    let rows: Vec<Flagged> = ByIds::new(sql!("flags"), &[]).rows(tx, ids)?;
    for Flagged { id, flags } in rows {
        let contradicted = broken.contains(&id);
        let elsewhere = RepriseFlag::Elsewhere.key();
        let mut kept: Vec<&str> = flags.split(' ').filter(|flag| !flag.is_empty()).collect();
        kept.retain(|flag| *flag != elsewhere);
        if contradicted {
            // A row shows the first of them.
            kept.insert(0, elsewhere);
        }
        let flags = kept.join(" ");
        tx.execute(sql!("reach"), &named![id, flags, sign = contradicted])?;
    }
    Ok(())
}

/// The stable name of a choice, as it is stored.
fn key(choice: impl Serialize) -> String {
    let json = serde_json::to_value(choice).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}
