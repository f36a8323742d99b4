//! The customer's door: signing in by a code, what is theirs and nobody else's, a place asked back beside the desk.

pub(crate) mod address;
mod agreed;
mod amounts;
mod asking;
mod beside;
mod cheats;
mod closing;
mod codes;
mod mine;
mod one_place;
mod rights;
mod sessions;
mod signing_in;
mod taken_along;
mod told;
mod untold;
mod ways;
mod ways_on_file;
mod whose;

use contract::site::{MyOrder, MyOrderFile, MyPlaces};
use harness::door::Door;
use site::Token;

/// An order as its customer sees it.
fn my_order(door: &Door, token: &Token, number: &str) -> MyOrderFile {
    door.ok(Some(token), "my_order", MyOrder { number: number.to_owned() })
}

/// Places of an order by their ranks.
fn my_places(door: &Door, token: &Token, number: &str, ranks: &[usize]) -> MyPlaces {
    let places = my_order(door, token, number).places;
    let place_ids = ranks.iter().map(|rank| places[*rank].id).collect();
    MyPlaces { number: number.to_owned(), place_ids }
}
