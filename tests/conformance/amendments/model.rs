//! Sequences of twenty commands drawn at random, beside a model that counts by itself: money in is money
//! out and what the house holds, per tender and per order; credit goes back where it came from, and its expiry
//! never grows but by the days of grace; no seat is sold twice.
//!
//! `CONTREMARQUE_SEQUENCES` says how many are drawn on SQLite; a tenth of them on PostgreSQL.

mod books;
mod hands;
mod lots;

use api::Clock;
use contract::ids::{OrderId, PlaceId};
use domain::money::Cents;
use domain::place::PlaceState;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk};
use harness::dice::{Dice, seed};
use harness::small::small_house;
use store::Store;

use books::Books;
use lots::Lots;

use crate::sales::marie;

/// Commands of one sequence.
const COMMANDS: usize = 20;
/// Sequences of one house: it has seats for about so many.
const OF_A_HOUSE: usize = 8;
/// Sequences on SQLite where nobody says how many.
const SEQUENCES: usize = 200;

/// Days that pass while a house lives: its seats can still be asked back by anybody.
const DAYS: i64 = 14;

/// A place, as the model knows it.
#[derive(Clone, Debug)]
struct Place {
    id: PlaceId,
    order_id: OrderId,
    state: PlaceState,
    price: Cents,
}

/// What the model knows of a house.
struct World<'a> {
    desk: &'a Desk,
    /// A second hand on the same database.
    store: Store,
    dice: Dice,
    places: Vec<Place>,
    orders: Vec<OrderId>,
    books: Books,
    lots: Lots,
    days: i64,
}

fn sequences() -> usize {
    let told = std::env::var("CONTREMARQUE_SEQUENCES").ok().and_then(|n| n.parse().ok());
    told.unwrap_or(SEQUENCES)
}

fn drawn(count: usize, house: impl Fn() -> Desk) {
    let mut dice = Dice(seed());
    let mut left = count;
    while left > 0 {
        let of_this = left.min(OF_A_HOUSE);
        let desk = house();
        let world_dice = Dice(dice.roll(u64::MAX));
        World::of(&desk, world_dice).live(of_this);
        left -= of_this;
    }
}

#[test]
fn money_in_is_money_out_and_what_the_house_holds_on_sqlite() {
    drawn(sequences(), || Desk::sqlite(&small_house()));
}

#[test]
fn money_in_is_money_out_and_what_the_house_holds_on_postgresql() {
    drawn(sequences().div_ceil(10), || Desk::postgres(&small_house()));
}

/// Lets a house live through a few sequences, the same each time.
pub(crate) fn live(desk: &Desk, sequences: usize) {
    World::of(desk, Dice(671_083)).live(sequences);
}

impl<'a> World<'a> {
    fn of(desk: &'a Desk, dice: Dice) -> Self {
        let store = desk.store();
        for (amount, days) in [(4_000, 4), (3_000, 20), (3_000, 36), (5_000, 200)] {
            desk.give_credit(marie(desk), Cents(amount), BEGINNING_MS + days * DAY_MS);
        }
        let (books, lots) = (Books::of(&store), lots::lots(&store));
        Self { desk, store, dice, places: Vec::new(), orders: Vec::new(), books, lots, days: 0 }
    }

    fn live(mut self, sequences: usize) {
        for _ in 0..sequences {
            self.rule();
            for _ in 0..COMMANDS {
                self.one_command();
                self.books.hold(&self.store, &self.owed());
                let now = lots::lots(&self.store);
                lots::hold(&self.lots, &now, self.desk.clock.now_ms());
                self.lots = now;
            }
        }
        let found: contract::journal::Verification =
            self.desk.ok("Hélène", "journal_verify", serde_json::json!({}));
        assert!(found.ok, "{found:?}");
    }

    fn one_command(&mut self) {
        match self.dice.roll(21) {
            0..=5 => self.sell(),
            6..=9 => self.void(),
            10..=12 => self.exchange(),
            13 => self.correct(),
            14 => self.ask_back(),
            15..=16 => self.accept(),
            17 => self.undo(),
            18 => self.reverse(),
            19 => self.pass(),
            _ => self.settle(),
        }
    }

    /// What each order is still paid for: its places that nobody gave back.
    fn owed(&self) -> Vec<(OrderId, i64)> {
        let of = |id: &OrderId| {
            let places = self.places.iter().filter(|place| place.order_id == *id);
            let kept = places.filter(|place| place.state != PlaceState::Cancelled);
            kept.map(|place| place.price.0).sum()
        };
        self.orders.iter().map(|id| (*id, of(id))).collect()
    }

    /// The rank of a place, in a state or in any.
    fn any_place(&mut self, state: Option<PlaceState>) -> Option<usize> {
        let fits = |place: &Place| state.is_none_or(|state| place.state == state);
        let ranks: Vec<usize> =
            (0..self.places.len()).filter(|rank| fits(&self.places[*rank])).collect();
        if ranks.is_empty() { None } else { Some(*self.dice.of(&ranks)) }
    }
}
