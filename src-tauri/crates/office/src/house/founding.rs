//! Founding a house: its name, its numbers, its VAT, its halls, categories and rates, its mail and
//! its first supervisor, all in one transaction. Either there is a house, or there is none.

use contract::action::Action;
use contract::founding::{FieldProblem, Founding};
use contract::sale::TicketFormat;
use contract::secret::Secret;
use contract::settings::{FirstNumbers, HouseSettings, OperatorRow};
use domain::access::Role;
use domain::pin;
use serde_json::json;
use store::Tx;

use crate::books::journal::{self, Entry};
use crate::house::operator;
use crate::house::settings::{self, Checks};
use crate::{Cx, House, OfficeError, house, page, season};
use contract::settings::AddOperator;

/// A house as it begins, to be filled in.
///
/// # Errors
/// [`crate::Code::Internal`] when the program was built with a proposal that cannot be read.
pub fn draft() -> Result<Founding, OfficeError> {
    let season = season::proposed()?;
    Ok(Founding {
        house: HouseSettings {
            name: String::new(),
            address: String::new(),
            siret: String::new(),
            licence: String::new(),
            contact: String::new(),
            time_zone: settings::time_zones().swap_remove(0),
        },
        numbers: FirstNumbers { order: 1, ticket: 1, customer: 1, lot: 1 },
        vat: settings::begin_vat(),
        categories: season.categories,
        rates: season.rates,
        halls: Vec::new(),
        mail: settings::begin_mail(),
        mail_password: Secret::default(),
        printer: String::new(),
        ticket_format: TicketFormat::A4,
        supervisor: String::new(),
        pin: Secret::default(),
        pin_again: Secret::default(),
    })
}

/// Everything that keeps a house from being founded with these answers.
#[must_use]
pub fn problems(typed: &Founding) -> Vec<FieldProblem> {
    let mut checks = Checks::default();
    read(&mut checks, typed);
    checks.problems()
}

/// The founding as the house keeps it.
///
/// # Errors
/// [`crate::Code::BadField`]: the first of [`problems`].
pub fn checked(typed: &Founding) -> Result<Founding, OfficeError> {
    let mut checks = Checks::default();
    let read = read(&mut checks, typed);
    checks.pass()?;
    Ok(read)
}

fn read(checks: &mut Checks, typed: &Founding) -> Founding {
    let pin = typed.pin.reveal();
    checks.take::<()>(match pin::is_pin(pin) {
        true => Ok(()),
        false => Err(settings::refuse("pin", if pin.is_empty() { "missing" } else { "pin" })),
    });
    checks.take::<()>(match typed.pin == typed.pin_again {
        true => Ok(()),
        false => Err(settings::refuse("pin_again", "not_same")),
    });
    let (categories, rates, halls) = season::read_season(checks, typed);
    Founding {
        house: settings::read_house(checks, &typed.house),
        numbers: settings::read_numbers(checks, &typed.numbers),
        vat: settings::read_vat(checks, &typed.vat),
        categories,
        rates,
        halls,
        mail: settings::read_mail(checks, &typed.mail),
        printer: checks.take(printer(&typed.printer)),
        supervisor: checks
            .take(page::required("supervisor", &typed.supervisor, 80).map(str::to_owned)),
        ..typed.clone()
    }
}

/// A printer's name, as a print queue may have it.
///
/// # Errors
/// [`crate::Code::BadField`].
pub fn printer(typed: &str) -> Result<String, OfficeError> {
    let printer = page::text("printer", typed, 120)?;
    // `lp` would read it as an option.
    if printer.starts_with('-') {
        return Err(OfficeError::bad_field("printer"));
    }
    Ok(printer.to_owned())
}

/// The house that a founding makes.
#[must_use]
pub fn house_of(founding: &Founding) -> House {
    let HouseSettings { name, address, siret, licence, contact, time_zone } =
        founding.house.clone();
    House { name, address, siret, licence, contact, time_zone, ..House::default() }
}

/// Founds the house of an empty database; gives its first supervisor.
///
/// # Errors
/// [`crate::Code::HouseExists`]; those of its parts.
pub fn found(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    founding: &Founding,
    pin_hash: &str,
) -> Result<OperatorRow, OfficeError> {
    house::create(tx, cx)?;
    settings::begin_numbers(tx, &founding.numbers)?;
    settings::begin(tx, "vat", &founding.vat)?;
    settings::begin(tx, "mail", &founding.mail)?;
    let data = json!({
        "order": founding.numbers.order,
        "ticket": founding.numbers.ticket,
        "customer": founding.numbers.customer,
        "lot": founding.numbers.lot,
    });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::SettingsNumbering) })?;
    season::begin_season(tx, cx, founding)?;
    let supervisor = AddOperator {
        name: founding.supervisor.clone(),
        role: Role::Supervisor,
        pin_hash: pin_hash.to_owned(),
    };
    operator::add(tx, cx, &supervisor)
}

/// The founding as its command is kept: without password and PIN.
#[must_use]
pub fn without_secrets(founding: &Founding) -> Founding {
    Founding {
        mail_password: Secret::default(),
        pin: Secret::default(),
        pin_again: Secret::default(),
        ..founding.clone()
    }
}
