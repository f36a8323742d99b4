//! Files of another system: read by their format, then applied as one command.

use std::path::{Path, PathBuf};

use office::import::{self, Batch};
use office::wire::{ImportFile, ImportReport};
use office::{Code, OfficeError};
use uuid::Uuid;

use crate::open::Call;
use crate::{Api, ApiError, Topic};

/// Largest file that is read, in bytes.
const FILE_MAX: u64 = 512 * 1024 * 1024;

/// Reads files of one format, all of them before anything is written.
///
/// # Errors
/// [`Code::FileUnreadable`], [`Code::FileMalformed`] with line, column and path within the file;
/// [`Code::BadField`] on `format`.
pub fn read_batches(format: &str, files: &[PathBuf]) -> Result<Vec<Batch>, ApiError> {
    files.iter().map(|file| read_batch(format, file)).collect()
}

fn read_batch(format: &str, file: &Path) -> Result<Batch, ApiError> {
    if format != "pretix" {
        return Err(OfficeError::bad_field("format").into());
    }
    let unreadable = |detail: String| {
        OfficeError::new(Code::FileUnreadable)
            .with("path", file.display().to_string())
            .with("detail", detail)
    };
    let size = std::fs::metadata(file).map_err(|e| unreadable(e.to_string()))?.len();
    if size > FILE_MAX {
        return Err(unreadable(format!("{size} > {FILE_MAX}")).into());
    }
    let bytes = std::fs::read(file).map_err(|e| unreadable(e.to_string()))?;
    import::pretix::parse(&bytes).map_err(|bad| {
        OfficeError::new(Code::FileMalformed)
            .with("path", bad.path)
            .with("line", i64::try_from(bad.line).unwrap_or(0))
            .with("column", i64::try_from(bad.column).unwrap_or(0))
            .with("detail", bad.detail)
            .into()
    })
}

impl Api {
    /// Applies a batch for whoever is signed in on `session`; the program itself, before there is
    /// anyone to sign in.
    ///
    /// # Errors
    /// [`Code::ImportConflict`].
    pub fn import(
        &self,
        session: &str,
        batch: &Batch,
        dry_run: bool,
    ) -> Result<ImportReport, ApiError> {
        let id = Uuid::from_bytes(self.clock.entropy());
        let operator = self.signed_in(session);
        let changes: &[Topic] =
            if dry_run { &[] } else { &[Topic::Customers, Topic::Orders, Topic::Places] };
        self.apply(&Call { session, id, args: "", operator, changes }, batch, dry_run)
    }

    fn apply(
        &self,
        call: &Call<'_>,
        batch: &Batch,
        dry_run: bool,
    ) -> Result<ImportReport, ApiError> {
        // The batch is in the rows it makes; the command keeps where it came from.
        let kept = serde_json::json!({ "source": batch.source, "dry_run": dry_run }).to_string();
        let json =
            self.write(call, "import_file", kept, |tx, cx| import::apply(tx, cx, batch, dry_run))?;
        crate::spec::decode(&json)
    }
}

/// The command of the window.
pub(crate) fn import_file(
    api: &Api,
    call: &Call<'_>,
    args: ImportFile,
) -> Result<ImportReport, ApiError> {
    let batch = read_batch(&args.format, Path::new(&args.path))?;
    api.apply(call, &batch, args.dry_run)
}
