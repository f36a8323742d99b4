//! What a program and all it started hold in memory: shared pages are shared out among their users.

use std::fs;
use std::path::{Path, PathBuf};

use harness::{Failure, Step};

/// Megabytes of the program of that name and every process below it.
pub fn of(program: &str) -> Step<f64> {
    let all: Vec<PathBuf> = fs::read_dir("/proc")?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("smaps_rollup").exists())
        .collect();
    let root = all.iter().find(|path| is_named(path, program));
    let root = root.ok_or_else(|| Failure::from(format!("{program} is not running")))?;
    let mut tree = vec![root];
    let mut at = 0;
    while let Some(parent) = tree.get(at).copied() {
        tree.extend(all.iter().filter(|path| is_child(path, parent)));
        at += 1;
    }
    Ok(tree.into_iter().map(|path| kilobytes(path)).sum::<f64>() / 1_024.0)
}

fn is_named(process: &Path, program: &str) -> bool {
    let line = fs::read(process.join("cmdline")).unwrap_or_default();
    let first = line.split(|byte| *byte == 0).next().unwrap_or_default();
    String::from_utf8_lossy(first).ends_with(&format!("/{program}"))
}

fn is_child(process: &Path, parent: &Path) -> bool {
    let status = fs::read_to_string(process.join("status")).unwrap_or_default();
    let above = status.lines().find_map(|line| line.strip_prefix("PPid:"));
    above.map(str::trim) == parent.file_name().and_then(|name| name.to_str())
}

/// Its proportional set size; nothing where it has just ended.
fn kilobytes(process: &Path) -> f64 {
    let rollup = fs::read_to_string(process.join("smaps_rollup")).unwrap_or_default();
    let pss = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    pss.and_then(|pss| pss.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0.0)
}
