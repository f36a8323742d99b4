//! Arrows between files, and circles of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};

/// Text of each file, by its path.
pub type Sources = BTreeMap<PathBuf, String>;

/// One file that leans on another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    /// File that writes the name.
    pub from: PathBuf,
    /// File that defines it.
    pub to: PathBuf,
    /// Line of `from`.
    pub line: usize,
    /// Name as it is written there.
    pub path: String,
}

/// Files that all lean on each other, with the arrows among them.
#[derive(Debug)]
pub struct Circle {
    /// Files, at least two.
    pub files: BTreeSet<PathBuf>,
    /// Arrows between these files.
    pub arrows: BTreeSet<Arrow>,
}

impl Circle {
    /// Fewest files that lead from one back to itself.
    #[must_use]
    pub fn shortest(&self) -> Vec<&Path> {
        let ways = self.files.iter().filter_map(|file| self.way_back(file));
        ways.min_by_key(Vec::len).unwrap_or_default()
    }

    /// Shortest way along the arrows from `file` to itself.
    fn way_back<'a>(&'a self, file: &'a Path) -> Option<Vec<&'a Path>> {
        let mut ways = vec![vec![file]];
        let mut met = BTreeSet::new();
        while !ways.is_empty() {
            let mut longer = Vec::new();
            for way in &ways {
                for arrow in self.arrows.iter().filter(|a| Some(&a.from.as_path()) == way.last()) {
                    let next = [way.as_slice(), &[arrow.to.as_path()]].concat();
                    if arrow.to == file {
                        return Some(next);
                    }
                    if met.insert(&arrow.to) {
                        longer.push(next);
                    }
                }
            }
            ways = longer;
        }
        None
    }
}

impl fmt::Display for Circle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "a circle of {} files:", self.files.len())?;
        if self.files.len() > 2 {
            let way: Vec<_> = self.shortest().iter().map(|p| p.display().to_string()).collect();
            writeln!(f, "  shortest: {}", way.join(" → "))?;
        }
        let mut between: BTreeMap<(&Path, &Path), Vec<&Arrow>> = BTreeMap::new();
        for arrow in &self.arrows {
            between.entry((&arrow.from, &arrow.to)).or_default().push(arrow);
        }
        for ((from, to), arrows) in between {
            writeln!(f, "  {} → {}", from.display(), to.display())?;
            for arrow in arrows.iter().take(3) {
                writeln!(f, "      line {}: {}", arrow.line, arrow.path)?;
            }
            if arrows.len() > 3 {
                writeln!(f, "      … {} in all", arrows.len())?;
            }
        }
        Ok(())
    }
}
