//! Credit in mails about requests: each amount with its lot and its date.

use contract::facts::CreditFacts;

use super::lines::one_line;
use super::parts::{Block, Words, needed};
use crate::DocumentError;
use crate::words;

impl Words<'_> {
    /// The credit by lot. Mails from before had one lot for all.
    fn by_lot(&self) -> Result<Vec<CreditFacts>, DocumentError> {
        if !self.facts.credit.is_empty() {
            return Ok(self.facts.credit.clone());
        }
        let lot = needed(self.facts.lot_number.clone(), "credit")?;
        let expires_at_ms = needed(self.facts.expires_at_ms, "expires_at_ms")?;
        let amount = self.facts.places.iter().map(|place| place.reprise).sum();
        Ok(vec![CreditFacts { lot, amount, expires_at_ms }])
    }

    /// What an acceptance gives, and the balance after it.
    pub(super) fn credited(&self) -> Result<Vec<Block>, DocumentError> {
        let parts = self.by_lot()?;
        let whole = self.amount(parts.iter().map(|part| part.amount).sum());
        let (intro, until) = match parts.as_slice() {
            [one] => {
                let said = [("amount", whole.into()), ("lot", one_line(&one.lot).into())];
                let date = words::date_long(self.facts.locale, self.zone, one.expires_at_ms)?;
                (
                    self.paragraph("mail-accepted-intro", &said)?,
                    self.t("mail-accepted-expiry", &[("date", date.into())])?,
                )
            }
            several => {
                let parts: Vec<String> =
                    several.iter().map(|part| self.part(part)).collect::<Result<_, _>>()?;
                let said = [("amount", whole.into()), ("parts", parts.join(", ").into())];
                (
                    self.paragraph("mail-accepted-intro-parts", &said)?,
                    self.t("mail-accepted-expiries", &[])?,
                )
            }
        };
        let balance = self.amount(needed(self.facts.balance_after, "balance_after")?);
        let credit = Block::Credit {
            label: self.t("mail-accepted-balance", &[])?,
            line: self.t("mail-accepted-balance-line", &[("balance", balance.as_str().into())])?,
            amount: balance,
            until,
        };
        Ok(vec![intro, credit])
    }

    /// `25,00 € jusqu’au 3 mars 2027 (avoir n° AV-000012)`.
    pub(super) fn part(&self, part: &CreditFacts) -> Result<String, DocumentError> {
        let date = words::date_long(self.facts.locale, self.zone, part.expires_at_ms)?;
        let said = [
            ("amount", self.amount(part.amount).into()),
            ("date", date.into()),
            ("lot", one_line(&part.lot).into()),
        ];
        self.t("mail-accepted-part", &said)
    }

    /// What a reversal takes back; nothing where nothing was given.
    pub(super) fn uncredited(&self) -> Result<Option<Block>, DocumentError> {
        let lots: Vec<String> = match &self.facts.lot_number {
            Some(lot) => vec![one_line(lot)],
            None => self.facts.credit.iter().map(|part| one_line(&part.lot)).collect(),
        };
        let key = match lots.len() {
            0 => return Ok(None),
            1 => "mail-reversed-credit",
            _ => "mail-reversed-credits",
        };
        let amount = self.amount(self.facts.places.iter().map(|place| place.reprise).sum());
        self.paragraph(key, &[("amount", amount.into()), ("lot", lots.join(", ").into())]).map(Some)
    }
}
