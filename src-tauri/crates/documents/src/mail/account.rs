//! What the mails about the account itself say: its address is another, or it is to be closed.

use super::parts::{Block, Words, needed};
use crate::DocumentError;
use crate::words;

impl Words<'_> {
    pub(super) fn address_changed(&self) -> Result<Vec<Block>, DocumentError> {
        let told = needed(self.facts.account.as_ref(), "account")?;
        let intro =
            if told.on_site { "mail-address-intro-site" } else { "mail-address-intro-desk" };
        Ok(vec![
            self.paragraph(intro, &[("date", self.when()?.into())])?,
            self.paragraph("mail-address-others", &[])?,
            self.paragraph("mail-address-mistake", &[])?,
        ])
    }

    pub(super) fn closing_asked(&self) -> Result<Vec<Block>, DocumentError> {
        let told = needed(self.facts.account.as_ref(), "account")?;
        let date = self.when()?;
        let mut said = vec![self.paragraph("mail-closing-intro", &[("date", date.into())])?];
        if told.given_up.is_positive() {
            let amount = self.amount(told.given_up);
            said.push(self.paragraph("mail-closing-given-up", &[("amount", amount.into())])?);
        }
        said.push(self.paragraph("mail-closing-kept", &[])?);
        said.push(self.paragraph("mail-closing-mistake", &[])?);
        Ok(said)
    }

    fn when(&self) -> Result<String, DocumentError> {
        words::date_time(self.facts.locale, self.zone, self.facts.requested_at_ms)
    }
}
