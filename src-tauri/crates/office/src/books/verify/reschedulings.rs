//! Performances that were moved, held against the journal, and the requests that have no fee by them.

use contract::action::Action;
use contract::ids::ReschedulingId;
use serde::Deserialize;
use serde_json::Value as Json;
use store::{Tx, TxExt, sql};

use super::fault::Fault;
use crate::OfficeError;
use crate::books::series;

/// Whether a row of the journal tells of a move.
pub(super) fn tells(action: &str) -> bool {
    action == Action::PerformanceRescheduled.key()
}

#[derive(Deserialize)]
struct Move {
    id: ReschedulingId,
    performance_id: i64,
    before_ms: i64,
    starts_at_ms: i64,
    free_until_ms: Option<i64>,
    places: i64,
    by_mail: i64,
    by_letter: i64,
    /// What its row of the journal says; empty without one.
    data: String,
    notices: i64,
}

impl Move {
    /// What does not add up, if anything.
    fn fault(&self) -> Option<Fault> {
        let of = |what| Some(Fault::of(what, self.id.to_string()));
        if self.data.is_empty() {
            return of("rescheduling_unjournalled");
        }
        let told: Json = serde_json::from_str(&self.data).unwrap_or_default();
        let same = [
            ("performance", self.performance_id),
            ("before_ms", self.before_ms),
            ("starts_at_ms", self.starts_at_ms),
            ("places", self.places),
            ("by_mail", self.by_mail),
            ("by_letter", self.by_letter),
        ]
        .iter()
        .all(|(name, kept)| told[*name].as_i64() == Some(*kept));
        let free = told["free_until_day_ms"].as_i64() == self.free_until_ms;
        let all_told = self.notices == self.by_mail + self.by_letter;
        if same && free && all_told { None } else { of("rescheduling_changed") }
    }
}

/// The first thing about a move that does not add up. `told` is how many rows of the journal tell of
/// one.
pub(super) fn check(tx: &mut dyn Tx, told: i64) -> Result<Option<Fault>, OfficeError> {
    let moves: Vec<Move> = tx.rows(sql!("reschedulings"), &[])?;
    if let Some(fault) = moves.iter().find_map(Move::fault) {
        return Ok(Some(fault));
    }
    if moves.len() as i64 != told {
        return Ok(Some(Fault::missing("rescheduling_missing")));
    }
    let number = tx.int(sql!("relieved_wrongly"), &[])?;
    Ok((number > 0).then(|| Fault::of("reprise_relieved", series::reprise_number(number))))
}
