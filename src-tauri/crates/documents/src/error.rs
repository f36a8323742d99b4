//! Why a paper or a mail could not be made.

/// What stands in the way of a paper or a mail. None of these is the customer's doing: the facts
/// are incomplete or the assets are wrong, so trying again changes nothing.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// A mail states something the facts do not hold.
    #[error("the facts of a mail lack {0}")]
    Lacking(&'static str),
    #[error("mail template: {0}")]
    Template(#[from] minijinja::Error),
    /// What a mail says is not as it was kept.
    #[error("what a mail says: {0}")]
    Kept(String),
    /// A sentence is missing, or lacks one of its arguments.
    #[error("no words for {id}: {why}")]
    Words {
        /// Key in the locale files.
        id: String,
        /// What Fluent had to say.
        why: String,
    },
    /// The house's time zone is not in the IANA list.
    #[error("unknown time zone {0:?}")]
    UnknownTimeZone(String),
    /// A time is outside what a calendar can hold.
    #[error("{0} ms is no date")]
    NoSuchTime(i64),
    /// The code does not fit a QR code.
    #[error("code too long for a QR code")]
    CodeTooLong,
    /// No paper was asked for.
    #[error("nothing to print")]
    NothingToPrint,
    /// A bundled font or ticket template cannot be used.
    #[error("bundled asset: {0}")]
    Asset(String),
}
