//! Room on a disk, asked for before much is written.

use std::path::Path;

use rustix::fs::StatVfsMountFlags;
use store::StoreError;

use crate::watching::Disk;

/// Bytes that are left to the house whatever is written: its log grows too.
const LEFT: u64 = 32 << 20;

/// The disk of a folder; none where the system does not say.
#[must_use]
pub fn disk(folder: &Path) -> Option<Disk> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(Disk {
        free: disk.f_bavail.saturating_mul(disk.f_frsize),
        only_reads: disk.f_flag.contains(StatVfsMountFlags::RDONLY),
    })
}

/// Refuses when the disk of `file` has less room than `bytes`. Where the system does not say, the
/// writing itself finds out.
///
/// # Errors
/// [`StoreError::TooSmall`].
pub fn wanted(file: &Path, bytes: u64) -> Result<(), StoreError> {
    let Some(Disk { free, .. }) = disk(store::folder_of(file)) else { return Ok(()) };
    let wanted = bytes.saturating_add(LEFT);
    if free >= wanted {
        return Ok(());
    }
    let megabytes = |bytes: u64| i64::try_from(bytes.div_ceil(1 << 20)).unwrap_or(i64::MAX);
    Err(StoreError::TooSmall { wanted_mb: megabytes(wanted), free_mb: megabytes(free) })
}
