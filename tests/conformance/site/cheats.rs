//! What whoever has the site's login tries past the program, in plain SQL, signed in as a customer: each way is refused or
//! finds nothing, and after all of them the house verifies and works. The same on a connection to a file.

use harness::desk::Desk;
use harness::small::small_house;
use postgres::Client;
use store::{Store, StoreError, Tx, TxExt};

use super::rights::{Stage, owner, shows};
use super::ways::{READS, WRITES};
use super::ways_on_file::ON_FILE;

/// A row of the journal of this action with its true hash, as the site may write it for its customer, and the head that
/// follows it.
pub(super) fn row_of(action: &str, me: i64) -> String {
    // What a wish to close has to say.
    const DATA: &str = r#"{"giver":"customer","given_up_cents":0,"requests":0}"#;
    let field = |body: &str| format!("int8send(octet_length({body})::BIGINT) || {body}");
    let number = |number: &str| field(&format!("int8send({number})"));
    let text = |text: &str| field(&format!("convert_to('{text}', 'UTF8')"));
    let none = field("''::BYTEA");
    let fields = [
        field("h.hash"),
        number("h.seq + 1"),
        number("h.at_ms"),
        number("0::BIGINT"),
        number("site.counter()"),
        text("cheat"),
        text(action),
        number(&format!("{me}::BIGINT")),
        none.clone(),
        none.clone(),
        text(DATA),
        none,
        field("sha256(''::BYTEA)"),
    ];
    format!(
        "INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, customer_id, data, prev_hash, hash, seal)
         SELECT h.seq + 1, h.at_ms, 0, site.counter(), 'cheat', '{action}', {me}, '{DATA}', h.hash, sha256({}), ''
         FROM (SELECT seq, hash, house_ms() AS at_ms FROM head) h;
         UPDATE head SET seq = j.seq, hash = j.hash
         FROM (SELECT seq, hash FROM journal_chain ORDER BY seq DESC LIMIT 1) j;",
        fields.join(" || ")
    )
}

/// Whether a way did something that was kept, or found something.
fn goes_through(line: &mut Client, begin: &str, sql: &str) -> bool {
    let mut transaction = line.transaction().unwrap();
    if transaction.batch_execute(begin).is_err() {
        return false;
    }
    let parts: Vec<&str> = sql.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    let mut done = 0;
    for part in parts {
        let Ok(rows) = transaction.execute(part, &[]) else { return false };
        let counts = !part.starts_with("SET ") && part != "SELECT 1";
        done += if counts { rows } else { u64::from(part == "SELECT 1" || part.contains("ROLE")) };
    }
    let reads = sql.starts_with("SELECT") && sql != "SELECT 1";
    let ddl =
        ["CREATE", "ALTER", "DROP", "GRANT", "TRUNCATE"].iter().any(|word| sql.starts_with(word));
    (reads || transaction.commit().is_ok()) && (done > 0 || ddl)
}

#[test]
fn no_way_of_the_site_s_login_goes_through() {
    let stage = Stage::busy();
    let mut owner = owner(&stage.desk);
    let mut one = |sql: &str| -> i64 { owner.query_one(sql, &[]).unwrap().get(0) };
    let me = stage.me;
    let other = one(&format!("SELECT MIN(customer_id) FROM orders WHERE customer_id <> {me}"));
    let theirs = one(&format!(
        "SELECT MIN(p.id) FROM place p JOIN orders o ON o.id = p.order_id WHERE o.customer_id = {other}"
    ));
    let mine = one(&format!("SELECT COUNT(*) FROM orders WHERE customer_id = {me}"));
    let (mut line, key) = (stage.line(), stage.door.key());
    let mut through = Vec::new();
    for (name, action, sql) in READS.iter().chain(WRITES) {
        let mut sql = (*sql).to_owned();
        for (word, id) in
            [(":me", me), (":mine", mine), (":other", other), (":theirs", theirs)].iter().rev()
        {
            sql = sql.replace(word, &id.to_string());
        }
        let told = if action.is_empty() { String::new() } else { row_of(action, me) };
        let begin = format!("{} {told}", shows(&[stage.marie.reveal(), &key]));
        if goes_through(&mut line, &begin, &sql) {
            through.push(*name);
        }
    }
    assert!(through.is_empty(), "{through:#?}");
    assert!(crate::cheats::stands(&stage.desk));
}

#[test]
fn what_the_site_may_do_goes_through_by_the_same_hand() {
    let stage = Stage::busy();
    let (mut line, key) = (stage.line(), stage.door.key());
    let begin = shows(&[stage.marie.reveal(), &key]);
    assert!(goes_through(&mut line, &begin, "SELECT 1 FROM orders WHERE true"));
    assert!(goes_through(&mut line, &begin, "SELECT code FROM ticket_code"));
    let told = format!("{begin} {}", row_of("customer.changed", stage.me));
    let deed = "UPDATE customer SET last_name = 'MOI', version = version + 1";
    assert!(
        goes_through(&mut line, &told, deed),
        "a well-formed row of its own is what a login can write"
    );
    let found = stage.desk.api.verify().unwrap();
    assert_eq!(found.what.as_deref(), Some("customer_changed"), "{found:?}");
}

/// A mail to the customer's own address, due then.
fn mail(kind: &str, due: &str, me: i64) -> String {
    format!(
        "INSERT INTO mail (id, kind, customer_id, recipient, recipient_name, locale, subject, body_text, body_html, \
         message_id, date_ms, state, attempts, due_at_ms) VALUES (99, '{kind}', {me}, site.address(), \
         'x', 'fr', 'x', 'x', 'x', '<x@example.org>', site.now_ms(), 'pending', 0, {due})"
    )
}

#[test]
fn a_mail_of_a_site_leaves_at_once_and_without_one_no_account_is_asked_to_be_closed() {
    let stage = Stage::busy();
    let (mut line, key) = (stage.line(), stage.door.key());
    let begin = shows(&[stage.marie.reveal(), &key]);
    let told = format!("{begin} {}", row_of("customer.changed", stage.me));
    let in_a_hundred_years = "9000000000000000";
    assert!(!goes_through(
        &mut line,
        &told,
        &mail("address_changed", in_a_hundred_years, stage.me)
    ));
    let asked = format!("{begin} {}", row_of("customer.closing_asked", stage.me));
    assert!(!goes_through(&mut line, &asked, "SELECT 1"), "told by no mail");
    let mut owner = owner(&stage.desk);
    let age = |owner: &mut Client, ms: i64| {
        let text = format!("UPDATE site_session SET since_ms = since_ms - {ms}");
        owner.batch_execute(&text).unwrap();
    };
    let closing = mail("closing_asked", "site.now_ms()", stage.me);
    age(&mut owner, 302_000);
    assert!(!goes_through(&mut line, &asked, &closing), "signed in too long ago");
    age(&mut owner, -302_000);
    assert!(goes_through(&mut line, &asked, &closing), "all else is right");
}

#[test]
fn more_than_fifty_ways_are_tried_and_each_has_a_name_of_its_own() {
    let mut names: Vec<&str> = READS.iter().chain(WRITES).chain(ON_FILE).map(|way| way.0).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    println!("{count} ways");
    assert!(names.len() == count && count > 50, "{count}");
}

#[test]
fn no_way_of_a_site_s_connection_to_a_file_goes_through() {
    let desk = Desk::sqlite(&small_house());
    crate::reprises::ask_back(&desk, "Léa", crate::reprises::order(&desk, "671083").places[0].id);
    let store = Store::sqlite_for_site(&desk.folder.join("contremarque.sqlite")).unwrap();
    let mut through = Vec::new();
    for (name, _, sql) in ON_FILE {
        let tried = |tx: &mut dyn Tx| -> Result<u64, StoreError> {
            let reads = ["SELECT", "WITH", "PRAGMA"].iter().any(|word| sql.starts_with(word));
            if !reads {
                return tx.run(sql, &[]);
            }
            let mut rows = 0;
            tx.query(*sql, &[], &mut |_| {
                rows += 1;
                Ok(())
            })?;
            Ok(rows)
        };
        if store.write(tried).is_ok_and(|rows| rows > 0) {
            through.push(*name);
        }
    }
    assert!(through.is_empty(), "{through:#?}");
    assert!(crate::cheats::stands(&desk));
}

#[test]
fn a_column_that_is_not_in_the_list_is_refused_on_a_file_as_on_a_server() {
    let desk = Desk::sqlite(&small_house());
    let path = desk.folder.join("contremarque.sqlite");
    let file = rusqlite::Connection::open(&path).unwrap();
    let mut asked = file
        .prepare("SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'")
        .unwrap();
    let columns: Vec<(String, String)> = asked
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let store = Store::sqlite_for_site(&path).unwrap();
    let rights = store::Rights::site();
    let (mut refused, mut wrong) = (0, Vec::new());
    for (table, column) in columns {
        let ways = [
            (store::Right::Select, format!("SELECT {column} FROM {table} LIMIT 0")),
            (store::Right::Update, format!("UPDATE {table} SET {column} = {column} WHERE false")),
        ];
        for (right, sql) in ways {
            let may = rights.allow(right, &table, &column);
            let done = store.write(|tx: &mut dyn Tx| match right {
                store::Right::Select => tx.query(sql.as_str(), &[], &mut |_| Ok(())),
                _ => tx.run(&sql, &[]).map(drop),
            });
            refused += u64::from(!may && done.is_err());
            // What is changed from itself is read as well.
            let also = may && !rights.allow(store::Right::Select, &table, &column);
            if may != done.is_ok() && !also {
                wrong.push(sql);
            }
        }
    }
    println!("{refused} refused");
    assert!(wrong.is_empty() && refused > 300, "{refused} {wrong:#?}");
}

#[test]
fn a_site_does_not_open_with_another_login_than_its_own() {
    let desk = Desk::postgres(&small_house());
    for (login, why) in [(desk.url.clone(), "owner"), (desk.login.clone(), "counter")] {
        let folder = tempfile::tempdir().unwrap();
        let refusal = desk.site_by(folder.path(), login).err().expect("it is refused");
        assert_eq!(refusal.code, office::Code::SiteLogin);
        let said = runtime::terminal::sentence(&refusal, contract::locale::Locale::Fr, || {
            office::House::default().zone()
        });
        assert!(said.contains("contremarque_site"), "{said}");
        assert_eq!(refusal.args.get("why"), Some(&contract::sentence::Fact::Text(why.to_owned())));
    }
}

#[test]
fn the_post_of_a_house_is_sent_with_a_login_of_its_own_and_not_with_the_site_s_or_a_counter_s() {
    let desk = Desk::postgres(&small_house());
    let door = desk.door();
    let open = |login: &Option<String>| {
        let folder = tempfile::tempdir().unwrap();
        let options = runtime::place::options::Options {
            database_url: login.clone(),
            clock: std::sync::Arc::clone(&desk.clock) as std::sync::Arc<dyn api::Clock>,
            ..runtime::place::options::Options::folder(folder.path())
        };
        site::PostOffice::open(&options).map(|_| ()).map_err(|refusal| refusal.code)
    };
    assert_eq!(open(&door.login), Err(office::Code::SiteLogin));
    assert_eq!(open(&desk.login), Err(office::Code::SiteLogin));
    assert_eq!(open(&door.post), Ok(()));
}

#[test]
fn what_a_file_and_a_server_hold_of_a_row_is_the_same_list() {
    let list = include_str!("../../../migrations/postgres/site.sql");
    for held in [
        "'reprise.requested', 'reprise.withdrawn', 'ticket.issued', 'customer.changed'",
        "name IN ('reprise', 'ticket')",
        "state IN ('requested', 'held', 'awaiting_supervisor')",
        "state IN ('pending', 'no_address')",
        "state IN ('live', 'pending')",
    ] {
        let here = include_str!("../../../src-tauri/crates/store/src/sqlite/authorizer.rs");
        assert!(list.contains(held) && here.contains(held), "{held}");
    }
}
