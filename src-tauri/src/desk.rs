//! The one command a page can call, and the house it is run in.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use serde_json::Value;
use tauri::State;
use tauri::ipc::Response;
use uuid::Uuid;

use crate::core::{Core, Options, Refusal, Topic};
use crate::open_file;

type Opened = Result<Core, Refusal>;
type Changed = dyn Fn(&[Topic]) + Send + Sync;

/// The house behind the window: not yet open, open, or the reason why it could not be opened.
///
/// A house that does not open (folder in use, newer file, database away) must not close the window:
/// the page shows the reason, and `shell_retry` opens it again.
pub struct Desk {
    options: Options,
    changed: Arc<Changed>,
    core: RwLock<Option<Opened>>,
}

impl Desk {
    /// `changed` is told what the workers changed.
    pub fn new(options: Options, changed: impl Fn(&[Topic]) + Send + Sync + 'static) -> Self {
        Self { options, changed: Arc::new(changed), core: RwLock::new(None) }
    }

    /// Opens the house unless it is open, or has already failed to.
    pub fn open(&self) {
        let mut core = self.core.write().unwrap_or_else(PoisonError::into_inner);
        if core.is_none() {
            let changed = Arc::clone(&self.changed);
            let opened = Core::open(&self.options, move |topics| changed(topics));
            if let Err(error) = &opened {
                tracing::warn!(?error, "the house did not open");
            }
            *core = Some(opened);
        }
    }

    /// Stops the workers and leaves the house.
    pub fn close(&self) {
        *self.core.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Runs one command to its end; blocks the thread. The answer is JSON.
    pub fn call(&self, name: &str, id: Uuid, args: &Value) -> Result<String, Refusal> {
        match name {
            "shell_retry" => self.retry(),
            "shell_reopen" => self.reopen(),
            "shell_leave_demo" => self.leave_demo(),
            "shell_open" => self.show(args),
            _ => self.with_core(|core| core.call(name, id, &args.to_string())),
        }
    }

    fn with_core<T>(&self, work: impl FnOnce(&Core) -> Result<T, Refusal>) -> Result<T, Refusal> {
        loop {
            let core = self.core.read().unwrap_or_else(PoisonError::into_inner);
            match core.as_ref() {
                Some(Ok(core)) => return work(core),
                Some(Err(error)) => return Err(error.clone()),
                None => {
                    drop(core);
                    self.open();
                }
            }
        }
    }

    fn retry(&self) -> Result<String, Refusal> {
        {
            let mut core = self.core.write().unwrap_or_else(PoisonError::into_inner);
            if matches!(core.as_ref(), Some(Err(_))) {
                *core = None;
            }
        }
        self.with_core(|_| Ok("null".to_owned()))
    }

    /// Opens the house anew: this counter works at another one from now on.
    fn reopen(&self) -> Result<String, Refusal> {
        self.close();
        self.with_core(|_| Ok("null".to_owned()))
    }

    /// Puts the demo away and opens the folder as before the first start. A house that is none
    /// stays, and is opened again.
    fn leave_demo(&self) -> Result<String, Refusal> {
        {
            let mut core = self.core.write().unwrap_or_else(PoisonError::into_inner);
            *core = None;
            // Still under the lock: no other call opens the house while its files move.
            let left = Core::leave_demo(&self.options);
            drop(core);
            left?;
        }
        self.with_core(|_| Ok("null".to_owned()))
    }

    fn show(&self, args: &Value) -> Result<String, Refusal> {
        let path = args.get("path").and_then(Value::as_str).unwrap_or_default();
        match open_file::open(&self.options.data_dir, Path::new(path)) {
            Ok(()) => Ok("null".to_owned()),
            Err(error) => {
                tracing::warn!(%error, "a file was not opened");
                Err(Refusal::shell("file_not_opened"))
            }
        }
    }
}

/// The single door between the page and the core.
///
/// Runs on a blocking thread: the PostgreSQL driver panics on an async one, and a slow query must
/// not hold the window.
#[tauri::command]
pub async fn call(
    desk: State<'_, Arc<Desk>>,
    name: String,
    id: Uuid,
    args: Value,
) -> Result<Response, Refusal> {
    let desk = Arc::clone(&desk);
    let work = move || desk.call(&name, id, &args);
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(answer) => answer.map(Response::new),
        // The command panicked: its transaction is rolled back, and the next command may work.
        Err(error) => {
            tracing::error!(%error, "a command did not end");
            Err(Refusal::shell("internal"))
        }
    }
}
