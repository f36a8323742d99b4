//! Imports between the crates run one way.

use std::collections::{BTreeMap, BTreeSet};

use harness::workspace::{Dependency, Package, linked, packages};

/// Every shipped crate, and the crates it needs. A line that Cargo does not bear out is an error,
/// as is an arrow without a place here.
const ARROWS: [(&str, &[&str]); 11] = [
    ("domain", &[]),
    ("contract", &["domain"]),
    ("formats", &["contract", "domain"]),
    ("store", &["contract", "domain"]),
    ("documents", &["contract", "domain"]),
    ("office", &["contract", "domain", "formats", "store"]),
    ("runtime", &["contract", "documents", "domain", "office", "store"]),
    ("post", &["contract", "documents", "domain", "office", "runtime", "store"]),
    ("api", &["contract", "documents", "domain", "formats", "office", "post", "runtime", "store"]),
    ("site", &["contract", "documents", "domain", "office", "post", "runtime", "store"]),
    (SHELL, &["api"]),
];

/// Crate of the window.
const SHELL: &str = "shell";

/// Crates that never reach another one, by whatever way. A crate that is not there reaches nothing.
const APART: [(&str, &str); 2] = [("formats", "store"), ("site", "api")];

/// Libraries that one crate alone may name.
const WINDOW: [&str; 2] = ["tauri", "tauri-build"];

/// Libraries that describe types to other languages: where `contract` stands, the rules know none.
const DESCRIBING: [&str; 2] = ["ts-rs", "schemars"];

/// Name of a crate without the product's.
fn short(name: &str) -> &str {
    if name == "contremarque" { SHELL } else { name.strip_prefix("contremarque-").unwrap_or(name) }
}

/// Crate → what it names in `Cargo.toml`; what only tests need is left out.
fn arrows(packages: &[Package]) -> BTreeMap<&str, BTreeSet<&str>> {
    let ours: BTreeSet<&str> = packages.iter().map(|p| p.name.as_str()).collect();
    let shipped = packages.iter().filter(|p| p.is_shipped());
    let needed =
        |p: &'_ Package, d: &'_ Dependency| ours.contains(d.name.as_str()) && p.needs(&d.name);
    shipped
        .map(|p| {
            let to = p.dependencies.iter().filter(|d| needed(p, d));
            (short(&p.name), to.map(|d| short(&d.name)).collect())
        })
        .collect()
}

fn reaches(arrows: &BTreeMap<&str, BTreeSet<&str>>, from: &str, to: &str) -> bool {
    let mut next = arrows.get(from).into_iter().flatten();
    next.any(|&near| near == to || reaches(arrows, near, to))
}

/// What is wrong with the arrows of these crates, in words.
fn wrong(packages: &[Package], table: &[(&str, &[&str])]) -> Vec<String> {
    let mut wrong = Vec::new();
    let arrows = arrows(packages);
    let table: BTreeMap<&str, BTreeSet<&str>> =
        table.iter().map(|(from, to)| (*from, to.iter().copied().collect())).collect();
    for (from, near) in &arrows {
        let Some(may) = table.get(from) else {
            wrong.push(format!("{from} has no line"));
            continue;
        };
        wrong.extend(near.difference(may).map(|to| format!("new arrow {from} → {to}")));
        wrong.extend(may.difference(near).map(|to| format!("{from} → {to} is not used")));
    }
    let gone = table.keys().filter(|from| !arrows.contains_key(*from));
    wrong.extend(gone.map(|from| format!("{from} is no crate")));
    let apart = APART.iter().filter(|(from, to)| reaches(&arrows, from, to));
    wrong.extend(apart.map(|(from, to)| format!("{from} reaches {to}")));
    for package in packages {
        let from = short(&package.name);
        let names = |library: &&&str| package.dependencies.iter().any(|d| d.name == **library);
        if from != SHELL {
            let named = WINDOW.iter().filter(names);
            wrong.extend(named.map(|library| format!("{from} names {library}")));
        }
        if from == "domain" && arrows.contains_key("contract") {
            let named = DESCRIBING.iter().filter(names);
            wrong.extend(named.map(|library| format!("{from} names {library}")));
        }
    }
    wrong
}

#[test]
fn the_crates_need_each_other_as_the_table_says() {
    assert_eq!(wrong(&packages(), &ARROWS), Vec::<String>::new());
}

#[test]
fn the_site_has_neither_the_desks_commands_nor_a_browser_in_it() {
    let linked = linked("contremarque-site");
    for needed in ["contremarque-office", "contremarque-post", "axum"] {
        assert!(linked.contains(needed), "{needed} is not in it: nothing was looked at");
    }
    let apart = |name: &&String| {
        ["contremarque-api", "contremarque", "tauri", "wry"].contains(&name.as_str())
            || name.contains("webkit")
            || name.starts_with("gtk")
    };
    assert_eq!(linked.iter().filter(apart).collect::<Vec<_>>(), Vec::<&String>::new());
}

/// A crate that names others; `dev:` before a name is for its tests.
fn planted(name: &str, needs: &[&str]) -> Package {
    let dependency = |need: &&str| match need.strip_prefix("dev:") {
        Some(name) => Dependency { name: name.to_owned(), kind: Some("dev".to_owned()) },
        None => Dependency { name: (*need).to_owned(), kind: None },
    };
    Package {
        name: name.to_owned(),
        manifest_path: "Cargo.toml".into(),
        dependencies: needs.iter().map(dependency).collect(),
        targets: Vec::new(),
    }
}

#[test]
fn a_new_arrow_and_a_line_that_nothing_bears_out_are_told() {
    let crates = [
        planted("contremarque-domain", &["contremarque-store", "serde"]),
        planted("contremarque-store", &["dev:contremarque-domain"]),
        planted("contremarque-post", &[]),
        planted("contremarque-tests", &["contremarque-store"]),
    ];
    let table: [(&str, &[&str]); 3] = [("domain", &[]), ("store", &["domain"]), ("office", &[])];
    let told = wrong(&crates, &table);
    assert_eq!(
        told,
        [
            "new arrow domain → store",
            "post has no line",
            "store → domain is not used",
            "office is no crate",
        ]
    );
}

#[test]
fn what_must_stand_apart_is_told_through_other_crates_too() {
    let crates = [
        planted("contremarque-store", &[]),
        planted("contremarque-office", &["contremarque-store"]),
        planted("contremarque-formats", &["contremarque-office"]),
    ];
    let table: [(&str, &[&str]); 3] =
        [("store", &[]), ("office", &["store"]), ("formats", &["office"])];
    assert_eq!(wrong(&crates, &table), ["formats reaches store"]);
}

#[test]
fn the_rules_name_no_library_that_describes_types_where_the_contract_does() {
    let mut crates = vec![planted("contremarque-domain", &["ts-rs", "dev:schemars", "tauri"])];
    let table: [(&str, &[&str]); 2] = [("domain", &[]), ("contract", &["domain"])];
    assert_eq!(wrong(&crates, &table[..1]), ["domain names tauri"]);
    crates.push(planted("contremarque-contract", &["contremarque-domain", "ts-rs"]));
    let told = wrong(&crates, &table);
    assert_eq!(told, ["domain names tauri", "domain names ts-rs", "domain names schemars"]);
}
