//! What the source no longer counts of an order: places that were taken back here, then cancelled there. What
//! they were paid stays in the order, for what was given for them is taken off it.

use std::collections::HashSet;

use contract::ids::{OrderId, PlaceId};
use domain::money::Cents;
use domain::place::PlaceState;
use formats::batch::{BatchOrder, unread_key};
use store::{Tx, TxExt, named, sql};

use super::ended;
use super::run::Run;
use crate::OfficeError;

impl Run<'_> {
    /// Places of an order that were taken back here and are cancelled there. `keys` are those of its places here.
    pub(super) fn gone_on_both_sides(
        &self,
        order: &BatchOrder,
        keys: &HashSet<String>,
    ) -> Vec<(String, PlaceId)> {
        let held = order.places.iter().filter(|place| place.state.holds_seat());
        let told: HashSet<String> = held.map(|place| self.source.key(&place.key)).collect();
        let unread =
            |key: &String| self.batch.unread.contains(&unread_key("place", self.source.bare(key)));
        let mut gone: Vec<(String, PlaceId)> = keys
            .iter()
            .filter(|key| !told.contains(*key) && !unread(key))
            .filter_map(|key| self.places.get_key_value(key))
            .filter(|(_, known)| known.state == PlaceState::TakenBack)
            .map(|(key, known)| (key.clone(), known.id))
            .collect();
        gone.sort_unstable_by_key(|(_, id)| *id);
        gone
    }

    /// Remembers which places that were taken back here are cancelled there. Gives whether that is new.
    pub(super) fn remember_ended(
        &self,
        tx: &mut dyn Tx,
        order: &BatchOrder,
        keys: &HashSet<String>,
        gone: &HashSet<&String>,
    ) -> Result<bool, OfficeError> {
        let taken_back = |key: &&String| {
            self.places.get(*key).is_some_and(|known| known.state == PlaceState::TakenBack)
        };
        let mut new = false;
        for key in keys.iter().filter(taken_back) {
            let told = order.places.iter().find(|place| self.source.key(&place.key) == *key);
            let stands =
                told.is_some_and(|place| place.state.holds_seat()) || self.crossings.stand(key);
            // Of a place that is not named, some files say nothing at all.
            let ends = gone.contains(key)
                && !stands
                && (told.is_some() || !(self.batch.places_untold || self.batch.places_lost));
            let facts = match self.ended.contains(key) {
                false if ends => ended::CANCELLED,
                true if stands => ended::LIVE,
                _ => continue,
            };
            let row = named![kind = ended::KIND, external_key = key, facts];
            tx.execute(sql!("../see"), &row)?;
            new = true;
        }
        Ok(new)
    }
}

/// What the total of the source lacks of what such places were paid, and of what those cost that are left behind by others
/// that went to another order. A source that goes on counting them lacks nothing.
pub(super) fn lacking(
    tx: &mut dyn Tx,
    order: &BatchOrder,
    order_id: OrderId,
    (gone, behind): (&[(String, PlaceId)], Cents),
) -> Result<Cents, OfficeError> {
    let mut away = behind;
    for (_, place_id) in gone {
        away += Cents(tx.int(sql!("uncounted"), &named![order_id, place_id = *place_id])?);
    }
    let held = order.places.iter().filter(|place| place.state.holds_seat());
    let counted: Cents = held.map(|place| place.price).sum();
    let paid = (order.total - order.fees).max(Cents::ZERO);
    Ok((counted + away - paid).max(Cents::ZERO).min(away))
}
