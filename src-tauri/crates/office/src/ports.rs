//! What the use cases ask of the outside, as traits.

use contract::facts::{MailFacts, RenderedMail};
use contract::locale::Locale;
use contract::mail::MailWords;
use domain::policy::Policy;

use crate::OfficeError;

/// Puts into words what customers read: the facts of a mail, so that what is stored at the decision is
/// what is sent, and the terms of a policy.
pub trait MailRenderer: Send + Sync {
    /// The mail, ready to send.
    ///
    /// # Errors
    /// [`crate::Code::DocumentFailed`] when a template fails: the command is then refused whole.
    fn mail(&self, facts: &MailFacts) -> Result<RenderedMail, OfficeError>;

    /// The mail as a house keeps it: what it says stands where its HTML would, which is many times as long.
    ///
    /// # Errors
    /// As [`MailRenderer::mail`].
    fn kept(&self, facts: &MailFacts) -> Result<RenderedMail, OfficeError> {
        self.mail(facts)
    }

    /// The text and the HTML of what is kept.
    ///
    /// # Errors
    /// [`crate::Code::DocumentFailed`] where it cannot be laid out.
    fn laid_out(&self, text: String, html: String) -> Result<(String, String), OfficeError> {
        Ok((text, html))
    }

    /// What the terms say of a policy, a sentence a line.
    ///
    /// # Errors
    /// [`crate::Code::DocumentFailed`] when a sentence is missing.
    fn terms(&self, policy: &Policy, locale: Locale) -> Result<Vec<String>, OfficeError>;

    /// The words of a mail about a performance that is moved, until the house changes them.
    ///
    /// # Errors
    /// [`crate::Code::DocumentFailed`] as [`MailRenderer::mail`].
    fn first_words(&self, facts: &MailFacts) -> Result<MailWords, OfficeError>;
}
