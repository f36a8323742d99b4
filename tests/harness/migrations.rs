//! The migrations of both engines, side by side.
//!
//! What SQLite's text says is put as PostgreSQL would say it, and compared statement by statement.
//! Triggers are written by hand on each engine; what they guard is compared.

mod guards;
mod statements;
mod texts;

use std::collections::BTreeMap;
use std::path::Path;

pub use guards::{Guard, guards};
pub use texts::differences;

/// Text of each migration of an engine, by its file's name.
///
/// # Panics
/// When the folder is not there.
#[must_use]
pub fn migrations(engine: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(engine);
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .filter(|(name, _)| name.starts_with('V'))
        .collect()
}
