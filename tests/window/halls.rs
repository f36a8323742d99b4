//! Halls of the stories: evenings in a hall of typed rows, and in those of the two seating plans.

use std::path::Path;

use harness::Step;
use harness::house::House;
use harness::window::Window;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::moves::choose_performance;
use crate::people::{CASHIER, Person, SUPERVISOR, sign_in};

/// A hall to put an evening into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hall {
    /// Rows as somebody types them: odd and even sides, a balcony with the letters of the stalls.
    Typed,
    /// A seating plan of pretix, by its file in `tests/fixtures`.
    Drawn(&'static str),
}

/// 681 seats, the same letters on three levels, boxes, places for wheelchairs.
pub const ITALIENNE: Hall = Hall::Drawn("plan-italienne.json");
/// 2,544 seats.
pub const LARGE: Hall = Hall::Drawn("plan-2500.json");

const TYPED: &str = "Parterre A : 23-1 impairs, 2-24 pairs
Parterre B : 25-1 impairs, 2-26 pairs
Parterre C : 27-1 impairs, 2-28 pairs
Parterre D : 27-1 impairs, 2-28 pairs
Parterre E : 27-1 impairs, 2-28 pairs
Parterre F : 27-1 impairs, 2-28 pairs
Parterre J : 9-1 impairs (PMR), 2-10 pairs
Balcon A : 1-30
Balcon B : 1-30
Balcon C : 1-32";

fn as_supervisor(house: &House, name: &str, args: &Value) -> Step<Value> {
    let Person { name: who, pin } = SUPERVISOR;
    house.call((who, pin), name, args)
}

fn rows(answer: &Value) -> impl Iterator<Item = &Value> {
    answer.as_array().into_iter().flatten()
}

/// Makes the categories that the house does not have.
fn categories(house: &House, names: &[&str]) -> Step {
    let known = as_supervisor(house, "category_list", &json!({}))?;
    let known: Vec<String> =
        rows(&known).filter_map(|row| row["name"].as_str()).map(domain::text::name_key).collect();
    for name in names.iter().filter(|name| !known.contains(&domain::text::name_key(name))) {
        as_supervisor(house, "category_create", &json!({ "name": name }))?;
    }
    Ok(())
}

/// Makes the hall; gives its id.
fn made(house: &House, hall: Hall) -> Step<Value> {
    match hall {
        Hall::Typed => {
            categories(house, &["PMR"])?;
            let known = as_supervisor(house, "category_list", &json!({}))?;
            let category = &known[0]["id"];
            let new = json!({ "name": "Salle des essais", "category_id": category, "rows": TYPED });
            Ok(as_supervisor(house, "hall_create", &new)?["id"].clone())
        }
        Hall::Drawn(file) => {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(file);
            let plan = formats::seating::read(&std::fs::read(&file)?)
                .map_err(|e| format!("{}: {e:?}", file.display()))?;
            categories(house, &plan.categories.iter().map(String::as_str).collect::<Vec<_>>())?;
            let file = file.to_string_lossy();
            let Person { name, pin } = SUPERVISOR;
            let set: Value =
                serde_json::from_str(&house.ctl(Some((name, pin)), &["import", &file])?)?;
            Ok(set["hall_id"].clone())
        }
    }
}

/// An evening of « TARTUFFE » in this hall, Monday the 22nd of June 2020, on sale: 40,00 € in the best category, 2,00 € less in
/// each next one. Gives its id.
pub fn evening(house: &House, hall: Hall) -> Step<Value> {
    let hall_id = made(house, hall)?;
    let show = as_supervisor(house, "show_create", &json!({ "title": "TARTUFFE" }))?;
    let new = json!({ "show_id": show["id"], "hall_id": hall_id, "starts_at": "2020-06-22T20:30", "vat_bp": 210 });
    let seen = as_supervisor(house, "performance_create", &new)?;
    let id = seen["row"]["id"].clone();
    let rate = rows(&seen["grid"]["rates"])
        .find(|rate| rate["name"] == "Plein tarif")
        .ok_or("the full rate")?;
    let prices: Vec<Value> = rows(&seen["grid"]["categories"])
        .enumerate()
        .map(|(rank, of)| {
            json!({ "category_id": of["id"], "rate_id": rate["id"], "price_cents": 4_000 - 200 * rank })
        })
        .collect();
    let priced = json!({ "id": id, "version": seen["version"], "prices": prices });
    let seen = as_supervisor(house, "prices_set", &priced)?;
    let open = json!({ "id": id, "version": seen["version"], "open": true, "opens_at": null, "closes_at": null });
    as_supervisor(house, "sales_set", &open)?;
    Ok(id)
}

/// Keeps a seat for whoever comes with somebody in a wheelchair.
pub fn keeps_for_a_companion(house: &House, evening: &Value, row: &str, seat: &str) -> Step {
    let free = as_supervisor(house, "performance_seats", &json!({ "id": evening }))?;
    let of = rows(&free["seats"])
        .find(|of| of["row"] == row && of["seat"] == seat)
        .ok_or_else(|| format!("{row} {seat} is not free"))?;
    let out = json!({ "performance_id": evening, "seat_ids": [of["id"]], "kind": "companion", "reason": "Fauteuil roulant" });
    as_supervisor(house, "seats_put_out", &out).map(drop)
}

/// A cashier at the counter, at the evening of the twenty-second of June, no cursor in a field.
pub async fn at_the_evening(window: &Window) -> Step {
    sign_in(window, CASHIER).await?;
    window.press(Key::F1).await?;
    window.see("places libres").await?;
    choose_performance(window, "TARTUFFE", "22 juin").await?;
    window.see("lundi 22 juin 2020, 20:30").await?;
    window
        .wait("the focus on the seat to type", async || {
            Ok((window.focus().await? == "Place").then_some(()))
        })
        .await?;
    window.press(Key::Escape).await
}
