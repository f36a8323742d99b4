//! The use cases' port for mails, answered by the documents crate.

use contract::facts::{MailFacts, RenderedMail};
use office::{Code, Letters, OfficeError};

/// Mails from `assets/mail`.
pub struct PaperLetters;

impl Letters for PaperLetters {
    fn mail(&self, facts: &MailFacts) -> Result<RenderedMail, OfficeError> {
        documents::mail::render(facts)
            .map_err(|e| OfficeError::new(Code::DocumentFailed).with("detail", e.to_string()))
    }
}
