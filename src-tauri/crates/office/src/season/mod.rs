//! The season: halls and their rows, categories and rates, shows, performances, prices, sales.

mod figures;
mod first;
mod former_rows;
mod halls;
mod list;
mod look;
mod meant;
mod names;
mod outs;
mod over;
mod performance;
mod performances;
mod plan;
mod prices;
mod rescheduling;
mod rows;
mod sales;
mod shows;
mod starts;

pub use first::{begin as begin_season, read_first_hall};
pub use halls::{change_hall, create_hall, hall_list, hall_view};
pub use list::list;
pub use look::look_at_hall;
pub use names::{
    categories, change_category, change_rate, create_category, create_rate, rates,
    reorder_categories, reorder_rates,
};
pub use over::over_sold;
pub use performances::{change, copy, create, view};
pub use plan::{draw_hall, look_at_plan, set_plan};
pub use prices::set_prices;
pub use rescheduling::{count_letters, letters, quote as quote_rescheduling, reschedule, told};
pub use rows::read_hall;
pub use sales::set_sales;
pub use shows::{change_show, choices, create_show};

pub(crate) use first::{proposed, read as read_season};
pub(crate) use outs::Outs;
pub(crate) use starts::same_minute;

use contract::ids::Id;
use store::{Tx, TxExt, named, sql};

use crate::{Code, OfficeError, page};

/// A name of one line, at most `max` characters.
fn name<'a>(field: &str, typed: &'a str, max: usize) -> Result<&'a str, OfficeError> {
    match page::required(field, typed, max)? {
        lines if lines.contains('\n') => Err(OfficeError::bad_field(field)),
        name => Ok(name),
    }
}

fn taken(name: &str) -> OfficeError {
    OfficeError::new(Code::NameTaken).with("name", name)
}

fn changed() -> OfficeError {
    OfficeError::new(Code::ChangedSince)
}

/// Remembers a name that was given up, because other systems go on sending it. A name in use is
/// nobody's former one.
fn remember_name<Of: Copy>(
    tx: &mut dyn Tx,
    kind: &str,
    id: Id<Of>,
    before: &str,
    now: &str,
) -> Result<(), OfficeError> {
    tx.execute(sql!("forget_name"), &named![kind, name_key = now])?;
    if before != now {
        tx.execute(sql!("remember_name"), &named![kind, name_key = before, id])?;
    }
    Ok(())
}
