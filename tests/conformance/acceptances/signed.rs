//! The amount from which a supervisor signs counts per place, per order and per press.

use contract::reprise::{AcceptMany, AcceptancePreview, Decided, DecidedMany, RepriseFile};
use domain::money::Cents;
use domain::reprise::RepriseState;
use harness::desk::{Desk, on_each_engine};
use office::Code;

use super::policy_is;
use crate::reprises::{ask_back, file, order, shown};
use crate::sales::verified;

/// Three requests of 26,00 €: two of one order, one of another.
fn asked(desk: &Desk) -> [RepriseFile; 3] {
    let (marie, aicha) = (order(desk, "671083").places, order(desk, "671084").places);
    [marie[0].id, marie[1].id, aicha[0].id].map(|place| ask_back(desk, "Léa", place))
}

fn press(files: &[RepriseFile]) -> AcceptMany {
    AcceptMany { requests: files.iter().map(shown).collect() }
}

#[test]
fn one_press_that_reaches_the_amount_is_proposed_whole_and_signed_by_another() {
    on_each_engine(|desk| {
        policy_is(desk, |policy| policy.sign_from = Some(Cents(6_000)));
        let files = asked(desk);
        let preview: AcceptancePreview = desk.ok("Hélène", "reprise_weigh", press(&files));
        assert_eq!((preview.accepted, preview.passed, preview.passed_cents), (0, 3, Cents(7_800)));
        let done: DecidedMany = desk.ok("Hélène", "reprise_accept_many", press(&files));
        assert_eq!((done.accepted, done.passed), (0, 3));
        let waiting: Vec<RepriseFile> = files.iter().map(|f| file(desk, f.row.id)).collect();
        assert!(waiting.iter().all(|f| f.row.state == RepriseState::AwaitingSupervisor));
        let own: DecidedMany = desk.ok("Hélène", "reprise_accept_many", press(&waiting));
        assert!(own.left.iter().all(|left| left.code == Code::OwnProposal) && own.left.len() == 3);
        let signed: DecidedMany = desk.ok("Zoé", "reprise_accept_many", press(&waiting));
        assert_eq!((signed.accepted, signed.accepted_cents), (3, Cents(7_800)));
        verified(desk);
    });
}

#[test]
fn two_presses_below_the_amount_are_decided() {
    on_each_engine(|desk| {
        policy_is(desk, |policy| policy.sign_from = Some(Cents(6_000)));
        let files = asked(desk);
        let done: DecidedMany = desk.ok("Léa", "reprise_accept_many", press(&files[..2]));
        assert_eq!((done.accepted, done.passed), (2, 0));
        let other: DecidedMany = desk.ok("Léa", "reprise_accept_many", press(&files[2..]));
        assert_eq!((other.accepted, other.passed), (1, 0));
    });
}

#[test]
fn the_places_of_one_order_count_together_press_after_press() {
    on_each_engine(|desk| {
        policy_is(desk, |policy| policy.sign_from = Some(Cents(6_000)));
        let places = order(desk, "671083").places;
        let first = ask_back(desk, "Léa", places[0].id);
        let second = ask_back(desk, "Léa", places[1].id);
        let third = ask_back(desk, "Léa", places[2].id);
        assert!(third.if_accepted.as_ref().is_some_and(|would| would.needs_signature));
        for one in [&first, &second] {
            let done: Decided = desk.ok("Léa", "reprise_accept", shown(one));
            assert_eq!(done.state, RepriseState::Accepted);
        }
        let done: Decided = desk.ok("Léa", "reprise_accept", shown(&third));
        assert_eq!(done.state, RepriseState::AwaitingSupervisor);
        assert_eq!(
            desk.refused("Léa", "reprise_accept", shown(&file(desk, third.row.id))),
            Code::NeedsSupervisor
        );
        desk.ok::<Decided>("Hélène", "reprise_accept", shown(&file(desk, third.row.id)));
        verified(desk);
    });
}
