//! The one list of commands, who may give them, and everything around a command: sessions, error
//! codes, the TypeScript bindings and `contremarquectl`.

pub mod bindings;
mod clock;
mod commands;
mod error;
mod letters;
mod local;
mod open;
mod session;
mod spec;

pub use clock::{Clock, SystemClock};
pub use commands::COMMANDS;
pub use error::ApiError;
pub use open::{Api, Options};
pub use session::hash_pin as pin_hash;
pub use spec::{Answer, Kind, Spec, Topic, Who};
