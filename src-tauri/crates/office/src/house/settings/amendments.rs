//! What the house lets its people do to a sale that was made.

use contract::action::Action;
use contract::amendment::{AmendmentRules, AmendmentSettings, SetAmendments};
use contract::args::Empty;
use domain::amendment::Rules;
use domain::money::{Cents, MAX_AMOUNT};
use serde_json::json;
use store::Tx;

use super::kept::{self, Checks, changed, refuse};
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError};

const NAME: &str = "amendments";

/// The rules in force: those that a house begins with, until a supervisor sets others.
///
/// # Errors
/// From the store.
pub fn amendment_rules(tx: &mut dyn Tx) -> Result<Rules, OfficeError> {
    Ok(Rules::from(&kept_rules(tx)?))
}

fn kept_rules(tx: &mut dyn Tx) -> Result<AmendmentRules, OfficeError> {
    Ok(kept::find(tx, NAME)?.map_or_else(|| Rules::default().into(), |(rules, _)| rules))
}

/// The rules, with their version for the next change.
///
/// # Errors
/// From the store.
pub fn amendments(
    tx: &mut dyn Tx,
    _: &Cx<'_>,
    _: &Empty,
) -> Result<AmendmentSettings, OfficeError> {
    Ok(AmendmentSettings { rules: kept_rules(tx)?, version: kept::version(tx, NAME)? })
}

/// Changes the rules, from now on.
///
/// # Errors
/// [`crate::Code::BadField`] on `second_from_cents`; [`crate::Code::SettingsChanged`].
pub fn set_amendments(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &SetAmendments,
) -> Result<Empty, OfficeError> {
    let mut checks = Checks::default();
    if let Some(from) = args.rules.second_from_cents {
        let within = (Cents(1)..=MAX_AMOUNT).contains(&from);
        checks.take(if within { Ok(()) } else { Err(refuse("second_from_cents", "out_of_range")) });
    }
    checks.pass()?;
    let fields = changed(&kept_rules(tx)?, &args.rules)?;
    kept::replace(tx, NAME, args.version, &args.rules)?;
    let data = json!({ "fields": fields });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::SettingsAmendments) })?;
    Ok(Empty {})
}
