//! The core as the shell sees it. The only file here that names the `api` crate.

use std::path::PathBuf;

use serde::Serialize;
use uuid::Uuid;

/// Where the house is.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of this house.
    pub data_dir: PathBuf,
    /// Set for a house on PostgreSQL.
    pub database_url: Option<String>,
}

/// What went wrong, as a code the page turns into a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct ApiError {
    code: String,
    args: serde_json::Map<String, serde_json::Value>,
}

impl ApiError {
    /// An error without details.
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), args: serde_json::Map::new() }
    }
}

/// An open house and its workers.
pub struct Core {}

impl Core {
    /// Opens the house, brings its schema up to date and starts its workers.
    pub fn open(
        _options: &Options,
        _changed: impl Fn(serde_json::Value) + Send + 'static,
    ) -> Result<Self, ApiError> {
        Err(ApiError::new("internal"))
    }

    /// Runs one command; the answer is JSON.
    pub fn call(&self, _name: &str, _id: Uuid, _args: &str) -> Result<String, ApiError> {
        Err(ApiError::new("internal"))
    }
}
