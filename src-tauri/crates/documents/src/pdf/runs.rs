//! A line in pieces of one font, script and direction, in the order in which they stand on paper.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};
use unicode_script::{Script, UnicodeScript as _};

use super::face::{FontRef, Han, Weight};
use super::fonts::{font_of, inter};
use crate::DocumentError;

/// A piece of a line.
pub(super) struct Run {
    /// Where it is in the text, in bytes.
    pub range: Range<usize>,
    pub font: FontRef,
    pub script: Script,
    pub right_to_left: bool,
    /// No font has its characters: a box stands for each.
    pub missing: bool,
}

/// From here on a text may need more than Inter, left to right.
const FIRST_OTHER: char = '\u{530}';

/// The pieces of a line from left to right, as papers are: a line of Arabic stands in a paper that is
/// read from the left.
///
/// # Errors
/// [`DocumentError::Asset`] when the bundled font cannot be read.
pub(super) fn runs(weight: Weight, text: &str) -> Result<Vec<Run>, DocumentError> {
    let inter = inter(weight)?;
    if text.chars().all(|c| c < FIRST_OTHER || inter.has(c) && !is_right_to_left(c)) {
        let script = text.chars().map(|c| c.script()).find(|script| is_own(*script));
        let script = script.unwrap_or(Script::Latin);
        let missing = text.chars().any(|c| !inter.has(c));
        if !missing && text.chars().all(|c| !is_own(c.script()) || c.script() == script) {
            let (range, right_to_left) = (0..text.len(), false);
            return Ok(vec![Run { range, font: inter, script, right_to_left, missing }]);
        }
    }
    let bidi = BidiInfo::new(text, Some(Level::ltr()));
    let mut runs = Vec::new();
    for paragraph in &bidi.paragraphs {
        let (levels, parts) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for part in parts {
            let right_to_left = levels.get(part.start).is_some_and(Level::is_rtl);
            let mut pieces = pieces(weight, text, part, right_to_left, inter);
            if right_to_left {
                pieces.reverse();
            }
            runs.extend(pieces);
        }
    }
    Ok(runs)
}

fn is_own(script: Script) -> bool {
    !matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The pieces of a part of one direction, in the order of the text.
fn pieces(
    weight: Weight,
    text: &str,
    part: Range<usize>,
    right_to_left: bool,
    inter: FontRef,
) -> Vec<Run> {
    let han = Han::of(text);
    let mut pieces: Vec<Run> = Vec::new();
    for (at, c) in text.get(part.clone()).unwrap_or_default().char_indices() {
        let (start, end) = (part.start + at, part.start + at + c.len_utf8());
        let script = c.script();
        if let Some(last) = pieces.last_mut()
            && goes_on(last, c, script, inter)
        {
            last.range.end = end;
            if !is_own(last.script) {
                last.script = script;
            }
            continue;
        }
        let found = font_of(c, weight, han);
        let (font, missing) = (found.unwrap_or(inter), found.is_none());
        match pieces.last_mut() {
            Some(last)
                if std::ptr::eq(last.font, font)
                    && last.missing == missing
                    && (last.script == script || !is_own(script) || !is_own(last.script)) =>
            {
                last.range.end = end;
                if !is_own(last.script) {
                    last.script = script;
                }
            }
            _ => pieces.push(Run { range: start..end, font, script, right_to_left, missing }),
        }
    }
    pieces
}

/// Whether a character goes on in the piece before it: a mark, a joiner, a space, or a sign that Inter
/// lacks, where the font of the piece has it.
fn goes_on(last: &Run, c: char, script: Script, inter: FontRef) -> bool {
    let joiner = matches!(c, '\u{200c}' | '\u{200d}');
    let shared = script == Script::Common && (c == ' ' || !inter.has(c));
    let leans = script == Script::Inherited || shared || joiner;
    leans && !last.missing && (joiner || last.font.has(c))
}
