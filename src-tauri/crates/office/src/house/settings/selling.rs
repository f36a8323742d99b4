//! What the house sets about its sales at the counter: for how long latecomers are sold places.

use contract::action::Action;
use contract::args::Empty;
use contract::selling::{SellingRules, SellingSettings, SetSelling};
use domain::sale_window::Latecomers;
use serde_json::json;
use store::Tx;

use super::kept::{self, Checks, changed, refuse};
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError};

const NAME: &str = "selling";

/// For how long after the start the counter sells: half an hour until a supervisor says otherwise.
///
/// # Errors
/// From the store.
pub fn latecomers(tx: &mut dyn Tx) -> Result<Latecomers, OfficeError> {
    let kept: Option<(SellingRules, i64)> = kept::find(tx, NAME)?;
    Ok(kept.and_then(|(rules, _)| Latecomers::minutes(rules.late_minutes)).unwrap_or_default())
}

/// The rules, with their version for the next change.
///
/// # Errors
/// From the store.
pub fn selling(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<SellingSettings, OfficeError> {
    Ok(SellingSettings {
        rules: SellingRules { late_minutes: latecomers(tx)?.as_minutes() },
        late_minutes_max: Latecomers::MAX_MINUTES,
        version: kept::version(tx, NAME)?,
    })
}

/// Changes the rules, from now on.
///
/// # Errors
/// [`crate::Code::BadField`] on `late_minutes`; [`crate::Code::SettingsChanged`].
pub fn set_selling(tx: &mut dyn Tx, cx: &Cx<'_>, args: &SetSelling) -> Result<Empty, OfficeError> {
    let mut checks = Checks::default();
    let wished = Latecomers::minutes(args.rules.late_minutes);
    checks.take(wished.ok_or_else(|| refuse("late_minutes", "out_of_range")));
    checks.pass()?;
    let before = selling(tx, cx, &Empty {})?;
    let fields = changed(&before.rules, &args.rules)?;
    kept::replace(tx, NAME, args.version, &args.rules)?;
    let data = json!({ "fields": fields, "late_minutes": args.rules.late_minutes });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::SettingsSelling) })?;
    Ok(Empty {})
}
