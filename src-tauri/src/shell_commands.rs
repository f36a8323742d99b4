//! The one command a page can call, and the house it is run in.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use serde_json::Value;
use tauri::ipc::Response;
use tauri::{AppHandle, State};
use uuid::Uuid;

use crate::core::{Core, Heard, LineState, Options, ShellRefusal};
use crate::{choose, closing, open_file, window};

type Opened = Result<Core, ShellRefusal>;
type Tell = dyn Fn(&Heard) + Send + Sync;

/// A command that waits this long on a line known to be dead is answered; its fate is told by its id.
const GIVEN_UP_AFTER: Duration = Duration::from_millis(1_500);
/// How long leaving waits for commands that are stuck on a dead line.
const LEAVING: Duration = Duration::from_millis(1_500);
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// The house behind the window: not yet open, open, or the reason why it could not be opened.
///
/// A house that does not open (folder in use, newer file, database away) must not close the window:
/// the page shows the reason, and `shell_retry` opens it again.
pub(crate) struct HouseSlot {
    options: Options,
    tell: Arc<Tell>,
    core: RwLock<Option<Opened>>,
}

impl HouseSlot {
    /// `tell` hears what changed behind the page's back, and how the line is.
    pub(crate) fn new(options: Options, tell: impl Fn(&Heard) + Send + Sync + 'static) -> Self {
        Self { options, tell: Arc::new(tell), core: RwLock::new(None) }
    }

    /// Opens the house unless it is open, or has already failed to.
    pub(crate) fn open(&self) {
        let mut core = self.core.write().unwrap_or_else(PoisonError::into_inner);
        if core.is_none() {
            let tell = Arc::clone(&self.tell);
            let opened = Core::open(&self.options, move |heard| tell(heard));
            if let Err(error) = &opened {
                tracing::warn!(?error, "the house did not open");
            }
            *core = Some(opened);
        }
    }

    /// Stops the workers and leaves the house. A command stuck on a dead line is left behind: what
    /// it did, if anything, is whole.
    #[expect(
        clippy::disallowed_methods,
        reason = "this lock is waited for with no time limit, or looked at"
    )]
    pub(crate) fn close(&self) {
        let mut waited = Duration::ZERO;
        while waited < LEAVING {
            if let Ok(mut core) = self.core.try_write() {
                *core = None;
                return;
            }
            std::thread::sleep(BETWEEN_LOOKS);
            waited += BETWEEN_LOOKS;
        }
        tracing::warn!("left while a command was still waiting for the database");
    }

    /// How the line to the house is; as if whole while there is no house.
    fn line(&self) -> LineState {
        match self.core.try_read() {
            Ok(core) => core.as_ref().and_then(|core| core.as_ref().ok()).map(Core::line),
            Err(_) => None,
        }
        .unwrap_or_default()
    }

    /// Answers when the line has been dead for longer than a person should wait.
    #[expect(clippy::disallowed_methods, reason = "the line is looked at, whoever holds the house")]
    async fn given_up(&self) -> ShellRefusal {
        let mut dead = Duration::ZERO;
        loop {
            tokio::time::sleep(BETWEEN_LOOKS).await;
            let lost = self.line().lost_since_ms.is_some();
            dead = if lost { dead + BETWEEN_LOOKS } else { Duration::ZERO };
            if dead >= GIVEN_UP_AFTER {
                return ShellRefusal::shell("database_unreachable");
            }
        }
    }

    /// Runs one command to its end; blocks the thread. The answer is JSON.
    pub(crate) fn call(&self, name: &str, id: Uuid, args: &Value) -> Result<String, ShellRefusal> {
        match name {
            "shell_retry" => self.retry(),
            "shell_reopen" => self.reopen(),
            "shell_leave_demo" => self.leave_demo(),
            "shell_place" => Core::place(&self.options),
            "shell_look_at" => self.unopened(|| Core::look_at(&self.options, args.clone())),
            "shell_join" => self.elsewhere(|options| Core::join(options, args.clone())),
            "shell_work_here" => self.elsewhere(Core::work_here),
            "shell_backups" => Core::backups(&self.options),
            "shell_look_at_backup" => Core::look_at_backup(&self.options, args.clone()),
            "shell_restore" => self.restore(id, args),
            "shell_restore_unopened" => self.restore_unopened(args),
            "shell_open" => self.show(args),
            "shell_line" => Ok(serde_json::to_string(&self.line()).unwrap_or_default()),
            _ => self.with_core(|core| core.call(name, id, &args.to_string())),
        }
    }

    fn with_core<T>(
        &self,
        work: impl FnOnce(&Core) -> Result<T, ShellRefusal>,
    ) -> Result<T, ShellRefusal> {
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

    /// Opens a house that did not open; tries the line of one that did.
    fn retry(&self) -> Result<String, ShellRefusal> {
        // Looked at first: a command that is stuck must not make the retry wait for it.
        if let Ok(core) = self.core.try_read()
            && let Some(Ok(core)) = core.as_ref()
        {
            core.try_line();
            return Ok("null".to_owned());
        }
        {
            let mut core = self.core.write().unwrap_or_else(PoisonError::into_inner);
            if matches!(core.as_ref(), Some(Err(_))) {
                *core = None;
            }
        }
        self.with_core(|_| Ok("null".to_owned()))
    }

    /// Opens the house anew: this counter works at another one from now on.
    fn reopen(&self) -> Result<String, ShellRefusal> {
        self.close();
        self.with_core(|_| Ok("null".to_owned()))
    }

    /// Puts the demo away and opens the folder as before the first start. A house that is none
    /// stays, and is opened again.
    fn leave_demo(&self) -> Result<String, ShellRefusal> {
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

    /// Puts a backup in the place of the open house, once the core has heard from whoever is signed in that
    /// they may, and opens what is there then. Refused, the house stays as it is.
    fn restore(&self, id: Uuid, args: &Value) -> Result<String, ShellRefusal> {
        let name = args.get("name").and_then(Value::as_str).unwrap_or_default();
        let restored = {
            let mut core = self.core.write().unwrap_or_else(PoisonError::into_inner);
            let by = match core.as_ref() {
                Some(Ok(core)) => core.call("restore_allow", id, &args.to_string())?,
                Some(Err(error)) => return Err(error.clone()),
                None => return Err(ShellRefusal::shell("internal")),
            };
            *core = None;
            // Still under the lock: no other call opens the house while its file is another.
            Core::restore(&self.options, name, &by)
        };
        self.opened_again(restored)
    }

    /// The same in place of a house that did not open, or whose file was lost.
    fn restore_unopened(&self, args: &Value) -> Result<String, ShellRefusal> {
        let restored = {
            let mut core = self.core.write().unwrap_or_else(PoisonError::into_inner);
            *core = None;
            Core::restore_unopened(&self.options, args.clone())
        };
        self.opened_again(restored)
    }

    /// Opens what is there now, and says what was done before.
    fn opened_again(&self, done: Result<String, ShellRefusal>) -> Result<String, ShellRefusal> {
        self.open();
        done
    }

    /// For whom no house is open: an open one has commands of its own for this, which ask who may.
    fn unopened(
        &self,
        work: impl FnOnce() -> Result<String, ShellRefusal>,
    ) -> Result<String, ShellRefusal> {
        let core = self.core.read().unwrap_or_else(PoisonError::into_inner);
        match core.as_ref() {
            Some(Ok(_)) => Err(ShellRefusal::shell("house_exists")),
            _ => work(),
        }
    }

    /// Sends a counter whose house did not open to another place, and opens what is there.
    fn elsewhere(
        &self,
        point: impl FnOnce(&Options) -> Result<(), ShellRefusal>,
    ) -> Result<String, ShellRefusal> {
        {
            let mut core = self.core.write().unwrap_or_else(PoisonError::into_inner);
            // An open house is left by its own commands, which ask who may.
            if matches!(core.as_ref(), Some(Ok(_))) {
                return Err(ShellRefusal::shell("house_exists"));
            }
            point(&self.options)?;
            *core = None;
        }
        self.with_core(|_| Ok("null".to_owned()))
    }

    fn show(&self, args: &Value) -> Result<String, ShellRefusal> {
        let path = args.get("path").and_then(Value::as_str).unwrap_or_default();
        match open_file::open(&self.options.data_dir, Path::new(path)) {
            Ok(()) => Ok("null".to_owned()),
            Err(error) => {
                tracing::warn!(%error, "a file was not opened");
                Err(ShellRefusal::shell("file_not_opened"))
            }
        }
    }
}

/// The single door between the page and the core.
///
/// Runs on a blocking thread: the PostgreSQL driver panics on an async one, and a slow query must
/// not hold the window. A server that has gone silent does not keep the page waiting either: the
/// command is given up here and ends by itself, and the page asks for its answer by its id.
#[tauri::command]
pub(crate) async fn call(
    app: AppHandle,
    desk: State<'_, Arc<HouseSlot>>,
    name: String,
    id: Uuid,
    args: Value,
) -> Result<Response, ShellRefusal> {
    match name.as_str() {
        "shell_choose" => return choose::files(&app, &args).await.map(Response::new),
        "shell_zoom" => return window::zoom(&app, &args).map(Response::new),
        "shell_stay" => return closing::stay(&app).map(Response::new),
        "shell_leave" => return closing::leave(&app).map(Response::new),
        _ => {}
    }
    let (desk, watched) = (Arc::clone(&desk), Arc::clone(&desk));
    let work = tauri::async_runtime::spawn_blocking(move || desk.call(&name, id, &args));
    let ended = tokio::select! {
        ended = work => ended,
        refusal = watched.given_up() => return Err(refusal),
    };
    match ended {
        Ok(answer) => answer.map(Response::new),
        // The command panicked: its transaction is rolled back, and the next command may work.
        Err(error) => {
            tracing::error!(%error, "a command did not end");
            Err(ShellRefusal::shell("internal"))
        }
    }
}
