//! Houses to try things on: an empty one, or the demo house, each in its own folder.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::UNIX_EPOCH;

use serde_json::Value;
use tempfile::TempDir;

use crate::{Step, programs};

/// A house in a folder that goes away with it.
#[derive(Debug)]
pub struct House {
    folder: TempDir,
}

impl House {
    /// A folder where no house has been made yet.
    ///
    /// # Errors
    /// When no temporary folder can be made.
    pub fn empty() -> Step<Self> {
        Ok(Self { folder: tempfile::Builder::new().prefix("contremarque-house.").tempdir()? })
    }

    /// The demo house. Made once for each build of the program, then copied.
    ///
    /// # Errors
    /// When `contremarquectl` is not built, or refuses.
    pub fn demo() -> Step<Self> {
        let house = Self::empty()?;
        copy_folder(&demo_template()?, house.path())?;
        Ok(house)
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs `contremarquectl` on it, as `operator` (name and PIN), and gives what it printed.
    ///
    /// # Errors
    /// When it exits with another status than 0: its sentences.
    pub fn ctl(&self, operator: Option<(&str, &str)>, arguments: &[&str]) -> Step<String> {
        let mut command = Command::new(programs::built("contremarquectl")?);
        command.arg("--data").arg(self.path());
        if let Some((name, pin)) = operator {
            command.args(["--operator", name]).env("CONTREMARQUE_PIN", pin);
        }
        printed(command.args(arguments))
    }

    /// One command through `contremarquectl call`.
    ///
    /// # Errors
    /// As [`House::ctl`].
    pub fn call(&self, operator: (&str, &str), name: &str, args: &Value) -> Step<Value> {
        let printed = self.ctl(Some(operator), &["call", name, &args.to_string()])?;
        Ok(serde_json::from_str(&printed)?)
    }

    /// Files below its folder that end in `ending`, oldest first.
    pub fn files(&self, ending: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![self.path().to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.to_string_lossy().ends_with(ending) {
                    found.push(path);
                }
            }
        }
        found.sort_by_key(|path| fs::metadata(path).and_then(|facts| facts.modified()).ok());
        found
    }
}

/// What a program prints that is given `said` on its stdin.
///
/// # Errors
/// As [`House::ctl`].
pub fn told(command: &mut Command, said: &str) -> Step<String> {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    child.stdin.take().ok_or("no stdin")?.write_all(said.as_bytes())?;
    let output = child.wait_with_output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }
}

fn printed(command: &mut Command) -> Step<String> {
    let output = command.output()?;
    if output.status.success() {
        Ok(String::from_utf8(output.stdout)?)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    }
}

/// The demo house of this very build; tests that start together wait for the first to make it.
fn demo_template() -> Step<PathBuf> {
    let program = programs::built("contremarquectl")?;
    let built = fs::metadata(&program)?.modified()?.duration_since(UNIX_EPOCH)?.as_millis();
    let shared = std::env::current_exe()?.with_file_name("demo-houses");
    fs::create_dir_all(&shared)?;
    let lock = File::create(shared.join("lock"))?;
    lock.lock()?;
    let template = shared.join(built.to_string());
    if template.exists() {
        return Ok(template);
    }
    for older in fs::read_dir(&shared)?.flatten().filter(|entry| entry.path().is_dir()) {
        fs::remove_dir_all(older.path())?;
    }
    let unfinished = shared.join("unfinished");
    printed(Command::new(program).arg("--data").arg(&unfinished).arg("demo"))?;
    fs::rename(&unfinished, &template)?;
    Ok(template)
}

fn copy_folder(from: &Path, to: &Path) -> Step {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
