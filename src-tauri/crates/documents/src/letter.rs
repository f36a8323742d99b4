//! A mail that could not be delivered, as a letter: the same blocks on A4, over as many pages as
//! they take.

use contract::facts::{LetterFacts, LetterText, MailFacts};

use crate::DocumentError;
use crate::mail::content::MailContent;
use crate::mail::parts::{Amount, Block, PlaceSaid, Recap};
use crate::pdf::{Align, Canvas, Ink, Style, Weight};
use crate::sheet::{Frame, Sheet};
use crate::words::{self, tr};

/// Where a window envelope shows the address.
const WINDOW: (f32, f32, f32) = (110.0, 48.0, 80.0);
/// Lines kept for the address, which the house does not know.
const ADDRESS_LINES: u8 = 3;
/// How far whatever is not running text is set in, in mm.
const INSET: f32 = 5.0;
/// Between two blocks, in mm.
const GAP: f32 = 3.4;

const TEXT: Style = Style::new(10.0);
const TITLE: Style = Style::new(14.0).weight(Weight::ExtraBold);
const SOFT: Style = Style::new(8.0).ink(Ink::Soft);

/// The letter.
///
/// # Errors
/// [`DocumentError`] with facts that no letter can state.
pub fn letter(facts: &LetterFacts) -> Result<crate::Paper, DocumentError> {
    letters(std::slice::from_ref(facts))
}

/// Letters in one file, to be printed at once: each begins on a page of its own and has its own page
/// numbers, where it has several.
///
/// # Errors
/// [`DocumentError::NothingToPrint`] without a letter; as [`letter`].
pub fn letters(all: &[LetterFacts]) -> Result<crate::Paper, DocumentError> {
    let first = all.first().ok_or(DocumentError::NothingToPrint)?;
    let canvas = all.iter().try_fold(Canvas::new(), on)?;
    let to = if all.len() == 1 { first.customer.as_str() } else { first.house.name.as_str() };
    canvas.finish(&format!("{} – {to}", first.subject), first.at_ms)
}

/// Sets a letter on the pages that follow.
fn on(canvas: Canvas, facts: &LetterFacts) -> Result<Canvas, DocumentError> {
    let frame = Frame { left: 25.0, width: 160.0, top: 32.0, bottom: 272.0, title: String::new() };
    let sheet = Sheet::on(canvas, frame, &facts.house, facts.locale)?;
    let mut letter = Letter { sheet, facts };
    letter.head()?;
    match &facts.text {
        LetterText::Facts(mail) => letter.said(mail)?,
        LetterText::Written(text) => letter.written(text)?,
    }
    let mut sheet = letter.sheet;
    if sheet.pages() > 1 {
        sheet.number_pages()?;
    }
    Ok(sheet.canvas)
}

struct Letter<'a> {
    sheet: Sheet<'a>,
    facts: &'a LetterFacts,
}

impl Letter<'_> {
    /// The house, the customer, the date, and why this comes as a letter.
    fn head(&mut self) -> Result<(), DocumentError> {
        let (facts, sheet) = (self.facts, &mut self.sheet);
        let &Frame { left, width, .. } = &sheet.frame;
        let mut y = 20.0;
        for line in facts.house.address.lines().chain([facts.house.contact.as_str()]) {
            if !line.trim().is_empty() {
                y = sheet.text(line.trim(), SOFT, (left, y, 80.0), 1)?;
            }
        }
        let name = Style::new(11.0).weight(Weight::SemiBold);
        let mut y = sheet.text(&facts.customer, name, WINDOW, 2)?;
        for _ in 0..ADDRESS_LINES {
            y += 7.0;
            sheet.canvas.rule((WINDOW.0, y), (WINDOW.0 + WINDOW.2, y), 0.2, Ink::Line, true);
        }
        let zone = words::time_zone(&facts.house.time_zone)?;
        let date = words::date_long(facts.locale, zone, facts.at_ms)?;
        sheet.text(&date, SOFT.align(Align::Right), (left, 88.0, width), 1)?;
        let why = tr(facts.locale, "letter-why", &[]);
        sheet.y = sheet.text(&why, SOFT, (left, 96.0, width), 2)? + 4.0;
        Ok(())
    }

    /// The mail's own blocks. Only the way to ask a question is said otherwise on paper.
    fn said(&mut self, mail: &MailFacts) -> Result<(), DocumentError> {
        let said = MailContent::of(mail)?;
        self.sheet.flow(&said.title, TITLE, 0.0)?;
        self.sheet.y += 0.6;
        self.sheet.flow(&said.state, SOFT, 0.0)?;
        self.sheet.y += GAP + 1.0;
        self.sheet.flow(&said.hello, TEXT, 0.0)?;
        for block in &said.blocks {
            self.sheet.y += GAP;
            match block {
                Block::Paragraph { text } => self.sheet.flow(text, TEXT, 0.0)?,
                Block::Credit { label, amount, until, .. } => {
                    self.marked(Ink::Brass, &[(label, amount, TITLE.ink(Ink::Brass))], until)?;
                }
                Block::Notes { notes } => {
                    let bold = TEXT.weight(Weight::SemiBold);
                    let said = notes.iter().enumerate();
                    let said: Vec<_> = said
                        .map(|(at, note)| {
                            let style = if at == 0 { bold } else { TEXT };
                            (note.label.as_str(), note.words.as_str(), style)
                        })
                        .collect();
                    self.marked(Ink::Accent, &said, "")?;
                }
                Block::Recap(recap) => self.recap(recap)?,
            }
        }
        self.sheet.y += GAP;
        // Nobody signs alone on a page.
        self.sheet.keep(6.0 * TEXT.line_mm())?;
        let contact = self.facts.house.contact.trim();
        let key = match (contact.is_empty(), mail.is_about_order()) {
            (true, _) if mail.account.is_some() => "mail-question-account-desk",
            (true, _) if mail.is_about_credit() => "mail-question-credit-desk",
            (false, _) if mail.account.is_some() => "letter-question-account",
            (false, _) if mail.is_about_credit() => "letter-question-credit",
            (true, false) => "mail-question-desk",
            (true, true) => "mail-question-order-desk",
            (false, false) => "letter-question",
            (false, true) => "letter-question-order",
        };
        let question = tr(self.facts.locale, key, &[("contact", contact.into())]);
        self.sheet.flow(&question, TEXT, 0.0)?;
        self.sheet.y += GAP;
        self.sheet.flow(&said.signature, TEXT, 0.0)?;
        self.sheet.flow(&said.house.name, TEXT.weight(Weight::SemiBold), 0.0)
    }

    /// Values under their labels, with a stroke beside them.
    fn marked(
        &mut self,
        ink: Ink,
        said: &[(impl AsRef<str>, impl AsRef<str>, Style)],
        below: &str,
    ) -> Result<(), DocumentError> {
        self.sheet.keep(18.0)?;
        let (page, top) = (self.sheet.canvas.pages(), self.sheet.y);
        for (at, (label, words, style)) in said.iter().enumerate() {
            self.sheet.y += if at > 0 { 2.0 } else { 0.0 };
            self.sheet.flow(label.as_ref(), SOFT, INSET)?;
            self.sheet.y += 0.6;
            self.sheet.flow(words.as_ref(), *style, INSET)?;
        }
        if !below.is_empty() {
            self.sheet.y += 0.8;
            self.sheet.flow(below, SOFT, INSET)?;
        }
        let left = self.sheet.frame.left;
        if page == self.sheet.canvas.pages() {
            let height = self.sheet.y - top - 0.6;
            self.sheet.canvas.rect((left, top, 0.8, height), 0.0, ink);
        }
        Ok(())
    }

    fn recap(&mut self, recap: &Recap) -> Result<(), DocumentError> {
        self.sheet.keep(40.0)?;
        self.sheet.flow(&recap.title, TEXT.weight(Weight::SemiBold), 0.0)?;
        let numbers = [recap.order.as_str(), recap.request.as_str()];
        let known: Vec<&str> = numbers.into_iter().filter(|number| !number.is_empty()).collect();
        self.sheet.flow(&known.join(" · "), SOFT, 0.0)?;
        self.rule();
        for place in &recap.places {
            self.place(place)?;
            self.rule();
        }
        if !recap.sums.is_empty() {
            self.sheet.keep(3.0 * TEXT.line_mm())?;
            self.sheet.flow(&recap.total, TEXT.weight(Weight::SemiBold), 0.0)?;
            self.amounts(&recap.sums, Weight::SemiBold)?;
            self.rule();
        }
        self.sheet.y -= 1.0;
        Ok(())
    }

    fn place(&mut self, place: &PlaceSaid) -> Result<(), DocumentError> {
        self.sheet.keep(5.0 * TEXT.line_mm())?;
        self.sheet.flow(&place.show, TEXT.weight(Weight::SemiBold), 0.0)?;
        self.sheet.flow(&place.performance.join(" · "), TEXT.ink(Ink::Soft), 0.0)?;
        self.sheet.flow(&place.seat.join(" · "), TEXT.ink(Ink::Soft), 0.0)?;
        self.sheet.y += 0.8;
        self.amounts(&place.amounts, Weight::Regular)
    }

    fn amounts(&mut self, amounts: &[Amount], weight: Weight) -> Result<(), DocumentError> {
        let &Frame { left, width, .. } = &self.sheet.frame;
        for Amount { label, amount, credited } in amounts {
            self.sheet.keep(TEXT.line_mm())?;
            let style = if *credited {
                TEXT.ink(Ink::Brass).weight(Weight::SemiBold)
            } else {
                TEXT.weight(weight)
            };
            let right = (left + width - 60.0, self.sheet.y, 60.0);
            self.sheet.text(amount, style.align(Align::Right), right, 1)?;
            let room = (left, self.sheet.y, width - 62.0);
            self.sheet.y = self.sheet.text(label, TEXT.weight(weight), room, 1)?;
        }
        Ok(())
    }

    fn rule(&mut self) {
        let &Frame { left, width, .. } = &self.sheet.frame;
        let y = self.sheet.y + 1.2;
        self.sheet.canvas.rule((left, y), (left + width, y), 0.2, Ink::Line, false);
        self.sheet.y = y + 2.4;
    }

    /// A mail of which only the text was kept, each line as it was written.
    fn written(&mut self, text: &str) -> Result<(), DocumentError> {
        for line in text.lines() {
            match line.trim() {
                "" => self.sheet.y += GAP,
                words => {
                    let inset = if line.starts_with(' ') { INSET } else { 0.0 };
                    self.sheet.flow(words, TEXT, inset)?;
                }
            }
        }
        Ok(())
    }
}
