//! What other systems may call the seats of a hall that was drawn: by what the drawing has from them, or by level, row and
//! number.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use contract::drawn::plan_of;
use contract::ids::HallId;
use domain::plan::row_labels;
use domain::text::name_key;
use store::Tx;

use super::stored;
use crate::OfficeError;

/// The seats and rows of a drawing, by what they may be called. What two are called is nobody's name.
pub(crate) struct Called {
    /// Label of the row and number.
    seats: HashMap<String, Option<(String, String)>>,
    /// Labels, by level and row.
    on_level: HashMap<String, Option<String>>,
    /// Labels, by the row alone.
    alone: HashMap<String, Option<String>>,
}

/// What the seats of a hall may be called; nothing where it was never drawn.
pub(crate) fn called(tx: &mut dyn Tx, hall_id: HallId) -> Result<Option<Called>, OfficeError> {
    let Some(drawn) = stored(tx, hall_id)? else { return Ok(None) };
    let plan = plan_of(&drawn);
    let mut called =
        Called { seats: HashMap::new(), on_level: HashMap::new(), alone: HashMap::new() };
    let mut labels = row_labels(&plan).into_iter();
    for level in &plan.levels {
        for (row, label) in level.rows.iter().zip(&mut labels) {
            let whole = name_key(&format!("{} {}", level.name, row.label));
            name(&mut called.on_level, whole, &label);
            name(&mut called.on_level, name_key(&label), &label);
            name(&mut called.alone, name_key(&row.label), &label);
            for seat in row.seats.iter().map(|placed| &placed.seat) {
                if !seat.guid.is_empty() {
                    let seat_of = (label.clone(), seat.number.clone());
                    name(&mut called.seats, seat.guid.clone(), &seat_of);
                }
            }
        }
    }
    Ok((!called.on_level.is_empty()).then_some(called))
}

fn name<T: Clone + PartialEq>(named: &mut HashMap<String, Option<T>>, by: String, of: &T) {
    match named.entry(by) {
        Entry::Vacant(new) => {
            new.insert(Some(of.clone()));
        }
        Entry::Occupied(mut known) if known.get().as_ref() != Some(of) => {
            known.insert(None);
        }
        Entry::Occupied(_) => {}
    }
}

impl Called {
    /// Row and number of the seat that the drawing has under this name.
    pub(crate) fn seat(&self, guid: &str) -> Option<(&str, &str)> {
        let (row, number) = self.seats.get(guid)?.as_ref()?;
        Some((row.as_str(), number.as_str()))
    }

    /// The label of the row that is called so with its level, whatever stands between them.
    pub(crate) fn on_level(&self, row: &str) -> Option<&str> {
        self.on_level.get(&name_key(row))?.as_deref()
    }

    /// The label of the only row that is called so on any level.
    pub(crate) fn alone(&self, row: &str) -> Option<&str> {
        self.alone.get(&name_key(row))?.as_deref()
    }

    /// What seats are called, by row and number.
    pub(crate) fn names(&self) -> HashMap<(&str, &str), &str> {
        let named = self.seats.iter().filter_map(|(guid, seat)| {
            let (row, number) = seat.as_ref()?;
            Some(((row.as_str(), number.as_str()), guid.as_str()))
        });
        named.collect()
    }
}
