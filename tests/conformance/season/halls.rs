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
