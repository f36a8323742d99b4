//! The places that a mail is about, each with its amounts, and their sum.

use contract::facts::{MailKind, MailPlace};
use domain::money::Cents;

use super::lines::one_line;
use super::parts::{Amount, Block, PlaceSaid, Recap, Words};
use crate::DocumentError;

impl Words<'_> {
    pub(super) fn recap(&self) -> Result<Block, DocumentError> {
        let facts = self.facts;
        let (order, request) = (one_line(&facts.order_number), one_line(&facts.reprise_number));
        let total = |of: fn(&MailPlace) -> Cents| facts.places.iter().map(of).sum();
        let sums = match facts.places.len() {
            0 | 1 => Vec::new(),
            _ => self.amounts(total(|place| place.paid), total(|place| place.reprise))?,
        };
        Ok(Block::Recap(Recap {
            title: self.t("mail-recap", &[])?,
            order: self.t("mail-order", &[("order", order.into())])?,
            request: match request.as_str() {
                "" => String::new(),
                number => self.t("mail-reprise-number", &[("number", number.into())])?,
            },
            places: facts.places.iter().map(|place| self.place(place)).collect::<Result<_, _>>()?,
            total: self.t("mail-total", &[])?,
            sums,
        }))
    }

    fn place(&self, place: &MailPlace) -> Result<PlaceSaid, DocumentError> {
        self.named(&place.place, self.amounts(place.paid, place.reprise)?)
    }

    fn amounts(&self, paid: Cents, reprise: Cents) -> Result<Vec<Amount>, DocumentError> {
        if self.facts.kind == MailKind::TicketsSent {
            let label = self.t("mail-paid", &[])?;
            return Ok(vec![Amount { label, amount: self.amount(paid), credited: false }]);
        }
        let not_given = self.not_given();
        Ok(vec![
            Amount { label: self.t("mail-paid", &[])?, amount: self.amount(paid), credited: false },
            Amount {
                label: self.t(not_given.unwrap_or("mail-reprise"), &[])?,
                amount: self.amount(reprise),
                credited: not_given.is_none(),
            },
        ])
    }

    /// The label of a reprise that gives no credit; none where it gives some.
    fn not_given(&self) -> Option<&'static str> {
        match self.facts.kind {
            MailKind::RepriseReversed => Some("mail-reprise-reversed"),
            MailKind::RepriseClosed if !self.facts.credit.is_empty() => {
                Some("mail-reprise-reversed")
            }
            MailKind::RepriseRefused
            | MailKind::RepriseDropped
            | MailKind::RepriseWithdrawn
            | MailKind::RepriseClosed => Some("mail-reprise-asked"),
            _ => None,
        }
    }
}
