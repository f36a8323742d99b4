//! A request that is written past the program, by plain SQL of the site's, gives what the rules in force give, or less: whoever
//! has the site's login, or a statement on its connection to a file, asks for no better amounts.

use contract::reprise::{RepriseQuote, Requested};
use contract::site::{AskBack, TakeBack};
use domain::money::Cents;
use harness::desk::{Desk, on_each_engine};
use harness::door::Door;
use postgres::{Client, NoTls};
use serde_json::{Map, Value as Json, json};
use site::Token;
use store::{Store, Tx};

use super::my_places;
use super::rights::{owner, shows};

const COLUMNS: [&str; 29] = [
    "id",
    "number",
    "place_id",
    "order_id",
    "customer_id",
    "performance_id",
    "show_id",
    "channel",
    "state",
    "bucket",
    "requested_at_ms",
    "requested_by",
    "paid_cents",
    "reprise_cents",
    "fee_cents",
    "policy_id",
    "terms_version",
    "needs_signature",
    "flags",
    "deadline_at_ms",
    "starts_at_ms",
    "customer_key",
    "show_key",
    "place_key",
    "search_key",
    "place_channel",
    "listed",
    "rescheduling_id",
    "version",
];
type Row = Map<String, Json>;
/// What is asked for instead: its name, and what is changed in the row.
type Way = (&'static str, fn(&mut Row));

const WAYS: &[Way] = &[
    ("all that was paid, without the fee", |row| {
        row["reprise_cents"] = row["paid_cents"].clone();
        row["fee_cents"] = json!(0);
    }),
    ("a cent less of the fee", |row| add(row, &[("reprise_cents", 1), ("fee_cents", -1)])),
    ("more than the place costs", |row| add(row, &[("paid_cents", 1), ("reprise_cents", 1)])),
    ("more than was paid", |row| add(row, &[("reprise_cents", 10_000), ("fee_cents", -10_000)])),
    ("an amount that does not add up", |row| add(row, &[("reprise_cents", 100)])),
    ("another policy", |row| add(row, &[("policy_id", -1)])),
    ("terms that nobody showed", |row| add(row, &[("terms_version", 1)])),
    ("a relief that no move gives", |row| row["rescheduling_id"] = json!(1)),
    ("another performance", |row| add(row, &[("performance_id", 1)])),
    ("another start", |row| add(row, &[("starts_at_ms", 86_400_000)])),
    ("in time by another clock", |row| add(row, &[("requested_at_ms", 400 * 86_400_000)])),
    ("a channel that takes back", |row| row["place_channel"] = json!("AUTRE")),
    ("nothing", |row| {
        row["fee_cents"] = row["paid_cents"].clone();
        row["reprise_cents"] = json!(0);
    }),
];

/// Changes the house's policy so that a rule is broken.
type Breach = fn(&mut domain::policy::Policy);

/// The rules that a request would break, and their breach by the house's policy.
const RULES: &[(&str, Breach)] = &[
    ("no signature where one is needed", |policy| policy.sign_from = Some(Cents(100))),
    ("a show that takes nothing back", |policy| policy.eligible = false),
    ("too late", |policy| policy.notice = domain::performance::Notice::Days(300)),
    ("too late by hours", |policy| policy.notice = domain::performance::Notice::Hours(8_000)),
    ("a rate that is not taken back", |policy| policy.rates = Some(vec!["#999999".to_owned()])),
    ("a channel that is not", |policy| policy.channels = Some(vec!["AUTRE".to_owned()])),
];

fn add(row: &mut Row, changes: &[(&str, i64)]) {
    for (column, by) in changes {
        row[*column] = json!(row[*column].as_i64().unwrap() + by);
    }
}

fn insert(row: &Row) -> String {
    let value = |column: &&str| match &row[*column] {
        Json::Null => "NULL".to_owned(),
        Json::String(text) => format!("'{}'", text.replace('\'', "''")),
        other => other.to_string(),
    };
    let values: Vec<String> = COLUMNS.iter().map(value).collect();
    format!("INSERT INTO reprise ({}) VALUES ({})", COLUMNS.join(", "), values.join(", "))
}

/// The row of a request that Marie makes and takes back, with another id and number.
fn asked(desk: &Desk, door: &Door, token: &Token) -> Row {
    let places = my_places(door, token, "671083", &[2]);
    let quote: RepriseQuote = door.ok(Some(token), "my_quote", places.clone());
    assert!(quote.reprise_cents < quote.paid_cents, "there is a fee");
    let wish = AskBack {
        number: places.number.clone(),
        place_ids: places.place_ids.clone(),
        seen_starts_at_ms: quote.starts_at_ms(),
        terms_version: quote.terms_version,
        expected_reprise_cents: quote.reprise_cents,
    };
    let made: Requested = door.ok(Some(token), "site_ask_back", wish);
    let id: i64 = made.reprise_ids[0].into();
    let mut row = row_of(desk, id);
    let back = json!({ "id": id, "version": 1 });
    let back: TakeBack = serde_json::from_value(back).unwrap();
    door.ok::<Json>(Some(token), "site_take_back", back);
    add(&mut row, &[("id", 1), ("number", 1)]);
    row
}

fn row_of(desk: &Desk, id: i64) -> Row {
    let columns = COLUMNS.join(", ");
    let text: String = if desk.url.is_some() {
        let sql = format!(
            "SELECT CAST(row_to_json(x) AS TEXT) FROM (SELECT {columns} FROM reprise WHERE id = {id}) x"
        );
        owner(desk).query_one(&sql, &[]).unwrap().get(0)
    } else {
        let pairs: Vec<String> = COLUMNS.iter().map(|name| format!("'{name}', {name}")).collect();
        let sql = format!("SELECT json_object({}) FROM reprise WHERE id = {id}", pairs.join(", "));
        let file = rusqlite::Connection::open(desk.folder.join("contremarque.sqlite")).unwrap();
        file.query_row(&sql, [], |row| row.get(0)).unwrap()
    };
    serde_json::from_str(&text).unwrap()
}

/// Whether the site's own line takes the row, as far as the row alone says. It is taken back.
fn is_taken(desk: &Desk, door: &Door, token: &Token, row: &Row) -> bool {
    let pending = format!("UPDATE place SET state = 'pending' WHERE id = {}", row["place_id"]);
    let Some(login) = &door.login else {
        let store = Store::sqlite_for_site(&desk.folder.join("contremarque.sqlite")).unwrap();
        let mut taken = false;
        let _ = store.write(|tx: &mut dyn Tx| {
            tx.run(&pending, &[])?;
            taken = match tx.run(&insert(row), &[]) {
                Ok(rows) => rows == 1,
                Err(error) => {
                    assert!(error.to_string().contains("site: reprise"), "{error}");
                    false
                }
            };
            Err::<(), _>(office::OfficeError::bad_field("taken back"))
        });
        return taken;
    };
    let mut line = Client::connect(login, NoTls).unwrap();
    line.batch_execute("SET search_path = site, public, pg_temp").unwrap();
    let mut transaction = line.transaction().unwrap();
    transaction.batch_execute(&shows(&[token.reveal(), &door.key()])).unwrap();
    transaction.batch_execute(&pending).unwrap();
    match transaction.execute(insert(row).as_str(), &[]) {
        Ok(rows) => rows == 1,
        Err(error) => {
            let said = format!("{error:?}");
            assert!(said.contains("not_due"), "{said}");
            false
        }
    }
}

/// Small amounts, a deadline that is far, and a fee that each part of makes.
fn with_a_fee(desk: &Desk) {
    crate::acceptances::policy_is(desk, |policy| {
        policy.fee_fixed = Cents(150);
        policy.fee_percent_bp = 333;
        policy.fee_min = Cents(100);
        policy.sign_from = None;
    });
}

#[test]
fn plain_sql_of_a_site_asks_for_no_better_amounts_than_the_rules_give() {
    on_each_engine(|desk| {
        with_a_fee(desk);
        let door = desk.door();
        let token = door.signs_in("marie@example.org");
        let row = asked(desk, &door, &token);
        assert!(is_taken(desk, &door, &token, &row), "what the program writes is taken");
        let mut less = row.clone();
        add(&mut less, &[("reprise_cents", -1), ("fee_cents", 1)]);
        assert!(is_taken(desk, &door, &token, &less), "and so is less");
        let mut through = Vec::new();
        for (name, change) in WAYS {
            let mut other = row.clone();
            change(&mut other);
            if is_taken(desk, &door, &token, &other) {
                through.push(*name);
            }
        }
        assert!(through.is_empty(), "{through:#?}");
    });
}

#[test]
fn plain_sql_of_a_site_asks_for_nothing_that_breaks_a_rule() {
    on_each_engine(|desk| {
        with_a_fee(desk);
        let door = desk.door();
        let token = door.signs_in("marie@example.org");
        let row = asked(desk, &door, &token);
        let mut through = Vec::new();
        for (name, change) in RULES {
            crate::acceptances::policy_is(desk, |policy| {
                *policy = domain::policy::Policy {
                    rates: None,
                    channels: None,
                    sign_from: None,
                    eligible: true,
                    notice: domain::performance::Notice::Hours(1),
                    ..policy.clone()
                };
            });
            let mut asked = row.clone();
            in_force(desk, &mut asked);
            assert!(is_taken(desk, &door, &token, &asked), "before {name}");
            crate::acceptances::policy_is(desk, *change);
            in_force(desk, &mut asked);
            if is_taken(desk, &door, &token, &asked) {
                through.push(*name);
            }
        }
        assert!(through.is_empty(), "{through:#?}");
    });
}

/// The row names the policy that is in force now.
fn in_force(desk: &Desk, row: &mut Row) {
    use store::TxExt as _;
    let found = desk.store().read(|tx: &mut dyn Tx| {
        let mut found = (0, String::new());
        tx.query(
            "SELECT id, body FROM policy WHERE scope = 'house' ORDER BY version DESC LIMIT 1",
            &[],
            &mut |row| {
                let mut values = row.into_values().into_iter();
                if let (Some(store::Value::Int(id)), Some(store::Value::Text(body))) =
                    (values.next(), values.next())
                {
                    found = (id, body);
                }
                Ok(())
            },
        )?;
        Ok::<_, office::OfficeError>(found)
    });
    let (id, body) = found.unwrap();
    let body: Json = serde_json::from_str(&body).unwrap();
    row["policy_id"] = json!(id);
    row["terms_version"] = body["terms_version"].clone();
}
