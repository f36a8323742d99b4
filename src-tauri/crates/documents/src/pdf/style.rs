//! How things look on paper: colours, alignment, the setting of a text.

use printpdf::{Color, Rgb};
use serde::Deserialize;

use super::face::Weight;

/// The colours of the house's papers, by what they are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Ink {
    /// What is read.
    #[default]
    Text,
    /// Labels.
    Soft,
    /// Bordeaux, for the one thing to see first.
    Accent,
    /// The customer's money.
    Brass,
    /// Hairlines.
    Line,
    /// Grounds.
    Pale,
    /// Drawn under the text of a demo paper.
    Ghost,
    /// Pure black, the only ink of a thermal printer.
    Black,
    /// Paper.
    White,
}

impl Ink {
    /// As PDF wants it.
    pub(crate) fn colour(self) -> Color {
        let [r, g, b] = match self {
            Self::Text => [0x21, 0x1c, 0x17],
            Self::Soft => [0x6d, 0x62, 0x56],
            Self::Accent => [0x7d, 0x1d, 0x2d],
            Self::Brass => [0x8a, 0x64, 0x14],
            Self::Line => [0xcf, 0xc5, 0xb5],
            Self::Pale => [0xf7, 0xf3, 0xec],
            Self::Ghost => [0xf0, 0xe2, 0xdf],
            Self::Black => [0, 0, 0],
            Self::White => [255, 255, 255],
        };
        let share = |c: u8| f32::from(c) / 255.0;
        Color::Rgb(Rgb { r: share(r), g: share(g), b: share(b), icc_profile: None })
    }
}

/// Where a line stands between the edges of its box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Align {
    #[default]
    Left,
    Centre,
    Right,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Style {
    pub weight: Weight,
    /// Size in points.
    pub size_pt: f32,
    /// Size below which the text is not shrunk, in points.
    pub min_pt: f32,
    pub ink: Ink,
    pub align: Align,
}

impl Style {
    /// Regular ink at the left edge, shrunk to three quarters at most.
    pub(crate) const fn new(size_pt: f32) -> Self {
        Self {
            weight: Weight::Regular,
            size_pt,
            min_pt: size_pt * 0.75,
            ink: Ink::Text,
            align: Align::Left,
        }
    }

    /// From one line to the next, in mm.
    pub(crate) const fn line_mm(self) -> f32 {
        self.size_pt * super::measure::MM_PER_PT * super::measure::LEADING
    }

    /// The same in another weight.
    pub(crate) const fn weight(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }

    /// The same in another colour.
    pub(crate) const fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// The same setting, at another place in its box.
    pub(crate) const fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }
}
