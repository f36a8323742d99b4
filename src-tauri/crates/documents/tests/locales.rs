//! The locale files: parsed without error, the same keys and arguments in both languages.

use std::collections::{BTreeMap, BTreeSet};

use documents::words::FILES;

/// Key → the arguments its sentence names. Fluent's syntax is simple enough to read by line here.
fn keys(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let starts_key = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let (true, Some((key, _))) = (starts_key, line.split_once(" = ")) {
            current = key.to_owned();
            assert!(keys.insert(current.clone(), BTreeSet::new()).is_none(), "{key} twice");
        }
        for part in line.split('$').skip(1) {
            let name: String = part.chars().take_while(char::is_ascii_alphanumeric).collect();
            keys.entry(current.clone()).or_default().insert(name);
        }
    }
    keys
}

#[test]
fn both_languages_have_the_same_keys_and_arguments() {
    for (name, french, english) in FILES {
        let (french, english) = (keys(french), keys(english));
        // Dates are put together from the same parts, each language choosing its own.
        for (key, args) in &french {
            let other = english.get(key).unwrap_or_else(|| panic!("{key} missing in en/{name}"));
            assert!(key.starts_with("date-") || args == other, "{key}: {args:?} {other:?}");
        }
        for key in english.keys() {
            assert!(french.contains_key(key), "{key} missing in fr/{name}");
        }
    }
}

#[test]
fn no_key_is_in_two_files() {
    let mut seen = BTreeSet::new();
    for (name, french, _) in FILES {
        for key in keys(french).into_keys() {
            assert!(seen.insert(key.clone()), "{key} again in {name}");
        }
    }
}

#[test]
fn the_files_parse_without_error() {
    for (name, french, english) in FILES {
        for source in [french, english] {
            let parsed = fluent_bundle::FluentResource::try_new((*source).to_owned());
            if let Err((_, errors)) = parsed {
                panic!("{name}: {errors:?}");
            }
        }
    }
}

#[test]
fn french_sentences_have_french_typography() {
    for (name, french, _) in FILES {
        for line in french.lines().filter(|line| !line.starts_with('#')) {
            let sentence = line.split_once(" = ").map_or(line, |(_, sentence)| sentence);
            for wrong in [" :", " ;", " !", " ?", " %", " €", "« ", " »", "'", "..."] {
                assert!(!sentence.contains(wrong), "{name}: {wrong:?} in {line}");
            }
        }
    }
}

#[test]
fn every_key_is_said_somewhere() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let folders = ["src", "src/mail", "src/words", "src/ticket", "../../../assets/tickets"];
    let mut used = String::new();
    for folder in folders {
        for entry in std::fs::read_dir(format!("{root}{folder}")).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                used += &std::fs::read_to_string(path).unwrap();
            }
        }
    }
    // Put together at run time, from a number.
    let families = ["date-weekday-", "date-month-"];
    for (name, french, _) in
        FILES.iter().filter(|(name, ..)| ["documents", "mail_texts"].contains(name))
    {
        for key in keys(french).into_keys() {
            let said = used.contains(&format!("\"{key}\"")) || used.contains(&format!("@{key}\""));
            assert!(said || families.iter().any(|f| key.starts_with(f)), "{key} of {name}");
        }
    }
}
