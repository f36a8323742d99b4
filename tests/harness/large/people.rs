//! A million customers: a few thousand last names, some of them on every street, and the first
//! names and addresses that go with them.

use domain::text;
use office::customer::keys::{self, Keys};
use store::params;

use super::Loader;
use crate::desk::{BEGINNING_MS, DAY_MS};
use crate::dice::Dice;

/// The id of the first customer.
pub const FIRST_ID: i64 = 1_000_000;

const LAST: [&str; 40] = [
    "Martin",
    "Bernard",
    "Thomas",
    "Petit",
    "Robert",
    "Richard",
    "Durand",
    "Dubois",
    "Moreau",
    "Laurent",
    "Simon",
    "Michel",
    "Lefèvre",
    "Leroy",
    "Roux",
    "David",
    "Bertrand",
    "Morel",
    "Fournier",
    "Girard",
    "Bonnet",
    "Dupont",
    "Lambert",
    "Fontaine",
    "Rousseau",
    "Vincent",
    "Müller",
    "Garçon",
    "Œuvrard",
    "Benali",
    "Le Goff",
    "N’Diaye",
    "Nguyen",
    "Da Silva",
    "Garcia",
    "Haddad",
    "Traoré",
    "Kowalski",
    "Zimmermann",
    "Quéméneur",
];
const ONSETS: [&str; 24] = [
    "Bar", "Cha", "Dou", "Fau", "Gau", "Har", "Jac", "Ker", "Lam", "Mar", "Nau", "Oli", "Pel",
    "Qui", "Ros", "Sau", "Tar", "Vau", "Wil", "Ygr", "Zab", "Bré", "Clé", "Tré",
];
const MIDDLES: [&str; 16] = [
    "a", "be", "chi", "do", "fri", "ga", "li", "mon", "na", "pi", "ri", "sa", "ti", "val", "ve",
    "zo",
];
const ENDINGS: [&str; 14] = [
    "ard", "eau", "el", "ert", "et", "eux", "in", "ier", "lon", "mont", "ot", "quin", "tier",
    "ville",
];
const FIRST: [&str; 48] = [
    "Marie",
    "Jean",
    "Nathalie",
    "Pierre",
    "Isabelle",
    "Michel",
    "Catherine",
    "Philippe",
    "Sylvie",
    "Alain",
    "Anne",
    "Nicolas",
    "Sophie",
    "Christophe",
    "Claire",
    "Laurent",
    "Camille",
    "Julien",
    "Léa",
    "Thomas",
    "Chloé",
    "Antoine",
    "Aïcha",
    "Mamadou",
    "Zoé",
    "Hélène",
    "Karim",
    "Noé",
    "Inès",
    "Lucas",
    "Emma",
    "Louis",
    "Manon",
    "Hugo",
    "Jade",
    "Gabriel",
    "Yasmine",
    "Étienne",
    "Françoise",
    "Jacques",
    "Monique",
    "Bernard",
    "Xavier",
    "Odile",
    "Ursula",
    "Wassim",
    "Fanny",
    "Marguerite",
];
const DOMAINS: [&str; 8] = [
    "gmail.com",
    "orange.fr",
    "hotmail.fr",
    "free.fr",
    "wanadoo.fr",
    "yahoo.fr",
    "laposte.net",
    "example.org",
];

/// A customer.
#[derive(Clone, Debug)]
pub struct Person {
    pub last: String,
    pub first: &'static str,
    pub email: String,
    pub phone: String,
}

impl Person {
    /// What they are sorted and found by.
    #[must_use]
    pub fn keys(&self) -> Keys {
        Keys::of(&self.last, self.first, &self.email, &self.phone)
    }
}

/// The nth customer, the same at each run.
#[must_use]
pub fn person(n: usize) -> Person {
    let mut dice = Dice(n as u64);
    let last = if dice.roll(4) == 0 {
        LAST[dice.low_index(LAST.len())].to_owned()
    } else {
        let (onset, middle) = (dice.low_index(ONSETS.len()), dice.index(MIDDLES.len()));
        let ending = dice.low_index(ENDINGS.len());
        format!("{}{}{}", ONSETS[onset], MIDDLES[middle], ENDINGS[ending])
    };
    let first = FIRST[dice.low_index(FIRST.len())];
    let domain = DOMAINS[dice.low_index(DOMAINS.len())];
    let (a, b) = (text::key(first), text::key(&last).replace(' ', "-"));
    let email = match dice.roll(4) {
        0 => format!("{a}{}@{domain}", n % 1_000),
        1 => format!("{b}{n}@{domain}"),
        _ => format!("{a}.{b}@{domain}"),
    };
    let mobile = if dice.roll(5) == 0 { 7 } else { 6 };
    let phone = format!("+33 {mobile} {:08}", dice.roll(100_000_000));
    Person { last, first, email, phone }
}

pub(super) fn load(loader: &mut Loader, count: usize, first_number: i64) {
    let rows = (0..count).map(|n| {
        let (person, i) = (person(n), n as i64);
        let keys = person.keys();
        params![
            FIRST_ID + i,
            first_number + i,
            person.last,
            person.first,
            keys.name,
            person.email,
            keys.email,
            person.phone,
            keys.phone,
            "fr",
            BEGINNING_MS - DAY_MS * (i % 1_000),
            1
        ]
        .to_vec()
    });
    let columns = "id, number, last_name, first_name, name_key, email, email_key, phone, \
        phone_key, locale, created_at_ms, version";
    loader.rows("customer", columns, rows);
    let mut words: Vec<_> = (0..count)
        .flat_map(|n| {
            let keys = person(n).keys();
            let row = |(word, kind)| (kind as i64, word, keys.name.clone(), FIRST_ID + n as i64);
            keys::words(&keys).into_iter().map(row).collect::<Vec<_>>()
        })
        .collect();
    words.sort_unstable();
    let rows =
        words.into_iter().map(|(kind, word, name, id)| params![kind, word, name, id].to_vec());
    loader.rows("customer_word", "kind, word, name_key, customer_id", rows);
    let counted = format!("UPDATE series SET last = last + {count} WHERE name = 'customer'");
    loader.run(&counted);
}
