//! A server and its replica, of one test alone: they fail, freeze, take over from each other and are made anew.

use std::path::{Path, PathBuf};
use std::process::Command;

use postgres::{Client, NoTls};

use crate::cluster::{run, run_with};
use crate::{Step, until};

/// Two servers on this machine, of which one writes.
pub struct Pair {
    folders: [tempfile::TempDir; 2],
    ports: [u16; 2],
    /// `postgres://…@` of the owner of both.
    owner: String,
    writes: usize,
}

impl Pair {
    /// A server and a replica of it that follows.
    ///
    /// # Errors
    /// When PostgreSQL is not installed, or one of them does not start.
    pub fn start() -> Step<Self> {
        let folder = || tempfile::Builder::new().prefix("contremarque-pg.").tempdir();
        let folders = [folder()?, folder()?];
        let said = run("start", folders[0].path())?;
        let found = said.lines().find_map(|line| line.split_once("POSTGRES="));
        let (_, url) = found.ok_or("the script did not say where the server is")?;
        let (owner, rest) = url.rsplit_once('@').ok_or("an address with a user")?;
        let (owner, first) = (format!("{}@", owner.replace('\\', "")), port_in(rest)?);
        let mut pair = Self { folders, ports: [first, 0], owner, writes: 0 };
        pair.follows()?;
        let options = std::fs::read_to_string(pair.folders[1].path().join("options"))?;
        let port = options.split_whitespace().nth(1).ok_or("a port")?;
        pair.ports[1] = port.parse()?;
        Ok(pair)
    }

    /// Which of the two writes.
    #[must_use]
    pub const fn writes(&self) -> usize {
        self.writes
    }

    /// The one that does not.
    #[must_use]
    pub const fn other(&self) -> usize {
        1 - self.writes
    }

    /// Their ports.
    #[must_use]
    pub const fn ports(&self) -> [u16; 2] {
        self.ports
    }

    /// A database of one of them, as its owner reaches it.
    #[must_use]
    pub fn url(&self, which: usize, database: &str) -> String {
        format!("{}127.0.0.1:{}/{database}", self.owner, self.ports[which])
    }

    /// Both, in place of the one that an address names.
    ///
    /// # Panics
    /// When the address has no user or no database.
    #[must_use]
    pub fn both(&self, url: &str) -> String {
        let (before, rest) = url.rsplit_once('@').expect("an address with a user");
        let (_, database) = rest.split_once('/').expect("an address with a database");
        let [first, second] = self.ports;
        format!(
            "{before}@127.0.0.1:{first},127.0.0.1:{second}/{database}?target_session_attrs=read-write"
        )
    }

    /// Does this on one of them, as its owner.
    ///
    /// # Errors
    /// When it is refused.
    pub fn sql(&self, which: usize, text: &str) -> Step {
        self.owner_at(which)?.batch_execute(text).map_err(Into::into)
    }

    fn owner_at(&self, which: usize) -> Step<Client> {
        let options = "?options=-c%20default_transaction_read_only%3Doff";
        Ok(Client::connect(&(self.url(which, "postgres") + options), NoTls)?)
    }

    /// Makes the other one a replica of the one that writes.
    ///
    /// # Errors
    /// When it does not start.
    pub fn follows(&mut self) -> Step {
        let (from, env) = (self.path(self.writes), self.path(0).join("env"));
        let to = self.path(self.other());
        run_with("replica", to, &[&from.display().to_string(), &env.display().to_string()])?;
        let follows = "SELECT COUNT(*) FROM pg_stat_replication WHERE state = 'streaming'";
        self.waits_for("the replica", follows)
    }

    /// From here on nothing is acknowledged that the replica does not have.
    ///
    /// # Errors
    /// When it does not follow.
    pub fn is_synchronous(&self) -> Step {
        for text in ["ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()"]
        {
            self.sql(self.writes, text)?;
        }
        let sync =
            "SELECT COUNT(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')";
        self.waits_for("the synchronous replica", sync)
    }

    /// From here on the replica is told nothing any more, and nobody waits for it.
    ///
    /// # Errors
    /// When it goes on following.
    pub fn loses_its_replica(&self) -> Step {
        for text in ["ALTER SYSTEM SET primary_conninfo = ''", "SELECT pg_reload_conf()"] {
            self.sql(self.other(), text)?;
        }
        let gone = "SELECT CAST(COUNT(*) = 0 AS INT)::BIGINT FROM pg_stat_replication";
        self.waits_for("the replica's end", gone)
    }

    fn waits_for(&self, what: &str, counts: &str) -> Step {
        let mut owner = self.owner_at(self.writes)?;
        until(30, what, || {
            let row = owner.query_one(counts, &[]).ok()?;
            (row.get::<_, i64>(0) > 0).then_some(())
        })
    }

    /// Lets the other one write from here on.
    ///
    /// # Errors
    /// When it does not.
    pub fn takes_over(&mut self) -> Step {
        run("promote", self.path(self.other()))?;
        self.writes = self.other();
        Ok(())
    }

    /// Stops the one that writes as its service does.
    ///
    /// # Errors
    /// When it does not stop.
    pub fn stops(&self) -> Step {
        run("fast", self.path(self.writes)).map(drop)
    }

    /// Kills one of them, all its processes.
    ///
    /// # Errors
    /// When it was not there.
    pub fn killed(&self, which: usize) -> Step {
        // All at one moment: a session that outlives the others would show what no replica has.
        self.freezes(which)?;
        let pid = std::fs::read_to_string(self.path(which).join("data/postmaster.pid"))?;
        let process = PathBuf::from("/proc").join(pid.lines().next().ok_or("no process")?);
        self.signals(which, "-KILL")?;
        // Its socket is its own for as long as somebody could still ask how it ended.
        until(30, "the server's end", || (!process.exists()).then_some(()))
    }

    /// One of them does nothing any more, and nothing is cut.
    ///
    /// # Errors
    /// When it was not there.
    pub fn freezes(&self, which: usize) -> Step {
        self.signals(which, "-STOP")
    }

    /// It goes on where it stood.
    ///
    /// # Errors
    /// When it was not there.
    pub fn thaws(&self, which: usize) -> Step {
        self.signals(which, "-CONT")
    }

    fn signals(&self, which: usize, signal: &str) -> Step {
        let text = std::fs::read_to_string(self.path(which).join("data/postmaster.pid"))?;
        let first = text.lines().next().ok_or("no process")?.to_owned();
        let mut all = vec![first.clone()];
        all.extend(children(&first));
        Command::new("kill").arg(signal).args(all).stderr(std::process::Stdio::null()).status()?;
        Ok(())
    }

    fn path(&self, which: usize) -> &Path {
        self.folders[which].path()
    }
}

fn port_in(rest: &str) -> Step<u16> {
    let port = rest.split_once(':').and_then(|(_, rest)| rest.split('/').next());
    Ok(port.ok_or("no port")?.parse()?)
}

/// The processes that one has started.
#[must_use]
pub fn children(parent: &str) -> Vec<String> {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let of_parent = |path: PathBuf| {
        let stat = std::fs::read_to_string(path.join("stat")).ok()?;
        // Behind the name, which may hold spaces: the state, then the parent.
        let is_child = stat.rsplit_once(')')?.1.split_whitespace().nth(1)? == parent;
        is_child.then(|| path.file_name()?.to_str().map(str::to_owned)).flatten()
    };
    processes.filter_map(|process| of_parent(process.path())).collect()
}

impl Drop for Pair {
    fn drop(&mut self) {
        for which in 0..self.folders.len() {
            let _ = self.thaws(which);
            let _ = run("stop", self.path(which));
        }
    }
}
