//! The modules of a crate, from its first file down.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use syn::{Attribute, Expr, ExprLit, Item, Lit, Meta};

use super::arrow::Sources;
use super::names::{Meaning, Name, names};
use super::written::{Methods, Written, only_in_tests, read};

/// A module: a file, or an inline `mod` of one.
pub struct Module {
    /// Module above; none of the first.
    pub parent: Option<usize>,
    /// File its text stands in.
    pub file: PathBuf,
    /// Names it has, by themselves.
    pub names: BTreeMap<String, Vec<Name>>,
    /// Paths of which it has every name.
    pub globs: Vec<Name>,
    /// Paths its code writes.
    pub written: Vec<Written>,
    /// Methods it gives to types.
    pub methods: Vec<Methods>,
}

/// Modules of one crate, the first file's first.
pub struct Tree {
    /// Modules; the others name them by their place here.
    pub modules: Vec<Module>,
}

impl Tree {
    /// Reads a crate.
    pub fn read(sources: &Sources, root: &Path) -> Self {
        let mut tree = Self { modules: Vec::new() };
        tree.file(sources, root, root.parent().unwrap(), None);
        tree
    }

    /// Whether `module` is `above`, or stands somewhere below it.
    pub fn is_within(&self, module: usize, above: usize) -> bool {
        let mut at = Some(module);
        while let Some(module) = at {
            if module == above {
                return true;
            }
            at = self.modules[module].parent;
        }
        false
    }

    /// Adds the file at `path`, whose own modules stand in `folder`.
    fn file(
        &mut self,
        sources: &Sources,
        path: &Path,
        folder: &Path,
        parent: Option<usize>,
    ) -> usize {
        let text = sources.get(path).unwrap_or_else(|| panic!("no file {}", path.display()));
        let file = syn::parse_file(text).unwrap_or_else(|e| {
            panic!("{}:{}: {e}", path.display(), e.span().start().line);
        });
        self.module(sources, &file.items, path, folder, parent)
    }

    fn module(
        &mut self,
        sources: &Sources,
        items: &[Item],
        path: &Path,
        folder: &Path,
        parent: Option<usize>,
    ) -> usize {
        let id = self.modules.len();
        let read = read(items);
        let (names, globs) = names(items, &read.uses);
        self.modules.push(Module {
            parent,
            file: path.to_path_buf(),
            names,
            globs,
            written: read.written,
            methods: read.methods,
        });
        for item in items {
            let Item::Mod(child) = item else { continue };
            if only_in_tests(&child.attrs) {
                continue;
            }
            let name = child.ident.to_string();
            let below = folder.join(&name);
            let module = if let Some((_, items)) = &child.content {
                self.module(sources, items, path, &below, Some(id))
            } else {
                let (file, below) = match said(&child.attrs) {
                    Some(said) => (path.parent().unwrap().join(said), folder.to_path_buf()),
                    None => (place(sources, folder, &name), below),
                };
                self.file(sources, &file, &below, Some(id))
            };
            let name_of = Name::new(Meaning::Module(module), Some(&child.vis));
            self.modules[id].names.entry(name).or_default().push(name_of);
        }
        id
    }
}

/// Path that `#[path = "…"]` says.
fn said(attrs: &[Attribute]) -> Option<String> {
    attrs.iter().find_map(|attr| match &attr.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(said), .. }) => Some(said.value()),
            _ => None,
        },
        _ => None,
    })
}

/// File of `mod name;`.
fn place(sources: &Sources, folder: &Path, name: &str) -> PathBuf {
    let beside = folder.join(format!("{name}.rs"));
    if sources.contains_key(&beside) { beside } else { folder.join(name).join("mod.rs") }
}
