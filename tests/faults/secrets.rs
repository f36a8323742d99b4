//! A PIN given from a terminal: on stdin, where no list of programs shows it, and kept nowhere.

use std::process::Command;

use harness::house::{House, told};
use harness::programs;
use serde_json::{Value, json};

const SUPERVISOR: (&str, &str) = ("Hélène Roux", "5678");

fn ctl(house: &House) -> Command {
    let mut ctl = Command::new(programs::built("contremarquectl").unwrap());
    ctl.arg("--data").arg(house.path());
    ctl.args(["--operator", SUPERVISOR.0]).env("CONTREMARQUE_PIN", SUPERVISOR.1);
    ctl
}

#[test]
fn the_arguments_of_a_command_are_read_from_stdin_and_a_pin_among_them_is_kept_nowhere() {
    let house = House::demo().unwrap();
    let new = json!({ "name": "Zélie", "role": "agent", "pin": "90817263" }).to_string();
    let made = told(ctl(&house).args(["call", "operator_create", "-"]), &new).unwrap();
    let made: Value = serde_json::from_str(&made).unwrap();
    assert_eq!(made["name"], "Zélie");
    for file in house.files("") {
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(8).any(|eight| eight == b"90817263"), "{}", file.display());
    }
    house
        .ctl(
            Some(("Zélie", "90817263")),
            &["call", "customer_search", r#"{"search":"","after":null,"limit":1}"#],
        )
        .unwrap();
}

#[test]
fn what_is_no_json_on_stdin_or_too_much_of_it_is_refused_in_a_sentence() {
    let house = House::demo().unwrap();
    for said in ["", "{", &"x".repeat(1024 * 1024 + 1)] {
        let refused = told(ctl(&house).args(["call", "settings_get", "-"]), said);
        let sentence = refused.unwrap_err().to_string();
        assert!(!sentence.contains("panicked") && !sentence.trim().is_empty(), "{sentence}");
    }
}

#[test]
fn the_help_says_how_secrets_are_given() {
    let mut ctl = Command::new(programs::built("contremarquectl").unwrap());
    let help = ctl.args(["call", "--help"]).output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    assert!(help.contains("stdin") && help.contains("PINs and passwords"), "{help}");
}
