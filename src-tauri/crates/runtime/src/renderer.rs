//! The use cases' port for mails, answered by the documents crate.

use contract::facts::{MailFacts, RenderedMail};
use contract::mail::MailWords;
use documents::DocumentError;
use office::{Code, MailRenderer, OfficeError};

/// Mails from `assets/mail`.
pub struct TemplateRenderer;

impl MailRenderer for TemplateRenderer {
    fn mail(&self, facts: &MailFacts) -> Result<RenderedMail, OfficeError> {
        documents::mail::render(facts).map_err(|e| failed(&e))
    }

    fn first_words(&self, facts: &MailFacts) -> Result<MailWords, OfficeError> {
        documents::mail::first_words(facts).map_err(|e| failed(&e))
    }
}

fn failed(error: &DocumentError) -> OfficeError {
    OfficeError::new(Code::DocumentFailed).with("detail", error.to_string())
}
