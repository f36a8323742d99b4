//! The paths that a module writes: in `use`, in code, in macros.

use std::collections::BTreeSet;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ImplItem, Item, Meta};

use super::tokens::{Shown, quoted, shown};
use super::uses::{Leaf, Use, uses};

/// A path, and where it stands.
#[derive(Clone, Debug)]
pub struct Written {
    /// Segments.
    pub path: Vec<String>,
    pub line: usize,
    pub way: Way,
}

/// How a path is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// In a `use` for this module alone.
    Import,
    /// In a `pub use`, of whatever reach.
    Reexport,
    /// In a `pub use …::*`.
    ReexportAll,
    Code,
    /// Called with `!`.
    Macro,
}

/// Methods of one `impl` without a trait.
pub struct Methods {
    /// Type, as it is written.
    pub of: Vec<String>,
    pub names: Vec<String>,
}

/// What is read of a module.
#[derive(Default)]
pub struct Read {
    /// Paths.
    pub written: Vec<Written>,
    /// Names brought.
    pub uses: Vec<Use>,
    /// Methods given.
    pub methods: Vec<Methods>,
    self_type: Option<Vec<String>>,
    /// Words that a pattern binds: by themselves they are no path.
    bound: BTreeSet<String>,
}

/// Reads a module's items; those of modules below are not looked at.
pub fn read(items: &[Item]) -> Read {
    let mut read = Read::default();
    for item in items {
        read.visit_item(item);
    }
    let bound = std::mem::take(&mut read.bound);
    read.written.retain(|w| w.path.len() > 1 || w.way != Way::Code || !bound.contains(&w.path[0]));
    read
}

/// Whether an item is compiled for tests alone.
pub fn only_in_tests(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| {
        attr.path().is_ident("test")
            || matches!(&attr.meta, Meta::List(list) if list.path.is_ident("cfg")
                && matches!(list.tokens.to_string().replace(' ', "").as_str(), t
                    if t == "test" || t.starts_with("all(test")))
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(i) => &i.attrs,
        Item::Enum(i) => &i.attrs,
        Item::Fn(i) => &i.attrs,
        Item::Impl(i) => &i.attrs,
        Item::Macro(i) => &i.attrs,
        Item::Static(i) => &i.attrs,
        Item::Struct(i) => &i.attrs,
        Item::Trait(i) => &i.attrs,
        Item::Type(i) => &i.attrs,
        Item::Use(i) => &i.attrs,
        _ => &[],
    }
}

fn segments(path: &syn::Path) -> Vec<String> {
    path.segments.iter().map(|s| s.ident.to_string()).collect()
}

impl Read {
    fn write(&mut self, mut path: Vec<String>, line: usize, way: Way) {
        if path[0] == "Self" {
            let Some(of) = &self.self_type else { return };
            path.splice(..1, of.iter().cloned());
        }
        self.written.push(Written { path, line, way });
    }

    fn write_shown(&mut self, shown: Vec<Shown>) {
        for one in shown {
            self.write(one.path, one.line, if one.is_macro { Way::Macro } else { Way::Code });
        }
    }
}

impl<'a> Visit<'a> for Read {
    fn visit_item(&mut self, item: &'a Item) {
        if !only_in_tests(attributes(item)) && !matches!(item, Item::Mod(_)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        if item.leading_colon.is_none() {
            for (one, line) in uses(item) {
                let way = match (one.is_reexport, &one.leaf) {
                    (true, Leaf::All) => Way::ReexportAll,
                    (true, _) => Way::Reexport,
                    (false, _) => Way::Import,
                };
                self.written.push(Written { path: one.path.clone(), line, way });
                self.uses.push(one);
            }
        }
    }

    fn visit_item_impl(&mut self, item: &'a syn::ItemImpl) {
        let of = match &*item.self_ty {
            syn::Type::Path(of) if of.qself.is_none() => Some(segments(&of.path)),
            _ => None,
        };
        if let (Some(of), None) = (&of, &item.trait_) {
            let names = item.items.iter().filter_map(|item| match item {
                ImplItem::Fn(method) if !only_in_tests(&method.attrs) => {
                    Some(method.sig.ident.to_string())
                }
                ImplItem::Const(value) => Some(value.ident.to_string()),
                _ => None,
            });
            self.methods.push(Methods { of: of.clone(), names: names.collect() });
        }
        let outer = std::mem::replace(&mut self.self_type, of);
        visit::visit_item_impl(self, item);
        self.self_type = outer;
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        if !only_in_tests(&item.attrs) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        if let (Expr::Path(path), Some(_)) = (&*call.receiver, &self.self_type)
            && path.path.is_ident("self")
        {
            let method = call.method.to_string();
            let line = call.method.span().start().line;
            self.write(vec!["Self".to_owned(), method], line, Way::Code);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_pat_ident(&mut self, pat: &'a syn::PatIdent) {
        if pat.ident.to_string().starts_with(char::is_lowercase) {
            self.bound.insert(pat.ident.to_string());
        }
        visit::visit_pat_ident(self, pat);
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        if path.leading_colon.is_none() {
            self.write(segments(path), path.span().start().line, Way::Code);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'a syn::Macro) {
        self.write(segments(&call.path), call.path.span().start().line, Way::Macro);
        self.write_shown(shown(call.tokens.clone()));
    }

    fn visit_attribute(&mut self, attr: &'a Attribute) {
        if let Meta::List(list) = &attr.meta {
            self.write_shown(shown(list.tokens.clone()));
            self.write_shown(quoted(list.tokens.clone()));
        }
    }
}
