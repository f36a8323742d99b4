//! The document as pretix writes it. What is not drawn is not read: colours, ids of its editor.

use serde::{Deserialize, Serialize};

#[derive(Deserialize, Serialize)]
pub(super) struct Document {
    #[serde(default)]
    pub name: String,
    pub size: Option<Size>,
    pub categories: Vec<Category>,
    pub zones: Vec<Zone>,
}

#[derive(Deserialize, Serialize)]
pub(super) struct Size {
    pub width: f64,
    pub height: f64,
}

#[derive(Deserialize, Serialize)]
pub(super) struct Category {
    pub name: String,
    #[serde(default = "no_colour")]
    pub color: String,
}

#[derive(Deserialize, Serialize)]
pub(super) struct Zone {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub zone_id: String,
    #[serde(default)]
    pub position: At,
    #[serde(default)]
    pub rows: Vec<Row>,
    #[serde(default)]
    pub areas: Vec<Area>,
}

#[derive(Clone, Copy, Default, Deserialize, Serialize)]
pub(super) struct At {
    pub x: f64,
    pub y: f64,
}

#[derive(Deserialize, Serialize)]
pub(super) struct Row {
    pub row_number: String,
    #[serde(default)]
    pub row_number_position: Option<String>,
    #[serde(default)]
    pub position: At,
    pub seats: Vec<Seat>,
}

#[derive(Deserialize, Serialize)]
pub(super) struct Seat {
    #[serde(default)]
    pub seat_guid: String,
    pub seat_number: String,
    pub position: At,
    pub category: String,
}

#[derive(Deserialize, Serialize)]
pub(super) struct Area {
    pub shape: String,
    #[serde(default)]
    pub position: At,
    #[serde(default)]
    pub rotation: f64,
    #[serde(default = "no_colour")]
    pub color: String,
    #[serde(default = "no_colour")]
    pub border_color: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rectangle: Option<Size>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub circle: Option<Circle>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ellipse: Option<Ellipse>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub polygon: Option<Polygon>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

#[derive(Deserialize, Serialize)]
pub(super) struct Circle {
    pub radius: f64,
}

#[derive(Deserialize, Serialize)]
pub(super) struct Ellipse {
    pub radius: At,
}

#[derive(Deserialize, Serialize)]
pub(super) struct Polygon {
    pub points: Vec<At>,
}

#[derive(Deserialize, Serialize)]
pub(super) struct Text {
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub size: Option<f64>,
    #[serde(default = "no_colour")]
    pub color: String,
    #[serde(default)]
    pub position: At,
}

/// What is written where the house has no colour of its own.
pub(super) fn no_colour() -> String {
    "#cccccc".to_owned()
}
