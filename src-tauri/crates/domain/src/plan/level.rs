//! The level in a row's label. Where two levels have the same letters, the label says both: « Premier balcon A ».

use std::collections::{HashMap, HashSet};

use super::{Level, Plan, PlanRow};

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

/// How each row is named in a hall, in the order of the plan: by its label, and its level before it where a
/// level has a letter that another one has too.
#[must_use]
pub fn row_labels<S>(plan: &Plan<S>) -> Vec<String> {
    let mut rows: HashMap<String, HashSet<usize>> = HashMap::new();
    for (at, level) in plan.levels.iter().enumerate() {
        for row in &level.rows {
            rows.entry(row.label.to_lowercase()).or_default().insert(at);
        }
    }
    let repeats = |row: &PlanRow<S>| rows[&row.label.to_lowercase()].len() > 1;
    let of = |level: &Level<S>| {
        let named = !level.name.is_empty() && level.rows.iter().any(repeats);
        let label = |row: &PlanRow<S>| match named {
            true => format!("{} {}", level.name, row.label),
            false => row.label.clone(),
        };
        level.rows.iter().map(label).collect::<Vec<_>>()
    };
    plan.levels.iter().flat_map(of).collect()
}

/// How each row is named in a hall that has rows of these labels: as [`row_labels()`] names it, or, where no row of the hall is
/// called so, with its level or without it as one of them is. No label is given to two rows.
#[must_use]
pub fn row_labels_in<'a, S>(
    plan: &Plan<S>,
    known: impl IntoIterator<Item = &'a str>,
) -> Vec<String> {
    let known: HashSet<&str> = known.into_iter().collect();
    let labels = row_labels(plan);
    let of = |level: &Level<S>| {
        let either =
            |row: &PlanRow<S>| [format!("{} {}", level.name, row.label), row.label.clone()];
        level.rows.iter().map(either).collect::<Vec<_>>()
    };
    let called = |(either, label): ([String; 2], &String)| {
        let new = !known.contains(label.as_str());
        let known = either.into_iter().find(|other| new && known.contains(other.as_str()));
        known.unwrap_or_else(|| label.clone())
    };
    let called: Vec<String> = plan.levels.iter().flat_map(of).zip(&labels).map(called).collect();
    let mut times: HashMap<String, usize> = HashMap::new();
    for label in &called {
        *times.entry(label.to_lowercase()).or_default() += 1;
    }
    let once = |label: &String| times.get(&label.to_lowercase()) == Some(&1);
    called.into_iter().zip(labels).map(|(of, label)| if once(&of) { of } else { label }).collect()
}

/// Whether a row is a box.
pub(super) fn is_box(label: &str) -> bool {
    let key = crate::text::key(label);
    BOXES.iter().any(|word| key.split(' ').next() == Some(*word))
}

/// What a category of places for wheelchairs is called by.
const WHEELCHAIR: [&str; 5] =
    ["pmr", "ufr", "fauteuil roulant", "fauteuils roulants", "wheelchair"];

/// Whether a category is of places for wheelchairs, *emplacements PMR*.
#[must_use]
pub fn is_wheelchair(category: &str) -> bool {
    let key = format!(" {} ", crate::text::key(category));
    WHEELCHAIR.iter().any(|word| key.contains(&format!(" {word} ")))
}
