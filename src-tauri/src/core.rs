//! The core as the shell sees it. The only file here that names the `api` crate.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

pub use api::Topic;
use api::{Api, ApiError, SystemClock, Workers};
use serde::Serialize;
use uuid::Uuid;

/// The window is one session of the house, whoever sits at it.
const SESSION: &str = "window";

/// Where the house is.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of this house.
    pub data_dir: PathBuf,
    /// Set for a house on PostgreSQL.
    pub database_url: Option<String>,
}

impl Options {
    fn of_the_core(&self) -> api::Options {
        api::Options {
            data_dir: self.data_dir.clone(),
            database_url: self.database_url.clone(),
            clock: Arc::new(SystemClock),
        }
    }
}

/// What went wrong, as a code and facts that the page turns into a sentence.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum Refusal {
    /// From the core.
    Core(ApiError),
    /// From the shell itself.
    Shell {
        /// The code.
        code: &'static str,
        /// Always empty: the page reads both kinds alike.
        args: BTreeMap<String, String>,
    },
}

impl Refusal {
    /// A refusal of the shell's own.
    pub fn shell(code: &'static str) -> Self {
        Self::Shell { code, args: BTreeMap::new() }
    }
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Self::Core(error)
    }
}

/// An open house and its workers.
pub struct Core {
    api: Arc<Api>,
    _workers: Workers,
}

impl Core {
    /// Opens the house, brings its schema up to date and starts its workers.
    ///
    /// `changed` is told what the workers changed.
    pub fn open(
        options: &Options,
        changed: impl Fn(&[Topic]) + Send + Sync + 'static,
    ) -> Result<Self, Refusal> {
        api::use_keyring();
        let api = Api::open(&options.of_the_core())?;
        let api = Arc::new(api);
        let workers = api.start_workers(changed);
        Ok(Self { api, _workers: workers })
    }

    /// Puts the demo of a folder away; the house must be closed.
    pub fn leave_demo(options: &Options) -> Result<(), Refusal> {
        let kept = Api::leave_demo(&options.of_the_core())?;
        tracing::info!(%kept, "the demo was left");
        Ok(())
    }

    /// Runs one command; the answer is JSON.
    ///
    /// The page knows from the list what its own commands change, so it is not told of them again.
    pub fn call(&self, name: &str, id: Uuid, args: &str) -> Result<String, Refusal> {
        Ok(self.api.call(SESSION, name, id, args)?.json)
    }
}
