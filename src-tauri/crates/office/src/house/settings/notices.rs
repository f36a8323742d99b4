//! Whom the house writes to when something waits for a person: nobody, until a supervisor says.

use contract::action::Action;
use contract::args::Empty;
use contract::settings::{NoticeSettings, SetNotices};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Tx;

use super::kept::{self, Checks, changed, refuse};
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError, page};

const NAME: &str = "notices";

#[derive(Clone, Default, Serialize, Deserialize)]
struct Rules {
    to: String,
}

/// The administrator's address; empty where nobody is written to.
///
/// # Errors
/// From the store.
pub fn administrator(tx: &mut dyn Tx) -> Result<String, OfficeError> {
    let kept: Option<(Rules, i64)> = kept::find(tx, NAME)?;
    Ok(kept.map_or_else(String::new, |(rules, _)| rules.to))
}

/// The address, with its version for the next change.
///
/// # Errors
/// From the store.
pub fn notices(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<NoticeSettings, OfficeError> {
    Ok(NoticeSettings { to: administrator(tx)?, version: kept::version(tx, NAME)? })
}

/// Changes the address. The journal keeps that it changed, never what it is.
///
/// # Errors
/// [`crate::Code::BadField`] on `to`; [`crate::Code::SettingsChanged`].
pub fn set_notices(tx: &mut dyn Tx, cx: &Cx<'_>, args: &SetNotices) -> Result<Empty, OfficeError> {
    let mut checks = Checks::default();
    let to = args.to.trim();
    let good = to.is_empty() || page::email("to", to).is_ok();
    checks.take(if good { Ok(()) } else { Err(refuse("to", "malformed")) });
    checks.pass()?;
    let before = Rules { to: administrator(tx)? };
    let rules = Rules { to: to.to_owned() };
    let fields = changed(&before, &rules)?;
    kept::replace(tx, NAME, args.version, &rules)?;
    let data = json!({ "fields": fields });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::SettingsNotices) })?;
    Ok(Empty {})
}
