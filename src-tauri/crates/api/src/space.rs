//! Room on a disk, asked for before much is written.

use std::path::Path;

use office::{Code, OfficeError};
use runtime::error::ApiError;
use runtime::watching::Disk;
use rustix::fs::StatVfsMountFlags;

/// Bytes that are left to the house whatever is written: its log grows too.
pub(crate) const LEFT: u64 = 32 << 20;

/// The disk of a folder; none where the system does not say.
pub(crate) fn disk(folder: &Path) -> Option<Disk> {
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
/// [`Code::NoSpace`].
pub(crate) fn wanted(file: &Path, bytes: u64) -> Result<(), ApiError> {
    let Some(Disk { free, .. }) = disk(store::folder_of(file)) else { return Ok(()) };
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
