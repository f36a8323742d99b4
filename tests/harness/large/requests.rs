//! A million requests, each with its place, its order, its row of the journal and, where it was
//! accepted, its lot.

use contract::action::Action;
use std::collections::HashMap;

use domain::money::Cents;
use domain::reprise::RepriseState;
use domain::text;
use office::books::chain::{self, Link, Transfer};
use office::books::ledger;
use office::books::series;
use serde_json::json;
use store::{Store, Value, params};

use super::people::{FIRST_ID as FIRST_CUSTOMER, person};
use super::seals::Seals;
use super::{Loader, STATES, Size, look};
use crate::desk::{BEGINNING_MS, DAY_MS, HOUR_MS};
use crate::dice::Dice;

const FIRST_SHOW: i64 = 10_000;
const FIRST_PERFORMANCE: i64 = 20_000;
const FIRST_ORDER: i64 = 3_000_000;
const FIRST_PLACE: i64 = 5_000_000;
const FIRST_REQUEST: i64 = 7_000_000;
const FIRST_LOT: i64 = 9_000_000;
const FIRST_ORDER_NUMBER: i64 = 1_000_000;
/// Requests a performance, about.
const A_PERFORMANCE: usize = 300;
const PERFORMANCES_A_SHOW: usize = 10;

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
    first_request: i64,
    first_lot: i64,
    policy_id: i64,
    category_id: i64,
    rate_id: i64,
    hall_id: i64,
    operator_id: i64,
    performances: usize,
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
    n: i64,
    /// State.
    pub state: RepriseState,
    /// The channel its place was sold by.
    pub channel: &'static str,
    /// What was paid, in cents.
    pub paid: i64,
    /// What it gives back, in cents.
    pub reprise: i64,
    /// When it was made.
    pub at_ms: i64,
    performance: usize,
    customer: usize,
    row: u64,
    seat: u64,
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

fn title(show: usize) -> String {
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

    fn show(&self) -> usize {
        self.performance / PERFORMANCES_A_SHOW
    }

    fn starts_at_ms(&self) -> i64 {
        BEGINNING_MS - 300 * DAY_MS + self.performance as i64 * 3 * HOUR_MS
    }

    fn accepted(&self) -> bool {
        self.state == RepriseState::Accepted
    }

    fn place_state(&self) -> &'static str {
        match self.state {
            RepriseState::Accepted => "taken_back",
            state if state.is_open() => "pending",
            _ => "live",
        }
    }

    fn action(&self) -> Action {
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

    fn row(&self, stage: &Stage) -> Vec<Value> {
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
            decided.then_some(stage.operator_id),
            decided.then_some(self.at_ms + HOUR_MS),
            1 + i64::from(decided)
        ]
        .to_vec()
    }

    fn data(&self, stage: &Stage) -> String {
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

pub(super) fn load(loader: &mut Loader, stage: &Stage, size: Size) {
    let all = || (0..size.requests).map(|n| Asked::nth(stage, size, n));
    load_season(loader, stage);
    let orders = all().map(|r| {
        let (number, bought) = ((FIRST_ORDER_NUMBER + r.n).to_string(), r.at_ms - 20 * DAY_MS);
        let customer = FIRST_CUSTOMER + r.customer as i64;
        params![FIRST_ORDER + r.n, number, customer, r.channel, bought, r.paid, 0, "issued"]
            .to_vec()
    });
    let columns = "id, number, customer_id, channel, created_at_ms, total_cents, fees_cents, state";
    loader.rows("orders", columns, orders);
    let places = all().map(|r| {
        params![
            FIRST_PLACE + r.n,
            FIRST_ORDER + r.n,
            1,
            FIRST_PERFORMANCE + r.performance as i64,
            stage.category_id,
            stage.rate_id,
            r.paid,
            210,
            r.channel,
            r.place_state(),
            format!("large{:019}", r.n),
            "",
            0
        ]
        .to_vec()
    });
    let columns = "id, order_id, rank, performance_id, category_id, rate_id, price_cents, vat_bp, \
        channel, state, code, holder, copies";
    loader.rows("place", columns, places);
    let columns = "id, number, place_id, order_id, customer_id, performance_id, show_id, channel, \
        state, bucket, requested_at_ms, paid_cents, reprise_cents, fee_cents, policy_id, \
        terms_version, needs_signature, flags, deadline_at_ms, starts_at_ms, customer_key, \
        show_key, place_key, search_key, place_channel, decided_by, decided_at_ms, version";
    loader.rows("reprise", columns, all().map(|r| r.row(stage)));
    load_words(loader, stage, size);
    load_counts(loader, all());
    load_money(loader, stage, size);
    let counted = format!(
        "INSERT INTO series (name, last) VALUES ('reprise', {0}) \
        ON CONFLICT (name) DO UPDATE SET last = series.last + {0}",
        size.requests
    );
    loader.run(&counted);
}

fn load_season(loader: &mut Loader, stage: &Stage) {
    let shows = stage.performances.div_ceil(PERFORMANCES_A_SHOW);
    let rows =
        (0..shows).map(|n| params![FIRST_SHOW + n as i64, title(n), text::key(&title(n))].to_vec());
    loader.rows("show", "id, title, title_key", rows);
    let rows = (0..stage.performances).map(|n| {
        let starts = BEGINNING_MS - 300 * DAY_MS + n as i64 * 3 * HOUR_MS;
        let show = FIRST_SHOW + (n / PERFORMANCES_A_SHOW) as i64;
        params![FIRST_PERFORMANCE + n as i64, show, stage.hall_id, starts, 210, 0].to_vec()
    });
    loader.rows("performance", "id, show_id, hall_id, starts_at_ms, vat_bp, on_sale", rows);
}

fn load_words(loader: &mut Loader, stage: &Stage, size: Size) {
    let mut words: Vec<(String, i64)> = (0..size.requests)
        .flat_map(|n| {
            let r = Asked::nth(stage, size, n);
            let key = r.search_key(stage);
            let row = |word: &str| (word.to_owned(), FIRST_REQUEST + r.n);
            office::reprise::words(&key).into_iter().map(row).collect::<Vec<_>>()
        })
        .collect();
    words.sort_unstable();
    let rows = words.into_iter().map(|(word, id)| params![word, id].to_vec());
    loader.rows("reprise_word", "word, reprise_id", rows);
}

fn load_counts(loader: &mut Loader, all: impl Iterator<Item = Asked>) {
    let mut counts: HashMap<(i64, i64, &str, &str), i64> = HashMap::new();
    for r in all {
        let performance = FIRST_PERFORMANCE + r.performance as i64;
        for (performance, show) in [(0, 0), (performance, FIRST_SHOW + r.show() as i64)] {
            for (state, _) in STATES {
                let counted =
                    counts.entry((performance, show, r.channel, state.key())).or_default();
                *counted += i64::from(state == r.state);
            }
            for state in ["duplicate", "moot", "reversed"] {
                counts.entry((performance, show, r.channel, state)).or_default();
            }
        }
    }
    let rows = counts.into_iter().map(|((performance, show, channel, state), count)| {
        params![performance, show, channel, state, count].to_vec()
    });
    let columns = "performance_id, show_id, place_channel, state, count";
    loader.rows("reprise_count", columns, rows);
}

fn load_money(loader: &mut Loader, stage: &Stage, size: Size) {
    let accepted = || {
        let all = (0..size.requests).map(|n| Asked::nth(stage, size, n));
        all.filter(Asked::accepted).enumerate().map(|(lot, r)| (lot as i64, r))
    };
    let accounts = accepted().map(|(lot, r)| {
        let name = format!("lot-{}", stage.first_lot + lot);
        params![FIRST_LOT + r.n, "lot", name, 0, 0].to_vec()
    });
    loader.rows("account", "id, kind, name, debit_cents, credit_cents", accounts);
    let lots = accepted().map(|(lot, r)| {
        params![
            FIRST_LOT + r.n,
            stage.first_lot + lot,
            FIRST_CUSTOMER + r.customer as i64,
            "reprise",
            FIRST_REQUEST + r.n,
            r.reprise,
            r.at_ms + HOUR_MS,
            r.at_ms + 365 * DAY_MS
        ]
        .to_vec()
    });
    let columns = "id, number, customer_id, origin, reprise_id, issued_cents, issued_at_ms, \
        expires_at_ms";
    loader.rows("credit_lot", columns, lots);
    let (count, cents) = accepted().fold((0, 0), |(n, sum), (_, r)| (n + 1, sum + r.reprise));
    let counted = format!(
        "INSERT INTO series (name, last) VALUES ('lot', {count}) \
        ON CONFLICT (name) DO UPDATE SET last = series.last + {count}; \
        UPDATE account SET debit_cents = debit_cents + {cents} WHERE id = {}; \
         UPDATE account SET credit_cents = \
           (SELECT l.issued_cents FROM credit_lot l WHERE l.id = account.id) \
         WHERE id >= {FIRST_LOT} AND id < {FIRST_LOT} + {}",
        ledger::REPRISES,
        size.requests
    );
    loader.run(&counted);
}

/// One row a request, hashed as the program hashes them. Together they seal every row of the house.
pub(super) fn load_journal(
    loader: &mut Loader,
    stage: &Stage,
    size: Size,
    (seq, hash): (i64, Vec<u8>),
    seals: &Seals,
) {
    let mut prev = hash;
    let rows = (0..size.requests).map(|n| {
        let r = Asked::nth(stage, size, n);
        let link = Link {
            seq: seq + 1 + r.n,
            at_ms: r.at_ms,
            operator_id: stage.operator_id.into(),
            counter_id: 0.into(),
            command_id: format!("00000000-0000-7000-8000-{n:012x}"),
            action: r.action().key().to_owned(),
            customer_id: Some((FIRST_CUSTOMER + r.customer as i64).into()),
            order_id: Some((FIRST_ORDER + r.n).into()),
            reprise_id: Some((FIRST_REQUEST + r.n).into()),
            data: r.data(stage),
            note_hash: None,
        };
        let moved = r.accepted().then_some(transfer(&r));
        let seal = seals.part(n, size.requests);
        let hash = chain::sealed_hash(&prev, &link, Some(&seal), moved.as_slice());
        let before = std::mem::replace(&mut prev, hash.clone());
        params![
            link.seq,
            link.at_ms,
            link.operator_id,
            link.counter_id,
            link.command_id,
            link.action,
            link.customer_id,
            link.order_id,
            link.reprise_id,
            link.data,
            before,
            hash,
            seal
        ]
        .to_vec()
    });
    let columns = "seq, at_ms, operator_id, counter_id, command_id, action, customer_id, order_id, \
        reprise_id, data, prev_hash, hash, seal";
    loader.rows("journal", columns, rows);
    let transfers = (0..size.requests).map(|n| Asked::nth(stage, size, n)).filter(Asked::accepted);
    let transfers = transfers.map(|r| {
        let t = transfer(&r);
        params![seq + 1 + r.n, 0, t.debit_id, t.credit_id, t.amount_cents].to_vec()
    });
    loader.rows("transfer", "seq, rank, debit_id, credit_id, amount_cents", transfers);
    let hash: String = prev.iter().map(|byte| format!("{byte:02x}")).collect();
    loader.head(seq + size.requests as i64, &hash);
}

fn transfer(r: &Asked) -> Transfer {
    Transfer {
        debit_id: ledger::REPRISES,
        credit_id: (FIRST_LOT + r.n).into(),
        amount_cents: Cents(r.reprise),
    }
}
