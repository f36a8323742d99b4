//! Seats that known places leave, freed before other places take them.

use std::collections::{HashMap, HashSet};

use contract::ids::{PerformanceId, PlaceId, SeatId};
use domain::place::PlaceState;
use formats::batch::{Batch, BatchPlace, unread_key};
use store::{Tx, TxExt, named, sql};

use super::orders::Run;
use super::places::{KnownPlace, Wanted};
use crate::{Cx, OfficeError};

/// A seat of a performance.
type Sits = (PerformanceId, SeatId);

/// Where places of the files go.
#[derive(Default)]
struct Told<'a> {
    /// Those that leave their seat, by their stored key. None where they keep none.
    leaving: HashMap<String, Option<Sits>>,
    /// Who wants a seat, by the rank in the files: the first has it.
    wants: HashMap<Sits, usize>,
    /// Ranks of those that leave.
    ranks: HashMap<String, usize>,
    /// Those that hold no seat here yet.
    others: Vec<(usize, &'a BatchPlace)>,
}

impl Told<'_> {
    fn want(&mut self, seat: Option<Sits>, rank: usize) {
        if let Some(seat) = seat {
            let first = self.wants.entry(seat).or_insert(rank);
            *first = rank.min(*first);
        }
    }

    /// Whether an earlier place of the files wants the seat to which a place goes.
    fn is_late(&self, key: &str, seat: &Sits) -> bool {
        self.wants.get(seat) != self.ranks.get(key)
    }
}

/// Frees the seats of places that leave them. A place stays where it is when its new seat stays
/// held by another, or an earlier place of the files wants it.
pub(super) fn free(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    run: &mut Run<'_>,
    batch: &Batch,
) -> Result<(), OfficeError> {
    let mut told = told(tx, cx, run, batch)?;
    if told.leaving.values().any(Option::is_some) {
        // Not asked where nobody moves: it is a look at every new place.
        for (rank, place) in std::mem::take(&mut told.others) {
            let known = run.places.get(&run.source.key(&place.key));
            let wanted = Wanted::of(tx, cx, &mut run.season, place, known)?;
            let wanted = wanted.filter(|wanted| wanted.state.holds_seat());
            told.want(wanted.and_then(|wanted| wanted.seat()), rank);
        }
    }
    loop {
        let ids: HashSet<PlaceId> =
            told.leaving.keys().filter_map(|key| run.places.get(key)).map(|p| p.id).collect();
        let held = |seat: &Sits| {
            run.holders.get(seat).is_some_and(|holder| !ids.contains(&holder.place_id))
        };
        let stays = |(key, seat): (&String, &Option<Sits>)| {
            let seat = seat.as_ref()?;
            (held(seat) || told.is_late(key, seat)).then(|| key.clone())
        };
        let stuck: Vec<String> = told.leaving.iter().filter_map(stays).collect();
        if stuck.is_empty() {
            break;
        }
        for key in stuck {
            told.leaving.remove(&key);
        }
    }
    for key in told.leaving.keys() {
        let Some(known) = run.places.get_mut(key) else { continue };
        tx.execute(sql!("free_place"), &named![id = known.id])?;
        known.freed = true;
        if let Some(seat) = known.seat() {
            run.holders.remove(&seat);
        }
    }
    Ok(())
}

fn told<'a>(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    run: &mut Run<'_>,
    batch: &'a Batch,
) -> Result<Told<'a>, OfficeError> {
    let mut told = Told::default();
    let mut named: HashSet<String> = HashSet::new();
    let paid: Vec<bool> = batch.orders.iter().map(|order| run.is_paid_here(order)).collect();
    let places = batch.orders.iter().zip(paid);
    let places = places.flat_map(|(order, paid)| order.places.iter().map(move |p| (paid, p)));
    for (rank, (paid, place)) in places.enumerate() {
        let stored = run.source.key(&place.key);
        let known = run.places.get(&stored);
        let decided = run.crossings.stay(&stored) || known.is_some_and(KnownPlace::is_decided);
        match known.filter(|known| known.state == PlaceState::Live) {
            _ if decided => {}
            // It takes no seat beside those that were paid here.
            None if paid => {}
            None => told.others.push((rank, place)),
            Some(known) => {
                let wanted = Wanted::of(tx, cx, &mut run.season, place, Some(known))?;
                if let Some(wanted) = wanted.filter(|wanted| !known.is_kept(wanted)) {
                    let (seat, held) = (known.seat(), wanted.state.holds_seat());
                    told.want(wanted.seat().filter(|_| held), rank);
                    if held && wanted.seat() == seat {
                        // It keeps its seat. Another place of these files that wants it wants it twice.
                        if let Some(holder) = seat.and_then(|seat| run.holders.get_mut(&seat)) {
                            holder.there = true;
                        }
                    } else {
                        told.ranks.insert(stored.clone(), rank);
                        told.leaving.insert(stored.clone(), wanted.seat().filter(|_| held));
                    }
                }
            }
        }
        named.insert(stored);
    }
    // A place that is not named may stand on a line that could not be read.
    if !(batch.places_untold || batch.places_lost) {
        let known = batch.orders.iter().filter_map(|o| run.known.get(&run.source.key(&o.key)));
        let keys = known.filter_map(|here| run.of_order.get(&here.id)).flatten();
        let gone = keys.filter(|key| {
            let unread = unread_key("place", run.source.bare(key));
            run.places.get(*key).is_some_and(|p| p.state == PlaceState::Live && !p.is_paid())
                && !named.contains(*key)
                && !batch.unread.contains(&unread)
        });
        told.leaving.extend(gone.map(|key| (key.clone(), None)));
    }
    Ok(told)
}
