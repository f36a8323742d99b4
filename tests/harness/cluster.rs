//! A private server of one test, to be stopped and started again without disturbing the others.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Step;

/// Its server and folder; both go away with it.
pub struct Cluster {
    folder: tempfile::TempDir,
    /// `postgres://…` of its owner.
    pub url: String,
}

fn script() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/postgres.sh")
}

pub(crate) fn run(verb: &str, folder: &Path) -> Step<String> {
    run_with(verb, folder, &[])
}

pub(crate) fn run_with(verb: &str, folder: &Path, more: &[&str]) -> Step<String> {
    let done = Command::new(script()).arg(verb).arg(folder).args(more).output()?;
    if done.status.success() {
        Ok(String::from_utf8(done.stdout)?)
    } else {
        Err(String::from_utf8_lossy(&done.stderr).into_owned().into())
    }
}

impl Cluster {
    /// A new one, running.
    ///
    /// # Errors
    /// When PostgreSQL is not installed, or does not start.
    pub fn start() -> Step<Self> {
        let folder = tempfile::Builder::new().prefix("contremarque-pg.").tempdir()?;
        let said = run("start", folder.path())?;
        let found = said.lines().find_map(|line| line.split_once("POSTGRES="));
        let (_, url) = found.ok_or("the script did not say where the server is")?;
        Ok(Self { url: url.replace('\\', ""), folder })
    }

    /// Its folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Its port.
    ///
    /// # Errors
    /// When the address has none.
    pub fn port(&self) -> Step<u16> {
        let (_, rest) = self.url.rsplit_once(':').ok_or("no port")?;
        Ok(rest.split('/').next().unwrap_or_default().parse()?)
    }

    /// Stops it at once, as a power cut would.
    ///
    /// # Errors
    /// When the script fails.
    pub fn halt(&self) -> Step {
        run("halt", self.folder.path()).map(drop)
    }

    /// Lets it archive what it writes, and copies its files as they are now.
    ///
    /// # Errors
    /// When the script fails.
    pub fn keeps_its_past(&self) -> Step {
        run("archive", self.folder.path())?;
        run("base", self.folder.path()).map(drop)
    }

    /// Loses its files, and starts it from that copy and the archive, on the same port: as it was at a time of its own
    /// clock, or at the end of the archive where that is empty.
    ///
    /// # Errors
    /// When it does not start.
    pub fn recovered_to(&self, time: &str) -> Step {
        run_with("recover", self.folder.path(), &[time]).map(drop)
    }

    /// Starts it again, on the same port.
    ///
    /// # Errors
    /// When it does not start.
    pub fn again(&self) -> Step {
        run("again", self.folder.path()).map(drop)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = run("stop", self.folder.path());
    }
}
