//! A cancelled evening in a house that exists: everybody asks for their place back at once.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use contract::ids::{PerformanceId, PlaceId};
use office::reprise::NewRequest;
use office::{Actor, By, House, OfficeError};
use serde::Deserialize;
use store::{Store, Tx, TxExt, params};

use crate::Step;
use crate::desk::BareRenderer;

/// The performance of an evening that nobody has asked anything of yet, the fullest first.
const FULLEST: &str = "SELECT p.performance_id AS id, COUNT(*) AS places
  FROM place p
  JOIN performance f ON f.id = p.performance_id
  JOIN orders o ON o.id = p.order_id
  WHERE p.state = 'live' AND o.state = 'issued' AND o.customer_id IS NOT NULL
    AND f.starts_at_ms > ?1
  GROUP BY p.performance_id
  ORDER BY COUNT(*) DESC, p.performance_id";
const PLACES: &str = "SELECT p.id FROM place p
  JOIN orders o ON o.id = p.order_id
  WHERE p.performance_id = ?1 AND p.state = 'live' AND o.state = 'issued'
    AND o.customer_id IS NOT NULL
  ORDER BY p.id LIMIT ?2";

#[derive(Deserialize)]
struct Performance {
    id: PerformanceId,
    places: i64,
}

/// Asks back `count` places of the house in `folder`, of as few performances as have them. The
/// house must not be open.
///
/// # Errors
/// When it has too few places to ask back, or the store refuses.
pub fn asks_everything_back(folder: &Path, count: usize) -> Step {
    let store = Store::sqlite(&folder.join("contremarque.sqlite"), |_| Ok(()))?;
    let now_ms = i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
    let asked = store.write(|tx| {
        let house = House::load(tx)?;
        let at_ms = now_ms + house.clock_offset_ms;
        let by = By {
            operator: &Actor::program(),
            counter_id: 0.into(),
            at_ms,
            renderer: &BareRenderer,
        };
        let cx = office::command::unlisted(tx, by, "evening", [9; 16], house)?;
        let mut asked = 0;
        for place_id in places(tx, at_ms, count)? {
            let new = NewRequest {
                place_id,
                requested_at_ms: at_ms,
                channel: "SITE",
                requested_by: None,
                several: false,
                order_cents: None,
            };
            office::reprise::insert(tx, &cx, &new)?;
            asked += 1;
        }
        office::command::seal(tx, &cx.mint)?;
        Ok::<_, OfficeError>(asked)
    })?;
    if asked == count { Ok(()) } else { Err(format!("only {asked} places to ask back").into()) }
}

fn places(tx: &mut dyn Tx, at_ms: i64, count: usize) -> Result<Vec<PlaceId>, OfficeError> {
    let mut found = Vec::with_capacity(count);
    let performances: Vec<Performance> = tx.rows(FULLEST, &params![at_ms])?;
    for performance in performances.iter().filter(|performance| performance.places > 0) {
        let missing = i64::try_from(count - found.len()).unwrap_or(0);
        let more = tx.ints(PLACES, &params![performance.id, missing])?;
        found.extend(more.into_iter().map(PlaceId::from));
        if found.len() == count {
            break;
        }
    }
    Ok(found)
}
