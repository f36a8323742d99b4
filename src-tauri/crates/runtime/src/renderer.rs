//! The use cases' port for mails, answered by the documents crate.

use contract::facts::{MailFacts, RenderedMail};
use office::{Code, MailRenderer, OfficeError};

/// Mails from `assets/mail`.
pub struct TemplateRenderer;

impl MailRenderer for TemplateRenderer {
    fn mail(&self, facts: &MailFacts) -> Result<RenderedMail, OfficeError> {
        documents::mail::render(facts)
            .map_err(|e| OfficeError::new(Code::DocumentFailed).with("detail", e.to_string()))
    }
}
