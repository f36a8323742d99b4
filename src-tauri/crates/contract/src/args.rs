//! Arguments that many commands share.

use crate::shape::record;

record! {
    /// No arguments, or nothing to say.
    #[derive(Default)]
    pub struct Empty {}

    /// One thing, by its id.
    pub struct ById {
        /// Its id.
        pub id: i64,
    }

    /// One thing, as last seen: a change in between refuses the command.
    pub struct Versioned {
        /// Its id.
        pub id: i64,
        /// The version on the screen.
        pub version: i64,
    }

    /// As [`Versioned`], with a note.
    pub struct Noted {
        /// Its id.
        pub id: i64,
        /// The version on the screen.
        pub version: i64,
        /// A note for colleagues, 500 characters at most.
        pub note: String,
    }
}
