//! A person exported or erased at this counter: what its folder and its backups keep of them.

use contract::args::ById;
use contract::customer::{CustomerSheet, WrittenFile};
use contract::erasure::{EraseCustomer, EraseRetained, Erased, ErasureQuote, RetainedErased};
use contract::ids::CustomerId;
use office::{OfficeError, customer, erasure};
use runtime::call::{Call, decode};
use runtime::error::ApiError;
use runtime::place::files::write_whole;
use runtime::place::folders::Folder;
use store::{Engine, locked};

use crate::backup_folder::keeping;
use crate::desk::Api;
use crate::kept;

/// What erasing a person would do, with the backups that keep them.
pub(crate) fn quote(
    api: &Api,
    call: &Call<'_>,
    args: &ById<CustomerId>,
) -> Result<ErasureQuote, ApiError> {
    let (quote, sheet): (ErasureQuote, CustomerSheet) = api
        .read(call, |tx, cx| Ok((erasure::quote(tx, cx, args)?, customer::sheet(tx, cx, args)?)))?;
    if api.store.engine() == Engine::Postgres {
        return Ok(ErasureQuote { server_backups: true, ..quote });
    }
    let (settings, since_ms) = (locked(&api.local).backups.clone(), sheet.created_at_ms);
    let backups = keeping(&api.data_dir, settings.keep, since_ms)?;
    let quote = ErasureQuote { backups, ..quote };
    let Some(folder) = api.second() else { return Ok(quote) };
    Ok(match folder.keeping(&api.data_dir, since_ms, api.own()?) {
        Some(second) => ErasureQuote { second, ..quote },
        None => ErasureQuote { second_unread: settings.second, ..quote },
    })
}

/// Erases a person, then takes what is left of them out of this counter's folder and out of the pages of the file.
pub(crate) fn erase(api: &Api, call: &Call<'_>, args: &EraseCustomer) -> Result<Erased, ApiError> {
    let answer =
        api.write(call, kept::CUSTOMER_ERASE, args, |tx, cx| erasure::erase(tx, cx, args))?;
    clears(api);
    decode(&answer)
}

/// The same for those of whom nothing was heard for as long as the house keeps anybody.
pub(crate) fn erase_retained(
    api: &Api,
    call: &Call<'_>,
    args: &EraseRetained,
) -> Result<RetainedErased, ApiError> {
    let answer = api
        .write(call, kept::RETENTION_ERASE, args, |tx, cx| erasure::erase_retained(tx, cx, args))?;
    clears(api);
    decode(&answer)
}

/// The person is erased: what is left beside the tables goes now, or at the next opening.
fn clears(api: &Api) {
    if let Err(refusal) = api.forget_erased() {
        tracing::warn!(%refusal, "what is left of people is cleared at the next opening");
    }
}

/// Writes all that the house holds of a person, as JSON.
pub(crate) fn export(
    api: &Api,
    call: &Call<'_>,
    args: &ById<CustomerId>,
) -> Result<WrittenFile, ApiError> {
    let told = api.read(call, |tx, cx| erasure::export(tx, cx, args))?;
    let text = serde_json::to_string_pretty(&told.data).map_err(OfficeError::internal)?;
    let path = Folder::Exports.of(&api.data_dir).join(format!("donnees-{}.json", told.number));
    write_whole(&path, text.as_bytes())?;
    Ok(WrittenFile { path: path.display().to_string(), unprintable: String::new() })
}
