//! No file of a crate leans on itself, through others or not.

use std::path::{Path, PathBuf};

use harness::modules::{Circle, Sources, circles, read_folder};
use harness::workspace::packages;

/// A crate of these files, whose first is `lib.rs`.
fn planted(files: &[(&str, &str)]) -> Vec<Circle> {
    let sources: Sources =
        files.iter().map(|(path, text)| (PathBuf::from(path), (*text).to_owned())).collect();
    circles(&sources, Path::new("lib.rs"))
}

/// The one circle found, as paths in order.
fn only(circles: &[Circle]) -> Vec<&str> {
    assert_eq!(circles.len(), 1, "{circles:?}");
    circles[0].files.iter().map(|file| file.to_str().unwrap()).collect()
}

#[test]
fn no_circle_of_files_in_any_crate() {
    let packages = packages();
    let found: String = std::thread::scope(|scope| {
        let shipped = packages.iter().filter(|package| package.is_shipped());
        let looks: Vec<_> = shipped
            .map(|package| {
                scope.spawn(|| {
                    let folder = package.manifest_path.parent().unwrap();
                    let sources = read_folder(&folder.join("src"));
                    let found = package.roots().flat_map(|root| circles(&sources, &root));
                    let found = found.map(|circle| format!("{}: {circle}\n", package.name));
                    found.collect::<String>().replace(&format!("{}/", folder.display()), "")
                })
            })
            .collect();
        looks.into_iter().map(|look| look.join().unwrap()).collect()
    });
    assert!(found.is_empty(), "\n{found}");
}

#[test]
fn a_circle_by_super_is_found() {
    let found = planted(&[
        ("lib.rs", "mod row; mod list;"),
        ("row.rs", "use super::list::Page;\npub struct Row(pub Page);"),
        (
            "list.rs",
            "use super::row::{self, Row}; pub struct Page; fn all() -> Vec<Row> { vec![] }",
        ),
    ]);
    assert_eq!(only(&found), ["list.rs", "row.rs"]);
    let said = found[0].to_string();
    assert!(said.contains("row.rs → list.rs\n      line 1: super::list::Page"), "{said}");
}

#[test]
fn a_circle_by_an_inline_path_is_found() {
    let found = planted(&[
        ("lib.rs", "mod row; mod list;"),
        ("row.rs", "pub fn load() { crate::list::all(); }"),
        ("list.rs", "pub fn all() { let row = super::row::load(); }"),
    ]);
    assert_eq!(only(&found), ["list.rs", "row.rs"]);
}

#[test]
fn a_circle_by_a_reexport_is_found_where_the_name_is_defined() {
    let found = planted(&[
        ("lib.rs", "mod sale; mod print; pub use sale::*;"),
        ("sale/mod.rs", "mod make; mod paper; pub use make::Sold; pub use self::paper::*;"),
        ("sale/make.rs", "pub struct Sold; fn sell() { crate::print::ticket(); }"),
        ("sale/paper.rs", "pub struct Paper;"),
        (
            "print.rs",
            "use crate::Sold; use crate::sale::Paper; pub fn ticket() -> (Sold, Paper) {}",
        ),
    ]);
    assert_eq!(only(&found), ["print.rs", "sale/make.rs"]);
}

#[test]
fn a_circle_by_a_glob_a_rename_or_a_group_is_found() {
    let page = "pub struct Page; impl Page { fn of(row: crate::Line) {} }";
    let found = planted(&[
        ("lib.rs", "mod row; mod list; mod names; pub use names::*;"),
        ("names.rs", "pub use crate::{row::{Row as Line}};"),
        ("row.rs", "use crate::list::*; pub struct Row(Page);"),
        ("list.rs", page),
    ]);
    // A name handed on by a file that does not stand above is an arrow of that file too.
    assert_eq!(only(&found), ["list.rs", "row.rs"]);
}

#[test]
fn a_circle_by_the_tokens_of_a_macro_is_found() {
    let found = planted(&[
        ("lib.rs", "mod row; mod list;"),
        ("row.rs", "pub fn load() { assert!(matches!(1, x if crate::list::is_full(x))); }"),
        ("list.rs", "use crate::row; macro_rules! all { () => { row::load() }; }"),
    ]);
    assert_eq!(only(&found), ["list.rs", "row.rs"]);
}

#[test]
fn a_circle_by_methods_in_several_files_is_found() {
    let found = planted(&[
        ("lib.rs", "mod desk; mod open; mod close;"),
        ("desk.rs", "pub struct Desk;"),
        ("open.rs", "use crate::desk::Desk; impl Desk { fn open(&self) { self.close(); } }"),
        ("close.rs", "use crate::desk::Desk; impl Desk { fn close(&self) { Self::open(self) } }"),
    ]);
    assert_eq!(only(&found), ["close.rs", "open.rs"]);
}

#[test]
fn a_parent_that_calls_a_child_which_uses_the_parents_own_is_a_circle() {
    let found = planted(&[
        ("lib.rs", "mod mail;"),
        ("mail.rs", "mod send; pub struct Mail; pub fn run() { send::all(&Mail) }"),
        ("mail/send.rs", "use super::Mail; pub fn all(mail: &Mail) {}"),
    ]);
    assert_eq!(only(&found), ["mail/send.rs", "mail.rs"]);
}

#[test]
fn a_parent_that_only_shows_its_children_is_in_no_circle() {
    let found = planted(&[
        ("lib.rs", "mod mail; pub use mail::run;"),
        ("mail.rs", "mod send; mod row; pub struct Mail; pub use self::{row::Row, send::run};"),
        ("mail/send.rs", "use super::{Mail, Row}; pub fn run(mail: &Mail, row: Row) {}"),
        ("mail/row.rs", "pub struct Row; mod within { use super::super::Mail; }"),
    ]);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_only_tests_compile_is_in_no_circle() {
    let found = planted(&[
        ("lib.rs", "mod row; mod list;"),
        ("row.rs", "pub struct Row; #[cfg(test)] mod tests { use crate::list::all; }"),
        ("list.rs", "use crate::row::Row; pub fn all() {} #[cfg(test)] mod proof;"),
    ]);
    assert!(found.is_empty(), "{found:?}");
}
