//! The orders of the demo house.

use contract::customer::OrderState;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::time::{DAY_MS, HOUR_MS};
use formats::batch::{At, BatchHall, BatchOrder, BatchPlace};

use super::chance::Chance;
use super::people;
use super::season::{CATEGORIES, GROUP_CATEGORY, RATES, Season, VAT_BP, price};
use crate::OfficeError;

/// Orders in all.
pub(super) const COUNT: usize = 5_000;
/// Number of the first.
const FIRST_NUMBER: usize = 666_086;

const INTERNET: &str = "INTERNET";
const CHANNELS: [(&str, usize); 4] =
    [(INTERNET, 56), ("GUICHET", 22), ("TÉLÉPHONE", 8), ("ABONNEMENT", 14)];

/// Where seats of each performance are sold.
struct Plan<'a> {
    hall: &'a BatchHall,
    /// Ranks in the hall's list, by category.
    by_category: [Vec<usize>; 3],
    /// By performance, then by rank in the hall's list.
    taken: Vec<Vec<bool>>,
    sold: Vec<usize>,
    /// Seats of a performance that may be sold.
    most: Vec<usize>,
}

impl<'a> Plan<'a> {
    fn new(hall: &'a BatchHall, season: &Season, few: usize) -> Self {
        let of = |category: &str| -> Vec<usize> {
            let seats = hall.seats.iter().enumerate();
            seats.filter(|(_, seat)| seat.category == category).map(|(rank, _)| rank).collect()
        };
        let mut most = vec![540; season.slots.len()];
        most[few] = 260;
        Self {
            hall,
            by_category: CATEGORIES.map(of),
            taken: vec![vec![false; hall.seats.len()]; season.slots.len()],
            sold: vec![0; season.slots.len()],
            most,
        }
    }

    /// `count` free seats of a category, side by side where there are such.
    fn take(
        &mut self,
        chance: &mut Chance,
        slot: usize,
        category: usize,
        count: usize,
    ) -> Vec<usize> {
        if self.sold[slot] + count > self.most[slot] {
            return Vec::new();
        }
        let ranks = &self.by_category[category];
        let taken = &mut self.taken[slot];
        let start = chance.below(ranks.len());
        let walk = ranks[start..].iter().chain(&ranks[..start]);
        let free: Vec<usize> = walk.copied().filter(|rank| !taken[*rank]).take(count).collect();
        if free.len() < count {
            return Vec::new();
        }
        for rank in &free {
            taken[*rank] = true;
        }
        self.sold[slot] += count;
        free
    }

    fn reserve(&mut self, slot: usize, row: &str, number: &str) -> Result<usize, OfficeError> {
        let seats = self.hall.seats.iter();
        let rank = seats.clone().position(|seat| seat.row == row && seat.number == number);
        let rank = rank.ok_or_else(|| OfficeError::internal(format!("no seat {row} {number}")))?;
        self.taken[slot][rank] = true;
        self.sold[slot] += 1;
        Ok(rank)
    }

    fn seat(&self, rank: usize) -> (String, String) {
        let seat = &self.hall.seats[rank];
        (seat.row.clone(), seat.number.clone())
    }
}

/// The orders, oldest first, none after `until_ms`.
pub(super) fn orders(
    chance: &mut Chance,
    season: &Season,
    hall: &BatchHall,
    until_ms: i64,
) -> Result<Vec<BatchOrder>, OfficeError> {
    let noces = season.slot("LES NOCES DE FIGARO", "2020-06-20 19:00")?;
    let mut plan = Plan::new(hall, season, noces);
    let fixed = fixed(season, &mut plan, until_ms)?;
    // The three places of the counter's first lesson stay free, side by side, in the first row.
    for number in ["12", "14", "16"] {
        let rank = plan.reserve(noces, "A", number)?;
        plan.by_category[0].retain(|seat| *seat != rank);
        plan.taken[noces][rank] = false;
    }
    let mut random = Vec::with_capacity(COUNT);
    while random.len() < COUNT - fixed.len() {
        random.extend(random_order(chance, season, &mut plan, until_ms));
    }
    random.sort_by_key(|order| order.created_at_ms);
    Ok(numbered(random, fixed))
}

/// Numbers follow the time of the sale; the fixed orders have theirs.
fn numbered(random: Vec<BatchOrder>, fixed: Vec<BatchOrder>) -> Vec<BatchOrder> {
    let mut fixed = fixed.into_iter().peekable();
    let mut random = random.into_iter();
    let mut orders = Vec::with_capacity(COUNT);
    for number in (FIRST_NUMBER..FIRST_NUMBER + COUNT).map(|n| n.to_string()) {
        let next = match fixed.next_if(|order| order.number == number) {
            Some(order) => Some(order),
            None => random.next(),
        };
        let Some(mut order) = next else { break };
        order.key = format!("o{number}");
        for (rank, place) in order.places.iter_mut().enumerate() {
            place.key = format!("o{number}-{}", rank + 1);
        }
        order.number = number;
        orders.push(order);
    }
    orders
}

/// The orders that everyone knows by their number.
fn fixed(
    season: &Season,
    plan: &mut Plan<'_>,
    until_ms: i64,
) -> Result<Vec<BatchOrder>, OfficeError> {
    let iphigenie = season.slot("IPHIGÉNIE EN TAURIDE", "2020-06-07 19:30")?;
    let bourgeois = season.slot("LE BOURGEOIS GENTILHOMME", "2020-06-02 21:00")?;
    let carmen = season.slot("CARMEN", "2020-06-12 20:00")?;
    let mut school = order(people::SCHOOL, "TÉLÉPHONE", until_ms - 15 * HOUR_MS);
    school.number = "671080".to_owned();
    school.places.push(BatchPlace {
        seat: None,
        category: GROUP_CATEGORY.to_owned(),
        holder: "24 élèves et 2 accompagnateurs".to_owned(),
        ..place(season, carmen, None, 0, 3, Cents(31_200))
    });
    let mut three = order(people::DUPONT, INTERNET, until_ms - 12 * HOUR_MS);
    three.number = "671083".to_owned();
    for number in ["24", "26", "28"] {
        let rank = plan.reserve(iphigenie, "A", number)?;
        let seat = Some(plan.seat(rank));
        three.places.push(place(season, iphigenie, seat, 2, 0, season.slots[iphigenie].full[2]));
    }
    let mut two = order(people::DUPONT, INTERNET, until_ms - 11 * HOUR_MS);
    two.number = "671084".to_owned();
    for number in ["4", "6"] {
        let rank = plan.reserve(bourgeois, "K", number)?;
        let seat = Some(plan.seat(rank));
        two.places.push(place(season, bourgeois, seat, 1, 0, season.slots[bourgeois].full[1]));
    }
    let mut fixed = vec![school, three, two];
    for order in &mut fixed {
        order.total = order.places.iter().map(|place| place.price).sum();
    }
    Ok(fixed)
}

fn order(customer: usize, channel: &str, created_at_ms: i64) -> BatchOrder {
    BatchOrder {
        key: String::new(),
        number: String::new(),
        customer: Some(people::key(customer)),
        channel: channel.to_owned(),
        created_at_ms,
        fees: Cents::ZERO,
        total: Cents::ZERO,
        state: OrderState::Issued,
        places: Vec::new(),
        at: At::default(),
    }
}

fn place(
    season: &Season,
    slot: usize,
    seat: Option<(String, String)>,
    category: usize,
    rate: usize,
    price: Cents,
) -> BatchPlace {
    BatchPlace {
        key: String::new(),
        performance: season.slots[slot].key.clone(),
        seat,
        seat_guid: String::new(),
        category: CATEGORIES[category].to_owned(),
        rate: RATES[rate].0.to_owned(),
        price,
        vat_bp: Some(VAT_BP),
        state: PlaceState::Live,
        code: String::new(),
        holder: String::new(),
        copies: 0,
        scanned_at_ms: None,
        at: At::default(),
    }
}

/// An order as any; nothing where the performance is full.
fn random_order(
    chance: &mut Chance,
    season: &Season,
    plan: &mut Plan<'_>,
    until_ms: i64,
) -> Option<BatchOrder> {
    let slot = chance.below(season.slots.len());
    let starts_at_ms = season.slots[slot].starts_at_ms;
    let (channel, _) = CHANNELS[chance.weighted(&CHANNELS.map(|(_, weight)| weight))];
    let count = 1 + chance.weighted(&[22, 46, 12, 12, 4, 2, 1, 1]);
    let category = chance.weighted(&[34, 38, 28]);
    let ranks = plan.take(chance, slot, category, count);
    if ranks.is_empty() {
        return None;
    }
    // Passing customers buy at the counter; everyone else is known.
    let known = channel != "GUICHET" || chance.percent(60);
    let last_ms = until_ms.min(starts_at_ms - HOUR_MS);
    let ahead = chance.between(1, 60).pow(2) / 40;
    let created_at_ms = last_ms - ahead * DAY_MS - chance.between(0, 10 * HOUR_MS);
    let mut order = order(people::buyer(chance), channel, created_at_ms);
    if !known {
        order.customer = None;
    }
    let printed =
        matches!(channel, "GUICHET" | "ABONNEMENT") && chance.percent(80) || chance.percent(10);
    let came = starts_at_ms < until_ms && chance.percent(92);
    for rank in ranks {
        let rate = rate(chance, channel, count);
        let full = season.slots[slot].full[category];
        let seat = Some(plan.seat(rank));
        let scanned_at_ms = came.then(|| starts_at_ms - chance.between(2, 40) * 60_000);
        order.places.push(BatchPlace {
            copies: i64::from(printed),
            scanned_at_ms,
            ..place(season, slot, seat, category, rate, price(full, rate))
        });
    }
    order.fees = if channel == INTERNET && chance.percent(15) { Cents(200) } else { Cents::ZERO };
    order.total = order.fees + order.places.iter().map(|place| place.price).sum();
    if chance.percent(2) && starts_at_ms > until_ms {
        cancel(&mut order);
    }
    Some(order)
}

/// Rank of the rate.
fn rate(chance: &mut Chance, channel: &str, count: usize) -> usize {
    match channel {
        "ABONNEMENT" => 2,
        _ if count >= 6 => 3,
        _ => [0, 1, 4][chance.weighted(&[72, 25, 3])],
    }
}

fn cancel(order: &mut BatchOrder) {
    order.state = OrderState::Cancelled;
    for place in &mut order.places {
        place.state = PlaceState::Cancelled;
    }
}
