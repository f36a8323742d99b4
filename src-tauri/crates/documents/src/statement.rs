//! The statement of a customer's credit: balance, lots, every movement.

use chrono_tz::Tz;
use contract::facts::{StatementFacts, StatementLine, StatementLot};
use contract::locale::Locale;
use contract::statement::MovementKind;
use domain::money::Cents;

use crate::DocumentError;
use crate::pdf::{Align, Ink, Style, Weight};
use crate::sheet::{Frame, Sheet};
use crate::words::{self, tr};

const LEFT: f32 = 15.0;
const WIDTH: f32 = 180.0;
/// Where the text of a page begins and ends, in mm from the top.
const TOP: f32 = 34.0;
const BOTTOM: f32 = 272.0;
/// Height of a row of a table.
const ROW: f32 = 6.4;

const TEXT: Style = Style::new(8.8);
const LABEL: Style = Style::new(7.6).ink(Ink::Soft);

/// Statement on A4, over as many pages as its movements take.
///
/// # Errors
/// [`DocumentError`] with facts that no statement can state.
pub fn statement(facts: &StatementFacts) -> Result<crate::Paper, DocumentError> {
    let zone = words::time_zone(&facts.house.time_zone)?;
    let title = tr(facts.locale, "statement-title", &[]);
    let frame = Frame { left: LEFT, width: WIDTH, top: TOP, bottom: BOTTOM, title: title.clone() };
    let sheet = Sheet::new(frame, &facts.house, facts.locale)?;
    let mut statement = Statement { sheet, facts, zone };
    statement.customer()?;
    statement.lots()?;
    statement.movements()?;
    statement.note()?;
    let mut sheet = statement.sheet;
    sheet.number_pages()?;
    sheet.canvas.finish(&format!("{title} – {}", facts.customer), facts.at_ms)
}

/// A column of a table: its title, its width, and on which side its text stands.
struct Column(&'static str, f32, Align);

const LOTS: [Column; 5] = [
    Column("statement-lot", 48.0, Align::Left),
    Column("statement-lot-issued", 32.0, Align::Right),
    Column("statement-lot-left", 32.0, Align::Right),
    Column("statement-lot-expires", 40.0, Align::Right),
    Column("statement-lot-state", 28.0, Align::Right),
];

const LINES: [Column; 6] = [
    Column("statement-line-date", 29.0, Align::Left),
    Column("statement-line-action", 66.0, Align::Left),
    Column("statement-line-lot", 21.0, Align::Left),
    Column("statement-line-order", 20.0, Align::Left),
    Column("statement-line-amount", 22.0, Align::Right),
    Column("statement-line-balance", 22.0, Align::Right),
];

struct Statement<'a> {
    sheet: Sheet<'a>,
    facts: &'a StatementFacts,
    zone: Tz,
}

impl Statement<'_> {
    const fn locale(&self) -> Locale {
        self.facts.locale
    }

    /// Whose statement it is, its date, and the balance.
    fn customer(&mut self) -> Result<(), DocumentError> {
        let (facts, locale) = (self.facts, self.locale());
        let top = self.sheet.y;
        let title = Style::new(22.0).weight(Weight::ExtraBold);
        let mut y =
            self.sheet.text(&tr(locale, "statement-title", &[]), title, (LEFT, top, 110.0), 2)?;
        let date = words::date_long(locale, self.zone, facts.at_ms)?;
        let at = tr(locale, "statement-at", &[("date", date.into())]);
        y = self.sheet.text(&at, Style::new(10.0).ink(Ink::Soft), (LEFT, y + 0.5, 110.0), 1)?;
        y = self.sheet.text(
            &tr(locale, "statement-customer", &[]),
            LABEL,
            (LEFT, y + 5.0, 110.0),
            1,
        )?;
        let name = Style::new(12.0).weight(Weight::SemiBold);
        y = self.sheet.text(&facts.customer, name, (LEFT, y + 0.8, 110.0), 2)?;
        if !facts.email.is_empty() {
            y = self.sheet.text(&facts.email, TEXT.ink(Ink::Soft), (LEFT, y + 0.3, 110.0), 1)?;
        }
        self.sheet.canvas.rect((LEFT + 118.0, top - 2.0, 62.0, 27.0), 3.0, Ink::Pale);
        let label = tr(locale, "statement-balance", &[]);
        self.sheet.text(&label, LABEL.align(Align::Right), (LEFT + 120.0, top + 3.0, 54.0), 1)?;
        let balance = words::amount(locale, facts.balance);
        let big = Style::new(22.0).weight(Weight::ExtraBold).ink(Ink::Brass).align(Align::Right);
        self.sheet.text(&balance, big, (LEFT + 120.0, top + 10.5, 54.0), 1)?;
        self.sheet.y = y.max(top + 27.0) + 7.0;
        Ok(())
    }

    fn lots(&mut self) -> Result<(), DocumentError> {
        self.heading("statement-lots", &LOTS, self.facts.lots.is_empty(), "statement-lots-none")?;
        let facts = self.facts;
        for lot in &facts.lots {
            self.room_for_a_row(&LOTS)?;
            let ink = if lot.expired || lot.left == Cents::ZERO { Ink::Soft } else { Ink::Text };
            let cells = self.lot_cells(lot)?;
            self.row(&LOTS, &cells, TEXT.ink(ink))?;
        }
        self.sheet.y += 7.0;
        Ok(())
    }

    fn lot_cells(&self, lot: &StatementLot) -> Result<[String; 5], DocumentError> {
        let locale = self.locale();
        let state = match (lot.lapsed == Cents::ZERO, lot.left == Cents::ZERO) {
            (false, _) => "statement-lot-expired",
            (true, true) => "statement-lot-spent",
            (true, false) => "statement-lot-live",
        };
        Ok([
            lot.number.clone(),
            words::amount(locale, lot.issued),
            words::amount(locale, lot.left),
            words::date_short(locale, self.zone, lot.expires_at_ms)?,
            tr(locale, state, &[]),
        ])
    }

    fn movements(&mut self) -> Result<(), DocumentError> {
        let none = self.facts.lines.is_empty();
        self.heading("statement-lines", &LINES, none, "statement-lines-none")?;
        let facts = self.facts;
        for line in &facts.lines {
            self.room_for(if line.text.is_empty() { ROW } else { 2.0 * ROW }, &LINES)?;
            let cells = self.line_cells(line)?;
            self.row_above(&LINES, &cells, TEXT, &line.text)?;
        }
        self.sheet.y += 4.0;
        Ok(())
    }

    fn line_cells(&self, line: &StatementLine) -> Result<[String; 6], DocumentError> {
        let locale = self.locale();
        Ok([
            words::date_time_short(locale, self.zone, line.at_ms)?,
            self.action(line)?,
            line.lot.clone(),
            line.order_number.clone(),
            words::amount_signed(locale, line.amount),
            words::amount(locale, line.balance),
        ])
    }

    /// What moved; where credit was given, until when it lives.
    fn action(&self, line: &StatementLine) -> Result<String, DocumentError> {
        let action = tr(self.locale(), movement(line.kind), &[]);
        if !line.amount.is_positive() || line.kind == MovementKind::LapseUndone {
            return Ok(action);
        }
        let date = words::date_short(self.locale(), self.zone, line.expires_at_ms)?;
        let said = [("action", action.into()), ("date", date.into())];
        Ok(tr(self.locale(), "statement-action-until", &said))
    }

    /// Title of a table, and its head unless that is empty. It never stands alone at the foot of a
    /// page.
    fn heading(
        &mut self,
        title: &str,
        columns: &[Column],
        none: bool,
        when_none: &str,
    ) -> Result<(), DocumentError> {
        self.sheet.keep(10.0 + 2.0 * ROW)?;
        let style = Style::new(13.0).weight(Weight::ExtraBold);
        let said = tr(self.locale(), title, &[]);
        self.sheet.y = self.sheet.text(&said, style, (LEFT, self.sheet.y, WIDTH), 1)? + 3.0;
        if none {
            let said = tr(self.locale(), when_none, &[]);
            self.sheet.y =
                self.sheet.text(&said, TEXT.ink(Ink::Soft), (LEFT, self.sheet.y, WIDTH), 1)?;
            return Ok(());
        }
        self.head(columns)
    }

    fn head(&mut self, columns: &[Column]) -> Result<(), DocumentError> {
        let locale = self.locale();
        let cells: Vec<String> =
            columns.iter().map(|Column(key, ..)| tr(locale, key, &[])).collect();
        self.row(columns, &cells, LABEL.weight(Weight::SemiBold))
    }

    /// Goes to a new page and repeats the head, where a row does not fit any more.
    fn room_for_a_row(&mut self, columns: &[Column]) -> Result<(), DocumentError> {
        self.room_for(ROW, columns)
    }

    fn room_for(&mut self, height: f32, columns: &[Column]) -> Result<(), DocumentError> {
        if self.sheet.keep(height)? {
            self.head(columns)?;
        }
        Ok(())
    }

    fn row(
        &mut self,
        columns: &[Column],
        cells: &[String],
        style: Style,
    ) -> Result<(), DocumentError> {
        self.row_above(columns, cells, style, "")
    }

    /// A row, with why it came to be below its cells, on two lines at most.
    fn row_above(
        &mut self,
        columns: &[Column],
        cells: &[String],
        style: Style,
        why: &str,
    ) -> Result<(), DocumentError> {
        let mut x = LEFT;
        for (Column(_, width, align), cell) in columns.iter().zip(cells) {
            let gutter = if *align == Align::Right { 2.0 } else { 0.0 };
            self.sheet.text(
                cell,
                style.align(*align),
                (x + gutter, self.sheet.y, width - 2.0),
                1,
            )?;
            x += width;
        }
        if !why.is_empty() {
            let (top, first) = (self.sheet.y + ROW - 2.4, columns[0].1);
            let below = self.sheet.text(why, LABEL, (LEFT + first, top, WIDTH - first), 2)?;
            self.sheet.y += below - top + 0.6;
        }
        let y = self.sheet.y + ROW - 2.2;
        self.sheet.canvas.rule((LEFT, y), (LEFT + WIDTH, y), 0.15, Ink::Line, false);
        self.sheet.y += ROW;
        Ok(())
    }

    fn note(&mut self) -> Result<(), DocumentError> {
        self.sheet.keep(8.0)?;
        let said = tr(self.locale(), "statement-note", &[]);
        self.sheet.y =
            self.sheet.text(&said, TEXT.ink(Ink::Soft), (LEFT, self.sheet.y, WIDTH), 2)?;
        Ok(())
    }
}

/// The words of a movement.
const fn movement(kind: MovementKind) -> &'static str {
    match kind {
        MovementKind::Reprise => "statement-action-reprise",
        MovementKind::Sale => "statement-action-sale",
        MovementKind::Amendment => "statement-action-amendment",
        MovementKind::Reversal => "statement-action-reversal",
        MovementKind::Opening => "statement-action-opening",
        MovementKind::Lapse => "statement-action-lapse",
        MovementKind::LapseUndone => "statement-action-lapse-undone",
        MovementKind::Gift => "statement-action-gift",
        MovementKind::GiftTakenBack => "statement-action-gift-taken-back",
        MovementKind::Extension => "statement-action-extension",
        MovementKind::BroughtIn => "statement-action-brought-in",
        MovementKind::GivenUp => "statement-action-given-up",
        MovementKind::Other => "statement-action-other",
    }
}
