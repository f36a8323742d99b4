//! The names that a module has: what it defines, what it imports.

use std::collections::BTreeMap;

use proc_macro2::{TokenStream, TokenTree};
use syn::{Item, Visibility};

use super::tokens::flat;
use super::uses::{Leaf, Use};

/// What a name of a module stands for.
#[derive(Clone, Debug)]
pub enum Meaning {
    /// Module below.
    Module(usize),
    /// Defined in this module.
    Item,
    /// Brought by `use`, from this path.
    Import(Vec<String>),
}

/// A meaning, and who sees it.
#[derive(Clone, Debug)]
pub struct Name {
    pub meaning: Meaning,
    /// Seen by this module and those below alone.
    pub private: bool,
}

impl Name {
    /// A name of this visibility; of a macro's items, none is known.
    pub fn new(meaning: Meaning, visibility: Option<&Visibility>) -> Self {
        Self { meaning, private: matches!(visibility, Some(Visibility::Inherited)) }
    }
}

/// Names by themselves, and the paths of which every name is taken.
pub type Names = (BTreeMap<String, Vec<Name>>, Vec<Name>);

/// Names of a module with these items and these `use`.
pub fn names(items: &[Item], uses: &[Use]) -> Names {
    let (mut names, mut globs) = Names::default();
    let mut add = |name: &str, meaning: Name| {
        names.entry(name.to_owned()).or_default().push(meaning);
    };
    for item in items {
        let (ident, vis) = match item {
            Item::Const(i) => (&i.ident, &i.vis),
            Item::Enum(i) => (&i.ident, &i.vis),
            Item::Fn(i) => (&i.sig.ident, &i.vis),
            Item::Static(i) => (&i.ident, &i.vis),
            Item::Struct(i) => (&i.ident, &i.vis),
            Item::Trait(i) => (&i.ident, &i.vis),
            Item::Type(i) => (&i.ident, &i.vis),
            Item::Union(i) => (&i.ident, &i.vis),
            Item::Macro(i) => {
                if let Some(ident) = &i.ident {
                    add(&ident.to_string(), Name::new(Meaning::Item, None));
                } else {
                    let body = made_by(items, &i.mac.path);
                    for name in defined(i.mac.tokens.clone()).into_iter().chain(body) {
                        add(&name, Name::new(Meaning::Item, None));
                    }
                }
                continue;
            }
            _ => continue,
        };
        add(&ident.to_string(), Name::new(Meaning::Item, Some(vis)));
    }
    for one in uses {
        let name = Name { meaning: Meaning::Import(one.path.clone()), private: !one.is_reexport };
        match &one.leaf {
            Leaf::Name(as_name) => add(as_name, name),
            Leaf::All => globs.push(name),
            Leaf::Nothing => {}
        }
    }
    (names, globs)
}

/// Items that the macro of this path makes, where it is defined among these items.
fn made_by(items: &[Item], path: &syn::Path) -> Vec<String> {
    let rules = items.iter().find_map(|item| match item {
        Item::Macro(i) if i.ident.as_ref().is_some_and(|ident| path.is_ident(ident)) => Some(i),
        _ => None,
    });
    rules.map(|i| defined(i.mac.tokens.clone())).unwrap_or_default()
}

/// Names that stand after a word that defines one.
fn defined(tokens: TokenStream) -> Vec<String> {
    const WORDS: [&str; 7] = ["struct", "enum", "trait", "type", "fn", "const", "static"];
    let tokens = flat(tokens);
    let pairs = tokens.iter().zip(tokens.iter().skip(1));
    pairs
        .filter_map(|(word, name)| match (word, name) {
            (TokenTree::Ident(word), TokenTree::Ident(name)) if WORDS.iter().any(|w| word == w) => {
                Some(name.to_string())
            }
            _ => None,
        })
        .collect()
}
