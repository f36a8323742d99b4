//! How a house is, as a file that node_exporter reads (`--collector.textfile`): in the text format of Prometheus.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use api::Status;
use runtime::place::files::write_for_all;
use serde::Serialize;
use store::StoreError;

use crate::health;

const SECOND_MS: f64 = 1_000.0;

/// The name of such a file: node_exporter reads no other.
pub(crate) fn named(text: &str) -> Result<PathBuf, String> {
    let file = PathBuf::from(text);
    let is_read = file.extension().is_some_and(|ending| ending == "prom");
    if is_read { Ok(file) } else { Err("contremarque.prom".to_owned()) }
}

/// Writes it, whole or not at all. Whoever reads is another user of this machine.
pub(crate) fn write(status: &Status, file: &Path, at_ms: i64) -> Result<(), StoreError> {
    write_for_all(file, text(status, at_ms).as_bytes())
}

fn text(status: &Status, at_ms: i64) -> String {
    let mut text = Figures(String::new());
    text.add("looked_timestamp_seconds", "When this was looked at.", seconds(at_ms));
    let level = f64::from(health::exit(status.level));
    text.add(
        "level",
        "0 where nothing waits for a person, 1 where something does, 2 where nobody can work or will soon.",
        level,
    );
    text.add("up", "Whether the house can be worked in.", flag(status.is_up()));
    text.add("schema", "Schema version of the house.", count(status.schema));
    text.add(
        "schema_known",
        "Schema version that this program works with.",
        count(status.schema_known),
    );
    if let Some(house) = &status.house {
        let now = &house.now;
        text.add("journal_rows", "Rows of the journal.", count(now.journal_rows));
        text.add(
            "journal_last_timestamp_seconds",
            "When the last row was written, by the house.",
            seconds(now.last_at_ms),
        );
        text.add("mails_waiting", "Mails that wait to leave.", count(house.mails.waiting));
        text.add("mails_failed", "Mails that went to nobody.", count(house.mails.failed));
        text.add("mails_in_doubt", "Mails that may have left.", count(house.mails.in_doubt));
        text.add("mails_stopped", "Whether the post stands still.", flag(now.mails_stopped));
        text.add("counters_open", "Counters at work.", count(now.counters_open));
        let too_old = house.counters.iter().filter(|one| one.too_old).count();
        text.add(
            "counters_too_old",
            "Counters whose programs are older than the house.",
            count(i64::try_from(too_old).unwrap_or(i64::MAX)),
        );
        text.add(
            "counters_waiting",
            "Counters that wait to be let in.",
            count(now.counters_waiting),
        );
    }
    if let Some(backup) = &status.backup {
        text.add(
            "backup_timestamp_seconds",
            "When the newest backup was made.",
            seconds(backup.made_at_ms),
        );
    }
    if let Some(archive) = &status.archive {
        text.add("archive_on", "Whether the server archives.", flag(archive.is_on));
        text.add("archive_fails", "Whether its last try failed.", flag(archive.fails));
        if let Some(last_ms) = archive.last_ms {
            text.add(
                "archive_timestamp_seconds",
                "When the server archived last.",
                seconds(last_ms),
            );
        }
    }
    if let Some(until_ms) = status.certificate_until_ms {
        text.add(
            "certificate_end_timestamp_seconds",
            "Until when the server's certificate is good.",
            seconds(until_ms),
        );
    }
    if let Some(free) = status.disk_free {
        text.add("disk_free_bytes", "Room on the disk of the folder.", free as f64);
    }
    text.add(
        "clock_off_seconds",
        "What this machine's clock is ahead.",
        seconds(status.clock_off_ms),
    );
    text.findings(status);
    text.0
}

/// The lines so far.
struct Figures(String);

impl Figures {
    fn add(&mut self, name: &str, help: &str, value: f64) {
        self.head(name, help);
        let _ = writeln!(self.0, "contremarque_{name} {value}");
    }

    fn head(&mut self, name: &str, help: &str) {
        let _ = writeln!(self.0, "# HELP contremarque_{name} {help}");
        let _ = writeln!(self.0, "# TYPE contremarque_{name} gauge");
    }

    /// What somebody has to look at, one a line by its name, and why the house cannot be looked at.
    fn findings(&mut self, status: &Status) {
        self.head("finding", "Something that waits for a person: how many, or how much.");
        for finding in &status.findings {
            self.finding(&finding.what, finding.count);
        }
        if let Some(refusal) = &status.refusal {
            self.finding(&refusal.code, 1);
        }
    }

    fn finding(&mut self, what: &impl Serialize, count: i64) {
        let name = serde_json::to_value(what).unwrap_or_default();
        let what = name.as_str().unwrap_or_default();
        let _ = writeln!(self.0, "contremarque_finding{{what=\"{what}\"}} {count}");
    }
}

fn seconds(ms: i64) -> f64 {
    count(ms) / SECOND_MS
}

const fn count(n: i64) -> f64 {
    n as f64
}

fn flag(is: bool) -> f64 {
    f64::from(u8::from(is))
}
