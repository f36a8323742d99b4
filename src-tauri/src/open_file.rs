//! Shows a paper with whatever this machine shows such papers with.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Kinds of files the program makes for reading. Nothing that a click could run.
const READABLE: [&str; 6] = ["pdf", "eml", "html", "txt", "csv", "json"];

/// Opens a file or folder of the house with the system's own viewer, without waiting for it.
///
/// # Errors
/// When `path` (relative to `data_dir`, or absolute) is missing, lies outside `data_dir`, is not of
/// a kind made for reading, or when the viewer cannot be started.
pub(crate) fn open(data_dir: &Path, path: &Path) -> io::Result<()> {
    let path = inside(data_dir, path)?;
    let mut child =
        viewer(&path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    // Reaps the starter once it is done: an unread child stays as a zombie until we leave.
    std::thread::spawn(move || child.wait());
    Ok(())
}

/// The real path, once links and `..` are resolved.
fn inside(data_dir: &Path, path: &Path) -> io::Result<PathBuf> {
    let house = data_dir.canonicalize()?;
    let path = house.join(path).canonicalize()?;
    if !path.starts_with(&house) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "outside the house's folder"));
    }
    let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    if path.is_dir() || READABLE.contains(&kind.to_ascii_lowercase().as_str()) {
        Ok(path)
    } else {
        Err(io::Error::new(io::ErrorKind::PermissionDenied, "not a file made for reading"))
    }
}

#[cfg(target_os = "linux")]
fn viewer(path: &Path) -> Command {
    let mut command = Command::new("xdg-open");
    command.arg(path);
    command
}

#[cfg(target_os = "macos")]
fn viewer(path: &Path) -> Command {
    let mut command = Command::new("open");
    command.arg(path);
    command
}

#[cfg(target_os = "windows")]
fn viewer(path: &Path) -> Command {
    // Not `cmd /c start`: it would read `&` in a file name as another command.
    let mut command = Command::new("explorer.exe");
    command.arg(path);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn house() -> tempfile::TempDir {
        let house = tempfile::tempdir().unwrap();
        std::fs::create_dir(house.path().join("papers")).unwrap();
        std::fs::write(house.path().join("papers/ticket.pdf"), "%PDF").unwrap();
        std::fs::write(house.path().join("papers/run.sh"), "").unwrap();
        house
    }

    #[test]
    fn a_paper_and_a_folder_of_the_house_may_be_opened() {
        let house = house();
        assert!(inside(house.path(), Path::new("papers/ticket.pdf")).is_ok());
        assert!(inside(house.path(), Path::new("papers")).is_ok());
        assert!(inside(house.path(), &house.path().join("papers/ticket.pdf")).is_ok());
    }

    #[test]
    fn nothing_outside_the_house_may_be_opened() {
        let house = house();
        for path in ["..", "/etc/passwd", "papers/../../x.pdf", "missing.pdf"] {
            assert!(inside(house.path(), Path::new(path)).is_err(), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_of_the_house_is_not_followed() {
        let house = house();
        let outside = tempfile::NamedTempFile::with_suffix(".pdf").unwrap();
        std::os::unix::fs::symlink(outside.path(), house.path().join("link.pdf")).unwrap();
        assert!(inside(house.path(), Path::new("link.pdf")).is_err());
    }

    #[test]
    fn a_file_that_could_run_is_not_opened() {
        assert!(inside(house().path(), Path::new("papers/run.sh")).is_err());
    }
}
