//! The house as papers name it.

use chrono_tz::{TZ_VARIANTS, Tz};
use contract::action::Action;
use contract::args::Empty;
use contract::settings::{HouseSettings, SetHouse};
use domain::siret::{Siret, SiretError};
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::kept::{Checks, changed, refuse};
use crate::books::journal::{self, Entry};
use crate::{Code, Cx, House, OfficeError, page};

/// Time zones of France, from west to east of Paris.
const FRENCH_ZONES: [Tz; 11] = [
    Tz::Europe__Paris,
    Tz::America__Cayenne,
    Tz::America__Guadeloupe,
    Tz::America__Martinique,
    Tz::America__Miquelon,
    Tz::America__Marigot,
    Tz::Indian__Mayotte,
    Tz::Indian__Reunion,
    Tz::Pacific__Noumea,
    Tz::Pacific__Tahiti,
    Tz::Pacific__Wallis,
];

/// Every IANA time zone by name, those of France first.
#[must_use]
pub fn time_zones() -> Vec<String> {
    let others = TZ_VARIANTS.iter().filter(|zone| !FRENCH_ZONES.contains(zone));
    FRENCH_ZONES.iter().chain(others).map(|zone| zone.name().to_owned()).collect()
}

/// The house, as the screen shows it.
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

/// Version of the house.
///
/// # Errors
/// From the store.
pub fn version(tx: &mut dyn Tx) -> Result<i64, OfficeError> {
    Ok(tx.int(sql!("version"), &[])?)
}

/// Changes how papers name the house. What it was until then is kept: the papers of before go on naming it so.
///
/// # Errors
/// [`Code::BadField`], on `time_zone` too while places are sold of performances to come; [`Code::SettingsChanged`].
pub fn set_house(tx: &mut dyn Tx, cx: &Cx<'_>, args: &SetHouse) -> Result<Empty, OfficeError> {
    let mut checks = Checks::default();
    let new = read(&mut checks, &args.house);
    checks.pass()?;
    if version(tx)? != args.version {
        return Err(OfficeError::new(Code::SettingsChanged));
    }
    let now = house(&cx.house);
    let mut data = json!({ "fields": changed(&now, &new)? });
    if now.time_zone != new.time_zone {
        moves_no_evening(tx, cx)?;
        data["zone_before"] = json!(&now.time_zone);
        data["zone"] = json!(&new.time_zone);
    }
    if now != new {
        keep(tx, cx, &now)?;
    }
    let row = named![
        name = &new.name,
        address = &new.address,
        siret = &new.siret,
        licence = &new.licence,
        contact = &new.contact,
        time_zone = &new.time_zone
    ];
    tx.execute(sql!("set_house"), &row)?;
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::HouseChanged) })?;
    Ok(Empty {})
}

/// Keeps what the house is until the row of the journal that is about to be written.
fn keep(tx: &mut dyn Tx, cx: &Cx<'_>, now: &HouseSettings) -> Result<(), OfficeError> {
    let seq = journal::next(tx, cx)?;
    let row = named![
        seq,
        name = &now.name,
        address = &now.address,
        siret = &now.siret,
        licence = &now.licence,
        contact = &now.contact,
        time_zone = &now.time_zone
    ];
    tx.execute(sql!("keep_former"), &row)?;
    Ok(())
}

/// Refuses another time zone while it would be another hour for somebody who has a place. Forms that are open are told of it.
fn moves_no_evening(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<(), OfficeError> {
    let sold = tx.int(sql!("sold_to_come"), &named![now_ms = cx.at_ms])?;
    if sold > 0 {
        return Err(refuse("time_zone", "zone_sold").with("performances", sold.to_string()));
    }
    tx.execute(sql!("count_versions"), &[])?;
    Ok(())
}

/// Longest text of the licences, in characters: room for five of today's form.
const LICENCE_MAX: usize = 120;

/// The fields without their outer spaces. Notes what a paper could not carry.
pub(crate) fn read(checks: &mut Checks, typed: &HouseSettings) -> HouseSettings {
    let contact = typed.contact.trim();
    HouseSettings {
        name: checks.take(page::required("name", &typed.name, 120).and_then(|t| line("name", t))),
        address: checks.take(page::text("address", &typed.address, 400).map(str::to_owned)),
        siret: checks.take(siret(&typed.siret)),
        licence: checks.take(
            page::text("licence", &typed.licence, LICENCE_MAX).and_then(|t| line("licence", t)),
        ),
        contact: checks.take(match contact {
            "" => Ok(String::new()),
            _ => page::email("contact", contact).map(str::to_owned),
        }),
        time_zone: checks.take(match typed.time_zone.parse::<Tz>() {
            Ok(zone) => Ok(zone.name().to_owned()),
            Err(_) => Err(refuse("time_zone", "unknown")),
        }),
    }
}

/// Empty, or a SIRET without its spaces.
fn siret(typed: &str) -> Result<String, OfficeError> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    match Siret::parse(typed) {
        Ok(siret) => Ok(siret.as_str().to_owned()),
        Err(SiretError::NotDigits) => Err(refuse("siret", "siret_digits")),
        Err(SiretError::Length(_)) => Err(refuse("siret", "siret_length")),
        Err(SiretError::Key) => Err(refuse("siret", "siret_key")),
    }
}

fn line(field: &str, text: &str) -> Result<String, OfficeError> {
    if text.contains('\n') { Err(OfficeError::bad_field(field)) } else { Ok(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zones_of_france_come_first_and_each_zone_once() {
        let zones = time_zones();
        assert_eq!(zones[0], "Europe/Paris");
        assert_eq!(zones.len(), TZ_VARIANTS.len());
    }

    #[test]
    fn a_house_has_all_of_its_licences() {
        let long = |licence: &str| {
            let typed = HouseSettings {
                name: "Théâtre".to_owned(),
                address: String::new(),
                siret: String::new(),
                licence: licence.to_owned(),
                contact: String::new(),
                time_zone: "Europe/Paris".to_owned(),
            };
            let mut checks = Checks::default();
            (read(&mut checks, &typed).licence, checks.problems().len())
        };
        let three = "PLATESV-R-2020-001234, PLATESV-D-2020-001235, PLATESV-D-2020-001236";
        assert_eq!(long(three), (three.to_owned(), 0));
        assert_eq!(long(&"x".repeat(120)).1, 0);
        assert_eq!(long(&"x".repeat(121)).1, 1);
    }

    #[test]
    fn every_wrong_field_of_the_house_is_named_at_once() {
        let typed = HouseSettings {
            name: "  ".to_owned(),
            address: String::new(),
            siret: "123".to_owned(),
            licence: "a\nb".to_owned(),
            contact: "marie".to_owned(),
            time_zone: "Europe/Atlantis".to_owned(),
        };
        let mut checks = Checks::default();
        read(&mut checks, &typed);
        let said = checks.problems();
        let said: Vec<_> = said.iter().map(|p| (p.field.as_str(), p.why.as_str())).collect();
        assert_eq!(
            said,
            [
                ("name", "missing"),
                ("siret", "siret_length"),
                ("licence", "malformed"),
                ("contact", "malformed"),
                ("time_zone", "unknown"),
            ]
        );
    }
}
