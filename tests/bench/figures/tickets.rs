//! Ticket PDFs with their fonts in them, one ticket a file.

use contract::facts::TicketFacts;
use domain::money::Cents;

use crate::floor::hash_a_mebibyte;
use crate::table::{Figure, Must, Table};
use crate::time;

const ROUNDS: usize = 400;

pub fn measure(table: &mut Table) {
    type Paper = fn(&[TicketFacts]) -> usize;
    let papers: [(&str, Paper); 2] = [
        ("A4", |facts| documents::ticket::a4(facts).expect("a PDF").len()),
        ("thermal", |facts| documents::ticket::thermal(facts).expect("a PDF").len()),
    ];
    for (name, paper) in papers {
        let mut figure = Figure::new(format!("ticket PDF, {name}"), &[Must::Rate(1.0, 200.0)]);
        let mut largest = 0;
        for round in 0..ROUNDS {
            let facts = ticket(round);
            let floor = time(hash_a_mebibyte);
            let took = time(|| largest = largest.max(paper(std::slice::from_ref(&facts))));
            figure.pair(floor, took);
        }
        table.add(figure.noted("the floor is a mebibyte hashed"));
        let must = [Must::Most(60.0, "kB")];
        let largest = largest as f64 / 1_000.0;
        table.add(Figure::new(format!("ticket PDF, {name}, largest"), &must).counted(largest));
    }
}

fn ticket(n: usize) -> TicketFacts {
    let number = 1_042 + n as i64;
    let mut facts = TicketFacts { number, order_number: "671083".to_owned(), ..Default::default() };
    facts.house.name = "Théâtre des Essais".to_owned();
    facts.house.address = "12 rue du Théâtre\n75001 Paris".to_owned();
    facts.house.siret = "12345678900011".to_owned();
    facts.house.licence = "L-R-20-000001".to_owned();
    facts.house.time_zone = "Europe/Paris".to_owned();
    facts.place.show = "IPHIGENIE EN TAURIDE".to_owned();
    facts.place.hall = "Grande salle".to_owned();
    facts.place.category = "TROISIEME CATEGORIE".to_owned();
    facts.place.rate = "Plein tarif".to_owned();
    facts.place.row = "A".to_owned();
    facts.place.seat = (n % 40).to_string();
    facts.place.starts_at_ms = harness::desk::BEGINNING_MS;
    facts.place.price = Cents(2_600);
    facts.place.vat_bp = 210;
    facts.code = format!("k7qw2m9xpd4t8rhv63{n:06}");
    facts
}
