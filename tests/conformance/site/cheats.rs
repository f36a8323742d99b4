//! What whoever has the site's login tries past the program, in plain SQL, signed in as a customer: each way is refused or
//! finds nothing, and after all of them the house verifies and works. The same on a connection to a file.

use harness::desk::Desk;
use harness::small::small_house;
use postgres::Client;
use store::{Store, StoreError, Tx, TxExt};

use super::rights::{Stage, owner, shows};

/// A way: what it would do, the action of a row of the journal beside it where there is one, and its statement.
type Way = (&'static str, &'static str, &'static str);

const READS: &[Way] = &[
    (
        "reads the orders of others by an injected OR",
        "",
        "SELECT 1 FROM orders WHERE customer_id = :me OR true OFFSET :mine",
    ),
    (
        "reads the places of others by a join",
        "",
        "SELECT 1 FROM place p JOIN orders o ON true WHERE o.customer_id <> :me",
    ),
    (
        "reads the places of others by the view with names",
        "",
        "SELECT 1 FROM place_named WHERE customer_id IS DISTINCT FROM :me",
    ),
    (
        "reads what opens the door of a place of others",
        "",
        "SELECT 1 FROM ticket_code WHERE place_id NOT IN (SELECT id FROM place)",
    ),
    ("reads what opens the door from the table", "", "SELECT code FROM place"),
    (
        "reads what opens the door from the counters' view",
        "",
        "SELECT code FROM public.ticket_code",
    ),
    (
        "reads the codes of places that are asked back",
        "",
        "SELECT 1 FROM ticket_code c JOIN place p ON p.id = c.place_id WHERE p.state <> 'live'",
    ),
    ("reads another customer's name", "", "SELECT 1 FROM customer WHERE id <> :me AND id = :other"),
    ("reads the balance of another", "", "SELECT 1 FROM credit_lot WHERE customer_id <> :me"),
    ("reads a session's token", "", "SELECT 1 FROM site_session WHERE token IS NOT NULL OFFSET 1"),
    ("reads the codes that others wait for", "", "SELECT 1 FROM site_code"),
    ("reads who asked for a code", "", "SELECT email FROM site_request"),
    ("reads the words of the journal", "", "SELECT data FROM journal"),
    ("reads notes of the desk", "", "SELECT body FROM journal_note"),
    ("reads why credit was given to others", "", "SELECT body FROM public.statement_note"),
    ("reads the words of mails", "", "SELECT body_text FROM mail"),
    ("reads the commands of others", "", "SELECT args FROM command"),
    ("reads the people of the desk", "", "SELECT name FROM operator"),
    ("reads what a PIN is known by", "", "SELECT pin_hash FROM operator"),
    ("asks for the salt of a PIN", "", "SELECT pin_salt(1)"),
    (
        "reads the keys of counters",
        "",
        "SELECT 1 FROM counter_key WHERE counter_id <> (SELECT site.counter())",
    ),
    (
        "reads settings that are no mail server's",
        "",
        "SELECT body FROM setting WHERE name NOT IN ('mail', 'moved')",
    ),
    ("reads what an import said", "", "SELECT facts FROM import_seen"),
    ("reads files of the server", "", "SELECT pg_read_file('/etc/passwd')"),
    (
        "switches row security off",
        "",
        "SET LOCAL row_security = off; SELECT 1 FROM orders WHERE customer_id <> :me",
    ),
    ("becomes a counter", "", "SET LOCAL ROLE contremarque_guichet"),
];

const WRITES: &[Way] = &[
    (
        "accepts its own request",
        "reprise.requested",
        "UPDATE reprise SET state = 'accepted', bucket = 'done' WHERE state = 'requested'",
    ),
    (
        "refuses a request",
        "reprise.withdrawn",
        "UPDATE reprise SET state = 'refused', bucket = 'done'",
    ),
    (
        "passes a request on",
        "reprise.withdrawn",
        "UPDATE reprise SET state = 'awaiting_supervisor', bucket = 'sign'",
    ),
    (
        "puts a request aside",
        "reprise.withdrawn",
        "UPDATE reprise SET state = 'held', bucket = 'held'",
    ),
    (
        "reverses an acceptance",
        "reprise.withdrawn",
        "UPDATE reprise SET state = 'reversed' WHERE state = 'accepted'",
    ),
    (
        "withdraws what was decided",
        "reprise.withdrawn",
        "UPDATE reprise SET state = 'withdrawn', bucket = 'done', decided_by = NULL WHERE state = 'accepted'",
    ),
    ("signs as somebody of the desk", "reprise.withdrawn", "UPDATE reprise SET proposed_by = 1"),
    (
        "raises what a request gives",
        "reprise.requested",
        "UPDATE reprise SET reprise_cents = paid_cents",
    ),
    ("writes a row of an acceptance", "reprise.accepted", "SELECT 1"),
    ("writes a row of credit by hand", "credit.given", "SELECT 1"),
    ("writes a row of a sale", "sale.made", "SELECT 1"),
    ("writes a row of a setting", "settings.mail", "SELECT 1"),
    ("lets a counter in", "counter.admitted", "SELECT 1"),
    (
        "makes credit out of nothing",
        "reprise.requested",
        "INSERT INTO credit_lot (id, number, customer_id, origin, issued_cents, issued_at_ms, expires_at_ms) VALUES (1, 1, :me, 'opening', 1, 1, 1)",
    ),
    (
        "opens an account",
        "reprise.requested",
        "INSERT INTO account (id, kind, name, debit_cents, credit_cents) VALUES (99, 'lot', 'x', 0, 0)",
    ),
    (
        "moves a balance",
        "reprise.requested",
        "UPDATE account SET credit_cents = credit_cents + 100",
    ),
    (
        "posts a transfer",
        "reprise.requested",
        "INSERT INTO transfer VALUES ((SELECT seq FROM head), 0, 2, 3, 100)",
    ),
    (
        "sells itself an order",
        "reprise.requested",
        "INSERT INTO orders (id, number, channel, created_at_ms, total_cents, fees_cents, state) VALUES (1, 'x', 'x', 1, 0, 0, 'issued')",
    ),
    ("takes a seat", "reprise.requested", "INSERT INTO place SELECT * FROM place"),
    (
        "pays in cash",
        "reprise.requested",
        "INSERT INTO payment (id, order_id, tender, amount_cents, at_ms) VALUES (1, (SELECT MIN(id) FROM orders), 'cash', 1, 1)",
    ),
    ("takes an order for itself", "customer.changed", "UPDATE orders SET customer_id = :me"),
    (
        "cancels a place without a request",
        "reprise.requested",
        "UPDATE place SET state = 'cancelled'",
    ),
    ("marks a place as taken back", "reprise.requested", "UPDATE place SET state = 'taken_back'"),
    (
        "asks a place back without a request",
        "reprise.requested",
        "UPDATE place SET state = 'pending' WHERE state = 'live'",
    ),
    (
        "frees a place that is asked back and keeps the request",
        "reprise.withdrawn",
        "UPDATE place SET state = 'live' WHERE state = 'pending'",
    ),
    ("gives a place another code", "reprise.requested", "UPDATE place SET code = 'x'"),
    (
        "writes to another customer",
        "customer.changed",
        "UPDATE customer SET last_name = 'x' WHERE id = :other",
    ),
    (
        "changes the address by which it signs in",
        "customer.changed",
        "UPDATE customer SET email = 'x@y.z', email_key = 'x@y.z'",
    ),
    ("changes its number", "customer.changed", "UPDATE customer SET number = 1"),
    (
        "erases itself",
        "customer.changed",
        "INSERT INTO erasure (customer_id, seq, at_ms) VALUES (:me, 1, 1)",
    ),
    ("changes its name in silence", "", "UPDATE customer SET last_name = 'x'"),
    (
        "mails in the house's name to anybody",
        "reprise.requested",
        "INSERT INTO mail (id, kind, customer_id, recipient, recipient_name, locale, subject, body_text, body_html, message_id, date_ms, state, attempts, due_at_ms) VALUES (1, 'x', :me, 'victim@y.z', '', 'fr', '', '', '', 'x', 1, 'pending', 0, 1)",
    ),
    ("says that a mail was sent", "reprise.requested", "UPDATE mail SET state = 'sent'"),
    ("cancels a mail", "reprise.withdrawn", "UPDATE mail SET state = 'cancelled'"),
    (
        "puts a command in that nobody gave",
        "reprise.requested",
        "INSERT INTO command (id, name, operator_id, counter_id, at_ms, entropy, args_version, args, answer, last_seq) VALUES ('x', 'x', 1, 0, 1, '', 1, '', '', 1)",
    ),
    ("rewrites the journal", "", "UPDATE journal SET data = '{}'"),
    ("takes a row out of the journal", "", "DELETE FROM journal"),
    ("moves the head back", "", "UPDATE head SET seq = seq - 1"),
    (
        "uses up numbers of orders",
        "reprise.requested",
        "UPDATE series SET last = last + 1 WHERE name = 'order'",
    ),
    (
        "uses up numbers of requests",
        "reprise.requested",
        "UPDATE series SET last = last + 5 WHERE name = 'reprise'",
    ),
    (
        "numbers a ticket of another",
        "ticket.issued",
        "INSERT INTO ticket (number, place_id, issued_at_ms) VALUES (999, :theirs, 1)",
    ),
    (
        "signs the journal",
        "reprise.requested",
        "INSERT INTO signature (seq, counter_id, at_ms, body) VALUES ((SELECT seq FROM head), 1, 1, 'x')",
    ),
    ("changes the house's name", "customer.changed", "UPDATE house SET name = 'x'"),
    (
        "changes where mails go",
        "customer.changed",
        "UPDATE setting SET body = '{}' WHERE name = 'mail'",
    ),
    (
        "changes the rules",
        "customer.changed",
        "INSERT INTO policy (id, scope, scope_id, version, body, made_at_ms) VALUES (1, 'house', 0, 99, '{}', 1)",
    ),
    ("changes a price", "customer.changed", "UPDATE price SET price_cents = 0"),
    (
        "makes an operator",
        "customer.changed",
        "INSERT INTO operator (id, name, name_key, initials, role, pin_hash, active, failures, failed_at_ms, version) VALUES (77, 'x', 'x', 'x', 'supervisor', 'x', 1, 0, 0, 1)",
    ),
    ("lets itself in as a counter", "", "UPDATE counter_key SET waiting = 0"),
    (
        "makes a counter that does not wait",
        "counter.registered",
        "INSERT INTO counter (id, name, created_at_ms) VALUES (88, 'x', 1); INSERT INTO counter_key (counter_id, key_hash, version, waiting) VALUES (88, 'x', 1, 0)",
    ),
    (
        "begins a session without a code",
        "",
        "INSERT INTO site_session (token, email, email_key, customer_id, since_ms, seen_at_ms, agent) VALUES (sha256('x'), 'x', (SELECT MAX(email_key) FROM customer), :other, 1, 1, '')",
    ),
    ("takes another's session over", "", "UPDATE site_session SET customer_id = :other"),
    ("lets its session live longer", "", "UPDATE site_session SET since_ms = since_ms + 1"),
    (
        "ends the sessions of others",
        "",
        "DELETE FROM site_session WHERE email_key <> (SELECT site.mailbox())",
    ),
    (
        "plants a code for another mailbox",
        "",
        "INSERT INTO site_request (browser, email, email_key, at_ms, tries) VALUES ('x', 'y', 'y', 1, 0)",
    ),
    ("forgets how often it tried", "", "DELETE FROM site_limit"),
    ("makes a table that stands in front of another", "", "CREATE TEMP TABLE head (id BIGINT)"),
    (
        "makes a function",
        "",
        "CREATE FUNCTION public.x() RETURNS BIGINT LANGUAGE sql AS 'SELECT 1'",
    ),
    ("switches a trigger off", "", "ALTER TABLE journal DISABLE TRIGGER ALL"),
    ("takes its policy away", "", "DROP POLICY seen ON orders"),
    ("gives itself more", "", "GRANT contremarque_guichet TO CURRENT_USER"),
    ("empties a table", "", "TRUNCATE reprise_count"),
];

/// A row of the journal of this action with its true hash, as the site may write it for its customer, and the head that
/// follows it.
fn row_of(action: &str, me: i64) -> String {
    const DATA: &str = r#"{"giver":"customer"}"#;
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

#[test]
fn more_than_fifty_ways_are_tried_and_each_has_a_name_of_its_own() {
    let mut names: Vec<&str> = READS.iter().chain(WRITES).chain(ON_FILE).map(|way| way.0).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    println!("{count} ways");
    assert!(names.len() == count && count > 50, "{count}");
}

const ON_FILE: &[Way] = &[
    ("file: reads what opens the door from the table", "", "SELECT code FROM place"),
    (
        "file: reads it through a name that is like a trigger's",
        "",
        "WITH reprise_frozen AS (SELECT code FROM place) SELECT * FROM reprise_frozen",
    ),
    (
        "file: reads it through a name that is like a view's",
        "",
        "WITH ticket_code AS (SELECT code FROM place) SELECT * FROM ticket_code",
    ),
    (
        "file: reads the codes of places that are asked back",
        "",
        "SELECT code FROM ticket_code c JOIN place p ON p.id = c.place_id WHERE p.state <> 'live'",
    ),
    ("file: reads what a PIN is known by", "", "SELECT pin_hash FROM operator"),
    ("file: reads the people of the desk", "", "SELECT name FROM operator WHERE name IS NOT NULL"),
    ("file: reads the words of the journal", "", "SELECT data FROM journal"),
    ("file: reads notes of the desk", "", "SELECT body FROM journal_note"),
    ("file: reads the words of mails", "", "SELECT body_text FROM mail"),
    ("file: reads what tables there are", "", "SELECT name FROM sqlite_master"),
    ("file: reads what an import said", "", "SELECT facts FROM import_seen"),
    ("file: reads prices that were never shown", "", "SELECT price_cents FROM price"),
    ("file: accepts a request", "", "UPDATE reprise SET state = 'accepted'"),
    ("file: refuses a request", "", "UPDATE reprise SET state = 'refused'"),
    ("file: marks a place as taken back", "", "UPDATE place SET state = 'taken_back'"),
    ("file: gives a place another code", "", "UPDATE place SET code = 'x'"),
    ("file: raises what a request gives", "", "UPDATE reprise SET reprise_cents = paid_cents"),
    (
        "file: makes credit out of nothing",
        "",
        "INSERT INTO credit_lot (id, number, customer_id, origin, issued_cents, issued_at_ms, expires_at_ms) VALUES (1, 1, 1, 'opening', 1, 1, 1)",
    ),
    ("file: moves a balance", "", "UPDATE account SET credit_cents = credit_cents + 100"),
    ("file: posts a transfer", "", "INSERT INTO transfer VALUES (1, 0, 2, 3, 100)"),
    (
        "file: sells itself an order",
        "",
        "INSERT INTO orders (id, number, channel, created_at_ms, total_cents, fees_cents, state) VALUES (1, 'x', 'x', 1, 0, 0, 'issued')",
    ),
    (
        "file: pays in cash",
        "",
        "INSERT INTO payment (id, order_id, tender, amount_cents, at_ms) VALUES (1, 1, 'cash', 1, 1)",
    ),
    ("file: changes the address by which it signs in", "", "UPDATE customer SET email = 'x'"),
    ("file: takes an order for itself", "", "UPDATE orders SET customer_id = 1"),
    ("file: changes the house's name", "", "UPDATE house SET name = 'x'"),
    ("file: changes where mails go", "", "UPDATE setting SET body = '{}'"),
    ("file: changes the rules", "", "UPDATE policy SET body = '{}'"),
    ("file: changes a PIN", "", "UPDATE operator SET pin_hash = 'x'"),
    (
        "file: makes a counter",
        "",
        "INSERT INTO counter (id, name, created_at_ms) VALUES (88, 'x', 1)",
    ),
    ("file: says that a mail was sent", "", "UPDATE mail SET state = 'sent'"),
    (
        "file: puts a command in under an operator's name",
        "",
        "INSERT INTO command (id, name, operator_id, counter_id, at_ms, entropy, args_version, args, answer, last_seq) VALUES ('x', 'x', 1, 0, 1, X'', 1, '', '', 1)",
    ),
    (
        "file: uses up numbers of orders",
        "",
        "UPDATE series SET last = last + 1 WHERE name = 'order'",
    ),
    (
        "file: writes a row of an acceptance",
        "",
        "INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, data, prev_hash, hash, seal) VALUES ((SELECT seq + 1 FROM head), 1, 0, 1, 'x', 'reprise.accepted', '{\"giver\":\"customer\"}', (SELECT hash FROM head), X'00', X'')",
    ),
    ("file: rewrites the journal", "", "UPDATE journal SET at_ms = 1"),
    ("file: takes a row out of the journal", "", "DELETE FROM journal"),
    (
        "file: signs the journal",
        "",
        "INSERT INTO signature (seq, counter_id, at_ms, body) VALUES (1, 1, 1, 'x')",
    ),
    ("file: lets its session live longer", "", "UPDATE site_session SET since_ms = 1"),
    ("file: makes a table", "", "CREATE TABLE x (y)"),
    (
        "file: makes a trigger",
        "",
        "CREATE TEMP TRIGGER x BEFORE UPDATE ON head BEGIN SELECT 1; END",
    ),
    ("file: takes a trigger away", "", "DROP TRIGGER journal_no_update"),
    ("file: takes its own trigger away", "", "DROP TRIGGER temp.site_reprise_UPDATE"),
    ("file: opens another file", "", "ATTACH ':memory:' AS other"),
    ("file: changes how the file is kept", "", "PRAGMA journal_mode = DELETE"),
    ("file: writes what a PRAGMA guards", "", "PRAGMA writable_schema = ON"),
    ("file: loads code", "", "SELECT load_extension('x')"),
];

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
