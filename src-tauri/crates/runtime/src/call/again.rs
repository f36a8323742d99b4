//! What becomes of a command that a house lost: declared with it, for who gives it anew.

/// What becomes of a command that its house lost, and that its counter was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// It is given once more under its id, on a supervisor's word.
    Gives,
    /// The same; it makes an order, which does not come back where it was taken up in what was lost.
    Sells,
    /// The same; it holds what a customer is called, and how they are reached.
    Names,
    /// It makes paper of what is there: nothing, where that was lost.
    Prints,
    /// A person does it again: a secret went with it, which is kept nowhere, or a file.
    ByHand,
    /// The same; it erases whom it names.
    Erases,
    /// The same; it erases whom no argument names.
    ErasesMany,
}

impl Again {
    /// Whether it may be given once more.
    #[must_use]
    pub const fn is_given(self) -> bool {
        matches!(self, Self::Gives | Self::Sells | Self::Names | Self::Prints)
    }
}
