//! One clock a house: whatever the clocks of its counters say, everything happens at the house's time.

mod alone;
mod questions;
mod shared;
mod zones;

use api::Clock;
use contract::action::Action;
use contract::args::{ById, Empty};
use contract::clock::{ClockNotice, ConfirmClock};
use contract::ids::{OrderId, PlaceId};
use contract::journal::{JournalPage, JournalRow};
use contract::operator::AppState;
use contract::order::OrderFile;
use contract::reprise::{Decided, RepriseFile};
use contract::sale::Sold;
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, HOUR_MS};
use serde_json::json;

use crate::amendments::sold;
use crate::reprises::{file, shown};
use crate::sales::marie;

const YEAR_MS: i64 = 365 * DAY_MS;
/// 1 January 2038 and 2100, UTC.
const IN_2038_MS: i64 = 2_145_916_800_000;
const IN_2100_MS: i64 = 4_102_444_800_000;

/// How wrong the clocks of machines are.
const WRONG: [(&str, i64); 8] = [
    ("an hour late", -HOUR_MS),
    ("an hour fast", HOUR_MS),
    ("a day late", -DAY_MS),
    ("a day fast", DAY_MS),
    ("a year late", -YEAR_MS),
    ("a year fast", YEAR_MS),
    ("in 2038", IN_2038_MS - BEGINNING_MS),
    ("in 2100", IN_2100_MS - BEGINNING_MS),
];

fn now_ms(desk: &Desk) -> i64 {
    desk.ok::<AppState>("", "app_state", Empty {}).now_ms
}

fn notice(desk: &Desk) -> Option<ClockNotice> {
    desk.ok::<AppState>("", "app_state", Empty {}).clock
}

/// The newest rows of the journal first.
fn journal(desk: &Desk) -> Vec<JournalRow> {
    let all = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
        "to_ms": null, "after": null, "limit": 200 });
    desk.ok::<JournalPage>("Léa", "journal_list", all).rows
}

fn told(desk: &Desk, action: Action) -> usize {
    journal(desk).iter().filter(|row| row.action == action).count()
}

fn detail(desk: &Desk, id: OrderId) -> OrderFile {
    desk.ok("Karim", "order_file", ById { id })
}

/// A seat of row A sold to Marie for cash.
fn sold_to_marie(desk: &Desk, seat: &str) -> Sold {
    sold(desk, "Karim", &[seat], Some(marie(desk)), (0, 0))
}

fn accepted(desk: &Desk, place_id: PlaceId) -> RepriseFile {
    let asked = crate::reprises::ask_back(desk, "Léa", place_id);
    desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
    file(desk, asked.row.id)
}

/// A supervisor says that the machine's clock is right.
pub(crate) fn confirm(desk: &Desk) {
    let machine_ms = desk.clock.now_ms();
    desk.ok::<Empty>("Hélène", "clock_confirm", ConfirmClock { machine_ms });
}

/// The mail of a decision leaves when its time to undo is over, and never before.
fn leaves_after_the_time_to_undo(desk: &Desk, pass: impl Fn(i64)) {
    desk.api.send_due_mails().unwrap();
    pass(29_000);
    assert_eq!(desk.api.send_due_mails().unwrap(), 0, "before the time to undo is over");
    pass(1_001);
    assert_eq!(desk.api.send_due_mails().unwrap(), 1);
}

/// Two minutes on, 25,00 € have expired, and 18,00 € have half an hour left.
fn credit_on_either_side(desk: &Desk) {
    let (marie, now) = (marie(desk), now_ms(desk));
    desk.give_credit(marie, Cents(2_500), now + 60_000);
    desk.give_credit(marie, Cents(1_800), now + HOUR_MS / 2);
    desk.clock.pass(120_000);
}
