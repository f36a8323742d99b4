//! What the people of a house do all day, at random: the next command that makes sense now, with
//! what the screens show as its arguments.

use domain::reprise::Bucket;
use serde_json::{Value as Json, json};

use crate::dice::Dice;
use crate::pipe::Pipe;
use crate::queue;

/// Where questions are answered.
pub trait Asks {
    /// The reply; nothing when there is none.
    fn ask(&mut self, name: &'static str, args: Json) -> Option<Json>;
}

impl Asks for Pipe {
    fn ask(&mut self, name: &'static str, args: Json) -> Option<Json> {
        Some(Self::ask(self, name, args))
    }
}

/// A command's name and arguments.
pub type Command = (&'static str, Json);

/// Rows of a list that are looked at: few, so that people meet.
const ROWS: i64 = 12;
/// Seats that are offered: few, for the same reason.
const NEAR: usize = 12;
/// Where fewer seats are free, none goes to a passing customer: nobody could ask it back, and the
/// house would be sold out for good.
const PASSING_ABOVE: usize = 60;

/// A supervisor does everything.
pub fn of_supervisor(desk: &mut impl Asks, dice: &mut Dice) -> Option<Command> {
    match dice.roll(12) {
        0..=2 => ask_back(desk, dice),
        3..=5 => decide(desk, dice, "open"),
        6 => decide(desk, dice, "sign"),
        7 => reverse(desk, dice),
        _ => sell(desk, dice),
    }
}

/// Who is at the queue asks back and decides.
pub fn of_agent(desk: &mut impl Asks, dice: &mut Dice) -> Option<Command> {
    match dice.roll(2) {
        0 => ask_back(desk, dice),
        _ => decide(desk, dice, "open"),
    }
}

/// Who is at the till asks back and sells.
pub fn of_cashier(desk: &mut impl Asks, dice: &mut Dice) -> Option<Command> {
    match dice.roll(4) {
        0 => ask_back(desk, dice),
        _ => sell(desk, dice),
    }
}

fn list(bucket: &str) -> Json {
    let mut page = json!(queue::page(Bucket::Open, ROWS));
    page["bucket"] = json!(bucket);
    page["descending"] = json!(bucket == "done");
    page
}

fn customer(desk: &mut impl Asks, dice: &mut Dice) -> Option<i64> {
    let search = json!({ "search": "", "after": null, "limit": ROWS });
    let all = desk.ask("customer_search", search)?;
    dice.pick(&all["rows"])?["id"].as_i64()
}

fn ask_back(desk: &mut impl Asks, dice: &mut Dice) -> Option<Command> {
    let customer_id = customer(desk, dice)?;
    let mut page = json!({ "customer_id": customer_id, "search": "", "sort": "number",
        "descending": true, "offset": 0, "limit": ROWS });
    let mut orders = desk.ask("order_list", page.clone())?;
    if dice.roll(2) == 0 {
        page["offset"] = json!(dice.roll(orders["total"].as_u64()?));
        orders = desk.ask("order_list", page)?;
    }
    let order = desk.ask("order_file", json!({ "id": dice.pick(&orders["rows"])?["id"] }))?;
    let place = dice.pick(&order["places"])?;
    if place["can_request"] != json!(true) {
        return None;
    }
    let place_ids = json!([place["id"]]);
    let quote = desk.ask("reprise_quote", json!({ "place_ids": place_ids }))?;
    let asked = json!({ "place_ids": place_ids, "terms_version": quote["terms_version"],
        "seen_starts_at_ms": [quote["places"][0]["starts_at_ms"]],
        "expected_reprise_cents": quote["reprise_cents"] });
    Some(("reprise_request", asked))
}

fn decide(desk: &mut impl Asks, dice: &mut Dice, bucket: &str) -> Option<Command> {
    let waiting = desk.ask("reprise_list", list(bucket))?;
    let row = dice.pick(&waiting["rows"])?;
    let seen = json!({ "id": row["id"], "version": row["version"] });
    Some(match dice.roll(6) {
        0 => {
            let file = desk.ask("reprise_file", json!({ "id": row["id"] }))?;
            let reason = file["reasons"][0]["code"].clone();
            let refused = json!({ "id": row["id"], "version": row["version"], "reason": reason,
                "sentence": "" });
            ("reprise_refuse", refused)
        }
        1 => ("reprise_withdraw", seen),
        _ => ("reprise_accept", seen),
    })
}

fn reverse(desk: &mut impl Asks, dice: &mut Dice) -> Option<Command> {
    let done = desk.ask("reprise_list", list("done"))?;
    let row = dice.pick(&done["rows"])?;
    let accepted = row["state"] == json!("accepted");
    let noted = json!({ "id": row["id"], "version": row["version"], "note": "" });
    accepted.then_some(("reprise_reverse", noted))
}

/// A basket of one to three seats, paid with what credit fits, by card or in cash with change.
fn sell(desk: &mut impl Asks, dice: &mut Dice) -> Option<Command> {
    let shown = json!({ "search": "", "limit": 20 });
    let performances = desk.ask("performance_list", shown)?;
    let on_sale = performances.as_array()?.iter().filter(|p| p["on_sale"] == json!(true));
    let on_sale = Json::Array(on_sale.cloned().collect());
    let performance_id = dice.pick(&on_sale)?["id"].clone();
    let free = desk.ask("performance_seats", json!({ "id": performance_id }))?;
    let free_seats = free["seats"].as_array()?;
    let near: Vec<Json> = free_seats.iter().take(NEAR).cloned().collect();
    let mut lines: Vec<Json> = Vec::new();
    for _ in 0..=dice.roll(3) {
        let (seat, rate) = (dice.pick(&json!(near))?["id"].clone(), dice.pick(&free["rates"])?);
        if lines.iter().all(|line| line["seat_id"] != seat) {
            let line = json!({ "performance_id": performance_id, "seat_id": seat,
                "starts_at_ms": free["performance"]["starts_at_ms"],
                "rate_id": rate["id"] });
            lines.push(line);
        }
    }
    let passing = free_seats.len() > PASSING_ABOVE && dice.roll(6) == 0;
    let customer_id = if passing { None } else { Some(customer(desk, dice)?) };
    let credit = if dice.roll(4) == 0 { json!(0) } else { Json::Null };
    let wished = json!({ "customer_id": customer_id, "lines": lines, "credit_cents": credit });
    let quote = desk.ask("sale_quote", wished)?;
    let due = quote["due_cents"].as_i64()?;
    // More than 1 000 € is never taken in cash.
    let (card, cash) = if dice.roll(2) == 0 || due > 100_000 { (due, 0) } else { (0, due + 100) };
    let sale = json!({ "customer_id": customer_id, "lines": lines,
        "credit_cents": quote["credit_cents"], "card_cents": card, "card_last4": "",
        "card_authorisation": "", "tendered_cents": if due == 0 { 0 } else { cash },
        "expected_total_cents": quote["total_cents"] });
    Some(("sale_make", sale))
}
