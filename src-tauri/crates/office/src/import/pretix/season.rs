//! Shows, performances, rates, categories and prices of an export.

use std::collections::{BTreeSet, HashMap};

use domain::money::Cents;
use domain::text;

use super::shape::{Event, Item, Words};
use super::{Malformed, clip};
use crate::import::{Batch, BatchHall, BatchPerformance, BatchShow};

/// What a hall or a category is called where the file gives no name.
const NO_HALL: &str = "Salle";
const NO_CATEGORY: &str = "Placement";

/// What orders refer to.
pub(super) struct Catalogue<'a> {
    items: HashMap<i64, &'a Item>,
    categories: HashMap<i64, &'a Words>,
    /// Performance key and hall by sub-event; `None` is the event itself.
    pub performances: HashMap<Option<i64>, (String, String)>,
}

impl<'a> Catalogue<'a> {
    /// The item of a position.
    pub fn item(&self, id: i64) -> Option<&'a Item> {
        self.items.get(&id).copied()
    }

    /// The seat category a position is in: its variation's name, else its item's category.
    pub fn category(&self, item: &Item, variation: Option<i64>) -> String {
        let varied = item.variations.iter().find(|v| Some(v.id) == variation).map(|v| &v.name);
        let grouped = || item.category.and_then(|id| self.categories.get(&id).copied());
        let name = varied.or_else(grouped).map_or("", Words::text);
        or(clip(name, 80), NO_CATEGORY)
    }
}

pub(super) fn or(text: String, otherwise: &str) -> String {
    if text.is_empty() { otherwise.to_owned() } else { text }
}

/// Adds the season to the batch.
pub(super) fn read<'a>(event: &'a Event, batch: &mut Batch) -> Result<Catalogue<'a>, Malformed> {
    let mut catalogue = Catalogue {
        items: event.items.iter().map(|item| (item.id, item)).collect(),
        categories: event.categories.iter().map(|c| (c.id, &c.name)).collect(),
        performances: HashMap::new(),
    };
    let prices = prices(event, &catalogue, batch);
    let vat = event.items.iter().find(|item| item.admission).map_or(0, |item| item.tax_rate);
    for sub in &event.subevents {
        let place = sub.location.as_ref().or(event.location.as_ref());
        let name = or(clip(sub.name.text(), 200), event.name.text());
        let key = format!("{}/{}", event.slug, sub.id);
        let performance = (key, sub.date_from, sub.is_public);
        let hall = add(batch, &name, performance, place, vat, &prices);
        catalogue.performances.insert(Some(sub.id), hall);
    }
    if event.subevents.is_empty() {
        let starts = event.date_from.ok_or_else(|| Malformed::at("event.date_from", "missing"))?;
        let name = clip(event.name.text(), 200);
        let performance = (event.slug.clone(), starts, true);
        let hall = add(batch, &name, performance, event.location.as_ref(), vat, &prices);
        catalogue.performances.insert(None, hall);
    }
    Ok(catalogue)
}

/// Adds a performance, with its show and its hall where they are new.
fn add(
    batch: &mut Batch,
    title: &str,
    (key, starts_at_ms, on_sale): (String, i64, bool),
    location: Option<&Words>,
    vat_bp: i64,
    prices: &[(String, String, Cents)],
) -> (String, String) {
    let first_line = location.map_or("", Words::text).lines().next().unwrap_or_default();
    let hall = or(clip(first_line, 120), NO_HALL);
    if !batch.halls.iter().any(|h| h.name == hall) {
        batch.halls.push(BatchHall { name: hall.clone(), seats: Vec::new() });
    }
    let show = text::key(title);
    if !batch.shows.iter().any(|s| s.key == show) {
        batch.shows.push(BatchShow { key: show.clone(), title: title.to_owned() });
    }
    batch.performances.push(BatchPerformance {
        key: key.clone(),
        show,
        hall: hall.clone(),
        starts_at_ms,
        vat_bp,
        on_sale,
        prices: prices.to_vec(),
    });
    (key, hall)
}

/// The price grid, and the names it uses.
fn prices(
    event: &Event,
    catalogue: &Catalogue<'_>,
    batch: &mut Batch,
) -> Vec<(String, String, Cents)> {
    let mut prices = Vec::new();
    let mut seen = BTreeSet::new();
    for item in event.items.iter().filter(|item| item.admission) {
        let rate = clip(item.name.text(), 80);
        once(&mut batch.rates, &rate);
        let variations = item.variations.iter().map(|v| (Some(v.id), v.price));
        let bare = item.variations.is_empty().then_some((None, None));
        for (variation, price) in variations.chain(bare) {
            let category = catalogue.category(item, variation);
            once(&mut batch.categories, &category);
            if seen.insert((category.clone(), rate.clone())) {
                prices.push((category, rate.clone(), price.unwrap_or(item.price)));
            }
        }
    }
    prices
}

/// Adds a name that is not there yet.
pub(super) fn once(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}
