//! What a font is, and the weights and ways of writing that it is chosen by.

use rustybuzz::Face;
use serde::Deserialize;
use unicode_script::{Script, UnicodeScript as _};

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

/// A font, read once for the life of the program.
pub(crate) struct Font {
    /// Its name in the PDF: `Inter-Regular`.
    pub name: String,
    pub bytes: &'static [u8],
    /// Which face of a collection.
    pub index: u32,
    pub face: Face<'static>,
}

/// A font is one place in memory for ever, and compared as that.
pub(crate) type FontRef = &'static Font;

impl Font {
    /// Reads a face. It is kept for the life of the program.
    pub(super) fn read(name: &str, bytes: &'static [u8], index: u32) -> Option<Self> {
        let face = Face::from_slice(bytes, index)?;
        Some(Self { name: name.to_owned(), bytes, index, face })
    }

    /// Whether it has a character.
    pub(super) fn has(&self, c: char) -> bool {
        self.face.glyph_index(c).is_some()
    }
}

/// How a text writes the characters that China, Japan and Korea share: as the language does that its
/// other letters show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Han {
    Japanese,
    Korean,
    Chinese,
}

impl Han {
    pub(super) fn of(text: &str) -> Self {
        let has = |kinds: &[Script]| text.chars().any(|c| kinds.contains(&c.script()));
        if has(&[Script::Hiragana, Script::Katakana]) {
            Self::Japanese
        } else if has(&[Script::Hangul]) {
            Self::Korean
        } else {
            Self::Chinese
        }
    }
}
