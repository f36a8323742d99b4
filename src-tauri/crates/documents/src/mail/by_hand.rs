//! What the mails about credit by a person's hand say: what it is worth, until when, and why.

use contract::facts::{MailByHand, MailKind};

use super::lines::one_line;
use super::parts::{Block, Note, Words, needed};
use crate::DocumentError;
use crate::words;

impl Words<'_> {
    pub(super) fn by_hand(&self) -> Result<Vec<Block>, DocumentError> {
        let told = needed(self.facts.by_hand.as_ref(), "by_hand")?;
        let (intro, balance) = match self.facts.kind {
            MailKind::CreditExtended => (self.extended(told)?, true),
            MailKind::CreditTakenBack => {
                (self.about_lot("mail-credit-taken-back-intro", told)?, false)
            }
            _ => (self.about_lot("mail-credit-given-intro", told)?, true),
        };
        let mut blocks = vec![intro];
        if balance {
            blocks.push(self.balance_until(told)?);
        }
        let said = one_line(&told.text);
        let line = self.t("mail-refused-sentence-line", &[("sentence", said.as_str().into())])?;
        let label = self.t("mail-refused-sentence", &[])?;
        blocks.push(Block::Notes { notes: vec![Note { label, line, words: said }] });
        blocks.push(if balance {
            self.paragraph("mail-accepted-use", &[])?
        } else {
            let left = self.amount(needed(self.facts.balance_after, "balance_after")?);
            self.paragraph("mail-amendment-balance", &[("balance", left.into())])?
        });
        Ok(blocks)
    }

    pub(super) fn by_hand_preheader(&self) -> Result<String, DocumentError> {
        let told = needed(self.facts.by_hand.as_ref(), "by_hand")?;
        let key = match self.facts.kind {
            MailKind::CreditExtended => "mail-credit-extended-preheader",
            MailKind::CreditTakenBack => "mail-credit-taken-back-preheader",
            _ => "mail-credit-given-preheader",
        };
        let said = [
            ("amount", self.amount(told.credit.amount).into()),
            ("date", self.until(told)?.into()),
        ];
        self.t(key, &said)
    }

    fn about_lot(&self, key: &str, told: &MailByHand) -> Result<Block, DocumentError> {
        let amount = self.amount(told.credit.amount);
        self.paragraph(
            key,
            &[("amount", amount.into()), ("lot", one_line(&told.credit.lot).into())],
        )
    }

    fn extended(&self, told: &MailByHand) -> Result<Block, DocumentError> {
        let before_ms = needed(told.before_ms, "before_ms")?;
        let before = words::date_long(self.facts.locale, self.zone, before_ms)?;
        let said = [
            ("amount", self.amount(told.credit.amount).into()),
            ("lot", one_line(&told.credit.lot).into()),
            ("before", before.into()),
            ("date", self.until(told)?.into()),
        ];
        self.paragraph("mail-credit-extended-intro", &said)
    }

    fn until(&self, told: &MailByHand) -> Result<String, DocumentError> {
        words::date_long(self.facts.locale, self.zone, told.credit.expires_at_ms)
    }

    fn balance_until(&self, told: &MailByHand) -> Result<Block, DocumentError> {
        let balance = self.amount(needed(self.facts.balance_after, "balance_after")?);
        Ok(Block::Credit {
            label: self.t("mail-accepted-balance", &[])?,
            line: self.t("mail-accepted-balance-line", &[("balance", balance.as_str().into())])?,
            amount: balance,
            until: self.t(
                "mail-credit-until",
                &[
                    ("amount", self.amount(told.credit.amount).into()),
                    ("date", self.until(told)?.into()),
                ],
            )?,
        })
    }
}
