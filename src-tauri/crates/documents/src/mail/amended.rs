//! What the mails about a sale that was put right say.

use contract::amendment::RefundWay;
use contract::facts::{MailAmendment, PlaceFacts, RefundFacts};
use domain::money::Cents;

use super::lines::one_line;
use super::parts::{Amount, Block, Note, Recap, Words, needed};
use crate::DocumentError;
use crate::words;

impl Words<'_> {
    pub(super) fn voided(&self) -> Result<Vec<Block>, DocumentError> {
        let amendment = needed(self.facts.amendment.as_ref(), "amendment")?;
        let mut blocks = vec![
            self.paragraph("mail-voided-intro", &[self.count()])?,
            self.given_places(amendment)?,
        ];
        blocks.extend(self.given_back(amendment)?);
        blocks.push(self.paragraph("mail-voided-ticket", &[self.count()])?);
        Ok(blocks)
    }

    pub(super) fn exchanged(&self) -> Result<Vec<Block>, DocumentError> {
        let amendment = needed(self.facts.amendment.as_ref(), "amendment")?;
        let new = needed(amendment.new_order_number.as_deref(), "new_order_number")?;
        let mut blocks = vec![
            self.paragraph("mail-exchanged-intro", &[("order", one_line(new).into())])?,
            self.new_places(amendment, new)?,
            self.given_places(amendment)?,
        ];
        if amendment.paid.is_positive() {
            let amount = self.amount(amendment.paid);
            blocks.push(self.paragraph("mail-exchanged-paid", &[("amount", amount.into())])?);
        }
        if amendment.credit.is_positive() {
            blocks.push(self.balance()?);
        }
        blocks.extend(self.given_back(amendment)?);
        blocks.push(self.paragraph("mail-exchanged-ticket", &[])?);
        Ok(blocks)
    }

    fn given_places(&self, amendment: &MailAmendment) -> Result<Block, DocumentError> {
        let places: Vec<_> =
            self.facts.places.iter().map(|place| (&place.place, place.paid)).collect();
        let order = one_line(&self.facts.order_number);
        self.listed("mail-amendment-given", &order, amendment, &places)
    }

    fn new_places(&self, amendment: &MailAmendment, order: &str) -> Result<Block, DocumentError> {
        let places: Vec<_> =
            amendment.new_places.iter().map(|place| (place, place.price)).collect();
        self.listed("mail-amendment-new", &one_line(order), amendment, &places)
    }

    /// Places, each with what was paid for it.
    fn listed(
        &self,
        title: &str,
        order: &str,
        amendment: &MailAmendment,
        places: &[(&PlaceFacts, Cents)],
    ) -> Result<Block, DocumentError> {
        let price = |cents: Cents| -> Result<Vec<Amount>, DocumentError> {
            let label = self.t("mail-amendment-price", &[])?;
            Ok(vec![Amount { label, amount: self.amount(cents), credited: false }])
        };
        let sums = match places.len() {
            0 | 1 => Vec::new(),
            _ => price(places.iter().map(|(_, paid)| *paid).sum())?,
        };
        let number = one_line(&amendment.number);
        Ok(Block::Recap(Recap {
            title: self.t(title, &[])?,
            order: self.t("mail-order", &[("order", order.into())])?,
            request: self.t("mail-amendment-number", &[("number", number.into())])?,
            places: places
                .iter()
                .map(|(place, paid)| self.named(place, price(*paid)?))
                .collect::<Result<_, _>>()?,
            total: self.t("mail-total", &[])?,
            sums,
        }))
    }

    /// What comes back to the customer, and the balance where some of it is credit.
    fn given_back(&self, amendment: &MailAmendment) -> Result<Vec<Block>, DocumentError> {
        let back = |refund: &&RefundFacts| refund.way != RefundWay::Carried;
        let notes: Vec<Note> = amendment
            .given
            .iter()
            .filter(back)
            .map(|refund| self.note(refund))
            .collect::<Result<_, _>>()?;
        if notes.is_empty() {
            return Ok(Vec::new());
        }
        let mut blocks = vec![Block::Notes { notes }];
        let credit = |way| matches!(way, RefundWay::Lot | RefundWay::Credit);
        if amendment.given.iter().any(|refund| credit(refund.way)) {
            blocks.push(self.balance()?);
        }
        Ok(blocks)
    }

    /// The balance after credit came back or was spent.
    fn balance(&self) -> Result<Block, DocumentError> {
        let balance = self.amount(needed(self.facts.balance_after, "balance_after")?);
        self.paragraph("mail-amendment-balance", &[("balance", balance.into())])
    }

    fn note(&self, refund: &RefundFacts) -> Result<Note, DocumentError> {
        let lot = one_line(refund.lot.as_deref().unwrap_or_default());
        let label = match refund.way {
            RefundWay::Lot => self.t("mail-given-lot", &[("lot", lot.into())])?,
            RefundWay::Credit => self.t("mail-given-credit", &[("lot", lot.into())])?,
            RefundWay::Terminal if refund.unknown => self.t("mail-given-card-unknown", &[])?,
            RefundWay::Terminal => self.t("mail-given-card", &[])?,
            RefundWay::Hand | RefundWay::Carried | RefundWay::Corrected => {
                self.t("mail-given-cash", &[])?
            }
        };
        let amount = self.amount(refund.amount);
        let words = match refund.expires_at_ms {
            Some(expires_at_ms) => {
                let date = words::date_long(self.facts.locale, self.zone, expires_at_ms)?;
                let said = [("amount", amount.into()), ("date", date.into())];
                self.t("mail-given-until", &said)?
            }
            None => amount,
        };
        let said = [("label", label.as_str().into()), ("words", words.as_str().into())];
        Ok(Note { line: self.t("mail-given-line", &said)?, label, words })
    }
}
