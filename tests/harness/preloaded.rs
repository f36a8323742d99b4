//! Libraries that are loaded before a program: they let a disk behave as others do, for whoever runs the tests and wherever.

use std::path::Path;
use std::process::Command;

/// Names what is loaded before the C library of a program.
pub(crate) const LIBRARY: &str = "LD_PRELOAD";

/// Builds one of its source beside this file. It takes `cc`, which the programs themselves are linked with.
pub(crate) fn built(library: &Path, source: &str) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("harness").join(source);
    let made = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(library)
        .arg(source)
        .arg("-ldl")
        .status();
    assert!(made.expect("cc: apt-get install gcc").success(), "{} is not built", library.display());
}

/// Begins this very test again in a program of its own, `test` by its whole name, under what is set.
pub(crate) fn begun_again(test: &str, set: impl FnOnce(&mut Command)) {
    let mut again = Command::new(std::env::current_exe().expect("this program"));
    again.args(["--exact", test, "--nocapture", "--test-threads=1"]);
    set(&mut again);
    let told = again.output().expect("this program");
    let said = String::from_utf8_lossy(&told.stdout) + String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success() && said.contains("1 passed"), "{said}");
}
