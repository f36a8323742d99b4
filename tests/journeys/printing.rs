//! Tickets on their way to a printer: an `lp` and an `lpstat` of our own stand before the system's.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use harness::house::House;
use harness::{Step, papers, programs};
use serde_json::{Value as Json, json};
use uuid::Uuid;

/// A demo house whose counter has a printer, and the folder of its `lp`.
struct Counter {
    house: House,
    bin: tempfile::TempDir,
}

impl Counter {
    fn open() -> Self {
        let counter = Self { house: House::demo().unwrap(), bin: tempfile::tempdir().unwrap() };
        counter.lp("exit 0");
        let mut local =
            counter.by("Hélène Roux", "5678", "settings_get", &json!({})).unwrap()["local"].take();
        local["printer"] = json!("BILLETS");
        let set = json!({ "local": local, "counter_version": null });
        counter.by("Hélène Roux", "5678", "local_set", &set).unwrap();
        counter
    }

    /// What `lp` does after it has written down what it was asked.
    fn lp(&self, then: &str) {
        let log = self.log();
        self.program("lp", &format!("echo \"$@\" >> '{}'\n{then}", log.display()));
    }

    /// A program that stands in front of the system's.
    fn program(&self, name: &str, does: &str) {
        use std::os::unix::fs::PermissionsExt;
        let path = self.bin.path().join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{does}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn log(&self) -> PathBuf {
        self.bin.path().join("asked")
    }

    /// What `lp` was asked, a line a paper.
    fn asked(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.log()).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    fn call_as(&self, id: Uuid, who: (&str, &str), name: &str, args: &Json) -> Step<Json> {
        let path = std::env::var("PATH").unwrap_or_default();
        let output = Command::new(programs::built("contremarquectl")?)
            .arg("--data")
            .arg(self.house.path())
            .args(["--operator", who.0, "call", name, &args.to_string(), "--id", &id.to_string()])
            .env("CONTREMARQUE_PIN", who.1)
            .env("PATH", format!("{}:{path}", self.bin.path().display()))
            .output()?;
        if output.status.success() {
            Ok(serde_json::from_slice(&output.stdout)?)
        } else {
            Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
        }
    }

    fn by(&self, name: &str, pin: &str, command: &str, args: &Json) -> Step<Json> {
        self.call_as(Uuid::now_v7(), (name, pin), command, args)
    }

    fn karim(&self, command: &str, args: &Json) -> Step<Json> {
        self.by("Karim Benali", "2468", command, args)
    }

    /// Two seats side by side, for cash.
    fn sold(&self) -> Json {
        let wanted = json!({ "search": "", "limit": 1 });
        let performance = self.karim("performance_list", &wanted).unwrap()[0]["id"].clone();
        let free = self.karim("performance_seats", &json!({ "id": performance })).unwrap();
        let priced = |seat: &&Json| {
            let prices = free["prices"].as_array().unwrap();
            prices.iter().any(|p| p["category_id"] == seat["category_id"])
        };
        let seats: Vec<&Json> =
            free["seats"].as_array().unwrap().iter().filter(priced).take(2).collect();
        let lines: Vec<Json> = seats
            .iter()
            .map(|seat| {
                json!({ "performance_id": performance, "seat_id": seat["id"],
                    "starts_at_ms": free["performance"]["starts_at_ms"],
                    "rate_id": free["rates"][0]["id"] })
            })
            .collect();
        let wished = json!({ "customer_id": null, "lines": lines, "credit_cents": null });
        let total = self.karim("sale_quote", &wished).unwrap()["total_cents"].clone();
        let sale = json!({ "customer_id": null, "lines": lines, "credit_cents": 0,
            "card_cents": total, "card_last4": "4242", "card_authorisation": "A1B2C3",
            "tendered_cents": 0, "expected_total_cents": total });
        self.karim("sale_make", &sale).unwrap()
    }

    fn files(&self, sold: &Json) -> Json {
        json!({ "place_ids": sold["place_ids"], "format": "thermal" })
    }

    /// The sale among *ventes sans billet imprimé*.
    fn unprinted(&self, sold: &Json) -> Option<Json> {
        let sales = self.karim("tickets_unprinted", &json!({})).unwrap();
        let found =
            sales.as_array().unwrap().iter().find(|sale| sale["order_id"] == sold["order_id"]);
        found.cloned()
    }

    fn confirm(&self, sold: &Json, out: bool) {
        let args = json!({ "place_ids": sold["place_ids"], "out": out });
        self.karim("ticket_confirm", &args).unwrap();
    }
}

#[test]
fn a_print_that_is_asked_again_under_the_same_id_prints_once() {
    let counter = Counter::open();
    let sold = counter.sold();
    let (id, karim) = (Uuid::now_v7(), ("Karim Benali", "2468"));
    let files = counter.files(&sold);
    let first = counter.call_as(id, karim, "ticket_print", &files).unwrap();
    let again = counter.call_as(id, karim, "ticket_print", &files).unwrap();
    assert_eq!(first, again);
    let path = first["path"].as_str().unwrap();
    assert_eq!(counter.asked(), [format!("-d BILLETS -- {path}")]);
    assert_eq!(papers::codes(Path::new(path)).unwrap().len(), 2);
    assert_eq!(counter.unprinted(&sold).unwrap()["in_doubt"], true);
}

#[test]
fn what_a_printer_refuses_waits_and_can_be_printed_again() {
    let counter = Counter::open();
    let sold = counter.sold();
    counter.lp("echo 'lp: imprimante arrêtée' >&2; exit 1");
    let refused = counter.karim("ticket_print", &counter.files(&sold)).unwrap_err().to_string();
    assert!(refused.contains("imprimante arrêtée"), "{refused}");
    assert_eq!(counter.unprinted(&sold).unwrap()["in_doubt"], false);
    counter.lp("exit 0");
    counter.karim("ticket_print", &counter.files(&sold)).unwrap();
    counter.confirm(&sold, true);
    assert!(counter.unprinted(&sold).is_none());
}

#[test]
fn a_printer_that_does_not_answer_is_not_said_to_have_refused_and_is_asked_about() {
    let counter = Counter::open();
    let sold = counter.sold();
    counter.lp("exec sleep 60");
    let silent = counter.karim("ticket_print", &counter.files(&sold)).unwrap_err().to_string();
    assert!(silent.contains("20 s") && !silent.contains("refus"), "{silent}");
    assert_eq!(counter.unprinted(&sold).unwrap()["in_doubt"], true);
    counter.lp("exit 0");
    assert!(counter.karim("ticket_print", &counter.files(&sold)).is_err());
    counter.confirm(&sold, true);
    assert!(counter.unprinted(&sold).is_none());
}

#[test]
fn a_death_before_the_printer_leaves_the_sale_to_be_asked_about() {
    let counter = Counter::open();
    let sold = counter.sold();
    assert_eq!(counter.unprinted(&sold).unwrap()["in_doubt"], false);
    // The program dies while the queue has the paper: nobody knows whether it comes out.
    counter.lp("kill -9 $PPID; sleep 1");
    assert!(counter.karim("ticket_print", &counter.files(&sold)).is_err());
    assert_eq!(counter.unprinted(&sold).unwrap()["in_doubt"], true);
    counter.lp("exit 0");
    assert!(counter.karim("ticket_print", &counter.files(&sold)).is_err());
    counter.confirm(&sold, false);
    counter.karim("ticket_print", &counter.files(&sold)).unwrap();
}

#[test]
fn a_reprint_says_which_duplicata_it_is_and_keeps_the_code() {
    let counter = Counter::open();
    let sold = counter.sold();
    let files = counter.files(&sold);
    let original = counter.karim("ticket_print", &files).unwrap();
    counter.confirm(&sold, true);
    counter.karim("ticket_reprint", &json!({ "place_ids": sold["place_ids"] })).unwrap();
    let copy = counter.karim("ticket_print", &files).unwrap();
    let [original, copy] =
        [original, copy].map(|paper| PathBuf::from(paper["path"].as_str().unwrap()));
    assert!(!papers::words(&original).unwrap().contains("DUPLICATA"));
    assert!(papers::words(&copy).unwrap().contains("DUPLICATA n° 1"));
    assert_eq!(papers::codes(&original).unwrap(), papers::codes(&copy).unwrap());
}

#[test]
fn a_print_service_that_hangs_keeps_no_settings_waiting() {
    let counter = Counter::open();
    counter.program("lpstat", "echo BILLETS");
    let settings = || counter.by("Hélène Roux", "5678", "settings_get", &json!({})).unwrap();
    assert_eq!(settings()["printers"], json!(["BILLETS"]));
    counter.program("lpstat", "exec sleep 60");
    let asked = Instant::now();
    assert_eq!(settings()["printers"], json!([]));
    assert!(asked.elapsed() < Duration::from_secs(30), "{:?}", asked.elapsed());
}
