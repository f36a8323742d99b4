//! A place asked back by its customer is a request like any other: the desk's rules, once, at the price and under the terms
//! that were shown.

use contract::action::Action;
use contract::args::{ById, Versioned};
use contract::ids::RepriseId;
use contract::journal::{JournalPage, Verification};
use contract::mail::MailPage;
use contract::policy::{PolicyAt, PolicyScope, PolicyView, SetPolicy};
use contract::reprise::{Decided, FileRule, QuotePlaces, RepriseFile, RepriseQuote, Requested};
use contract::site::{AskBack, MyPlaces, NotAskableHere, TakeBack};
use domain::money::Cents;
use domain::place::PlaceState;
use domain::policy::{Outcome, Rule};
use domain::reprise::RepriseState;
use harness::desk::{Desk, on_each_engine};
use harness::door::Door;
use office::Code;
use serde_json::{Value as Json, json};
use site::Token;
use uuid::Uuid;

use super::{my_order, my_places};

const MARIE: &str = "marie@example.org";

/// What the customer sends who read the recap of these places.
fn asked(door: &Door, token: &Token, places: &MyPlaces) -> AskBack {
    let quote: RepriseQuote = door.ok(Some(token), "my_quote", places.clone());
    AskBack {
        number: places.number.clone(),
        place_ids: places.place_ids.clone(),
        seen_starts_at_ms: quote.starts_at_ms(),
        terms_version: quote.terms_version,
        expected_reprise_cents: quote.reprise_cents,
    }
}

fn file(desk: &Desk, id: RepriseId) -> RepriseFile {
    desk.ok("Léa", "reprise_file", ById { id })
}

fn verified(desk: &Desk) {
    let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
    assert!(found.ok, "{found:?}");
}

/// The last rows of the journal, the latest first.
fn journal(desk: &Desk) -> JournalPage {
    let asked = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null, "to_ms": null, "after": null, "limit": 20 });
    desk.ok("Hélène", "journal_list", asked)
}

#[test]
fn a_place_that_its_customer_asks_back_stands_at_the_desk_from_the_site() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let places = my_places(&door, &token, "671083", &[2]);
        let wish = asked(&door, &token, &places);
        assert_eq!(wish.expected_reprise_cents, Cents(2_600));
        let made: Requested = door.ok(Some(&token), "site_ask_back", wish);
        let seen = file(desk, made.reprise_ids[0]);
        assert_eq!(seen.row.channel, "INTERNET", "the place's own");
        assert_eq!(seen.row.state, RepriseState::Requested);
        let mine = my_order(&door, &token, "671083");
        let place = &mine.places[2];
        assert_eq!(place.state, PlaceState::Pending);
        assert!(!place.may_download && place.why_not.is_none());
        let request = place.request.as_ref().unwrap();
        assert_eq!((&request.number, request.may_withdraw), (&made.number, true));
        assert_eq!(mine.total_cents, Cents(7_800), "the header never changes");
        let row = &journal(desk).rows[0];
        assert!(row.action == Action::RepriseRequested && row.operator.is_empty(), "{row:?}");
        assert_eq!(json!(row.args)["giver"], json!("customer"));
        assert_eq!(json!(row.args)["channel"], json!("SITE"));
        let mails: MailPage = desk.ok(
            "Léa",
            "mail_list",
            json!({ "show": "all", "search": "", "after": null, "limit": 10 }),
        );
        assert_eq!(mails.rows[0].subject, "Demande de reprise de place");
        assert_eq!(mails.rows[0].recipient, MARIE);
        verified(desk);
    });
}

#[test]
fn a_request_that_is_sent_twice_is_made_once() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let wish = asked(&door, &token, &my_places(&door, &token, "671083", &[0, 1]));
        let id = Uuid::now_v7();
        let one: Requested = door.call_as(id, Some(&token), "site_ask_back", &wish).unwrap();
        let two: Requested = door.call_as(id, Some(&token), "site_ask_back", &wish).unwrap();
        assert_eq!(one, two);
        assert_eq!(one.reprise_ids.len(), 2);
        assert_eq!(door.refused(Some(&token), "site_ask_back", &wish), Code::PlaceNotFree);
    });
}

#[test]
fn another_amount_or_other_terms_than_were_shown_are_refused() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let wish = asked(&door, &token, &my_places(&door, &token, "671083", &[0]));
        let cheaper = AskBack { expected_reprise_cents: Cents(2_601), ..wish.clone() };
        assert_eq!(door.refused(Some(&token), "site_ask_back", cheaper), Code::AmountChanged);
        let older = AskBack { terms_version: wish.terms_version + 1, ..wish };
        assert_eq!(door.refused(Some(&token), "site_ask_back", older), Code::TermsChanged);
        assert_eq!(my_order(&door, &token, "671083").places[0].state, PlaceState::Live);
    });
}

#[test]
fn what_breaks_a_rule_is_told_before_and_asked_at_the_box_office_alone() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in("aicha@example.org");
        // It begins in less than a day.
        let late = my_order(&door, &token, "671086");
        assert_eq!(late.places[0].why_not, Some(NotAskableHere::TooLate));
        let places = my_places(&door, &token, "671086", &[0]);
        assert_eq!(door.refused(Some(&token), "my_quote", places.clone()), Code::RuleBroken);
        let wish = AskBack {
            number: places.number,
            place_ids: places.place_ids,
            seen_starts_at_ms: vec![late.places[0].starts_at_ms],
            terms_version: 1,
            expected_reprise_cents: Cents(40_000),
        };
        let refused = door.refused(Some(&token), "site_ask_back", wish);
        assert!([Code::RuleBroken, Code::TermsChanged].contains(&refused), "{refused:?}");
        let free = door.signs_in("john@example.org");
        let free = my_order(&door, &free, "671087");
        assert_eq!(free.places[0].why_not, Some(NotAskableHere::Free));
    });
}

#[test]
fn a_fee_that_leaves_nothing_of_what_was_paid_is_told_as_such_and_the_desk_sees_it_before() {
    on_each_engine(|desk| {
        let house = PolicyAt { scope: PolicyScope::House, scope_id: 0 };
        let view: PolicyView = desk.ok("Hélène", "policy_view", house);
        let mut policy = view.policy.clone();
        policy.fee_fixed = Cents(2_600);
        let (scope, scope_id, version) = (view.scope, view.scope_id, view.version);
        let seen_policy_id = Some(view.policy_id);
        let wish = SetPolicy { scope, scope_id, version, seen_policy_id, policy: Some(policy) };
        desk.ok::<PolicyView>("Hélène", "policy_set", wish);
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let mine = my_order(&door, &token, "671083");
        assert_eq!(mine.places[0].why_not, Some(NotAskableHere::NothingLeft));
        let places = my_places(&door, &token, "671083", &[0]);
        let refused = door.call::<RepriseQuote>(Some(&token), "my_quote", places.clone());
        let refused = refused.unwrap_err();
        assert_eq!((refused.code, &refused.args["rule"]), (Code::RuleBroken, &"leaves".into()));
        let given = door.signs_in("john@example.org");
        let given = my_order(&door, &given, "671087");
        assert_eq!(given.places[0].why_not, Some(NotAskableHere::Free), "it cost nothing");

        // The desk may: an agent reads before that nothing comes back.
        let quote: RepriseQuote =
            desk.ok("Léa", "reprise_quote", QuotePlaces { place_ids: places.place_ids });
        assert_eq!((quote.reprise_cents, quote.exception), (Cents::ZERO, false));
        let warned = |rule: &&FileRule| rule.outcome == Outcome::Warn;
        let warned: Vec<Rule> =
            quote.places[0].rules.iter().filter(warned).map(|rule| rule.rule).collect();
        assert_eq!(warned, [Rule::Leaves]);
    });
}

#[test]
fn its_customer_takes_a_request_back_while_nobody_decided_it_even_from_an_agent_s_screen() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let ask = |rank| -> RepriseFile {
            let wish = asked(&door, &token, &my_places(&door, &token, "671083", &[rank]));
            let made: Requested = door.ok(Some(&token), "site_ask_back", wish);
            file(desk, made.reprise_ids[0])
        };
        let one = ask(0);
        desk.ok::<Json>("Léa", "reprise_claim", json!({ "id": one.row.id }));
        let back = TakeBack { id: one.row.id, version: one.row.version };
        door.ok::<Json>(Some(&token), "site_take_back", back);
        assert_eq!(file(desk, one.row.id).row.state, RepriseState::Withdrawn);
        let shown = Versioned { id: one.row.id, version: one.row.version };
        assert_eq!(desk.refused("Léa", "reprise_accept", shown), Code::AlreadyDecided);
        assert!(my_order(&door, &token, "671083").places[0].may_download);
        let two = ask(1);
        let shown = Versioned { id: two.row.id, version: two.row.version };
        desk.ok::<Decided>("Léa", "reprise_accept", shown);
        let back = TakeBack { id: two.row.id, version: two.row.version };
        assert_eq!(door.refused(Some(&token), "site_take_back", back), Code::AlreadyDecided);
        // Not before the desk can no longer undo it.
        desk.clock.pass(30_001);
        let place = &my_order(&door, &token, "671083").places[1];
        assert_eq!(place.state, PlaceState::TakenBack);
        verified(desk);
    });
}

#[test]
fn a_refusal_gives_both_buttons_back_with_its_reason() {
    on_each_engine(|desk| {
        let door = desk.door();
        let token = door.signs_in(MARIE);
        let wish = asked(&door, &token, &my_places(&door, &token, "671083", &[0]));
        let made: Requested = door.ok(Some(&token), "site_ask_back", wish);
        let seen = file(desk, made.reprise_ids[0]);
        let reason = seen.reasons[0].clone();
        let sentence = "Rappelez-nous.";
        let refuse = json!({ "id": seen.row.id, "version": seen.row.version, "reason": reason.code, "sentence": sentence });
        desk.ok::<Decided>("Léa", "reprise_refuse", refuse);
        let place = my_order(&door, &token, "671083").places.remove(0);
        assert!(place.may_download && place.why_not.is_none());
        let request = place.request.unwrap();
        assert_eq!(request.state, RepriseState::Refused);
        assert!(
            !request.may_withdraw && !request.reason_fr.is_empty() && !request.reason_en.is_empty()
        );
        assert_eq!(request.sentence, sentence);
    });
}

#[test]
fn what_is_somebody_else_s_is_not_found_as_what_does_not_exist() {
    on_each_engine(|desk| {
        let door = desk.door();
        let marie = door.signs_in(MARIE);
        let john = door.signs_in("john@example.org");
        let hers = my_places(&door, &marie, "671083", &[0]);
        let his = my_places(&door, &john, "671085", &[0]);
        let same = |name: &str, foreign: Json, missing: Json| {
            let [foreign, missing] =
                [foreign, missing].map(|args| door.refusal(Some(&john), name, args));
            assert_eq!(foreign.code, Code::NotFound, "{name}");
            assert_eq!((foreign.code, foreign.args), (missing.code, missing.args), "{name}");
        };
        same("my_order", json!({ "number": "671083" }), json!({ "number": "999999" }));
        let none = json!([4_242]);
        for name in ["my_quote", "site_tickets"] {
            same(name, json!(hers), json!({ "number": "999999", "place_ids": none }));
            let mixed = json!({ "number": his.number, "place_ids": hers.place_ids });
            same(name, mixed, json!({ "number": his.number, "place_ids": none }));
        }
        let wish = asked(&door, &marie, &hers);
        same("site_ask_back", json!(wish), {
            let mut missing = json!(wish);
            missing["number"] = json!("999999");
            missing
        });
        let made: Requested = door.ok(Some(&marie), "site_ask_back", wish);
        let foreign = json!({ "id": made.reprise_ids[0], "version": 1 });
        same("site_take_back", foreign, json!({ "id": 4_242, "version": 1 }));
        assert!(door.site.tickets(Some(&john), &hers).is_err());
        assert_eq!(file(desk, made.reprise_ids[0]).row.state, RepriseState::Requested);
    });
}
