//! Files that reach each other by arrows.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::arrow::Arrow;

/// Files that a walk along the arrows meets from `start`.
fn reached<'a>(
    next: &BTreeMap<&'a Path, BTreeSet<&'a Path>>,
    start: &'a Path,
) -> BTreeSet<&'a Path> {
    let mut reached = BTreeSet::new();
    let mut ahead = vec![start];
    while let Some(file) = ahead.pop() {
        for &to in next.get(file).into_iter().flatten() {
            if reached.insert(to) {
                ahead.push(to);
            }
        }
    }
    reached
}

/// Greatest sets of two or more files, each of which reaches every other.
pub fn knots(arrows: &BTreeSet<Arrow>) -> Vec<BTreeSet<PathBuf>> {
    let mut next: BTreeMap<&Path, BTreeSet<&Path>> = BTreeMap::new();
    for arrow in arrows {
        next.entry(&arrow.from).or_default().insert(&arrow.to);
    }
    let reach: BTreeMap<&Path, BTreeSet<&Path>> =
        next.keys().map(|&file| (file, reached(&next, file))).collect();
    let both = |a: &Path, b: &Path| {
        reach[a].contains(b) && reach.get(b).is_some_and(|from_b| from_b.contains(a))
    };
    let mut knots: Vec<BTreeSet<PathBuf>> = Vec::new();
    for &file in reach.keys() {
        if !reach[file].contains(file) || knots.iter().any(|k| k.contains(file)) {
            continue;
        }
        let knot = reach[file].iter().filter(|&&other| both(file, other));
        knots.push(knot.map(|other| other.to_path_buf()).collect());
    }
    knots
}
