//! Public items without a doc comment.
//!
//! An item is what other files name: a type, a trait and what it asks for, a function, a method, a
//! constant, a module, a macro. Fields and variants need no doc, because most say all in their names.
//! What a macro makes is not seen; what stands in its call is, where that reads as items.

use std::path::Path;

use syn::{Attribute, Ident, ImplItem, Item, TraitItem, Visibility};

use crate::modules::{Sources, only_in_tests};

/// Public items of these files that have no doc, as `file:line name`, and files without a first line
/// that says their subject.
///
/// # Panics
/// When a file is no Rust.
#[must_use]
pub fn undocumented(sources: &Sources) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources {
        let file = syn::parse_file(text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut look = Look { path, found: &mut found };
        if !has_doc(&file.attrs) {
            look.found.push(format!("{}:1", path.display()));
        }
        look.items(&file.items);
    }
    found
}

fn has_doc(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| attr.path().is_ident("doc"))
}

struct Look<'a> {
    path: &'a Path,
    found: &'a mut Vec<String>,
}

impl Look<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Const(i) => self.public(&i.vis, &i.attrs, &i.ident),
            Item::Enum(i) => self.public(&i.vis, &i.attrs, &i.ident),
            Item::Fn(i) => self.public(&i.vis, &i.attrs, &i.sig.ident),
            Item::Static(i) => self.public(&i.vis, &i.attrs, &i.ident),
            Item::Struct(i) => self.public(&i.vis, &i.attrs, &i.ident),
            Item::Type(i) => self.public(&i.vis, &i.attrs, &i.ident),
            Item::Union(i) => self.public(&i.vis, &i.attrs, &i.ident),
            Item::Trait(i) => {
                self.public(&i.vis, &i.attrs, &i.ident);
                if matches!(i.vis, Visibility::Public(_)) {
                    self.asked(&i.items);
                }
            }
            Item::Impl(i) if i.trait_.is_none() && !only_in_tests(&i.attrs) => self.given(&i.items),
            // Of `mod name;`, the first line of its file says the subject.
            Item::Mod(i) if !only_in_tests(&i.attrs) => {
                if let Some((_, items)) = &i.content {
                    self.public(&i.vis, &i.attrs, &i.ident);
                    self.items(items);
                }
            }
            Item::Macro(i) => match &i.ident {
                Some(name) if i.attrs.iter().any(|a| a.path().is_ident("macro_export")) => {
                    self.named(&i.attrs, name);
                }
                Some(_) => {}
                None => {
                    if let Ok(called) = i.mac.parse_body::<syn::File>() {
                        self.items(&called.items);
                    }
                }
            },
            _ => {}
        }
    }

    /// What a trait asks for.
    fn asked(&mut self, items: &[TraitItem]) {
        for item in items {
            match item {
                TraitItem::Const(i) => self.named(&i.attrs, &i.ident),
                TraitItem::Fn(i) => self.named(&i.attrs, &i.sig.ident),
                TraitItem::Type(i) => self.named(&i.attrs, &i.ident),
                _ => {}
            }
        }
    }

    /// What a type gives.
    fn given(&mut self, items: &[ImplItem]) {
        for item in items {
            match item {
                ImplItem::Const(i) => self.public(&i.vis, &i.attrs, &i.ident),
                ImplItem::Fn(i) => self.public(&i.vis, &i.attrs, &i.sig.ident),
                _ => {}
            }
        }
    }

    fn public(&mut self, vis: &Visibility, attrs: &[Attribute], name: &Ident) {
        if matches!(vis, Visibility::Public(_)) {
            self.named(attrs, name);
        }
    }

    fn named(&mut self, attrs: &[Attribute], name: &Ident) {
        if !has_doc(attrs) && !only_in_tests(attrs) {
            let line = name.span().start().line;
            self.found.push(format!("{}:{line} {name}", self.path.display()));
        }
    }
}
