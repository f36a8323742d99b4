//! What happens to the server, and when one is there again.

use std::thread::sleep;
use std::time::{Duration, Instant};

use harness::Step;
use harness::dice::Dice;

use super::place::Place;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is killed, and the replica takes over.
    Fails,
    /// It is stopped in order, and the replica takes over.
    Switches,
    /// It does nothing for a while, and goes on.
    Stalls,
    /// It does nothing any more, and the replica takes over.
    StallsForGood,
    /// Counters reach a copy that only reads, until that takes over.
    ReadsAlone,
    /// Its sessions begin as read only, for a while.
    BeginsReadOnly,
}

pub const KINDS: [Fault; 6] = [
    Fault::Fails,
    Fault::StallsForGood,
    Fault::ReadsAlone,
    Fault::Stalls,
    Fault::Switches,
    Fault::BeginsReadOnly,
];

fn some_ms(dice: &mut Dice, least: u64, most: u64) {
    sleep(Duration::from_millis(least + dice.roll(most - least)));
}

impl Fault {
    /// Gives the moment from which on a server is there.
    pub fn happens(self, place: &mut Place, dice: &mut Dice) -> Step<Instant> {
        let first = place.pair.writes();
        match self {
            Self::Fails => {
                place.pair.killed(first)?;
                place.proxy.leads(None);
                some_ms(dice, 0, 1_500);
                takes_over(place)
            }
            Self::Switches => {
                place.pair.stops()?;
                place.proxy.leads(None);
                takes_over(place)
            }
            Self::Stalls => {
                place.pair.freezes(first)?;
                some_ms(dice, 500, 5_000);
                place.pair.thaws(first)?;
                Ok(Instant::now())
            }
            Self::StallsForGood => {
                place.pair.freezes(first)?;
                some_ms(dice, 200, 2_500);
                place.proxy.leads(None);
                takes_over(place)
            }
            Self::ReadsAlone => {
                place.pair.stops()?;
                place.proxy.leads(Some(place.pair.other()));
                some_ms(dice, 500, 3_000);
                takes_over(place)
            }
            Self::BeginsReadOnly => {
                begins_read_only(place, "on")?;
                Ok(Instant::now())
            }
        }
    }

    /// Puts back what is not as it was before: the server that failed becomes the replica.
    pub fn is_over(self, place: &mut Place) -> Step {
        match self {
            Self::Stalls => return Ok(()),
            Self::BeginsReadOnly => return begins_read_only(place, "off"),
            // A server that froze is never let go on once another has taken over.
            Self::StallsForGood => place.pair.killed(place.pair.other())?,
            Self::Fails | Self::Switches | Self::ReadsAlone => {}
        }
        place.pair.follows()?;
        place.pair.is_synchronous()
    }
}

fn takes_over(place: &mut Place) -> Step<Instant> {
    place.pair.takes_over()?;
    place.proxy.leads(Some(place.pair.writes()));
    Ok(Instant::now())
}

fn begins_read_only(place: &Place, word: &str) -> Step {
    let text = format!("ALTER SYSTEM SET default_transaction_read_only = {word}");
    place.pair.sql(place.pair.writes(), &text)?;
    place.pair.sql(place.pair.writes(), "SELECT pg_reload_conf()")
}
