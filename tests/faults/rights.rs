//! Folders and files of somebody else, or shut: what is said names whose they are and what to do. Only root can try it.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use api::{Api, Options};
use harness::programs::built;
use tempfile::TempDir;

/// The user `nobody` of every Debian.
const NOBODY: u32 = 65_534;

/// The demo house of `nobody`, and the program where they reach it.
struct Theirs {
    folder: PathBuf,
    program: PathBuf,
    _place: TempDir,
}

impl Theirs {
    /// Nothing where whoever runs this is not root.
    fn found() -> Option<Self> {
        let place = tempfile::tempdir().unwrap();
        if std::fs::metadata(place.path()).unwrap().uid() != 0 {
            return None;
        }
        mode(place.path(), 0o755);
        let (folder, program) = (place.path().join("maison"), place.path().join("ctl"));
        std::fs::copy(built("contremarquectl").unwrap(), &program).unwrap();
        Api::make_demo(&Options::folder(&folder)).unwrap();
        let given = Command::new("chown").args(["-R", "nobody"]).arg(&folder).status().unwrap();
        assert!(given.success());
        Some(Self { folder, program, _place: place })
    }

    /// The status of the program, and all that it says.
    fn run(&self, by: u32, arguments: &[&str]) -> (Option<i32>, String) {
        let mut command = Command::new(&self.program);
        command.arg("--data").arg(&self.folder).args(arguments).stdin(Stdio::null());
        command.env("LC_ALL", "fr_FR.UTF-8").env("CONTREMARQUE_ETC", "/nowhere");
        if by != 0 {
            command.uid(by).gid(by);
        }
        let done = command.output().unwrap();
        let said =
            [done.stdout, done.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
        (done.status.code(), said.concat())
    }

    /// Each file of the folder, and whose it is.
    fn files(&self) -> Vec<(PathBuf, u32)> {
        let entries = std::fs::read_dir(&self.folder).unwrap().flatten();
        let mut files: Vec<_> =
            entries.map(|entry| (entry.path(), entry.metadata().unwrap().uid())).collect();
        files.sort();
        files
    }
}

fn mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn root_gives_no_command_in_the_folder_of_somebody_else_and_leaves_no_file_there() {
    let Some(theirs) = Theirs::found() else { return };
    let before = theirs.files();
    let commands = [&["backup"][..], &["verify"], &["restore", "x.sqlite"], &["call", "badges"]];
    for arguments in commands {
        let (status, said) = theirs.run(0, arguments);
        assert_eq!(status, Some(1), "{said}");
        assert!(said.contains("sudo -u nobody"), "{said}");
    }
    assert_eq!(theirs.files(), before);
    // Whoever watches the machine looks, and writes nothing.
    let (status, said) = theirs.run(0, &["status"]);
    assert_ne!(status, Some(2), "{said}");
    let (status, said) = theirs.run(NOBODY, &["verify"]);
    assert_eq!(status, Some(0), "{said}");
}

#[test]
fn a_file_of_somebody_else_in_the_folder_is_named_with_whose_it_is() {
    let Some(theirs) = Theirs::found() else { return };
    let file = theirs.folder.join("contremarque.sqlite");
    std::os::unix::fs::chown(&file, Some(0), Some(0)).unwrap();
    mode(&file, 0o600);
    let whose = format!("{} est à « root »", file.display());
    for (arguments, expected) in [(["verify"], Some(1)), (["status"], Some(2))] {
        let (status, said) = theirs.run(NOBODY, &arguments);
        assert_eq!(status, expected, "{said}");
        assert!(said.replace('\u{a0}', " ").contains(&whose), "{said}");
    }
}

#[test]
fn a_folder_that_its_owner_may_not_write_in_is_said_to_be_shut_and_nobody_can_work_there() {
    let Some(theirs) = Theirs::found() else { return };
    mode(&theirs.folder, 0o500);
    for (arguments, expected) in [(["verify"], Some(1)), (["status"], Some(2))] {
        let (status, said) = theirs.run(NOBODY, &arguments);
        assert_eq!(status, expected, "{said}");
        assert!(said.contains("chmod u+rwX"), "{said}");
    }
}
