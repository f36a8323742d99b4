//! What the house sets about its sales at the counter: for how long latecomers are sold places, and baskets hold theirs.

use contract::action::Action;
use contract::args::Empty;
use contract::selling::{SellingRules, SellingSettings, SetSelling};
use domain::hold::HoldTime;
use domain::sale_window::Latecomers;
use serde::Deserialize;
use serde_json::json;
use store::Tx;

use super::kept::{self, Checks, changed, refuse};
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError};

const NAME: &str = "selling";

/// The rules as they are kept: those of an older program say nothing of what it did not know.
#[derive(Deserialize)]
struct KeptRules {
    late_minutes: i64,
    hold_minutes: Option<i64>,
}

fn kept_rules(tx: &mut dyn Tx) -> Result<Option<KeptRules>, OfficeError> {
    Ok(kept::find(tx, NAME)?.map(|(rules, _)| rules))
}

/// For how long after the start the counter sells: half an hour until a supervisor says otherwise.
///
/// # Errors
/// From the store.
pub fn latecomers(tx: &mut dyn Tx) -> Result<Latecomers, OfficeError> {
    let kept = kept_rules(tx)?.and_then(|rules| Latecomers::minutes(rules.late_minutes));
    Ok(kept.unwrap_or_default())
}

/// For how long a basket holds its seats: ten minutes until a supervisor says otherwise.
///
/// # Errors
/// From the store.
pub fn hold_time(tx: &mut dyn Tx) -> Result<HoldTime, OfficeError> {
    let kept = kept_rules(tx)?.and_then(|rules| HoldTime::minutes(rules.hold_minutes?));
    Ok(kept.unwrap_or_default())
}

/// The rules, with their version for the next change.
///
/// # Errors
/// From the store.
pub fn selling(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<SellingSettings, OfficeError> {
    Ok(SellingSettings {
        rules: SellingRules {
            late_minutes: latecomers(tx)?.as_minutes(),
            hold_minutes: hold_time(tx)?.as_minutes(),
        },
        late_minutes_max: Latecomers::MAX_MINUTES,
        hold_minutes_max: HoldTime::MAX_MINUTES,
        version: kept::version(tx, NAME)?,
    })
}

/// Changes the rules, from now on.
///
/// # Errors
/// [`crate::Code::BadField`] on `late_minutes` or `hold_minutes`; [`crate::Code::SettingsChanged`].
pub fn set_selling(tx: &mut dyn Tx, cx: &Cx<'_>, args: &SetSelling) -> Result<Empty, OfficeError> {
    let mut checks = Checks::default();
    let wished = Latecomers::minutes(args.rules.late_minutes);
    checks.take(wished.ok_or_else(|| refuse("late_minutes", "out_of_range")));
    let held = HoldTime::minutes(args.rules.hold_minutes);
    checks.take(held.ok_or_else(|| refuse("hold_minutes", "out_of_range")));
    checks.pass()?;
    let before = selling(tx, cx, &Empty {})?;
    let fields = changed(&before.rules, &args.rules)?;
    kept::replace(tx, NAME, args.version, &args.rules)?;
    let data = json!({ "fields": fields, "late_minutes": args.rules.late_minutes,
        "hold_minutes": args.rules.hold_minutes });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::SettingsSelling) })?;
    Ok(Empty {})
}
