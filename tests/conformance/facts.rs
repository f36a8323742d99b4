//! Facts of another system reach what is pending here: a broken rule, a flag, a supervisor's decision; and what
//! contradicts this house stays listed until somebody settles it.

use contract::args::ById;
use contract::contradiction::{
    ContradictionChoice, ContradictionList, ContradictionPage, SettleContradiction,
};
use contract::customer::OrderState;
use contract::intake::{HereSays, ImportReport, ThereSays};
use contract::mail::{MailList, MailPage, MailShow};
use contract::operator::Badges;
use contract::reprise::{
    AcceptMany, CloseReprise, CloseWhy, Decided, DecidedMany, RepriseFile, RepriseList, ReprisePage,
};
use domain::money::Cents;
use domain::place::PlaceState;
use domain::policy::{Outcome, Rule};
use domain::reprise::{Bucket, RepriseFlag, RepriseState};
use formats::batch::{Batch, BatchOrder};
use harness::desk::{Desk, on_each_engine};
use harness::queue;
use harness::small::small_house;
use office::Code;
use serde_json::json;

use crate::import::import;
use crate::reprises::{ask_back, file, order, shown};
use crate::sales::verified;
use crate::status::contradictions_late as late;

/// What the other system says of order 671083 in a later export.
type Said = fn(&mut BatchOrder);

fn later(said: Said) -> Batch {
    let mut batch = small_house();
    said(&mut batch.orders[0]);
    batch
}

fn unpaid(order: &mut BatchOrder) {
    order.state = OrderState::Unpaid;
}

fn cancelled(order: &mut BatchOrder) {
    order.state = OrderState::Cancelled;
    order.places.iter_mut().for_each(|place| place.state = PlaceState::Cancelled);
}

fn order_cancelled_alone(order: &mut BatchOrder) {
    order.state = OrderState::Cancelled;
}

fn place_cancelled(order: &mut BatchOrder) {
    order.places[0].state = PlaceState::Cancelled;
}

fn gone(order: &mut BatchOrder) {
    order.places.remove(0);
}

fn repriced(order: &mut BatchOrder) {
    order.places[0].price = Cents(2_000);
}

fn moved(order: &mut BatchOrder) {
    order.places[0].seat = Some(("B".to_owned(), "9".to_owned()));
}

fn scanned(order: &mut BatchOrder) {
    order.places[0].scanned_at_ms = Some(order.created_at_ms + 1_000);
}

const FACTS: [(Said, Rule, ThereSays); 8] = [
    (unpaid, Rule::Paid, ThereSays::Unpaid),
    (cancelled, Rule::Stands, ThereSays::Cancelled),
    (order_cancelled_alone, Rule::Stands, ThereSays::Cancelled),
    (place_cancelled, Rule::Stands, ThereSays::Cancelled),
    (gone, Rule::Stands, ThereSays::Gone),
    (repriced, Rule::SamePrice, ThereSays::Repriced),
    (moved, Rule::Unmoved, ThereSays::Moved),
    (scanned, Rule::Scanned, ThereSays::Scanned),
];

/// The first place of order 671083 asked back, then what the other system says of it.
fn contradicted(desk: &Desk, said: Said) -> (RepriseFile, ImportReport) {
    let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
    let report = import(desk, &later(said));
    (asked, report)
}

fn broken(file: &RepriseFile) -> Vec<Rule> {
    let rules = file.rules.iter().filter(|rule| rule.outcome == Outcome::Broken);
    rules.map(|rule| rule.rule).collect()
}

pub(crate) fn waiting(desk: &Desk) -> ContradictionPage {
    let list = ContradictionList { settled: false, after: None, limit: 50 };
    desk.ok("Hélène", "contradictions", list)
}

fn settled(desk: &Desk) -> ContradictionPage {
    let list = ContradictionList { settled: true, after: None, limit: 50 };
    desk.ok("Hélène", "contradictions", list)
}

fn badge(desk: &Desk) -> i64 {
    desk.ok::<Badges>("Hélène", "badges", json!({})).contradictions
}

fn close(file: &RepriseFile, why: CloseWhy, tell: bool) -> CloseReprise {
    CloseReprise {
        id: file.row.id,
        version: file.row.version,
        why,
        sentence: "Le site vous a remboursé.".to_owned(),
        tell,
    }
}

#[test]
fn each_fact_breaks_a_rule_of_the_pending_request_and_no_agent_credits_it_alone() {
    for (said, rule, there) in FACTS {
        on_each_engine(|desk| {
            let (asked, report) = contradicted(desk, said);
            assert_eq!(report.conflicts[0].there, there);
            let now = file(desk, asked.row.id);
            assert_eq!(broken(&now), [rule]);
            assert!(now.row.version > asked.row.version, "what was shown before is stale");
            assert!(now.row.flags.contains(&RepriseFlag::Elsewhere));
            assert_eq!(desk.refused("Léa", "reprise_accept", shown(&asked)), Code::Stale);
            let passed: Decided = desk.ok("Léa", "reprise_accept", shown(&now));
            assert_eq!(passed.state, RepriseState::AwaitingSupervisor);
            let listed = waiting(desk);
            assert_eq!((listed.rows.len(), badge(desk)), (1, 1));
            assert_eq!(listed.rows[0].reprise_id, Some(asked.row.id));
            verified(desk);
            // The same again adds nothing.
            import(desk, &later(said));
            assert_eq!(waiting(desk).rows.len(), 1);
            assert_eq!(file(desk, asked.row.id).row.version, passed.version);
        });
    }
}

#[test]
fn a_fact_reaches_what_was_proposed_or_put_aside_as_well() {
    on_each_engine(|desk| {
        let places = order(desk, "671083").places;
        let held = ask_back(desk, "Léa", places[0].id);
        desk.ok::<Decided>("Léa", "reprise_hold", shown(&held));
        let proposed = ask_back(desk, "Hélène", places[1].id);
        let note = json!({ "id": proposed.row.id, "version": proposed.row.version, "note": "" });
        desk.ok::<Decided>("Hélène", "reprise_pass", note);
        import(desk, &later(unpaid));
        for id in [held.row.id, proposed.row.id] {
            assert_eq!(broken(&file(desk, id)), [Rule::Paid]);
        }
        let waits = file(desk, proposed.row.id);
        // She passed it on before there was anything to sign: now somebody else signs.
        assert_eq!(desk.refused("Hélène", "reprise_accept", shown(&waits)), Code::OwnProposal);
        assert_eq!(order(desk, "671083").state, OrderState::Unpaid);
    });
}

#[test]
fn a_scan_is_kept_whatever_the_state_of_the_place() {
    on_each_engine(|desk| {
        let id = order(desk, "671083").places[0].id;
        let asked = ask_back(desk, "Léa", id);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        let report = import(desk, &later(scanned));
        assert_eq!((report.updated, report.conflict_count), (1, 1));
        let place = order(desk, "671083").places[0].clone();
        assert!(place.scanned_at_ms.is_some());
        assert_eq!(place.state, PlaceState::TakenBack);
        let listed = &waiting(desk).rows[0];
        assert_eq!(
            (listed.what.there, listed.what.here),
            (ThereSays::Scanned, HereSays::TakenBack)
        );
        assert_eq!(listed.reprise_id, None, "nothing is left to decide");
        verified(desk);
        let again = import(desk, &later(scanned));
        assert_eq!((again.updated, waiting(desk).rows.len()), (0, 1));
    });
}

#[test]
fn accepting_together_passes_over_what_is_contradicted_and_names_it() {
    on_each_engine(|desk| {
        let places = order(desk, "671083").places;
        let calm = ask_back(desk, "Léa", order(desk, "671084").places[0].id);
        let (asked, _) = contradicted(desk, repriced);
        assert_eq!(places[0].id, order(desk, "671083").places[0].id);
        let now = file(desk, asked.row.id);
        for who in ["Léa", "Hélène"] {
            let requests = vec![shown(&now)];
            let done: DecidedMany = desk.ok(who, "reprise_accept_many", AcceptMany { requests });
            assert_eq!((done.accepted, done.passed), (0, 0));
            assert_eq!(done.left[0].code, Code::Contradicted);
            assert_eq!(done.left[0].args["number"], now.row.number.clone().into());
            assert_eq!(done.left[0].args["customer"], "Marie Dupont".to_owned().into());
        }
        let requests = vec![shown(&now), shown(&file(desk, calm.row.id))];
        let done: DecidedMany = desk.ok("Léa", "reprise_accept_many", AcceptMany { requests });
        assert_eq!((done.accepted, done.left.len()), (1, 1));
    });
}

#[test]
fn the_queue_shows_the_flag_and_is_narrowed_to_it() {
    on_each_engine(|desk| {
        ask_back(desk, "Léa", order(desk, "671084").places[0].id);
        let (asked, _) = contradicted(desk, unpaid);
        let flag = Some(RepriseFlag::Elsewhere);
        let list = RepriseList { flag, ..queue::page(Bucket::Open, 10) };
        let page: ReprisePage = desk.ok("Léa", "reprise_list", list);
        assert_eq!(page.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [asked.row.id]);
        assert_eq!(page.counts.open, Some(1));
        let printed =
            RepriseList { flag: Some(RepriseFlag::Printed), ..queue::page(Bucket::Open, 10) };
        let page: ReprisePage = desk.ok("Léa", "reprise_list", printed);
        assert_eq!(page.rows, []);
    });
}

#[test]
fn a_supervisor_closes_it_as_without_object_and_the_place_goes_as_the_other_system_says() {
    on_each_engine(|desk| {
        let (asked, _) = contradicted(desk, cancelled);
        let now = file(desk, asked.row.id);
        assert!(!now.may.close && !now.may.refuse && late(desk) == 1);
        let refusal = json!({ "id": now.row.id, "version": now.row.version,
            "reason": now.reasons[0].code, "sentence": "" });
        assert_eq!(desk.refused("Léa", "reprise_refuse", refusal), Code::Contradicted);
        let moot = close(&now, CloseWhy::Moot, true);
        assert_eq!(desk.refused("Léa", "reprise_close", &moot), Code::NotAllowed);
        let may = desk.ok::<RepriseFile>("Hélène", "reprise_file", ById { id: asked.row.id }).may;
        assert!(may.close);
        let done: Decided = desk.ok("Hélène", "reprise_close", &moot);
        assert_eq!(done.state, RepriseState::Moot);
        let shown = order(desk, "671083");
        assert_eq!(shown.state, OrderState::Cancelled);
        assert_eq!(shown.places[0].state, PlaceState::Cancelled);
        assert_eq!((waiting(desk).rows.len(), badge(desk), late(desk)), (0, 0, 0));
        let how = settled(desk).rows[0].settled.clone().unwrap();
        assert_eq!((how.choice, how.operator.as_str()), (ContradictionChoice::Request, "Hélène"));
        assert_eq!(mails(desk, "reprise_closed"), 1);
        verified(desk);
        assert_eq!(import(desk, &later(cancelled)).writes(), 0);
    });
}

#[test]
fn a_duplicate_gives_the_place_back_where_the_other_system_still_has_it_and_tells_nobody_unasked() {
    on_each_engine(|desk| {
        let (asked, _) = contradicted(desk, repriced);
        let now = file(desk, asked.row.id);
        let done: Decided =
            desk.ok("Hélène", "reprise_close", close(&now, CloseWhy::Duplicate, false));
        assert_eq!(done.state, RepriseState::Duplicate);
        assert_eq!(order(desk, "671083").places[0].state, PlaceState::Live);
        assert_eq!(mails(desk, "reprise_closed"), 0);
        // What was pending no longer is: the next import is followed.
        import(desk, &later(repriced));
        assert_eq!(order(desk, "671083").places[0].price_cents, Cents(2_000));
        verified(desk);
    });
}

#[test]
fn what_nobody_contradicts_is_not_closed() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let moot = close(&asked, CloseWhy::Moot, false);
        assert_eq!(desk.refused("Hélène", "reprise_close", moot), Code::Stale);
    });
}

#[test]
fn a_fact_that_the_other_system_takes_back_ends_by_itself_and_its_signature_stays() {
    on_each_engine(|desk| {
        let (asked, _) = contradicted(desk, unpaid);
        import(desk, &small_house());
        let now = file(desk, asked.row.id);
        assert_eq!(broken(&now), []);
        assert!(!now.row.flags.contains(&RepriseFlag::Elsewhere));
        assert_eq!(waiting(desk).rows.len(), 0);
        let how = settled(desk).rows[0].settled.clone().unwrap();
        assert_eq!(how.choice, ContradictionChoice::Agreed);
        let passed: Decided = desk.ok("Léa", "reprise_accept", shown(&now));
        assert_eq!(passed.state, RepriseState::AwaitingSupervisor);
        verified(desk);
    });
}

#[test]
fn a_withdrawn_request_for_a_place_cancelled_there_leaves_it_cancelled() {
    on_each_engine(|desk| {
        let (asked, _) = contradicted(desk, place_cancelled);
        desk.ok::<Decided>("Karim", "reprise_withdraw", shown(&file(desk, asked.row.id)));
        assert_eq!(order(desk, "671083").places[0].state, PlaceState::Cancelled);
        assert_eq!((mails(desk, "reprise_withdrawn"), mails(desk, "reprise_closed")), (0, 1));
        verified(desk);
    });
}

fn mails(desk: &Desk, kind: &str) -> usize {
    let list = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    let page: MailPage = desk.ok("Léa", "mail_list", list);
    page.rows.iter().filter(|row| row.kind == kind).count()
}

#[test]
fn a_contradiction_stays_on_its_order_until_a_person_settles_it_with_a_word() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        assert_eq!(import(desk, &later(repriced)).conflict_count, 1);
        let listed = waiting(desk).rows[0].clone();
        assert_eq!((listed.customer.as_str(), badge(desk)), ("DUPONT Marie", 1));
        let of_order = order(desk, "671083").contradictions;
        assert_eq!(of_order.iter().map(|row| row.id).collect::<Vec<_>>(), [listed.id]);
        let settle = |word: &str, choice| SettleContradiction {
            id: listed.id,
            choice,
            word: word.to_owned(),
        };
        let here = ContradictionChoice::Here;
        assert_eq!(
            desk.refused("Léa", "contradiction_settle", settle("vu", here)),
            Code::NotAllowed
        );
        assert_eq!(
            desk.refused("Hélène", "contradiction_settle", settle(" ", here)),
            Code::BadField
        );
        let agreed = settle("vu", ContradictionChoice::Agreed);
        assert_eq!(desk.refused("Hélène", "contradiction_settle", agreed), Code::BadField);
        desk.ok::<contract::args::Empty>(
            "Hélène",
            "contradiction_settle",
            settle("Vu au téléphone", here),
        );
        assert_eq!(
            desk.refused("Hélène", "contradiction_settle", settle("vu", here)),
            Code::ChangedSince
        );
        assert_eq!((waiting(desk).rows.len(), badge(desk)), (0, 0));
        assert_eq!(order(desk, "671083").contradictions, []);
        let how = settled(desk).rows[0].settled.clone().unwrap();
        assert_eq!((how.choice, how.word.as_str()), (here, "Vu au téléphone"));
        verified(desk);
        // The same again is settled; another price is another matter.
        let again = import(desk, &later(repriced));
        assert_eq!((again.conflict_count, waiting(desk).rows.len()), (0, 0));
        import(desk, &later(|order| order.places[0].price = Cents(1_000)));
        assert_eq!(waiting(desk).rows.len(), 1);
    });
}

#[test]
fn what_a_request_decides_is_not_settled_beside_it() {
    on_each_engine(|desk| {
        contradicted(desk, unpaid);
        let settle = SettleContradiction {
            id: waiting(desk).rows[0].id,
            choice: ContradictionChoice::Here,
            word: "vu".to_owned(),
        };
        assert_eq!(desk.refused("Hélène", "contradiction_settle", settle), Code::SettledByRequest);
    });
}

#[test]
fn a_seat_sold_by_both_brings_the_webs_order_in_with_its_customer_and_the_conflict_on_it() {
    on_each_engine(|desk| {
        let mut batch = small_house();
        sell_here(desk);
        let seat = ("A".to_owned(), "10".to_owned());
        let web = harness::small::order("700001", "john", "figaro-1", &[seat], 2_500);
        batch.orders.push(web);
        let report = import(desk, &batch);
        assert_eq!((report.orders, report.places, report.conflict_count), (1, 1, 1));
        let web = order(desk, "700001");
        assert_eq!(web.customer_name, "SMITH John");
        assert_eq!(web.places[0].state, PlaceState::Cancelled);
        assert_eq!(web.contradictions[0].what.there, ThereSays::Sold);
        assert_eq!(web.contradictions[0].what.here, HereSays::Sold);
        verified(desk);
        let again = import(desk, &batch);
        assert_eq!((again.writes(), waiting(desk).rows.len()), (0, 1));
    });
}

/// Seats A 10 and A 11 of the same performance, sold at the counter.
fn sell_here(desk: &Desk) {
    crate::sales::two_seats_are_sold(desk);
}
