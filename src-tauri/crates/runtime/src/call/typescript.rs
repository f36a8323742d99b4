//! TypeScript declarations of what a list of commands takes and gives.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use ts_rs::{Config, TS, TypeVisitor};

/// Declarations by name, each once, with what they depend on.
pub struct Declarations {
    pub config: Config,
    seen: HashSet<TypeId>,
    /// The declarations, by name.
    pub texts: BTreeMap<String, String>,
}

impl Declarations {
    /// None yet.
    #[must_use]
    pub fn new(config: Config) -> Self {
        Self { config, seen: HashSet::new(), texts: BTreeMap::new() }
    }

    /// Adds a type and all it is made of.
    pub fn add<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            self.texts.insert(T::ident(&self.config), T::decl(&self.config));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}
