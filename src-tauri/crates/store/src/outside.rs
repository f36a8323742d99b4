//! What is asked of a house, or done with its file, without opening it.

use std::path::Path;

use crate::looked::{At, Looked};
use crate::postgres::{self, ServerFound};
use crate::sqlite::{self, Glance, Standing};
use crate::{StoreError, Tx};

/// Runs `work` on one unchanging picture of the house.
///
/// # Errors
/// Those of `work`; [`StoreError::Io`] where there is no file; [`StoreError::Unreachable`],
/// [`StoreError::Denied`], [`StoreError::NoDatabase`].
pub fn look<T, E: From<StoreError>>(
    at: At<'_>,
    mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
) -> Result<Looked<T>, E> {
    match at {
        At::File(path) => sqlite::look(path, &mut work),
        At::Server(url) => postgres::look(url, &mut work),
    }
}

/// Looks at `postgres://user:password@host:port/database`, changing nothing there.
///
/// # Errors
/// [`StoreError::Unreachable`], [`StoreError::Denied`], [`StoreError::NoDatabase`].
pub fn look_at_server(url: &str) -> Result<ServerFound, StoreError> {
    postgres::PostgresStore::look(url)
}

/// Holds the bytes of a file to be those of an authority that signs certificates, PEM.
///
/// # Errors
/// [`StoreError::Server`], which names the file.
pub fn is_authority(path: &str, bytes: &[u8]) -> Result<(), StoreError> {
    postgres::is_authority(path, bytes)
}

/// Copies the SQLite file of a house to one that must not exist, whole and consistent, whatever its
/// schema.
///
/// # Errors
/// [`StoreError::Damaged`] when it is none; [`StoreError::Io`].
pub fn copy_sqlite(from: &Path, to: &Path) -> Result<(), StoreError> {
    sqlite::copy(from, to)
}

/// Folds the log of a SQLite file into it, so that the file alone is the house.
///
/// # Errors
/// [`StoreError::Damaged`] when it is no database; [`StoreError::Io`].
pub fn fold(file: &Path) -> Result<(), StoreError> {
    sqlite::fold(file)
}

/// Whether the file is that of a house, of whatever schema.
#[must_use]
pub fn is_house(file: &Path) -> bool {
    sqlite::is_house(file)
}

/// The end of the journal in a file that no program has open; none where it cannot be read.
#[must_use]
pub fn glance(file: &Path) -> Option<Glance> {
    sqlite::glance(file)
}

/// How many rows the journals of two files that no program has open have in common, from the first on; none where one cannot be
/// read.
#[must_use]
pub fn in_common(one: &Path, other: &Path) -> Option<i64> {
    sqlite::in_common(one, other)
}

/// The hash of the first row of the journal in a file that no program has open, by which a house is known from another;
/// none where it cannot be read.
#[must_use]
pub fn born(file: &Path) -> Option<Vec<u8>> {
    sqlite::born(file)
}

/// Where the house in a file stands that no program has open; none where it cannot be read.
#[must_use]
pub fn standing(file: &Path) -> Option<Standing> {
    sqlite::standing(file)
}

/// The newest schema version this program knows.
#[must_use]
pub fn schema_version() -> i64 {
    sqlite::newest_migration()
}
