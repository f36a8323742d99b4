//! A code is known to what mails it and to whoever reads the mail: no site draws one, reads one, or tries more of them than it
//! may, by plain SQL of its own. On a server alone: in a file the program alone keeps rows apart.

use contract::site::CodeRefused;
use harness::desk::Desk;
use harness::door::{CODE, Door, FROM, browser};
use harness::small::small_house;
use postgres::{Client, NoTls};

use super::rights::{owner, shows};

const JOHN: &str = "john@example.org";
const WRONG: &str = "271828";

fn line(login: Option<&String>) -> Client {
    let mut line = Client::connect(login.unwrap(), NoTls).unwrap();
    line.batch_execute("SET search_path = site, public, pg_temp").unwrap();
    line
}

/// A browser for which a code is on its way to a mailbox.
fn asked(door: &Door, email: &str) -> String {
    let browser = browser();
    assert!(door.asks(&browser, email, CODE).sends);
    browser.reveal().to_owned()
}

const TRIES: &str = "SELECT site.try_code((site.held())[1], ";
const IS_IN: &str = "SELECT COUNT(*) FROM site_entered";
const BEGINS: &str = "INSERT INTO site_session (token, email, email_key, since_ms, seen_at_ms, agent)
  SELECT (site.held())[2], 'john@example.org', 'john@example.org', site.now_ms(), site.now_ms(), ''";

#[test]
fn a_site_learns_nothing_of_a_try_that_it_takes_back() {
    let desk = Desk::postgres(&small_house());
    let door = desk.door();
    let (browser, token) = (asked(&door, JOHN), browser());
    let mut line = line(door.login.as_ref());
    let shown = shows(&[&browser, token.reveal()]);
    // In the transaction of the try, and behind a part of it that is taken back, the right code is as a wrong one.
    for (digits, step) in [(CODE, ""), (WRONG, ""), (CODE, "SAVEPOINT a"), (WRONG, "SAVEPOINT a")] {
        let mut transaction = line.transaction().unwrap();
        transaction.batch_execute(&shown).unwrap();
        transaction.batch_execute(step).unwrap();
        let tried = transaction.query_one(&format!("{TRIES}'{digits}')"), &[]).unwrap();
        assert_eq!(tried.get::<_, i64>(0), 0);
        assert_eq!(transaction.query_one(IS_IN, &[]).unwrap().get::<_, i64>(0), 0);
        assert!(transaction.execute(BEGINS, &[]).is_err(), "no session begins by it");
    }
    let tries: i64 =
        owner(&desk).query_one("SELECT MAX(tries) FROM site_request", &[]).unwrap().get(0);
    assert_eq!(tries, 0, "each was taken back");
    // What was kept is told to the transaction after it.
    for (digits, is_in) in [(WRONG, 0), (CODE, 1)] {
        let mut transaction = line.transaction().unwrap();
        transaction.batch_execute(&shown).unwrap();
        transaction.query_one(&format!("{TRIES}'{digits}')"), &[]).unwrap();
        transaction.commit().unwrap();
        let mut transaction = line.transaction().unwrap();
        transaction.batch_execute(&shown).unwrap();
        assert_eq!(transaction.query_one(IS_IN, &[]).unwrap().get::<_, i64>(0), is_in);
        let begun = transaction.execute(BEGINS, &[]);
        assert_eq!(begun.is_ok(), is_in == 1);
    }
}

#[test]
fn a_site_tries_ten_codes_an_hour_of_a_mailbox_and_has_five_mailed_whatever_it_asks() {
    let desk = Desk::postgres(&small_house());
    let door = desk.door();
    let mut line = line(door.login.as_ref());
    let (mut counted, mut mailed) = (0, 0);
    for _ in 0..12 {
        // It counts nothing itself, and asks anew as soon as a request is used up.
        let browser = browser();
        let shown = shows(&[browser.reveal()]);
        line.batch_execute(&format!(
            "BEGIN; {shown}
             INSERT INTO site_request (browser, email, email_key, at_ms, tries)
             VALUES ((site.held())[1], '{JOHN}', '{JOHN}', site.now_ms(), 0);
             INSERT INTO site_code (browser, nth, for_what, locale, until_ms)
             VALUES ((site.held())[1], 1, 'sign_in', 'fr', site.now_ms() + 600000); COMMIT"
        ))
        .unwrap();
        let none = contract::site::CodeAsked { sends: true, until_ms: 0, request: String::new() };
        mailed += i32::from(door.draws(none, CODE).sends);
        for _ in 0..7 {
            let mut transaction = line.transaction().unwrap();
            transaction.batch_execute(&shown).unwrap();
            let tried = transaction.query_one(&format!("{TRIES}'{WRONG}')"), &[]).unwrap();
            transaction.commit().unwrap();
            counted += i32::from(tried.get::<_, i64>(0) == 0);
        }
        for of in ["tries", "mails"].map(|kind| format!("{kind}\n{JOHN}")) {
            assert_eq!(rewritten(&mut line, &of), [0; 4], "{of}");
        }
    }
    assert_eq!((counted, mailed), (10, 5));
}

/// How many rows each way changes by which a count could be begun anew, its key being shown.
fn rewritten(line: &mut Client, of: &str) -> [u64; 4] {
    const PUTS: &str = "INSERT INTO site_limit AS l (key, from_ms, count)
      SELECT encode(sha256(convert_to($1, 'UTF8')), 'hex'), site.now_ms() - $2, 1
      ON CONFLICT (key) DO UPDATE SET from_ms = excluded.from_ms, count = l.count + 1";
    const SETS: &str = "UPDATE site_limit SET from_ms = site.now_ms() - $2, count = count + 1
      WHERE key = encode(sha256(convert_to($1, 'UTF8')), 'hex')";
    [(PUTS, 3_700_000_i64), (PUTS, 3_599_500), (SETS, 3_700_000), (SETS, -900)].map(|(way, ago)| {
        let mut transaction = line.transaction().unwrap();
        transaction.batch_execute(&shows(&[of])).unwrap();
        let rows = transaction.execute(way, &[&of, &ago]).unwrap_or_default();
        if rows > 0 {
            transaction.commit().unwrap();
        }
        rows
    })
}

#[test]
fn what_a_site_counts_of_an_address_of_the_network_begins_when_it_is_counted() {
    let desk = Desk::postgres(&small_house());
    let door = desk.door();
    let browser = browser();
    assert!(door.asks(&browser, JOHN, CODE).sends);
    let mut line = line(door.login.as_ref());
    let of = format!("mails from\n{FROM}");
    assert_eq!(rewritten(&mut line, &of), [0; 4]);
    let counted =
        "SELECT count FROM site_limit WHERE key = encode(sha256(convert_to($1, 'UTF8')), 'hex')";
    assert_eq!(owner(&desk).query_one(counted, &[&of]).unwrap().get::<_, i64>(0), 1);
}

#[test]
fn a_code_that_would_let_another_mailbox_in_is_not_drawn() {
    let desk = Desk::postgres(&small_house());
    let door = desk.door();
    let mut line = line(door.login.as_ref());
    let mut mailed = |email: &str, key: &str| {
        let shown = shows(&[browser().reveal()]);
        line.batch_execute(&format!(
            "BEGIN; {shown}
             INSERT INTO site_request (browser, email, email_key, at_ms, tries)
             VALUES ((site.held())[1], '{email}', '{key}', site.now_ms(), 0);
             INSERT INTO site_code (browser, nth, for_what, locale, until_ms)
             VALUES ((site.held())[1], 1, 'sign_in', 'fr', site.now_ms() + 600000); COMMIT"
        ))
        .unwrap();
        let none = contract::site::CodeAsked { sends: true, until_ms: 0, request: String::new() };
        door.draws(none, CODE).sends
    };
    assert!(!mailed("somebody@else.example", JOHN), "it would go elsewhere");
    assert!(!mailed(JOHN, "somebody@else.example"));
    assert!(!mailed("no address", "no address"));
    assert!(mailed(JOHN, JOHN));
}

#[test]
fn the_post_draws_a_code_once_and_neither_reads_it_nor_begins_a_session() {
    let desk = Desk::postgres(&small_house());
    let door = desk.door();
    let _ = asked(&door, JOHN);
    let draws = "UPDATE site_code SET hash = 'x', drawn_at_ms = 1 WHERE true";
    for (who, login) in [("site", &door.login), ("counter", &desk.login), ("post", &door.post)] {
        let mut line = Client::connect(login.as_deref().unwrap(), NoTls).unwrap();
        assert!(line.execute(draws, &[]).is_err(), "{who} draws one that is drawn");
        for reads in [
            "SELECT hash FROM site_code",
            "SELECT token FROM site_session",
            "SELECT tried FROM site_request",
        ] {
            let may = who == "site" && reads.contains("token");
            assert_eq!(line.query(reads, &[]).is_ok(), may, "{who}: {reads}");
        }
        let begins = "INSERT INTO site_session (token, email, email_key, since_ms, seen_at_ms, agent) VALUES ('x', 'x', 'x', 1, 1, '')";
        assert!(line.execute(begins, &[]).is_err(), "{who} begins a session");
    }
    // One that waits is the post's alone to draw.
    let waiting = browser();
    let _ = door.only_asks(&waiting, JOHN);
    let draws = format!("{draws} AND drawn_at_ms IS NULL");
    for (login, may) in [(&door.login, false), (&desk.login, false), (&door.post, true)] {
        let mut line = Client::connect(login.as_deref().unwrap(), NoTls).unwrap();
        assert_eq!(line.execute(draws.as_str(), &[]).is_ok_and(|rows| rows == 1), may);
    }
}

#[test]
fn a_code_that_is_not_drawn_yet_lets_nobody_in_and_costs_a_try() {
    harness::desk::on_each_engine(|desk| {
        let door = desk.door();
        let asking = browser();
        let asked = door.only_asks(&asking, JOHN);
        let (_, entered) = door.enters(&asking, CODE);
        assert_eq!((entered.refused, entered.left), (Some(CodeRefused::Wrong), 4));
        assert!(door.draws(asked, CODE).sends);
        assert!(door.enters(&asking, CODE).1.signed_in.is_some());
    });
}

#[test]
fn a_server_changes_no_address_but_to_one_whose_code_was_typed_and_whose_former_was_told() {
    const NEW: &str = "marie.neuve@example.net";
    let stage = super::rights::Stage::busy();
    let (desk, door, marie) = (&stage.desk, &stage.door, &stage.marie);
    assert!(door.asks_address(marie, NEW).unwrap().sends);
    let mut line = line(door.login.as_ref());
    let asking = format!("{}\naddress of {}", marie.reveal(), stage.me);
    let row = super::cheats::row_of("customer.changed", stage.me);
    let mut tries = |email: &str, before: &str, held: &[&str]| -> String {
        let mut transaction = line.transaction().unwrap();
        // Who is nobody writes no row either.
        let row = if held.contains(&marie.reveal()) { row.as_str() } else { "" };
        transaction.batch_execute(&format!("{} {row} {before}", shows(held))).unwrap();
        let done = transaction.execute(&format!("SELECT site.change_address('{email}')"), &[]);
        done.unwrap_err().as_db_error().unwrap().message().to_owned()
    };
    let key = door.key();
    let held = [marie.reveal(), &asking, &key];
    let not_shown = "not_shown: address";
    assert_eq!(tries(NEW, "", &held), not_shown, "no code was typed");
    let typed = format!("SELECT site.try_code(sha256(convert_to('{asking}', 'UTF8')), '{CODE}');");
    assert_eq!(tries(NEW, &typed, &held), not_shown, "not by the transaction that types it");
    let args = serde_json::json!({ "browser": marie.reveal(), "code": CODE, "from": "" });
    door.ok::<contract::site::CodeTried>(Some(marie), "site_address_try", args);
    assert_eq!(tries("moi@example.net", "", &held), not_shown, "another address");
    assert_eq!(tries(NEW, "", &[&asking, &key]), not_shown, "nobody is signed in");
    assert_eq!(tries(NEW, "", &[marie.reveal(), &key]), not_shown, "in another browser");
    assert_eq!(tries(NEW, "", &held), "not_told: address", "the former address is not written to");
    desk.clock.pass(11 * 60_000);
    assert_eq!(tries(NEW, "", &held), not_shown, "too long ago");
    let change = serde_json::json!({ "email": NEW });
    assert_eq!(door.refused(Some(marie), "site_address_change", change), office::Code::SignInStale);
}
