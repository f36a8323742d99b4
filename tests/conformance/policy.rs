//! Conditions of reprise: by house, show and performance, frozen on each request.

use api::Clock;
use contract::hall::{ChangeRate, RateRow};
use contract::policy::{PolicyAt, PolicyOverview, PolicyScope, PolicyView, SetPolicy};
use contract::reprise::{QuotePlaces, RepriseFile, RepriseQuote, RequestReprise};
use domain::money::Cents;
use domain::policy::{Outcome, Rule};
use harness::desk::{Desk, on_each_engine};
use office::Code;
use serde_json::json;
use store::{StoreError, TxExt};

use crate::reprises::{ask_back, file, order};

fn house(desk: &Desk) -> PolicyView {
    desk.ok("Hélène", "policy_view", PolicyAt { scope: PolicyScope::House, scope_id: 0 })
}

fn set(view: &PolicyView) -> SetPolicy {
    SetPolicy {
        scope: view.scope,
        scope_id: view.scope_id,
        version: view.version,
        seen_policy_id: Some(view.policy_id),
        policy: Some(view.policy.clone()),
    }
}

fn show(desk: &Desk, title: &str) -> i64 {
    let all: PolicyOverview = desk.ok("Hélène", "policy_overview", json!({}));
    all.shows.iter().find(|show| show.name.contains(title)).unwrap().id.number()
}

#[test]
fn a_request_keeps_the_policy_it_was_made_under() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let mut stricter = set(&house(desk));
        stricter.policy.as_mut().unwrap().fee_fixed = Cents(100);
        desk.ok::<PolicyView>("Hélène", "policy_set", stricter);
        assert_eq!(file(desk, asked.row.id).row.reprise_cents, Cents(2_600));
        let later = ask_back(desk, "Léa", order(desk, "671083").places[1].id);
        assert_eq!(later.row.reprise_cents, Cents(2_500));
    });
}

#[test]
fn a_show_and_a_performance_can_have_their_own() {
    on_each_engine(|desk| {
        let iphigenie = show(desk, "IPHIGENIE");
        let at = PolicyAt { scope: PolicyScope::Show, scope_id: iphigenie };
        let view: PolicyView = desk.ok("Hélène", "policy_view", at.clone());
        assert_eq!((view.from, view.version), (PolicyScope::House, 0));
        let mut own = set(&view);
        own.policy.as_mut().unwrap().fee_percent_bp = 1_000;
        desk.ok::<PolicyView>("Hélène", "policy_set", own);
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        assert_eq!(asked.row.reprise_cents, Cents(2_340));
        let other = ask_back(desk, "Léa", order(desk, "671085").places[0].id);
        assert_eq!(other.row.reprise_cents, Cents(2_500));

        let removed = SetPolicy {
            scope: PolicyScope::Show,
            scope_id: iphigenie,
            version: 1,
            seen_policy_id: None,
            policy: None,
        };
        let back: PolicyView = desk.ok("Hélène", "policy_set", removed);
        assert_eq!(back.from, PolicyScope::House);
        let later = ask_back(desk, "Léa", order(desk, "671083").places[1].id);
        assert_eq!(later.row.reprise_cents, Cents(2_600));
    });
}

#[test]
fn a_show_s_own_policy_that_was_filled_from_the_house_s_of_before_is_refused() {
    on_each_engine(|desk| {
        let at = PolicyAt { scope: PolicyScope::Show, scope_id: show(desk, "IPHIGENIE") };
        let read = || desk.ok::<PolicyView>("Hélène", "policy_view", at.clone());
        let mut own = set(&read());
        own.policy.as_mut().unwrap().validity_days = 100;
        let mut stricter = set(&house(desk));
        stricter.policy.as_mut().unwrap().fee_fixed = Cents(100);
        desk.ok::<PolicyView>("Zoé", "policy_set", stricter);
        assert_eq!(desk.refused("Hélène", "policy_set", own), Code::SettingsChanged);
        assert_eq!(read().from, PolicyScope::House);

        // Filled anew it is put in force; what the house changes then is no matter of the show any more.
        let mut own = set(&read());
        own.policy.as_mut().unwrap().validity_days = 100;
        desk.ok::<PolicyView>("Hélène", "policy_set", own);
        let mut again = set(&read());
        again.policy.as_mut().unwrap().validity_days = 90;
        desk.ok::<PolicyView>("Zoé", "policy_set", set(&house(desk)));
        let now: PolicyView = desk.ok("Hélène", "policy_set", again);
        assert_eq!((now.policy.validity_days, now.policy.fee_fixed), (90, Cents(100)));
    });
}

/// So many performances before the first one of the house, each a minute before the one ahead of it, of its show or each of
/// a show of its own whose title comes before all others. Ids begin at 1.
fn past(desk: &Desk, count: i64, own_shows: bool) {
    let numbers = format!(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"
    );
    let shows = format!(
        "INSERT INTO show (id, title, title_key) {numbers} \
         SELECT i, 'A ' || (1000 + i), 'a ' || (1000 + i) FROM n"
    );
    let show_id = if own_shows { "n.i" } else { "f.show_id" };
    let performances = format!(
        "INSERT INTO performance (id, show_id, hall_id, starts_at_ms, vat_bp, on_sale) {numbers} \
         SELECT n.i, {show_id}, f.hall_id, f.starts_at_ms - n.i * 60000, f.vat_bp, f.on_sale \
         FROM n JOIN performance f ON f.starts_at_ms = (SELECT MIN(p.starts_at_ms) FROM performance p)"
    );
    let made = desk.store().write(|tx| {
        if own_shows {
            tx.execute(shows.as_str(), &[])?;
        }
        tx.execute(performances.as_str(), &[])?;
        Ok::<_, StoreError>(())
    });
    made.unwrap();
}

/// Gives a show or a performance conditions of its own.
fn gives_its_own(desk: &Desk, scope: PolicyScope, scope_id: i64) {
    let view: PolicyView = desk.ok("Hélène", "policy_view", PolicyAt { scope, scope_id });
    desk.ok::<PolicyView>("Hélène", "policy_set", set(&view));
}

#[test]
fn of_many_performances_those_to_come_are_to_choose_from_and_whichever_has_conditions_of_its_own() {
    on_each_engine(|desk| {
        past(desk, 2_001, false);
        let listed = || -> PolicyOverview { desk.ok("Hélène", "policy_overview", json!({})) };
        let all = listed().performances;
        assert_eq!(all.len(), 2_000);
        let starts: Vec<i64> = all.iter().map(|one| one.starts_at_ms).collect();
        let to_come = starts.iter().filter(|start| **start >= desk.clock.now_ms()).count();
        assert_eq!(to_come, 3);
        assert!(starts[..to_come].is_sorted(), "the next one first");
        assert!(starts[to_come..].is_sorted_by(|one, next| one > next), "then the last one");
        let has = |all: &PolicyOverview, id: i64| {
            all.performances.iter().any(|one| one.id.number() == id)
        };
        assert!(!has(&listed(), 2_001), "the longest past");
        gives_its_own(desk, PolicyScope::Performance, 2_001);
        let now = listed();
        assert!(now.performances.len() == 2_000 && has(&now, 2_001));
        assert_eq!(now.overrides.len(), 1);
    });
}

#[test]
fn of_many_shows_those_played_last_are_to_choose_from_and_whichever_has_conditions_of_its_own() {
    on_each_engine(|desk| {
        past(desk, 500, true);
        let listed = || -> Vec<i64> {
            let all: PolicyOverview = desk.ok("Hélène", "policy_overview", json!({}));
            all.shows.iter().map(|show| show.id.number()).collect()
        };
        assert_eq!((listed().len(), listed().contains(&500)), (500, false));
        show(desk, "IPHIGENIE");
        gives_its_own(desk, PolicyScope::Show, 500);
        assert_eq!((listed().len(), listed().contains(&500)), (500, true));
        show(desk, "IPHIGENIE");
    });
}

#[test]
fn a_rate_stays_on_its_list_under_another_name() {
    on_each_engine(|desk| {
        let view = house(desk);
        let full = view.rates.iter().find(|rate| rate.name == "Plein tarif").unwrap();
        let mut only = set(&view);
        only.policy.as_mut().unwrap().rates = Some(vec![full.key.clone()]);
        let view: PolicyView = desk.ok("Hélène", "policy_set", only);
        let places = order(desk, "671083").places;
        let open = ask_back(desk, "Léa", places[0].id);
        let is_broken = |file: &RepriseFile| {
            file.rules.iter().any(|rule| rule.rule == Rule::Rate && rule.outcome == Outcome::Broken)
        };
        assert!(!is_broken(&open));

        let rates: Vec<RateRow> = desk.ok("Hélène", "rate_list", json!({}));
        let row = rates.into_iter().find(|rate| rate.name == "Plein tarif").unwrap();
        let renamed = ChangeRate {
            id: row.id,
            version: row.version,
            name: "Tarif normal".to_owned(),
            holder: row.holder,
            retired: false,
        };
        desk.ok::<Vec<RateRow>>("Hélène", "rate_change", renamed);
        assert!(!is_broken(&file(desk, open.row.id)), "what was asked before");
        assert!(!is_broken(&ask_back(desk, "Léa", places[1].id)), "what is asked now");
        let now = house(desk);
        assert_eq!(now.policy.rates, view.policy.rates);
        assert!(now.rates.iter().any(|rate| rate.key == full.key && rate.name == "Tarif normal"));
    });
}

#[test]
fn a_policy_that_lists_rates_by_name_is_read_as_before_and_shown_by_key() {
    on_each_engine(|desk| {
        let mut former = set(&house(desk));
        former.policy.as_mut().unwrap().rates = Some(vec!["plein tarif".to_owned()]);
        let now: PolicyView = desk.ok("Hélène", "policy_set", former);
        let full = now.rates.iter().find(|rate| rate.name == "Plein tarif").unwrap();
        assert_eq!(now.policy.rates, Some(vec![full.key.clone()]));
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let rule = asked.rules.iter().find(|rule| rule.rule == Rule::Rate).unwrap();
        assert_eq!(rule.outcome, Outcome::Ok);
    });
}

#[test]
fn new_terms_are_a_new_version_and_must_be_shown_again() {
    on_each_engine(|desk| {
        let place = order(desk, "671083").places[0].id;
        let quote: RepriseQuote =
            desk.ok("Léa", "reprise_quote", QuotePlaces { place_ids: vec![place] });
        let mut reworded = set(&house(desk));
        reworded.policy.as_mut().unwrap().terms_fr = "Autre texte.".to_owned();
        let now: PolicyView = desk.ok("Hélène", "policy_set", reworded);
        assert!(now.policy.terms_version > quote.terms_version);
        let asked = RequestReprise {
            place_ids: vec![place],
            seen_starts_at_ms: quote.starts_at_ms(),
            terms_version: quote.terms_version,
            expected_reprise_cents: quote.reprise_cents,
        };
        assert_eq!(desk.refused("Léa", "reprise_request", asked), Code::TermsChanged);
    });
}

#[test]
fn a_policy_no_house_can_mean_or_a_stale_one_is_refused() {
    on_each_engine(|desk| {
        let view = house(desk);
        let mut absurd = set(&view);
        absurd.policy.as_mut().unwrap().fee_percent_bp = 20_000;
        assert_eq!(desk.refused("Hélène", "policy_set", absurd), Code::BadPolicy);
        let mut dead_tonight = set(&view);
        dead_tonight.policy.as_mut().unwrap().validity_days = 0;
        let refusal = desk.call::<PolicyView>("Hélène", "policy_set", dead_tonight).unwrap_err();
        assert_eq!((refusal.code, &refusal.args["why"]), (Code::BadPolicy, &"validity".into()));
        desk.ok::<PolicyView>("Hélène", "policy_set", set(&view));
        assert_eq!(desk.refused("Zoé", "policy_set", set(&view)), Code::SettingsChanged);
        let nowhere = PolicyAt { scope: PolicyScope::Show, scope_id: 404 };
        assert_eq!(desk.refused("Hélène", "policy_view", nowhere), Code::NotFound);
    });
}
