//! Performances with more places sold than their hall has seats for, as a hall that was made smaller leaves them, or a file:
//! listed while they are, and said before a hall is changed.

use std::collections::HashMap;

use contract::args::Empty;
use contract::hall::OverSold;
use contract::ids::{HallId, PerformanceId, SeatId};
use serde::Deserialize;
use store::{ByIds, Text, Tx, TxExt, named, sql};

use crate::gauge::Counted;
use crate::{Cx, OfficeError};

/// As many as anybody settles: the soonest first, the others once these are done.
const LISTED_MAX: usize = 100;

/// A performance to come, counted.
#[derive(Deserialize)]
struct Evening {
    performance_id: PerformanceId,
    show: String,
    hall: String,
    starts_at_ms: i64,
    #[serde(flatten)]
    counted: Counted,
}

impl Evening {
    fn over(&self) -> i64 {
        self.counted.gauge().over()
    }

    fn told(self) -> OverSold {
        OverSold {
            over: self.over(),
            performance_id: self.performance_id,
            show: self.show,
            hall: self.hall,
            starts_at_ms: self.starts_at_ms,
            seats: self.counted.seats - self.counted.out_of_sale,
            sold: self.counted.sold,
        }
    }
}

/// Performances to come, the soonest first: those of a hall, or of all halls those with a place that has no seat.
fn evenings(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    hall_id: Option<HallId>,
) -> Result<Vec<Evening>, OfficeError> {
    let hall_id = hall_id.map_or(0, HallId::number);
    Ok(tx.rows(sql!("over"), &named![now_ms = cx.at_ms, hall_id])?)
}

/// Performances to come that are sold beyond their hall, the soonest first. Each stays until it is settled.
///
/// # Errors
/// From the store.
pub fn over_sold(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<Vec<OverSold>, OfficeError> {
    let all = evenings(tx, cx, None)?.into_iter().filter(|evening| evening.over() > 0);
    Ok(all.take(LISTED_MAX).map(Evening::told).collect())
}

/// A hall as a change would leave it.
pub(super) struct Changed {
    /// Seats for sale.
    pub(super) seats: i64,
    /// Those that are somebody's own.
    pub(super) numbered: i64,
    /// Seats that are for sale no more.
    pub(super) gone: Vec<SeatId>,
    /// Seats that are for sale again.
    pub(super) back: Vec<SeatId>,
}

/// Seats of a performance, by kind.
#[derive(Clone, Copy, Default)]
struct Kinds {
    numbered: i64,
    unplaced: i64,
}

impl Kinds {
    const fn all(self) -> i64 {
        self.numbered + self.unplaced
    }
}

/// Performances to come that a change of their hall would leave sold beyond it, or further beyond it than they are.
pub(super) fn over_after(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    hall_id: HallId,
    changed: &Changed,
) -> Result<Vec<OverSold>, OfficeError> {
    let mut count = |text: &'static Text, ids: &[SeatId]| {
        #[derive(Deserialize)]
        struct Row {
            performance_id: PerformanceId,
            unplaced: bool,
            count: i64,
        }
        let mut of: HashMap<PerformanceId, Kinds> = HashMap::new();
        let asked = named![hall_id, now_ms = cx.at_ms];
        for row in ByIds::new(text, &asked).rows::<Row>(tx, ids)? {
            let kinds = of.entry(row.performance_id).or_default();
            *if row.unplaced { &mut kinds.unplaced } else { &mut kinds.numbered } += row.count;
        }
        Ok::<_, OfficeError>(of)
    };
    let lost = count(sql!("over_sold"), &changed.gone)?;
    let found = count(sql!("over_sold"), &changed.back)?;
    let out = count(sql!("over_out"), &changed.gone)?;
    let mut told = Vec::new();
    for mut evening in evenings(tx, cx, Some(hall_id))? {
        let before = evening.over();
        let of = |kinds: &HashMap<_, Kinds>| {
            kinds.get(&evening.performance_id).copied().unwrap_or_default()
        };
        let (lost, found, out) = (of(&lost), of(&found), of(&out));
        let now = &mut evening.counted;
        (now.seats, now.numbered) = (changed.seats, changed.numbered);
        now.taken += found.all() - lost.all();
        now.displaced += lost.numbered - found.numbered;
        now.out_of_sale -= out.all();
        now.unplaced_kept += found.unplaced - lost.unplaced - out.unplaced;
        if evening.over() > before {
            told.push(evening.told());
        }
    }
    told.truncate(LISTED_MAX);
    Ok(told)
}
