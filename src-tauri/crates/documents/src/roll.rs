//! A roll of 80 mm: the parts that receipts and other papers of a sale share.

use chrono_tz::Tz;
use contract::facts::{HouseFacts, PaperMark, PlaceFacts, TenderFacts};
use contract::locale::Locale;
use domain::money::Cents;
use domain::vat::VatLine;

use crate::DocumentError;
use crate::pdf::{Align, Canvas, Ink, Room, Style, Weight};
use crate::words::{self, tr};

/// Width of the roll, in mm.
const WIDTH: f32 = 80.0;
/// Left and right margin: most printers of that width reach 72 mm.
const MARGIN: f32 = 5.0;
/// Width of the text.
const TEXT: f32 = WIDTH - 2.0 * MARGIN;
/// Width kept for amounts at the right.
const AMOUNTS: f32 = 22.0;

/// A roll while it is printed. Everything goes below what is there.
pub(crate) struct Roll {
    canvas: Canvas,
    /// Where the next line's capitals begin, in mm from the top.
    pub(crate) y: f32,
    pub(crate) locale: Locale,
    pub(crate) zone: Tz,
}

pub(crate) const fn style(size_pt: f32) -> Style {
    Style::new(size_pt).ink(Ink::Black)
}

pub(crate) const SMALL: Style = style(7.2);
pub(crate) const TEXT_SIZE: Style = style(8.6);
pub(crate) const STRONG: Style = style(8.6).weight(Weight::SemiBold);

impl Roll {
    pub(crate) fn new(locale: Locale, zone: Tz) -> Self {
        let mut canvas = Canvas::new();
        // The height is cut to the text at the end.
        canvas.page(WIDTH, WIDTH);
        Self { canvas, y: MARGIN + 1.0, locale, zone }
    }

    /// One text of up to `lines` lines, over the whole width.
    pub(crate) fn line(
        &mut self,
        text: &str,
        style: Style,
        lines: usize,
    ) -> Result<(), DocumentError> {
        if !text.trim().is_empty() {
            let room = Room { width: TEXT, height: None, lines };
            self.y = self.canvas.text(text, style, (MARGIN, self.y), room)? + 0.3;
        }
        Ok(())
    }

    /// A text with an amount at the right of its first line.
    pub(crate) fn pair(
        &mut self,
        text: &str,
        amount: &str,
        style: Style,
    ) -> Result<(), DocumentError> {
        let at_right = Room { width: AMOUNTS, height: None, lines: 1 };
        let right = style.align(Align::Right);
        let at = (MARGIN + TEXT - AMOUNTS, self.y);
        let below = self.canvas.text(amount, right, at, at_right)?;
        let room = Room { width: TEXT - AMOUNTS - 2.0, height: None, lines: 3 };
        let ended = self.canvas.text(text, style, (MARGIN, self.y), room)?;
        self.y = ended.max(below) + 0.3;
        Ok(())
    }

    pub(crate) fn rule(&mut self, dashed: bool) {
        self.y += 1.2;
        let (from, to) = ((MARGIN, self.y), (MARGIN + TEXT, self.y));
        self.canvas.rule(from, to, 0.25, Ink::Black, dashed);
        self.y += 2.4;
    }

    pub(crate) fn amount(&self, cents: Cents) -> String {
        words::amount(self.locale, cents)
    }

    /// An amount, or its opposite.
    pub(crate) fn signed(&self, cents: Cents, minus: bool) -> String {
        self.amount(if minus { Cents::ZERO - cents } else { cents })
    }

    /// The house, above everything.
    pub(crate) fn house(&mut self, house: &HouseFacts) -> Result<(), DocumentError> {
        let locale = self.locale;
        let centred = SMALL.align(Align::Centre);
        if house.demo {
            self.canvas.frame((MARGIN, self.y, TEXT, 10.5), 1.0, 0.5, Ink::Black);
            self.y += 2.0;
            let factice = style(12.0).weight(Weight::ExtraBold).align(Align::Centre);
            self.line(&tr(locale, "paper-demo", &[]), factice, 1)?;
            self.line(&tr(locale, "paper-demo-note", &[]), centred, 1)?;
            self.y += 2.6;
        }
        let name = style(13.0).weight(Weight::ExtraBold).align(Align::Centre);
        self.line(&house.name, name, 2)?;
        self.y += 0.6;
        for line in house.address.lines() {
            self.line(line, centred, 2)?;
        }
        for (key, arg, value) in
            [("paper-siret", "siret", &house.siret), ("paper-licence", "licence", &house.licence)]
        {
            if !value.is_empty() {
                self.line(&tr(locale, key, &[(arg, value.as_str().into())]), centred, 3)?;
            }
        }
        self.rule(false);
        Ok(())
    }

    /// A title with a number at its right.
    pub(crate) fn head(&mut self, title: &str, number: &str) -> Result<(), DocumentError> {
        let strong = style(13.0).weight(Weight::ExtraBold);
        let room = Room { width: TEXT - 22.0, height: None, lines: 1 };
        let at = (MARGIN + 22.0, self.y + 1.1);
        self.canvas.text(number, STRONG.align(Align::Right), at, room)?;
        self.line(title, strong, 1)
    }

    /// When, where and by whom, and for whom.
    pub(crate) fn made(
        &mut self,
        at_ms: i64,
        by: &[&str],
        customer: &str,
    ) -> Result<(), DocumentError> {
        let when = words::date_time(self.locale, self.zone, at_ms)?;
        self.line(&when, TEXT_SIZE, 1)?;
        let by: Vec<&str> = by.iter().copied().filter(|part| !part.is_empty()).collect();
        self.line(&by.join(" · "), TEXT_SIZE, 2)?;
        if !customer.is_empty() {
            let args = [("customer", customer.into())];
            self.line(&tr(self.locale, "receipt-customer", &args), TEXT_SIZE, 2)?;
        }
        Ok(())
    }

    /// The places, grouped under the name of their performance.
    pub(crate) fn places(
        &mut self,
        places: &[PlaceFacts],
        minus: bool,
    ) -> Result<(), DocumentError> {
        let same = |a: &PlaceFacts, b: &PlaceFacts| {
            (&a.show, a.starts_at_ms, &a.hall) == (&b.show, b.starts_at_ms, &b.hall)
        };
        for performance in places.chunk_by(same) {
            let Some(first) = performance.first() else { continue };
            self.line(&first.show, style(9.6).weight(Weight::SemiBold), 3)?;
            let when = words::date_time(self.locale, self.zone, first.starts_at_ms)?;
            let at: Vec<&str> =
                [when.as_str(), &first.hall].into_iter().filter(|part| !part.is_empty()).collect();
            self.line(&at.join(" · "), SMALL, 2)?;
            self.y += 0.5;
            for place in performance {
                let seat = words::seat(self.locale, &place.row, &place.seat);
                let said: Vec<&str> = [seat.as_str(), &place.category, &place.rate]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect();
                let price = if place.price == Cents::ZERO {
                    tr(self.locale, "ticket-free", &[])
                } else {
                    self.signed(place.price, minus)
                };
                self.pair(&said.join(" · "), &price, TEXT_SIZE)?;
            }
            self.y += 1.2;
        }
        Ok(())
    }

    /// What less was paid for the places than they are priced at.
    pub(crate) fn discount(
        &mut self,
        places: &[PlaceFacts],
        paid: Cents,
        minus: bool,
    ) -> Result<(), DocumentError> {
        let prices: Cents = places.iter().map(|place| place.price).sum();
        if prices <= paid {
            return Ok(());
        }
        self.beside("receipt-discount", &self.signed(paid - prices, minus))
    }

    /// An amount between the places and their total.
    pub(crate) fn beside(&mut self, key: &str, amount: &str) -> Result<(), DocumentError> {
        self.pair(&tr(self.locale, key, &[]), amount, TEXT_SIZE)?;
        self.y += 1.2;
        Ok(())
    }

    /// VAT by rate.
    pub(crate) fn vat(&mut self, vat: &[VatLine], minus: bool) -> Result<(), DocumentError> {
        let heads = ["receipt-vat-rate", "receipt-vat-net", "receipt-vat-tax", "receipt-vat-gross"];
        self.vat_row(&heads.map(|key| tr(self.locale, key, &[])), SMALL.weight(Weight::SemiBold))?;
        for line in vat {
            let cells = [
                words::percent(self.locale, line.rate_bp),
                self.signed(line.net, minus),
                self.signed(line.tax, minus),
                self.signed(line.gross, minus),
            ];
            self.vat_row(&cells, SMALL)?;
        }
        Ok(())
    }

    fn vat_row(&mut self, cells: &[String; 4], style: Style) -> Result<(), DocumentError> {
        let width = TEXT / 4.0;
        let mut below = self.y;
        for (column, cell) in cells.iter().enumerate() {
            let align = if column == 0 { Align::Left } else { Align::Right };
            let at = (MARGIN + column as f32 * width, self.y);
            let room = Room { width, height: None, lines: 1 };
            below = self.canvas.text(cell, style.align(align), at, room)?;
        }
        self.y = below + 0.3;
        Ok(())
    }

    /// Tenders that are taken now: cash with what was handed over and its change.
    pub(crate) fn tenders(&mut self, tenders: &[TenderFacts]) -> Result<(), DocumentError> {
        tenders.iter().try_for_each(|tender| self.tender(tender, true))
    }

    /// Tenders that were taken before. Nobody hands cash over for them, and none has change.
    pub(crate) fn tenders_of_before(
        &mut self,
        tenders: &[TenderFacts],
    ) -> Result<(), DocumentError> {
        tenders.iter().try_for_each(|tender| self.tender(tender, false))
    }

    fn tender(&mut self, tender: &TenderFacts, now: bool) -> Result<(), DocumentError> {
        let locale = self.locale;
        let (label, amount, detail) = match tender {
            TenderFacts::Cash { amount, tendered, change } => {
                let args = [
                    ("tendered", self.amount(*tendered).into()),
                    ("change", self.amount(*change).into()),
                ];
                let detail = now.then(|| tr(locale, "receipt-cash-detail", &args));
                (tr(locale, "receipt-cash", &[]), amount, detail.unwrap_or_default())
            }
            TenderFacts::Card { amount, last4, authorisation } => {
                (tr(locale, "receipt-card", &[]), amount, self.card(last4, authorisation))
            }
            TenderFacts::Credit { amount, lot, left, expires_at_ms } => {
                let label = tr(locale, "receipt-credit-lot", &[("lot", lot.as_str().into())]);
                (label, amount, self.lot_left(*left, *expires_at_ms)?)
            }
        };
        self.pair(&label, &self.amount(*amount), STRONG)?;
        self.line(&detail, SMALL, 2)?;
        self.y += 0.8;
        Ok(())
    }

    fn card(&self, last4: &str, authorisation: &str) -> String {
        let part = |key, arg, value: &str| {
            (!value.is_empty()).then(|| tr(self.locale, key, &[(arg, value.into())]))
        };
        let parts = [
            part("receipt-card-last4", "last4", last4),
            part("receipt-card-authorisation", "authorisation", authorisation),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn lot_left(&self, left: Cents, expires_at_ms: i64) -> Result<String, DocumentError> {
        if left == Cents::ZERO {
            return Ok(tr(self.locale, "receipt-credit-spent", &[]));
        }
        let date = words::date_short(self.locale, self.zone, expires_at_ms)?;
        let args = [("left", self.amount(left).into()), ("date", date.into())];
        Ok(tr(self.locale, "receipt-credit-left", &args))
    }

    /// Where the journal stood, below everything.
    pub(crate) fn mark(&mut self, mark: Option<&PaperMark>) -> Result<(), DocumentError> {
        let said = words::paper_mark(self.locale, mark);
        self.y += 1.0;
        self.line(&said, SMALL.align(Align::Centre), 1)
    }

    /// The paper, as long as what is on it.
    pub(crate) fn finish(mut self, title: &str, at_ms: i64) -> Result<crate::Paper, DocumentError> {
        self.canvas.cut(self.y + MARGIN);
        self.canvas.finish(title, at_ms)
    }
}
