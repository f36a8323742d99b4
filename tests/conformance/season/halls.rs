//! Halls that change while their seats are sold.

use contract::hall::{HallPlan, ReadHall, RenamedRow};
use contract::sentence::Fact;

use super::*;

#[test]
fn a_withdrawn_seat_is_not_sold_even_to_whoever_saw_it_free() {
    on_each_engine(|desk| {
        let figaro = figaro(desk);
        let seen = free(desk, figaro.row.id);
        let seat = seen.seats.iter().find(|s| s.row == "A" && s.seat == "24").unwrap().clone();
        let list: Vec<HallRow> = desk.ok("Léa", "hall_list", json!({}));
        let hall: HallView = desk.ok("Hélène", "hall_view", ById { id: list[0].id });
        let change = ChangeHall {
            id: hall.id,
            version: hall.version,
            name: hall.name.clone(),
            category_id: hall.plan.rows[0].category_id,
            rows: hall.rows.replace("A : 1-30", "A : 1-20"),
            renamed: vec![],
        };
        desk.ok::<HallView>("Hélène", "hall_change", change);
        let rate = seen.rates.iter().find(|r| r.name == "Plein tarif").unwrap().id;
        let sale = sale(&figaro.row, &seat, rate, 2_500);
        assert_eq!(desk.refused("Karim", "sale_make", sale), Code::NotOnSale);
    });
}

#[test]
fn a_row_under_another_label_keeps_its_seats_and_who_sits_there() {
    on_each_engine(|desk| {
        let list: Vec<HallRow> = desk.ok("Léa", "hall_list", json!({}));
        let hall: HallView = desk.ok("Hélène", "hall_view", ById { id: list[0].id });
        let renamed = |before: &str, after: &str| RenamedRow {
            before: before.to_owned(),
            after: after.to_owned(),
        };
        // A and B change places.
        let words = hall.rows.replace("A :", "x :").replace("B :", "A :").replace("x :", "B :");
        let change = ChangeHall {
            id: hall.id,
            version: hall.version,
            name: hall.name.clone(),
            category_id: hall.plan.rows[0].category_id,
            rows: words,
            renamed: vec![renamed("A", "b"), renamed("B", "a")],
        };
        let now: HallView = desk.ok("Hélène", "hall_change", &change);
        assert_eq!((now.plan.seats, now.withdrawn.len()), (90, 0));
        let order = order_of(desk, "671083");
        assert_eq!((&*order.places[0].row, &*order.places[0].seat), ("B", "24"));
        let clash =
            ChangeHall { version: now.version, renamed: vec![renamed("A", "C")], ..change.clone() };
        assert_eq!(desk.refused("Hélène", "hall_change", clash), Code::NameTaken);
        let unknown =
            ChangeHall { version: now.version, renamed: vec![renamed("Z", "Y")], ..change };
        assert_eq!(desk.refused("Hélène", "hall_change", unknown), Code::NotFound);
    });
}

#[test]
fn free_seating_sells_as_many_places_as_there_are_and_names_no_seat() {
    empty_house_on_each_engine(|desk| {
        let only = category(desk, "UNIQUE");
        let full = rate(desk, "Plein tarif");
        let hall = hall(desk, "Studio", only, "Placement libre : 2");
        let seen = performance(desk, "STAND-UP", hall.id, "2020-06-20T20:30");
        let seen = open(desk, &priced(desk, &seen, &[(only, full, 1_000)]));
        let offered = free(desk, seen.row.id);
        assert!(offered.seats.len() == 2 && offered.seats.iter().all(|seat| seat.unplaced));
        for seat in &offered.seats {
            let sold: Sold = desk.ok("Karim", "sale_make", sale(&seen.row, seat, full, 1_000));
            let order: OrderFile = desk.ok("Karim", "order_file", ById { id: sold.order_id });
            assert_eq!((&*order.places[0].row, &*order.places[0].seat), ("", ""));
        }
        assert_eq!(view(desk, seen.row.id).row.free, 0);
    });
}

#[test]
fn rows_that_cannot_be_read_are_refused_by_their_line_and_nothing_is_written() {
    empty_house_on_each_engine(|desk| {
        let only = category(desk, "UNIQUE");
        let read = |rows: &str| ReadHall { category_id: only, rows: rows.to_owned() };
        let refusal =
            desk.call::<HallPlan>("Hélène", "hall_read", read("A : 1-20\nB : 1-9 (LOGE)"));
        let refusal = refusal.unwrap_err();
        assert_eq!(refusal.code, Code::BadHall);
        assert_eq!(refusal.args["line"], Fact::Number(2));
        assert_eq!(refusal.args["why"], Fact::Text("unknown_category".to_owned()));
        let new = NewHall { name: "X".to_owned(), category_id: only, rows: "A 1".to_owned() };
        assert_eq!(desk.refused("Hélène", "hall_create", new), Code::BadHall);
        assert!(desk.ok::<Vec<HallRow>>("Léa", "hall_list", json!({})).is_empty());
    });
}

/// The hall of another system, as it calls its rows and seats.
fn rotonde(desk: &Desk) -> HallView {
    let mut batch = small_house();
    let mut evening = batch.performances[1].clone();
    "rotonde-1".clone_into(&mut evening.key);
    "Rotonde".clone_into(&mut evening.hall);
    batch.performances.push(evening);
    let seats = [
        ("", "7"),
        ("", "12"),
        ("C", "012"),
        ("C", "B12"),
        ("C", "12BIS"),
        ("Premier balcon côté jardin A", "24"),
        ("a", "1"),
        ("Rang : 3", "2-4"),
        ("Loge", ""),
    ];
    let seats = seats.map(|(row, number)| (row.to_owned(), number.to_owned()));
    batch.orders.push(harness::small::order("671099", "marie", "rotonde-1", &seats, 2_500));
    desk.import(&batch);
    let list: Vec<HallRow> = desk.ok("Léa", "hall_list", json!({}));
    let id = list.iter().find(|hall| hall.name == "Rotonde").unwrap().id;
    desk.ok("Hélène", "hall_view", ById { id })
}

/// A change of a hall to these rows, under another name.
fn described(hall: &HallView, rows: &str) -> ChangeHall {
    ChangeHall {
        id: hall.id,
        version: hall.version,
        name: format!("{} 2", hall.name),
        category_id: hall.plan.rows[0].category_id,
        rows: rows.to_owned(),
        renamed: vec![],
    }
}

#[test]
fn the_words_of_a_hall_are_its_seats_whatever_another_system_calls_them() {
    on_each_engine(|desk| {
        let hall = rotonde(desk);
        let seats = |of: &OrderFile| -> Vec<(String, String)> {
            of.places.iter().map(|place| (place.row.clone(), place.seat.clone())).collect()
        };
        let before = order_of(desk, "671099");
        assert_eq!(hall.plan.seats, 9);
        let now: HallView = desk.ok("Hélène", "hall_change", described(&hall, &hall.rows));
        assert_eq!((now.name.as_str(), now.withdrawn.len()), ("Rotonde 2", 0));
        assert_eq!((&now.rows, &now.plan), (&hall.rows, &hall.plan));
        assert_eq!(seats(&order_of(desk, "671099")), seats(&before));
        let read = ReadHall { category_id: now.plan.rows[0].category_id, rows: now.rows.clone() };
        assert_eq!(desk.ok::<HallPlan>("Hélène", "hall_read", read), now.plan);
        verified(desk);
    });
}

#[test]
fn a_number_that_is_read_as_another_one_is_refused_where_the_hall_knows_it() {
    empty_house_on_each_engine(|desk| {
        let only = category(desk, "UNIQUE");
        let hall = hall(desk, "Rotonde", only, "C : \"012\", 13\n\"c\" : 1");
        assert_eq!(hall.rows, "\"C\" : \"012\", 13 (UNIQUE)\n\"c\" : 1 (UNIQUE)");
        let words = "C : 012, 13\n\"c\" : 1";
        let refused =
            desk.call::<HallView>("Hélène", "hall_change", described(&hall, words)).unwrap_err();
        assert_eq!(refused.code, Code::BadHall);
        let said = |fact: &str| refused.args[fact].clone();
        assert_eq!(said("why"), Fact::Text("other_seat".to_owned()));
        assert_eq!((said("line"), said("what")), (Fact::Number(1), Fact::Text("C 012".to_owned())));
        // What is typed is another number, and is taken.
        let words = "C : 12, 13\n\"c\" : 1";
        let now: HallView = desk.ok("Hélène", "hall_change", described(&hall, words));
        assert_eq!(now.plan.rows[0].words, "12, 13");
    });
}

#[test]
fn sold_seats_without_a_row_keep_their_numbers() {
    empty_house_on_each_engine(|desk| {
        let (only, full) = (category(desk, "UNIQUE"), rate(desk, "Plein tarif"));
        let hall = hall(desk, "Rotonde", only, "Sans rang : 7, 12");
        assert_eq!(hall.rows, "Sans rang : 7, 12 (UNIQUE)");
        let free_now = described(&hall, "Placement libre : 7, 12");
        let seen = performance(desk, "ANTIGONE", hall.id, "2020-06-20T20:30");
        let seen = open(desk, &priced(desk, &seen, &[(only, full, 1_000)]));
        let seat = &free(desk, seen.row.id).seats[0];
        let sold: Sold = desk.ok("Karim", "sale_make", sale(&seen.row, seat, full, 1_000));
        let refused = desk.call::<HallView>("Hélène", "hall_change", free_now).unwrap_err();
        assert_eq!(refused.code, Code::BadHall);
        assert_eq!(refused.args["why"], Fact::Text("counted".to_owned()));
        let now: HallView = desk.ok("Hélène", "hall_change", described(&hall, &hall.rows));
        assert_eq!((now.plan.seats, now.withdrawn.len()), (2, 0));
        let order: OrderFile = desk.ok("Karim", "order_file", ById { id: sold.order_id });
        assert_eq!((&*order.places[0].row, &*order.places[0].seat), ("", "7"));
    });
}
