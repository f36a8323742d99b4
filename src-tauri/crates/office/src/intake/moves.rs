//! Seats that known places leave, freed before other places take them.

use std::collections::{HashMap, HashSet};

use contract::ids::{PerformanceId, PlaceId, SeatId};
use domain::place::PlaceState;
use formats::batch::{Batch, unread_key};
use store::{Tx, TxExt, named, sql};

use super::orders::Run;
use super::places::{KnownPlace, Wanted};
use crate::{Cx, OfficeError};

/// Where a place goes, by its stored key. None where it keeps no seat.
type Leaving = HashMap<String, Option<(PerformanceId, SeatId)>>;

/// Frees the seats of places that leave them. A place stays where it is when its new seat stays
/// held by another.
pub(super) fn free(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    run: &mut Run<'_>,
    batch: &Batch,
) -> Result<(), OfficeError> {
    let mut leaving = leaving(tx, cx, run, batch)?;
    loop {
        let ids: HashSet<PlaceId> =
            leaving.keys().filter_map(|key| run.places.get(key)).map(|p| p.id).collect();
        let held = |seat: &(PerformanceId, SeatId)| {
            run.holders.get(seat).is_some_and(|holder| !ids.contains(&holder.place_id))
        };
        let stays = |(key, seat): (&String, &Option<(PerformanceId, SeatId)>)| {
            seat.as_ref().is_some_and(held).then(|| key.clone())
        };
        let stuck: Vec<String> = leaving.iter().filter_map(stays).collect();
        if stuck.is_empty() {
            break;
        }
        for key in stuck {
            leaving.remove(&key);
            run.stuck.insert(key);
        }
    }
    for key in leaving.keys() {
        let Some(known) = run.places.get_mut(key) else { continue };
        tx.execute(sql!("free_place"), &named![id = known.id])?;
        known.freed = true;
        if let Some(seat) = known.seat() {
            run.holders.remove(&seat);
        }
    }
    Ok(())
}

fn leaving(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    run: &mut Run<'_>,
    batch: &Batch,
) -> Result<Leaving, OfficeError> {
    let mut leaving = Leaving::new();
    for order in &batch.orders {
        let Some(here) = run.known.get(&run.source.key(&order.key)) else { continue };
        let mut left: HashSet<String> = match run.of_order.get(&here.id) {
            Some(keys) if !(batch.places_untold || batch.places_lost) => {
                keys.iter().cloned().collect()
            }
            _ => HashSet::new(),
        };
        for place in &order.places {
            let stored = run.source.key(&place.key);
            left.remove(&stored);
            let live = run.places.get(&stored).is_some_and(|p| p.state == PlaceState::Live);
            if !live {
                continue;
            }
            let known = run.places.get(&stored);
            let Some(wanted) = Wanted::of(tx, cx, &mut run.season, place, known)? else { continue };
            if known.is_some_and(|known| known.is_kept(&wanted)) {
                continue;
            }
            let known = known.and_then(KnownPlace::seat);
            let held = wanted.state.holds_seat();
            if held && wanted.seat() == known {
                // It keeps its seat. Another place of these files that wants it wants it twice.
                if let Some(holder) = known.and_then(|seat| run.holders.get_mut(&seat)) {
                    holder.there = true;
                }
            } else {
                leaving.insert(stored, wanted.seat().filter(|_| held));
            }
        }
        left.retain(|key| {
            let unread = unread_key("place", run.source.bare(key));
            run.places.get(key).is_some_and(|p| p.state == PlaceState::Live && !p.is_paid())
                && !batch.unread.contains(&unread)
        });
        leaving.extend(left.into_iter().map(|key| (key, None)));
    }
    Ok(leaving)
}
