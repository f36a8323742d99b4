//! Which file system a folder is on. The locks of a folder hold between the programs of one machine, and SQLite's log is
//! for one machine alone: a house in a file is not put where another machine writes too.

use std::path::{Path, PathBuf};

use store::StoreError;

/// Where Linux says what is mounted.
const MOUNTED: &str = "/proc/self/mountinfo";

/// File systems that more than one machine may write to.
const NETWORK: [&str; 19] = [
    "9p",
    "afs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.ceph",
    "fuse.davfs",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.sshfs",
    "ncpfs",
    "nfs",
    "nfs4",
    "prl_fs",
    "smb3",
    "smbfs",
    "vboxsf",
];

/// Refuses a folder that is on a network share. Where the system does not say, nothing is refused.
///
/// # Errors
/// [`StoreError::OnNetwork`].
pub fn not_shared(folder: &Path) -> Result<(), StoreError> {
    let Ok(mounted) = std::fs::read(MOUNTED) else { return Ok(()) };
    let Some(place) = in_full(folder) else { return Ok(()) };
    match network_of(&String::from_utf8_lossy(&mounted), &place) {
        Some(kind) => {
            Err(StoreError::OnNetwork { path: folder.display().to_string(), kind: kind.to_owned() })
        }
        None => Ok(()),
    }
}

/// The folder without links, or as much of its path as there is.
fn in_full(folder: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(folder).ok()?;
    whole.ancestors().find_map(|there| there.canonicalize().ok())
}

/// The network file system that a path is on, by the text of what is mounted: that of the longest mount point that holds it.
fn network_of<'a>(mounted: &'a str, path: &Path) -> Option<&'a str> {
    let path = path.as_os_str().as_encoded_bytes();
    let holding = mounted.lines().filter_map(|line| {
        let (place, kind) = line.split_once(" - ")?;
        let point = unescaped(place.split(' ').nth(4)?);
        holds(&point, path).then_some((point.len(), kind.split(' ').next()?))
    });
    // Of two on the same point the later one is seen.
    let (_, kind) = holding.max_by_key(|(length, _)| *length)?;
    NETWORK.contains(&kind).then_some(kind)
}

fn holds(point: &[u8], path: &[u8]) -> bool {
    path.strip_prefix(point)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/") || point.ends_with(b"/"))
}

/// A path of that text: a space is written `\040`.
fn unescaped(field: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(field.len());
    let mut rest = field.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escaped = after.split_at_checked(3).filter(|_| first == b'\\');
        let escaped = escaped.and_then(|(digits, left)| Some((octal(digits)?, left)));
        let (byte, left) = escaped.unwrap_or((first, after));
        bytes.push(byte);
        rest = left;
    }
    bytes
}

fn octal(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTED: &str = r"22 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
23 22 0:21 / /proc rw - proc proc rw
30 22 0:40 / /srv/partage rw,relatime shared:12 master:3 - nfs4 nas:/export rw,vers=4.2
31 30 8:17 / /srv/partage/local rw - ext4 /dev/sdb1 rw
32 22 0:42 / /mnt/Mes\040Documents rw shared:7 - cifs //nas/docs rw
33 22 8:33 / /media/cle rw - fuseblk /dev/sdc1 rw
34 22 0:44 / /home/lea/nuage rw - fuse.rclone remote: rw
35 22 0:45 / /srv/auto rw - autofs /etc/auto.srv rw
36 35 0:46 / /srv/auto rw - nfs nas:/auto rw
37 22 0:47 / /tmp rw - tmpfs tmpfs rw
38 22 0:48 / /var/lib/docker/merged rw - overlay overlay rw
39 22 0:49 / /mnt/hote rw - 9p hostshare rw
40 22 0:50 / /srv/grappe rw - ocfs2 /dev/sdd rw
";

    #[test]
    fn a_folder_on_a_network_share_is_told_from_one_of_this_machine() {
        let on = |path: &str| network_of(MOUNTED, Path::new(path));
        assert_eq!(on("/srv/partage"), Some("nfs4"));
        assert_eq!(on("/srv/partage/theatre/maison"), Some("nfs4"));
        assert_eq!(on("/mnt/Mes Documents/maison"), Some("cifs"));
        assert_eq!(on("/home/lea/nuage/maison"), Some("fuse.rclone"));
        assert_eq!(on("/srv/auto/maison"), Some("nfs"), "what is mounted last is seen");
        assert_eq!(on("/mnt/hote"), Some("9p"));
        for own in [
            "/",
            "/home/lea/.local/share/Contremarque",
            "/srv/partage-ancien/maison",
            "/srv/partage/local/maison",
            "/mnt/Mes",
            "/media/cle/maison",
            "/tmp/maison",
            "/var/lib/docker/merged/maison",
            "/srv/grappe/maison",
        ] {
            assert_eq!(on(own), None, "{own}");
        }
    }

    #[test]
    fn what_cannot_be_read_refuses_nothing() {
        for text in ["", "nothing of the kind", "1 2 3 - nfs", "22 1 0:1 / /srv rw", " - "] {
            assert_eq!(network_of(text, Path::new("/srv/maison")), None, "{text}");
        }
        assert_eq!(unescaped(r"/a\04"), br"/a\04");
        assert_eq!(unescaped(r"/a\0999\134"), br"/a\0999\");
        assert!(not_shared(Path::new("/proc/self/nowhere")).is_ok());
    }
}
