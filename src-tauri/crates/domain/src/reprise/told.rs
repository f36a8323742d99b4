//! What a customer is told of an acceptance that is taken back.

/// What a reversal says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reversal {
    /// The credit that was told goes, the place is back.
    CreditTakenBack,
    /// The request came to nothing: nobody was told of any credit.
    NothingCame,
}

/// A credit that nobody was told of is never written about; the request was, and waits for an answer.
#[must_use]
pub const fn reversal(acceptance_told: bool) -> Reversal {
    if acceptance_told { Reversal::CreditTakenBack } else { Reversal::NothingCame }
}
