//! What a command is: its declaration, its way in, and what it answers.

pub mod again;
mod commands_macro;
pub mod spec;
pub mod topic;
pub mod typescript;

pub use office::command::{Form, Kept, Upgrade, with_field};
use office::{Actor, Code, OfficeError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::error::ApiError;
use again::Again;
use topic::Topic;

/// A command on its way.
pub struct Call<'a> {
    pub session: &'a str,
    pub id: Uuid,
    /// Its arguments, as JSON.
    pub args: &'a str,
    /// Who gives it; the program itself where nobody need be signed in.
    pub operator: Actor,
    /// It touches more than the lines of a site may: it goes by those of the house.
    pub by_house: bool,
    /// What it changes, for the other counters to fetch again.
    pub changes: &'static [Topic],
    /// What becomes of it where the house loses it.
    pub again: Again,
}

/// Reads arguments; an unknown or missing field is refused by name.
///
/// # Errors
/// [`Code::BadArguments`].
pub fn decode<A: DeserializeOwned>(args: &str) -> Result<A, ApiError> {
    serde_json::from_str(args)
        .map_err(|e| OfficeError::new(Code::BadArguments).with("detail", e.to_string()).into())
}

/// Writes a reply, or the arguments of a command as they are kept.
///
/// # Errors
/// [`Code::Internal`].
pub fn encode<R: Serialize>(reply: &R) -> Result<String, ApiError> {
    serde_json::to_string(reply).map_err(|e| OfficeError::internal(e).into())
}
