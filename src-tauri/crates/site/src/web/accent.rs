//! The accent of the house: a small sheet of its own behind the program's, whose name changes with it.

use domain::colour::{Accent, Colour};
use domain::text;
use sha2::{Digest as _, Sha256};

const STEM: &str = "maison-";

/// The sheet.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// Whether a file of this name is one.
pub(crate) fn is_sheet(name: &str) -> bool {
    name.starts_with(STEM)
}

/// The sheet of an accent; none where the house has the program's own.
pub(crate) fn sheet(accent: &str) -> Option<Sheet> {
    let accent = Accent::of(Colour::parse(accent)?).ok()?;
    let root = |colour: Colour, hover: Colour| {
        let (colour, hover) = (colour.hex(), hover.hex());
        format!(":root{{--accent:{colour};--accent-hover:{hover};--accent-text:{colour}}}")
    };
    let (day, night) = (root(accent.day, accent.day_hover), root(accent.night, accent.night_hover));
    let text = format!("{day}@media (prefers-color-scheme:dark){{{night}}}\n");
    let hash = text::hex(&Sha256::digest(text.as_bytes())[..6]);
    Some(Sheet { name: format!("{STEM}{hash}.css"), text })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: &str = include_str!("../../../../../assets/site/style/ground.css");

    #[test]
    fn a_sheet_has_the_accent_by_day_and_by_night_and_a_name_of_its_own() {
        let blue = sheet("#1c4e9c").unwrap();
        assert!(blue.text.starts_with(":root{--accent:#1c4e9c;"), "{}", blue.text);
        assert!(is_sheet(&blue.name) && blue.name != sheet("#7d1d2d").unwrap().name);
        assert!(sheet("").is_none() && sheet("rouge").is_none() && sheet("#ffff00").is_none());
    }

    #[test]
    fn the_grounds_that_an_accent_is_measured_on_are_those_of_the_pages() {
        let (day, night) = SITE.split_once("@media").unwrap();
        let [day_grounds, night_grounds] = domain::colour::GROUNDS;
        for (part, grounds) in [(day, day_grounds), (night, night_grounds)] {
            let names = ["--paper", "--panel", "--hover", "--accent-ink"];
            for (name, ground) in names.iter().zip(grounds) {
                let line = format!("{name}: {};", ground.hex());
                assert!(part.contains(&line), "{line}");
            }
        }
        assert!(day.contains(&format!("--accent: {};", domain::colour::OWN.hex())));
    }
}
