//! What a counter's login may not do past the program, in plain SQL. Each way is refused, and after each
//! the house verifies and works.

mod journal;
mod money;
mod moves;
mod moving;
mod people;
mod rights;
mod season;
mod server;
mod unsigned;
mod way;

use contract::amendment::{RefundTried, TryRefund, TrySaid};
use contract::args::{ById, Empty, Versioned};
use contract::counter::CounterRow;
use contract::customer::WrittenFile;
use contract::order::OrderFile;
use contract::rescheduling::Rescheduled;
use domain::out_of_sale::OutKind;
use harness::desk::Desk;
use harness::founded::{PIN, PIN_HASH};
use harness::small::small_house;
use office::house::operator as rows;
use postgres::{Client, NoTls};
use serde_json::json;

use crate::reprises::{ask_back, order};
use crate::sales::{marie, two_seats_are_sold};
use crate::{amendments, goodwill, rescheduling};
use way::Way;
pub(crate) use way::row_of;

/// Every way, by subject.
pub(crate) const WAYS: [&[Way]; 7] = [
    journal::WAYS,
    money::WAYS,
    moves::WAYS,
    season::WAYS,
    rights::WAYS,
    people::WAYS,
    server::WAYS,
];

/// A house with something of everything: requests accepted and open, a sale of which a place was voided, credit
/// spent, given by hand and extended, a card refund of unknown result that was tried again, a performance moved with its mails and letters, a
/// counter that was shut out.
pub(crate) fn a_busy_house() -> Desk {
    let desk = Desk::postgres(&small_house());
    rescheduling::sold(&desk);
    let moved = rescheduling::to(&desk, "2020-06-14T20:00", Some("2020-06-10"));
    let moved: Rescheduled = desk.ok("Hélène", "performance_reschedule", moved);
    desk.ok::<WrittenFile>("Hélène", "rescheduling_letters_pdf", ById { id: moved.id });
    amendments::sold(&desk, "Karim", &["15"], Some(marie(&desk)), (2_000, 0));
    let sold = two_seats_are_sold(&desk);
    amendments::voided(&desk, "Karim", sold.order_id, &sold.place_ids[..1]);
    let id = amendments::voids::an_unknown_refund(&desk, "12");
    let (said, card_authorisation, note) = (TrySaid::Failed, String::new(), String::new());
    desk.ok::<RefundTried>(
        "Hélène",
        "refund_try",
        TryRefund { id, said, card_authorisation, note },
    );
    given_and_extended(&desk);
    crate::out_of_sale::kept(&desk, &["25", "26"], OutKind::House);
    crate::out_of_sale::kept(&desk, &["27"], OutKind::Companion);
    crate::erasure::erased(&desk, crate::erasure::lived(&desk).id);
    let other = desk.beside();
    let rows: Vec<CounterRow> = desk.ok("Hélène", "counter_list", json!({}));
    let found = rows.iter().find(|row| !row.here).unwrap();
    let seen = Versioned { id: found.id, version: found.version };
    desk.ok::<Empty>("Hélène", "counter_revoke", seen);
    drop(other);
    desk
}

/// Credit given by hand, of which one was extended.
fn given_and_extended(desk: &Desk) {
    goodwill::given(desk, marie(desk), 900, "2020-12-31");
    let lot = goodwill::given(desk, marie(desk), 800, "2020-08-31").lot_id;
    goodwill::extended::extended(desk, lot, 800, "2021-01-31");
}

/// Whether the whole transaction was refused, at one of its statements or at its end.
pub(crate) fn is_refused(login: &str, sql: &str) -> bool {
    let mut client = Client::connect(login, NoTls).unwrap();
    let mut transaction = client.transaction().unwrap();
    match transaction.batch_execute(sql) {
        Err(_) => true,
        Ok(()) => transaction.commit().is_err(),
    }
}

/// Whether the house stands as before: its books are right, and its desk works.
pub(crate) fn stands(desk: &Desk) -> bool {
    let note = json!({ "id": order(desk, "671083").id, "note": "Encore." });
    let works = desk.call::<OrderFile>("Léa", "order_note", note).is_ok();
    works && desk.api.verify().is_ok_and(|found| found.ok)
}

fn none_goes_through(ways: &[Way]) {
    let desk = a_busy_house();
    let login = desk.login.as_deref().unwrap();
    let mut through = Vec::new();
    for way in ways {
        let refused = is_refused(login, &way.statements());
        if !refused || !stands(&desk) {
            through.push((way.name, refused));
        }
    }
    assert!(through.is_empty(), "went through, or the house no longer stands: {through:#?}");
}

#[test]
fn no_way_around_the_journal_and_its_numbers_goes_through() {
    none_goes_through(journal::WAYS);
}

#[test]
fn no_way_to_money_credit_and_places_goes_through() {
    none_goes_through(money::WAYS);
}

#[test]
fn no_way_to_moved_performances_and_what_an_acceptance_took_goes_through() {
    none_goes_through(moves::WAYS);
}

#[test]
fn no_way_to_halls_names_prices_and_papers_goes_through() {
    none_goes_through(season::WAYS);
}

#[test]
fn no_way_to_pins_roles_counters_and_settings_goes_through() {
    none_goes_through(rights::WAYS);
}

#[test]
fn no_way_to_customers_and_their_mails_goes_through() {
    none_goes_through(people::WAYS);
}

#[test]
fn no_way_around_the_triggers_goes_through() {
    none_goes_through(server::WAYS);
}

#[test]
fn more_than_a_hundred_and_twenty_ways_are_tried_and_each_has_a_name_of_its_own() {
    let mut names: Vec<&str> =
        WAYS.iter().flat_map(|ways| ways.iter()).map(|way| way.name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    println!("{count} ways");
    assert!(count >= 120, "{count}");
}

#[test]
fn a_row_that_tells_the_deed_itself_is_what_a_login_can_write_and_the_journal_keeps_it() {
    let desk = a_busy_house();
    let login = desk.login.as_deref().unwrap();
    let deed = "UPDATE customer SET first_name = 'Mine' WHERE id = (SELECT MIN(id) FROM customer)";
    assert!(is_refused(login, deed));
    assert!(is_refused(login, &format!("{} {deed}", row_of("mail.sent"))));
    assert!(!is_refused(login, &format!("{} {deed}", row_of("customer.changed"))));
    // The row seals nothing: verifying finds the deed.
    let finds = || {
        let found = desk.api.verify().unwrap();
        assert_eq!(found.what.as_deref(), Some("customer_changed"), "{found:?}");
    };
    finds();
    // Nor does any other row seal it later: the note of it is neither taken away nor made one of today's.
    assert!(is_refused(login, "DELETE FROM touched"));
    let other = json!({ "id": order(&desk, "671083").id, "note": "Encore." });
    desk.ok::<OrderFile>("Léa", "order_note", other);
    assert!(is_refused(login, "UPDATE touched SET stray = 0"));
    let short = row_of("customer.changed")
        .replace("sha256(''::BYTEA)", "sha256('x'::BYTEA)")
        .replace("), ''", "), 'x'");
    let unsealed = format!("{}; {short}", deed.replace("MIN(id)", "MAX(id)"));
    assert!(is_refused(login, &unsealed), "a seal of fewer rows than were written");
    finds();
}

/// Asks the server's own function for a PIN of Hélène's.
fn tries(client: &mut impl postgres::GenericClient, id: i64, pin: &str) -> i64 {
    let hash = if pin == PIN { PIN_HASH.to_owned() } else { api::pin_hash(pin, &[7; 16]).unwrap() };
    let digest = rows::digest(&hash);
    client.query_one("SELECT pin_try($1, $2)", &[&id, &digest]).unwrap().get(0)
}

#[test]
fn a_wrong_pin_counts_even_where_the_transaction_is_taken_back() {
    let desk = a_busy_house();
    let mut client = Client::connect(desk.login.as_deref().unwrap(), NoTls).unwrap();
    let id: i64 =
        client.query_one("SELECT id FROM operator WHERE name = 'Hélène'", &[]).unwrap().get(0);
    assert_eq!(tries(&mut client, id, "1234"), 0, "the right one");
    for _ in 0..5 {
        let mut transaction = client.transaction().unwrap();
        assert_eq!(tries(&mut transaction, id, "9999"), -1);
        transaction.rollback().unwrap();
    }
    assert!((1..=30).contains(&tries(&mut client, id, "1234")), "even the right one waits");
    // A savepoint gives nothing back either, nor does a change that is taken back.
    let mut transaction = client.transaction().unwrap();
    let mine = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$\
        AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let set = format!("UPDATE operator SET pin_hash = '{mine}'");
    transaction.batch_execute(&set).unwrap();
    transaction.rollback().unwrap();
    assert!(tries(&mut client, id, "1234") > 0);
    // Nor does a PIN of one's own, tried wrong or right before it is taken back.
    for hash in ["9999", mine] {
        let mut transaction = client.transaction().unwrap();
        transaction.batch_execute(&set).unwrap();
        let tried = transaction.query_one("SELECT pin_try($1, $2)", &[&id, &rows::digest(hash)]);
        assert!(tried.is_err(), "{hash}");
        transaction.rollback().unwrap();
    }
    assert!(tries(&mut client, id, "1234") > 0);
    assert!(stands(&desk));
}

#[test]
fn a_row_of_the_journal_is_of_no_time_before_the_row_ahead_of_it() {
    let desk = a_busy_house();
    let mut held = Client::connect(desk.login.as_deref().unwrap(), NoTls).unwrap();
    let mut transaction = held.transaction().unwrap();
    let at_ms: i64 = transaction.query_one("SELECT house_ms()", &[]).unwrap().get(0);
    // Another counter writes meanwhile.
    desk.clock.pass(900);
    assert!(stands(&desk));
    let before = row_of("order.noted").replace("house_ms() AS at_ms", &format!("{at_ms} AS at_ms"));
    let refused = transaction.batch_execute(&before).unwrap_err();
    assert_eq!(refused.as_db_error().unwrap().message(), "append_only: journal");
    transaction.rollback().unwrap();
    // The server's clock is set back, by less than what a program waits for and by more.
    for back_ms in [900, 3_600_000] {
        desk.clock.pass(-back_ms);
        assert!(stands(&desk), "{back_ms}");
    }
}

#[test]
fn ids_are_not_used_up_by_lifting_the_last_one_again_and_again() {
    let desk = a_busy_house();
    let login = desk.login.as_deref().unwrap();
    let through = |lift: &str| (0..20).filter(|_| !is_refused(login, lift)).count();
    let lifted = through("UPDATE head SET last_id = last_id + 67108864");
    assert!(lifted < 10, "{lifted}");
    // A minute ahead of the time, as where the server's clock was set back, the desk works.
    let ahead = "UPDATE head SET last_id = (house_ms() / 1000 - 946684800 + 60) * 4194304";
    assert!(!is_refused(login, ahead));
    assert_eq!(through("UPDATE head SET last_id = last_id + 1025"), 0);
    assert!(stands(&desk));
    // A row of the journal takes as many as the import of a whole house needs.
    let head = "SET seq = j.seq, hash = j.hash";
    let many = format!("{head}, last_id = head.last_id + 8 * 300000");
    assert!(!is_refused(login, &row_of("order.noted").replace(head, &many)));
    let more = format!("{head}, last_id = head.last_id + 67108865");
    assert!(is_refused(login, &row_of("order.noted").replace(head, &more)));
}

#[test]
fn the_salt_is_given_and_nothing_of_the_hash() {
    let desk = a_busy_house();
    let mut client = Client::connect(desk.login.as_deref().unwrap(), NoTls).unwrap();
    let salt: String = client
        .query_one("SELECT pin_salt(id) FROM operator WHERE name = 'Hélène'", &[])
        .unwrap()
        .get(0);
    let (before, _) = PIN_HASH.rsplit_once('$').unwrap();
    assert_eq!(salt, before);
}

#[derive(serde::Deserialize)]
struct Said {
    said: String,
}

/// What a login may make its own sessions begin with, each worth a stop or a loss if the program let it.
const BEGINNINGS: [&str; 20] = [
    "default_transaction_read_only = on",
    "default_transaction_isolation = 'serializable'",
    "default_transaction_deferrable = on",
    "search_path = pg_temp, public",
    "statement_timeout = '1ms'",
    "lock_timeout = '1ms'",
    "idle_in_transaction_session_timeout = '1ms'",
    "idle_session_timeout = '1ms'",
    "synchronous_commit = off",
    "standard_conforming_strings = off",
    "transform_null_equals = on",
    "row_security = off",
    "TimeZone = 'Pacific/Kiritimati'",
    "DateStyle = 'German'",
    "IntervalStyle = 'sql_standard'",
    "bytea_output = 'escape'",
    "extra_float_digits = -15",
    "client_encoding = 'LATIN1'",
    "enable_indexscan = off",
    "role = 'contremarque_guichet'",
];

#[test]
fn whatever_a_login_makes_its_sessions_begin_with_the_program_works_as_before() {
    let desk = a_busy_house();
    let login = desk.login.clone().unwrap();
    let mut cheat = Client::connect(&login, NoTls).unwrap();
    let user: String = cheat.query_one("SELECT session_user::TEXT", &[]).unwrap().get(0);
    for beginning in BEGINNINGS {
        cheat.batch_execute(&format!("ALTER ROLE {user} SET {beginning}")).unwrap();
    }
    let desk = desk.moved_to(login.clone());
    assert!(stands(&desk));
    let told = |name: &str| {
        let sql = format!("SELECT current_setting('{name}') AS said");
        let store = store::Store::postgres(&login).unwrap();
        let said = store.read(|tx| store::TxExt::row::<Said, _>(tx, sql.as_str(), &[]));
        said.unwrap_or_else(|e: store::StoreError| panic!("{e}")).unwrap().said
    };
    assert_eq!(told("synchronous_commit"), "on");
    assert_eq!(told("statement_timeout"), "20s");
    assert_eq!(
        told("tcp_keepalives_idle"),
        "30",
        "the server looks whether a counter is still there"
    );
    assert_eq!(told("transform_null_equals"), "off");
    assert_eq!(told("enable_indexscan"), "on");
}

#[test]
fn what_the_work_of_a_desk_needs_is_not_refused() {
    let desk = a_busy_house();
    let login = desk.login.as_deref().unwrap();
    for harmless in [
        "SELECT * FROM journal",
        "UPDATE mail SET attempts = attempts",
        "DELETE FROM claim",
        "SELECT id, name, role FROM operator",
        "SELECT seq FROM head WHERE id = 1 FOR UPDATE",
    ] {
        assert!(!is_refused(login, harmless), "{harmless}");
    }
}

#[test]
fn the_rights_may_be_given_again_and_again() {
    let desk = Desk::postgres(&small_house());
    let mut owner = Client::connect(desk.url.as_deref().unwrap(), NoTls).unwrap();
    for _ in 0..2 {
        owner.batch_execute(include_str!("../../migrations/postgres/roles.sql")).unwrap();
    }
    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
}

#[test]
fn a_counter_s_login_cannot_bring_an_older_house_up_to_date_and_says_who_can() {
    let desk = Desk::postgres(&small_house());
    let mut owner = Client::connect(desk.url.as_deref().unwrap(), NoTls).unwrap();
    owner
        .batch_execute(
            "DELETE FROM refinery_schema_history
             WHERE version = (SELECT MAX(version) FROM refinery_schema_history)",
        )
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let refused = Desk::reopen(folder.path(), desk.login.clone(), &desk.clock).map(|_| ());
    assert_eq!(refused.unwrap_err().code, office::Code::OlderSchema);
}
