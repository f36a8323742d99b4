//! The desk: its one list of commands and who may give them, sessions, papers, backups, imports, the
//! TypeScript bindings and `contremarquectl`.

mod amending;
mod aside;
mod backup;
pub mod bindings;
mod commands;
mod daily;
mod demo_house;
mod desk;
mod dispatch;
mod erasing;
mod founding;
mod going_on;
mod importing;
mod job;
mod joining;
mod kept;
mod moving;
mod named;
mod papers;
mod pin;
mod presence;
mod restoring;
mod session;
mod setting_up;
mod settings;
mod signed_in;
mod space;
mod status;
mod verifying;
mod without_house;
mod work;

pub use commands::COMMANDS;
pub use demo_house::{DemoMade, DemoOperator};
pub use desk::Api;
pub use importing::ReadFiles;
pub use job::Job;
pub use kept::UNLISTED;
pub use moving::{HouseMoved, HouseReopened, TableMoved};

pub use post::{Limits, Mailer, Workers};
pub use runtime::call::Form;
pub use runtime::call::spec::{Answer, CommandKind, KeptArgs, Spec, Who};
pub use runtime::call::topic::Topic;
pub use runtime::clock::{Clock, SystemClock};
pub use runtime::error::ApiError;
pub use runtime::hearing::Heard;
pub use runtime::line_state::LineState;
pub use runtime::listener::Listening;
pub use runtime::place::options::{Options, default_folder};
pub use runtime::place::secrets::use_keyring;
pub use session::hash_pin as pin_hash;
pub use setting_up::{Wanted, Works, none_shown};
pub use status::{Finding, LastBackup, Level, Status, What};
pub use store::Occupant;
