//! Order exports of pretix (its "JSON orders" exporter), read into a [`Batch`]. Knows the format
//! and nothing of the database.

mod orders;
mod people;
mod season;
mod shape;

use super::Batch;
use people::Known;
use shape::{Event, File};

/// Orders that one file may hold.
const ORDERS_MAX: usize = 1_000_000;

/// Why a file cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path} (line {line}, column {column}): {detail}")]
pub struct Malformed {
    /// Line in the file, from 1; 0 where only the path is known.
    pub line: usize,
    /// Column in the line, from 1; 0 where only the path is known.
    pub column: usize,
    /// Place within the document: `event.orders[12].positions[3].price`.
    pub path: String,
    /// What is wrong there.
    pub detail: String,
}

impl Malformed {
    fn at(path: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { line: 0, column: 0, path: path.into(), detail: detail.into() }
    }

    fn in_json(path: String, e: &serde_json::Error) -> Self {
        let (line, column, said) = (e.line(), e.column(), e.to_string());
        // The place is said once.
        let place = format!(" at line {line} column {column}");
        let detail = said.strip_suffix(&place).unwrap_or(&said).to_owned();
        Self { line, column, path, detail }
    }
}

/// Reads one export: one event, or several in a list.
///
/// # Errors
/// [`Malformed`] says where; nothing is made of a file that is wrong anywhere.
pub fn parse(bytes: &[u8]) -> Result<Batch, Malformed> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let file: File = serde_path_to_error::deserialize(&mut json)
        .map_err(|e| Malformed::in_json(e.path().to_string(), e.inner()))?;
    json.end().map_err(|e| Malformed::in_json("event".to_owned(), &e))?;
    let events: Vec<Event> =
        file.event.map(|event| *event).into_iter().chain(file.events).collect();
    let first = events.first().ok_or_else(|| Malformed::at("event", "no event"))?;
    let mut batch = Batch {
        source: format!("pretix:{}", first.organizer.slug),
        house: clip(first.organizer.name.text(), 120),
        ..Batch::default()
    };
    let mut customers = Known::new();
    for event in &events {
        read(event, &mut customers, &mut batch)?;
    }
    Ok(batch)
}

fn read(event: &Event, customers: &mut Known, batch: &mut Batch) -> Result<(), Malformed> {
    if event.orders.len() > ORDERS_MAX {
        return Err(Malformed::at("event.orders", format!("more than {ORDERS_MAX}")));
    }
    let catalogue = season::read(event, batch)?;
    orders::read(event, &catalogue, customers, batch)
}

/// At most `max` characters, without control characters.
fn clip(text: &str, max: usize) -> String {
    let readable = text.trim().chars().filter(|c| !c.is_control());
    readable.take(max).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::OrderState;
    use domain::money::Cents;
    use domain::place::PlaceState;

    const SAMPLE: &[u8] = include_bytes!("../../../../../tests/fixtures/pretix-orders-sample.json");

    #[test]
    fn the_sample_is_read_whole() {
        let batch = parse(SAMPLE).unwrap();
        assert_eq!(batch.house, "Théâtre des Essais");
        assert_eq!((batch.shows.len(), batch.performances.len()), (1, 4));
        assert_eq!(batch.orders.len(), 292);
        assert_eq!(batch.skipped["test_order"], 8);
        let hall = &batch.halls[0];
        assert_eq!((batch.halls.len(), hall.name.as_str()), (1, "Grande salle"));
        let order = batch.orders.iter().find(|o| o.number == "KQEXSE").unwrap();
        assert_eq!((order.total, order.state), (Cents(13_420), OrderState::Issued));
        assert_eq!(order.channel, "INTERNET");
        let place = &order.places[0];
        assert_eq!(place.seat, Some(("F".to_owned(), "14".to_owned())));
        assert_eq!((place.price, place.vat_bp), (Cents(1_820), 550));
        assert_eq!(place.code, "ddrgsu27cf256yq3my3v7cw5mmpnzgp7");
        assert_eq!(place.rate, "Tarif réduit");
        assert_eq!(place.category, "TROISIEME CATEGORIE");
        let customer = batch.customers.iter().find(|c| Some(&c.key) == order.customer.as_ref());
        let customer = customer.unwrap();
        assert_eq!(
            (customer.last_name.as_str(), customer.first_name.as_str()),
            ("ÅKESSON", "Maÿlis")
        );
        assert_eq!(customer.phone, "+33655795856");
    }

    #[test]
    fn what_is_cancelled_or_unpaid_says_so_and_totals_hold() {
        let batch = parse(SAMPLE).unwrap();
        let count = |state| batch.orders.iter().filter(|o| o.state == state).count();
        assert!(count(OrderState::Cancelled) > 10 && count(OrderState::Unpaid) > 3);
        for order in &batch.orders {
            let places: Cents = order.places.iter().map(|p| p.price).sum();
            assert_eq!(places + order.fees, order.total, "{}", order.number);
            let gone = order.state == OrderState::Cancelled;
            assert!(order.places.iter().all(|p| (p.state == PlaceState::Cancelled) == gone));
        }
    }

    #[test]
    fn a_customer_of_several_events_is_one_customer() {
        let one: serde_json::Value = serde_json::from_slice(SAMPLE).unwrap();
        let mut other = one["event"].clone();
        other["slug"] = "autre".into();
        for order in other["orders"].as_array_mut().unwrap() {
            order["code"] = format!("{}-2", order["code"].as_str().unwrap()).into();
        }
        let both = serde_json::json!({ "events": [one["event"], other] }).to_string();
        let (alone, both) = (parse(SAMPLE).unwrap(), parse(both.as_bytes()).unwrap());
        assert_eq!((both.performances.len(), both.orders.len()), (8, 584));
        // Those without an address are known by their order alone.
        let nameless = alone.customers.iter().filter(|c| c.email.is_empty()).count();
        assert_eq!(both.customers.len(), alone.customers.len() + nameless);
    }

    #[test]
    fn the_word_none_is_no_phone() {
        let batch = parse(SAMPLE).unwrap();
        assert!(batch.customers.iter().all(|c| c.phone != "None"));
        assert!(batch.customers.iter().any(|c| c.phone.is_empty()));
    }

    #[test]
    fn a_broken_file_says_where() {
        let cut = parse(&SAMPLE[..SAMPLE.len() / 2]).unwrap_err();
        assert!(cut.line > 0 && cut.column > 0, "{cut}");
        let text = String::from_utf8(SAMPLE.to_vec()).unwrap();
        let at = text.rfind("\"price\"").unwrap() + "\"price\": \"".len();
        let absurd = format!("{}-{}", &text[..at], &text[at..]);
        let wrong = parse(absurd.as_bytes()).unwrap_err();
        assert_eq!(wrong.path, "event.orders[299].positions[5].price");
        assert!(wrong.line == 1 && wrong.column > at, "{wrong}");
        let mut json: serde_json::Value = serde_json::from_slice(SAMPLE).unwrap();
        json["event"]["orders"][0]["positions"][1]["subevent"] = 77.into();
        let nowhere = parse(json.to_string().as_bytes()).unwrap_err();
        assert_eq!(nowhere.path, "event.orders[0].positions[1].subevent");
        assert!(parse(b"").is_err() && parse(b"[]").is_err() && parse(b"PK\x03\x04").is_err());
    }

    #[test]
    fn a_file_mutated_anywhere_is_read_or_refused_and_never_panics() {
        let mut seed = 42_u64;
        let mut roll = |sides: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % sides
        };
        let mut short: serde_json::Value = serde_json::from_slice(SAMPLE).unwrap();
        short["event"]["orders"].as_array_mut().unwrap().truncate(12);
        let short = short.to_string().into_bytes();
        let mut read = 0;
        for _ in 0..500 {
            let mut bytes = short.clone();
            for _ in 0..=roll(3) {
                let at = roll(bytes.len());
                match roll(3) {
                    0 => bytes[at] = u8::try_from(roll(256)).unwrap(),
                    1 => bytes.truncate(at.max(1)),
                    _ => {
                        bytes.remove(at);
                    }
                }
            }
            read += i32::from(parse(&bytes).is_ok());
        }
        assert!((20..480).contains(&read), "{read} were read: the test shows little");
    }
}
