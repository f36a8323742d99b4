//! Room on a disk, asked for before much is written.

use std::path::Path;

use office::{Code, OfficeError};
use runtime::error::ApiError;

/// Bytes that are left to the house whatever is written: its log grows too.
pub(crate) const LEFT: u64 = 32 << 20;

/// Room that is left on the disk of a folder, bytes; none where the system does not say.
pub(crate) fn free(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}

/// Refuses when the disk of `file` has less room than `bytes`. Where the system does not say, the
/// writing itself finds out.
///
/// # Errors
/// [`Code::NoSpace`].
pub(crate) fn wanted(file: &Path, bytes: u64) -> Result<(), ApiError> {
    let Some(free) = free(store::folder_of(file)) else { return Ok(()) };
    let wanted = bytes.saturating_add(LEFT);
    if free >= wanted {
        return Ok(());
    }
    let megabytes = |bytes: u64| i64::try_from(bytes.div_ceil(1 << 20)).unwrap_or(i64::MAX);
    let refused = OfficeError::new(Code::NoSpace)
        .with("wanted_mb", megabytes(wanted))
        .with("free_mb", megabytes(free));
    Err(refused.into())
}
