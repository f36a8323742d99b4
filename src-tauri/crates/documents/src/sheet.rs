//! The A4 pages of what a house writes to a customer: the house's name above, the particulars that
//! the law asks for below, and the text between, over as many pages as it takes.

use contract::facts::HouseFacts;
use contract::locale::Locale;

use crate::DocumentError;
use crate::mail::content;
use crate::pdf::{Align, Canvas, Ink, Room, Style, Weight, lines_of};
use crate::words::tr;

const PAGE: (f32, f32) = (210.0, 297.0);
const LABEL: Style = Style::new(7.6).ink(Ink::Soft);
const FOOT: Style = Style::new(6.8).ink(Ink::Soft);

/// Where the text of a page stands, in mm, and what stands above it.
pub(crate) struct Frame {
    pub left: f32,
    pub width: f32,
    pub top: f32,
    pub bottom: f32,
    /// The title above each page, with a rule below it; empty on a letter.
    pub title: String,
}

/// The pages being filled.
pub(crate) struct Sheet<'a> {
    pub canvas: Canvas,
    /// Where the next thing goes, in mm from the top.
    pub y: f32,
    pub frame: Frame,
    house: &'a HouseFacts,
    locale: Locale,
    legal: String,
    /// Pages of the canvas that are not its own.
    before: usize,
}

impl<'a> Sheet<'a> {
    /// A first page, still empty.
    pub(crate) fn new(
        frame: Frame,
        house: &'a HouseFacts,
        locale: Locale,
    ) -> Result<Self, DocumentError> {
        Self::on(Canvas::new(), frame, house, locale)
    }

    /// The same behind the pages that are on a canvas.
    pub(crate) fn on(
        canvas: Canvas,
        frame: Frame,
        house: &'a HouseFacts,
        locale: Locale,
    ) -> Result<Self, DocumentError> {
        let said = content::house(house, locale)?;
        let legal = [said.mentions, vec![said.name], said.address].concat().join(" · ");
        let before = canvas.pages();
        let mut sheet = Self { canvas, y: frame.top, frame, house, locale, legal, before };
        sheet.page()?;
        Ok(sheet)
    }

    /// Its own pages so far.
    pub(crate) const fn pages(&self) -> usize {
        self.canvas.pages() - self.before
    }

    /// Sets a text in a box of that many lines. Gives the y below it.
    pub(crate) fn text(
        &mut self,
        text: &str,
        style: Style,
        (x, y, width): (f32, f32, f32),
        lines: usize,
    ) -> Result<f32, DocumentError> {
        self.canvas.text(text, style, (x, y), Room { width, height: None, lines })
    }

    /// Starts a page, with the header and footer that all have.
    pub(crate) fn page(&mut self) -> Result<(), DocumentError> {
        let (house, &Frame { left, width, .. }) = (self.house, &self.frame);
        self.canvas.page(PAGE.0, PAGE.1);
        if house.demo {
            let ghost = Style::new(110.0).weight(Weight::ExtraBold).ink(Ink::Ghost);
            let word = tr(self.locale, "paper-demo", &[]);
            self.canvas.across(&word, ghost, (105.0, 150.0), 40.0, false)?;
            let note = tr(self.locale, "paper-demo-note", &[]);
            let style = LABEL.weight(Weight::SemiBold).ink(Ink::Accent).align(Align::Right);
            self.text(&note, style, (left + width - 80.0, 19.6, 80.0), 1)?;
        }
        self.canvas.rect((0.0, 0.0, PAGE.0, 4.0), 0.0, Ink::Accent);
        let name = Style::new(11.0).weight(Weight::ExtraBold);
        self.text(&house.name, name, (left, 14.0, 110.0), 1)?;
        if !self.frame.title.is_empty() {
            let title = std::mem::take(&mut self.frame.title);
            let style = Style::new(8.8).ink(Ink::Soft).align(Align::Right);
            self.text(&title, style, (left + width - 80.0, 14.6, 80.0), 1)?;
            self.frame.title = title;
            self.canvas.rule((left, 25.0), (left + width, 25.0), 0.2, Ink::Line, false);
        }
        self.canvas.rule((left, 280.0), (left + width, 280.0), 0.2, Ink::Line, false);
        let legal = std::mem::take(&mut self.legal);
        self.text(&legal, FOOT, (left, 283.0, width - 30.0), 2)?;
        self.legal = legal;
        self.y = self.frame.top;
        Ok(())
    }

    /// Goes to a new page where less than `height` is left. Gives whether it did.
    pub(crate) fn keep(&mut self, height: f32) -> Result<bool, DocumentError> {
        let turns = self.y + height > self.frame.bottom && self.y > self.frame.top;
        if turns {
            self.page()?;
        }
        Ok(turns)
    }

    /// Sets running text of one size, set in by `inset`. It goes on over the next page where it
    /// must.
    pub(crate) fn flow(
        &mut self,
        text: &str,
        style: Style,
        inset: f32,
    ) -> Result<(), DocumentError> {
        let (left, width) = (self.frame.left + inset, self.frame.width - 2.0 * inset);
        for line in lines_of(text, style, width)? {
            self.keep(style.line_mm())?;
            self.y = self.text(&line, style, (left, self.y, width), 1)?;
        }
        Ok(())
    }

    /// « Page 1 sur 3 », once the number of pages is known.
    pub(crate) fn number_pages(&mut self) -> Result<(), DocumentError> {
        let pages = self.pages();
        let left = self.frame.left + self.frame.width - 30.0;
        for page in 0..pages {
            let args = [("page", (page + 1).into()), ("pages", pages.into())];
            let said = tr(self.locale, "paper-page", &args);
            self.canvas.on_page(self.before + page, |canvas| {
                let room = Room { width: 30.0, height: None, lines: 1 };
                let style = Style::new(7.5).ink(Ink::Soft).align(Align::Right);
                canvas.text(&said, style, (left, 283.0), room).map(|_| ())
            })?;
        }
        Ok(())
    }
}
