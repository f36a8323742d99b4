//! Where and how a line ended badly.

use std::io;

use lettre::transport::smtp::Error;

/// A server that does not end its answer.
#[derive(Debug, thiserror::Error)]
#[error("an answer without an end")]
pub(crate) struct Endless;

/// Where in the dialogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Finding the server, TLS, its greeting.
    Connect,
    /// STARTTLS.
    Secure,
    Password,
    /// MAIL.
    Sender,
    /// RCPT.
    Recipient,
    /// DATA and the text, before the last dot.
    Text,
    /// After the last dot.
    Dot,
}

/// Why a stage ended badly.
#[derive(Debug)]
pub(crate) enum Cut {
    /// The server, or the line, said so.
    Said(Error),
    /// Nobody is there.
    Away(io::Error),
    /// A reply that belongs nowhere here.
    Odd(String),
    /// Nothing in the time for it.
    Silent,
    /// The program is being closed.
    Closing,
}

impl From<Error> for Cut {
    fn from(error: Error) -> Self {
        Self::Said(error)
    }
}

impl From<io::Error> for Cut {
    fn from(error: io::Error) -> Self {
        Self::Away(error)
    }
}
