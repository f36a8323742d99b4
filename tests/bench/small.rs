//! A house to decide and sell in: a request to accept and a basket to sell for each round.

use std::collections::HashMap;

use contract::args::{ById, Versioned};
use contract::customer::{CustomerPage, CustomerSearch, OrderPage};
use contract::ids::{CustomerId, RepriseId};
use contract::locale::Locale;
use contract::order::OrderFile;
use contract::reprise::{
    AcceptMany, Decided, DecidedMany, QuotePlaces, RepriseQuote, RequestReprise, Requested,
};
use contract::sale::{
    BasketLine, FreeSeats, MakeSale, PerformanceList, PerformanceRow, QuoteSale, SaleQuote, Sold,
};
use domain::money::Cents;
use formats::batch::{Batch, BatchCustomer, BatchPerformance, BatchSeat};
use harness::desk::Desk;
use harness::small::{order, small_house};
use serde_json::json;

use crate::floor::Floor;

const NAMES: [&str; 8] =
    ["Dupont", "Garçon", "Œuvrard", "Benali", "Le Goff", "Müller", "Lefèvre", "N’Diaye"];

/// The house.
pub struct SmallHouse {
    pub desk: Desk,
    customers: HashMap<String, CustomerId>,
    pub to_accept: Vec<RepriseId>,
    sales: Vec<MakeSale>,
}

impl SmallHouse {
    /// A house with `rounds` requests to accept, and sales to make where they are wanted.
    pub fn make(url: Option<String>, rounds: usize, sales: bool) -> Self {
        let desk = Desk::open(url, &batch(rounds));
        let mut house =
            Self { desk, customers: HashMap::new(), to_accept: Vec::new(), sales: Vec::new() };
        house.read_customers();
        for round in 0..rounds {
            let customer_id = house.customer_of(round);
            let asked = house.ask_back(customer_id);
            house.to_accept.push(asked);
        }
        if sales {
            house.sales = house.baskets(rounds);
        }
        house
    }

    pub fn floor(&self) -> Floor {
        match &self.desk.url {
            Some(url) => Floor::server(url),
            None => Floor::file(&self.desk.folder),
        }
    }

    fn customer_of(&self, round: usize) -> CustomerId {
        self.customers[&format!("bench{round}@example.org")]
    }

    /// Every customer by address, a page at a time.
    fn read_customers(&mut self) {
        let mut after = None;
        loop {
            let search = CustomerSearch { search: String::new(), after, limit: 200 };
            let page: CustomerPage = self.desk.ok("Léa", "customer_search", search);
            self.customers.extend(page.rows.into_iter().map(|row| (row.email, row.id)));
            after = page.next;
            if after.is_none() {
                return;
            }
        }
    }

    fn ask_back(&self, customer_id: CustomerId) -> RepriseId {
        let list = json!({ "customer_id": customer_id, "search": "", "sort": "number",
            "descending": false, "offset": 0, "limit": 10 });
        let orders: OrderPage = self.desk.ok("Léa", "order_list", list);
        let order: OrderFile = self.desk.ok("Léa", "order_file", ById { id: orders.rows[0].id });
        let place_ids = vec![order.places[0].id];
        let quote: RepriseQuote =
            self.desk.ok("Léa", "reprise_quote", QuotePlaces { place_ids: place_ids.clone() });
        let asked = RequestReprise {
            place_ids,
            terms_version: quote.terms_version,
            expected_reprise_cents: quote.reprise_cents,
        };
        self.desk.ok::<Requested>("Léa", "reprise_request", asked).reprise_ids[0]
    }

    /// Three seats each, paid with the credit of the request that was accepted just before.
    fn baskets(&self, rounds: usize) -> Vec<MakeSale> {
        let list = PerformanceList { search: "figaro".to_owned(), limit: 200 };
        let performances: Vec<PerformanceRow> = self.desk.ok("Karim", "performance_list", list);
        let mut lines = Vec::new();
        for performance in performances.iter().filter(|p| p.on_sale && p.free > 100) {
            let free: FreeSeats =
                self.desk.ok("Karim", "performance_seats", ById { id: performance.id });
            let rate_id = free.rates[0].id;
            lines.extend(free.seats.iter().map(|seat| BasketLine {
                performance_id: performance.id,
                seat_id: seat.id,
                rate_id,
            }));
        }
        let baskets = lines.chunks_exact(3).take(rounds).enumerate();
        let sales = baskets.map(|(round, lines)| {
            let quote = QuoteSale {
                customer_id: None,
                lines: lines.to_vec(),
                credit_cents: Some(Cents::ZERO),
            };
            let quote: SaleQuote = self.desk.ok("Karim", "sale_quote", quote);
            let credit_cents = Cents(1_000);
            MakeSale {
                customer_id: Some(self.customer_of(round)),
                lines: lines.to_vec(),
                credit_cents,
                card_cents: quote.total_cents - credit_cents,
                card_last4: "1234".to_owned(),
                card_authorisation: String::new(),
                tendered_cents: Cents::ZERO,
                expected_total_cents: quote.total_cents,
            }
        });
        let sales: Vec<_> = sales.collect();
        assert_eq!(sales.len(), rounds, "seats for every sale");
        sales
    }

    pub fn accept(&self, round: usize) {
        let seen = Versioned { id: self.to_accept[round], version: 1 };
        self.desk.ok::<Decided>("Léa", "reprise_accept", seen);
    }

    pub fn sell(&self, round: usize) {
        self.desk.ok::<Sold>("Karim", "sale_make", &self.sales[round]);
    }

    /// Accepts a thousand requests, or as many as are given, by one command.
    pub fn accept_many(&self, rounds: std::ops::Range<usize>) -> usize {
        let seen = |id: &RepriseId| Versioned { id: *id, version: 1 };
        let requests = self.to_accept[rounds].iter().map(seen).collect();
        let done: DecidedMany = self.desk.ok("Léa", "reprise_accept_many", AcceptMany { requests });
        done.done.len()
    }
}

fn batch(rounds: usize) -> Batch {
    let mut batch = small_house();
    let figaro = batch.performances[1].clone();
    for n in 0..=rounds * 3 / 600 {
        batch.performances.push(BatchPerformance { key: format!("bench-{n}"), ..figaro.clone() });
    }
    for row in ["D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S"] {
        batch.halls[0].seats.extend((1..=40).map(|n| BatchSeat {
            row: row.to_owned(),
            number: n.to_string(),
            category: "TROISIEME CATEGORIE".to_owned(),
        }));
    }
    for n in 0..rounds {
        batch.customers.push(BatchCustomer {
            key: format!("bench-{n}"),
            last_name: NAMES[n % NAMES.len()].to_owned(),
            first_name: format!("Prénom{n}"),
            email: format!("bench{n}@example.org"),
            phone: String::new(),
            locale: Locale::Fr,
            created_at_ms: 0,
            ..BatchCustomer::default()
        });
        let seat = ("D".to_owned(), n.to_string());
        let mut bought =
            order(&format!("9{n:05}"), &format!("bench-{n}"), "figaro-1", &[seat], 2_500);
        bought.places[0].seat = None;
        batch.orders.push(bought);
    }
    batch
}
