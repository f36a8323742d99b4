//! Shows, and all that a performance is made of.

use contract::action::Action;
use contract::args::Empty;
use contract::ids::ShowId;
use contract::season::{ChangeShow, NewShow, SeasonChoices, ShowRow};
use domain::text;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::{changed, name};
use crate::books::journal::{self, Entry};
use crate::house::settings;
use crate::{Cx, OfficeError};

const TITLE_MAX: usize = 200;

/// Shows, halls and VAT rates.
///
/// # Errors
/// From the store.
pub fn choices(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<SeasonChoices, OfficeError> {
    let vat = settings::vat(tx)?;
    Ok(SeasonChoices {
        shows: tx.rows(sql!("shows"), &[])?,
        halls: tx.rows(sql!("hall_choices"), &[])?,
        vat_bp: vat.default_bp,
        vat_rates_bp: vat.rates_bp,
    })
}

/// Makes a show. Two may have the same title: a play comes back another season.
///
/// # Errors
/// [`crate::Code::BadField`].
pub fn create_show(tx: &mut dyn Tx, cx: &Cx<'_>, args: &NewShow) -> Result<ShowRow, OfficeError> {
    let title = name("title", &args.title, TITLE_MAX)?;
    let id = cx.mint.id();
    tx.execute(
        sql!("add_show"),
        &named![id, title, title_key = text::key(title), external_key = None::<&str>],
    )?;
    let data = json!({ "show": title });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::ShowCreated) })?;
    find(tx, id)
}

/// Renames a show.
///
/// # Errors
/// [`crate::Code::ChangedSince`]; [`crate::Code::NotFound`]; [`crate::Code::BadField`].
pub fn change_show(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ChangeShow,
) -> Result<ShowRow, OfficeError> {
    let title = name("title", &args.title, TITLE_MAX)?;
    let before = find(tx, args.id)?;
    if before.version != args.version {
        return Err(changed());
    }
    tx.execute(sql!("change_show"), &named![id = args.id, title, title_key = text::key(title)])?;
    let data = json!({ "show": title, "before": before.title });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::ShowChanged) })?;
    find(tx, args.id)
}

fn find(tx: &mut dyn Tx, id: ShowId) -> Result<ShowRow, OfficeError> {
    tx.row(sql!("show"), &named![id])?.ok_or_else(|| OfficeError::not_found("show"))
}
