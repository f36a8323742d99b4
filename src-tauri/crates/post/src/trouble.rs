//! What went wrong on the line, told apart by where it did: the same cut is harmless before the last
//! dot and leaves a doubt after it.

use std::io;

use contract::mail::MailReason;
use lettre::transport::smtp::Error;
use office::mail::{SendOutcome, Trouble};

use crate::cut::{Cut, Endless, Stage};

/// What follows from it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// For this mail alone; the line may still be good.
    Mail(SendOutcome),
    /// The line was cut at this mail.
    Cut(SendOutcome),
    /// Nothing leaves for now, whatever the mail.
    Line(Trouble),
    /// Nothing leaves until a person has done something.
    Person(Trouble),
    /// The program is being closed: the mail stays as it was.
    Closing,
}

impl Fault {
    /// The same in one word, where there is no queue.
    pub(crate) fn into_trouble(self) -> Trouble {
        match self {
            Self::Line(trouble) | Self::Person(trouble) => trouble,
            Self::Mail(outcome) | Self::Cut(outcome) => match outcome {
                SendOutcome::Later(trouble)
                | SendOutcome::Refused(trouble)
                | SendOutcome::InDoubt(trouble) => trouble,
                SendOutcome::Sent => trouble(MailReason::Garbled, ""),
            },
            Self::Closing => trouble(MailReason::LineCut, ""),
        }
    }
}

pub(crate) fn trouble(reason: MailReason, answer: impl Into<String>) -> Trouble {
    Trouble { reason, answer: answer.into() }
}

/// What a bad end of a stage means.
pub(crate) fn fault(stage: Stage, cut: Cut) -> Fault {
    let error = match cut {
        Cut::Said(error) => error,
        Cut::Away(error) if error.kind() == io::ErrorKind::TimedOut => {
            return broken(stage, MailReason::Silent, error.to_string());
        }
        Cut::Away(error) => return broken(stage, MailReason::ServerAway, error.to_string()),
        Cut::Closing if stage != Stage::Dot => return Fault::Closing,
        Cut::Closing => return broken(stage, MailReason::Died, String::new()),
        Cut::Silent => return broken(stage, MailReason::Silent, String::new()),
        Cut::Odd(answer) => return broken(stage, MailReason::Garbled, answer),
    };
    let Some(code) = error.status().map(u16::from) else {
        return broken(stage, reason_of(stage, &error), detail(&error));
    };
    let answer = format!("{code} {}", said(&error));
    // 421 is the end of the connection, at whatever stage it comes.
    let busy = |reason| Fault::Mail(SendOutcome::Later(trouble(reason, &answer)));
    let never = |reason| Fault::Mail(SendOutcome::Refused(trouble(reason, &answer)));
    match (stage, code) {
        (Stage::Connect | Stage::Secure, _) => {
            Fault::Line(trouble(MailReason::ServerRefused, answer))
        }
        (Stage::Password, 500..=599) => Fault::Person(trouble(MailReason::Password, answer)),
        (Stage::Password, _) => Fault::Line(trouble(MailReason::ServerRefused, answer)),
        (_, 421) => Fault::Cut(SendOutcome::Later(trouble(MailReason::Busy, answer))),
        (Stage::Sender | Stage::Recipient, 530 | 534 | 535 | 538) => {
            Fault::Person(trouble(MailReason::Password, answer))
        }
        (Stage::Sender, 500..=599) => Fault::Person(trouble(MailReason::SenderRefused, answer)),
        (_, 500..=599) => never(refusal(stage, code, &answer)),
        (_, 452) => busy(MailReason::MailboxFull),
        _ => busy(if enhanced(&answer, "4.2.2") {
            MailReason::MailboxFull
        } else {
            MailReason::Busy
        }),
    }
}

/// Why a server says no for good: by its enhanced code (RFC 3463), else by where it said it.
fn refusal(stage: Stage, code: u16, answer: &str) -> MailReason {
    if enhanced(answer, "5.2.2") || code == 552 {
        MailReason::MailboxFull
    } else if enhanced(answer, "5.6.7") {
        MailReason::Letters
    } else if answer.split(' ').nth(1).is_some_and(|word| word.starts_with("5.7.")) {
        MailReason::Blocked
    } else if stage == Stage::Recipient {
        MailReason::UnknownRecipient
    } else {
        MailReason::Blocked
    }
}

fn enhanced(answer: &str, code: &str) -> bool {
    answer.split(' ').nth(1) == Some(code)
}

/// The line is gone, or nothing on it makes sense.
fn broken(stage: Stage, reason: MailReason, answer: String) -> Fault {
    match stage {
        Stage::Connect | Stage::Secure | Stage::Password => Fault::Line(trouble(reason, answer)),
        Stage::Sender | Stage::Recipient | Stage::Text => {
            Fault::Cut(SendOutcome::Later(trouble(reason, answer)))
        }
        Stage::Dot if reason == MailReason::Died => {
            Fault::Cut(SendOutcome::InDoubt(trouble(reason, answer)))
        }
        Stage::Dot => Fault::Cut(SendOutcome::InDoubt(trouble(MailReason::Doubt, answer))),
    }
}

fn reason_of(stage: Stage, error: &Error) -> MailReason {
    if is_endless(error) {
        MailReason::Garbled
    } else if is_tls(error) {
        MailReason::Tls
    } else if error.is_timeout() {
        MailReason::Silent
    } else if error.is_client() && stage == Stage::Secure {
        MailReason::NoTls
    } else if error.is_client() && stage == Stage::Password {
        MailReason::Password
    } else if stage == Stage::Connect && !error.is_response() {
        MailReason::ServerAway
    } else if stage == Stage::Connect {
        MailReason::Garbled
    } else {
        MailReason::LineCut
    }
}

fn is_endless(error: &Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        let io = inner.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if io.is_some_and(<dyn std::error::Error + Send + Sync>::is::<Endless>) {
            return true;
        }
        source = inner.source();
    }
    false
}

/// rustls reports itself as invalid data on the stream.
fn is_tls(error: &Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        let invalid = inner.downcast_ref::<std::io::Error>();
        if invalid.is_some_and(|e| e.kind() == std::io::ErrorKind::InvalidData) {
            return true;
        }
        source = inner.source();
    }
    error.is_tls()
}

/// The server's words, without what the library says around them.
fn said(error: &Error) -> String {
    std::error::Error::source(error).map(ToString::to_string).unwrap_or_default()
}

/// The innermost cause: what a person who repairs a line can use.
fn detail(error: &Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}
