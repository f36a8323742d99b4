//! Thirty-two counters reach for fifty seats, for as long as `CONTREMARQUE_SOAK_SECONDS` says (five by itself, a minute at
//! most): baskets are filled, changed, sold, let go, and left where they are, while the house's time goes on. What each is
//! told is held against what all others were told.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use api::Clock;
use contract::args::{ById, Empty};
use contract::hold::{HeldSeats, HoldSeats, SeatAt};
use contract::ids::{PerformanceId, RateId, SeatId};
use contract::operator::OperatorCard;
use contract::sale::{
    BasketLine, FreeSeat, FreeSeats, MakeSale, PerformanceList, PerformanceRow, Sold,
};
use contract::selling::{SellingRules, SellingSettings, SetSelling};
use domain::access::Role;
use domain::money::Cents;
use harness::desk::{Desk, PIN};
use harness::dice::{Dice, seed};
use harness::founded::{BareRenderer, PIN_HASH};
use harness::small::small_house;
use office::{Actor, By, Code, House, OfficeError};
use serde_json::{Value as Json, json};
use store::{StoreError, TxExt};

const COUNTERS: usize = 32;
const SEATS: usize = 50;
/// The shortest time that a house lets a basket hold.
const HOLD_MINUTES: i64 = 2;
const HOLD_MS: i64 = HOLD_MINUTES * 60_000;
/// How much faster the house's time runs: a hold is over after two seconds.
const FASTER: i64 = 60;
/// Of the fifty, so many may be sold: the others stay to be fought for.
const SOLD_MAX: u64 = 25;

fn duration() -> Duration {
    let told = std::env::var("CONTREMARQUE_SOAK_SECONDS").ok().and_then(|s| s.parse().ok());
    Duration::from_secs(told.unwrap_or(5).min(60))
}

/// What somebody was told of a seat.
#[derive(Clone, Copy, Debug)]
struct Told {
    who: usize,
    /// When the house said so, and until when it holds.
    at_ms: i64,
    until_ms: i64,
}

/// What all were told, and what does not go together.
#[derive(Default)]
struct Board {
    told: Mutex<HashMap<SeatId, Told>>,
    wrong: Mutex<Vec<String>>,
    holds: AtomicU64,
    refused: AtomicU64,
    sold: AtomicU64,
}

impl Board {
    /// Who lets a seat go says so before the house hears of it.
    fn leaves(&self, who: usize, seats: impl IntoIterator<Item = SeatId>) {
        let mut told = self.told.lock().unwrap();
        for seat in seats {
            if told.get(&seat).is_some_and(|told| told.who == who) {
                told.remove(&seat);
            }
        }
    }

    /// Two who hold a seat at the same time of the house are one too many.
    fn holds(&self, who: usize, held: &HeldSeats) {
        let at_ms = held.until_ms - HOLD_MS;
        let mut told = self.told.lock().unwrap();
        for seat in held.seats.iter().map(|seat| seat.seat_id) {
            let mine = Told { who, at_ms, until_ms: held.until_ms };
            if let Some(other) = told.get(&seat).copied().filter(|other| other.who != who) {
                if other.at_ms < mine.until_ms && at_ms < other.until_ms {
                    self.complain(format!("{seat:?} is held twice: {other:?}, {mine:?}"));
                }
                if other.at_ms > at_ms {
                    continue;
                }
            }
            told.insert(seat, mine);
        }
        self.holds.fetch_add(1, Ordering::Relaxed);
    }

    /// Nobody is refused a seat for a hold that is over.
    fn refused(&self, who: usize, held: &HeldSeats) {
        let at_ms = held.until_ms - HOLD_MS;
        for lost in &held.lost {
            if lost.holder.as_ref().is_some_and(|holder| holder.until_ms <= at_ms) {
                self.complain(format!("{who} is refused at {at_ms} for what is over: {lost:?}"));
            }
        }
        self.refused.fetch_add(1, Ordering::Relaxed);
    }

    fn complain(&self, what: String) {
        self.wrong.lock().unwrap().push(what);
    }
}

/// One of them at work.
struct Worker<'a> {
    who: usize,
    desk: &'a Desk,
    session: String,
    board: &'a Board,
    performance_id: PerformanceId,
    starts_at_ms: i64,
    rate_id: RateId,
    /// What each costs.
    seats: &'a [(SeatId, Cents)],
    dice: Dice,
    mine: Vec<SeatId>,
    until_ms: i64,
}

impl Worker<'_> {
    fn rounds(&mut self, over: &AtomicBool) {
        while !over.load(Ordering::Relaxed) {
            match self.dice.roll(20) {
                // Left where it is: only time frees it.
                0 => std::thread::sleep(Duration::from_millis(self.dice.roll(20))),
                1..=3 => self.reach(Vec::new()),
                // A row of the journal is held to a server's clock: no sale passes while it runs so fast.
                4 if self.desk.url.is_none()
                    && self.board.sold.load(Ordering::Relaxed) < SOLD_MAX =>
                {
                    self.sell();
                }
                _ => self.more(),
            }
        }
    }

    /// Reaches for one to four more seats, or other ones.
    fn more(&mut self) {
        let mut wanted: Vec<SeatId> =
            if self.dice.roll(3) == 0 { Vec::new() } else { self.mine.clone() };
        for _ in 0..=self.dice.roll(4) {
            let at = self.dice.roll(self.seats.len() as u64);
            let (seat, _) = self.seats[usize::try_from(at).unwrap()];
            if !wanted.contains(&seat) && wanted.len() < 8 {
                wanted.push(seat);
            }
        }
        self.reach(wanted);
    }

    fn reach(&mut self, wanted: Vec<SeatId>) {
        let gone: Vec<SeatId> =
            self.mine.iter().copied().filter(|seat| !wanted.contains(seat)).collect();
        self.board.leaves(self.who, gone);
        let performance_id = self.performance_id;
        let seats = wanted.iter().map(|seat_id| SeatAt { performance_id, seat_id: *seat_id });
        let args = HoldSeats { seats: seats.collect(), exchanging: vec![] };
        match self.desk.call::<HeldSeats>(&self.session, "seats_hold", args) {
            Ok(held) => {
                if held.lost.is_empty() {
                    self.board.holds(self.who, &held);
                } else {
                    self.board.refused(self.who, &held);
                }
                self.mine = held.seats.iter().map(|seat| seat.seat_id).collect();
                self.until_ms = held.until_ms;
            }
            Err(refused) => self.board.complain(format!("{}: {refused}", self.session)),
        }
    }

    fn sell(&mut self) {
        let Some(seat_id) = self.mine.pop() else { return };
        let line = BasketLine {
            performance_id: self.performance_id,
            starts_at_ms: self.starts_at_ms,
            seat_id,
            rate_id: self.rate_id,
        };
        let (_, price) = *self.seats.iter().find(|(seat, _)| *seat == seat_id).unwrap();
        let sale = MakeSale {
            customer_id: None,
            lines: vec![line],
            credit_cents: Cents::ZERO,
            card_cents: price,
            card_last4: String::new(),
            card_authorisation: String::new(),
            tendered_cents: Cents::ZERO,
            expected_total_cents: price,
        };
        self.board.leaves(self.who, [seat_id]);
        match self.desk.call::<Sold>(&self.session, "sale_make", sale) {
            Ok(_) => drop(self.board.sold.fetch_add(1, Ordering::Relaxed)),
            // What is over may be somebody else's by now; what is held is sold.
            Err(refused) => {
                let by_the_rules = matches!(refused.code, Code::SeatHeld | Code::SeatSold);
                let over = house_ms(self.desk) >= self.until_ms;
                if !by_the_rules || !over {
                    self.board.complain(format!("{} does not sell: {refused}", self.session));
                }
            }
        }
    }
}

/// What time it is in the house.
fn house_ms(desk: &Desk) -> i64 {
    let Some(url) = &desk.url else { return desk.clock.now_ms() };
    let mut owner = postgres::Client::connect(url, postgres::NoTls).unwrap();
    owner.query_one("SELECT house_ms()", &[]).unwrap().get(0)
}

/// Lets the time of a shared house run faster, by its server's clock: each transaction has the time at which it has the
/// house.
fn runs_faster(desk: &Desk) {
    let mut owner =
        postgres::Client::connect(desk.url.as_deref().unwrap(), postgres::NoTls).unwrap();
    let now = "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";
    let began: i64 = owner.query_one(&format!("SELECT {now}"), &[]).unwrap().get(0);
    let from = desk.clock.now_ms();
    let faster = format!(
        "CREATE OR REPLACE FUNCTION house_ms() RETURNS BIGINT LANGUAGE sql VOLATILE AS \
         $$ SELECT CAST({from} + ({now} - {began}) * {FASTER} AS BIGINT) $$"
    );
    owner.batch_execute(&faster).unwrap();
}

/// Thirty-two cashiers of one program.
fn cashiers(desk: &Desk) -> Vec<String> {
    let names: Vec<String> = (1..=COUNTERS).map(|n| format!("Caisse {n}")).collect();
    let program = Actor::program();
    let added = desk.store().write(|tx| {
        let by = By {
            operator: &program,
            counter_id: 0.into(),
            at_ms: desk.clock.now_ms(),
            renderer: &BareRenderer,
        };
        let house = House::load(tx)?;
        let cx = office::command::unlisted(tx, by, "cashiers", [2; 16], house)?;
        for name in &names {
            let (name, pin_hash) = (name.clone(), PIN_HASH.to_owned());
            let added = contract::settings::AddOperator { name, role: Role::Cashier, pin_hash };
            office::house::operator::add(tx, &cx, &added)?;
        }
        office::command::seal(tx, &cx.mint)?;
        Ok::<_, OfficeError>(())
    });
    added.expect("the cashiers are added");
    let cards: Vec<OperatorCard> = desk.ok("", "operators_signin", json!({}));
    for name in &names {
        let id = cards.iter().find(|card| card.name == *name).map(|card| card.id);
        desk.ok::<Json>(name, "sign_in", json!({ "operator_id": id, "pin": PIN }));
    }
    names
}

/// Baskets hold for minutes that are soon over. What is journalled is so at the time of its transaction: none is while the
/// house's time runs faster.
fn holds_briefly(desk: &Desk) {
    let now: SellingSettings = desk.ok("Hélène", "selling_view", json!({}));
    let rules = SellingRules { hold_minutes: HOLD_MINUTES, ..now.rules };
    desk.ok::<Empty>("Hélène", "selling_set", SetSelling { rules, version: now.version });
}

/// The house's time goes on while all of them work; afterwards all of it is held together.
fn contested(desk: &Desk, at: &[(&Desk, String)]) {
    let list = PerformanceList { search: "figaro".to_owned(), limit: 10 };
    let performances: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
    let wanted = performances.iter().find(|p| p.price_to_cents == Cents(2_500)).unwrap();
    let free: FreeSeats = desk.ok("Karim", "performance_seats", ById { id: wanted.id });
    let rate_id = free.rates.iter().find(|rate| rate.name == "Plein tarif").unwrap().id;
    let price = |seat: &FreeSeat| {
        let cells = free.prices.iter().filter(|cell| cell.rate_id == rate_id);
        cells.clone().find(|cell| cell.category_id == seat.category_id).unwrap().price_cents
    };
    let seats: Vec<(SeatId, Cents)> =
        free.seats.iter().take(SEATS).map(|seat| (seat.id, price(seat))).collect();
    let (board, over, seed) = (Board::default(), AtomicBool::new(false), seed());
    std::thread::scope(|scope| {
        for (who, (desk, session)) in at.iter().enumerate() {
            let mut worker = Worker {
                who,
                desk,
                session: session.clone(),
                board: &board,
                performance_id: wanted.id,
                starts_at_ms: wanted.starts_at_ms,
                rate_id,
                seats: &seats,
                dice: Dice(seed.wrapping_add(who as u64 * 7_919)),
                mine: Vec::new(),
                until_ms: 0,
            };
            let over = &over;
            scope.spawn(move || worker.rounds(over));
        }
        let end = Instant::now() + duration();
        while Instant::now() < end {
            std::thread::sleep(Duration::from_millis(100));
            if desk.url.is_none() {
                desk.clock.pass(100 * FASTER);
            }
        }
        over.store(true, Ordering::Relaxed);
    });
    let (holds, refused) = (board.holds.into_inner(), board.refused.into_inner());
    let sold = board.sold.into_inner();
    println!("{{\"holds\": {holds}, \"refused\": {refused}, \"sold\": {sold}}}");
    assert_eq!(board.wrong.into_inner().unwrap(), Vec::<String>::new());
    assert!(
        holds > 100 && refused > 10 && (sold > 0 || desk.url.is_some()),
        "{holds} holds, {refused} refused, {sold} sold"
    );

    // All of them stop where they are: after the time of a hold nothing is held.
    match desk.url {
        Some(_) => {
            std::thread::sleep(Duration::from_millis((HOLD_MS / FASTER + 100).unsigned_abs()));
        }
        None => desk.clock.pass(HOLD_MS),
    }
    desk.everyone_signs_in();
    let left: FreeSeats = desk.ok("Hélène", "performance_seats", ById { id: wanted.id });
    assert!(left.held.is_empty(), "{:?}", left.held);
    let twice: Result<_, StoreError> = desk.store().read(|tx| {
        let sql =
            "SELECT COUNT(*) FROM (SELECT seat_id FROM place WHERE state IN ('live', 'pending')
            AND seat_id IS NOT NULL GROUP BY performance_id, seat_id HAVING COUNT(*) > 1) AS twice";
        tx.int(sql, &[])
    });
    assert_eq!(twice.unwrap(), 0);
}

#[test]
fn thirty_two_sessions_of_one_program_hold_fifty_seats_each_once_and_none_beyond_its_time() {
    let desk = Desk::sqlite(&small_house());
    holds_briefly(&desk);
    let names = cashiers(&desk);
    let at: Vec<(&Desk, String)> = names.into_iter().map(|name| (&desk, name)).collect();
    contested(&desk, &at);
}

#[test]
fn thirty_two_counters_of_one_server_hold_fifty_seats_each_once_and_none_beyond_its_time() {
    let desk = Desk::postgres(&small_house());
    let counters: Vec<Desk> = (1..COUNTERS)
        .map(|_| {
            let counter = desk.beside_with(&desk.clock);
            counter.signs_in("Karim");
            counter
        })
        .collect();
    holds_briefly(&desk);
    runs_faster(&desk);
    let all = std::iter::once(&desk).chain(&counters);
    let at: Vec<(&Desk, String)> = all.map(|counter| (counter, "Karim".to_owned())).collect();
    contested(&desk, &at);
}
