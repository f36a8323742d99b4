//! A house to decide and sell in: a request to accept, a place to ask back and a basket to sell for each round.

use std::collections::HashMap;

use contract::args::{ById, Versioned};
use contract::customer::{CustomerPage, CustomerSearch, OrderPage};
use contract::hold::{HeldSeats, HoldSeats, SeatAt};
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
use serde_json::json;

use crate::desk::Desk;
use crate::large::{Large, Size};
use crate::small::{order, small_house};

const NAMES: [&str; 8] =
    ["Dupont", "Garçon", "Œuvrard", "Benali", "Le Goff", "Müller", "Lefèvre", "N’Diaye"];

/// The house.
pub struct Rounds {
    pub desk: Desk,
    customers: HashMap<String, CustomerId>,
    /// What is asked back and not decided, one a round.
    pub to_accept: Vec<RepriseId>,
    to_ask: Vec<RequestReprise>,
    sales: Vec<MakeSale>,
}

impl Rounds {
    /// A house with `rounds` requests to accept, and places to ask back and sales to make where they are wanted.
    #[must_use]
    pub fn make(url: Option<String>, rounds: usize, whole: bool) -> Self {
        Self::within(url, rounds, whole, None)
    }

    /// The same in a house of this size.
    #[must_use]
    pub fn within(url: Option<String>, rounds: usize, whole: bool, size: Option<Size>) -> Self {
        let customers = if whole { 2 * rounds } else { rounds };
        let desk = Desk::open(url, &batch(rounds, customers));
        if let Some(size) = size {
            let file = desk.folder.join("contremarque.sqlite");
            Large::fill(&desk.store(), desk.url.as_deref(), &file, size);
        }
        let mut house = Self {
            desk,
            customers: HashMap::new(),
            to_accept: Vec::new(),
            to_ask: Vec::new(),
            sales: Vec::new(),
        };
        house.read_customers(customers);
        for round in 0..rounds {
            let asked = house.wished(house.customer_of(round));
            house.to_accept.push(house.asked(asked));
        }
        house.to_ask = (rounds..customers).map(|n| house.wished(house.customer_of(n))).collect();
        if whole {
            house.sales = house.baskets(rounds);
        }
        house
    }

    fn customer_of(&self, round: usize) -> CustomerId {
        self.customers[&format!("bench{round}@example.org")]
    }

    /// The customers of the rounds by address: found by it, whatever else the house holds.
    fn read_customers(&mut self, customers: usize) {
        for n in 0..customers {
            let email = format!("bench{n}@example.org");
            let search = CustomerSearch { search: email.clone(), after: None, limit: 1 };
            let page: CustomerPage = self.desk.ok("Léa", "customer_search", search);
            self.customers.insert(email, page.rows[0].id);
        }
    }

    /// What asks back the first place of a customer.
    fn wished(&self, customer_id: CustomerId) -> RequestReprise {
        let list = json!({ "customer_id": customer_id, "search": "", "sort": "number",
            "descending": false, "offset": 0, "limit": 10 });
        let orders: OrderPage = self.desk.ok("Léa", "order_list", list);
        let order: OrderFile = self.desk.ok("Léa", "order_file", ById { id: orders.rows[0].id });
        let place_ids = vec![order.places[0].id];
        let quote: RepriseQuote =
            self.desk.ok("Léa", "reprise_quote", QuotePlaces { place_ids: place_ids.clone() });
        RequestReprise {
            place_ids,
            seen_starts_at_ms: quote.starts_at_ms(),
            terms_version: quote.terms_version,
            expected_reprise_cents: quote.reprise_cents,
        }
    }

    fn asked(&self, wished: RequestReprise) -> RepriseId {
        self.desk.ok::<Requested>("Léa", "reprise_request", wished).reprise_ids[0]
    }

    /// Asks a place back.
    pub fn ask(&self, round: usize) {
        self.asked(self.to_ask[round].clone());
    }

    /// Holds the seats of a sale to make.
    ///
    /// # Panics
    /// When somebody else has one of them.
    pub fn hold(&self, round: usize) {
        let at = |line: &BasketLine| SeatAt {
            performance_id: line.performance_id,
            seat_id: line.seat_id,
        };
        let seats = self.sales[round].lines.iter().map(at).collect();
        let args = HoldSeats { seats, exchanging: vec![] };
        let held: HeldSeats = self.desk.ok("Karim", "seats_hold", args);
        assert!(held.lost.is_empty());
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
                starts_at_ms: performance.starts_at_ms,
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

    /// Accepts a request.
    pub fn accept(&self, round: usize) {
        let seen = Versioned { id: self.to_accept[round], version: 1 };
        self.desk.ok::<Decided>("Léa", "reprise_accept", seen);
    }

    /// Sells three seats, partly for credit.
    pub fn sell(&self, round: usize) {
        self.desk.ok::<Sold>("Karim", "sale_make", &self.sales[round]);
    }

    /// Accepts a thousand requests, or as many as are given, by one command.
    #[must_use]
    pub fn accept_many(&self, rounds: std::ops::Range<usize>) -> usize {
        let seen = |id: &RepriseId| Versioned { id: *id, version: 1 };
        let requests = self.to_accept[rounds].iter().map(seen).collect();
        let done: DecidedMany = self.desk.ok("Léa", "reprise_accept_many", AcceptMany { requests });
        done.done.len()
    }
}

fn batch(rounds: usize, customers: usize) -> Batch {
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
    for n in 0..customers {
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
