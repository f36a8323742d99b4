//! The level in a row's label. Where two levels have the same letters, the label says both: « Premier balcon A ».

/// A row's label, in its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// « Premier balcon »; empty where the label names none.
    pub level: &'a str,
    /// « A », « Loge 4 ».
    pub row: &'a str,
}

/// Characters of a row's own label behind its level, at most: a letter or a number.
const OWN_MAX: usize = 3;
/// Words that begin the name of a box, which is a row and no level.
const BOXES: [&str; 5] = ["loge", "baignoire", "box", "avant", "table"];
/// Words before the letter that say no more than it.
const ROWS: [&str; 4] = ["rang", "rangee", "row", "r"];

/// A label in its parts: the last word is the row if it is a letter or a number, and what stands before it
/// is the level, but for a box, whose number is no row of a level.
#[must_use]
pub fn parts(label: &str) -> Parts<'_> {
    let whole = Parts { level: "", row: label };
    let Some((level, row)) = label.rsplit_once(' ') else { return whole };
    let short = row.chars().count() <= OWN_MAX && row.chars().all(char::is_alphanumeric);
    if !short {
        return whole;
    }
    // « Corbeille Loge 4 » is box 4 of the Corbeille.
    match level.rsplit_once(' ') {
        Some((before, last)) if is_box(last) => {
            Parts { level: before, row: label.get(before.len() + 1..).unwrap_or(row) }
        }
        None if is_box(level) || ROWS.contains(&crate::text::key(level).as_str()) => whole,
        _ => Parts { level, row },
    }
}

/// Whether a row is a box.
pub(super) fn is_box(label: &str) -> bool {
    let key = crate::text::key(label);
    BOXES.iter().any(|word| key.split(' ').next() == Some(*word))
}
