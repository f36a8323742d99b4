//! Where a folder is: on which machine, since that was started, and where there. A copy of a folder, or of a whole
//! machine, is elsewhere.

use std::path::Path;

use domain::text;
use office::house::counter::key_hash;

/// Linux draws another at each start of the machine: what is restored from an image has another too.
const STARTED: &str = "/proc/sys/kernel/random/boot_id";

/// A hash of it, which tells nobody what the machine or the folder is called.
#[must_use]
pub fn of(data_dir: &Path) -> String {
    let started = std::fs::read_to_string(STARTED).unwrap_or_default();
    let machine = std::env::var("COMPUTERNAME").unwrap_or_default();
    // By its path: an inode of a network folder may be another one for each program that asks.
    let path = data_dir.canonicalize().unwrap_or_else(|_| data_dir.to_owned());
    let named = format!("{}\n{machine}\n{}", started.trim(), path.display());
    text::hex(&key_hash(&named)[..16])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_where_it_is_by_whatever_name_and_another_is_elsewhere() {
        let [one, other] = [(); 2].map(|()| tempfile::tempdir().unwrap());
        let here = of(one.path());
        assert_eq!(of(&one.path().join(".")), here);
        assert_ne!(of(other.path()), here);
        assert_eq!(here.len(), 32);
    }
}
