//! What was said of seats out of sale goes with them, when they leave their hall or their performance another one: counted and
//! named for the journal.

use contract::ids::{PerformanceId, SeatId};
use serde::Deserialize;
use serde_json::{Value, json};
use store::{ByIds, Tx, TxExt, named, sql};

use crate::OfficeError;

/// Seats that a row of the journal names in its sentence. All of them are in its list.
const NAMED_MAX: usize = 40;

#[derive(Deserialize)]
struct Out {
    performance_id: PerformanceId,
    show: String,
    starts_at_ms: i64,
    row: String,
    seat: String,
    row_rank: i64,
    number_rank: i64,
}

impl Out {
    fn name(&self) -> String {
        format!("{} {}", self.row, self.seat).trim().to_owned()
    }
}

/// Seats that were out of sale, each for a performance, and are so no more.
#[derive(Default)]
pub(crate) struct Outs(Vec<Out>);

impl Outs {
    /// Forgets what was said of these seats, for whichever performance.
    pub(super) fn forget_seats(tx: &mut dyn Tx, ids: &[SeatId]) -> Result<Self, OfficeError> {
        let found = ByIds::new(sql!("outs_of_seats"), &[]).rows(tx, ids)?;
        ByIds::new(sql!("forget_out"), &[]).execute(tx, ids)?;
        Ok(Self(found))
    }

    /// Forgets what was said of the seats of a performance, which has those of another hall now.
    pub(crate) fn forget_performance(
        tx: &mut dyn Tx,
        performance_id: PerformanceId,
    ) -> Result<Self, OfficeError> {
        let of = named![performance_id];
        let found = tx.rows(sql!("outs_of_performance"), &of)?;
        tx.execute(sql!("forget_outs"), &of)?;
        Ok(Self(found))
    }

    pub(crate) fn extend(&mut self, more: Self) {
        self.0.extend(more.0);
    }

    /// Says in a row of the journal how many they were and which, evening by evening; nothing where there were none.
    pub(crate) fn tell(mut self, data: &mut Value) {
        if self.0.is_empty() {
            return;
        }
        self.0.sort_by_key(|out| {
            (out.starts_at_ms, out.performance_id, out.row_rank, out.number_rank)
        });
        let evenings = self.0.chunk_by(|a, b| a.performance_id == b.performance_id);
        let evening = |outs: &[Out]| {
            let seats: Vec<String> = outs.iter().map(Out::name).collect();
            json!({
                "performance_id": outs[0].performance_id,
                "show": outs[0].show,
                "starts_at_ms": outs[0].starts_at_ms,
                "seats": seats,
            })
        };
        data["outs_of"] = evenings.map(evening).collect();
        data["outs"] = json!(self.0.len());
        // A seat that was out for several evenings is named once.
        self.0.sort_by_key(|out| (out.row_rank, out.number_rank));
        let mut names: Vec<String> =
            self.0.iter().map(Out::name).filter(|name| !name.is_empty()).collect();
        names.dedup();
        let more = names.len() > NAMED_MAX;
        names.truncate(NAMED_MAX);
        data["out_seats"] = json!(names.join(", ") + if more { "…" } else { "" });
    }
}
