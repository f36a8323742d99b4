//! Commands and answers: plain data, the shape the window and the command line send and read.
//! Amounts are euro cents, times UTC milliseconds, texts have a length limit checked on the way in.

mod counter;
mod customer;
mod fact;
mod founding;
mod hall;
mod import;
mod journal;
mod mail;
mod policy;
mod reprise;
mod sale;
mod season;
mod secret;
mod session;
mod settings;

pub use counter::*;
pub use customer::*;
pub use fact::*;
pub use founding::*;
pub use hall::*;
pub use import::*;
pub use journal::*;
pub use mail::*;
pub use policy::*;
pub use reprise::*;
pub use sale::*;
pub use season::*;
pub use secret::*;
pub use session::*;
pub use settings::*;

/// Derives what every piece of the wire has.
macro_rules! wire {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })*) => {
        $($(#[$meta])*
        #[derive(
            Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize,
            ts_rs::TS, schemars::JsonSchema,
        )]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($body)* })*
    };
}
pub(crate) use wire;

/// Derives what every choice on the wire has.
macro_rules! choice {
    ($($(#[$meta:meta])* pub enum $name:ident { $($body:tt)* })*) => {
        $($(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize,
            ts_rs::TS, schemars::JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($body)* })*
    };
}
pub(crate) use choice;

wire! {
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
