//! What the mail about credit that ends says: how much, by lot, and until when.

use contract::facts::CreditFacts;

use super::lines::one_line;
use super::parts::{Block, Words, needed};
use crate::DocumentError;
use crate::words;

impl Words<'_> {
    pub(super) fn ending(&self) -> Result<Vec<Block>, DocumentError> {
        let amount = self.ending_amount().into();
        let intro = match self.facts.credit.as_slice() {
            [one] => {
                let said = [
                    ("amount", amount),
                    ("lot", one_line(&one.lot).into()),
                    ("date", self.first_end()?.into()),
                ];
                self.paragraph("mail-ending-intro", &said)?
            }
            several => {
                let parts: Vec<String> =
                    several.iter().map(|part| self.part(part)).collect::<Result<_, _>>()?;
                let said = [("amount", amount), ("parts", parts.join(", ").into())];
                self.paragraph("mail-ending-intro-parts", &said)?
            }
        };
        let balance = self.amount(needed(self.facts.balance_after, "balance_after")?);
        let credit = Block::Credit {
            label: self.t("mail-accepted-balance", &[])?,
            line: self.t("mail-accepted-balance-line", &[("balance", balance.as_str().into())])?,
            amount: balance,
            until: self.ending_preheader()?,
        };
        Ok(vec![
            intro,
            credit,
            self.paragraph("mail-ending-after", &[])?,
            self.paragraph("mail-accepted-use", &[])?,
        ])
    }

    pub(super) fn ending_preheader(&self) -> Result<String, DocumentError> {
        let said = [("amount", self.ending_amount().into()), ("date", self.first_end()?.into())];
        let several = self.facts.credit.len() > 1;
        self.t(if several { "mail-ending-from" } else { "mail-ending-until" }, &said)
    }

    fn ending_amount(&self) -> String {
        self.amount(self.facts.credit.iter().map(|part| part.amount).sum())
    }

    fn first_end(&self) -> Result<String, DocumentError> {
        let first = self.facts.credit.iter().map(|part: &CreditFacts| part.expires_at_ms).min();
        words::date_long(self.facts.locale, self.zone, needed(first, "credit")?)
    }
}
