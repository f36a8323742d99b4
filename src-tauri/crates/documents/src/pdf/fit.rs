//! Making a text fit its box: break at spaces, then shrink, then break words, then cut with « … ».

use super::Style;
use super::face::Weight;
use super::font::{Glyph, SILENT, shape};
use super::measure::{LEADING, MM_PER_PT};
use crate::DocumentError;

/// By how much a text shrinks at a time, in points.
const STEP_PT: f32 = 0.5;

/// A text broken into lines of one size.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    /// The lines, never empty ones.
    pub lines: Vec<String>,
    /// Size at which they fit, in points.
    pub size_pt: f32,
}

/// The room a text has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Room {
    /// Width in mm.
    pub width: f32,
    /// Height of the box in mm. Lines of a smaller size may be more numerous.
    pub height: Option<f32>,
    /// Lines at most.
    pub lines: usize,
}

impl Room {
    /// Lines of that size that fit; at least one.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a height over a height, both above zero: what is cut off is part of a line"
    )]
    fn lines_at(self, size_pt: f32) -> usize {
        let high = |height: f32| (height / (size_pt * MM_PER_PT * LEADING) + 0.05) as usize;
        self.height.map_or(self.lines, |height| high(height).clamp(1, self.lines.max(1)))
    }
}

/// Fits a text into its room, from `size_pt` down to `min_pt`.
///
/// # Errors
/// [`DocumentError::Asset`] when the bundled font cannot be read.
pub(crate) fn fit(
    text: &str,
    weight: Weight,
    (size_pt, min_pt): (f32, f32),
    room: Room,
) -> Result<Block, DocumentError> {
    let words = measure(text, weight)?;
    let mut size = size_pt;
    loop {
        let room_em = room.width / (size * MM_PER_PT);
        let max_lines = room.lines_at(size);
        if let Some(lines) = break_at_spaces(&words, room_em, max_lines)
            && all_within(weight, &lines, room_em)?
        {
            return Ok(Block { lines, size_pt: size });
        }
        if size <= min_pt {
            let mut lines = break_anywhere(&words, room_em, max_lines);
            for line in &mut lines {
                shorten(weight, line, room_em)?;
            }
            return Ok(Block { lines, size_pt: size });
        }
        size = (size - STEP_PT).max(min_pt);
    }
}

/// The lines of a running text of one size, as many as it takes.
///
/// # Errors
/// [`DocumentError::Asset`] when the bundled font cannot be read.
pub(crate) fn lines_of(text: &str, style: Style, width: f32) -> Result<Vec<String>, DocumentError> {
    let room = Room { width, height: None, lines: usize::MAX };
    Ok(fit(text, style.weight, (style.size_pt, style.size_pt), room)?.lines)
}

/// The width of the whole line is measured. It can be wider than its words, because letters lean on
/// their neighbours.
fn all_within(weight: Weight, lines: &[String], room_em: f32) -> Result<bool, DocumentError> {
    for line in lines {
        if line_em(weight, line)? > room_em {
            return Ok(false);
        }
    }
    Ok(true)
}

fn line_em(weight: Weight, line: &str) -> Result<f32, DocumentError> {
    Ok(shape(weight, line)?.iter().map(|glyph| glyph.advance_em).sum())
}

/// Takes letters off the end until the line, as it will be set, fits.
fn shorten(weight: Weight, line: &mut String, room_em: f32) -> Result<(), DocumentError> {
    let mut letters: Vec<char> = line.chars().collect();
    if letters.last() == Some(&'…') {
        letters.pop();
    }
    while line_em(weight, line)? > room_em && letters.pop().is_some() {
        *line = format!("{}…", letters.iter().collect::<String>().trim_end());
    }
    Ok(())
}

/// A word as it is set.
struct Word {
    /// Each letter with its width in em.
    letters: Vec<(String, f32)>,
    /// Whether it begins a line, as in an address.
    starts_line: bool,
}

fn measure(text: &str, weight: Weight) -> Result<Vec<Word>, DocumentError> {
    let mut words = Vec::new();
    for line in text.lines() {
        let typed = line.split([' ', '\t']).filter(|word| !word.is_empty());
        for (at, word) in typed.enumerate() {
            let letters = letters(&shape(weight, word)?);
            words.push(Word { letters, starts_line: at == 0 && !words.is_empty() });
        }
    }
    Ok(words)
}

/// The letters of a word as they are written, whichever way they are read; each with the width of all its
/// glyphs.
fn letters(glyphs: &[Glyph]) -> Vec<(String, f32)> {
    let mut read: Vec<&Glyph> = glyphs.iter().collect();
    read.sort_by_key(|glyph| glyph.at);
    let mut letters: Vec<(String, f32)> = Vec::with_capacity(read.len());
    let mut last = None;
    for glyph in read {
        match letters.last_mut() {
            Some((text, width)) if last == Some(glyph.at) => {
                *width += glyph.advance_em;
                if glyph.text != SILENT {
                    text.push_str(&glyph.text);
                }
            }
            _ => letters.push((glyph.text.clone(), glyph.advance_em)),
        }
        last = Some(glyph.at);
    }
    letters
}

/// Width of a plain space in Inter, in em, rounded up.
const SPACE_EM: f32 = 0.29;

fn width_em(word: &Word) -> f32 {
    word.letters.iter().map(|(_, width)| width).sum()
}

fn join(word: &Word) -> String {
    word.letters.iter().map(|(letter, _)| letter.as_str()).collect()
}

fn break_at_spaces(words: &[Word], room_em: f32, max_lines: usize) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0.0;
    for word in words {
        let width = width_em(word);
        if width > room_em {
            return None;
        }
        match lines.last_mut() {
            Some(line) if !word.starts_line && used + SPACE_EM + width <= room_em => {
                line.push(' ');
                line.push_str(&join(word));
                used += SPACE_EM + width;
            }
            _ => {
                lines.push(join(word));
                used = width;
            }
        }
    }
    (lines.len() <= max_lines).then_some(lines)
}

/// Fills each line to its end, letter by letter. What is left after the last line becomes « … ».
fn break_anywhere(words: &[Word], room_em: f32, max_lines: usize) -> Vec<String> {
    const ELLIPSIS_EM: f32 = 0.9;
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for (at, word) in words.iter().enumerate() {
        let width = width_em(word);
        if at > 0 {
            let fits_whole = !word.starts_line && used + SPACE_EM + width <= room_em;
            // A word that fits on a line of its own is not torn, as long as a line is left.
            if !fits_whole && width <= room_em && lines.len() < max_lines {
                lines.push(String::new());
                used = 0.0;
            } else if let Some(line) = lines.last_mut() {
                line.push(' ');
                used += SPACE_EM;
            }
        }
        for (letter, width) in &word.letters {
            let last = lines.len() >= max_lines;
            let room = if last { room_em - ELLIPSIS_EM } else { room_em };
            if used + width > room {
                if last {
                    if let Some(line) = lines.last_mut() {
                        *line = format!("{}…", line.trim_end());
                    }
                    return lines;
                }
                lines.push(String::new());
                used = 0.0;
            }
            if let Some(line) = lines.last_mut() {
                line.push_str(letter);
            }
            used += width;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::font::width_mm;
    use super::*;
    use proptest::prelude::*;

    fn fitted(text: &str, width: f32, lines: usize) -> Block {
        fit(text, Weight::ExtraBold, (24.0, 9.0), Room { width, height: None, lines }).unwrap()
    }

    #[test]
    fn a_short_title_keeps_its_size() {
        let block = fitted("IPHIGENIE EN TAURIDE", 120.0, 2);
        assert_eq!((block.lines.len(), block.size_pt), (1, 24.0));
    }

    #[test]
    fn a_long_title_takes_a_second_line_before_it_shrinks() {
        let block = fitted("LE BOURGEOIS GENTILHOMME", 90.0, 2);
        assert_eq!(block.lines, ["LE BOURGEOIS", "GENTILHOMME"]);
        assert_eq!(block.size_pt, 24.0);
        assert!(fitted(&"Le Soulier de satin ".repeat(6), 90.0, 2).size_pt < 24.0);
    }

    #[test]
    fn a_smaller_size_gives_room_for_more_lines() {
        let room = Room { width: 90.0, height: Some(21.0), lines: 4 };
        let title = "La Très Excellente et Lamentable Tragédie de Roméo et Juliette, avec prologue";
        let block = fit(title, Weight::ExtraBold, (24.0, 9.0), room).unwrap();
        assert_eq!(block.lines.len(), 3);
        assert!(block.size_pt < 17.0);
    }

    #[test]
    fn a_line_of_mixed_scripts_stays_within_its_width_as_set() {
        // Each part fits alone, but side by side they are wider.
        let text = "Ia ೠn𛰀ŵᠠc𑊀\u{2000}#Ѩ0ꡀaA\"!𞺀Aa\u{1171d}\u{1e130} \"🌀a\"ꙀѨ𠀀-:𞹬¡\u{1107f}¥`\u{a81}*가$𞟨V'B\u{1a7f}$'0ѨǗ\"%(.'";
        let block = fitted(text, 54.909_393, 2);
        for line in &block.lines {
            let wide = width_mm(Weight::ExtraBold, block.size_pt, line).unwrap();
            assert!(wide <= 54.91, "{wide}: {line}");
        }
    }

    #[test]
    fn an_endless_word_is_broken_and_cut_where_the_box_ends() {
        let block = fitted(&"Donaudampfschiff".repeat(40), 60.0, 2);
        assert_eq!((block.lines.len(), block.size_pt), (2, 9.0));
        assert!(block.lines[1].ends_with('…'));
    }

    proptest! {
        #[test]
        fn nothing_ever_leaves_its_box(text in "\\PC{0,120}", width in 20f32..120.0, max in 1usize..4) {
            let block = fitted(&text, width, max);
            prop_assert!(block.lines.len() <= max);
            for line in &block.lines {
                let wide = width_mm(Weight::ExtraBold, block.size_pt, line).unwrap();
                prop_assert!(wide <= width + 0.01, "{} > {width}: {line}", wide);
            }
        }
    }
}
