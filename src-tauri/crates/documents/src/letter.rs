//! A mail that could not be delivered, as a letter: its plain text on A4, over as many pages as it
//! takes.

use domain::paper::LetterFacts;

use crate::DocumentError;
use crate::pdf::{Align, Canvas, Ink, Room, Style, Weight};
use crate::words::{self, tr};

const PAGE: (f32, f32) = (210.0, 297.0);
const LEFT: f32 = 25.0;
const WIDTH: f32 = 160.0;
/// Where the text of a page begins and ends, in mm from the top.
const TOP: f32 = 30.0;
const BOTTOM: f32 = 268.0;
/// Where a window envelope shows the address.
const WINDOW: (f32, f32, f32) = (110.0, 48.0, 80.0);
/// Lines for the address, which the house does not know.
const ADDRESS_LINES: u8 = 3;

const TEXT: Style = Style::new(10.0);
const TITLE: Style = Style::new(14.0).weight(Weight::ExtraBold);
const SOFT: Style = Style::new(8.0).ink(Ink::Soft);

/// The letter.
///
/// # Errors
/// [`DocumentError`] with facts that no letter can state.
pub fn letter(facts: &LetterFacts) -> Result<Vec<u8>, DocumentError> {
    // What a mail says at its foot stands at the foot of the pages; its marks are for screens.
    let (body, legal) = facts.text.rsplit_once("\n--\n").unwrap_or((&facts.text, ""));
    let legal = legal.lines().collect::<Vec<_>>().join(" · ");
    let said = |line: &&str| !line.starts_with("*** ") && !line.starts_with("[ ");
    let body = body.lines().filter(said).collect::<Vec<_>>().join("\n");
    let mut sheet = Sheet { canvas: Canvas::new(), y: TOP, facts, legal };
    sheet.first_page()?;
    let mut blocks = blocks(body.trim()).into_iter();
    if let Some(Block::Text(title)) = blocks.next() {
        sheet.y = sheet.text(&title, TITLE, (LEFT, sheet.y, WIDTH), 2)? + 1.0;
    }
    for block in blocks {
        sheet.block(&block)?;
    }
    sheet.canvas.finish(&format!("{} – {}", facts.subject, facts.customer), facts.at_ms)
}

/// What a plain-text mail is made of.
#[derive(Debug, PartialEq)]
enum Block {
    /// Lines that belong together, set anew.
    Text(String),
    /// A line of its own, set in.
    Inset(String),
    /// What is on either side of a row of dots.
    Leader(String, String),
    /// A row of hyphens.
    Rule,
    /// An empty line.
    Gap,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in text.lines() {
        let line = line.trim_end();
        let words = line.trim_start();
        match (words, blocks.last_mut()) {
            ("", _) => blocks.push(Block::Gap),
            _ if words.len() > 1 && words.chars().all(|c| c == '-') => blocks.push(Block::Rule),
            _ if words.contains("....") => {
                let (left, right) = words.split_once("....").unwrap_or((words, ""));
                let right = right.trim_start_matches('.');
                blocks.push(Block::Leader(left.trim().to_owned(), right.trim().to_owned()));
            }
            _ if words.len() < line.len() => blocks.push(Block::Inset(words.to_owned())),
            // A line that was broken for want of room goes on; one that ended by itself does not.
            (_, Some(Block::Text(before))) if breaks_here(before, words) => {
                before.push(' ');
                before.push_str(words);
            }
            _ => blocks.push(Block::Text(words.to_owned())),
        }
    }
    blocks
}

/// Whether the next word would not have fitted on the last line of a mail.
fn breaks_here(before: &str, next: &str) -> bool {
    let last = before.chars().count() % (crate::mail::TEXT_WIDTH + 1);
    let word = next.split(' ').next().unwrap_or_default().chars().count();
    last + 1 + word > crate::mail::TEXT_WIDTH || before.chars().count() > crate::mail::TEXT_WIDTH
}

struct Sheet<'a> {
    canvas: Canvas,
    /// Where the next thing goes, in mm from the top.
    y: f32,
    facts: &'a LetterFacts,
    /// Who writes, as the law wants it said.
    legal: String,
}

impl Sheet<'_> {
    fn text(
        &mut self,
        text: &str,
        style: Style,
        (x, y, width): (f32, f32, f32),
        lines: usize,
    ) -> Result<f32, DocumentError> {
        self.canvas.text(text, style, (x, y), Room { width, height: None, lines })
    }

    fn page(&mut self) -> Result<(), DocumentError> {
        let house = &self.facts.house;
        self.canvas.page(PAGE.0, PAGE.1);
        if house.demo {
            let ghost = Style::new(110.0).weight(Weight::ExtraBold).ink(Ink::Ghost);
            let word = tr(self.facts.locale, "paper-demo", &[]);
            self.canvas.across(&word, ghost, (105.0, 150.0), 40.0, false)?;
        }
        self.canvas.rect((0.0, 0.0, PAGE.0, 4.0), 0.0, Ink::Accent);
        let name = Style::new(11.0).weight(Weight::ExtraBold);
        self.text(&house.name.clone(), name, (LEFT, 14.0, WIDTH), 1)?;
        self.canvas.rule((LEFT, 280.0), (LEFT + WIDTH, 280.0), 0.2, Ink::Line, false);
        let legal = std::mem::take(&mut self.legal);
        self.text(&legal, Style::new(6.8).ink(Ink::Soft), (LEFT, 283.0, WIDTH), 2)?;
        self.legal = legal;
        self.y = TOP;
        Ok(())
    }

    /// The house, whom it writes to, and when.
    fn first_page(&mut self) -> Result<(), DocumentError> {
        let facts = self.facts;
        self.page()?;
        let mut y = 20.0;
        for line in facts.house.address.lines().chain([facts.house.contact.as_str()]) {
            if !line.trim().is_empty() {
                y = self.text(line.trim(), SOFT, (LEFT, y, 80.0), 1)?;
            }
        }
        let name = Style::new(11.0).weight(Weight::SemiBold);
        let mut y = self.text(&facts.customer, name, WINDOW, 2)?;
        for _ in 0..ADDRESS_LINES {
            y += 7.0;
            self.canvas.rule((WINDOW.0, y), (WINDOW.0 + WINDOW.2, y), 0.2, Ink::Line, true);
        }
        let zone = words::time_zone(&facts.house.time_zone)?;
        let date = words::date_long(facts.locale, zone, facts.at_ms)?;
        self.text(&date, SOFT.align(Align::Right), (LEFT, 88.0, WIDTH), 1)?;
        let why = tr(facts.locale, "letter-why", &[]);
        self.y = self.text(&why, SOFT, (LEFT, 96.0, WIDTH), 2)? + 4.0;
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), DocumentError> {
        if self.y > BOTTOM {
            self.page()?;
        }
        self.y = match block {
            Block::Gap => self.y + 2.4,
            Block::Rule => {
                self.y += 1.6;
                self.canvas.rule((LEFT, self.y), (LEFT + WIDTH, self.y), 0.2, Ink::Line, false);
                self.y + 1.6
            }
            Block::Text(text) => self.text(text, TEXT, (LEFT, self.y, WIDTH), 40)? + 0.6,
            Block::Inset(text) => {
                self.text(text, TEXT, (LEFT + 5.0, self.y, WIDTH - 5.0), 4)? + 0.6
            }
            Block::Leader(left, right) => {
                let amount = TEXT.align(Align::Right);
                self.text(right, amount, (LEFT + 95.0, self.y, WIDTH - 100.0), 1)?;
                self.text(left, TEXT, (LEFT + 5.0, self.y, 90.0), 1)? + 0.6
            }
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_set_anew_and_amounts_keep_their_column() {
        let long = "Nous avons bien reçu, le lundi 1er juin 2020, votre demande de transformer";
        let text = format!(
            "Bonjour Marie,\n\n{long}\nvotre place en avoir.\n----\n  Montant payé ....... 26,00 €\n  Rang A"
        );
        let set = blocks(&text);
        assert_eq!(
            set,
            [
                Block::Text("Bonjour Marie,".to_owned()),
                Block::Gap,
                Block::Text(format!("{long} votre place en avoir.")),
                Block::Rule,
                Block::Leader("Montant payé".to_owned(), "26,00 €".to_owned()),
                Block::Inset("Rang A".to_owned()),
            ]
        );
    }
}
