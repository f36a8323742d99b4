//! The file in which a counter keeps who was erased from each house that it worked in: whose papers it has cleared,
//! and whom a restored backup would bring back. It holds ids, and no name.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use contract::ids::CustomerId;
use serde::{Deserialize, Serialize};
use store::StoreError;

use crate::place::files::write_whole;

pub(crate) const FILE: &str = "counter.erased";

#[derive(Default, Serialize, Deserialize)]
struct Kept {
    /// By the place of the house: its address without a password, or nothing for the folder's own.
    places: BTreeMap<String, BTreeSet<i64>>,
}

fn read(data_dir: &Path) -> Result<Kept, StoreError> {
    match std::fs::read_to_string(data_dir.join(FILE)) {
        Ok(text) => Ok(serde_json::from_str(&text).unwrap_or_else(|error| {
            // All is cleared once more.
            tracing::warn!(%error, "who was erased cannot be read");
            Kept::default()
        })),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Kept::default()),
        Err(e) => Err(e.into()),
    }
}

/// Who was erased at a place, as this counter knows.
///
/// # Errors
/// [`StoreError::Io`].
pub fn erased_at(data_dir: &Path, place: &str) -> Result<Vec<CustomerId>, StoreError> {
    let kept = read(data_dir)?.places.remove(place).unwrap_or_default();
    Ok(kept.into_iter().map(CustomerId::from).collect())
}

/// Keeps that these were erased at a place.
///
/// # Errors
/// [`StoreError::Io`].
pub fn keep_erased(data_dir: &Path, place: &str, ids: &[CustomerId]) -> Result<(), StoreError> {
    let mut kept = read(data_dir)?;
    kept.places.entry(place.to_owned()).or_default().extend(ids.iter().map(|id| id.number()));
    let text = serde_json::to_string(&kept).map_err(|e| StoreError::Io(e.to_string()))?;
    write_whole(&data_dir.join(FILE), text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_erased_is_kept_by_the_place_of_the_house() {
        let folder = tempfile::tempdir().unwrap();
        let ids = |place: &str| erased_at(folder.path(), place).unwrap();
        assert!(ids("").is_empty());
        keep_erased(folder.path(), "", &[7.into()]).unwrap();
        keep_erased(folder.path(), "", &[3.into(), 7.into()]).unwrap();
        keep_erased(folder.path(), "postgres://h/d", &[9.into()]).unwrap();
        assert_eq!(ids(""), [3.into(), 7.into()]);
        assert_eq!(ids("postgres://h/d"), [9.into()]);
    }

    #[test]
    fn a_file_that_was_cut_knows_nobody() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "{\"pla").unwrap();
        assert!(erased_at(folder.path(), "").unwrap().is_empty());
    }
}
