//! The core as the shell sees it. The only file here that names the `api` crate.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use api::{Api, ApiError, Listening, Workers};
pub(crate) use api::{Heard, LineState, manual_asked};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

/// The window is one session of the house, whoever sits at it.
const SESSION: &str = "window";

/// Where the house is.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// The folder of this house.
    pub data_dir: PathBuf,
    /// Set for a house on PostgreSQL.
    pub database_url: Option<String>,
}

impl Options {
    fn of_the_core(&self) -> api::Options {
        api::Options {
            database_url: self.database_url.clone(),
            ..api::Options::folder(&self.data_dir)
        }
    }
}

/// What went wrong, as a code and facts that the page turns into a sentence.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum ShellRefusal {
    Core(ApiError),
    /// From the shell itself.
    Shell {
        code: &'static str,
        /// Always empty: the page reads both kinds alike.
        args: BTreeMap<String, String>,
    },
}

impl ShellRefusal {
    /// A refusal of the shell's own.
    pub(crate) fn shell(code: &'static str) -> Self {
        Self::Shell { code, args: BTreeMap::new() }
    }
}

impl From<ApiError> for ShellRefusal {
    fn from(error: ApiError) -> Self {
        Self::Core(error)
    }
}

/// Whether a password stands among the arguments, where everyone on the machine sees it.
pub(crate) fn shows_password(arguments: impl Iterator<Item = std::ffi::OsString>) -> bool {
    api::none_shown(arguments).is_err()
}

fn json(answer: &impl Serialize) -> Result<String, ShellRefusal> {
    serde_json::to_string(answer).map_err(|_| ShellRefusal::shell("internal"))
}

fn read<T: DeserializeOwned>(args: Value) -> Result<T, ShellRefusal> {
    serde_json::from_value(args).map_err(|_| ShellRefusal::shell("bad_arguments"))
}

/// An open house, its workers, and the line to the other counters.
pub(crate) struct Core {
    api: Arc<Api>,
    _workers: Workers,
    listening: Listening,
}

impl Core {
    /// Opens the house, brings its schema up to date and starts its workers.
    ///
    /// `tell` hears what the workers and the other counters change, and how the line is.
    pub(crate) fn open(
        options: &Options,
        tell: impl Fn(&Heard) + Send + Sync + 'static,
    ) -> Result<Self, ShellRefusal> {
        api::use_keyring();
        let api = Api::open(&options.of_the_core())?;
        let api = Arc::new(api);
        let tell = Arc::new(tell);
        let told = Arc::clone(&tell);
        let workers = api.start_workers(move |topics| told(&Heard::Changed(topics.to_vec())));
        let listening = api.listen(move |heard| tell(&heard));
        Ok(Self { api, _workers: workers, listening })
    }

    /// How the line to the house is.
    pub(crate) fn line(&self) -> LineState {
        self.api.line_state()
    }

    /// Tries a dead line at once.
    pub(crate) fn try_line(&self) {
        self.listening.wake();
    }

    /// Puts the demo of a folder away; the house must be closed.
    pub(crate) fn leave_demo(options: &Options) -> Result<(), ShellRefusal> {
        let kept = Api::leave_demo(&options.of_the_core())?;
        tracing::info!(%kept, "the demo was left");
        Ok(())
    }

    /// Where the counter works, without opening its house.
    pub(crate) fn place(options: &Options) -> Result<String, ShellRefusal> {
        json(&Api::place_of(&options.of_the_core())?)
    }

    /// Looks at a server, without a house.
    pub(crate) fn look_at(options: &Options, address: Value) -> Result<String, ShellRefusal> {
        json(&Api::look_at(&options.of_the_core(), &read(address)?)?)
    }

    /// Points the counter at a shared house; the house must be closed.
    pub(crate) fn join(options: &Options, join: Value) -> Result<(), ShellRefusal> {
        Ok(Api::join_from_outside(&options.of_the_core(), &read(join)?)?)
    }

    /// Points the counter at the house of its folder; the house must be closed.
    pub(crate) fn work_here(options: &Options) -> Result<(), ShellRefusal> {
        Ok(Api::work_here(&options.of_the_core())?)
    }

    /// What may be restored, without opening the house.
    pub(crate) fn backups(options: &Options) -> Result<String, ShellRefusal> {
        json(&Api::backups_of(&options.of_the_core())?)
    }

    /// What a backup would bring back; the house must be closed.
    pub(crate) fn look_at_backup(options: &Options, named: Value) -> Result<String, ShellRefusal> {
        json(&Api::look_at_backup(&options.of_the_core(), &read(named)?)?)
    }

    /// Restores the backup that `restore_allow` was answered for, with its answer; the house must be closed.
    pub(crate) fn restore(options: &Options, name: &str, by: &str) -> Result<String, ShellRefusal> {
        let by = serde_json::from_str(by).map_err(|_| ShellRefusal::shell("internal"))?;
        json(&Api::restore_named(&options.of_the_core(), name, &by)?)
    }

    /// Restores a backup in place of a house that does not open; it must be closed.
    pub(crate) fn restore_unopened(options: &Options, args: Value) -> Result<String, ShellRefusal> {
        json(&Api::restore_unopened(&options.of_the_core(), &read(args)?)?)
    }

    /// Runs one command; the answer is JSON.
    ///
    /// The page knows from the list what its own commands change, so it is not told of them again.
    pub(crate) fn call(&self, name: &str, id: Uuid, args: &str) -> Result<String, ShellRefusal> {
        Ok(self.api.call(SESSION, name, id, args)?.json)
    }
}
