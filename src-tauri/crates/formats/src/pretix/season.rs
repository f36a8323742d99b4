//! Shows, performances, halls, categories, rates and prices of an export.
//!
//! An item is a rate, its variations are the categories, a sub-event is a performance. The show is
//! the title: sub-events and events of one title are performances of one show.

use std::collections::{BTreeSet, HashMap};

use contract::findings::Wrong;
use contract::intake::ProblemCode;
use domain::money::Cents;
use domain::text;

use super::doc::{Doc, clip, rank_of};
use super::firsts::{Firsts, Kind};
use super::shape::{Event, Item, Leaf, Words, words};
use crate::batch::{At, Batch, BatchHall, BatchPerformance, BatchShow};
use crate::values;

/// What a hall or a category is called where the file gives no name.
const NO_HALL: &str = "Salle";
const NO_CATEGORY: &str = "Placement";
const NO_RATE: &str = "Tarif";

/// What orders refer to.
pub(super) struct Catalogue {
    items: HashMap<i64, KnownItem>,
    /// Performance key by sub-event; `None` is the event itself.
    performances: HashMap<Option<i64>, String>,
    /// Sub-events that could not be read.
    lost: bool,
}

/// An item, as orders need it.
pub(super) struct KnownItem {
    /// Whether the export calls it a ticket. Where it says nothing, an add-on is none.
    admission: Option<bool>,
    /// Name of the rate.
    pub rate: String,
    category: String,
    variations: HashMap<i64, String>,
}

impl KnownItem {
    /// Whether a position of it is a place.
    pub(crate) fn is_place(&self, addon: bool) -> bool {
        self.admission.unwrap_or(!addon)
    }

    /// The seat category of a position: its variation's name, else its item's category.
    pub(crate) fn category(&self, variation: Option<i64>) -> &str {
        variation.and_then(|id| self.variations.get(&id)).unwrap_or(&self.category)
    }
}

impl Catalogue {
    /// The item of a position.
    pub(crate) fn item(&self, id: i64) -> Option<&KnownItem> {
        self.items.get(&id)
    }

    /// The performance of a position.
    pub(crate) fn performance(&self, subevent: Option<i64>) -> Option<&str> {
        self.performances.get(&subevent).map(String::as_str)
    }

    /// Whether a performance may be missing because its row could not be read.
    pub(crate) const fn has_lost(&self) -> bool {
        self.lost
    }
}

pub(super) fn or(text: String, otherwise: &str) -> String {
    if text.is_empty() { otherwise.to_owned() } else { text }
}

/// Adds the season of an event to the batch. `dated` holds other documents that say when it takes
/// place.
pub(super) fn read(
    event: &Event,
    at: (u16, &str),
    dated: &[Event],
    firsts: &mut Firsts<'_>,
    doc: &mut Doc<'_, '_>,
    batch: &mut Batch,
) -> Catalogue {
    let (file, path) = at;
    let groups: HashMap<i64, String> =
        event.categories.iter().map(|c| (c.id, clip(words(c.name.as_ref()), 80))).collect();
    let items = event.items.iter().map(|item| (item.id, known(item, &groups))).collect();
    let mut catalogue = Catalogue { items, performances: HashMap::new(), lost: false };
    let prices = prices(event, path, &catalogue, doc, batch);
    let vat = vat(event, path, doc);
    let elsewhere = dated.iter().find(|d| d.slug == event.slug);
    let place = event.location.as_ref().or(elsewhere.and_then(|d| d.location.as_ref()));
    let mut add = |(path, doc): (&str, &mut Doc<'_, '_>),
                   subevent: Option<i64>,
                   title: &str,
                   place: Option<&Words>,
                   starts_at_ms,
                   on_sale| {
        let slug = event.slug.text();
        let key = subevent.map_or_else(|| slug.to_owned(), |id| format!("{slug}/{id}"));
        let at = At { file, line: 0 };
        // Orders of a performance that was read before may stand in this copy alone.
        catalogue.performances.insert(subevent, key.clone());
        if !firsts.is_first((Kind::Performance, &key), (path, at), doc) {
            return;
        }
        let show = add_show(batch, title, file);
        let hall = add_hall(batch, place);
        batch.performances.push(BatchPerformance {
            key,
            show,
            hall,
            starts_at_ms,
            vat_bp: vat,
            on_sale,
            prices: prices.clone(),
            at,
        });
    };
    for (i, sub) in event.subevents.iter().enumerate() {
        let within = format!("{path}.subevents[{i}]");
        // An event without a start was reported already.
        if let Some(starts) = doc.instant(&format!("{within}.date_from"), &sub.date_from) {
            let title = or(clip(words(sub.name.as_ref()), 200), words(event.name.as_ref()));
            let public = sub.is_public.unwrap_or(true);
            let own = sub.location.as_ref().filter(|w| !w.text().is_empty());
            let path = format!("{within}.id");
            add((&path, doc), Some(sub.id), &title, own.or(place), starts, public);
        }
    }
    if event.subevents.is_empty() {
        let said = [Some(&event.date_from), elsewhere.map(|d| &d.date_from)];
        let date = said.into_iter().flatten().find(|leaf| **leaf != Leaf::Absent);
        let (slug, path) = (format!("{path}.slug"), format!("{path}.date_from"));
        match date {
            None => {
                doc.refuse(&path, "", Wrong::with(ProblemCode::EventUndated, event.slug.text()));
            }
            Some(date) => {
                if let Some(starts) = doc.instant(&path, date) {
                    let title = or(clip(words(event.name.as_ref()), 200), event.slug.text());
                    add((&slug, doc), None, &title, place, starts, true);
                }
            }
        }
    }
    let expected = event.subevents.len().max(1);
    catalogue.lost = catalogue.performances.len() < expected;
    catalogue
}

fn known(item: &Item, groups: &HashMap<i64, String>) -> KnownItem {
    let group = item.category.and_then(|id| groups.get(&id)).cloned().unwrap_or_default();
    let category = or(group, NO_CATEGORY);
    let named = item.variations.iter().flatten();
    KnownItem {
        admission: item.admission,
        rate: or(clip(words(item.name.as_ref()), 80), NO_RATE),
        variations: named
            .map(|v| (v.id, or(clip(words(v.name.as_ref()), 80), &category)))
            .collect(),
        category,
    }
}

/// The VAT rate of the event's first ticket.
fn vat(event: &Event, path: &str, doc: &mut Doc<'_, '_>) -> i64 {
    let mut rate = None;
    for (i, item) in event.items.iter().enumerate() {
        let path = format!("{path}.items[{i}].tax_rate");
        let said = doc.value(&path, &item.tax_rate, values::vat);
        if rate.is_none() && item.admission.unwrap_or(true) {
            rate = said;
        }
    }
    rate.unwrap_or(0)
}

fn add_show(batch: &mut Batch, title: &str, file: u16) -> String {
    let key = or(text::key(title), title.trim());
    if !batch.shows.iter().any(|s| s.key == key) {
        let at = At { file, line: 0 };
        batch.shows.push(BatchShow { key: key.clone(), title: title.to_owned(), at });
    }
    key
}

fn add_hall(batch: &mut Batch, location: Option<&Words>) -> String {
    let first_line = words(location).lines().next().unwrap_or_default();
    let hall = or(clip(first_line, 120), NO_HALL);
    if !batch.halls.iter().any(|h| h.name == hall) {
        batch.halls.push(BatchHall { name: hall.clone(), seats: Vec::new() });
    }
    hall
}

/// The price grid, and the names it uses.
fn prices(
    event: &Event,
    path: &str,
    catalogue: &Catalogue,
    doc: &mut Doc<'_, '_>,
    batch: &mut Batch,
) -> Vec<(String, String, Cents)> {
    let mut prices = Vec::new();
    let mut seen = BTreeSet::new();
    for (i, item) in event.items.iter().enumerate() {
        let path = format!("{path}.items[{i}]");
        let own = doc.value(&format!("{path}.price"), &item.price, values::amount);
        let Some(known) = catalogue.item(item.id).filter(|known| known.is_place(false)) else {
            continue;
        };
        rank_of(&mut batch.rates, &known.rate);
        let varied = item.variations.as_deref().unwrap_or_default();
        let mut add = |batch: &mut Batch, variation, price: Option<Cents>| {
            let category = known.category(variation).to_owned();
            rank_of(&mut batch.categories, &category);
            if let Some(price) = price
                && seen.insert((category.clone(), known.rate.clone()))
            {
                prices.push((category, known.rate.clone(), price));
            }
        };
        if varied.is_empty() {
            add(batch, None, own);
        }
        for (j, variation) in varied.iter().enumerate() {
            let path = format!("{path}.variations[{j}].price");
            let price = doc.value(&path, &variation.price, values::amount);
            add(batch, Some(variation.id), price.or(own));
        }
    }
    prices
}
