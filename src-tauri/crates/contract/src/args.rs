//! Arguments that many commands share.

use crate::shape::record;

record! {
    /// No arguments, or nothing to say.
    #[derive(Default)]
    pub struct Empty {}

    /// One thing, by its id.
    #[schemars(rename = "ById")]
    pub struct ById<I> {
        pub id: I,
    }

    /// One thing, as last seen: a change in between refuses the command.
    #[schemars(rename = "Versioned")]
    pub struct Versioned<I> {
        pub id: I,
        /// The version on the screen.
        pub version: i64,
    }

    /// As [`Versioned`], with a note.
    #[schemars(rename = "Noted")]
    pub struct Noted<I> {
        pub id: I,
        /// The version on the screen.
        pub version: i64,
        /// A note for colleagues, 500 characters at most.
        pub note: String,
    }
}
