//! Files of another system: read by their format, then applied as one command, while the window
//! asks how far it is.

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono_tz::Tz;
use contract::args::Empty;
use contract::intake::{ImportFiles, ImportPhase, ImportProgress, ImportReport, ImportedFrom};
use formats::batch::Batch;
use formats::{Reading, Source, Watch};
use office::intake::Applying;
use office::{Code, OfficeError, command};
use runtime::call::again::Again;
use runtime::call::topic::Topic;
use runtime::call::{Call, Kept, decode};
use runtime::error::ApiError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::locked;
use uuid::Uuid;

use crate::desk::Api;
use crate::job::Job;
use crate::kept;

/// What an import changes.
const CHANGES: &[Topic] = &[
    Topic::Season,
    Topic::Customers,
    Topic::Orders,
    Topic::Places,
    Topic::Reprises,
    Topic::Credits,
];
/// Longest path, in bytes.
const PATH_MAX: usize = 4_096;

/// Files that were read, and what was found in them.
pub struct ReadFiles {
    pub batch: Batch,
    /// The files as they were understood, and what is wrong in them.
    pub report: ImportReport,
}

/// Files of this machine. What cannot be opened is said when it is read.
fn sources(paths: &[PathBuf]) -> Vec<Source> {
    paths.iter().map(|path| source(path)).collect()
}

fn source(path: &Path) -> Source {
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |n| n.to_string_lossy());
    let size = std::fs::metadata(path).map_or(0, |facts| facts.len());
    let path = path.to_owned();
    Source::new(name, size, move || {
        let facts = std::fs::metadata(&path)?;
        if facts.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        if !facts.is_file() {
            // A pipe or a device might never end, or never begin.
            return Err(std::io::Error::other("not a file"));
        }
        Ok(Box::new(std::fs::File::open(&path)?) as Box<dyn Read>)
    })
}

impl Api {
    /// The zone of the house's clock; that of Paris before there is a house.
    ///
    /// # Errors
    /// When the house does not answer.
    pub fn zone(&self) -> Result<Tz, ApiError> {
        let house = self.look(|tx, _| office::House::find(tx))?;
        Ok(house.map_or(chrono_tz::Europe::Paris, |house| house.zone()))
    }

    /// Reads files that belong together; an empty `format` is told by the files themselves. Before
    /// there is a house they are read as in Paris.
    ///
    /// # Errors
    /// [`Code::BadField`] on `format` or `paths`; [`Code::ImportCancelled`].
    pub fn read_files(
        &self,
        format: &str,
        paths: &[PathBuf],
        watch: &dyn Watch,
    ) -> Result<ReadFiles, ApiError> {
        let now_ms = self.look(|_, now_ms| Ok(now_ms))?;
        let mut reading = Reading::new(self.zone()?, now_ms, watch);
        let batch = formats::read(format, &sources(paths), &mut reading)?;
        Ok(ReadFiles { batch, report: reading.report })
    }

    /// Compares what was read with the house, for whoever is signed in on `session`; the program
    /// itself, before there is anyone to sign in. Without `dry_run` it is written: all or nothing.
    ///
    /// # Errors
    /// [`Code::ImportRefused`] when anything is wrong and it was to be written;
    /// [`Code::ImportCancelled`].
    pub fn import(
        &self,
        session: &str,
        files: &ReadFiles,
        dry_run: bool,
        watch: &dyn Watch,
    ) -> Result<ImportReport, ApiError> {
        let id = Uuid::from_bytes(self.clock.entropy());
        let operator = self.signed_in(session);
        let changes: &'static [Topic] = if dry_run { &[] } else { CHANGES };
        let again = Again::ByHand;
        let call = Call { session, id, args: "", operator, by_house: false, changes, again };
        let kept = ImportedFrom { source: files.batch.source.clone() };
        self.apply(&call, (kept::IMPORT, &kept), files, dry_run, watch)
    }

    fn apply<K: Serialize + DeserializeOwned>(
        &self,
        call: &Call<'_>,
        (kept, args): (Kept<K>, &K),
        files: &ReadFiles,
        dry_run: bool,
        watch: &dyn Watch,
    ) -> Result<ImportReport, ApiError> {
        let applying = || Applying::new(&files.batch, watch, files.report.clone());
        if dry_run {
            let entropy = self.clock.entropy();
            let by = self.by(&call.operator);
            let tried =
                command::try_out(&self.store, by, entropy, |tx, cx| applying().try_out(tx, cx))?;
            if let Some(report) = tried {
                return Ok(report);
            }
            // Where there is no house yet, nobody waits for it.
            let report = self.attempt(call, |tx, cx| applying().run(tx, cx))?;
            return Ok(ImportReport { dry_run, ..report });
        }
        if let Some(refusal) = files.report.refusal() {
            return Err(refusal.into());
        }
        // The batch is in the rows it makes; the command keeps where it came from.
        let json = self.write(call, kept, args, |tx, cx| {
            let report = applying().run(tx, cx)?;
            report.refusal().map_or(Ok(report), |refusal| Err(refusal.into()))
        })?;
        decode(&json)
    }

    fn attempt(
        &self,
        call: &Call<'_>,
        work: impl FnMut(&mut dyn store::Tx, &office::Cx<'_>) -> Result<ImportReport, OfficeError>,
    ) -> Result<ImportReport, ApiError> {
        let entropy = self.clock.entropy();
        Ok(command::attempt(&self.store, self.by(&call.operator), entropy, work)?)
    }

    /// The one import that may be under way on this counter.
    fn begin_import(&self) -> Result<Arc<Job>, ApiError> {
        let mut under_way = locked(&self.importing);
        if under_way.is_some() {
            return Err(ApiError::new(Code::ImportBusy));
        }
        Ok(Arc::clone(under_way.insert(Arc::new(Job::default()))))
    }
}

/// Ends the import when it goes out of sight, whatever became of it.
struct UnderWay<'a>(&'a Api);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        *locked(&self.0.importing) = None;
    }
}

/// The command of the window.
pub(crate) fn import_file(
    api: &Api,
    call: &Call<'_>,
    args: &ImportFiles,
) -> Result<ImportReport, ApiError> {
    if args.paths.iter().any(|path| path.trim().is_empty() || path.len() > PATH_MAX) {
        return Err(OfficeError::bad_field("paths").into());
    }
    let job = api.begin_import()?;
    let _ends = UnderWay(api);
    let paths: Vec<PathBuf> = args.paths.iter().map(|path| PathBuf::from(path.trim())).collect();
    let files = api.read_files(&args.format, &paths, &*job)?;
    api.apply(call, (kept::IMPORT_FILE, args), &files, args.dry_run, &*job)
}

/// How far the import of this counter is.
pub(crate) fn import_progress(
    api: &Api,
    _: &Call<'_>,
    _: &Empty,
) -> Result<ImportProgress, ApiError> {
    let idle = ImportProgress { phase: ImportPhase::Idle, done: 0, total: 0 };
    Ok(locked(&api.importing).as_ref().map_or(idle, |job| job.progress()))
}

/// Stops the import of this counter, if one is under way; nothing of it is kept.
pub(crate) fn import_cancel(api: &Api, _: &Call<'_>, _: &Empty) -> Result<Empty, ApiError> {
    if let Some(job) = locked(&api.importing).as_ref() {
        job.cancelled.store(true, Ordering::Relaxed);
    }
    Ok(Empty {})
}
