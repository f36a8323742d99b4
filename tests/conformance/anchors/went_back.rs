//! A counter keeps what it last saw of its house: a house that went back, or was rewritten, is told from the
//! one that it knows, and goes on only by a supervisor's word.

use api::Topic;
use contract::action::Action;
use contract::anchor::{GaveAgain, GoneOn, LastNumbers, LostAct, NotAgain, WentBack};
use contract::customer::CustomerSheet;
use contract::ids::OperatorId;
use contract::journal::{JournalPage, JournalRow, Verification};
use contract::operator::{AppState, OperatorCard};
use contract::sale::Sold;
use contract::sentence::Fact;
use harness::desk::{Desk, PIN};
use harness::small::small_house;
use office::Code;
use serde_json::{Value as Json, json};

use super::copies::OldCopy;
use super::hands::{by_hand, rows};
use crate::amendments::voided;
use crate::counters::Ears;
use crate::erasure::erased;
use crate::reprises::{ask_back, order};
use crate::sales::{figaro, lines, two_seats_are_sold};

const FILE: &str = "counter.seen";

fn each_engine(story: impl Fn(Desk)) {
    story(Desk::sqlite(&small_house()));
    story(Desk::postgres(&small_house()));
}

pub(crate) fn went_back(desk: &Desk) -> Option<WentBack> {
    desk.ok::<AppState>("", "app_state", json!({})).went_back
}

fn id_of(desk: &Desk, who: &str) -> OperatorId {
    let cards: Vec<OperatorCard> = desk.ok("", "operators_signin", json!({}));
    cards.iter().find(|card| card.name == who).unwrap().id
}

fn word(desk: &Desk, who: &str, pin: &str, numbers: &LastNumbers) -> Json {
    json!({ "operator_id": id_of(desk, who), "pin": pin, "numbers": numbers })
}

pub(crate) fn goes_on(desk: &Desk, numbers: &LastNumbers) -> GoneOn {
    desk.ok("", "house_go_on", word(desk, "Hélène", PIN, numbers))
}

/// The sale that was lost is offered, and made again under another number once a supervisor confirms it.
fn made_again(desk: &Desk, gone_on: &GoneOn, lost: &Sold) {
    let offered = gone_on.lost.iter().find(|one| one.command == "sale_make").unwrap();
    assert_eq!(offered.told_order.as_ref(), Some(&lost.order_number));
    assert_eq!(offered.amount_cents, Some(lost.total_cents));
    assert_eq!((offered.operator.as_str(), offered.left_out), ("Karim", None));
    let gave = given_again(desk, gone_on, |_| true);
    let sale = gave.acts.iter().find(|one| one.act.command == "sale_make").unwrap();
    assert_eq!(sale.refused, None);
    assert!(sale.order.as_ref().is_some_and(|order| *order != lost.order_number), "{sale:?}");
}

fn confirmed(desk: &Desk, who: &str, pin: &str, again: &[&LostAct], left_out: &[&LostAct]) -> Json {
    let ids = |acts: &[&LostAct]| acts.iter().map(|act| act.id.clone()).collect::<Vec<_>>();
    json!({ "operator_id": id_of(desk, who), "pin": pin, "again": ids(again), "left_out": ids(left_out) })
}

/// A supervisor confirms what is chosen of the list, and leaves the rest out.
fn given_again(desk: &Desk, gone_on: &GoneOn, chosen: impl Fn(&LostAct) -> bool) -> GaveAgain {
    let (again, out): (Vec<_>, Vec<_>) =
        gone_on.lost.iter().partition(|act| act.left_out.is_none() && chosen(act));
    desk.ok("", "house_give_again", confirmed(desk, "Hélène", PIN, &again, &out))
}

/// Who confirmed what was lost: how many to give again, how many left out; the last first.
fn confirmations(desk: &Desk) -> Vec<(String, [Fact; 2])> {
    let args = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null, "to_ms": null,
        "after": null, "limit": 50 });
    let page: JournalPage = desk.ok("Hélène", "journal_list", args);
    let rows = page.rows.into_iter().filter(|row| row.action == Action::HouseGaveAgain);
    rows.map(|row| (row.operator, ["again", "left_out"].map(|name| row.args[name].clone())))
        .collect()
}

fn by_helene(again: i64, left_out: i64) -> (String, [Fact; 2]) {
    ("Hélène".to_owned(), [again, left_out].map(Fact::Number))
}

pub(crate) fn last_deed(desk: &Desk, action: Action) -> JournalRow {
    let args = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null, "to_ms": null,
        "after": null, "limit": 50 });
    let page: JournalPage = desk.ok("Hélène", "journal_list", args);
    page.rows.into_iter().find(|row| row.action == action).unwrap()
}

pub(crate) fn verified(desk: &Desk) {
    let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
    assert!(found.ok, "{found:?}");
}

/// Sells two seats that an old copy does not know, and puts the copy back.
pub(crate) fn back_behind_a_sale(desk: Desk) -> (Desk, Sold, i64) {
    let old = OldCopy::of(&desk);
    let before = rows(&desk);
    let sold = two_seats_are_sold(&desk);
    assert!(rows(&desk) > before);
    (old.put_back(desk), sold, before)
}

#[test]
fn a_house_that_went_back_says_by_how_much_and_writes_nothing() {
    each_engine(|desk| {
        let after = |desk: &Desk| {
            ask_back(desk, "Léa", order(desk, "671083").places[0].id);
            rows(desk)
        };
        let old = OldCopy::of(&desk);
        let (before, seen) = (rows(&desk), after(&desk));
        let desk = old.put_back(desk);
        let back = went_back(&desk).unwrap();
        assert_eq!((back.seen_row, back.found_row, back.missing), (seen, before, seen - before));
        for (who, command) in
            [("Léa", "badges"), ("Hélène", "mail_resume"), ("Hélène", "settings_get")]
        {
            assert_eq!(desk.refused(who, command, json!({})), Code::HouseWentBack, "{command}");
        }
        assert_eq!(desk.api.send_due_mails().unwrap(), 0);
        assert!(desk.api.backup_daily().unwrap().is_none());
        assert_eq!(rows(&desk), before);
        let again = desk.reopened();
        assert_eq!(went_back(&again), Some(back), "it does not forget by being started again");
    });
}

#[test]
fn a_supervisor_alone_says_that_it_goes_on_and_no_number_is_given_twice() {
    each_engine(|desk| {
        let (desk, lost, before) = back_behind_a_sale(desk);
        let none = LastNumbers::default();
        let refused = |who, pin| desk.refused("", "house_go_on", word(&desk, who, pin, &none));
        assert_eq!(refused("Hélène", "0000"), Code::WrongSignIn);
        assert_eq!(refused("Léa", PIN), Code::NotAllowed);
        assert_eq!(rows(&desk), before);
        goes_on(&desk, &none);
        assert_eq!(went_back(&desk), None);
        let deed = last_deed(&desk, Action::HouseWentBack);
        assert_eq!((deed.seq, deed.operator.as_str()), (before + 1, "Hélène"));
        verified(&desk);
        let sold = two_seats_are_sold(&desk);
        assert!(sold.ticket_numbers.iter().all(|number| !lost.ticket_numbers.contains(number)));
        assert_eq!(sold.ticket_numbers[0], lost.ticket_numbers[1] + 1);
        assert_ne!(sold.order_number, lost.order_number);
        verified(&desk);
        let desk = desk.reopened();
        assert_eq!(went_back(&desk), None, "it is said once");
        verified(&desk);
    });
}

#[test]
fn numbers_that_only_papers_know_are_not_given_again() {
    each_engine(|desk| {
        let (desk, lost, _) = back_behind_a_sale(desk);
        let beyond = lost.ticket_numbers[1] + 40;
        let typed = LastNumbers { ticket: Some(beyond), ..LastNumbers::default() };
        let wrong = LastNumbers { ticket: Some(1_000_000_000), ..LastNumbers::default() };
        assert_eq!(
            desk.refused("", "house_go_on", word(&desk, "Hélène", PIN, &wrong)),
            Code::BadField
        );
        goes_on(&desk, &typed);
        assert_eq!(two_seats_are_sold(&desk).ticket_numbers, [beyond + 1, beyond + 2]);
        verified(&desk);
        let data = &last_deed(&desk, Action::HouseWentBack).args;
        assert!(format!("{data:?}").contains(&format!("– {beyond}")), "{data:?}");
    });
}

#[test]
fn a_house_whose_books_were_rewritten_is_told_from_the_one_that_was_seen() {
    each_engine(|desk| {
        let row = rows(&desk);
        by_hand(
            &desk,
            &[
                &format!("UPDATE journal SET hash = prev_hash WHERE seq = {row}"),
                &format!("UPDATE head SET hash = (SELECT hash FROM journal WHERE seq = {row})"),
            ],
        );
        let desk = desk.reopened();
        let back = went_back(&desk).unwrap();
        assert_eq!((back.seen_row, back.missing), (row, 0));
        assert_eq!(desk.refused("Léa", "badges", json!({})), Code::HouseRewritten);
    });
}

#[test]
fn a_server_that_lost_its_end_under_an_open_counter_is_noticed_by_the_next_command() {
    let desk = Desk::postgres(&small_house());
    let old = OldCopy::of(&desk);
    let lost = two_seats_are_sold(&desk);
    old.fails_over();
    let before = rows(&desk);
    let refused = desk.call::<Json>("Hélène", "mail_resume", json!({})).unwrap_err();
    assert_eq!(refused.code, Code::HouseWentBack);
    assert_eq!(rows(&desk), before);
    assert!(went_back(&desk).is_some());
    made_again(&desk, &goes_on(&desk, &LastNumbers::default()), &lost);
    verified(&desk);
}

#[test]
fn a_sale_that_was_voided_in_what_the_server_lost_does_not_come_back_sold() {
    let desk = Desk::postgres(&small_house());
    let old = OldCopy::of(&desk);
    let lost = two_seats_are_sold(&desk);
    voided(&desk, "Hélène", lost.order_id, &lost.place_ids);
    old.fails_over();
    desk.call::<Json>("Hélène", "mail_resume", json!({})).unwrap_err();
    let gone_on = goes_on(&desk, &LastNumbers::default());
    assert_eq!(
        reasons(&gone_on.lost),
        [("sale_make", Some(NotAgain::TakenUp)), ("sale_void", Some(NotAgain::Hangs))]
    );
    assert!(!gone_on.left);
    // Whoever asks for them all the same gets neither.
    let all: Vec<_> = gone_on.lost.iter().collect();
    let gave: GaveAgain =
        desk.ok("", "house_give_again", confirmed(&desk, "Hélène", PIN, &all, &[]));
    assert!(gave.acts.iter().all(|one| one.act.left_out.is_some() && one.order.is_none()));
    assert_eq!(confirmations(&desk), [by_helene(0, 2)]);
    assert_eq!(lines(&figaro(&desk), &["10", "11"]).len(), 2, "its seats are free");
    verified(&desk);
    let sold = two_seats_are_sold(&desk);
    assert_ne!(sold.order_number, lost.order_number);
    verified(&desk);
}

fn reasons(lost: &[LostAct]) -> Vec<(&str, Option<NotAgain>)> {
    lost.iter().map(|one| (one.command.as_str(), one.left_out)).collect()
}

/// Sells and loses it behind an open counter, which goes on; gives what it lost.
fn lost_a_sale(desk: &Desk) -> (Sold, GoneOn) {
    let old = OldCopy::of(desk);
    let lost = two_seats_are_sold(desk);
    old.fails_over();
    desk.call::<Json>("Hélène", "mail_resume", json!({})).unwrap_err();
    (lost, goes_on(desk, &LastNumbers::default()))
}

#[test]
fn nothing_that_was_lost_is_given_again_before_a_supervisor_confirms_the_list() {
    let desk = Desk::postgres(&small_house());
    let (_, gone_on) = lost_a_sale(&desk);
    let free = |desk: &Desk| lines(&figaro(desk), &["10", "11"]).len();
    assert_eq!((gone_on.lost.len(), free(&desk)), (1, 2), "the seats are free: {:?}", gone_on.lost);
    let all: Vec<_> = gone_on.lost.iter().collect();
    let refused =
        |who, pin| desk.refused("", "house_give_again", confirmed(&desk, who, pin, &all, &[]));
    assert_eq!(refused("Hélène", "0000"), Code::WrongSignIn);
    assert_eq!(refused("Léa", PIN), Code::NotAllowed);
    // What is named in neither list waits, for it was not seen.
    let none: GaveAgain =
        desk.ok("", "house_give_again", confirmed(&desk, "Hélène", PIN, &[], &[]));
    assert_eq!((none.acts.len(), free(&desk)), (0, 2));
    assert_eq!(goes_on(&desk, &LastNumbers::default()).lost, gone_on.lost, "the offer stands");
    let gave = given_again(&desk, &gone_on, |_| false);
    assert_eq!(gave.acts[0].act.left_out, Some(NotAgain::Unchosen));
    assert_eq!(confirmations(&desk), [by_helene(0, 1)]);
    assert_eq!((free(&desk), goes_on(&desk, &LastNumbers::default()).lost.len()), (2, 0));
    verified(&desk);
}

#[test]
fn what_was_lost_about_a_row_that_another_counter_lost_is_not_given_again() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    other.ok::<Json>("Hélène", "mail_resume", json!({}));
    let old = OldCopy::of(&desk);
    // One counter asks for it, another one accepts: what is lost at the second names what is lost at the first.
    let made = ask_back(&other, "Léa", order(&desk, "671083").places[0].id);
    let args = json!({ "id": made.row.id, "version": made.row.version });
    desk.ok::<Json>("Hélène", "reprise_accept", &args);
    old.fails_over();
    desk.call::<Json>("Hélène", "mail_resume", json!({})).unwrap_err();
    let gone_on = goes_on(&desk, &LastNumbers::default());
    assert_eq!(reasons(&gone_on.lost), [("reprise_accept", Some(NotAgain::Hangs))]);
}

#[test]
fn a_counter_forgets_what_it_was_answered_of_a_person_who_is_erased_at_another_one() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    let ears = Ears::of(&other);
    let old = OldCopy::of(&desk);
    let fields = json!({ "last_name": "Doute", "first_name": "Alix", "email": "", "phone": "", "locale": "fr" });
    let made: CustomerSheet = other.ok("Hélène", "customer_create", fields);
    erased(&desk, made.id);
    ears.wait_for(Topic::Customers);
    old.fails_over();
    let held: Vec<_> = other.api.lost_commands().unwrap().iter().map(|one| one.act.name).collect();
    assert!(!held.contains(&"customer_create"), "{held:?}");
}

#[test]
fn the_counters_that_said_nothing_of_their_numbers_are_named_to_whoever_goes_on() {
    let desk = Desk::postgres(&small_house());
    let (heard, silent) = (desk.beside(), desk.beside());
    // Its first command tells the journal the key by which it is believed.
    heard.ok::<Json>("Hélène", "mail_resume", json!({}));
    let _ears = Ears::of(&heard);
    let old = OldCopy::of(&desk);
    two_seats_are_sold(&desk);
    old.fails_over();
    desk.call::<Json>("Hélène", "mail_resume", json!({})).unwrap_err();
    let name = silent.ok::<AppState>("", "app_state", json!({})).counter;
    assert_eq!(goes_on(&desk, &LastNumbers::default()).unheard, [name]);
}

#[test]
fn another_counter_of_a_house_that_went_back_knows_its_own_numbers() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    // Its first command tells the journal its key as well.
    other.ok::<Json>("Hélène", "mail_resume", json!({}));
    let old = OldCopy::of(&desk);
    let lost = two_seats_are_sold(&other);
    old.fails_over();
    // The first counter never heard of the sale.
    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    let refused = other.refused("Hélène", "mail_resume", json!({}));
    assert_eq!(refused, Code::HouseRewritten, "another row is in the place of the last it saw");
    made_again(&other, &goes_on(&other, &LastNumbers::default()), &lost);
    verified(&desk);
}

#[test]
fn a_look_at_the_house_beside_a_command_never_says_that_it_went_back() {
    each_engine(|desk| {
        let over = std::sync::atomic::AtomicBool::new(false);
        std::thread::scope(|scope| {
            let looks = scope.spawn(|| {
                let mut wrong = 0;
                while !over.load(std::sync::atomic::Ordering::SeqCst) {
                    wrong += usize::from(desk.api.look_at_end().is_err());
                }
                wrong
            });
            for _ in 0..150 {
                desk.ok::<Json>("Hélène", "mail_resume", json!({}));
            }
            over.store(true, std::sync::atomic::Ordering::SeqCst);
            assert_eq!(looks.join().unwrap(), 0);
        });
    });
}

#[test]
fn what_a_counter_saw_is_kept_beside_its_key_a_second_after_the_command_at_most() {
    each_engine(|desk| {
        ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
        let row = rows(&desk);
        let path = desk.folder.join(FILE);
        let kept = || std::fs::read_to_string(&path).unwrap_or_default();
        for _ in 0..30 {
            if kept().contains(&format!("\"row\":{row},")) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        assert!(kept().contains(&format!("\"row\":{row},")), "{} without {row}", kept());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        // One that a power cut left empty knows nothing, and keeps nobody out.
        let desk = desk.reopened_after(|folder| std::fs::write(folder.join(FILE), "").unwrap());
        assert_eq!(went_back(&desk), None);
    });
}
