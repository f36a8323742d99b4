//! How the server goes about what is looked for from the one box: by indexes, however large the house is.

use contract::scan::Find;
use harness::desk::Desk;
use harness::founded::BareRenderer;
use harness::large::{Large, Size, person};
use harness::small::small_house;
use office::{Actor, By, House, OfficeError};
use store::{Engine, Row, Store, StoreError, Tx, TxExt, Value};

/// Enough that reading a table through costs more than its index.
const SIZE: Size = Size { customers: 6_000, requests: 12_000, beside: 0 };

/// Whatever a person types: an order and its beginning, a ticket, a code, a request, a credit, a customer, a void, a
/// mail, a name and several things at once.
const TYPED: [&str; 12] = [
    "Commande n° 671083",
    "6710",
    "billet 4711",
    "large0000000000000000042",
    "R-000042",
    "AV-000007",
    "client 12",
    "AN-000003",
    "personne@example.org",
    "dupont",
    "dupont marie",
    "42",
];

/// Tables that grow with the house.
const LARGE: [&str; 11] = [
    "account",
    "amendment",
    "amendment_place",
    "credit_lot",
    "customer",
    "customer_word",
    "mail",
    "orders",
    "place",
    "reprise",
    "ticket",
];

/// Reads as the transaction beneath it, and keeps how the server goes about each text.
struct Explained<'a> {
    tx: &'a mut dyn Tx,
    plans: Vec<String>,
}

impl Tx for Explained<'_> {
    fn engine(&self) -> Engine {
        self.tx.engine()
    }

    fn now_ms(&self) -> Option<i64> {
        self.tx.now_ms()
    }

    fn run(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        self.tx.run(sql, params)
    }

    fn read(
        &mut self,
        sql: &str,
        params: &[Value],
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut plan = String::new();
        self.tx.read(&format!("EXPLAIN {sql}"), params, &mut |row| {
            if let Value::Text(line) = row.first() {
                plan.push_str(&line);
                plan.push('\n');
            }
            Ok(())
        })?;
        self.plans.push(plan);
        self.tx.read(sql, params, each)
    }
}

/// The plans of everything that is read for what is typed.
fn plans(store: &Store, typed: &str, before: &[&str]) -> Vec<String> {
    let found = store.read(|tx| {
        for set in before {
            tx.execute(*set, &[])?;
        }
        let house = House::load(tx)?;
        let operator = Actor::program();
        let by = By {
            operator: &operator,
            counter_id: 0.into(),
            at_ms: harness::desk::BEGINNING_MS,
            renderer: &BareRenderer,
        };
        let mut explained = Explained { tx, plans: Vec::new() };
        let args = Find { text: typed.to_owned(), limit: 30 };
        office::scan::anything(&mut explained, &by.looking(house), &args)?;
        Ok::<_, OfficeError>(explained.plans)
    });
    found.expect("what is typed is looked for")
}

/// Tables that a plan reads through from the first row to the last.
fn read_through(plan: &str) -> Vec<String> {
    let after = |line: &str| line.split("Seq Scan on ").nth(1).map(str::to_owned);
    let table = |rest: String| rest.split(' ').next().unwrap_or_default().to_owned();
    plan.lines().filter_map(after).map(table).filter(|at| LARGE.contains(&at.as_str())).collect()
}

#[test]
fn nothing_that_is_found_from_one_box_reads_a_table_through_on_a_server() {
    let desk = Desk::postgres(&small_house());
    let store = desk.store();
    let file = desk.folder.join("contremarque.sqlite");
    Large::fill(&store, desk.url.as_deref(), &file, SIZE);
    let someone = person(4_711);
    let typed = TYPED.map(str::to_owned).into_iter().chain([
        someone.email.clone(),
        format!("{} {}", someone.last, someone.first),
        someone.last.chars().take(3).collect(),
    ]);
    let full = ["customer", "customer_word", "orders", "place", "reprise"];
    let mut seen = 0;
    for typed in typed {
        // As it is: what is full is never read through.
        for plan in plans(&store, &typed, &[]) {
            seen += 1;
            let through = read_through(&plan);
            let large: Vec<_> = through.iter().filter(|at| full.contains(&at.as_str())).collect();
            assert!(large.is_empty(), "{typed}: {large:?} in\n{plan}");
        }
        // As it will be: each table that grows has its index, though it is nearly empty here.
        for plan in plans(&store, &typed, &["SET LOCAL enable_seqscan = off"]) {
            let through = read_through(&plan);
            assert!(through.is_empty(), "{typed}: no index for {through:?} in\n{plan}");
        }
    }
    assert!(seen > 40, "{seen} plans");
}
