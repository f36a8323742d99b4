//! The house as papers name it.

use chrono_tz::Tz;
use serde_json::json;
use store::{Tx, TxExt, params};

use super::sql;
use crate::journal::{self, Entry};
use crate::wire::*;
use crate::{Code, Cx, House, OfficeError, mail, page};

/// The house, for its supervisor to change.
#[must_use]
pub fn house(house: &House) -> HouseSettings {
    HouseSettings {
        name: house.name.clone(),
        address: house.address.clone(),
        siret: house.siret.clone(),
        licence: house.licence.clone(),
        contact: house.contact.clone(),
        time_zone: house.time_zone.clone(),
    }
}

/// Counted up at each change of the house.
///
/// # Errors
/// From the store.
pub fn version(tx: &mut dyn Tx) -> Result<i64, OfficeError> {
    Ok(tx.int(sql!("version"), &[])?)
}

/// Changes how papers name the house.
///
/// # Errors
/// [`Code::BadField`]; [`Code::Stale`].
pub fn set_house(tx: &mut dyn Tx, cx: &Cx<'_>, args: &SetHouse) -> Result<Empty, OfficeError> {
    let new = checked(&args.house)?;
    let row = params![
        args.version,
        &new.name,
        &new.address,
        &new.siret,
        &new.licence,
        &new.contact,
        &new.time_zone
    ];
    if tx.execute(sql!("set_house"), &row)? == 0 {
        return Err(OfficeError::new(Code::Stale));
    }
    let changed: Vec<&str> = [
        ("name", cx.house.name != new.name),
        ("address", cx.house.address != new.address),
        ("siret", cx.house.siret != new.siret),
        ("licence", cx.house.licence != new.licence),
        ("contact", cx.house.contact != new.contact),
        ("time_zone", cx.house.time_zone != new.time_zone),
    ]
    .iter()
    .filter_map(|(field, changed)| changed.then_some(*field))
    .collect();
    let data = json!({ "fields": changed.join(" ") });
    journal::append(tx, cx, Entry { action: "house.changed", data, ..Entry::default() })?;
    Ok(Empty {})
}

/// The fields without their outer spaces, refused when a paper could not carry them.
pub(super) fn checked(typed: &HouseSettings) -> Result<HouseSettings, OfficeError> {
    let siret: String = typed.siret.chars().filter(|c| !c.is_whitespace()).collect();
    if !(siret.is_empty() || siret.len() == 14 && siret.bytes().all(|b| b.is_ascii_digit())) {
        return Err(OfficeError::bad_field("siret"));
    }
    let contact = typed.contact.trim();
    if !contact.is_empty() {
        mail::address("contact", contact)?;
    }
    if typed.time_zone.parse::<Tz>().is_err() {
        return Err(OfficeError::bad_field("time_zone"));
    }
    Ok(HouseSettings {
        name: one_line("name", page::required("name", &typed.name, 120)?)?,
        address: page::text("address", &typed.address, 400)?.to_owned(),
        siret,
        licence: one_line("licence", page::text("licence", &typed.licence, 60)?)?,
        contact: contact.to_owned(),
        time_zone: typed.time_zone.clone(),
    })
}

fn one_line(field: &str, text: &str) -> Result<String, OfficeError> {
    if text.contains('\n') { Err(OfficeError::bad_field(field)) } else { Ok(text.to_owned()) }
}
