//! Every page and paper of a customer says the same at each moment of a story: what became of the places, what the credit
//! moved by, what is left of it, lot by lot.

use contract::args::{ById, Noted};
use contract::customer::{CustomerSheet, OrderPage, OrderSort};
use contract::goodwill::ExtendCredit;
use contract::ids::{CustomerId, RepriseId};
use contract::reprise::{Decided, RepriseFile, UndoMany, UndoneMany};
use contract::sale::Sold;
use contract::site::{MyClosing, MyData, MyOrderFile, MyOrders, MyPlace};
use contract::statement::{MovementKind, Statement};
use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::RepriseState;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, on_each_engine};
use harness::dice::{Dice, seed};
use harness::door::Door;
use office::Code;
use serde_json::{Value as Json, json};
use site::Token;

use crate::amendments::{sold, voided};
use crate::reprises::{ask_back, file, shown};
use crate::sales::{marie, verified};

const MARIE: &str = "marie@example.org";
const LATER_MS: i64 = BEGINNING_MS + 90 * DAY_MS;

/// What the pages say, once they are seen to agree.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    /// Requests whose place is taken back, and those that wait.
    taken_back: Vec<RepriseId>,
    pending: Vec<RepriseId>,
    balance: i64,
}

fn orders(door: &Door, token: &Token) -> OrderPage {
    let sort = OrderSort::Created;
    let all = MyOrders { search: String::new(), sort, descending: false, offset: 0, limit: 100 };
    door.ok(Some(token), "my_orders", all)
}

/// Reads all that a customer can, and holds each against the others.
fn agreed(door: &Door, token: &Token) -> Said {
    let mut said = Said { taken_back: Vec::new(), pending: Vec::new(), balance: 0 };
    let mut accepted = 0;
    for row in orders(door, token).rows {
        let order: MyOrderFile = super::my_order(door, token, &row.number);
        let of = |state| order.places.iter().filter(move |place| place.state == state);
        assert_eq!(row.pending, of(PlaceState::Pending).count() as i64, "{}", row.number);
        assert_eq!(row.taken_back, of(PlaceState::TakenBack).count() as i64, "{}", row.number);
        for place in of(PlaceState::TakenBack) {
            let request = place.request.as_ref().unwrap();
            assert_eq!(request.state, RepriseState::Accepted);
            accepted += request.reprise_cents.0;
        }
        for place in of(PlaceState::Pending) {
            assert!(place.request.as_ref().unwrap().state.is_open());
        }
        let request = |place: &MyPlace| place.request.as_ref().map(|request| request.id);
        said.pending.extend(of(PlaceState::Pending).filter_map(request));
        said.taken_back.extend(of(PlaceState::TakenBack).filter_map(request));
    }
    let stated: Statement = door.ok(Some(token), "my_statement", json!({}));
    said.balance = stated.balance_cents.0;
    assert_eq!(stated.lots.iter().map(|lot| lot.left_cents.0).sum::<i64>(), said.balance);
    assert!(stated.lots.iter().all(|lot| lot.left_cents.0 >= 0 && lot.lapsed_cents.0 >= 0));
    let mut now = 0;
    for line in &stated.movements {
        now += line.amount_cents.0;
        assert_eq!(line.balance_cents.0, now);
        assert!(now >= 0, "{:?}", stated.movements);
    }
    assert_eq!(now, said.balance, "{:?}", stated.movements);
    let moved = |kinds: &[MovementKind]| {
        let of = stated.movements.iter().filter(|line| kinds.contains(&line.kind));
        of.map(|line| line.amount_cents.0).sum::<i64>()
    };
    assert_eq!(moved(&[MovementKind::Reprise, MovementKind::Reversal]), accepted, "{said:?}");
    let data: MyData = door.ok(Some(token), "my_data", json!({}));
    assert_eq!(data.balance_cents.0, said.balance);
    assert!(door.site.statement(Some(token)).unwrap().bytes.starts_with(b"%PDF"));
    let closing: MyClosing = door.ok(Some(token), "my_closing", json!({}));
    assert_eq!(closing.credit_cents.0, said.balance);
    assert_eq!(closing.requests, said.pending.len() as i64);
    exported(&door.site.export(Some(token)).unwrap().1, &said);
    said
}

/// What the customer takes along says the same.
fn exported(text: &str, said: &Said) {
    let told: Json = serde_json::from_str(text).unwrap();
    let rows = |part: &str| told[part].as_array().unwrap().clone();
    let sum = |part: &str, name: &str| {
        rows(part).iter().map(|row| row[name].as_i64().unwrap()).sum::<i64>()
    };
    let count = |part: &str, name: &str, is: &str| {
        rows(part).iter().filter(|row| row[name] == json!(is)).count()
    };
    assert_eq!(sum("credit_lots", "left_cents"), said.balance);
    assert_eq!(sum("credit_movements", "amount_cents"), said.balance);
    assert!(rows("credit_lots").iter().all(|lot| lot["left_cents"].as_i64().unwrap() >= 0));
    assert_eq!(count("places", "state", "pending"), said.pending.len());
    assert_eq!(count("places", "state", "taken_back"), said.taken_back.len());
    assert_eq!(count("requests", "state", "accepted"), said.taken_back.len());
    let decided = rows("requests").iter().filter(|row| !row["decided_at_ms"].is_null()).count();
    let open = count("requests", "state", "requested");
    assert_eq!(decided + open, rows("requests").len());
    let [accepted, undone] =
        ["reprise.accepted", "reprise.undone"].map(|is| count("journal", "action", is));
    let reversed = count("journal", "action", "reprise.reversed");
    assert_eq!(accepted, said.taken_back.len() + undone + reversed);
    let mailed = rows("mails").into_iter().filter(|mail| mail["kind"] == json!("reprise_accepted"));
    let waiting = mailed.filter(|mail| mail["state"] != json!("cancelled")).count();
    assert_eq!(waiting, said.taken_back.len());
    for part in ["credit_lots", "credit_movements", "places", "requests", "mails", "journal"] {
        let internal = ["of_lot", "of_place", "of_reprise", "rank"];
        assert!(rows(part).iter().all(|row| internal.iter().all(|name| row.get(name).is_none())));
    }
}

fn accepts(desk: &Desk, id: RepriseId) {
    desk.ok::<Decided>("Léa", "reprise_accept", shown(&file(desk, id)));
}

/// Two seats paid with the credit of one lot, both asked back.
fn two_of_one_lot(desk: &Desk) -> (CustomerId, [RepriseFile; 2]) {
    let marie = marie(desk);
    desk.give_credit(marie, Cents(5_000), LATER_MS);
    let sale = sold(desk, "Karim", &["10", "11"], Some(marie), (5_000, 0));
    (marie, [0, 1].map(|rank| ask_back(desk, "Léa", sale.place_ids[rank])))
}

#[test]
fn credit_of_two_acceptances_that_went_back_to_one_lot_and_was_partly_spent_adds_up() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let (marie, [first, second]) = two_of_one_lot(desk);
        for request in [&first, &second] {
            accepts(desk, request.row.id);
            assert_eq!(agreed(&door, &token).balance, 0);
        }
        sold(desk, "Karim", &["12"], Some(marie), (1_000, 0));
        let now = agreed(&door, &token);
        assert_eq!(now.taken_back, [first.row.id], "its credit was used: it is told at once");
        assert_eq!((&now.pending[..], now.balance), (&[second.row.id][..], 1_500));
        // What is told is not undone, what is not told is.
        let ids = vec![first.row.id, second.row.id];
        let done: UndoneMany = desk.ok("Léa", "reprise_undo_many", UndoMany { ids });
        assert_eq!(done.done.iter().map(|done| done.id).collect::<Vec<_>>(), [second.row.id]);
        assert_eq!(done.left[0].code, Code::LotSpent);
        let spent = serde_json::to_value(&done.left[0].args["spent_cents"]).unwrap();
        assert_eq!(spent, json!(1_000));
        assert_eq!(agreed(&door, &token), now);
        accepts(desk, second.row.id);
        assert_eq!(agreed(&door, &token), now);
        desk.clock.pass(30_001);
        let after = agreed(&door, &token);
        assert_eq!((after.taken_back.len(), after.balance), (2, 4_000));
        verified(desk);
    });
}

#[test]
fn a_place_whose_credit_was_spent_at_once_is_told_taken_back_at_once() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let request = ask_back(desk, "Léa", crate::reprises::order(desk, "671083").places[0].id);
        accepts(desk, request.row.id);
        assert!(agreed(&door, &token).taken_back.is_empty());
        let sale = sold(desk, "Karim", &["15"], Some(marie(desk)), (100, 0));
        let now = agreed(&door, &token);
        assert_eq!((now.taken_back, now.balance), (vec![request.row.id], 2_500));
        // It stays told, though the credit comes back.
        voided(desk, "Karim", sale.order_id, &sale.place_ids);
        assert_eq!(agreed(&door, &token).taken_back, [request.row.id]);
        assert_eq!(
            desk.refused("Léa", "reprise_undo", ById { id: request.row.id }),
            Code::LotSpent
        );
        verified(desk);
    });
}

#[test]
fn credit_that_was_moved_to_live_longer_is_told_with_its_place() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let request = ask_back(desk, "Léa", crate::reprises::order(desk, "671083").places[0].id);
        accepts(desk, request.row.id);
        let sheet: CustomerSheet = desk.ok("Karim", "customer_sheet", ById { id: marie(desk) });
        let lot = &sheet.lots[0];
        let extend = ExtendCredit {
            lot_id: lot.id,
            expected_cents: lot.left_cents,
            until: "2022-01-31".to_owned(),
            text: "Geste".to_owned(),
        };
        desk.ok::<Json>("Hélène", "credit_extend", extend);
        let now = agreed(&door, &token);
        assert_eq!((now.taken_back, now.balance), (vec![request.row.id], 2_600));
        let mails = super::address::mails(desk, "credit_extended");
        assert!(
            super::address::text_of(desk, &mails[0]).contains("26,00"),
            "the balance counts it"
        );
    });
}

#[test]
fn a_mail_that_leaves_at_once_says_nothing_of_an_acceptance_that_may_still_be_undone() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let (id, [first, _]) = two_of_one_lot(desk);
        accepts(desk, first.row.id);
        crate::goodwill::given(desk, id, 700, "2022-01-31");
        assert_eq!(agreed(&door, &token).balance, 700);
        let mails = super::address::mails(desk, "credit_given");
        let text = super::address::text_of(desk, &mails[0]);
        assert!(!text.contains("32,00"), "{text}");
    });
}

#[test]
fn the_word_of_credit_that_ends_soon_waits_for_an_acceptance_to_stand() {
    on_each_engine(|desk| {
        let marie = marie(desk);
        desk.give_credit(marie, Cents(5_000), BEGINNING_MS + 20 * DAY_MS);
        let sale = sold(desk, "Karim", &["10"], Some(marie), (2_500, 0));
        let request = ask_back(desk, "Léa", sale.place_ids[0]);
        accepts(desk, request.row.id);
        assert_eq!(desk.api.tell_endings(|| true).unwrap(), 0, "the desk may still undo");
        desk.clock.pass(30_001);
        assert_eq!(desk.api.tell_endings(|| true).unwrap(), 1);
    });
}

#[test]
fn what_a_supervisor_takes_back_in_time_is_in_no_movement() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let request = ask_back(desk, "Léa", crate::reprises::order(desk, "671083").places[0].id);
        accepts(desk, request.row.id);
        desk.clock.pass(10_000);
        let back = Noted { id: request.row.id, version: 2, note: String::new() };
        desk.ok::<Decided>("Hélène", "reprise_reverse", back);
        desk.clock.pass(60_000);
        assert_eq!(agreed(&door, &token).balance, 0);
        let stated: Statement = door.ok(Some(&token), "my_statement", json!({}));
        assert!(stated.movements.is_empty(), "{:?}", stated.movements);
    });
}

#[test]
fn pages_and_papers_agree_at_each_moment_of_stories_drawn_at_random() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let marie = marie(desk);
        let mut dice = Dice(seed());
        desk.give_credit(marie, Cents(7_500), LATER_MS);
        let sale: Sold = sold(desk, "Karim", &["10", "11", "12"], Some(marie), (6_000, 0));
        let mut ids: Vec<RepriseId> = Vec::new();
        let mut seats = ["13", "14", "15", "16", "17", "18", "19", "20"].iter();
        let mut told = Vec::new();
        for place in sale.place_ids {
            ids.push(ask_back(desk, "Léa", place).row.id);
        }
        for _ in 0..20 {
            let id = *dice.of(&ids);
            let row = file(desk, id).row;
            match dice.roll(6) {
                0 | 1 if row.state.is_open() => accepts(desk, id),
                2 if row.state == RepriseState::Accepted => {
                    let undone = desk.call::<Decided>("Léa", "reprise_undo", ById { id });
                    let was_told = told.contains(&id);
                    assert_eq!(
                        undone.is_ok(),
                        !was_told,
                        "what is told is not undone, and only that"
                    );
                }
                3 => desk.clock.pass(13_000),
                4 => {
                    let there = crate::reprises::balance(desk, marie).0;
                    if let Some(seat) = seats.next().filter(|_| there > 0) {
                        sold(desk, "Karim", &[seat], Some(marie), (700.min(there), 0));
                    }
                }
                5 if row.state == RepriseState::Accepted => {
                    let note = Noted { id, version: row.version, note: String::new() };
                    let _ = desk.call::<Decided>("Hélène", "reprise_reverse", note);
                }
                _ => {}
            }
            told = agreed(&door, &token).taken_back;
        }
        verified(desk);
    });
}
