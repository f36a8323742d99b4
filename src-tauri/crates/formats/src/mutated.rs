//! A hundred thousand files that are wrong somewhere, from a seed: each is read or refused with
//! what is wrong in it, and none panics. What was read is small, so that all of it takes seconds.

use chrono_tz::Europe::Paris;

use crate::{Reading, Source, Unwatched, read};

/// Files that are made.
const FILES: usize = 100_000;
/// Of these, exports of pretix, which are longer.
const EXPORTS: usize = 20_000;

/// A seeded roll of a die with `sides` sides.
struct Die(u64);

impl Die {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn one<'a>(&mut self, of: &'a [&'a [u8]]) -> &'a [u8] {
        of[self.roll(of.len())]
    }
}

/// Bits that do not belong where they land.
const ODD: [&[u8]; 16] = [
    b"-1,00",
    b"99999999999999999999",
    b"\0",
    b"\xff\xfe",
    b"\x81",
    b"\"",
    b";;",
    b"\n",
    "\u{202e}王\u{301}".as_bytes(),
    b"NaN",
    b"9999-12-31",
    b"{",
    b"]",
    b"null",
    b"1e999",
    b"\xc3",
];

const CUSTOMERS: &[u8] = b"client;nom;courriel\n1;Dupont;a@b.fr\n2;Smith;\n";
const ORDERS: &[u8] = b"commande;date;client;total\nA;01/06/2020;1;26,00\nB;2020-06-02;2;\n";
const PLACES: &[u8] = "place;commande;séance;rang;siège;catégorie;tarif;prix\n\
    1;A;S;A;1;C;T;26,00\n2;B;S;A;2;C;T;12,00 €\n"
    .as_bytes();
const PERFORMANCES: &[u8] = b"seance;spectacle;salle;debut;tva\nS;X;Salle;07/06/2020 19:30;2,1\n";
const REQUESTS: &[u8] = b"place;demandee_le\n1;01/06/2020 10:00\n";
const BALANCES: &[u8] =
    "client;nom;solde;échéance\n1;Dupont;26,00;31/12/2020\n2;Smith;0;2021-01-31\n".as_bytes();
const EXPORT: &[u8] = br#"{"event":{"name":"X","slug":"x","organizer":{"name":"O","slug":"o"},
"categories":[{"id":1,"name":"C"}],"items":[{"id":1,"name":{"fr":"T"},"category":1,"price":"26.00",
"tax_rate":"2.10","admission":true,"variations":[{"id":5,"name":"V","price":"20.00"}]}],"orders":[
{"code":"A","status":"p","testmode":false,"email":"a@b.fr","datetime":"2026-11-20T03:04:01Z",
"total":"26.00","fees":[{"value":"0.00"}],"positions":[{"id":1,"item":1,"subevent":5,"seat":"5-A1",
"price":"26.00","tax_rate":"2.10","secret":"s"}]},{"code":"B","status":"n",
"datetime":"2026-11-20T03:04:01Z","positions":[{"id":2,"item":1,"variation":5,"subevent":5,
"seat":{"row_name":"A","seat_number":"2"},"price":20}]}],"subevents":[{"id":5,"name":"X",
"date_from":"2027-01-05T19:30:00Z"}]}}"#;

fn mutated(file: &[u8], die: &mut Die) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=die.roll(3) {
        let at = die.roll(bytes.len() + 1);
        match die.roll(6) {
            0 => bytes.truncate(at),
            1 => {
                let odd = die.one(&ODD).to_vec();
                bytes.splice(at..at, odd);
            }
            2 => {
                let end = (at + 1 + die.roll(12)).min(bytes.len());
                let odd = die.one(&ODD).to_vec();
                bytes.splice(at..end, odd);
            }
            3 if at < bytes.len() => bytes[at] = u8::try_from(die.roll(256)).unwrap(),
            4 if at < bytes.len() => drop(bytes.remove(at)),
            _ => {
                let end = (at + die.roll(40)).min(bytes.len());
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
        }
    }
    bytes
}

/// Reads the files; gives whether nothing was wrong with them.
fn taken(files: &[(&str, Vec<u8>)]) -> bool {
    let sources: Vec<_> =
        files.iter().map(|(name, bytes)| Source::bytes(*name, bytes.clone())).collect();
    let mut reading = Reading::new(Paris, i64::MAX, &Unwatched);
    let batch = read("", &sources, &mut reading).unwrap();
    let report = reading.report;
    assert_eq!(report.problem_count > 0, !report.problems.is_empty());
    assert!(report.problems.iter().all(|problem| !problem.file.is_empty()));
    assert!(batch.balances.iter().all(|balance| balance.amount.0 >= 0));
    for order in &batch.orders {
        assert!(order.total.0 >= 0 && order.fees.0 >= 0 && !order.number.is_empty());
        assert!(order.places.iter().all(|place| place.price.0 >= 0));
    }
    report.problem_count == 0
}

#[test]
fn a_file_that_is_wrong_anywhere_is_read_or_refused_and_never_panics() {
    let mut die = Die(2_020);
    let mut read = [0, 0];
    for _ in 0..FILES - EXPORTS {
        let kind = [CUSTOMERS, ORDERS, PLACES, PERFORMANCES, REQUESTS, BALANCES][die.roll(6)];
        let file = ("x.csv", mutated(kind, &mut die));
        // Places say nothing without their orders.
        let files =
            if kind == PLACES { vec![file, ("o.csv", ORDERS.to_vec())] } else { vec![file] };
        read[0] += usize::from(taken(&files));
    }
    for _ in 0..EXPORTS {
        read[1] += usize::from(taken(&[("x.json", mutated(EXPORT, &mut die))]));
    }
    // Neither all nor none: the test would show little.
    assert!((4_000..60_000).contains(&read[0]), "{read:?}");
    assert!((500..15_000).contains(&read[1]), "{read:?}");
}
