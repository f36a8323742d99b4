//! For how many years people are kept of whom nothing was heard: for ever, until a supervisor says otherwise.

use contract::action::Action;
use contract::args::Empty;
use contract::erasure::{RetentionSettings, SetRetention};
use domain::erasure::RETENTION_YEARS;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Tx;

use super::kept::{self, Checks, changed, refuse};
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError};

const NAME: &str = "retention";

#[derive(Clone, Copy, Default, Serialize, Deserialize)]
struct Rules {
    years: i64,
}

/// The years; 0 for ever.
///
/// # Errors
/// From the store.
pub fn retention_years(tx: &mut dyn Tx) -> Result<i64, OfficeError> {
    let kept: Option<(Rules, i64)> = kept::find(tx, NAME)?;
    Ok(kept.map_or(0, |(rules, _)| rules.years))
}

/// The years, with their version for the next change.
///
/// # Errors
/// From the store.
pub fn retention(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<RetentionSettings, OfficeError> {
    Ok(RetentionSettings {
        years: retention_years(tx)?,
        years_max: *RETENTION_YEARS.end(),
        version: kept::version(tx, NAME)?,
    })
}

/// Changes the years. It erases nobody by itself.
///
/// # Errors
/// [`crate::Code::BadField`] on `years`; [`crate::Code::SettingsChanged`].
pub fn set_retention(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &SetRetention,
) -> Result<Empty, OfficeError> {
    let mut checks = Checks::default();
    let within = args.years == 0 || RETENTION_YEARS.contains(&args.years);
    checks.take(if within { Ok(()) } else { Err(refuse("years", "out_of_range")) });
    checks.pass()?;
    let before = Rules { years: retention_years(tx)? };
    let rules = Rules { years: args.years };
    let fields = changed(&before, &rules)?;
    kept::replace(tx, NAME, args.version, &rules)?;
    let data = json!({ "fields": fields, "years": args.years });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::SettingsRetention) })?;
    Ok(Empty {})
}
