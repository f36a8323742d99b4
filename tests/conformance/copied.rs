//! A counter's folder that was copied: the house has one counter of that key, and it works in one place at a time.

use std::collections::BTreeSet;

use api::Heard;
use contract::operator::AppState;
use contract::sale::Sold;
use harness::desk::Desk;
use harness::small::small_house;
use office::Code;
use serde_json::{Value as Json, json};

use crate::counters::Ears;
use crate::sales::{cash, figaro, lines, two_seats_are_sold};
use crate::versions::done;

fn is_elsewhere(desk: &Desk) -> bool {
    desk.ok::<AppState>("", "app_state", json!({})).elsewhere
}

fn sold_at(desk: &Desk) -> Sold {
    desk.ok("Karim", "sale_make", cash(lines(&figaro(desk), &["12", "13"]), 5_000))
}

#[test]
fn the_copy_of_a_counter_s_folder_is_refused_while_that_counter_is_at_work_and_told_why() {
    let desk = Desk::postgres(&small_house());
    let ears = Ears::of(&desk);
    let copy = desk.copied();
    assert!(is_elsewhere(&copy) && !is_elsewhere(&desk));
    assert_eq!(copy.refused("", "operators_signin", json!({})), Code::CounterElsewhere);
    let _copy_hears = Ears::of(&copy);
    two_seats_are_sold(&desk);
    assert!(is_elsewhere(&copy), "the copy does not take its place by listening");
    assert!(!is_elsewhere(&desk));
    // The other one is cut off, and shows itself no more.
    done(&desk, "UPDATE counter_presence SET folder = 'of another'");
    drop(ears);
    assert!(is_elsewhere(&copy), "who closes leaves no place but its own");
    desk.clock.pass(46_000);
    assert!(!is_elsewhere(&copy));
    copy.everyone_signs_in();
    copy.ok::<Json>("Hélène", "mail_resume", json!({}));
}

#[test]
fn a_counter_that_closes_leaves_its_place_at_once() {
    let desk = Desk::postgres(&small_house());
    let ears = Ears::of(&desk);
    let copy = desk.copied();
    assert!(is_elsewhere(&copy));
    drop(ears);
    assert!(!is_elsewhere(&copy));
}

#[test]
fn two_of_one_key_that_open_together_give_no_number_twice_and_one_of_them_is_told() {
    let desk = Desk::postgres(&small_house());
    let copy = desk.copied();
    copy.everyone_signs_in();
    let sold: Vec<Sold> = vec![two_seats_are_sold(&desk), sold_at(&copy)];
    let tickets: BTreeSet<i64> = sold.iter().flat_map(|one| one.ticket_numbers.clone()).collect();
    let orders: BTreeSet<&String> = sold.iter().map(|one| &one.order_number).collect();
    assert_eq!((tickets.len(), orders.len()), (4, 2));
    let _first = Ears::of(&desk);
    let second = Ears::of(&copy);
    second.wait("that it works elsewhere", |heard| match heard {
        Heard::Line(line) if line.elsewhere => Some(()),
        _ => None,
    });
    assert_eq!(copy.refused("Hélène", "mail_resume", json!({})), Code::CounterElsewhere);
    assert!(!is_elsewhere(&desk));
    assert!(desk.api.verify().unwrap().ok);
}
