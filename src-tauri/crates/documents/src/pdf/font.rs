//! How a line is set, and what a document embeds of its fonts.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::LazyLock;

use printpdf::{FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};
use rustybuzz::ttf_parser::{GlyphId, Tag};
use rustybuzz::{
    BufferClusterLevel, Direction, Feature, GlyphBuffer, Script, ShapePlan, UnicodeBuffer, script,
    shape_with_plan,
};
use subsetter::GlyphRemapper;
use unicode_normalization::UnicodeNormalization;

use super::face::{Font, FontRef, Han, WEIGHTS, Weight};
use super::fonts::{font_of, inter};
use super::runs::{Run, runs};
use crate::DocumentError;

/// Height of Inter's capitals, in em: what boxes of text are aligned on.
pub(crate) const CAP_HEIGHT: f32 = 0.727;

/// What is copied from a PDF where a character is in no font. On paper it is the box that a font has for it.
const BOX: &str = "\u{25a1}";

/// What a glyph says that adds nothing to the text.
pub(super) const SILENT: &str = "\u{200b}";

/// Width of U+202F on paper, in em.
const NARROW_SPACE_EM: f32 = 0.19;

/// One glyph of a line that is set.
#[derive(Clone)]
pub(crate) struct Glyph {
    /// Its font.
    pub font: FontRef,
    /// Index in the whole font.
    pub id: u16,
    /// How far the pen moves, in em; kerning included.
    pub advance_em: f32,
    /// How far the pen would move without kerning, in em.
    pub nominal_em: f32,
    /// Where it stands beside the pen, in em: right, and up.
    pub beside_em: (f32, f32),
    /// Where its letters are in the text, in bytes.
    pub at: usize,
    /// What a reader copies from the PDF.
    pub text: String,
    /// The character that no font has, which this box stands for.
    pub missing: Option<char>,
}

thread_local! {
    /// Lines set before, because the papers of an evening repeat their labels, titles and dates.
    static SET: RefCell<HashMap<(Weight, String), ShapedLine>> = RefCell::default();
}

/// Lines that a thread remembers, at most.
const REMEMBERED: usize = 2_000;

/// One line, set.
pub(crate) type ShapedLine = Rc<[Glyph]>;

/// Sets one line: each script in its font and direction, kerned, figures all of one width. Glyphs come as
/// they stand on paper, from left to right.
///
/// # Errors
/// [`DocumentError::Asset`] when the bundled font cannot be read.
pub(crate) fn shape(weight: Weight, text: &str) -> Result<ShapedLine, DocumentError> {
    let key = (weight, text.to_owned());
    if let Some(line) = SET.with_borrow(|set| set.get(&key).cloned()) {
        return Ok(line);
    }
    let line: ShapedLine = set_line(weight, text)?.into();
    SET.with_borrow_mut(|set| {
        if set.len() >= REMEMBERED {
            set.clear();
        }
        set.insert(key, Rc::clone(&line));
    });
    Ok(line)
}

fn set_line(weight: Weight, text: &str) -> Result<Vec<Glyph>, DocumentError> {
    let text = printable(weight, text);
    let mut glyphs = Vec::new();
    for run in runs(weight, &text)? {
        let part = text.get(run.range.clone()).unwrap_or_default();
        if run.missing {
            glyphs.extend(boxes(&run, part));
        } else {
            set_run(weight, &run, part, &mut glyphs);
        }
    }
    Ok(glyphs)
}

/// A box for each character of a run that no font has.
fn boxes(run: &Run, part: &str) -> Vec<Glyph> {
    let face = &run.font.face;
    let wide = f32::from(face.glyph_hor_advance(GlyphId(0)).unwrap_or(0));
    let em = wide / face.units_per_em() as f32;
    let of = |(at, c): (usize, char)| Glyph {
        font: run.font,
        id: 0,
        advance_em: em,
        nominal_em: em,
        beside_em: (0.0, 0.0),
        at: run.range.start + at,
        text: c.to_string(),
        missing: Some(c),
    };
    part.char_indices().map(of).collect()
}

fn set_run(weight: Weight, run: &Run, part: &str, glyphs: &mut Vec<Glyph>) {
    let face = &run.font.face;
    let set = kern(weight, run, part);
    let own = WEIGHTS.iter().find(|weight| is_inter(run.font, **weight));
    let figures = own.map_or(&[][..], |weight| figures(*weight));
    let em = face.units_per_em() as f32;
    let mut starts: Vec<usize> = set.glyph_infos().iter().map(|g| g.cluster as usize).collect();
    starts.push(part.len());
    starts.sort_unstable();
    let mut previous = None;
    let placed = set.glyph_infos().iter().zip(set.glyph_positions()).map(|(info, position)| {
        let start = info.cluster as usize;
        let end = starts.iter().copied().find(|&next| next > start).unwrap_or(part.len());
        // Of several glyphs for one letter, the first says it and the others are silent.
        let silent = previous == Some(start);
        let said = if silent { SILENT } else { part.get(start..end).unwrap_or("") };
        previous = Some(start);
        let figure = match said.as_bytes() {
            [digit @ b'0'..=b'9'] => figures.get(usize::from(digit - b'0')).copied(),
            _ => None,
        };
        let id = figure.unwrap_or_else(|| u16::try_from(info.glyph_id).unwrap_or(0));
        let nominal_em = f32::from(face.glyph_hor_advance(GlyphId(id)).unwrap_or(0)) / em;
        let advance_em = match said {
            // Inter's narrow space hardly parts thousands. French printers use a fifth of an em.
            "\u{202f}" => NARROW_SPACE_EM,
            _ if figure.is_some() => nominal_em,
            _ => position.x_advance as f32 / em,
        };
        let beside_em = (position.x_offset as f32 / em, position.y_offset as f32 / em);
        let (at, text) = (run.range.start + start, said.to_owned());
        Glyph { font: run.font, id, advance_em, nominal_em, beside_em, at, text, missing: None }
    });
    glyphs.extend(placed);
}

fn is_inter(font: FontRef, weight: Weight) -> bool {
    inter(weight).is_ok_and(|inter| std::ptr::eq(inter, font))
}

/// Kerns a run. What Latin scripts need is worked out once: it costs more than the setting itself.
fn kern(weight: Weight, run: &Run, part: &str) -> GlyphBuffer {
    static LATIN: LazyLock<[Option<ShapePlan>; 3]> = LazyLock::new(|| {
        WEIGHTS.map(|weight| {
            let face = &inter(weight).ok()?.face;
            Some(ShapePlan::new(face, Direction::LeftToRight, Some(script::LATIN), None, &[]))
        })
    });
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(part);
    // Figures and signs alone have no script of their own.
    let tag = Tag::from_bytes_lossy(run.script.short_name().as_bytes());
    let script = Script::from_iso15924_tag(tag).unwrap_or(script::LATIN);
    let latin =
        [script::LATIN, script::COMMON, script::INHERITED, script::UNKNOWN].contains(&script);
    buffer.set_script(if latin { script::LATIN } else { script });
    let direction = if run.right_to_left { Direction::RightToLeft } else { Direction::LeftToRight };
    buffer.set_direction(direction);
    match &LATIN[weight as usize] {
        Some(plan) if latin && !run.right_to_left && is_inter(run.font, weight) => {
            shape_with_plan(&run.font.face, plan, buffer)
        }
        // A ligature of choice would be one glyph that says two letters, which readers put in the wrong
        // order. Those that a script requires stay.
        _ if run.right_to_left => {
            // So does a mark that would be said with its letter.
            buffer.set_cluster_level(BufferClusterLevel::Characters);
            let plain = Feature::new(Tag::from_bytes(b"liga"), 0, ..);
            rustybuzz::shape(&run.font.face, &[plain], buffer)
        }
        _ => rustybuzz::shape(&run.font.face, &[], buffer),
    }
}

/// The glyphs of 0 to 9 that are all of one width. Only figures: the same feature of the font would
/// set hyphens and spaces apart.
fn figures(weight: Weight) -> &'static [u16] {
    static FIGURES: LazyLock<[Vec<u16>; 3]> = LazyLock::new(|| {
        WEIGHTS.map(|weight| {
            let Ok(font) = inter(weight) else { return Vec::new() };
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str("0123456789");
            let tabular = Feature::new(Tag::from_bytes(b"tnum"), 1, ..);
            let set = rustybuzz::shape(&font.face, &[tabular], buffer);
            set.glyph_infos().iter().filter_map(|g| u16::try_from(g.glyph_id).ok()).collect()
        })
    });
    &FIGURES[weight as usize]
}

/// Width of one line, in mm.
#[cfg(test)]
pub(super) fn width_mm(weight: Weight, size_pt: f32, text: &str) -> Result<f32, DocumentError> {
    let em: f32 = shape(weight, text)?.iter().map(|glyph| glyph.advance_em).sum();
    Ok(em * size_pt * super::measure::MM_PER_PT)
}

/// The text in characters that fonts have: composed, without invisible marks, with compatible
/// characters for those that none has (ﬃ, Ⅳ, ①). What is in no font stays, and is a box on paper.
fn printable(weight: Weight, text: &str) -> String {
    let han = Han::of(text);
    let has = |c: char| font_of(c, weight, han).is_some();
    let mut out = String::with_capacity(text.len());
    for c in text.nfc().filter(|c| is_joiner(*c) || !is_invisible(*c)) {
        if is_joiner(c) {
            // It has a meaning between letters that join, and none elsewhere.
            if out.chars().next_back().is_some_and(joins) {
                out.push(c);
            }
        } else if c.is_control() || c.is_whitespace() && !has(c) {
            out.push(' ');
        } else if has(c) {
            out.push(c);
        } else {
            let compatible: String = std::iter::once(c).nfkc().collect();
            match compatible.chars().all(has) {
                true => out.push_str(&compatible),
                false => out.push(c),
            }
        }
    }
    out
}

/// A joiner or non-joiner.
const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Letters of Arabic and its like, and of India.
const fn joins(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}')
}

/// Direction marks, variation selectors and skin tones: they have no shape of their own.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// The glyphs of one font that a document uses, numbered anew for its subset.
pub(crate) struct Subset {
    font: FontRef,
    remapper: GlyphRemapper,
    widths_em: BTreeMap<u16, f32>,
}

impl Subset {
    /// Nothing used yet.
    pub(crate) fn new(font: FontRef) -> Self {
        Self { font, remapper: GlyphRemapper::new(), widths_em: BTreeMap::new() }
    }

    /// The glyph's number in the subset, and what is copied of it.
    pub(crate) fn number(&mut self, glyph: &Glyph) -> (u16, String) {
        let number = self.remapper.remap(glyph.id);
        self.widths_em.insert(number, glyph.nominal_em);
        let text = if glyph.missing.is_some() { BOX } else { &glyph.text };
        (number, text.to_owned())
    }

    /// The font to embed.
    ///
    /// # Errors
    /// [`DocumentError::Asset`] when the font cannot be cut.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a width in the font's own units, which are 16 bits there"
    )]
    pub(crate) fn embed(&self) -> Result<ParsedFont, DocumentError> {
        let Font { name, bytes, index, face } = self.font;
        let cut = subsetter::subset(bytes, *index, &self.remapper)
            .map_err(|error| DocumentError::Asset(format!("{name}: {error}")))?;
        let units_per_em = u16::try_from(face.units_per_em()).unwrap_or(2048);
        let em = f32::from(units_per_em);
        let bounds = face.global_bounding_box();
        let widths = self.widths_em.iter().map(|(number, width)| (*number, (width * em) as u16));
        let mut font = ParsedFont::with_glyph_data(
            cut,
            0,
            // The prefix marks a subset.
            Some(format!("CTRMRQ+{name}")),
            BTreeMap::new(),
            widths.collect(),
            units_per_em,
            FontMetrics { ascent: face.ascender(), descent: face.descender() },
        );
        font.font_type = FontType::TrueType;
        font.pdf_font_metrics = PdfFontMetricsStub {
            units_per_em,
            x_min: bounds.x_min,
            y_min: bounds.y_min,
            x_max: bounds.x_max,
            y_max: bounds.y_max,
            us_weight_class: face.weight().to_number(),
            ..PdfFontMetricsStub::default()
        };
        Ok(font)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        shape(Weight::Regular, text).unwrap().iter().map(|glyph| glyph.text.as_str()).collect()
    }

    #[test]
    fn every_weight_has_what_french_papers_need() {
        let needed = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»’–—…€°·×−•\u{a0}\u{202f}0123456789";
        for weight in WEIGHTS {
            let font = inter(weight).unwrap();
            for c in needed.chars() {
                assert!(font.has(c), "{weight:?} lacks {c:?}");
            }
        }
    }

    #[test]
    fn names_from_all_over_europe_are_kept() {
        for name in ["Nguyễn Thị Ánh", "Κατερίνα", "Чайковский", "Łukasz Żółć", "Þórr", "İşçi"]
        {
            assert_eq!(said(name), name);
        }
        assert_eq!(said("Jose\u{301}"), "José", "letters and accents typed apart are joined");
    }

    #[test]
    fn what_no_font_has_is_a_box_and_known_as_missing() {
        // A private character is in no font of any machine.
        let line = shape(Weight::Regular, "fête \u{e123}").unwrap();
        let missing: Vec<char> = line.iter().filter_map(|glyph| glyph.missing).collect();
        assert_eq!(missing, ['\u{e123}']);
        assert!(line.iter().all(|glyph| glyph.text != "?"));
        assert!(line.last().unwrap().advance_em > 0.3, "a box is seen");
        assert_eq!(said("👍🏽").chars().count(), 1, "a skin tone is not a character of its own");
        assert_eq!(said("a\tb\u{7}c"), "a b c");
    }

    #[test]
    fn the_program_itself_has_the_scripts_that_names_come_in_most() {
        for name in
            ["ليلى الحداد", "ნინო კაპანაძე", "Անի Պետրոսյան", "שלום כהן", "प्रिया शर्मा", "สมชาย ใจดี"]
        {
            for weight in WEIGHTS {
                let line = shape(weight, name).unwrap();
                assert!(line.iter().all(|glyph| glyph.missing.is_none()), "{name}");
            }
        }
    }

    #[test]
    fn arabic_is_joined_and_stands_from_right_to_left() {
        let line = shape(Weight::Regular, "Mme ليلى").unwrap();
        let places: Vec<usize> = line.iter().map(|glyph| glyph.at).collect();
        // The last two letters are one glyph, as the font joins them.
        assert_eq!(places, [0, 1, 2, 3, 8, 6, 4]);
        let alone = shape(Weight::Regular, "ل").unwrap();
        assert_ne!(alone[0].id, line[6].id, "a letter that begins a word has another shape");
    }

    #[test]
    fn figures_are_all_of_one_width() {
        let width = |text| width_mm(Weight::Regular, 10.0, text).unwrap();
        assert!((width("1111") - width("8888")).abs() < 1e-4);
    }

    #[test]
    fn no_text_makes_the_setter_panic() {
        for text in
            ["", " ", "\0", "\u{301}", "\u{10ffff}", "אבג", "ffi ﬁ ﷺ", "e\u{301}\u{302}\u{303}"]
        {
            shape(Weight::ExtraBold, text).unwrap();
        }
    }
}
