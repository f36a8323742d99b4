//! The colour that a house gives its site, and whether its customers can read it: 4,5 to 1 at least, as WCAG 1.4.3 asks.

/// The backgrounds that links stand on by day: paper, panel, what the pointer is on.
const DAY: [Colour; 3] =
    [Colour(0xf6, 0xf3, 0xee), Colour(0xff, 0xfd, 0xfa), Colour(0xef, 0xea, 0xe2)];
/// The same by night.
const NIGHT: [Colour; 3] =
    [Colour(0x17, 0x13, 0x10), Colour(0x21, 0x1c, 0x18), Colour(0x26, 0x20, 0x1b)];
/// What is written on a button: by day, by night.
const INK: [Colour; 2] = [Colour(0xff, 0xfa, 0xf6), Colour(0x1a, 0x06, 0x09)];
/// Paper, panel, what the pointer is on, and what is written on a button: by day, by night.
pub const GROUNDS: [[Colour; 4]; 2] =
    [[DAY[0], DAY[1], DAY[2], INK[0]], [NIGHT[0], NIGHT[1], NIGHT[2], INK[1]]];
/// The accent of the program.
pub const OWN: Colour = Colour(0x7d, 0x1d, 0x2d);
/// The least contrast of a text.
const LEAST: f64 = 4.5;
/// How far a button turns under the pointer, in 255ths.
const HOVER: u8 = 38;

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// What the pages are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    pub day: Colour,
    pub day_hover: Colour,
    pub night: Colour,
    pub night_hover: Colour,
}

impl Colour {
    const BLACK: Self = Self(0, 0, 0);
    const WHITE: Self = Self(0xff, 0xff, 0xff);

    /// `#7d1d2d`, in either case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let bytes = crate::text::unhex(&digits.to_ascii_lowercase())?;
        match *bytes.as_slice() {
            [red, green, blue] => Some(Self(red, green, blue)),
            _ => None,
        }
    }

    /// `#7d1d2d`.
    #[must_use]
    pub fn hex(self) -> String {
        let Self(red, green, blue) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// How bright it is, from 0 to 1.
    fn luminance(self) -> f64 {
        let line = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let Self(red, green, blue) = self;
        0.2126f64.mul_add(line(red), 0.7152f64.mul_add(line(green), 0.0722 * line(blue)))
    }

    /// The contrast of two colours, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// So many 255ths of the way to another colour.
    fn toward(self, other: Self, by: u8) -> Self {
        let mix = |from: u8, to: u8| {
            let sum = u32::from(from) * u32::from(255 - by) + u32::from(to) * u32::from(by);
            u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
        };
        Self(mix(self.0, other.0), mix(self.1, other.1), mix(self.2, other.2))
    }

    fn reads(self, grounds: &[Self], ink: Self) -> bool {
        grounds.iter().chain([&ink]).all(|ground| self.contrast(*ground) >= LEAST)
    }

    /// The first colour on the way to another that can be read.
    fn nearest(self, to: Self, grounds: &[Self], ink: Self) -> Self {
        let way = (0..=u8::MAX).map(|by| self.toward(to, by));
        way.into_iter().find(|colour| colour.reads(grounds, ink)).unwrap_or(to)
    }
}

impl Accent {
    /// The house's accent, by day and by night.
    ///
    /// # Errors
    /// The nearest colour that can be read by day, where this one cannot.
    pub fn of(colour: Colour) -> Result<Self, Colour> {
        if !colour.reads(&DAY, INK[0]) {
            return Err(colour.nearest(Colour::BLACK, &DAY, INK[0]));
        }
        let night = colour.nearest(Colour::WHITE, &NIGHT, INK[1]);
        Ok(Self {
            day: colour,
            day_hover: colour.toward(Colour::BLACK, HOVER),
            night,
            night_hover: night.toward(Colour::WHITE, HOVER),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_a_hash_and_six_digits() {
        assert_eq!(Colour::parse("#7D1d2d"), Some(Colour(0x7d, 0x1d, 0x2d)));
        assert_eq!(Colour::parse("#7d1d2d").map(Colour::hex).as_deref(), Some("#7d1d2d"));
        for wrong in ["7d1d2d", "#7d1d2", "#7d1d2dff", "#7d1d2g", "", "#+d1d2d", "rouge", "#é1d2d"]
        {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_rules_for_the_web() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        assert!((Colour(0x77, 0x77, 0x77).contrast(Colour::WHITE) - 4.48).abs() < 0.01);
    }

    #[test]
    fn every_accent_that_is_taken_can_be_read_by_day_and_by_night() {
        let step = |number: u32| u8::try_from(number % 9 * 32).unwrap_or(u8::MAX);
        for number in 0..9 * 9 * 9 {
            let (red, green, blue) = (step(number), step(number / 9), step(number / 81));
            let asked = Colour(red, green, blue);
            let accent = match Accent::of(asked) {
                Ok(accent) => accent,
                // What is proposed instead is taken.
                Err(nearest) => Accent::of(nearest).unwrap(),
            };
            assert!(accent.day.reads(&DAY, INK[0]), "{asked:?}");
            assert!(accent.day_hover.contrast(INK[0]) >= LEAST, "{asked:?}");
            assert!(accent.night.reads(&NIGHT, INK[1]), "{asked:?}");
            assert!(accent.night_hover.contrast(INK[1]) >= LEAST, "{asked:?}");
        }
    }

    #[test]
    fn a_colour_that_is_too_pale_is_told_the_nearest_that_is_not() {
        let nearest = Accent::of(Colour(0xff, 0x80, 0x00)).unwrap_err();
        assert!(
            nearest.contrast(DAY[2]) >= LEAST && nearest.contrast(DAY[2]) < 4.7,
            "{}",
            nearest.hex()
        );
        assert_eq!(Accent::of(Colour(0x7d, 0x1d, 0x2d)).unwrap().day.hex(), "#7d1d2d");
    }
}
