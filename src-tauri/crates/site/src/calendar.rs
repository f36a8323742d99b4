//! A calendar file (RFC 5545): an event for each performance that the customer still has a place of.

use chrono::DateTime;
use contract::locale::Locale;
use contract::site::{MyOrderFile, MyPlace, SiteHouse};
use documents::words;
use domain::place::PlaceState;

use crate::performances::{by_performance, is_beside};

/// The longest line, in bytes, before it is folded.
const LINE_MAX: usize = 73;

/// The file; nothing where no place is left, or a time is none.
pub(crate) fn of(
    file: &MyOrderFile,
    house: &SiteHouse,
    locale: Locale,
    now_ms: i64,
) -> Option<String> {
    let kept = file.places.iter().filter(|place| place.state == PlaceState::Live);
    let performances = by_performance(kept);
    if performances.is_empty() {
        return None;
    }
    let mut text = Lines::default();
    text.line("BEGIN", "VCALENDAR");
    text.line("VERSION", "2.0");
    text.line("PRODID", "-//Contremarque//Site//FR");
    for (first, places) in &performances {
        let seats: Vec<String> =
            places.iter().map(|place| words::seat(locale, &place.row, &place.seat)).collect();
        let order = words::tr(locale, "paper-order", &[("order", file.number.as_str().into())]);
        text.line("BEGIN", "VEVENT");
        text.line("UID", &uid(file, first));
        text.line("DTSTAMP", &utc(now_ms)?);
        text.line("DTSTART", &utc(first.starts_at_ms)?);
        text.line("SUMMARY", &escaped(&first.show));
        let place = [first.hall.as_str(), house.name.as_str()].join(", ");
        text.line("LOCATION", &escaped(&place));
        text.line("DESCRIPTION", &escaped(&format!("{order}\n{}", seats.join("\n"))));
        text.line("END", "VEVENT");
    }
    text.line("END", "VCALENDAR");
    Some(text.0)
}

/// The name of an event: the first place that the order ever had of its performance, whatever became of it, and whenever it is
/// played by now.
fn uid(file: &MyOrderFile, of: &MyPlace) -> String {
    let places = file.places.iter().filter(|place| is_beside(of, place));
    let first = places.map(|place| i64::from(place.id)).min().unwrap_or_default();
    format!("{}-{first}@contremarque.invalid", file.number)
}

fn utc(at_ms: i64) -> Option<String> {
    Some(DateTime::from_timestamp_millis(at_ms)?.format("%Y%m%dT%H%M%SZ").to_string())
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line, folded before a character that would not fit.
    fn line(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for c in format!("{name}:{value}").chars() {
            if width + c.len_utf8() > LINE_MAX {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use contract::customer::OrderState;
    use domain::money::Cents;

    use super::*;

    #[test]
    fn a_line_is_folded_by_bytes_and_what_is_typed_ends_no_line() {
        let mut lines = Lines::default();
        lines.line("SUMMARY", &escaped(&"é, ;\r\nBEGIN:VEVENT ".repeat(12)));
        assert!(lines.0.ends_with("\r\n") && lines.0.matches("\r\n").count() > 2);
        for line in lines.0.trim_end().split("\r\n") {
            assert!(line.len() <= 75, "{line}");
            assert!(!line.starts_with("BEGIN"), "{line}");
        }
        assert_eq!(utc(1_591_551_000_000).unwrap(), "20200607T173000Z");
    }

    fn place(id: i64, show: &str, state: PlaceState) -> MyPlace {
        MyPlace {
            id: id.into(),
            show: show.to_owned(),
            hall: "Grande salle".to_owned(),
            starts_at_ms: 1_591_551_000_000,
            row: String::new(),
            seat: String::new(),
            category: String::new(),
            rate: String::new(),
            channel: String::new(),
            price_cents: Cents::ZERO,
            state,
            why_not: None,
            may_download: false,
            numbered: false,
            request: None,
        }
    }

    #[test]
    fn two_performances_at_one_hour_are_two_events_that_keep_their_names() {
        let mut file = MyOrderFile {
            number: "671083".to_owned(),
            created_at_ms: 0,
            total_cents: Cents::ZERO,
            state: OrderState::Issued,
            places: vec![
                place(7, "ALCESTE", PlaceState::Live),
                place(5, "ALCESTE", PlaceState::Live),
                place(6, "ARMIDE", PlaceState::Live),
            ],
        };
        let names = |file: &MyOrderFile| [0, 2].map(|at| uid(file, &file.places[at]));
        let both = names(&file);
        assert_eq!(
            both,
            ["671083-5", "671083-6"].map(|name| format!("{name}@contremarque.invalid"))
        );
        file.places[1].state = PlaceState::TakenBack;
        file.places.iter_mut().for_each(|place| place.starts_at_ms += 60_000);
        assert_eq!(names(&file), both);
    }
}
