//! Files of a season as another system would export them: for measuring what an import costs.

use std::fmt::Write as _;
use std::io::{BufWriter, Result, Write};
use std::path::{Path, PathBuf};

const ROWS: usize = 30;
const SEATS: usize = 40;
/// Seats of the hall.
const HALL: usize = ROWS * SEATS;

/// A place of the season: its order, its customer, its performance and seat, its price in cents.
struct Sold {
    place: usize,
    order: usize,
    customer: usize,
    performance: usize,
    row: usize,
    seat: usize,
    cents: usize,
}

/// Places one after another through the hall, two to an order, two orders to a customer.
fn sold(places: usize) -> impl Iterator<Item = Sold> {
    (0..places).map(|place| Sold {
        place,
        order: place / 2,
        customer: place / 4,
        performance: place / HALL,
        row: place % HALL / SEATS,
        seat: place % SEATS + 1,
        cents: 1_200 + place % HALL / SEATS * 100,
    })
}

fn row(rank: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(rank % 26).unwrap_or(0));
    if rank < 26 { letter.to_string() } else { format!("{letter}{letter}") }
}

fn euros(cents: usize, point: char) -> String {
    format!("{}{point}{:02}", cents / 100, cents % 100)
}

fn file(folder: &Path, name: &str) -> Result<(PathBuf, BufWriter<std::fs::File>)> {
    let path = folder.join(name);
    let out = BufWriter::new(std::fs::File::create(&path)?);
    Ok((path, out))
}

/// Customers, shows, performances, orders and places, in a file each.
///
/// # Errors
/// From the disk.
pub fn csv(folder: &Path, places: usize) -> Result<Vec<PathBuf>> {
    let (customers, mut out) = file(folder, "clients.csv")?;
    writeln!(out, "client;nom;prénom;courriel;téléphone")?;
    for n in 0..places.div_ceil(4) {
        writeln!(out, "C{n};Dupont{n};Marie;marie{n}@example.org;06 {n:08}")?;
    }
    let (shows, mut out_shows) = file(folder, "spectacles.csv")?;
    writeln!(out_shows, "spectacle;titre\nIPHI;IPHIGENIE EN TAURIDE")?;
    let (performances, mut out_performances) = file(folder, "seances.csv")?;
    writeln!(out_performances, "séance;spectacle;salle;début;tva")?;
    for n in 0..places.div_ceil(HALL) {
        let (month, day) = (1 + n / 28 % 12, 1 + n % 28);
        writeln!(out_performances, "S{n};IPHI;Grande salle;{day:02}/{month:02}/2027 19:30;2,1")?;
    }
    let (orders, mut out_orders) = file(folder, "commandes.csv")?;
    writeln!(out_orders, "commande;client;date;filière")?;
    let (sold_file, mut out_places) = file(folder, "places.csv")?;
    writeln!(out_places, "place;commande;séance;rang;siège;catégorie;tarif;prix;code;porteur")?;
    for s in sold(places) {
        if s.place % 2 == 0 {
            writeln!(
                out_orders,
                "{};C{};01/06/2026 10:15;INTERNET",
                100_000 + s.order,
                s.customer
            )?;
        }
        writeln!(
            out_places,
            "P{};{};S{};{};{};TROISIEME CATEGORIE;Plein tarif;{} €;code-{:016x};Marie Dupont{}",
            s.place,
            100_000 + s.order,
            s.performance,
            row(s.row),
            s.seat,
            euros(s.cents, ','),
            s.place.wrapping_mul(0x9e37_79b9_7f4a_7c15),
            s.customer
        )?;
    }
    Ok(vec![customers, shows, performances, orders, sold_file])
}

/// One export of pretix, with all the fields that it writes of an order and a position.
///
/// # Errors
/// From the disk.
pub fn pretix(folder: &Path, places: usize) -> Result<Vec<PathBuf>> {
    let (path, mut out) = file(folder, "pretix.json")?;
    write!(
        out,
        r#"{{"event": {{"name": "IPHIGENIE EN TAURIDE", "slug": "iphigenie", "organizer": {{"name": "Maison", "slug": "maison"}}, "meta_data": {{}}, "categories": [{{"id": 1, "name": "TROISIEME CATEGORIE"}}], "items": [{{"id": 1, "name": "Plein tarif", "category": 1, "price": "26.00", "tax_rate": "2.10", "admission": true, "variations": []}}], "questions": [], "orders": ["#
    )?;
    let mut positions = String::new();
    for s in sold(places) {
        let comma = if positions.is_empty() { "" } else { ", " };
        write!(
            positions,
            r#"{comma}{{"id": {}, "positionid": {}, "item": 1, "variation": null, "subevent": {}, "seat": "{}-{}{}", "price": "{}", "tax_rate": "2.10", "tax_value": "0.53", "attendee_name": "Marie DUPONT", "attendee_email": null, "company": null, "street": null, "zipcode": null, "country": null, "state": null, "secret": "s{:031x}", "addon_to": null, "valid_from": null, "valid_until": null, "blocked": null, "answers": []}}"#,
            s.place + 1,
            s.place % 2 + 1,
            s.performance + 1,
            s.performance + 1,
            row(s.row),
            s.seat,
            euros(s.cents, '.'),
            s.place.wrapping_mul(0x9e37_79b9_7f4a_7c15)
        )
        .map_err(std::io::Error::other)?;
        if s.place % 2 == 1 || s.place + 1 == places {
            let comma = if s.order == 0 { "" } else { ", " };
            write!(
                out,
                r#"{comma}{{"code": "O{:06}", "status": "p", "customer": null, "testmode": false, "user": "marie{}@example.org", "email": "marie{}@example.org", "phone": "None", "locale": "fr", "comment": "", "custom_followup_at": null, "require_approval": false, "checkin_attention": false, "checkin_text": null, "sales_channel": "web", "expires": "2026-11-30T03:04:01.152Z", "datetime": "2026-11-20T03:04:01.152Z", "fees": [], "total": "{}", "positions": [{positions}]}}"#,
                s.order,
                s.customer,
                s.customer,
                euros(2 * s.cents, '.')
            )?;
            positions.clear();
        }
    }
    write!(out, r#"], "quotas": [], "subevents": ["#)?;
    for n in 0..places.div_ceil(HALL) {
        let comma = if n == 0 { "" } else { ", " };
        let (month, day) = (1 + n / 28 % 12, 1 + n % 28);
        write!(
            out,
            r#"{comma}{{"id": {}, "name": "IPHIGENIE EN TAURIDE", "location": "Grande salle", "date_from": "2027-{month:02}-{day:02}T19:30:00Z", "is_public": true}}"#,
            n + 1
        )?;
    }
    write!(out, "]}}}}")?;
    Ok(vec![path])
}
