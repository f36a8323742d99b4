//! Where the built programs are, and child processes that never outlive their test.

use std::path::{Path, PathBuf};
use std::process::{Child, Command};

use store::{DataLock, Occupant};

use crate::{Step, until};

/// A program built in the same target folder as the running test, or named by the environment
/// variable `CONTREMARQUE_BIN_DIR`.
///
/// # Errors
/// When it has not been built.
pub fn built(name: &str) -> Step<PathBuf> {
    let folder = match std::env::var_os("CONTREMARQUE_BIN_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => {
            let mut folder = std::env::current_exe()?;
            folder.pop();
            if folder.ends_with("deps") {
                folder.pop();
            }
            folder
        }
    };
    let program = folder.join(name).with_extension(std::env::consts::EXE_EXTENSION);
    if program.exists() {
        Ok(program)
    } else {
        Err(format!("{} is not built", program.display()).into())
    }
}

/// Kills the program that has the house in `data` open, and waits until it is gone.
///
/// # Errors
/// When there is none.
pub fn kill_on(data: &Path) -> Step {
    let process = running_on(data)?.ok_or("the program is not running")?;
    let id = process.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Command::new("kill").args(["-9", &id]).status()?;
    let_go(data)
}

/// Waits until the desk that had the house in `data` open has let go of it, whatever stands beside it. Its threads can
/// hold the folder's lock for a moment after it has no name any more.
///
/// # Errors
/// When it has not after ten seconds.
pub fn let_go(data: &Path) -> Step {
    until(10, "the house to be free", || DataLock::take(data, Occupant::Desk).ok().map(drop))
}

fn running_on(data: &Path) -> Step<Option<PathBuf>> {
    let wanted = data.as_os_str().as_encoded_bytes();
    let is_ours = |process: &PathBuf| {
        let line = std::fs::read(process.join("cmdline")).unwrap_or_default();
        let mut words = line.split(|byte| *byte == 0);
        words.next().is_some_and(|program| program.ends_with(b"/contremarque"))
            && words.any(|word| word == wanted)
    };
    let mut processes = std::fs::read_dir("/proc")?.flatten().map(|entry| entry.path());
    Ok(processes.find(is_ours))
}

/// A child that is ended, and waited for, when it goes out of scope.
#[derive(Debug)]
pub struct Running(Child);

impl Running {
    /// Starts it.
    ///
    /// # Errors
    /// When the program is missing.
    pub fn start(command: &mut Command) -> Step<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        Ok(Self(command.spawn().map_err(|error| format!("{name}: {error}"))?))
    }

    /// The child itself.
    pub fn child(&mut self) -> &mut Child {
        &mut self.0
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.0.try_wait(), Ok(None))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only when it has already gone.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
