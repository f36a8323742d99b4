//! Which places of the demo house are asked back, when, and what becomes of each request.

use domain::place::PlaceState;
use domain::time::{DAY_MS, HOUR_MS};
use formats::batch::{BatchOrder, BatchPlace};

use super::chance::Chance;
use super::season::{GROUP_CATEGORY, Season, Slot, paris_ms};
use crate::OfficeError;

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Open,
    Held,
    Passed(&'static str),
    Accepted,
    Refused(&'static str),
    Withdrawn,
}

/// A place asked back.
#[derive(Clone, Debug)]
pub(super) struct DemoRequest {
    /// Key of the place.
    pub place: String,
    pub at_ms: i64,
    pub channel: String,
    pub several: bool,
    pub fate: Fate,
}

/// A kind of request: how many orders, how many places of each, between which instants received,
/// and which places.
struct RequestKind {
    orders: usize,
    places: usize,
    received: (i64, i64),
    of: fn(&BatchOrder, &BatchPlace, &Slot, i64) -> bool,
    /// What becomes of the first requests of a kind. The others wait.
    fates: &'static [Fate],
}

/// The requests, oldest first.
pub(super) fn requests(
    chance: &mut Chance,
    season: &Season,
    orders: &[BatchOrder],
    now_ms: i64,
) -> Result<Vec<DemoRequest>, OfficeError> {
    let mut asked = known(orders)?;
    let mut used = vec![false; orders.len()];
    for kind in kinds()? {
        let mut found = 0;
        let start = chance.below(orders.len());
        for rank in (0..orders.len()).map(|step| (start + step * 7) % orders.len()) {
            if found == kind.orders {
                break;
            }
            if used[rank] || !fits(&kind, season, &orders[rank], now_ms) {
                continue;
            }
            used[rank] = true;
            found += 1;
            let at_ms = chance.between(kind.received.0, kind.received.1);
            let fate = kind.fates.get(found - 1).copied().unwrap_or(Fate::Open);
            let places = of_order(&orders[rank], kind.places, at_ms);
            asked.extend(places.map(|place| DemoRequest { fate, ..place }));
        }
        if found < kind.orders {
            return Err(OfficeError::internal("the demo has too few orders of a kind"));
        }
    }
    asked.sort_by(|a, b| (a.at_ms, &a.place).cmp(&(b.at_ms, &b.place)));
    Ok(asked)
}

fn fits(kind: &RequestKind, season: &Season, order: &BatchOrder, now_ms: i64) -> bool {
    let Some(first) = order.places.first() else { return false };
    let Some(slot) = season.slots.iter().find(|s| s.key == first.performance) else { return false };
    let taken = ["671080", "671083", "671084"].contains(&order.number.as_str());
    !taken
        && order.customer.is_some()
        && order.places.len() >= kind.places
        && first.state == PlaceState::Live
        && first.category != GROUP_CATEGORY
        && (kind.of)(order, first, slot, now_ms)
}

fn of_order(
    order: &BatchOrder,
    places: usize,
    at_ms: i64,
) -> impl Iterator<Item = DemoRequest> + '_ {
    order.places.iter().take(places).map(move |place| DemoRequest {
        place: place.key.clone(),
        at_ms,
        channel: "INTERNET".to_owned(),
        several: places > 1,
        fate: Fate::Open,
    })
}

/// Marie Dupont's two seats, and the school's day out.
fn known(orders: &[BatchOrder]) -> Result<Vec<DemoRequest>, OfficeError> {
    let of = |number: &str, places: &[usize], at: &str| -> Result<Vec<DemoRequest>, OfficeError> {
        let at_ms = paris_ms(at)?;
        let order = orders.iter().find(|order| order.number == number);
        let order = order.ok_or_else(|| OfficeError::internal(format!("no order {number}")))?;
        let all: Vec<DemoRequest> = of_order(order, order.places.len(), at_ms).collect();
        let several = places.len() > 1;
        Ok(places.iter().map(|rank| DemoRequest { several, ..all[*rank].clone() }).collect())
    };
    let mut asked = of("671083", &[1, 2], "2020-06-01 09:12")?;
    asked.extend(of("671080", &[0], "2020-05-29 16:47")?);
    Ok(asked)
}

const HELD: Fate = Fate::Held;
const LATE: [Fate; 2] = [Fate::Passed("Train supprimé, justificatif reçu par courriel."), HELD];
const SCANNED: [Fate; 1] =
    [Fate::Passed("Billet contrôlé par erreur à l’entrée, d’après l’agent d’accueil.")];
const FAITHFUL: [Fate; 2] =
    [HELD, Fate::Passed("Abonnée depuis vingt ans : puis-je faire une exception ?")];
const DECIDED: [Fate; 24] = {
    let mut fates = [Fate::Accepted; 24];
    let refused = ["not_the_buyer", "other", "rate_excluded"];
    let mut rank = 0;
    while rank < 24 {
        if rank % 10 >= 7 {
            fates[rank] = Fate::Refused(refused[rank % 3]);
        } else if rank % 8 == 5 {
            fates[rank] = Fate::Withdrawn;
        }
        rank += 1;
    }
    fates
};

fn kinds() -> Result<Vec<RequestKind>, OfficeError> {
    let before = (paris_ms("2020-05-27 09:00")?, paris_ms("2020-06-01 07:30")?);
    let week = (before.0, paris_ms("2020-06-01 13:40")?);
    let today = (paris_ms("2020-06-01 08:15")?, week.1);
    let kind =
        |orders, places, received, fates, of| RequestKind { orders, places, received, fates, of };
    Ok(vec![
        // After the deadline: the performance is tonight, or was yesterday, used or not.
        kind(5, 1, today, &LATE, |_, _, slot, now| ahead(slot, now, 0, DAY_MS)),
        kind(2, 1, today, &[], |_, place, slot, now| {
            ahead(slot, now, -DAY_MS, 0) && place.scanned_at_ms.is_none()
        }),
        kind(3, 1, today, &SCANNED, |_, place, slot, now| {
            ahead(slot, now, -DAY_MS, 0) && place.scanned_at_ms.is_some()
        }),
        // In time, but soon.
        kind(8, 1, week, &[], |_, place, slot, now| {
            place.copies == 0 && ahead(slot, now, 30 * HOUR_MS, 4 * DAY_MS)
        }),
        // Printed, free, by subscription.
        kind(6, 1, week, &[HELD], |_, place, slot, now| {
            place.copies > 0 && ahead(slot, now, 4 * DAY_MS, 28 * DAY_MS)
        }),
        kind(4, 1, week, &[], |_, place, slot, now| {
            place.price.0 == 0 && ahead(slot, now, 2 * DAY_MS, 60 * DAY_MS)
        }),
        kind(6, 1, week, &FAITHFUL, |order, _, slot, now| {
            order.channel == "ABONNEMENT" && ahead(slot, now, 4 * DAY_MS, 28 * DAY_MS)
        }),
        // Several of one order.
        kind(2, 3, week, &[], |_, _, slot, now| ahead(slot, now, 4 * DAY_MS, 28 * DAY_MS)),
        kind(2, 2, week, &[], |_, _, slot, now| ahead(slot, now, 4 * DAY_MS, 28 * DAY_MS)),
        // Long before.
        kind(6, 1, today, &[], |_, _, slot, now| ahead(slot, now, 31 * DAY_MS, 90 * DAY_MS)),
        // As for any other kind: some wait, some are decided.
        kind(7, 1, week, &[HELD], plain),
        kind(24, 1, before, &DECIDED, plain),
    ])
}

fn plain(order: &BatchOrder, place: &BatchPlace, slot: &Slot, now_ms: i64) -> bool {
    place.price.0 > 0
        && order.channel != "ABONNEMENT"
        && ahead(slot, now_ms, 5 * DAY_MS, 28 * DAY_MS)
}

const fn ahead(slot: &Slot, now_ms: i64, from_ms: i64, to_ms: i64) -> bool {
    let left_ms = slot.starts_at_ms - now_ms;
    left_ms >= from_ms && left_ms < to_ms
}
