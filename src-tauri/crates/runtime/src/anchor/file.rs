//! The file in which a counter keeps what it last saw of each house that it worked in.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use office::books::anchor::End;
use serde::{Deserialize, Serialize};
use store::StoreError;

use crate::clock::{Clock, SystemClock};
use crate::place::unfinished::Unfinished;

pub(crate) const FILE: &str = "counter.seen";

/// What was seen, by the place of the house: its address without a password, or nothing for the folder's own.
#[derive(Default, Serialize, Deserialize)]
struct Seen {
    places: BTreeMap<String, Kept>,
}

#[derive(Default, Serialize, Deserialize)]
struct Kept {
    seen: Option<End>,
    /// The end of a backup that is about to take the house's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    restored: Option<End>,
}

/// What was last seen at a place, and behind it what a restore was about to put there.
#[must_use]
pub fn kept_at(data_dir: &Path, place: &str) -> Vec<End> {
    let mut seen = read(data_dir);
    let kept = seen.places.remove(place).unwrap_or_default();
    [kept.seen, kept.restored].into_iter().flatten().filter(|end| end.row > 0).collect()
}

/// What was last seen of the house at a place, where something is kept of it.
#[must_use]
pub fn seen_at(data_dir: &Path, place: &str) -> Option<End> {
    kept_at(data_dir, place).into_iter().next()
}

/// Keeps what was last seen of the house at a place.
///
/// # Errors
/// [`StoreError::Io`].
pub fn save(data_dir: &Path, place: &str, seen: &End) -> Result<(), StoreError> {
    change(data_dir, |all| {
        all.places.insert(place.to_owned(), Kept { seen: Some(seen.clone()), restored: None });
    })
}

/// Keeps what was last seen of the house at a place, and what another program of this folder saw of it since. Of before a
/// restore nothing is: the house that is there was held against that, and what it goes on from is in `seen`.
///
/// # Errors
/// [`StoreError::Io`].
pub(super) fn add(data_dir: &Path, place: &str, seen: &End) -> Result<(), StoreError> {
    change(data_dir, |all| {
        let kept = all.places.remove(place).filter(|kept| kept.restored.is_none());
        let kept = kept.and_then(|kept| kept.seen).unwrap_or_default();
        let seen = Some(kept.and(seen.clone()));
        all.places.insert(place.to_owned(), Kept { seen, restored: None });
    })
}

/// A backup is about to take the house's place: its end is as good as what was seen.
///
/// # Errors
/// [`StoreError::Io`].
pub fn restored_to(data_dir: &Path, place: &str, end: &End) -> Result<(), StoreError> {
    change(data_dir, |all| {
        all.places.entry(place.to_owned()).or_default().restored = Some(end.clone());
    })
}

/// Another house is made at a place: nothing was seen of it.
///
/// # Errors
/// [`StoreError::Io`].
pub fn forget(data_dir: &Path, place: &str) -> Result<(), StoreError> {
    if !data_dir.join(FILE).exists() {
        return Ok(());
    }
    change(data_dir, |all| {
        all.places.remove(place);
    })
}

/// What cannot be read was cut by a machine that lost its power: nothing is known then.
fn read(data_dir: &Path) -> Seen {
    let text = match std::fs::read_to_string(data_dir.join(FILE)) {
        Ok(text) => text,
        Err(error) => {
            if error.kind() != std::io::ErrorKind::NotFound {
                tracing::warn!(%error, "what this counter saw cannot be read");
            }
            return Seen::default();
        }
    };
    serde_json::from_str(&text).unwrap_or_else(|error| {
        tracing::warn!(%error, "what this counter saw cannot be read");
        Seen::default()
    })
}

fn change(data_dir: &Path, change: impl FnOnce(&mut Seen)) -> Result<(), StoreError> {
    let mut seen = read(data_dir);
    change(&mut seen);
    let text = serde_json::to_string(&seen).map_err(|e| StoreError::Io(e.to_string()))?;
    let path = data_dir.join(FILE);
    let fresh = Unfinished::beside(&path, &SystemClock.entropy());
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(fresh.path())?.write_all(text.as_bytes())?;
    // No flush: it is written behind the commands, and what a power cut takes was on the disk before.
    Ok(std::fs::rename(fresh.path(), &path)?)
}
