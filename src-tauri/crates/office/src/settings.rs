//! Settings of the house: its name on papers, how its mail leaves. Those of one counter are not
//! in the database.

mod house;
mod mail;

pub use house::{house, set_house, version};
pub use mail::{mail, set_mail};

/// Texts of queries, from the folder beside this module's file.
macro_rules! sql {
    ($file:literal) => {
        include_str!(concat!("../sql/settings/", $file, ".sql"))
    };
}
use sql;
