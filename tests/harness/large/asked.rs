//! What a request of a large house says, the same at each run.

use contract::action::Action;
use domain::reprise::RepriseState;
use domain::text;
use office::books::series;
use serde_json::json;
use store::{Store, Value, params};

use super::people::{FIRST_ID as FIRST_CUSTOMER, person};
use super::{STATES, Size, look};
use crate::desk::{BEGINNING_MS, DAY_MS, HOUR_MS};
use crate::dice::Dice;

pub(super) const FIRST_SHOW: i64 = 10_000;
pub(super) const FIRST_PERFORMANCE: i64 = 20_000;
pub(super) const FIRST_ORDER: i64 = 3_000_000;
pub(super) const FIRST_PLACE: i64 = 5_000_000;
pub(super) const FIRST_REQUEST: i64 = 7_000_000;
pub(super) const FIRST_LOT: i64 = 9_000_000;
pub(super) const FIRST_BESIDE: i64 = 20_000_000;
pub(super) const FIRST_ORDER_NUMBER: i64 = 1_000_000;
/// Requests a performance, about.
const A_PERFORMANCE: usize = 300;
pub(super) const PERFORMANCES_A_SHOW: usize = 10;

const TITLES: [&str; 16] = [
    "LE BOURGEOIS GENTILHOMME",
    "IPHIGENIE EN TAURIDE",
    "LES NOCES DE FIGARO",
    "CARMEN",
    "L’AVARE",
    "LA FLUTE ENCHANTEE",
    "CYRANO DE BERGERAC",
    "GISELLE",
    "PHEDRE",
    "LE CID",
    "ANDROMAQUE",
    "TARTUFFE",
    "LA TRAVIATA",
    "ONDINE",
    "ANTIGONE",
    "LE LAC DES CYGNES",
];
const CHANNELS: [(&str, u64); 5] = [
    ("PARTENAIRE", 1),
    ("ABONNEMENT", 49),
    ("TÉLÉPHONE", 100),
    ("GUICHET", 250),
    ("INTERNET", 600),
];

/// What requests need of the house they are in.
#[derive(Clone, Debug)]
pub struct Stage {
    /// Number of the first customer that is made.
    pub first_number: i64,
    pub(super) first_request: i64,
    pub(super) first_lot: i64,
    pub(super) policy_id: i64,
    pub(super) category_id: i64,
    pub(super) rate_id: i64,
    pub(super) hall_id: i64,
    pub(super) operator_id: i64,
    pub(super) performances: usize,
}

impl Stage {
    pub(super) fn of(store: &Store, size: Size) -> Self {
        let last = |name: &str| {
            look(store, &format!("SELECT COALESCE(MAX(last), 0) FROM series WHERE name = '{name}'"))
        };
        Self {
            first_number: last(series::CUSTOMER) + 1,
            first_request: last(series::REPRISE) + 1,
            first_lot: last(series::LOT) + 1,
            policy_id: look(store, "SELECT MIN(id) FROM policy"),
            category_id: look(store, "SELECT MIN(id) FROM category"),
            rate_id: look(store, "SELECT MIN(id) FROM rate"),
            hall_id: look(store, "SELECT MIN(id) FROM hall"),
            operator_id: look(store, "SELECT MIN(id) FROM operator"),
            performances: (size.requests / A_PERFORMANCE).max(8),
        }
    }
}

/// A request, the same at each run.
#[derive(Clone, Debug)]
pub struct Asked {
    pub(super) n: i64,
    pub state: RepriseState,
    /// The channel its place was sold by.
    pub channel: &'static str,
    /// What was paid, in cents.
    pub paid: i64,
    /// What it gives back, in cents.
    pub reprise: i64,
    /// When it was made.
    pub at_ms: i64,
    pub(super) performance: usize,
    pub(super) customer: usize,
    pub(super) row: u64,
    pub(super) seat: u64,
}

/// A thing drawn with its share of a thousand.
fn drawn<T: Copy>(dice: &mut Dice, of: &[(T, u64)]) -> T {
    let mut roll = dice.roll(1_000);
    for (thing, share) in of {
        if roll < *share {
            return *thing;
        }
        roll -= share;
    }
    of[of.len() - 1].0
}

pub(super) fn title(show: usize) -> String {
    match show / TITLES.len() {
        0 => TITLES[show].to_owned(),
        again => format!("{} {}", TITLES[show % TITLES.len()], again + 1),
    }
}

impl Asked {
    /// The nth request of a house.
    #[must_use]
    pub fn nth(stage: &Stage, size: Size, n: usize) -> Self {
        let mut dice = Dice(n as u64 ^ 0x5eed);
        let paid = [1_200, 1_800, 2_500, 2_600, 3_200, 4_500][dice.index(6)];
        let fee = if dice.roll(5) == 0 { 300 } else { 0 };
        // Those of a performance come together, as its season goes by.
        let near = n * stage.performances / size.requests.max(1) + dice.low_index(40);
        Self {
            n: n as i64,
            state: drawn(&mut dice, &STATES),
            channel: drawn(&mut dice, &CHANNELS),
            paid,
            reprise: paid - fee,
            at_ms: BEGINNING_MS - (size.requests - n) as i64 * 90_000 + dice.roll(80_000) as i64,
            performance: near % stage.performances,
            customer: dice.index(size.customers),
            row: dice.roll(26),
            seat: dice.roll(40),
        }
    }

    pub(super) fn show(&self) -> usize {
        self.performance / PERFORMANCES_A_SHOW
    }

    pub(super) fn starts_at_ms(&self) -> i64 {
        BEGINNING_MS - 300 * DAY_MS + self.performance as i64 * 3 * HOUR_MS
    }

    pub(super) fn accepted(&self) -> bool {
        self.state == RepriseState::Accepted
    }

    pub(super) fn place_state(&self) -> &'static str {
        match self.state {
            RepriseState::Accepted => "taken_back",
            state if state.is_open() => "pending",
            _ => "live",
        }
    }

    pub(super) fn action(&self) -> Action {
        match self.state {
            RepriseState::Accepted => Action::RepriseAccepted,
            RepriseState::Refused => Action::RepriseRefused,
            RepriseState::Withdrawn => Action::RepriseWithdrawn,
            _ => Action::RepriseRequested,
        }
    }

    /// What it is found by.
    #[must_use]
    pub fn search_key(&self, stage: &Stage) -> String {
        let keys = person(self.customer).keys();
        let number = series::reprise_number(stage.first_request + self.n);
        let words = [
            keys.name.as_str(),
            &text::key(&keys.email),
            &(FIRST_ORDER_NUMBER + self.n).to_string(),
            &text::key(&title(self.show())),
            &text::key(&number),
        ];
        format!(" {}", words.join(" "))
    }

    pub(super) fn row(&self, stage: &Stage) -> Vec<Value> {
        let show_key = text::key(&title(self.show()));
        let decided = !self.state.is_open();
        params![
            FIRST_REQUEST + self.n,
            stage.first_request + self.n,
            FIRST_PLACE + self.n,
            FIRST_ORDER + self.n,
            FIRST_CUSTOMER + self.customer as i64,
            FIRST_PERFORMANCE + self.performance as i64,
            FIRST_SHOW + self.show() as i64,
            "SITE",
            self.state.key(),
            self.state.bucket().key(),
            self.at_ms,
            self.paid,
            self.reprise,
            self.paid - self.reprise,
            stage.policy_id,
            1,
            0,
            "",
            self.starts_at_ms() - DAY_MS,
            self.starts_at_ms(),
            person(self.customer).keys().name,
            format!("{show_key} {:013}", self.starts_at_ms()),
            format!("{:019} {:019}", self.row, self.seat),
            self.search_key(stage),
            self.channel,
            (!decided).then_some(self.state.bucket().key()),
            decided.then_some(stage.operator_id),
            decided.then_some(self.at_ms + HOUR_MS),
            1 + i64::from(decided)
        ]
        .to_vec()
    }

    pub(super) fn data(&self, stage: &Stage) -> String {
        json!({
            "reprise": series::reprise_number(stage.first_request + self.n),
            "order": (FIRST_ORDER_NUMBER + self.n).to_string(),
            "show": title(self.show()),
            "starts_at_ms": self.starts_at_ms(),
            "row": "A",
            "seat": self.seat.to_string(),
            "paid_cents": self.paid,
            "reprise_cents": self.reprise,
        })
        .to_string()
    }
}
