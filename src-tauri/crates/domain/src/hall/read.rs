//! Reads the lines of a hall.

use std::collections::HashSet;

use super::quoted::{QUOTED, begins, closed, take_out};
use super::{LABEL_MAX, QUOTED_MAX, ROWS_MAX, Row, RowsError, SEATS_MAX, Seat, Why};
use crate::text;

type Named = Option<String>;

/// What stands for « A » in « A : … » where nobody has a seat of their own.
const FREE_LABELS: [&str; 4] =
    ["placement libre", "libre", "placement non numerote", "free seating"];
/// The same where seats have numbers, and their row has no label.
const NO_LABELS: [&str; 2] = ["sans rang", "no row"];
pub(super) const SEATS_PER_RANGE: usize = 500;

/// Reads the whole text; blank lines are skipped.
///
/// # Errors
/// [`RowsError`] on the first line that cannot be read.
pub fn read(rows: &str) -> Result<Vec<Row<Named>>, RowsError> {
    let mut read: Vec<Row<Named>> = Vec::new();
    let mut labels = HashSet::new();
    let mut typed = HashSet::new();
    let mut seats = 0;
    for (line, text) in (1..).zip(rows.lines()).filter(|(_, text)| !text.trim().is_empty()) {
        let at = |why| RowsError { line, why };
        // What is in quotes may differ by its capitals alone.
        let quoted = begins(text).is_some();
        for row in read_row(text).map_err(at)? {
            seats += row.seats.len();
            let once = quoted || typed.insert(row.label.to_lowercase());
            if !labels.insert(row.label.clone()) || !once {
                return Err(at(Why::RowTwice(row.label)));
            }
            if labels.len() > ROWS_MAX || seats > SEATS_MAX {
                return Err(at(Why::TooLarge));
            }
            read.push(row);
        }
    }
    if read.is_empty() {
        return Err(RowsError { line: 1, why: Why::Empty });
    }
    Ok(read)
}

/// Reads one line; `A-H : 1-20` is eight rows.
///
/// # Errors
/// [`Why`] it cannot be read.
pub fn read_row(line: &str) -> Result<Vec<Row<Named>>, Why> {
    let (labels, seats, free) = beginning(line)?;
    let seats = seats_of(seats, free)?;
    if seats.is_empty() {
        return Err(Why::NoSeats);
    }
    let mut numbers = HashSet::new();
    if let Some(twice) = seats.iter().find(|seat| !numbers.insert(seat.number.as_str())) {
        return Err(Why::SeatTwice(twice.number.clone()));
    }
    Ok(labels.into_iter().map(|label| Row { label, seats: seats.clone() }).collect())
}

/// The labels of a line, what comes behind them, and whether nobody has a seat of their own there.
fn beginning(line: &str) -> Result<(Vec<String>, &str, bool), Why> {
    if let Some(rest) = begins(line) {
        let bad = || Why::BadLabel(line.trim().to_owned());
        let (label, behind) = closed(rest).ok_or_else(bad)?;
        let label = quoted(label).ok_or_else(bad)?;
        let seats = behind.trim_start().strip_prefix(':').ok_or(Why::NoColon)?;
        return Ok((vec![label], seats, false));
    }
    let (label, seats) = line.split_once(':').ok_or(Why::NoColon)?;
    let key = text::key(label);
    let free = FREE_LABELS.contains(&key.as_str());
    let none = free || NO_LABELS.contains(&key.as_str());
    Ok((if none { vec![String::new()] } else { labels(label.trim())? }, seats, free))
}

/// What stood in quotes, unless it is too long or no text of one line.
fn quoted(text: String) -> Option<String> {
    let fits = text.chars().count() <= QUOTED_MAX && !text.contains(char::is_control);
    fits.then_some(text)
}

/// One label, or a range of single letters or of numbers.
fn labels(label: &str) -> Result<Vec<String>, Why> {
    let bad = || Why::BadLabel(label.to_owned());
    let odd = |c: char| c.is_control() || "()[]|".contains(c);
    if label.is_empty() || label.chars().count() > LABEL_MAX || label.contains(odd) {
        return Err(bad());
    }
    if let Some((from, to)) = dashed(label).split_once('-') {
        let (from, to) = (from.trim(), to.trim());
        if let (Ok(from), Ok(to)) = (from.parse::<u16>(), to.parse::<u16>()) {
            let rows = usize::from(to.checked_sub(from).ok_or_else(bad)?);
            return if rows < ROWS_MAX {
                Ok((from..=to).map(|n| n.to_string()).collect())
            } else {
                Err(bad())
            };
        }
        if let ([from], [to]) = (from.as_bytes(), to.as_bytes())
            && from.is_ascii_alphabetic()
            && to.is_ascii_alphabetic()
        {
            let (from, to) = (from.to_ascii_uppercase(), to.to_ascii_uppercase());
            return if from <= to {
                Ok((from..=to).map(|c| char::from(c).to_string()).collect())
            } else {
                Err(bad())
            };
        }
    }
    Ok(vec![label_of(label)])
}

/// A row's label as the words of a hall have it: « a » is row A.
#[must_use]
pub fn label_of(label: &str) -> String {
    let label = label.trim();
    let short = label.len() <= 3 && label.bytes().all(|b| b.is_ascii_alphabetic());
    if short { label.to_ascii_uppercase() } else { label.to_owned() }
}

/// A seat's number as the words of a hall have it: « 011 » is 11, « 12bis » is 12 bis. What is no number stays as it is.
#[must_use]
pub fn number_of(number: &str) -> String {
    let is_range = dashed(number).contains('-');
    match items(number, false, &mut std::iter::empty(), &[]).ok().filter(|_| !is_range).as_deref() {
        Some([Seat { number, unplaced: false, .. }]) => number.clone(),
        _ => number.trim().to_owned(),
    }
}

/// What rows are told apart by: two that a description holds to be the same have the same.
#[must_use]
pub fn label_key(label: &str) -> String {
    label_of(label).to_lowercase()
}

/// What the seats of a row are told apart by.
#[must_use]
pub fn number_key(number: &str) -> String {
    number_of(number).to_lowercase()
}

/// Reads the seats of a line. A category in parentheses holds for the seats before it.
fn seats_of(text: &str, free: bool) -> Result<Vec<Seat<Named>>, Why> {
    let (text, quoted) = take_out(text).ok_or_else(|| not(text.trim()))?;
    let mut quoted = quoted.into_iter();
    let mut seats: Vec<Seat<Named>> = Vec::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('(') {
        let (name, next) =
            after.split_once(')').ok_or_else(|| Why::BadCategory(after.trim().to_owned()))?;
        let part = items(before, free, &mut quoted, &seats)?;
        let name = match name.trim() {
            QUOTED => quoted.next().unwrap_or_default(),
            name => name.to_owned(),
        };
        if name.is_empty() || part.is_empty() {
            return Err(Why::BadCategory(name));
        }
        seats.extend(part.into_iter().map(|seat| Seat { category: Some(name.clone()), ..seat }));
        rest = next;
    }
    if rest.contains(')') {
        return Err(Why::BadCategory(rest.trim().to_owned()));
    }
    let last = items(rest, free, &mut quoted, &seats)?;
    seats.extend(last);
    Ok(seats)
}

/// One part of a line, as its words so far give it.
enum Item {
    One(String),
    /// In quotes.
    Exact(String),
    Range(u16, u16, Option<u16>),
    /// So many places without a number.
    Free(u16),
}

/// `1-20`, `2-24 pairs`, `1 3 5`, `12 bis`, `200 libres`, `"012"`, in any mix. `exact` is what stood in quotes, `before` are the
/// seats of the row that were read already.
fn items(
    text: &str,
    free: bool,
    exact: &mut impl Iterator<Item = String>,
    before: &[Seat<Named>],
) -> Result<Vec<Seat<Named>>, Why> {
    let text = dashed(text);
    let mut items: Vec<Item> = Vec::new();
    for word in text.split([' ', '\t', '\u{a0}', '\u{202f}', ',', ';']).filter(|w| !w.is_empty()) {
        let lower = word.to_lowercase();
        match (lower.as_str(), items.last_mut()) {
            (QUOTED, _) => {
                let number = exact.next().and_then(quoted).ok_or_else(|| not(word))?;
                items.push(Item::Exact(number));
            }
            ("bis" | "ter" | "quater", Some(Item::One(number))) if is_number(number) => {
                *number = format!("{number} {lower}");
            }
            ("pairs" | "paires" | "pair" | "even", Some(Item::Range(_, _, parity @ None))) => {
                *parity = Some(0);
            }
            ("impairs" | "impaires" | "impair" | "odd", Some(Item::Range(_, _, parity @ None))) => {
                *parity = Some(1);
            }
            ("libres" | "libre" | "free" | "places" | "place", Some(Item::Free(_))) => {}
            ("libres" | "libre" | "free", Some(last)) => match last {
                Item::One(number) => *last = Item::Free(number.parse().map_err(|_| not(word))?),
                Item::Exact(_) | Item::Range(..) | Item::Free(_) => return Err(not(word)),
            },
            _ => items.push(item(word, &lower, free)?),
        }
    }
    let mut seats = Vec::new();
    let counted = before.iter().filter(|seat| seat.unplaced).count();
    for item in items {
        add(item, counted, &mut seats)?;
    }
    Ok(seats)
}

fn item(word: &str, lower: &str, free: bool) -> Result<Item, Why> {
    if let Some((from, to)) = lower.split_once('-') {
        let ends = (from.parse(), to.parse());
        return match ends {
            (Ok(from), Ok(to)) => Ok(Item::Range(from, to, None)),
            _ => Err(Why::BadRange(word.to_owned())),
        };
    }
    let digits = lower.bytes().take_while(u8::is_ascii_digit).count();
    let (number, tail) = lower.split_at(digits);
    let letters = tail.bytes().all(|b| b.is_ascii_lowercase());
    let number: Option<u16> = number.parse().ok();
    match (number, tail) {
        (Some(n), "") if free => Ok(Item::Free(n)),
        (Some(n), "") => Ok(Item::One(n.to_string())),
        (Some(n), "bis" | "ter" | "quater") => Ok(Item::One(format!("{n} {tail}"))),
        (Some(n), _) if letters && tail.len() <= 2 => {
            Ok(Item::One(format!("{n}{}", tail.to_uppercase())))
        }
        (None, _) if digits == 0 && letters && tail.len() <= 2 => {
            Ok(Item::One(tail.to_uppercase()))
        }
        _ => Err(not(word)),
    }
}

/// Adds the seats of a part to those of its words; `counted` of those without a number come before them.
fn add(item: Item, counted: usize, seats: &mut Vec<Seat<Named>>) -> Result<(), Why> {
    let seat = |number: String, unplaced| Seat { number, category: None, unplaced };
    match item {
        Item::One(number) | Item::Exact(number) => seats.push(seat(number, false)),
        Item::Free(count) => {
            // Seats without a number count on through the row.
            let before = counted + seats.iter().filter(|seat| seat.unplaced).count();
            if usize::from(count) + before > SEATS_MAX {
                return Err(Why::TooLarge);
            }
            seats.extend((1..=usize::from(count)).map(|n| seat((before + n).to_string(), true)));
        }
        Item::Range(from, to, parity) => {
            let kept = |n: &u16| parity.is_none_or(|parity| n % 2 == parity);
            let mut numbers: Vec<u16> =
                (from.min(to)..=from.max(to)).filter(kept).take(SEATS_PER_RANGE + 1).collect();
            if numbers.is_empty() || numbers.len() > SEATS_PER_RANGE {
                return Err(Why::BadRange(format!("{from}-{to}")));
            }
            if from > to {
                numbers.reverse();
            }
            seats.extend(numbers.into_iter().map(|n| seat(n.to_string(), false)));
        }
    }
    Ok(())
}

fn not(word: &str) -> Why {
    Why::NotASeat(word.to_owned())
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// Every way to write a range as one hyphen without spaces: `1 – 20`, `1 à 20`.
fn dashed(text: &str) -> String {
    let hyphens = text.replace(['–', '—', '‑', '−'], "-").replace(" à ", "-");
    let mut out = String::with_capacity(hyphens.len());
    let parts: Vec<&str> = hyphens.split('-').collect();
    for (rank, part) in parts.iter().enumerate() {
        let last = rank + 1 == parts.len();
        let part = if rank > 0 { part.trim_start() } else { part };
        out.push_str(if last { part } else { part.trim_end() });
        if !last {
            out.push('-');
        }
    }
    out
}
