//! What a path stands for, through imports and re-exports to the definition.

use std::collections::{BTreeMap, BTreeSet};

use super::arrow::Arrow;
use super::names::{Meaning, Name};
use super::tree::Tree;
use super::written::{Way, Written};

/// What a path stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Target {
    Module(usize),
    /// Something defined in this module under this name, or a part of it.
    Item(usize, String),
    /// Something of another crate.
    Outside,
}

type Targets = BTreeSet<Target>;
/// Names under way, so that imports in a ring end.
type Seen = BTreeSet<(usize, String)>;
/// Type, by its module and name → method → modules that give it.
type Methods = BTreeMap<(usize, String), BTreeMap<String, BTreeSet<usize>>>;

struct Resolver<'a> {
    tree: &'a Tree,
    methods: Methods,
}

impl Resolver<'_> {
    /// What `name` stands for in `module`, as seen from `from`.
    fn name(&self, module: usize, name: &str, from: usize, seen: &mut Seen) -> Targets {
        let mut out = Targets::new();
        if !seen.insert((module, name.to_owned())) {
            return out;
        }
        let inside = self.tree.is_within(from, module);
        let here = &self.tree.modules[module];
        let seen_from = |name: &&Name| inside || !name.private;
        for one in here.names.get(name).into_iter().flatten().filter(seen_from) {
            match &one.meaning {
                Meaning::Module(id) => drop(out.insert(Target::Module(*id))),
                Meaning::Item => drop(out.insert(Target::Item(module, name.to_owned()))),
                Meaning::Import(path) => {
                    let found = self.path(module, path, seen);
                    // A macro brought under its own name is found where it is defined.
                    if found.is_empty() && path.len() > 1 {
                        out.insert(Target::Outside);
                    }
                    out.extend(found);
                }
            }
        }
        if !out.is_empty() {
            return out;
        }
        for glob in here.globs.iter().filter(seen_from) {
            let Meaning::Import(path) = &glob.meaning else { continue };
            for target in self.path(module, path, &mut seen.clone()) {
                if let Target::Module(id) = target {
                    out.extend(self.name(id, name, from, seen));
                }
            }
        }
        out
    }

    /// What `path` stands for, written in `module`; empty when that is not of this crate.
    fn path(&self, module: usize, path: &[String], seen: &mut Seen) -> Targets {
        let modules = &self.tree.modules;
        let (mut at, mut rest) = match path[0].as_str() {
            "crate" => (Targets::from([Target::Module(0)]), &path[1..]),
            "self" => (Targets::from([Target::Module(module)]), &path[1..]),
            "super" => {
                let ups = path.iter().take_while(|p| *p == "super").count();
                let up = (0..ups).try_fold(module, |at, _| modules[at].parent);
                (up.map(Target::Module).into_iter().collect(), &path[ups..])
            }
            first => (self.name(module, first, module, seen), &path[1..]),
        };
        while let Some((next, left)) = rest.split_first() {
            let mut found = Targets::new();
            for target in at {
                match target {
                    Target::Module(id) => {
                        let named = self.name(id, next, module, seen);
                        if named.is_empty() {
                            // Made by a macro: the path itself says where.
                            found.insert(Target::Item(id, next.clone()));
                        }
                        found.extend(named);
                    }
                    Target::Item(id, name) => {
                        let given = self.methods.get(&(id, name.clone()));
                        let by = given.and_then(|methods| methods.get(next));
                        for &giver in by.into_iter().flatten() {
                            found.insert(Target::Item(giver, next.clone()));
                        }
                        found.insert(Target::Item(id, name));
                    }
                    Target::Outside => drop(found.insert(Target::Outside)),
                }
            }
            (at, rest) = (found, left);
        }
        at
    }

    /// A macro of a module above, which those below see without a path.
    fn macro_above(&self, module: usize, name: &str) -> Targets {
        let mut above = self.tree.modules[module].parent;
        while let Some(id) = above {
            let names = self.tree.modules[id].names.get(name);
            if names.into_iter().flatten().any(|n| matches!(n.meaning, Meaning::Item)) {
                return Targets::from([Target::Item(id, name.to_owned())]);
            }
            above = self.tree.modules[id].parent;
        }
        Targets::new()
    }

    /// Modules that define what is written.
    fn definers(&self, module: usize, written: &Written) -> BTreeSet<usize> {
        let mut targets = self.path(module, &written.path, &mut Seen::new());
        if targets.is_empty() && written.way == Way::Macro && written.path.len() == 1 {
            targets = self.macro_above(module, &written.path[0]);
        }
        let below = |id: usize| self.tree.is_within(id, module);
        targets
            .into_iter()
            .filter_map(|target| match (target, written.way) {
                (Target::Item(id, _), Way::Reexport) if below(id) => None,
                (Target::Module(id), Way::ReexportAll) if !below(id) => Some(id),
                (Target::Item(id, _), _) => Some(id),
                _ => None,
            })
            .collect()
    }
}

/// Types and the modules that give them methods.
fn methods(tree: &Tree) -> Methods {
    let resolver = Resolver { tree, methods: Methods::new() };
    let mut methods = Methods::new();
    for (id, module) in tree.modules.iter().enumerate() {
        for given in &module.methods {
            for target in resolver.path(id, &given.of, &mut Seen::new()) {
                let Target::Item(of, name) = target else { continue };
                let known = methods.entry((of, name)).or_default();
                for method in &given.names {
                    known.entry(method.clone()).or_default().insert(id);
                }
            }
        }
    }
    methods
}

/// Arrows between the files of a crate.
pub fn arrows(tree: &Tree) -> BTreeSet<Arrow> {
    let resolver = Resolver { tree, methods: methods(tree) };
    let mut arrows = BTreeSet::new();
    for (id, module) in tree.modules.iter().enumerate() {
        let mut known = BTreeMap::new();
        for written in &module.written {
            let definers = known
                .entry((&written.path, written.way))
                .or_insert_with(|| resolver.definers(id, written));
            for &definer in definers.iter() {
                let to = &tree.modules[definer].file;
                if *to != module.file {
                    arrows.insert(Arrow {
                        from: module.file.clone(),
                        to: to.clone(),
                        line: written.line,
                        path: written.path.join("::"),
                    });
                }
            }
        }
    }
    arrows
}
