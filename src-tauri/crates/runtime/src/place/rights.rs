//! Whether this program may work in the folder of a counter, and whose that is where it may not.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::{Access, access};
use rustix::io::Errno;
use rustix::process::geteuid;
use store::StoreError;

use crate::anchor;
use crate::place::{counter_file, erased_file, identity, secrets};

/// What is written where it lies.
const WRITTEN: [&str; 3] =
    ["contremarque.sqlite", "contremarque.sqlite-wal", "contremarque.sqlite-shm"];
/// What is read there, and replaced whole where it changes.
const READ: [&str; 8] = [
    counter_file::FILE,
    counter_file::WRITING,
    identity::FILE,
    anchor::FILE,
    erased_file::FILE,
    secrets::FILE,
    ".desk",
    ".site",
];

/// Refuses the folder of a counter in which this program may not work. One that does not exist is not looked for.
///
/// # Errors
/// [`StoreError::NotOurs`], which names the file or the folder.
pub fn may_work(data_dir: &Path) -> Result<(), StoreError> {
    may_write_in(data_dir)?;
    for name in WRITTEN {
        allowed(&data_dir.join(name), Access::READ_OK | Access::WRITE_OK)?;
    }
    for name in READ {
        allowed(&data_dir.join(name), Access::READ_OK)?;
    }
    Ok(())
}

/// Refuses a folder in which this program may make no file.
///
/// # Errors
/// [`StoreError::NotOurs`].
pub fn may_write_in(folder: &Path) -> Result<(), StoreError> {
    allowed(folder, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK)
}

/// Whose a folder is, where that is not root's and this program is.
#[must_use]
pub fn of_another_than_root(folder: &Path) -> Option<String> {
    if !geteuid().is_root() {
        return None;
    }
    let owner = std::fs::metadata(folder).ok()?.uid();
    (owner != 0).then(|| name_of(owner))
}

/// What else is wrong says whoever opens it.
fn allowed(path: &Path, how: Access) -> Result<(), StoreError> {
    match access(path, how) {
        Err(errno) if errno == Errno::ACCESS || errno == Errno::PERM => Err(not_ours(path)),
        _ => Ok(()),
    }
}

fn not_ours(path: &Path) -> StoreError {
    // Behind a folder that is shut nothing is seen: that one is named.
    let seen = path.ancestors().find_map(|part| Some((part, std::fs::metadata(part).ok()?)));
    match seen {
        Some((path, facts)) => StoreError::NotOurs {
            path: path.display().to_string(),
            owner: name_of(facts.uid()),
            user: name_of(geteuid().as_raw()),
        },
        None => StoreError::Forbidden(path.display().to_string()),
    }
}

/// The name of a user of this machine; the number where it has none.
fn name_of(user: u32) -> String {
    let known = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
    let named = known.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)?.parse::<u32>() == Ok(user)).then(|| name.to_owned())
    });
    named.unwrap_or_else(|| user.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_has_the_name_that_the_machine_knows() {
        assert_eq!(name_of(0), "root");
        assert_eq!(name_of(3_999_999_999), "3999999999");
    }

    #[test]
    fn a_folder_that_does_not_exist_is_not_looked_for() {
        let place = tempfile::tempdir().unwrap();
        may_work(&place.path().join("nowhere")).unwrap();
        may_work(place.path()).unwrap();
    }
}
