//! The document as pretix writes it; fields that are not needed are not read.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum File {
    One { event: Box<Event> },
    Several { events: Vec<Event> },
}

impl File {
    pub fn events(self) -> Vec<Event> {
        match self {
            Self::One { event } => vec![*event],
            Self::Several { events } => events,
        }
    }
}

/// A text, or one in several languages.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Words {
    Plain(String),
    Translated(BTreeMap<String, String>),
}

impl Words {
    /// In French, else in the first language there is.
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Translated(by) => by.get("fr").or_else(|| by.values().next()).map_or("", |t| t),
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Event {
    pub name: Words,
    pub slug: String,
    pub organizer: Organizer,
    #[serde(default)]
    pub categories: Vec<Category>,
    pub items: Vec<Item>,
    pub orders: Vec<Order>,
    #[serde(default)]
    pub subevents: Vec<Subevent>,
    pub date_from: Option<String>,
    pub location: Option<Words>,
}

#[derive(Deserialize)]
pub(super) struct Organizer {
    pub name: Words,
    pub slug: String,
}

#[derive(Deserialize)]
pub(super) struct Category {
    pub id: i64,
    pub name: Words,
}

#[derive(Deserialize)]
pub(super) struct Item {
    pub id: i64,
    pub name: Words,
    pub category: Option<i64>,
    pub price: String,
    pub tax_rate: String,
    #[serde(default = "yes")]
    pub admission: bool,
    #[serde(default)]
    pub variations: Vec<Variation>,
}

#[derive(Deserialize)]
pub(super) struct Variation {
    pub id: i64,
    pub name: Words,
    pub price: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Subevent {
    pub id: i64,
    pub name: Words,
    pub location: Option<Words>,
    pub date_from: String,
    #[serde(default = "yes")]
    pub is_public: bool,
}

#[derive(Deserialize)]
pub(super) struct Order {
    pub code: String,
    pub status: String,
    #[serde(default)]
    pub testmode: bool,
    pub email: Option<String>,
    pub phone: Option<String>,
    #[serde(default)]
    pub locale: String,
    #[serde(default)]
    pub sales_channel: String,
    pub datetime: String,
    pub total: String,
    pub positions: Vec<Position>,
}

#[derive(Deserialize)]
pub(super) struct Position {
    pub id: i64,
    pub item: i64,
    pub variation: Option<i64>,
    pub subevent: Option<i64>,
    pub seat: Option<String>,
    pub price: String,
    pub tax_rate: String,
    pub attendee_name: Option<String>,
    pub secret: String,
}

const fn yes() -> bool {
    true
}
