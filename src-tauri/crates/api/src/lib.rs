//! The one list of commands, who may give them, and everything around a command: sessions, error
//! codes, the TypeScript bindings and `contremarquectl`.

mod backup;
pub mod bindings;
mod clock;
mod closed;
mod commands;
mod error;
mod folders;
mod founding;
mod houses;
mod identity;
mod importing;
mod joining;
mod letters;
mod line;
mod local;
mod mailer;
mod moving;
mod open;
mod papers;
mod secrets;
mod session;
mod spec;

pub use backup::Restored;
pub use clock::{Clock, SystemClock};
pub use commands::COMMANDS;
pub use error::ApiError;
pub use houses::{DemoMade, DemoOperator};
pub use importing::{Job, ReadFiles};
pub use line::{Heard, LineState, Listening};
pub use mailer::{Limits, Mailer, Workers};
pub use moving::{HouseMoved, HouseReopened, TableMoved};
pub use open::{Api, Options, default_folder};
pub use secrets::use_keyring;
pub use session::hash_pin as pin_hash;
pub use spec::{Answer, Kind, Spec, Topic, Who};
