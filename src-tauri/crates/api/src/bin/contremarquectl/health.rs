//! How a house is, in words: a line each, what somebody has to look at last.

use api::{Level, Status};
use chrono_tz::Europe;
use contract::locale::Locale;
use contract::operator::EngineName;
use documents::words::{self, Arg};
use domain::performance;
use runtime::terminal;

/// 0 where nothing waits for a person, 1 where something does, 2 where nobody can work, or will be able to within a week.
pub(crate) const fn exit(level: Level) -> u8 {
    match level {
        Level::Ok => 0,
        Level::Warning => 1,
        Level::Broken => 2,
    }
}

/// What there is to say.
pub(crate) fn lines(status: &Status, locale: Locale) -> Vec<String> {
    let tr = |id: &str, facts: &[(&str, Arg<'_>)]| words::tr(locale, id, facts);
    let zone =
        status.house.as_ref().map_or(Europe::Paris, |house| performance::zone(&house.time_zone));
    let at = |ms: i64| words::date_time_short(locale, zone, ms).unwrap_or_default();
    let mut lines = vec![tr("status-program", &[("version", status.program.into())])];
    if let Some(house) = &status.house {
        let engine = match status.engine {
            EngineName::Sqlite => "SQLite",
            EngineName::Postgres => "PostgreSQL",
        };
        let facts = [
            ("house", house.house.as_str().into()),
            ("engine", engine.into()),
            ("schema", status.schema.to_string().into()),
        ];
        lines.push(tr("status-house", &facts));
        let rows = words::group_by_three(&house.now.journal_rows.to_string(), '\u{202f}');
        let facts = [("rows", rows.into()), ("at", at(house.now.last_at_ms).into())];
        lines.push(tr("status-journal", &facts));
        lines.push(tr("status-mails", &[("waiting", house.mails.waiting.into())]));
        if status.engine == EngineName::Postgres {
            lines.push(tr("status-counters", &[("open", house.now.counters_open.into())]));
            for one in &house.counters {
                let facts = [
                    ("counter", one.counter.as_str().into()),
                    ("version", one.program.as_str().into()),
                ];
                let id = if one.too_old { "status-counter-too-old" } else { "status-counter" };
                lines.push(tr(id, &facts));
            }
        }
    }
    if let Some(backup) = &status.backup {
        let facts = [("name", backup.name.as_str().into()), ("at", at(backup.made_at_ms).into())];
        lines.push(tr("status-backup", &facts));
    }
    if let Some(archive) = &status.archive {
        lines.push(match archive.last_ms {
            _ if !archive.is_on => tr("status-no-archive", &[]),
            None => tr("status-nothing-archived", &[]),
            Some(last_ms) => tr("status-archived", &[("at", at(last_ms).into())]),
        });
    }
    if let Some(until_ms) = status.certificate_until_ms {
        lines.push(tr("status-certificate", &[("at", at(until_ms).into())]));
    }
    if let Some(free) = status.disk_free {
        let megabytes = i64::try_from(free >> 20).unwrap_or(i64::MAX);
        let free = words::group_by_three(&megabytes.to_string(), '\u{202f}');
        lines.push(tr("status-disk", &[("free", free.into())]));
    }
    if status.engine == EngineName::Postgres && status.house.is_some() {
        let seconds = (status.clock_off_ms / 1_000).to_string();
        lines.push(tr("status-clock", &[("seconds", seconds.into())]));
    }
    for finding in &status.findings {
        let id = terminal::key("status", &finding.what);
        lines.push(tr(&id, &[("count", finding.count.into())]));
    }
    if let Some(refusal) = &status.refusal {
        lines.push(terminal::sentence(refusal, locale, || zone));
    }
    if status.level == Level::Ok {
        lines.push(tr("status-ok", &[]));
    }
    lines
}
