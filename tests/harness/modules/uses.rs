//! The names that a `use` brings.

use proc_macro2::Ident;
use syn::{ItemUse, UseTree, Visibility};

/// One name of a `use`.
pub struct Use {
    /// Path of what is brought.
    pub path: Vec<String>,
    /// Under which name.
    pub leaf: Leaf,
    /// Whether other modules have it from here.
    pub is_reexport: bool,
}

/// What a `use` ends in.
pub enum Leaf {
    /// A name, perhaps by `as`.
    Name(String),
    /// `*`.
    All,
    /// `as _`.
    Nothing,
}

/// Names of a `use`, each with its line.
pub fn uses(item: &ItemUse) -> Vec<(Use, usize)> {
    let is_reexport = !matches!(item.vis, Visibility::Inherited);
    let mut uses = Vec::new();
    walk(&item.tree, &mut Vec::new(), &mut |path, leaf, line| {
        uses.push((Use { path, leaf, is_reexport }, line));
    });
    uses
}

/// Calls `found` with every end of a tree; `above` is the path so far.
fn walk(tree: &UseTree, above: &mut Vec<String>, found: &mut impl FnMut(Vec<String>, Leaf, usize)) {
    match tree {
        UseTree::Path(part) => {
            above.push(part.ident.to_string());
            walk(&part.tree, above, found);
            above.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| walk(tree, above, found)),
        UseTree::Glob(glob) => found(above.clone(), Leaf::All, glob.star_token.span.start().line),
        UseTree::Name(name) => {
            let path = with(above, &name.ident);
            let leaf = Leaf::Name(path.last().cloned().unwrap_or_default());
            found(path, leaf, name.ident.span().start().line);
        }
        UseTree::Rename(name) => {
            let leaf = match name.rename.to_string() {
                hidden if hidden == "_" => Leaf::Nothing,
                shown => Leaf::Name(shown),
            };
            found(with(above, &name.ident), leaf, name.ident.span().start().line);
        }
    }
}

/// Path down to `ident`; `self` in a group is what stands before the group.
fn with(above: &[String], ident: &Ident) -> Vec<String> {
    let mut path = above.to_vec();
    if ident != "self" || path.is_empty() {
        path.push(ident.to_string());
    }
    path
}
