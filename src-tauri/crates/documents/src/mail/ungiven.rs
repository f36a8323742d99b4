//! Mails about requests that give no credit, or none any more: the place stays the customer's, or is nobody's.

use contract::facts::MailKind;

use super::lines::one_line;
use super::parts::{Block, Note, Words, needed};
use crate::DocumentError;

impl Words<'_> {
    /// Key of what a list of mails shows beside the subject. A ticket is said to be valid where it opens the door.
    pub(super) fn ungiven_preheader(&self) -> &'static str {
        let shut = self.facts.opens_no_door;
        match self.facts.kind {
            MailKind::RepriseRefused if shut => "mail-refused-preheader-shut",
            MailKind::RepriseRefused => "mail-refused-preheader",
            MailKind::RepriseReversed if shut => "mail-reversed-preheader-shut",
            MailKind::RepriseReversed => "mail-reversed-preheader",
            MailKind::RepriseDropped if shut => "mail-dropped-preheader-shut",
            MailKind::RepriseDropped => "mail-dropped-preheader",
            MailKind::RepriseWithdrawn if shut => "mail-withdrawn-preheader-shut",
            MailKind::RepriseWithdrawn => "mail-withdrawn-preheader",
            _ if self.facts.credit.is_empty() => "mail-closed-preheader",
            _ => "mail-closed-preheader-credit",
        }
    }

    pub(super) fn closed(&self) -> Result<Vec<Block>, DocumentError> {
        let mut blocks = match self.facts.credit.is_empty() {
            true => vec![self.paragraph("mail-closed-intro", &[self.count()])?],
            false => vec![self.paragraph("mail-closed-intro-credit", &[])?],
        };
        blocks.extend(self.uncredited()?);
        let notes = self.said()?;
        if !notes.is_empty() {
            blocks.push(Block::Notes { notes });
        }
        blocks.push(self.recap()?);
        Ok(blocks)
    }

    pub(super) fn rejected(&self) -> Result<Vec<Block>, DocumentError> {
        let reason = one_line(needed(self.facts.reason.as_deref(), "reason")?);
        let mut notes = vec![Note {
            label: self.t("mail-refused-reason", &[])?,
            line: self.t("mail-refused-reason-line", &[("reason", reason.as_str().into())])?,
            words: reason,
        }];
        notes.extend(self.said()?);
        let mut blocks = vec![self.paragraph("mail-refused-intro", &[])?, Block::Notes { notes }];
        if !self.facts.opens_no_door {
            blocks.push(self.paragraph("mail-refused-ticket", &[])?);
        }
        blocks.push(self.recap()?);
        Ok(blocks)
    }

    pub(super) fn dropped(&self) -> Result<Vec<Block>, DocumentError> {
        let mut blocks = vec![self.paragraph("mail-dropped-intro", &[])?, self.recap()?];
        if !self.facts.opens_no_door {
            blocks.push(self.paragraph("mail-reversed-ticket", &[])?);
        }
        Ok(blocks)
    }

    pub(super) fn withdrawn(&self) -> Result<Vec<Block>, DocumentError> {
        let intro = self.paragraph("mail-withdrawn-intro", &[self.count()])?;
        let mut blocks = vec![intro, self.recap()?];
        if !self.facts.opens_no_door {
            blocks.push(self.paragraph("mail-withdrawn-ticket", &[self.count()])?);
        }
        Ok(blocks)
    }

    pub(super) fn reversed(&self) -> Result<Vec<Block>, DocumentError> {
        let mut blocks = vec![self.paragraph("mail-reversed-intro", &[])?];
        blocks.extend(self.uncredited()?);
        blocks.push(self.recap()?);
        if !self.facts.opens_no_door {
            blocks.push(self.paragraph("mail-reversed-ticket", &[])?);
        }
        Ok(blocks)
    }

    /// The house's sentence, where it wrote one.
    fn said(&self) -> Result<Vec<Note>, DocumentError> {
        let sentence = one_line(self.facts.sentence.as_deref().unwrap_or_default());
        if sentence.is_empty() {
            return Ok(Vec::new());
        }
        let said = [("sentence", sentence.as_str().into())];
        let line = self.t("mail-refused-sentence-line", &said)?;
        Ok(vec![Note { label: self.t("mail-refused-sentence", &[])?, line, words: sentence }])
    }
}
