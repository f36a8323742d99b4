//! Every public item has a doc comment; fields and variants have one where it adds to the name.

use std::path::PathBuf;

use harness::docs::undocumented;
use harness::modules::{Sources, read_folder};
use harness::workspace::packages;

/// What is found in a file of this text, below its first line.
fn planted(text: &str) -> Vec<String> {
    let file = (PathBuf::from("lib.rs"), format!("//! A file.\n{text}"));
    undocumented(&Sources::from([file]))
}

#[test]
fn every_public_item_has_a_doc() {
    let folders = packages().into_iter().map(|package| {
        let folder = if package.is_shipped() { "src" } else { "harness" };
        package.manifest_path.parent().unwrap().join(folder)
    });
    let found: Vec<_> = folders.flat_map(|folder| undocumented(&read_folder(&folder))).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn a_public_item_without_a_doc_is_found() {
    for bare in [
        "pub struct Bare;",
        "pub enum Bare {}",
        "pub fn Bare() {}",
        "pub type Bare = u8;",
        "pub const Bare: u8 = 0;",
        "pub static Bare: u8 = 0;",
        "pub trait Bare {}",
        "pub mod Bare {}",
        "#[macro_export] macro_rules! Bare { () => {}; }",
        "/// A trait.\npub trait Asks { fn Bare(); }",
        "/// A trait.\npub trait Asks { type Bare; }",
        "struct Own; impl Own { pub fn Bare() {} }",
        "struct Own; impl Own { pub const Bare: u8 = 0; }",
        "mod below { pub struct Bare; }",
        "record! { pub struct Bare { pub field: u8 } }",
    ] {
        let found = planted(bare);
        assert!(matches!(&found[..], [one] if one.ends_with(" Bare")), "{bare}: {found:?}");
    }
}

#[test]
fn fields_variants_and_what_others_do_not_see_need_no_doc() {
    let found = planted(
        "/// A type.\npub struct Row { pub name: String }\n\
         /// A choice.\npub enum Way { In, Out { by: u8 } }\n\
         fn own() {} pub(crate) struct Near; impl Clone for Row { fn clone(&self) -> Self {} }\n\
         #[cfg(test)] mod tests { pub fn planted() {} } pub use other::Name; pub mod file;",
    );
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_file_that_does_not_say_its_subject_is_found() {
    let file = (PathBuf::from("lib.rs"), "fn own() {}".to_owned());
    assert_eq!(undocumented(&Sources::from([file])), ["lib.rs:1"]);
}
