//! The bundled fonts: which characters they have, how a line is set, what a document embeds.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::LazyLock;

use printpdf::{FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};
use rustybuzz::ttf_parser::{GlyphId, Tag};
use rustybuzz::{
    Direction, Face, Feature, GlyphBuffer, ShapePlan, UnicodeBuffer, script, shape_with_plan,
};
use serde::Deserialize;
use subsetter::GlyphRemapper;
use unicode_normalization::UnicodeNormalization;

use crate::DocumentError;

/// Height of Inter's capitals, in em: what boxes of text are aligned on.
pub(crate) const CAP_HEIGHT: f32 = 0.727;

/// Printed for a character that no bundled font has, so that a reader sees it is missing.
const FALLBACK: char = '?';

/// Width of U+202F on paper, in em.
const NARROW_SPACE_EM: f32 = 0.19;

/// The weights that papers use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Weight {
    /// Running text.
    #[default]
    Regular,
    /// Values and labels to find at a glance.
    SemiBold,
    /// Titles.
    ExtraBold,
}

/// All weights, each at its own index.
pub(crate) const WEIGHTS: [Weight; 3] = [Weight::Regular, Weight::SemiBold, Weight::ExtraBold];

impl Weight {
    /// Name of the font in the PDF; the prefix marks a subset.
    const fn name(self) -> &'static str {
        match self {
            Self::Regular => "CTRMRQ+Inter-Regular",
            Self::SemiBold => "CTRMRQ+Inter-SemiBold",
            Self::ExtraBold => "CTRMRQ+Inter-ExtraBold",
        }
    }

    const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../../../../../assets/fonts/Inter-Regular.ttf"),
            Self::SemiBold => include_bytes!("../../../../../assets/fonts/Inter-SemiBold.ttf"),
            Self::ExtraBold => include_bytes!("../../../../../assets/fonts/Inter-ExtraBold.ttf"),
        }
    }

    /// Parsed once for the life of the program.
    fn face(self) -> Result<&'static Face<'static>, DocumentError> {
        static FACES: LazyLock<[Option<Face<'static>>; 3]> =
            LazyLock::new(|| WEIGHTS.map(|weight| Face::from_slice(weight.bytes(), 0)));
        FACES[self as usize].as_ref().ok_or_else(|| DocumentError::Asset(self.name().to_owned()))
    }
}

/// One glyph of a line that is set.
#[derive(Clone, Debug)]
pub(crate) struct Glyph {
    /// Index in the whole font.
    pub id: u16,
    /// How far the pen moves, in em; kerning included.
    pub advance_em: f32,
    /// How far the pen would move without kerning, in em.
    pub nominal_em: f32,
    /// What a reader copies from the PDF.
    pub text: String,
}

thread_local! {
    /// Lines set before, because the papers of an evening repeat their labels, titles and dates.
    static SET: RefCell<HashMap<(Weight, String), ShapedLine>> = RefCell::default();
}

/// Lines that a thread remembers, at most.
const REMEMBERED: usize = 2_000;

/// One line, set.
pub(crate) type ShapedLine = Rc<[Glyph]>;

/// Sets one line: missing characters replaced, kerned, figures all of one width.
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
    let face = weight.face()?;
    let text = printable(face, text);
    let set = kern(weight, face, &text);
    let figures = figures(weight);
    let em = face.units_per_em() as f32;
    let mut starts: Vec<usize> = set.glyph_infos().iter().map(|g| g.cluster as usize).collect();
    starts.push(text.len());
    starts.sort_unstable();
    let mut previous = None;
    let glyphs = set.glyph_infos().iter().zip(set.glyph_positions()).map(|(info, position)| {
        let start = info.cluster as usize;
        let end = starts.iter().copied().find(|&next| next > start).unwrap_or(text.len());
        // Of several glyphs for one letter, the first says it and the others are silent.
        let silent = previous == Some(start);
        let said = if silent { "\u{200b}" } else { text.get(start..end).unwrap_or("") };
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
        Glyph { id, advance_em, nominal_em, text: said.to_owned() }
    });
    Ok(glyphs.collect())
}

/// Kerns a text. What Latin scripts need is worked out once: it costs more than the setting itself.
fn kern(weight: Weight, face: &'static Face<'static>, text: &str) -> GlyphBuffer {
    static LATIN: LazyLock<[Option<ShapePlan>; 3]> = LazyLock::new(|| {
        WEIGHTS.map(|weight| {
            let face = weight.face().ok()?;
            Some(ShapePlan::new(face, Direction::LeftToRight, Some(script::LATIN), None, &[]))
        })
    });
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    // Figures and signs alone have no script of their own.
    let latin = [script::LATIN, script::COMMON, script::UNKNOWN].contains(&buffer.script());
    match &LATIN[weight as usize] {
        Some(plan) if latin => {
            buffer.set_script(script::LATIN);
            buffer.set_direction(Direction::LeftToRight);
            shape_with_plan(face, plan, buffer)
        }
        _ => rustybuzz::shape(face, &[], buffer),
    }
}

/// The glyphs of 0 to 9 that are all of one width. Only figures: the same feature of the font would
/// set hyphens and spaces apart.
fn figures(weight: Weight) -> &'static [u16] {
    static FIGURES: LazyLock<[Vec<u16>; 3]> = LazyLock::new(|| {
        WEIGHTS.map(|weight| {
            let Ok(face) = weight.face() else { return Vec::new() };
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str("0123456789");
            let tabular = Feature::new(Tag::from_bytes(b"tnum"), 1, ..);
            let set = rustybuzz::shape(face, &[tabular], buffer);
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

/// The text in characters that the font has: composed, without invisible marks, with compatible
/// characters for those it lacks (ﬃ, Ⅳ, ①). `?` stands where nothing is left to show.
fn printable(face: &Face<'_>, text: &str) -> String {
    let has = |c: char| face.glyph_index(c).is_some();
    let mut out = String::with_capacity(text.len());
    for c in text.nfc().filter(|c| !is_invisible(*c)) {
        if c.is_control() || c.is_whitespace() && !has(c) {
            out.push(' ');
        } else if has(c) {
            out.push(c);
        } else {
            let compatible: String = std::iter::once(c).nfkc().collect();
            let all = compatible.chars().all(has);
            out.push_str(if all { &compatible } else { "?" });
        }
    }
    debug_assert!(has(FALLBACK));
    out
}

/// Joiners, direction marks, variation selectors and skin tones: they have no shape of their own.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// The glyphs of one weight that a document uses, numbered anew for its subset.
pub(crate) struct Subset {
    weight: Weight,
    remapper: GlyphRemapper,
    widths_em: BTreeMap<u16, f32>,
}

impl Subset {
    /// Nothing used yet.
    pub(crate) fn new(weight: Weight) -> Self {
        Self { weight, remapper: GlyphRemapper::new(), widths_em: BTreeMap::new() }
    }

    /// Whether the document uses none of it.
    pub(crate) fn is_empty(&self) -> bool {
        self.widths_em.is_empty()
    }

    /// The glyph's number in the subset.
    pub(crate) fn number(&mut self, glyph: &Glyph) -> u16 {
        let number = self.remapper.remap(glyph.id);
        self.widths_em.insert(number, glyph.nominal_em);
        number
    }

    /// The font to embed.
    ///
    /// # Errors
    /// [`DocumentError::Asset`] when the bundled font cannot be cut.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a width in the font's own units, which are 16 bits there"
    )]
    pub(crate) fn embed(&self) -> Result<ParsedFont, DocumentError> {
        let face = self.weight.face()?;
        let cut = subsetter::subset(self.weight.bytes(), 0, &self.remapper)
            .map_err(|error| DocumentError::Asset(format!("{}: {error}", self.weight.name())))?;
        let units_per_em = u16::try_from(face.units_per_em()).unwrap_or(2048);
        let em = f32::from(units_per_em);
        let bounds = face.global_bounding_box();
        let widths = self.widths_em.iter().map(|(number, width)| (*number, (width * em) as u16));
        let mut font = ParsedFont::with_glyph_data(
            cut,
            0,
            Some(self.weight.name().to_owned()),
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
            let face = weight.face().unwrap();
            for c in needed.chars() {
                assert!(face.glyph_index(c).is_some(), "{weight:?} lacks {c:?}");
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
    fn what_the_font_lacks_shows_as_a_question_mark() {
        assert_eq!(said("東京 Noir"), "?? Noir");
        assert_eq!(said("fête 🎉"), "fête ?");
        assert_eq!(said("👍🏽"), "?", "a skin tone is not a character of its own");
        assert_eq!(said("a\tb\u{7}c"), "a b c");
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
