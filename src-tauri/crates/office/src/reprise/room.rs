//! Free seating that places come back to: as many as there is room for.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use contract::ids::{CategoryId, PerformanceId, RepriseId};
use serde::Deserialize;
use store::{ByIds, Tx, sql};

use super::row::RepriseRow;
use crate::sale::left_of;
use crate::{Code, Cx, OfficeError};

/// What a place takes of free seating.
#[derive(Deserialize)]
struct Wants {
    reprise_id: RepriseId,
    performance_id: PerformanceId,
    category_id: CategoryId,
    /// It has a seat of it, of that category; a place without one takes any.
    seated: bool,
}

/// The free seating of several requests' performances.
pub(super) struct Rooms {
    wants: HashMap<RepriseId, Wants>,
    /// What is left, read where it counts.
    left: HashMap<PerformanceId, HashMap<CategoryId, usize>>,
}

impl Rooms {
    /// Of these requests.
    ///
    /// # Errors
    /// From the store.
    pub(super) fn of(tx: &mut dyn Tx, ids: &[RepriseId]) -> Result<Self, OfficeError> {
        let rows: Vec<Wants> = ByIds::new(sql!("wants_room"), &[]).rows(tx, ids)?;
        let wants = rows.into_iter().map(|row| (row.reprise_id, row)).collect();
        Ok(Self { wants, left: HashMap::new() })
    }

    /// Takes the room of a request's place, where it needs any.
    ///
    /// # Errors
    /// [`Code::NotOnSale`] where none is left.
    pub(super) fn take(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        row: &RepriseRow,
    ) -> Result<(), OfficeError> {
        let Some(wants) = self.wants.get(&row.id) else { return Ok(()) };
        let left = match self.left.entry(wants.performance_id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(none) => none.insert(left_of(tx, cx, wants.performance_id)?),
        };
        let own = left.get(&wants.category_id).is_some_and(|left| *left > 0);
        let category = match own {
            true => Some(wants.category_id),
            false if wants.seated => None,
            false => left.iter().find(|(_, left)| **left > 0).map(|(category, _)| *category),
        };
        let Some(left) = category.and_then(|category| left.get_mut(&category)) else {
            return Err(OfficeError::new(Code::NotOnSale)
                .with("show", row.show.as_str())
                .with("starts_at_ms", row.starts_at_ms)
                .with("category", row.category.as_str())
                .with("why", "full"));
        };
        *left -= 1;
        Ok(())
    }
}
