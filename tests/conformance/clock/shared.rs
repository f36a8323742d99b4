//! A shared house lives by its server's clock: a counter whose machine is hours, days or years off does the
//! same at the same time as every other.

use std::sync::Arc;

use api::Clock;
use contract::args::{ById, Empty};
use contract::mail::{MailLines, MailList, MailPage, MailShow};
use contract::operator::AppState;
use contract::reprise::{Claimed, QuotePlaces, RepriseQuote};
use contract::sale::PerformanceList;
use contract::sentence::Fact;
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk, PIN, TestClock, stop_clock};
use harness::small::small_house;
use office::Code;
use serde_json::{Value as Json, json};

use super::{
    WRONG, YEAR_MS, accepted, credit_on_either_side, detail, journal,
    leaves_after_the_time_to_undo, notice, now_ms, sold_to_marie, told,
};
use crate::reprises::{ask_back, balance, order, shown};
use crate::sales::{figaro, marie, verified};

/// Tells a story of one house and, one after the other, of counters whose clocks are wrong. What time it is
/// at such a counter goes on with the house's.
fn with_wrong_counters(story: impl Fn(&Desk, &Desk, &str, usize)) {
    let desk = Desk::postgres(&small_house());
    for (n, (name, by_ms)) in WRONG.into_iter().enumerate() {
        let clock = Arc::new(TestClock::at(desk.clock.now_ms() + by_ms));
        let counter = desk.beside_with(&clock);
        for person in ["Léa", "Karim"] {
            counter.signs_in(person);
        }
        story(&desk, &counter, name, n);
    }
    desk.everyone_signs_in();
    verified(&desk);
}

fn pass(desk: &Desk, counter: &Desk, ms: i64) {
    desk.clock.pass(ms);
    counter.clock.pass(ms);
}

/// Sets the server's clock beside the house's right time, and nothing else.
fn server_is_ahead(desk: &Desk, ms: i64) {
    stop_clock(desk.url.as_deref().unwrap(), desk.clock.now_ms() + ms);
}

fn seat(n: usize) -> String {
    (10 + n).to_string()
}

#[test]
fn a_sale_at_a_counter_whose_clock_is_wrong_is_of_the_house_s_time() {
    with_wrong_counters(|desk, counter, name, n| {
        pass(desk, counter, 1_000);
        let now = desk.clock.now_ms();
        let sale = sold_to_marie(counter, &seat(n));
        assert_eq!(detail(desk, sale.order_id).created_at_ms, now, "{name}");
        assert_eq!(journal(desk)[0].at_ms, now, "{name}");
        assert_eq!(now_ms(counter), now, "{name}");
        assert!(notice(counter).is_none(), "{name}");
    });
}

#[test]
fn an_id_given_at_a_counter_whose_clock_is_wrong_is_of_the_house_s_time() {
    with_wrong_counters(|desk, counter, name, n| {
        pass(desk, counter, 1_000);
        let seconds = desk.clock.now_ms() / 1_000 - 946_684_800;
        let id = sold_to_marie(counter, &seat(n)).order_id.number();
        assert_eq!(id >> 22, seconds, "{name}");
    });
}

#[test]
fn what_was_decided_at_a_counter_whose_clock_is_wrong_is_undone_for_thirty_seconds() {
    with_wrong_counters(|desk, counter, name, n| {
        let id = accepted(counter, sold_to_marie(counter, &seat(n)).place_ids[0]).row.id;
        pass(desk, counter, 30_000);
        counter.ok::<Json>("Léa", "reprise_undo", ById { id });
        let again = crate::reprises::file(counter, id);
        counter.ok::<Json>("Léa", "reprise_accept", shown(&again));
        pass(desk, counter, 30_001);
        for at in [counter, desk] {
            let refused = at.refused("Léa", "reprise_undo", ById { id });
            assert_eq!(refused, Code::TooLateToUndo, "{name}");
        }
    });
}

#[test]
fn a_mail_leaves_when_the_time_to_undo_is_over_whichever_counter_sends_it() {
    with_wrong_counters(|desk, counter, name, n| {
        accepted(desk, sold_to_marie(desk, &seat(n)).place_ids[0]);
        leaves_after_the_time_to_undo(counter, |ms| pass(desk, counter, ms));
        let list = MailList { show: MailShow::All, search: String::new(), after: None, limit: 1 };
        let sent = desk.ok::<MailPage>("Léa", "mail_list", list).rows[0].sent_at_ms;
        assert_eq!(sent, Some(desk.clock.now_ms()), "{name}");
        // What one counter sent keeps no other from sending.
        accepted(counter, sold_to_marie(counter, &(20 + n).to_string()).place_ids[0]);
        leaves_after_the_time_to_undo(desk, |ms| pass(desk, counter, ms));
    });
}

#[test]
fn a_request_looked_at_from_a_counter_whose_clock_is_wrong_is_taken_for_five_minutes() {
    with_wrong_counters(|desk, counter, name, n| {
        let place = sold_to_marie(desk, &seat(n)).place_ids[0];
        let id = ask_back(desk, "Noé", place).row.id;
        counter.ok::<Claimed>("Léa", "reprise_claim", ById { id });
        let look = || desk.ok::<Claimed>("Noé", "reprise_claim", ById { id }).claimed_by;
        pass(desk, counter, 299_000);
        assert_eq!(look().as_deref(), Some("Léa"), "{name}");
        pass(desk, counter, 1_001);
        assert_eq!(look(), None, "{name}");
        let taken: Claimed = counter.ok("Léa", "reprise_claim", ById { id });
        assert_eq!(taken.claimed_by.as_deref(), Some("Noé"), "{name}");
    });
}

#[test]
fn wrong_pins_at_a_counter_whose_clock_is_wrong_make_one_wait_thirty_seconds() {
    with_wrong_counters(|desk, counter, name, _| {
        let cards: Vec<Json> = desk.ok("", "operators_signin", json!({}));
        let zoe = cards.iter().find(|card| card["name"] == "Zoé").unwrap()["id"].clone();
        let tried = |at: &Desk, pin: &str| {
            at.call::<Json>("Zoé", "sign_in", json!({ "operator_id": zoe, "pin": pin }))
        };
        for _ in 0..5 {
            assert_eq!(tried(counter, "9999").unwrap_err().code, Code::WrongSignIn, "{name}");
        }
        for at in [desk, counter] {
            let refused = tried(at, PIN).unwrap_err();
            assert_eq!(refused.code, Code::SignInThrottled, "{name}");
            assert_eq!(refused.args["seconds"], Fact::Number(30), "{name}");
        }
        pass(desk, counter, 30_000);
        for at in [desk, counter] {
            tried(at, PIN).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        }
    });
}

#[test]
fn a_deadline_is_over_when_it_is_in_the_house() {
    with_wrong_counters(|_, counter, name, _| {
        let breaks = |number: &str| {
            let place_ids = vec![order(counter, number).places[0].id];
            counter.ok::<RepriseQuote>("Léa", "reprise_quote", QuotePlaces { place_ids }).exception
        };
        assert!(breaks("671086"), "{name}: it plays tonight");
        assert!(!breaks("671083"), "{name}: it plays in six days");
    });
}

#[test]
fn a_credit_expires_when_it_does_in_the_house() {
    let desk = Desk::postgres(&small_house());
    credit_on_either_side(&desk);
    for (name, by_ms) in WRONG {
        let wrong_ms = desk.clock.now_ms() + by_ms;
        let counter = desk.beside_with(&Arc::new(TestClock::at(wrong_ms)));
        ["Léa", "Karim"].iter().for_each(|person| counter.signs_in(person));
        assert_eq!(balance(&counter, marie(&counter)), Cents(1_800), "{name}");
        let spent = json!({ "customer_id": marie(&counter), "credit_cents": 2_500,
            "lines": crate::amendments::lines(&figaro(&counter), &[("A", "10")], "Plein tarif") });
        let quote: Json = counter.ok("Karim", "sale_quote", spent);
        assert_eq!(quote["credit_max_cents"], 1_800, "{name}");
    }
}

#[test]
fn a_server_s_clock_that_leaps_ahead_takes_no_credit_for_good() {
    let desk = Desk::postgres(&small_house());
    let marie = marie(&desk);
    desk.give_credit(marie, Cents(2_000), BEGINNING_MS + YEAR_MS);
    // It leaps twice, as far as the first time.
    for _ in 0..2 {
        server_is_ahead(&desk, 2 * YEAR_MS);
        desk.everyone_signs_in();
        assert_eq!(balance(&desk, marie), Cents::ZERO, "nobody spends it then");
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0);
        server_is_ahead(&desk, 0);
        desk.everyone_signs_in();
        assert_eq!(balance(&desk, marie), Cents(2_000));
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0);
        desk.clock.pass(2 * DAY_MS);
        desk.everyone_signs_in();
        assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 0);
    }
    assert_eq!(balance(&desk, marie), Cents(2_000));
    verified(&desk);
}

#[test]
fn a_counter_whose_clock_is_wrong_sees_what_the_others_see() {
    let desk = Desk::postgres(&small_house());
    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    ask_back(&desk, "Hélène", order(&desk, "671086").places[0].id);
    let season =
        json!({ "scope": "upcoming", "search": "", "show_id": null, "after": null, "limit": 50 });
    let seen = |at: &Desk| {
        let list = PerformanceList { search: String::new(), limit: 20 };
        let queue = harness::queue::page(domain::reprise::Bucket::Open, 20);
        let mut badges: Json = at.ok("Léa", "badges", json!({}));
        badges["counters"] = Json::Null;
        [
            at.ok::<Json>("Karim", "performance_list", list),
            at.ok("Léa", "reprise_list", queue),
            at.ok("Léa", "season_list", season.clone()),
            badges,
        ]
    };
    let right = seen(&desk);
    assert_eq!(right[1]["urgent"], 1);
    for (name, by_ms) in WRONG {
        let counter = desk.beside_with(&Arc::new(TestClock::at(BEGINNING_MS + by_ms)));
        ["Léa", "Karim"].iter().for_each(|person| counter.signs_in(person));
        assert_eq!(seen(&counter), right, "{name}");
    }
}

#[test]
fn a_machine_whose_clock_is_set_keeps_who_is_signed_in_and_the_house_s_time() {
    let desk = Desk::postgres(&small_house());
    for (name, by_ms) in WRONG {
        desk.clock.set(BEGINNING_MS + by_ms);
        let state: AppState = desk.ok("Léa", "app_state", Empty {});
        assert!(state.operator.is_some() && state.clock.is_none(), "{name}");
        assert_eq!(state.now_ms, BEGINNING_MS, "{name}");
        ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
        let asked = &journal(&desk)[0];
        assert_eq!(asked.at_ms, BEGINNING_MS, "{name}");
        let open = harness::queue::page(domain::reprise::Bucket::Open, 1);
        let seen: Json = desk.ok("Léa", "reprise_list", open);
        let row = &seen["rows"][0];
        let seen = json!({ "id": row["id"], "version": row["version"] });
        desk.ok::<Json>("Léa", "reprise_withdraw", seen);
    }
    assert_eq!(told(&desk, contract::action::Action::ClockBack), 0);
}

#[test]
fn marks_that_a_wrong_clock_left_before_lock_nobody_out() {
    let desk = Desk::postgres(&small_house());
    let id = ask_back(&desk, "Noé", order(&desk, "671083").places[0].id).row.id;
    desk.ok::<Claimed>("Noé", "reprise_claim", ById { id });
    let cards: Vec<Json> = desk.ok("", "operators_signin", json!({}));
    let zoe = cards.iter().find(|card| card["name"] == "Zoé").unwrap()["id"].clone();
    let wrong = json!({ "operator_id": zoe, "pin": "9999" });
    let five_wrong_ones_make_one_wait = || {
        for _ in 0..5 {
            assert_eq!(desk.refused("Zoé", "sign_in", wrong.clone()), Code::WrongSignIn);
        }
        assert_eq!(desk.refused("Zoé", "sign_in", wrong.clone()), Code::SignInThrottled);
    };
    server_is_ahead(&desk, YEAR_MS);
    five_wrong_ones_make_one_wait();
    server_is_ahead(&desk, 0);
    let year = format!("{}", BEGINNING_MS + YEAR_MS);
    let left = [
        format!("UPDATE claim SET at_ms = {year}"),
        format!("INSERT INTO mail_lease (id, holder, until_ms) VALUES (1, 'gone', {year})"),
        format!("INSERT INTO mail_line (counter_id, state, reason, answer, failures, since_ms, retry_at_ms)
          SELECT id, 'away', 'silent', '', 1, 0, {year} FROM counter"),
    ];
    desk.store()
        .write(|tx| left.iter().try_for_each(|sql| tx.run(sql, &[]).map(|_| ())))
        .unwrap_or_else(|e: store::StoreError| panic!("{e}"));
    assert_eq!(desk.ok::<Claimed>("Léa", "reprise_claim", ById { id }).claimed_by, None);
    desk.signs_in("Zoé");
    five_wrong_ones_make_one_wait();
    assert_eq!(desk.api.send_due_mails().unwrap(), 1);
}

#[test]
fn mails_that_were_queued_while_the_server_was_ahead_leave_once_it_is_right() {
    let desk = Desk::postgres(&small_house());
    let place = order(&desk, "671083").places[0].id;
    server_is_ahead(&desk, 2 * DAY_MS);
    ask_back(&desk, "Léa", place);
    server_is_ahead(&desk, 0);
    assert_eq!(desk.api.send_due_mails().unwrap(), 1);
    assert_eq!(desk.api.send_due_mails().unwrap(), 0);
    verified(&desk);
}

#[test]
fn what_a_counter_sent_while_the_server_was_ahead_hides_no_line_that_failed_since() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    let (now, year) = (BEGINNING_MS, BEGINNING_MS + YEAR_MS);
    let line = |which: &str, state: &str, more: &str, since_ms: i64| {
        format!(
            "INSERT INTO mail_line (counter_id, state, reason, answer, failures, since_ms, retry_at_ms)
             SELECT {which}(id), '{state}', {more}, {since_ms}, 0 FROM counter"
        )
    };
    let left = [
        line("MIN", "paused", "'password', '', 1", now),
        line("MAX", "open", "NULL, NULL, 0", year),
    ];
    desk.store()
        .write(|tx| left.iter().try_for_each(|sql| tx.run(sql, &[]).map(|_| ())))
        .unwrap_or_else(|e: store::StoreError| panic!("{e}"));
    for at in [&desk, &other] {
        assert_eq!(at.ok::<MailLines>("Léa", "mail_lines", Empty {}).lines.len(), 1);
        assert_eq!(at.ok::<Json>("Léa", "badges", json!({}))["mails_stopped"], 1);
    }
}

#[test]
fn a_counter_s_login_cannot_move_the_house_s_time() {
    let desk = Desk::postgres(&small_house());
    let row = "INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, data,
        prev_hash, hash, seal) SELECT h.seq + 1, AT, 0, 0, '', 'sale.made', '{}', h.hash, sha256(
        guard.field(h.hash)), '' FROM head h";
    let ways = [
        "UPDATE house SET clock_offset_ms = 86400000".to_owned(),
        "UPDATE house SET demo = 1".to_owned(),
        "UPDATE house SET demo = 1, clock_offset_ms = 86400000".to_owned(),
        "CREATE OR REPLACE FUNCTION house_ms() RETURNS BIGINT LANGUAGE sql AS 'SELECT 0::BIGINT'"
            .to_owned(),
        "CREATE FUNCTION clock_timestamp() RETURNS TIMESTAMPTZ LANGUAGE sql AS 'SELECT now()'"
            .to_owned(),
        "ALTER FUNCTION house_ms() RENAME TO mine".to_owned(),
        "DROP FUNCTION house_ms() CASCADE".to_owned(),
        row.replace("AT", "0"),
        row.replace("AT", &(BEGINNING_MS - DAY_MS).to_string()),
        row.replace("AT", &(BEGINNING_MS + 2_000).to_string()),
        "UPDATE head SET last_id = 9007199254740991".to_owned(),
        "UPDATE head SET last_id = 9007199254740992".to_owned(),
    ];
    let through: Vec<&String> = ways
        .iter()
        .filter(|sql| !crate::cheats::is_refused(desk.login.as_deref().unwrap(), sql))
        .collect();
    assert!(through.is_empty(), "went through: {through:?}");
    let mut owner =
        postgres::Client::connect(desk.url.as_deref().unwrap(), postgres::NoTls).unwrap();
    for (at_ms, why) in [
        (BEGINNING_MS - DAY_MS, "append_only: journal"),
        (BEGINNING_MS + 2_000, "append_only: journal"),
    ] {
        let sql = "INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, data,
            prev_hash, hash, seal) SELECT h.seq + 1, $1, 0, 0, '', 'sale.made', '{}', h.hash, 'x', '' FROM head h";
        let refused = owner.execute(sql, &[&at_ms]).unwrap_err();
        assert_eq!(refused.as_db_error().unwrap().message(), why, "{at_ms}");
    }
    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
}
