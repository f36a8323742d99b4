//! The bundled fonts: which characters they have, how a line is set, what a document embeds.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use printpdf::{FontMetrics, FontType, ParsedFont, PdfFontMetricsStub};
use rustybuzz::ttf_parser::{GlyphId, Tag};
use rustybuzz::{Face, Feature, UnicodeBuffer};
use serde::Deserialize;
use subsetter::GlyphRemapper;
use unicode_normalization::UnicodeNormalization;

use crate::DocumentError;

/// Height of Inter's capitals, in em: what boxes of text are aligned on.
pub const CAP_HEIGHT: f32 = 0.727;

/// Printed for a character that no bundled font has, so that it is seen to be missing.
const FALLBACK: char = '?';

/// Width of U+202F on paper, in em.
const NARROW_SPACE_EM: f32 = 0.19;

/// The weights that papers use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Running text.
    #[default]
    Regular,
    /// Values and labels to find at a glance.
    SemiBold,
    /// Titles.
    ExtraBold,
}

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
        static FACES: LazyLock<[Option<Face<'static>>; 3]> = LazyLock::new(|| {
            [Weight::Regular, Weight::SemiBold, Weight::ExtraBold]
                .map(|weight| Face::from_slice(weight.bytes(), 0))
        });
        FACES[self as usize].as_ref().ok_or_else(|| DocumentError::Asset(self.name().to_owned()))
    }
}

/// One glyph of a line that is set.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// Index in the whole font.
    pub id: u16,
    /// How far the pen moves, in em; kerning included.
    pub advance_em: f32,
    /// How far the pen would move without kerning, in em.
    pub nominal_em: f32,
    /// What a reader copies from the PDF.
    pub text: String,
}

/// Sets one line: missing characters replaced, kerned, figures all of one width.
///
/// # Errors
/// [`DocumentError::Asset`] when the bundled font cannot be read.
pub fn shape(weight: Weight, text: &str) -> Result<Vec<Glyph>, DocumentError> {
    let face = weight.face()?;
    let text = printable(face, text);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(&text);
    buffer.guess_segment_properties();
    let features = features(&text);
    let set = rustybuzz::shape(face, &features, buffer);
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
        let id = u16::try_from(info.glyph_id).unwrap_or(0);
        let nominal = face.glyph_hor_advance(GlyphId(id)).unwrap_or(0);
        // Inter's narrow space hardly parts thousands; French printers use about a fifth of an em.
        let narrow = said == "\u{202f}";
        Glyph {
            id,
            advance_em: if narrow { NARROW_SPACE_EM } else { position.x_advance as f32 / em },
            nominal_em: f32::from(nominal) / em,
            text: said.to_owned(),
        }
    });
    Ok(glyphs.collect())
}

/// Kerning everywhere; figures of one width, and only figures: the same feature would set hyphens
/// and spaces apart.
fn features(text: &str) -> Vec<Feature> {
    let mut features = vec![Feature::new(Tag::from_bytes(b"kern"), 1, ..)];
    let tabular = Tag::from_bytes(b"tnum");
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let start = u32::try_from(at).unwrap_or(u32::MAX - 1);
        match features.last_mut() {
            Some(last) if last.tag == tabular && last.end == start => last.end += 1,
            // Written out: `Feature::new` ends a range one character before the shaper does.
            _ => features.push(Feature { tag: tabular, value: 1, start, end: start + 1 }),
        }
    }
    features
}

/// Width of one line, in mm.
#[cfg(test)]
pub fn width_mm(weight: Weight, size_pt: f32, text: &str) -> Result<f32, DocumentError> {
    let em: f32 = shape(weight, text)?.iter().map(|glyph| glyph.advance_em).sum();
    Ok(em * size_pt * super::MM_PER_PT)
}

/// The text in characters that the font has: composed; without invisible marks; with compatible
/// characters for those it lacks (ﬃ, Ⅳ, ①); `?` where nothing is left to show.
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
pub struct Subset {
    weight: Weight,
    remapper: GlyphRemapper,
    widths_em: BTreeMap<u16, f32>,
}

impl Subset {
    /// Nothing used yet.
    pub fn new(weight: Weight) -> Self {
        Self { weight, remapper: GlyphRemapper::new(), widths_em: BTreeMap::new() }
    }

    /// Whether the document uses none of it.
    pub fn is_empty(&self) -> bool {
        self.widths_em.is_empty()
    }

    /// The glyph's number in the subset.
    pub fn number(&mut self, glyph: &Glyph) -> u16 {
        let number = self.remapper.remap(glyph.id);
        self.widths_em.insert(number, glyph.nominal_em);
        number
    }

    /// The font to embed.
    ///
    /// # Errors
    /// [`DocumentError::Asset`] when the bundled font cannot be cut.
    pub fn embed(&self) -> Result<ParsedFont, DocumentError> {
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
        shape(Weight::Regular, text).unwrap().into_iter().map(|glyph| glyph.text).collect()
    }

    #[test]
    fn every_weight_has_what_french_papers_need() {
        let needed = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»’–—…€°·×−•\u{a0}\u{202f}0123456789";
        for weight in [Weight::Regular, Weight::SemiBold, Weight::ExtraBold] {
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
