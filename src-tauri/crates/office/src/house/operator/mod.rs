//! Operators, and the figures on the rail.

mod pin;
mod second;
mod sign_in_row;
mod signing_in;

pub use pin::{PinTried, change_pin, changed_since, digest, is_pin_of, pin_salt, try_pin};
pub use second::sign;
pub use sign_in_row::{SignInRow, sign_in_row};
pub use signing_in::{is_untold, tell_refused, tell_signed_in, told_later};

use contract::action::Action;
use contract::args::Empty;
use contract::ids::OperatorId;
use contract::operator::{Badges, OperatorCard};
use contract::settings::{AddOperator, ChangeOperator, OperatorRow};
use domain::access::Role;
use domain::clock::STEP_MS;
use domain::text;
use serde_json::json;
use store::{StoreError, Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::house::counter;
use crate::{Code, Cx, OfficeError, contradiction, page};

/// The operators of the sign-in page.
///
/// # Errors
/// From the store.
pub fn cards(tx: &mut dyn Tx) -> Result<Vec<OperatorCard>, OfficeError> {
    let demo = crate::House::find(tx)?.is_some_and(|house| house.demo);
    let mut cards: Vec<OperatorCard> = tx.rows(sql!("cards"), &[])?;
    if demo {
        // Who was changed may have another PIN than the demo gave.
        let changed = tx.ints(sql!("changed"), &[])?;
        for card in cards.iter_mut().filter(|card| !changed.contains(&card.id.number())) {
            card.demo_pin = crate::demo::pin_of(&card.name).map(str::to_owned);
        }
    }
    Ok(cards)
}

/// Every operator, for the supervisor.
///
/// # Errors
/// From the store.
pub fn operators(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<Vec<OperatorRow>, OfficeError> {
    Ok(tx.rows(sql!("operators"), &[])?)
}

/// The figures on the rail and in the status bar.
///
/// # Errors
/// From the store.
pub fn badges(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<Badges, OfficeError> {
    let there_ms = tx.now_ms().unwrap_or(cx.at_ms);
    let asked = named![
        seen_ms = there_ms - counter::AWAY_MS,
        ahead_ms = there_ms + counter::AWAY_MS,
        latest_ms = cx.at_ms + STEP_MS,
        counter_id = cx.counter_id
    ];
    let badges: Option<Badges> = contradiction::counted(sql!("badges"), &asked).row(tx)?;
    let badges = badges.ok_or_else(|| OfficeError::internal("no badges"))?;
    // Who cannot settle them is not called to.
    let settles = cx.operator.role == Role::Supervisor;
    Ok(Badges { contradictions: if settles { badges.contradictions } else { 0 }, ..badges })
}

/// Makes an operator.
///
/// # Errors
/// [`Code::BadField`] when the name is empty, [`Code::NameTaken`].
pub fn add(tx: &mut dyn Tx, cx: &Cx<'_>, args: &AddOperator) -> Result<OperatorRow, OfficeError> {
    let name = page::required("name", &args.name, 80)?;
    let id = cx.mint.id();
    let row = named![
        id,
        name,
        name_key = text::key(name),
        initials = initials(name),
        role = args.role.key(),
        pin_hash = &args.pin_hash
    ];
    match tx.execute(sql!("add"), &row) {
        Ok(_) => {}
        Err(StoreError::Constraint(_)) => {
            return Err(OfficeError::new(Code::NameTaken).with("name", name));
        }
        Err(e) => return Err(e.into()),
    }
    journal::append(
        tx,
        cx,
        Entry {
            data: json!({ "operator": id, "role": args.role.key() }),
            note: Some(name),
            ..Entry::of(Action::OperatorCreated)
        },
    )?;
    find(tx, id)
}

/// Gives an operator another PIN, whoever asks.
///
/// # Errors
/// [`Code::NotFound`].
pub fn reset_pin(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    id: OperatorId,
    pin_hash: &str,
) -> Result<(), OfficeError> {
    let OperatorRow { version, role, active, .. } = find(tx, id)?;
    let same = ChangeOperator { id, version, role, active, pin: None };
    change(tx, cx, &same, Some(pin_hash)).map(|_| ())
}

/// Changes an operator's role, PIN, or right to sign in. The last supervisor stays one.
///
/// # Errors
/// [`Code::ChangedSince`]; [`Code::LastSupervisor`] when none would be left.
pub fn change(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ChangeOperator,
    pin_hash: Option<&str>,
) -> Result<OperatorRow, OfficeError> {
    let before = find(tx, args.id)?;
    let row =
        named![id = args.id, version = args.version, role = args.role.key(), active = args.active];
    if tx.execute(sql!("change"), &row)? == 0 {
        return Err(OfficeError::new(Code::ChangedSince));
    }
    if let Some(pin_hash) = pin_hash {
        pin::set(tx, args.id, pin_hash)?;
    }
    if tx.int(sql!("supervisors"), &[])? == 0 {
        return Err(OfficeError::new(Code::LastSupervisor));
    }
    let changes = [
        ("role", args.role != before.role),
        ("active", args.active != before.active),
        ("pin", pin_hash.is_some()),
    ];
    let fields: Vec<&str> =
        changes.iter().filter(|(_, changed)| *changed).map(|(name, _)| *name).collect();
    journal::append(
        tx,
        cx,
        Entry {
            data: json!({
                "operator": args.id,
                "role": args.role.key(),
                "active": args.active,
                "pin": pin_hash.is_some(),
                "fields": fields.join(" "),
            }),
            note: Some(&before.name),
            ..Entry::of(Action::OperatorChanged)
        },
    )?;
    find(tx, args.id)
}

fn find(tx: &mut dyn Tx, id: OperatorId) -> Result<OperatorRow, OfficeError> {
    tx.row(sql!("operator"), &named![id])?.ok_or_else(|| OfficeError::not_found("operator"))
}

/// The first letters of the first and last word.
#[must_use]
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split([' ', '-']).filter(|w| !w.is_empty()).collect();
    let ends = [words.first(), words.get(1..).and_then(|rest| rest.last())];
    ends.iter().flatten().filter_map(|w| w.chars().next()).flat_map(char::to_uppercase).collect()
}
