//! A house brought up to date by a word of its own: tried first, backed up, whole or not at all.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use contract::journal::Verification;
use domain::time::DAY_MS;
use office::books::verify::Outside;
use office::{Code, OfficeError};
use percent_encoding::percent_decode_str;
use runtime::clock::{Clock, SystemClock};
use runtime::error::ApiError;
use runtime::place::address::{with_option, without_password};
use runtime::place::backup_file::before_migrating;
use runtime::place::counter_file::LocalFile;
use runtime::place::files::database_path;
use runtime::place::opening::address;
use runtime::place::options::Options;
use runtime::place::space;
use runtime::place::unfinished::{self, Unfinished};
use serde::Serialize;
use store::{At, DataLock, Occupant, Store, StoreError};

use crate::backup_folder::{folder, newest};
use crate::desk::Api;
use crate::verifying::{broken, verify_store};

/// How a file of `pg_dump` begins, in its custom format.
const DUMP: &[u8; 5] = b"PGDMP";
/// A dump that nobody has written to for a day was left by a program that was killed.
const LEFT_MS: i64 = DAY_MS;

/// What an upgrade did, or would do.
#[derive(Clone, Debug, Serialize)]
pub struct Upgraded {
    /// Schema version found, and the one that the program works with. The same: nothing is to be done.
    pub from: i64,
    pub to: i64,
    /// It was only tried.
    pub dry_run: bool,
    /// The house as it was.
    pub backup: Option<String>,
    /// What verifying it found afterwards: of the house, or of the copy on which the upgrade was tried.
    pub verified: Option<Verification>,
}

impl Api {
    /// Brings the house of a folder, or of the server that the folder works on, up to date. A local one is tried on a
    /// copy first. `backup` is the file that `pg_dump` makes of a shared house, unless it is `backed_up`. Cut short,
    /// it is given again: a schema changes in one transaction.
    ///
    /// # Errors
    /// [`Code::NoHouse`]; [`Code::NewerSchema`]; [`Code::BadField`] where a shared house has no backup;
    /// [`Code::OlderSchema`] for a login that may not; [`Code::BackupFailed`]; [`Code::DumpThere`], [`Code::FileInTheWay`];
    /// [`Code::ChainBroken`] where the house does not verify. Where it was tried on a copy the house is
    /// as it was then.
    pub fn upgrade(
        options: &Options,
        dry_run: bool,
        backup: Option<&Path>,
        backed_up: bool,
    ) -> Result<Upgraded, ApiError> {
        let local = LocalFile::load(&options.data_dir)?;
        match address(options, &local)? {
            Some(url) => upgrade_shared(&url, dry_run, backup, backed_up),
            None => upgrade_local(options, dry_run),
        }
    }
}

/// What is to be done, looked at without a change.
fn due(at: At<'_>) -> Result<Upgraded, ApiError> {
    let looked = store::look(at, |_| Ok::<_, StoreError>(()))?;
    let (from, to) = (looked.schema, looked.known);
    match from {
        0 => Err(ApiError::new(Code::NoHouse)),
        _ if from > to => Err(StoreError::Newer { found: from, known: to }.into()),
        _ => Ok(Upgraded { from, to, dry_run: true, backup: None, verified: None }),
    }
}

fn upgrade_local(options: &Options, dry_run: bool) -> Result<Upgraded, ApiError> {
    let file = database_path(&options.data_dir);
    if !file.is_file() {
        return Err(ApiError::new(Code::NoHouse));
    }
    let _lock = DataLock::take(&options.data_dir, Occupant::Alone)?;
    let due = due(At::File(&file))?;
    if due.from == due.to {
        return Ok(Upgraded { dry_run, ..due });
    }
    // The copy on which it is tried, and the backup.
    let bytes = std::fs::metadata(&file).map_or(0, |facts| facts.len());
    space::wanted(&file, 3 * bytes)?;
    let copy = Unfinished::beside(&file, &options.clock.entropy());
    store::copy_sqlite(&file, copy.path())?;
    let tried = whole(&Store::sqlite(copy.path(), |_| Ok(()))?)?;
    drop(copy);
    if dry_run {
        return Ok(Upgraded { verified: Some(tried), ..due });
    }
    let now_ms = options.clock.now_ms();
    let store = Store::sqlite(&file, |path| before_migrating(path, now_ms))?;
    let verified = Some(whole(&store)?);
    let kept = folder(&options.data_dir);
    let backup = newest(&kept, i64::MAX / 2, |_| true)?
        .map(|(name, _)| kept.join(name).display().to_string());
    Ok(Upgraded { dry_run: false, backup, verified, ..due })
}

fn upgrade_shared(
    url: &str,
    dry_run: bool,
    backup: Option<&Path>,
    backed_up: bool,
) -> Result<Upgraded, ApiError> {
    let due = due(At::Server(url))?;
    if dry_run {
        return Ok(due);
    }
    if due.from == due.to {
        // An upgrade that was cut short may have left out the rights.
        Store::upgrade_postgres(url)?;
        return Ok(Upgraded { dry_run, ..due });
    }
    // Before the dump, which may take an hour.
    Store::may_upgrade_postgres(url)?;
    let backup = match backup {
        Some(file) => Some(dumped(url, file)?),
        None if backed_up => None,
        None => return Err(OfficeError::bad_field("backup").into()),
    };
    let verified = Some(whole(&Store::upgrade_postgres(url)?)?);
    Ok(Upgraded { dry_run: false, backup, verified, ..due })
}

/// Verifies a house that was brought up to date.
fn whole(store: &Store) -> Result<Verification, ApiError> {
    let found = verify_store(store, 0, &Outside::default())?;
    if found.ok { Ok(found) } else { Err(broken(&found)) }
}

/// The whole database in a file, by the server's own `pg_dump`: under its name when it is whole. The password goes by the
/// environment.
fn dumped(url: &str, file: &Path) -> Result<String, ApiError> {
    let failed = |detail: String| {
        let path = file.display().to_string();
        ApiError::from(
            OfficeError::new(Code::BackupFailed).with("path", path).with("detail", detail),
        )
    };
    if file.symlink_metadata().is_ok() {
        let code = if is_dump(file) { Code::DumpThere } else { Code::FileInTheWay };
        return Err(OfficeError::new(code).with("path", file.display().to_string()).into());
    }
    let (bare, password) = without_password(url);
    // A folder that cannot be swept takes the dump all the same.
    let _ = unfinished::sweep_left_before(store::folder_of(file), SystemClock.now_ms() - LEFT_MS);
    let half = Unfinished::beside(file, &SystemClock.entropy());
    made_for_oneself(half.path()).map_err(|e| failed(e.to_string()))?;
    let mut dump = Command::new("pg_dump");
    dump.args(["--format=custom", "--file"])
        .arg(half.path())
        .arg(format!("--dbname={}", for_pg_dump(&bare)?));
    if let Some(password) = password {
        dump.env("PGPASSWORD", &*percent_decode_str(&password).decode_utf8_lossy());
    }
    match dump.stdin(Stdio::null()).output() {
        Ok(done) if done.status.success() => {}
        Ok(done) => return Err(failed(String::from_utf8_lossy(&done.stderr).trim().to_owned())),
        Err(error) => return Err(failed(error.to_string())),
    }
    let flushed = File::open(half.path()).and_then(|dump| dump.sync_all());
    flushed.map_err(|e| failed(e.to_string()))?;
    half.becomes(file).map_err(|e| failed(e.to_string()))?;
    Ok(file.display().to_string())
}

/// Whether a file is what `pg_dump` makes: it has its name when it is whole.
fn is_dump(file: &Path) -> bool {
    let mut begins = [0; DUMP.len()];
    file.is_file()
        && File::open(file).and_then(|mut file| file.read_exact(&mut begins)).is_ok()
        && begins == *DUMP
}

/// An address as `pg_dump` has to be told it: by itself it would believe any certificate, and say the password to whoever shows one.
///
/// # Errors
/// Where the address cannot be read.
pub(crate) fn for_pg_dump(bare: &str) -> Result<String, StoreError> {
    if !store::checks_certificate(bare)? {
        return Ok(bare.to_owned());
    }
    let checked = with_option(bare, "sslmode", "verify-full");
    Ok(match checked.contains("sslrootcert=") {
        true => checked,
        false => with_option(&checked, "sslrootcert", "system"),
    })
}

/// An empty file that only its owner may read; what fills it leaves that as it is.
fn made_for_oneself(file: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop)
}
