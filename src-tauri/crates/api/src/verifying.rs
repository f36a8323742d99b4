//! Verifying the books of the open house, and those of a file.

use std::path::Path;

use contract::args::Empty;
use contract::journal::{IndexCheck, PaperChecked, Verification};
use office::books::journal;
use office::books::verify::Outside;
use office::house::{moved, notice};
use office::{Actor, By, Code, OfficeError, command};
use runtime::call::Call;
use runtime::error::ApiError;
use runtime::place::counter_file::LocalFile;
use runtime::place::options::Options;
use runtime::place::unfinished::Unfinished;
use runtime::place::{identity, opening};
use runtime::renderer::TemplateRenderer;
use store::{DataLock, Engine, Store};

use crate::desk::Api;

impl Api {
    /// Verifies the whole journal and the ledger, and the file that holds them.
    ///
    /// # Errors
    /// From the store.
    pub fn verify(&self) -> Result<Verification, ApiError> {
        let own = self.own_key();
        // What it saw of a house that went back is said when that is opened.
        let seen = self.went_back().is_none().then(|| self.anchor.seen());
        let found = verify_store(&self.store, self.now_ms(), &Outside { own, seen })?;
        self.keep_verdict(found.ok);
        Ok(found)
    }

    /// Keeps whether the books verify, for whoever watches the house. Where nothing changes nothing is written.
    pub(crate) fn keep_verdict(&self, ok: bool) {
        if self.went_back().is_some() {
            return;
        }
        let kept = self.look(|tx, _| notice::noticed(tx)).and_then(|noticed| {
            let was_wrong = noticed.iter().any(|noticed| noticed.what == notice::BOOKS);
            match was_wrong == ok {
                true => self.jot(|tx, now_ms| notice::verified(tx, ok, now_ms)),
                false => Ok(()),
            }
        });
        if let Err(refusal) = kept {
            tracing::warn!(%refusal, "what verifying found is not kept");
        }
    }

    /// Verifies a house of which the folder is no counter, and leaves it so; nothing where it is one.
    ///
    /// # Errors
    /// From the store; [`Code::HouseMoved`] of a house that was left.
    pub fn verify_apart(options: &Options, recent: bool) -> Result<Option<Verification>, ApiError> {
        let local = LocalFile::load(&options.data_dir)?;
        let lock = DataLock::take(&options.data_dir, options.occupant)?;
        let store = opening::connect(options, &local, &lock)?;
        if identity::is_known(&store, &options.data_dir)? {
            return Ok(None);
        }
        if recent && let Some(found) = store.read(|tx| office::books::verify::recent(tx))? {
            return Ok(Some(found));
        }
        verify_store(&store, options.clock.now_ms(), &Outside::default()).map(Some)
    }

    /// Verifies what came since the last signature, in a moment; all of it where no signature holds.
    ///
    /// # Errors
    /// From the store.
    pub fn verify_recent(&self) -> Result<Verification, ApiError> {
        match self.look(|tx, _| office::books::verify::recent(tx))? {
            Some(found) => Ok(found),
            None => self.verify(),
        }
    }

    /// Holds what was typed from a paper against the journal.
    ///
    /// # Errors
    /// [`Code::BadField`] for what is no mark of a paper; from the store.
    pub fn check_paper(&self, said: &str) -> Result<PaperChecked, ApiError> {
        self.look(|tx, _| journal::checked_paper(tx, said))
    }
}

/// Opens a copy of the file, made beside `at`, so that looking changes nothing in it, and verifies it. The folder of `at` is
/// made for its owner alone, where it does not exist.
pub(crate) fn verify_file(
    file: &Path,
    at: &Path,
    entropy: &[u8; 16],
) -> Result<Verification, ApiError> {
    verified(file, at, entropy, |_, found| Ok(found))
}

/// The same, and what is asked of the copy once it verified.
pub(crate) fn verified<T>(
    file: &Path,
    at: &Path,
    entropy: &[u8; 16],
    ask: impl FnOnce(&Store, Verification) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    if !file.is_file() {
        return Err(bad("absent", &file.display().to_string()));
    }
    store::make_folder(store::folder_of(at))?;
    let looked_at = Unfinished::beside(at, entropy);
    let found = store::copy_sqlite(file, looked_at.path())
        .and_then(|()| Store::sqlite(looked_at.path(), |_| Ok(())))
        .map_err(ApiError::from)
        .and_then(|store| {
            store.write(|tx| moved::no_copy(tx))?;
            Ok(store)
        })
        .and_then(|store| verify_store(&store, 0, &Outside::default()).map(|found| (store, found)));
    match found {
        Ok((store, found)) if found.ok => ask(&store, found),
        Ok((_, found)) => {
            let what = found.what.unwrap_or_default();
            Err(bad(if what == FILE_DAMAGED { "damaged" } else { "altered" }, &what))
        }
        Err(refusal) => match refusal.code {
            Code::NewerSchema | Code::DiskFailed | Code::NotPermitted | Code::NoSpace => {
                Err(refusal)
            }
            Code::DatabaseDamaged => Err(bad("damaged", "")),
            _ => Err(bad("closed", &refusal.to_string())),
        },
    }
}

/// What verifying says of a file whose pages, indexes or references are wrong.
const FILE_DAMAGED: &str = "file_damaged";

/// A file that is no backup, or one that is not restored.
pub(crate) fn bad(why: &str, detail: &str) -> ApiError {
    OfficeError::new(Code::BadBackup).with("why", why).with("detail", detail).into()
}

pub(crate) fn verify_store(
    store: &Store,
    now_ms: i64,
    outside: &Outside,
) -> Result<Verification, ApiError> {
    // A file whose pages or indexes are wrong can answer anything of its rows.
    if let Some(wrong) = store.check_pages()?.into_iter().next() {
        return Ok(damaged(wrong));
    }
    let program = Actor::program();
    let by =
        By { operator: &program, counter_id: 0.into(), at_ms: now_ms, renderer: &TemplateRenderer };
    let found = command::read(store, by, |tx, cx| office::books::verify::verify(tx, cx, outside))?;
    // After the rows, which say better what is missing.
    match store.check_references()?.into_iter().next() {
        Some(wrong) if found.ok => Ok(damaged(wrong)),
        _ if store.engine() == Engine::Postgres => with_indexes(store, found),
        _ => Ok(found),
    }
}

/// The same with what the server itself says of its indexes. Where it cannot say, that is no fault.
fn with_indexes(store: &Store, found: Verification) -> Result<Verification, ApiError> {
    let Some(wrong) = store.check_indexes()? else {
        return Ok(Verification { indexes: IndexCheck::NotPossible, ..found });
    };
    match wrong.into_iter().next() {
        Some(wrong) if found.ok => Ok(Verification {
            ok: false,
            what: Some("index_damaged".to_owned()),
            detail: Some(wrong),
            ..found
        }),
        _ => Ok(Verification { indexes: IndexCheck::Right, ..found }),
    }
}

fn damaged(wrong: String) -> Verification {
    Verification {
        rows: 0,
        transfers: 0,
        overdue: 0,
        ok: false,
        first_bad_seq: None,
        what: Some(FILE_DAMAGED.to_owned()),
        detail: Some(wrong),
        signatures: 0,
        holds: None,
        breaks: None,
        unsigned_from: None,
        indexes: IndexCheck::NotAsked,
    }
}

/// The command of the window.
pub(crate) fn journal_verify(api: &Api, _: &Call<'_>, _: &Empty) -> Result<Verification, ApiError> {
    api.verify()
}

/// The refusal of a house that does not verify.
pub(crate) fn broken(found: &Verification) -> ApiError {
    let seq = found.first_bad_seq.unwrap_or_default();
    tracing::error!(seq, what = ?found.what, detail = ?found.detail, "the books do not verify");
    OfficeError::new(Code::ChainBroken).with("seq", seq).into()
}
