//! Making a text fit its box: break at spaces, then shrink, then break words, then cut with « … ».

use super::MM_PER_PT;
use super::font::{Weight, shape};
use crate::DocumentError;

/// By how much a text shrinks at a time, in points.
const STEP_PT: f32 = 0.5;

/// A text broken into lines of one size.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The lines, never empty ones.
    pub lines: Vec<String>,
    /// Size at which they fit, in points.
    pub size_pt: f32,
}

/// Fits a text into `width_mm` and `max_lines`, from `size_pt` down to `min_pt`.
///
/// # Errors
/// [`DocumentError::Asset`] when the bundled font cannot be read.
pub fn fit(
    text: &str,
    weight: Weight,
    (size_pt, min_pt): (f32, f32),
    width_mm: f32,
    max_lines: usize,
) -> Result<Block, DocumentError> {
    let words = measure(text, weight)?;
    let mut size = size_pt;
    loop {
        let room_em = width_mm / (size * MM_PER_PT);
        if let Some(lines) = break_at_spaces(&words, room_em, max_lines) {
            return Ok(Block { lines, size_pt: size });
        }
        if size <= min_pt {
            return Ok(Block { lines: break_anywhere(&words, room_em, max_lines), size_pt: size });
        }
        size = (size - STEP_PT).max(min_pt);
    }
}

/// A word as it is set: each letter with its width in em.
type Word = Vec<(String, f32)>;

fn measure(text: &str, weight: Weight) -> Result<Vec<Word>, DocumentError> {
    let plain = |c: char| c == ' ' || c == '\n' || c == '\t' || c == '\r';
    text.split(plain)
        .filter(|word| !word.is_empty())
        .map(|word| {
            Ok(shape(weight, word)?
                .into_iter()
                .map(|glyph| (glyph.text, glyph.advance_em))
                .collect())
        })
        .collect()
}

/// Width of a plain space in Inter, in em, rounded up.
const SPACE_EM: f32 = 0.29;

fn width_em(word: &Word) -> f32 {
    word.iter().map(|(_, width)| width).sum()
}

fn join(word: &Word) -> String {
    word.iter().map(|(letter, _)| letter.as_str()).collect()
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
            Some(line) if used + SPACE_EM + width <= room_em => {
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

/// Fills each line to its end, letter by letter; what is beyond the last line becomes « … ».
fn break_anywhere(words: &[Word], room_em: f32, max_lines: usize) -> Vec<String> {
    const ELLIPSIS_EM: f32 = 0.9;
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for (at, word) in words.iter().enumerate() {
        let width = width_em(word);
        if at > 0 {
            let fits_whole = used + SPACE_EM + width <= room_em;
            // A word that fits a line of its own is not torn, as long as there is a line left.
            if !fits_whole && width <= room_em && lines.len() < max_lines {
                lines.push(String::new());
                used = 0.0;
            } else if let Some(line) = lines.last_mut() {
                line.push(' ');
                used += SPACE_EM;
            }
        }
        for (letter, width) in word {
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
        fit(text, Weight::ExtraBold, (24.0, 9.0), width, lines).unwrap()
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
                prop_assert!(wide <= width + 0.8, "{} > {width}: {line}", wide);
            }
        }
    }
}
