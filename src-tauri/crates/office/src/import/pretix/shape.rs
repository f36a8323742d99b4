//! The document as pretix writes it; fields that are not needed are not read. A value that cannot
//! be is refused while it is read, so that the error knows its line and column.

use std::collections::BTreeMap;

use chrono::DateTime;
use domain::money::Cents;
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use crate::wire::OrderState;

/// Largest VAT rate that a file may say, in basis points.
const VAT_MAX: i64 = 3_000;
/// Longest code of an order, slug or secret.
const CODE_MAX: usize = 128;

/// One event, or several in a list.
#[derive(Deserialize)]
pub(super) struct File {
    pub event: Option<Box<Event>>,
    #[serde(default)]
    pub events: Vec<Event>,
}

/// An amount, never below zero.
fn amount<'de, D: Deserializer<'de>>(from: D) -> Result<Cents, D::Error> {
    let text = String::deserialize(from)?;
    match Cents::parse(&text) {
        Ok(cents) if cents >= Cents::ZERO => Ok(cents),
        Ok(_) => Err(D::Error::custom(format_args!("{text:.40} is below zero"))),
        Err(e) => Err(D::Error::custom(format_args!("{text:.40}: {e}"))),
    }
}

fn amount_or_none<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Cents>, D::Error> {
    #[derive(Deserialize)]
    struct Amount(#[serde(deserialize_with = "amount")] Cents);
    Ok(Option::<Amount>::deserialize(from)?.map(|amount| amount.0))
}

/// `5.5` percent is 550 basis points.
fn basis_points<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    match amount(from)?.0 {
        bp if bp <= VAT_MAX => Ok(bp),
        bp => Err(D::Error::custom(format_args!("a VAT rate of {} %", bp / 100))),
    }
}

/// UTC milliseconds.
fn instant<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    let text = String::deserialize(from)?;
    DateTime::parse_from_rfc3339(&text)
        .map(|at| at.timestamp_millis())
        .map_err(|e| D::Error::custom(format_args!("{text:.40}: {e}")))
}

fn instant_or_none<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    #[derive(Deserialize)]
    struct Instant(#[serde(deserialize_with = "instant")] i64);
    Ok(Option::<Instant>::deserialize(from)?.map(|instant| instant.0))
}

/// A word that identifies something: neither empty nor endless.
fn code<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    if text.is_empty() || text.len() > CODE_MAX || text.chars().any(char::is_control) {
        return Err(D::Error::custom(format_args!("{text:.40?} is no code")));
    }
    Ok(text)
}

fn state<'de, D: Deserializer<'de>>(from: D) -> Result<OrderState, D::Error> {
    match String::deserialize(from)?.as_str() {
        "p" => Ok(OrderState::Issued),
        "n" => Ok(OrderState::Unpaid),
        "e" | "c" => Ok(OrderState::Cancelled),
        other => Err(D::Error::custom(format_args!("{other:.40} is no state of an order"))),
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
    #[serde(deserialize_with = "code")]
    pub slug: String,
    pub organizer: Organizer,
    #[serde(default)]
    pub categories: Vec<Category>,
    pub items: Vec<Item>,
    pub orders: Vec<Order>,
    #[serde(default)]
    pub subevents: Vec<Subevent>,
    #[serde(default, deserialize_with = "instant_or_none")]
    pub date_from: Option<i64>,
    pub location: Option<Words>,
}

#[derive(Deserialize)]
pub(super) struct Organizer {
    pub name: Words,
    #[serde(deserialize_with = "code")]
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
    #[serde(deserialize_with = "amount")]
    pub price: Cents,
    #[serde(deserialize_with = "basis_points")]
    pub tax_rate: i64,
    #[serde(default = "yes")]
    pub admission: bool,
    #[serde(default)]
    pub variations: Vec<Variation>,
}

#[derive(Deserialize)]
pub(super) struct Variation {
    pub id: i64,
    pub name: Words,
    #[serde(default, deserialize_with = "amount_or_none")]
    pub price: Option<Cents>,
}

#[derive(Deserialize)]
pub(super) struct Subevent {
    pub id: i64,
    pub name: Words,
    pub location: Option<Words>,
    #[serde(deserialize_with = "instant")]
    pub date_from: i64,
    #[serde(default = "yes")]
    pub is_public: bool,
}

#[derive(Deserialize)]
pub(super) struct Order {
    #[serde(deserialize_with = "code")]
    pub code: String,
    #[serde(deserialize_with = "state")]
    pub status: OrderState,
    #[serde(default)]
    pub testmode: bool,
    pub email: Option<String>,
    pub phone: Option<String>,
    #[serde(default)]
    pub locale: String,
    #[serde(default)]
    pub sales_channel: String,
    #[serde(deserialize_with = "instant")]
    pub datetime: i64,
    #[serde(deserialize_with = "amount")]
    pub total: Cents,
    pub positions: Vec<Position>,
}

#[derive(Deserialize)]
pub(super) struct Position {
    pub id: i64,
    pub item: i64,
    pub variation: Option<i64>,
    pub subevent: Option<i64>,
    pub seat: Option<String>,
    #[serde(deserialize_with = "amount")]
    pub price: Cents,
    #[serde(deserialize_with = "basis_points")]
    pub tax_rate: i64,
    pub attendee_name: Option<String>,
    #[serde(deserialize_with = "code")]
    pub secret: String,
}

const fn yes() -> bool {
    true
}
