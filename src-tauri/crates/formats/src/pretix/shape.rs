//! The document as pretix writes it, in its export and in its API. Fields that are not needed are
//! not read, and nearly all may be missing. A leaf is kept as it stands, so that each wrong value
//! is reported.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A value of any kind, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Leaf {
    /// Missing, or null.
    #[default]
    Absent,
    /// A text, a number, true or false.
    Said(String),
    /// A list or an object, where a value should be.
    Nested,
}

impl Leaf {
    /// The text; nothing where there is none.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Said(text) => text.trim(),
            Self::Absent | Self::Nested => "",
        }
    }
}

impl<'de> Deserialize<'de> for Leaf {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Leaf;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }
            fn visit_str<E>(self, text: &str) -> Result<Leaf, E> {
                Ok(Leaf::Said(text.to_owned()))
            }
            fn visit_string<E>(self, text: String) -> Result<Leaf, E> {
                Ok(Leaf::Said(text))
            }
            fn visit_bool<E>(self, flag: bool) -> Result<Leaf, E> {
                Ok(Leaf::Said(flag.to_string()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Leaf, E> {
                Ok(Leaf::Said(number.to_string()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Leaf, E> {
                Ok(Leaf::Said(number.to_string()))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Leaf, E> {
                Ok(Leaf::Said(number.to_string()))
            }
            fn visit_unit<E>(self) -> Result<Leaf, E> {
                Ok(Leaf::Absent)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Leaf, A::Error> {
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Leaf::Nested)
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Leaf, A::Error> {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Leaf::Nested)
            }
        }
        from.deserialize_any(Any)
    }
}

/// A text, or one in several languages.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Words {
    Plain(String),
    Translated(BTreeMap<String, Leaf>),
    Other(IgnoredAny),
}

impl Words {
    /// In French, else in the first language there is.
    pub(crate) fn text(&self) -> &str {
        match self {
            // pretix writes Python's word for nothing here.
            Self::Plain(text) if text == "None" => "",
            Self::Plain(text) => text,
            Self::Translated(by) => {
                let french = by.get("fr").filter(|leaf| !leaf.text().is_empty());
                french.or_else(|| by.values().find(|l| !l.text().is_empty())).map_or("", Leaf::text)
            }
            Self::Other(_) => "",
        }
    }
}

pub(super) fn words(words: Option<&Words>) -> &str {
    words.map_or("", Words::text)
}

/// All of an event but its orders.
#[derive(Default)]
pub(super) struct Event {
    pub name: Option<Words>,
    pub slug: Leaf,
    pub organizer: Organizer,
    pub categories: Vec<Category>,
    pub items: Vec<Item>,
    pub subevents: Vec<Subevent>,
    pub date_from: Leaf,
    pub location: Option<Words>,
}

#[derive(Default, Deserialize)]
pub(super) struct Organizer {
    pub name: Option<Words>,
    #[serde(default)]
    pub slug: Leaf,
}

#[derive(Deserialize)]
pub(super) struct Category {
    pub id: i64,
    pub name: Option<Words>,
}

#[derive(Deserialize)]
pub(super) struct Item {
    pub id: i64,
    pub name: Option<Words>,
    pub category: Option<i64>,
    #[serde(default, alias = "default_price")]
    pub price: Leaf,
    #[serde(default)]
    pub tax_rate: Leaf,
    pub admission: Option<bool>,
    pub variations: Option<Vec<Variation>>,
}

#[derive(Deserialize)]
pub(super) struct Variation {
    pub id: i64,
    #[serde(alias = "value")]
    pub name: Option<Words>,
    #[serde(default)]
    pub price: Leaf,
}

#[derive(Deserialize)]
pub(super) struct Subevent {
    pub id: i64,
    pub name: Option<Words>,
    pub location: Option<Words>,
    #[serde(default)]
    pub date_from: Leaf,
    pub is_public: Option<bool>,
}

#[derive(Deserialize)]
pub(super) struct Order {
    #[serde(default)]
    pub code: Leaf,
    #[serde(default)]
    pub status: Leaf,
    pub testmode: Option<bool>,
    #[serde(default)]
    pub email: Leaf,
    #[serde(default)]
    pub phone: Leaf,
    #[serde(default)]
    pub locale: Leaf,
    #[serde(default)]
    pub sales_channel: Leaf,
    #[serde(default)]
    pub datetime: Leaf,
    #[serde(default)]
    pub total: Leaf,
    pub fees: Option<Vec<Fee>>,
    pub positions: Option<Vec<Position>>,
    pub invoice_address: Option<Invoice>,
}

#[derive(Deserialize)]
pub(super) struct Fee {
    #[serde(default)]
    pub value: Leaf,
    pub canceled: Option<bool>,
}

#[derive(Deserialize)]
pub(super) struct Invoice {
    #[serde(default)]
    pub company: Leaf,
    #[serde(default)]
    pub name: Leaf,
    pub name_parts: Option<BTreeMap<String, Leaf>>,
}

#[derive(Deserialize)]
pub(super) struct Position {
    pub id: i64,
    pub item: i64,
    pub variation: Option<i64>,
    pub subevent: Option<i64>,
    pub seat: Option<Seat>,
    #[serde(default)]
    pub price: Leaf,
    #[serde(default)]
    pub tax_rate: Leaf,
    #[serde(default)]
    pub attendee_name: Leaf,
    pub attendee_name_parts: Option<BTreeMap<String, Leaf>>,
    #[serde(default)]
    pub secret: Leaf,
    pub addon_to: Option<i64>,
    pub canceled: Option<bool>,
    pub checkins: Option<Vec<Checkin>>,
}

#[derive(Deserialize)]
pub(super) struct Checkin {
    #[serde(default)]
    pub datetime: Leaf,
    #[serde(default, rename = "type")]
    pub kind: Leaf,
}

/// A seat: its label, or what the API says of it.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Seat {
    Label(String),
    Told {
        #[serde(default)]
        seat_guid: Leaf,
        #[serde(default)]
        name: Leaf,
        #[serde(default)]
        zone_name: Leaf,
        #[serde(default)]
        row_name: Leaf,
        #[serde(default)]
        seat_number: Leaf,
    },
}
