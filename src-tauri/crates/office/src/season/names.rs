//! Categories and rates: made, renamed, put in order, retired. What was sold keeps them.

use std::marker::PhantomData;

use contract::action::Action;
use contract::args::Empty;
use contract::hall::{
    CategoryRow, ChangeCategory, ChangeRate, NewCategory, NewRate, RateRow, Reorder,
};
use contract::ids::{CategoryId, Id, RateId, kind, numbers};
use domain::text::name_key;
use serde::Deserialize;
use serde_json::json;
use store::{Named, Text, Tx, TxExt, named, sql};

use super::{changed, name, remember_name, taken};
use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError, page};

pub(super) const NAME_MAX: usize = 80;
pub(super) const HOLDER_MAX: usize = 200;
/// Categories, or rates, that a house may have. More would fit no grid.
pub(super) const NAMES_MAX: usize = 60;

/// What differs between the two lists.
struct NameKind<Of> {
    of: PhantomData<Of>,
    key: &'static str,
    find: &'static Text,
    clash: &'static Text,
    ids: &'static Text,
    place: &'static Text,
    created: Action,
    changed: Action,
    retired: Action,
    offered: Action,
    reordered: Action,
}

static CATEGORY: NameKind<kind::Category> = NameKind {
    of: PhantomData,
    key: "category",
    find: sql!("category"),
    clash: sql!("category_clash"),
    ids: sql!("category_ids"),
    place: sql!("category_place"),
    created: Action::CategoryCreated,
    changed: Action::CategoryChanged,
    retired: Action::CategoryRetired,
    offered: Action::CategoryOffered,
    reordered: Action::CategoryReordered,
};

static RATE: NameKind<kind::Rate> = NameKind {
    of: PhantomData,
    key: "rate",
    find: sql!("rate"),
    clash: sql!("rate_clash"),
    ids: sql!("rate_ids"),
    place: sql!("rate_place"),
    created: Action::RateCreated,
    changed: Action::RateChanged,
    retired: Action::RateRetired,
    offered: Action::RateOffered,
    reordered: Action::RateReordered,
};

/// Categories in the house's order.
///
/// # Errors
/// From the store.
pub fn categories(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<Vec<CategoryRow>, OfficeError> {
    Ok(tx.rows(sql!("categories"), &[])?)
}

/// Rates in the house's order.
///
/// # Errors
/// From the store.
pub fn rates(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<Vec<RateRow>, OfficeError> {
    Ok(tx.rows(sql!("rates"), &[])?)
}

/// Makes a category, last in order.
///
/// # Errors
/// [`Code::NameTaken`]; [`Code::BadField`].
pub fn create_category(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &NewCategory,
) -> Result<Vec<CategoryRow>, OfficeError> {
    create(tx, cx, &CATEGORY, &args.name, sql!("add_category"), &[])?;
    categories(tx, cx, &Empty {})
}

/// Makes a rate, last in order.
///
/// # Errors
/// [`Code::NameTaken`]; [`Code::BadField`].
pub fn create_rate(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &NewRate,
) -> Result<Vec<RateRow>, OfficeError> {
    let holder = page::text("holder", &args.holder, HOLDER_MAX)?;
    create(tx, cx, &RATE, &args.name, sql!("add_rate"), &named![holder])?;
    rates(tx, cx, &Empty {})
}

fn create<Of: Copy>(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    kind: &NameKind<Of>,
    typed: &str,
    add: &Text,
    more: &[Named],
) -> Result<(), OfficeError> {
    let name = name("name", typed, NAME_MAX)?;
    let key = name_key(name);
    if tx.int(kind.clash, &named![name_key = &key, id = 0])? > 0 {
        return Err(taken(name));
    }
    let ids = tx.ints(kind.ids, &[])?;
    if ids.len() >= NAMES_MAX {
        return Err(OfficeError::bad_field(kind.key));
    }
    let id: Id<Of> = cx.mint.id();
    let row = [&named![id, name, name_key = &key][..], more].concat();
    tx.execute(add, &row)?;
    remember_name(tx, kind.key, id, &key, &key)?;
    note(tx, cx, kind.created, json!({ "name": name }))
}

#[derive(Deserialize)]
struct KnownName {
    name: String,
    name_key: String,
    retired: bool,
    version: i64,
}

/// Renames or retires a category.
///
/// # Errors
/// [`Code::CategoryInUse`] while seats for sale are in it; [`Code::ChangedSince`];
/// [`Code::NameTaken`]; [`Code::NotFound`]; [`Code::BadField`].
pub fn change_category(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ChangeCategory,
) -> Result<Vec<CategoryRow>, OfficeError> {
    #[derive(Deserialize)]
    struct Hall {
        name: String,
    }
    if args.retired
        && let Some(hall) =
            tx.row::<Hall, _>(sql!("category_hall"), &named![category_id = args.id])?
    {
        return Err(OfficeError::new(Code::CategoryInUse).with("hall", hall.name));
    }
    let before = renamed(tx, &CATEGORY, args.id, args.version, &args.name)?;
    let name = name("name", &args.name, NAME_MAX)?;
    let row = named![id = args.id, name, name_key = name_key(name), retired = args.retired];
    tx.execute(sql!("change_category"), &row)?;
    note_change(tx, cx, &CATEGORY, &before, name, args.retired)?;
    categories(tx, cx, &Empty {})
}

/// Renames or retires a rate, or changes who may have it.
///
/// # Errors
/// [`Code::ChangedSince`]; [`Code::NameTaken`]; [`Code::NotFound`]; [`Code::BadField`].
pub fn change_rate(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ChangeRate,
) -> Result<Vec<RateRow>, OfficeError> {
    let before = renamed(tx, &RATE, args.id, args.version, &args.name)?;
    let name = name("name", &args.name, NAME_MAX)?;
    let holder = page::text("holder", &args.holder, HOLDER_MAX)?;
    let row = named![id = args.id, name, name_key = name_key(name), retired = args.retired, holder];
    tx.execute(sql!("change_rate"), &row)?;
    note_change(tx, cx, &RATE, &before, name, args.retired)?;
    rates(tx, cx, &Empty {})
}

/// The present row, refused where the change cannot be made.
fn renamed<Of: Copy>(
    tx: &mut dyn Tx,
    kind: &NameKind<Of>,
    id: Id<Of>,
    version: i64,
    typed: &str,
) -> Result<KnownName, OfficeError> {
    let known: KnownName =
        tx.row(kind.find, &named![id])?.ok_or_else(|| OfficeError::not_found(kind.key))?;
    if known.version != version {
        return Err(changed());
    }
    let name = name("name", typed, NAME_MAX)?;
    let key = name_key(name);
    if tx.int(kind.clash, &named![name_key = &key, id])? > 0 {
        return Err(taken(name));
    }
    remember_name(tx, kind.key, id, &known.name_key, &key)?;
    Ok(known)
}

/// Puts the categories in another order.
///
/// # Errors
/// [`Code::ChangedSince`] when the order on the screen is not the one there is;
/// [`Code::BadField`] when the two are not of the same ids.
pub fn reorder_categories(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Reorder<CategoryId>,
) -> Result<Vec<CategoryRow>, OfficeError> {
    reorder(tx, cx, &CATEGORY, args)?;
    categories(tx, cx, &Empty {})
}

/// Puts the rates in another order.
///
/// # Errors
/// As [`reorder_categories`].
pub fn reorder_rates(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Reorder<RateId>,
) -> Result<Vec<RateRow>, OfficeError> {
    reorder(tx, cx, &RATE, args)?;
    rates(tx, cx, &Empty {})
}

fn reorder<Of: Copy + Ord>(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    kind: &NameKind<Of>,
    args: &Reorder<Id<Of>>,
) -> Result<(), OfficeError> {
    if tx.ints(kind.ids, &[])? != numbers(&args.before) {
        return Err(changed());
    }
    let sorted = |ids: &[Id<Of>]| {
        let mut ids = ids.to_vec();
        ids.sort_unstable();
        ids
    };
    if sorted(&args.before) != sorted(&args.after) {
        return Err(OfficeError::bad_field("after"));
    }
    for (position, id) in (1_i64..).zip(&args.after) {
        tx.execute(kind.place, &named![id = *id, position])?;
    }
    note(tx, cx, kind.reordered, json!({}))
}

fn note_change<Of>(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    kind: &NameKind<Of>,
    before: &KnownName,
    name: &str,
    retired: bool,
) -> Result<(), OfficeError> {
    let action = match (before.retired, retired) {
        (false, true) => kind.retired,
        (true, false) => kind.offered,
        _ => kind.changed,
    };
    note(tx, cx, action, json!({ "name": name, "before": before.name }))
}

fn note(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    action: Action,
    data: serde_json::Value,
) -> Result<(), OfficeError> {
    journal::append(tx, cx, Entry { data, ..Entry::of(action) })?;
    Ok(())
}
