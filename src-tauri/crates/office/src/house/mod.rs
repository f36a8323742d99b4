//! The house: made and founded, its settings, rules, people and counters, and where it went.

pub mod backup;
pub mod clock;
pub mod counter;
pub mod founding;
pub mod health;
pub mod moved;
pub mod notice;
pub mod operator;
pub mod policy;
pub mod settings;
pub mod signing;
mod the_house;

pub use the_house::House;

use contract::action::Action;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError};

/// Whether the house has neither a show nor an order yet.
///
/// # Errors
/// From the store.
pub fn is_fresh(tx: &mut dyn Tx) -> Result<bool, OfficeError> {
    Ok(tx.int(sql!("begun"), &[])? == 0)
}

/// Makes the house of this database, with the policy that every house begins with. The house is
/// [`Cx::house`].
///
/// # Errors
/// [`Code::HouseExists`].
pub fn create(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<(), OfficeError> {
    if House::find(tx)?.is_some() {
        return Err(OfficeError::new(Code::HouseExists));
    }
    let house = &cx.house;
    tx.execute(
        sql!("create"),
        &named![
            name = &house.name,
            address = &house.address,
            siret = &house.siret,
            licence = &house.licence,
            contact = &house.contact,
            time_zone = &house.time_zone,
            demo = house.demo,
            clock_offset_ms = house.clock_offset_ms
        ],
    )?;
    policy::begin(tx, cx)?;
    let data = json!({ "house": &house.name, "demo": house.demo });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::HouseCreated) })?;
    Ok(())
}
