//! The demo house: a believable season from a fixed seed, with its own calendar and a clock that is moved.

mod cast;
mod chance;
mod clock;
mod credits;
mod history;
mod making;
mod orders;
mod people;
mod requests;
mod season;

pub use cast::{OPERATORS, pin_of};
pub use clock::advance_clock;
pub use making::Making;

use formats::batch::Batch;
use store::Tx;

use crate::books::credit::ending;
use crate::house::operator;
use crate::intake;
use crate::{Code, House, OfficeError, house};
use cast::SUPERVISOR;
use chance::Chance;
use contract::settings::AddOperator;
use history::Steps;
use making::SOURCE;
use season::{CATEGORIES, GROUP_CATEGORY, RATES, paris_ms};

const SEED: u64 = 671_083;

/// Makes the demo house in an empty database.
///
/// # Errors
/// [`Code::HouseExists`].
pub fn make(tx: &mut dyn Tx, making: &Making<'_>) -> Result<(), OfficeError> {
    if House::find(tx)?.is_some() {
        return Err(OfficeError::new(Code::HouseExists));
    }
    let mut chance = Chance::new(SEED);
    // It has lived for a day when it opens: credit that ended before has lapsed.
    let founded_ms = paris_ms("2020-05-31 08:00")?;
    let opens_ms = paris_ms("2020-06-01 08:00")?;
    let now_ms = paris_ms("2020-06-01 14:00")?;
    let house = the_house(now_ms - making.now_ms);
    let mut steps = Steps::new(making, house);
    steps.program(founded_ms, &mut chance, |cx| house::create(tx, cx))?;
    for ((name, role, _), pin_hash) in OPERATORS.iter().zip(making.pin_hashes) {
        let operator =
            AddOperator { name: (*name).to_owned(), role: *role, pin_hash: pin_hash.clone() };
        let at_ms = opens_ms + 60_000 * (1 + steps.operators() as i64);
        let row = steps.program(at_ms, &mut chance, |cx| operator::add(tx, cx, &operator))?;
        steps.signs_in(row);
    }
    let season = season::season()?;
    let batch = batch(&mut chance, &season, opens_ms)?;
    let supervisor = SUPERVISOR;
    steps.by(supervisor, opens_ms + 8 * 60_000, &mut chance, |cx| intake::apply(tx, cx, &batch))?;
    credits::open(tx, &mut steps, &mut chance, opens_ms + 10 * 60_000)?;
    // Drawn apart, so that nothing else of the season is another.
    let mut apart = Chance::new(SEED + 1);
    steps.program(opens_ms + 11 * 60_000, &mut apart, |cx| ending::tell(tx, cx).map(drop))?;
    let asked = requests::requests(&mut chance, &season, &batch.orders, now_ms)?;
    history::play(tx, &mut steps, &mut chance, &asked, opens_ms)?;
    credits::spend(tx, &mut steps, &mut chance, paris_ms("2020-06-01 11:05")?)?;
    history::send_mails(tx, now_ms)?;
    steps.close(tx)
}

fn the_house(clock_offset_ms: i64) -> House {
    House {
        name: "Théâtre de démonstration".to_owned(),
        address: "12 place de la Comédie\n35000 Rennes".to_owned(),
        siret: "12345678200010".to_owned(),
        licence: "L-D-20-0671 / L-D-20-0672 / L-D-20-0673".to_owned(),
        contact: "billetterie@example.org".to_owned(),
        time_zone: "Europe/Paris".to_owned(),
        demo: true,
        clock_offset_ms,
        ..House::default()
    }
}

fn batch(
    chance: &mut Chance,
    season: &season::Season,
    until_ms: i64,
) -> Result<Batch, OfficeError> {
    let hall = season::hall();
    let customers = people::customers(chance, until_ms);
    let orders = orders::orders(chance, season, &hall, until_ms)?;
    let categories = CATEGORIES.iter().chain([&GROUP_CATEGORY]);
    Ok(Batch {
        source: SOURCE.to_owned(),
        categories: categories.map(|name| (*name).to_owned()).collect(),
        rates: RATES.iter().map(|(name, _)| (*name).to_owned()).collect(),
        shows: season.shows.clone(),
        performances: season.performances(),
        halls: vec![hall],
        customers,
        orders,
        ..Batch::default()
    })
}
