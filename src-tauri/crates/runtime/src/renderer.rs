//! The use cases' port for what customers read, answered by the documents crate.

use contract::facts::{MailFacts, RenderedMail};
use contract::locale::Locale;
use contract::mail::MailWords;
use documents::DocumentError;
use domain::policy::Policy;
use office::{Code, MailRenderer, OfficeError};

/// Mails from `assets/mail`, terms from `assets/locales`.
pub struct TemplateRenderer;

impl MailRenderer for TemplateRenderer {
    fn mail(&self, facts: &MailFacts) -> Result<RenderedMail, OfficeError> {
        documents::mail::render(facts).map_err(|e| failed(&e))
    }

    fn kept(&self, facts: &MailFacts) -> Result<RenderedMail, OfficeError> {
        documents::mail::kept(facts).map_err(|e| failed(&e))
    }

    fn laid_out(&self, text: String, html: String) -> Result<(String, String), OfficeError> {
        let (text, html) = documents::mail::laid_out(&text, &html).map_err(|e| failed(&e))?;
        Ok((text.into_owned(), html.into_owned()))
    }

    fn terms(&self, policy: &Policy, locale: Locale) -> Result<Vec<String>, OfficeError> {
        documents::terms::sentences(policy, locale).map_err(|e| failed(&e))
    }

    fn first_words(&self, facts: &MailFacts) -> Result<MailWords, OfficeError> {
        documents::mail::first_words(facts).map_err(|e| failed(&e))
    }
}

fn failed(error: &DocumentError) -> OfficeError {
    OfficeError::new(Code::DocumentFailed).with("detail", error.to_string())
}
