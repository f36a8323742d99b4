//! A performance as it is kept.

use contract::ids::{HallId, PerformanceId, ShowId};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::changed;
use crate::OfficeError;

/// A performance as it is kept.
#[derive(Deserialize)]
pub(super) struct Performance {
    pub id: PerformanceId,
    pub show_id: ShowId,
    pub show: String,
    pub hall_id: HallId,
    pub hall: String,
    pub starts_at_ms: i64,
    pub vat_bp: i64,
    pub opened: bool,
    pub opens_at_ms: Option<i64>,
    pub closes_at_ms: Option<i64>,
    pub version: i64,
    /// Places that were ever sold.
    pub places: i64,
    /// Those that are sold now, and not taken back.
    pub sold: i64,
}

impl Performance {
    /// The performance, as it was seen.
    pub(super) fn seen(
        tx: &mut dyn Tx,
        id: PerformanceId,
        version: i64,
    ) -> Result<Self, OfficeError> {
        let found = Self::find(tx, id)?;
        if found.version == version { Ok(found) } else { Err(changed()) }
    }

    pub(super) fn find(tx: &mut dyn Tx, id: PerformanceId) -> Result<Self, OfficeError> {
        tx.row(sql!("performance"), &named![id])?
            .ok_or_else(|| OfficeError::not_found("performance"))
    }
}
