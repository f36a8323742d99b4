//! What the use cases ask of the outside, as traits.

use contract::facts::{MailFacts, RenderedMail};
use contract::mail::MailWords;

use crate::OfficeError;

/// Puts the facts of a mail into words, so that what is stored at the decision is what is sent.
pub trait MailRenderer: Send + Sync {
    /// The mail, ready to send.
    ///
    /// # Errors
    /// [`crate::Code::DocumentFailed`] when a template fails: the command is then refused whole.
    fn mail(&self, facts: &MailFacts) -> Result<RenderedMail, OfficeError>;

    /// The words of a mail about a performance that is moved, until the house changes them.
    ///
    /// # Errors
    /// [`crate::Code::DocumentFailed`] as [`MailRenderer::mail`].
    fn first_words(&self, facts: &MailFacts) -> Result<MailWords, OfficeError>;
}
