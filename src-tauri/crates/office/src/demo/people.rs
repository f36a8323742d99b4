//! Customers of the demo house: names as they are met in France, addresses that lead nowhere.

use std::collections::HashSet;

use contract::locale::Locale;
use domain::text;
use domain::time::DAY_MS;
use formats::batch::{At, BatchCustomer, Guessed};

use super::chance::Chance;

const FIRST_NAMES: &str = include_str!("../../../../../assets/demo/first_names.txt");
const LAST_NAMES: &str = include_str!("../../../../../assets/demo/last_names.txt");

/// Customers in all, those below included.
pub(super) const COUNT: usize = 2_000;

/// Customers who are somebody: last name, first name, e-mail, phone.
const KNOWN: &[(&str, &str, &str, &str)] = &[
    ("DUPONT", "Marie", "marie.dupont@example.org", "06 55 79 58 56"),
    ("LE GOFF", "Maÿlis", "maylis.legoff@example.org", "06 12 40 77 03"),
    ("N’DIAYE", "Aïcha", "aicha.ndiaye@example.org", "07 68 31 09 44"),
    ("ŒUVRARD", "Benoît", "", "02 99 31 24 85"),
    ("PÉREZ-GALLEGO", "Zoé", "zoe.pg@example.com", "06 03 18 52 91"),
    ("COLLÈGE JEAN-MOULIN", "", "culture.jean-moulin@example.org", "02 99 44 16 70"),
    ("GARÇON", "Émile", "emile.garcon@example.com", "06 71 25 80 36"),
    ("MÜLLER", "Noël", "n.mueller@example.org", "+49 761 270 13 55"),
    ("SAINT-EXUPÉRY", "Agnès", "agnes.se@example.org", "06 84 90 17 22"),
    ("BENALI", "Gaël", "gael.benali@example.com", "07 55 62 38 10"),
    ("LEFÈVRE", "Hélène", "h.lefevre@example.org", "02 23 48 61 97"),
    ("O’SULLIVAN", "Siân", "sian.osullivan@example.com", "+44 20 7946 0321"),
];

/// Rank of the customer with two seats asked back.
pub(super) const DUPONT: usize = 0;
/// Rank of the customer with 100,00 € of credit.
pub(super) const LE_GOFF: usize = 1;
/// Rank of the customer without an e-mail address.
pub(super) const OEUVRARD: usize = 3;
/// Rank of the school.
pub(super) const SCHOOL: usize = 5;

pub(super) fn key(rank: usize) -> String {
    format!("c{:04}", rank + 1)
}

/// Who buys. Customers of the list above buy more often than the others; the school has an order of
/// its own.
pub(super) fn buyer(chance: &mut Chance) -> usize {
    if chance.percent(2) {
        match chance.below(KNOWN.len()) {
            DUPONT | SCHOOL => OEUVRARD,
            rank => rank,
        }
    } else {
        KNOWN.len() + chance.below(COUNT - KNOWN.len())
    }
}

/// The customers, each known since some time before `until_ms`.
pub(super) fn customers(chance: &mut Chance, until_ms: i64) -> Vec<BatchCustomer> {
    let first_names: Vec<&str> = FIRST_NAMES.split_whitespace().collect();
    let last_names: Vec<&str> = LAST_NAMES.split_whitespace().collect();
    let mut emails: HashSet<String> = KNOWN.iter().map(|known| known.2.to_owned()).collect();
    (0..COUNT)
        .map(|rank| {
            let created_at_ms = until_ms - chance.between(10, 1_200) * DAY_MS;
            if let Some((last, first, email, phone)) = KNOWN.get(rank) {
                return customer(rank, last, first, email, phone, created_at_ms);
            }
            let first = *chance.pick(&first_names);
            // A particle is a word of its own. The file joins it to its name by a hyphen, because
            // names are parted by spaces there.
            let last = match *chance.pick(&last_names) {
                name if name.starts_with("LE-") => name.replacen('-', " ", 1),
                name => name.to_owned(),
            };
            let email = if chance.percent(3) {
                String::new()
            } else {
                email(chance, first, &last, &mut emails)
            };
            let phone = phone(chance);
            customer(rank, &last, first, &email, &phone, created_at_ms)
        })
        .collect()
}

fn customer(
    rank: usize,
    last: &str,
    first: &str,
    email: &str,
    phone: &str,
    created_at_ms: i64,
) -> BatchCustomer {
    let foreign = phone.starts_with("+44");
    BatchCustomer {
        key: key(rank),
        last_name: last.to_owned(),
        first_name: first.to_owned(),
        email: email.to_owned(),
        phone: phone.to_owned(),
        locale: if foreign { Locale::En } else { Locale::Fr },
        guessed: Guessed::default(),
        created_at_ms,
        at: At::default(),
    }
}

fn email(chance: &mut Chance, first: &str, last: &str, taken: &mut HashSet<String>) -> String {
    let part = |name: &str| -> String {
        text::key(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
    };
    let domain = if chance.percent(70) { "example.org" } else { "example.com" };
    let name = format!("{}.{}", part(first), part(last));
    let mut email = format!("{name}@{domain}");
    let mut rank = 1;
    while !taken.insert(email.clone()) {
        rank += 1;
        email = format!("{name}{rank}@{domain}");
    }
    email
}

/// A number of a range that is given to nobody, where there is such a range.
fn phone(chance: &mut Chance) -> String {
    if chance.percent(12) {
        return String::new();
    }
    let prefix = *chance.pick(&["06 39 98", "01 99 00", "02 61 91", "03 53 01", "04 65 71"]);
    format!("{prefix} {:02} {:02}", chance.below(100), chance.below(100))
}
