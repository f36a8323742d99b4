//! Which file of Rust leans on which, and the circles in that.
//!
//! An arrow goes from the file that writes a name to the file that defines it, whatever re-exports
//! stand between. It is found in `use`, in types, expressions and patterns, in the tokens of macros,
//! and in `self.method()` where a type's methods stand in several files.
//!
//! No arrow: `mod child;`, a re-export of what stands in a module below (a parent is the face of
//! its children), the name of a module by itself, code that only tests compile. What a method call
//! on anything but `self` reaches is not seen: that needs types.

mod arrow;
mod knots;
mod names;
mod resolve;
mod tokens;
mod tree;
mod uses;
mod written;

use std::collections::BTreeSet;
use std::path::Path;

pub use arrow::{Arrow, Circle, Sources};
use tree::Tree;
pub(crate) use written::only_in_tests;

/// Every `.rs` file below `folder`.
#[must_use]
pub fn read_folder(folder: &Path) -> Sources {
    let mut sources = Sources::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                sources.insert(path, text);
            }
        }
    }
    sources
}

/// Arrows within the crate whose first file is `root`.
///
/// # Panics
/// When a file is missing or is no Rust.
#[must_use]
pub fn arrows(sources: &Sources, root: &Path) -> BTreeSet<Arrow> {
    let tree = Tree::read(sources, root);
    resolve::arrows(&tree)
}

/// Circles of files within the crate whose first file is `root`.
///
/// # Panics
/// As [`arrows`].
#[must_use]
pub fn circles(sources: &Sources, root: &Path) -> Vec<Circle> {
    let arrows = arrows(sources, root);
    knots::knots(&arrows)
        .into_iter()
        .map(|files| Circle {
            arrows: arrows
                .iter()
                .filter(|a| files.contains(&a.from) && files.contains(&a.to))
                .cloned()
                .collect(),
            files,
        })
        .collect()
}
