//! How a house is, in words: a line each, what somebody has to look at last.

use api::{Level, Status};
use chrono_tz::Tz;
use contract::locale::Locale;
use contract::operator::EngineName;
use documents::words::{self, Arg};
use runtime::terminal;

/// 0 where nothing waits for a person, 1 where something does, 2 where nobody can work.
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
    let zone: Tz = status.time_zone.parse().unwrap_or(chrono_tz::Europe::Paris);
    let at = |ms: i64| words::date_time_short(locale, zone, ms).unwrap_or_default();
    let mut lines = Vec::new();
    if !status.house.is_empty() {
        let engine = match status.engine {
            EngineName::Sqlite => "SQLite",
            EngineName::Postgres => "PostgreSQL",
        };
        let schema = status.schema.to_string();
        let facts = [
            ("house", status.house.as_str().into()),
            ("engine", engine.into()),
            ("schema", schema.into()),
        ];
        lines.push(tr("status-house", &facts));
    }
    if let Some(end) = &status.journal {
        let rows = words::group_by_three(&end.rows.to_string(), '\u{202f}');
        lines.push(tr(
            "status-journal",
            &[("rows", rows.into()), ("at", at(end.last_at_ms).into())],
        ));
        lines.push(tr("status-mails", &[("waiting", status.mails_waiting.into())]));
        if status.engine == EngineName::Postgres {
            lines.push(tr("status-counters", &[("open", status.counters_open.into())]));
        }
    }
    if let Some(backup) = &status.backup {
        let facts = [("name", backup.name.as_str().into()), ("at", at(backup.made_at_ms).into())];
        lines.push(tr("status-backup", &facts));
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
