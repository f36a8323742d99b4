//! Going on in a house that went back from a terminal: what was lost is in windows, and none of it is taken away unsaid.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use api::{Api, Options};
use harness::desk::{PIN, found};
use harness::dice::now_ms;
use harness::programs::built;
use harness::server::fresh_database;
use harness::small::season;
use store::Store;

const SEEN: &str = "counter.seen";

/// What a terminal says that goes on.
fn goes_on(folder: &Path, url: Option<&str>) -> Output {
    let mut command = Command::new(built("contremarquectl").unwrap());
    command.arg("--data").arg(folder).args(["--operator", "Hélène", "go-on"]);
    if let Some(url) = url {
        command.env("CONTREMARQUE_DATABASE", url);
    }
    command
        .stdin(Stdio::null())
        .env("LC_ALL", "fr_FR.UTF-8")
        .env("CONTREMARQUE_PIN", PIN)
        .env("CONTREMARQUE_ETC", "/nowhere")
        .output()
        .unwrap()
}

fn says(said: &Output) -> String {
    String::from_utf8_lossy(&said.stderr).into_owned()
}

/// The counter saw seven rows more of its house than there are.
fn saw_more(folder: &Path) {
    let kept = std::fs::read_to_string(folder.join(SEEN)).unwrap();
    let (before, row) = kept.split_once("\"row\":").unwrap();
    let digits = row.find(|c: char| !c.is_ascii_digit()).unwrap();
    let more = row[..digits].parse::<i64>().unwrap() + 7;
    std::fs::write(folder.join(SEEN), format!("{before}\"row\":{more}{}", &row[digits..])).unwrap();
}

fn goes_on_where_no_window_is(url: Option<&str>) -> String {
    let place = tempfile::tempdir().unwrap();
    let store = match url {
        Some(url) => Store::postgres(url),
        None => Store::sqlite(&place.path().join("contremarque.sqlite"), |_| Ok(())),
    };
    let store = store.unwrap();
    found(&store, now_ms(), &season(now_ms()));
    drop(store);
    let options = Options {
        database_url: Some(url.unwrap_or_default().to_owned()),
        ..Options::folder(place.path())
    };
    drop(Api::open(&options).unwrap());
    saw_more(place.path());

    let window = Api::open(&options).unwrap();
    let back = window.went_back().expect("a house that went back");
    let beside = goes_on(place.path(), url);
    assert!(!beside.status.success());
    assert_eq!(
        says(&beside).contains("ne la fermez pas"),
        url.is_some(),
        "closing the window of a shared house would drop what it holds: {}",
        says(&beside)
    );
    assert_eq!(window.went_back(), Some(back), "the window still asks");
    drop(window);

    let alone = goes_on(place.path(), url);
    assert!(alone.status.success(), "{}", says(&alone));
    assert_eq!(Api::open(&options).unwrap().went_back(), None);
    says(&alone)
}

#[test]
fn a_terminal_leaves_what_was_lost_to_the_window_and_says_that_it_gives_nothing_again() {
    let said = goes_on_where_no_window_is(Some(&fresh_database()));
    assert!(said.contains("D’ici rien n’est refait"), "{said}");
    // The window of a house in a file holds nothing, and nothing is said of it.
    let said = goes_on_where_no_window_is(None);
    assert!(!said.contains("refait"), "{said}");
}
