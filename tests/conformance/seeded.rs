//! Bugs that are put in on purpose, `tests/seeded`: each still fits the sources, and names the tests that catch it.
//! `make seeded` puts them in, one at a time, and sees them caught.

use std::path::{Path, PathBuf};
use std::process::Command;

fn bugs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeded");
    let mut found: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

#[test]
fn each_bug_fits_the_sources_and_names_what_catches_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let bugs = bugs();
    assert!(bugs.len() >= 40, "{} bugs", bugs.len());
    for bug in bugs {
        let text = std::fs::read_to_string(&bug).unwrap();
        let name = bug.file_name().unwrap().to_string_lossy();
        assert!(text.lines().next().is_some_and(|what| what.ends_with('.')), "{name} says what");
        assert!(text.contains("\nCaught by: "), "{name} names the tests that catch it");
        let applied = Command::new("git")
            .current_dir(root)
            .args(["apply", "--check"])
            .arg(&bug)
            .output()
            .unwrap();
        let why = String::from_utf8_lossy(&applied.stderr);
        assert!(applied.status.success(), "{name} no longer fits: {why}");
    }
}
