//! The crates of this workspace, as Cargo tells them.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use serde::Deserialize;

/// A crate of the workspace.
#[derive(Clone, Debug, Deserialize)]
pub struct Package {
    pub name: String,
    pub manifest_path: PathBuf,
    pub dependencies: Vec<Dependency>,
    pub targets: Vec<Target>,
}

/// A line of a crate's dependencies.
#[derive(Clone, Debug, Deserialize)]
pub struct Dependency {
    /// Name of the other crate.
    pub name: String,
    /// `dev` or `build`; none of an ordinary one.
    pub kind: Option<String>,
}

/// What Cargo builds from a crate.
#[derive(Clone, Debug, Deserialize)]
pub struct Target {
    /// `lib`, `bin`, `test` and the like.
    pub kind: Vec<String>,
    /// Its first file.
    pub src_path: PathBuf,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

impl Package {
    /// Whether it is shipped, and not what tests the others.
    #[must_use]
    pub fn is_shipped(&self) -> bool {
        self.name != "contremarque-tests"
    }

    /// First files of its library and programs.
    pub fn roots(&self) -> impl Iterator<Item = PathBuf> {
        let shipped = |t: &&Target| t.kind.iter().any(|kind| kind == "lib" || kind == "bin");
        self.targets.iter().filter(shipped).map(|t| t.src_path.clone())
    }

    /// Whether shipped code of it depends on `name`.
    #[must_use]
    pub fn needs(&self, name: &str) -> bool {
        self.dependencies.iter().any(|d| d.name == name && d.kind.as_deref() != Some("dev"))
    }
}

/// Names of everything that a crate's programs are made of, itself too; what builds or tests them is left out.
///
/// # Panics
/// When Cargo does not answer.
#[must_use]
pub fn linked(package: &str) -> BTreeSet<String> {
    let answer = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--offline",
            "--edges=normal",
            "--prefix=none",
            "--format={p}",
            "--package",
            package,
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));
    let lines = String::from_utf8(answer.stdout).unwrap();
    lines.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

/// Every crate of the workspace.
///
/// # Panics
/// When Cargo does not answer.
#[must_use]
pub fn packages() -> Vec<Package> {
    let answer = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: Metadata = serde_json::from_slice(&answer.stdout).unwrap();
    metadata.packages
}
