//! The small house of the stories: its halls, its season, what it has sold.

use contract::customer::OrderState;
use contract::locale::Locale;
use domain::money::Cents;
use domain::place::PlaceState;
use formats::batch::{
    At, Batch, BatchCustomer, BatchHall, BatchOrder, BatchPerformance, BatchPlace, BatchSeat,
    BatchShow,
};

use crate::desk::{BEGINNING_MS, DAY_MS, HOUR_MS};

/// One hall of three rows of ten, three shows, three customers; the orders of the stories.
#[must_use]
pub fn small_house() -> Batch {
    season(BEGINNING_MS)
}

/// The same, in a season that begins when it is told.
#[must_use]
pub fn season(beginning_ms: i64) -> Batch {
    let categories = ["PREMIERE CATEGORIE", "DEUXIEME CATEGORIE", "TROISIEME CATEGORIE"];
    let seats = ["A", "B", "C"].iter().zip(categories).flat_map(|(row, category)| {
        (1..=30).map(move |n| BatchSeat {
            row: (*row).to_owned(),
            number: n.to_string(),
            category: category.to_owned(),
        })
    });
    let prices = |first: i64| {
        let grid = [
            ("PREMIERE CATEGORIE", first),
            ("DEUXIEME CATEGORIE", 1800),
            ("TROISIEME CATEGORIE", 1200),
        ];
        let full = grid.iter().map(|(c, p)| ((*c).to_owned(), "Plein tarif".to_owned(), Cents(*p)));
        let reduced = grid
            .iter()
            .map(|(c, p)| ((*c).to_owned(), "Tarif réduit".to_owned(), Cents(p * 7 / 10)));
        full.chain(reduced).collect::<Vec<_>>()
    };
    let performance = |key: &str, show: &str, days: i64, first: i64| BatchPerformance {
        key: key.to_owned(),
        show: show.to_owned(),
        hall: "Grande salle".to_owned(),
        starts_at_ms: beginning_ms + days * DAY_MS + 5 * HOUR_MS + HOUR_MS / 2,
        vat_bp: 210,
        on_sale: true,
        prices: prices(first),
        at: At::default(),
    };
    let customer = |key: &str, last: &str, first: &str, locale| BatchCustomer {
        key: key.to_owned(),
        last_name: last.to_owned(),
        first_name: first.to_owned(),
        email: format!("{key}@example.org"),
        phone: "+33 6 55 79 58 56".to_owned(),
        locale,
        created_at_ms: beginning_ms - 400 * DAY_MS,
        ..BatchCustomer::default()
    };
    let seat = |n: i64| ("A".to_owned(), n.to_string());
    Batch {
        source: "test".to_owned(),
        house: String::new(),
        halls: vec![BatchHall { name: "Grande salle".to_owned(), seats: seats.collect() }],
        categories: categories.map(str::to_owned).to_vec(),
        rates: vec!["Plein tarif".to_owned(), "Tarif réduit".to_owned()],
        shows: [("iphigenie", "IPHIGENIE EN TAURIDE"), ("figaro", "LES NOCES DE FIGARO")]
            .map(|(key, title)| BatchShow {
                key: key.to_owned(),
                title: title.to_owned(),
                at: At::default(),
            })
            .to_vec(),
        performances: vec![
            performance("iphigenie-1", "iphigenie", 6, 2600),
            performance("figaro-1", "figaro", 19, 2500),
            performance("figaro-past", "figaro", -10, 2500),
            performance("figaro-tomorrow", "figaro", 0, 40_000),
        ],
        customers: vec![
            customer("marie", "Dupont", "Marie", Locale::Fr),
            customer("aicha", "N’Diaye", "Aïcha", Locale::Fr),
            customer("john", "Smith", "John", Locale::En),
        ],
        orders: vec![
            order("671083", "marie", "iphigenie-1", &[seat(24), seat(26), seat(28)], 2600),
            order("671084", "aicha", "iphigenie-1", &[seat(1), seat(2)], 2600),
            order("671085", "john", "figaro-1", &[seat(1)], 2500),
            order("671086", "aicha", "figaro-tomorrow", &[seat(1)], 40_000),
            order("671087", "john", "figaro-1", &[seat(2)], 0),
        ],
        ..Batch::default()
    }
}

/// An order of places at one price.
#[must_use]
pub fn order(
    number: &str,
    customer: &str,
    performance: &str,
    seats: &[(String, String)],
    price: i64,
) -> BatchOrder {
    let places = seats.iter().map(|seat| BatchPlace {
        key: format!("{number}-{}", seat.1),
        performance: performance.to_owned(),
        seat: Some(seat.clone()),
        seat_guid: String::new(),
        category: "PREMIERE CATEGORIE".to_owned(),
        rate: "Plein tarif".to_owned(),
        price: Cents(price),
        vat_bp: Some(210),
        state: PlaceState::Live,
        code: String::new(),
        holder: String::new(),
        copies: 0,
        scanned_at_ms: None,
        at: At::default(),
    });
    BatchOrder {
        key: number.to_owned(),
        number: number.to_owned(),
        customer: Some(customer.to_owned()),
        channel: "INTERNET".to_owned(),
        created_at_ms: BEGINNING_MS - 20 * DAY_MS,
        fees: Cents::ZERO,
        total: Cents(price * seats.len() as i64),
        state: OrderState::Issued,
        places: places.collect(),
        at: At::default(),
    }
}
