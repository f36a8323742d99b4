//! The services of the package: systemd takes them, and finds little that the site could do to its machine.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The most exposure, in tenths, from 0 to 100: what listens on the network keeps some.
const EXPOSED_MOST: u32 = 15;

/// A unit of the package, with a program that is here.
fn unit(folder: &Path, name: &str) -> PathBuf {
    let packaging =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/site/packaging");
    let text = std::fs::read_to_string(packaging.join(name)).unwrap();
    assert!(text.contains("=/usr/bin/contremarque-site "), "{name}");
    let file = folder.join(name);
    std::fs::write(&file, text.replace("=/usr/bin/contremarque-site ", "=/usr/bin/true ")).unwrap();
    file
}

fn analyze(arguments: &[&str], file: &Path) -> Option<(bool, String)> {
    let done = Command::new("systemd-analyze").args(arguments).arg(file).output().ok()?;
    let said = [done.stdout, done.stderr].concat();
    Some((done.status.success(), String::from_utf8_lossy(&said).into_owned()))
}

#[test]
fn systemd_takes_the_services_and_finds_them_shut_in() {
    let folder = tempfile::tempdir().unwrap();
    let services = [
        "contremarque-site.service",
        "contremarque-site-check.service",
        "contremarque-site-post.service",
    ];
    for name in services {
        let file = unit(folder.path(), name);
        // A machine without systemd has none of it.
        let Some((taken, said)) = analyze(&["verify"], &file) else { return };
        assert!(taken && !said.contains(name), "{name}: {said}");
        // By what the machine's start is known: a copy of the machine is told from it.
        assert!(!std::fs::read_to_string(&file).unwrap().contains("ProcSubset"), "{name}");
        let most = format!("--threshold={EXPOSED_MOST}");
        let (shut_in, said) = analyze(&["security", "--offline=yes", &most], &file).unwrap();
        let last = said.lines().last().unwrap_or_default();
        assert!(shut_in, "{name}: {last}");
    }
}

#[test]
fn the_service_starts_again_by_itself_and_is_handed_its_passwords() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(unit(folder.path(), "contremarque-site.service")).unwrap();
    for line in [
        "Restart=always",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "DynamicUser=yes",
        "RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX",
        "LoadCredential=database:/etc/contremarque-site/credentials/database",
    ] {
        assert!(text.lines().any(|known| known == line), "{line}");
    }
    // The password of the mail server is the post's.
    assert!(!text.contains("LoadCredential=mail:"));
    let post =
        std::fs::read_to_string(unit(folder.path(), "contremarque-site-post.service")).unwrap();
    for name in ["database", "mail"] {
        let line = format!("LoadCredential={name}:/etc/contremarque-site/post/{name}");
        assert!(post.lines().any(|known| known == line), "{line}");
    }
    assert!(text.lines().any(|line| line.starts_with("MemoryMax=")));
}
