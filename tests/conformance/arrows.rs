//! Imports between the crates run one way.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value as Json;

const ARROWS: [(&str, &str); 12] = [
    ("contremarque-store", "contremarque-domain"),
    ("contremarque-office", "contremarque-domain"),
    ("contremarque-office", "contremarque-store"),
    ("contremarque-documents", "contremarque-domain"),
    ("contremarque-api", "contremarque-domain"),
    ("contremarque-api", "contremarque-store"),
    ("contremarque-api", "contremarque-office"),
    ("contremarque-api", "contremarque-documents"),
    ("contremarque", "contremarque-api"),
    ("contremarque", "contremarque-domain"),
    ("contremarque", "contremarque-office"),
    ("contremarque", "contremarque-documents"),
];

/// Only the shell may know the window's library.
const WINDOW: [&str; 2] = ["tauri", "tauri-build"];

#[test]
fn no_new_arrow_between_the_crates() {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: Json = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let ours: BTreeSet<&str> = packages.iter().map(|p| p["name"].as_str().unwrap()).collect();
    assert_eq!(ours.len(), 7);
    for package in packages {
        let from = package["name"].as_str().unwrap();
        for dependency in package["dependencies"].as_array().unwrap() {
            let (to, kind) = (dependency["name"].as_str().unwrap(), &dependency["kind"]);
            let in_tests = from == "contremarque-tests" || kind == "dev";
            let arrow = ours.contains(to) && !in_tests;
            assert!(!arrow || ARROWS.contains(&(from, to)), "new arrow {from} → {to}");
            let window = WINDOW.contains(&to);
            assert!(!window || from == "contremarque", "{from} knows the window");
        }
    }
}
