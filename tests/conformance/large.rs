//! Lists of a large house, held against the plainest way to make them: every row looked at.

use contract::args::{ById, Noted, Versioned};
use contract::customer::{CustomerPage, CustomerSearch};
use contract::ids::{CustomerId, PerformanceId, RepriseId, ShowId};
use contract::journal::{JournalList, JournalPage, Verification};
use contract::reprise::{
    AcceptMany, BucketCounts, Decided, DecidedMany, RepriseList, ReprisePage, RepriseSort,
};
use domain::reprise::RepriseState;
use harness::desk::{Desk, on_each_engine};
use harness::dice::Dice;
use harness::large::{Large, Person, Size, person};
use harness::queue;
use office::customer::keys;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::json;
use store::{Store, StoreError, TxExt};

use crate::reprises::{ask_back, order};

/// Enough that pages end short, words are common and filters find many.
const CUSTOMERS: usize = 6_000;
const REQUESTS: usize = 12_000;

fn filled(desk: &Desk, customers: usize, requests: usize) -> (Store, Large) {
    let store = desk.store();
    let file = desk.folder.join("contremarque.sqlite");
    let size = Size { customers, requests, beside: 2 };
    let large = Large::fill(&store, desk.url.as_deref(), &file, size);
    (store, large)
}

fn rows<T: DeserializeOwned>(store: &Store, sql: &str) -> Vec<T> {
    store.read(|tx| tx.rows::<T, _>(sql, &[])).map_err(|e: StoreError| e.to_string()).unwrap()
}

/// All pages of a search, which must not be longer than asked; ids in order.
fn searched(desk: &Desk, search: &str, limit: i64) -> Vec<CustomerId> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let args = CustomerSearch { search: search.to_owned(), after, limit };
        let page: CustomerPage = desk.ok("Karim", "customer_search", args);
        assert!(page.rows.len() as i64 <= limit);
        found.extend(page.rows.into_iter().map(|row| row.id));
        after = page.next;
        if after.is_none() {
            return found;
        }
    }
}

#[derive(Deserialize)]
struct Customer {
    id: CustomerId,
    last_name: String,
    first_name: String,
    email: String,
    phone: String,
}

/// The same, by looking at every customer: the first word gives the order.
fn looked_through(customers: &[Customer], search: &str) -> Vec<CustomerId> {
    let typed: Vec<String> = search.split(' ').map(str::to_owned).collect();
    let mut found = Vec::new();
    for c in customers {
        let keys = keys::Keys::of(&c.last_name, &c.first_name, &c.email, &c.phone);
        let words = keys::words(&keys);
        let best = |typed: &String| {
            let fits = |(word, kind): &(&String, &keys::WordKind)| {
                word.starts_with(typed.as_str())
                    && typed.contains('@') == (**kind == keys::WordKind::Address)
            };
            words.iter().filter(fits).map(|(word, kind)| (*kind, word.clone())).min()
        };
        if let (true, Some(first)) = (typed.iter().all(|t| best(t).is_some()), best(&typed[0])) {
            found.push((first, keys.name.clone(), c.id));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, _, id)| id).collect()
}

/// What people type: beginnings of names, addresses and phones, one or two of them.
fn typings(dice: &mut Dice, count: usize) -> Vec<String> {
    let cut =
        |dice: &mut Dice, word: &str| -> String { word.chars().take(1 + dice.index(12)).collect() };
    let word = |dice: &mut Dice, of: &Person| {
        let keys = of.keys();
        let words: Vec<String> = keys::words(&keys).into_keys().collect();
        let word = dice.of(&words).clone();
        match word.find('@') {
            Some(at) => word.chars().take(at + 1 + dice.index(4)).collect(),
            None => cut(dice, &word),
        }
    };
    let mut typed: Vec<String> = (0..count)
        .map(|n| {
            let (a, b) = (person(dice.index(CUSTOMERS)), person(dice.index(CUSTOMERS)));
            match n % 3 {
                0 => word(dice, &a),
                1 => format!("{} {}", word(dice, &a), word(dice, &a)),
                _ => format!("{} {}", word(dice, &a), word(dice, &b)),
            }
        })
        .collect();
    // Common words together: compared page by page, which end short.
    typed.extend(["m g", "gmail m", "g f m", "marie.", "06"].map(str::to_owned));
    // Six digits and more are a phone, spaces and all.
    let digits = |t: &String| t.chars().filter(char::is_ascii_digit).count() >= 6;
    typed.retain(|t| !(digits(t) && t.contains(' ')));
    typed
}

#[test]
fn a_search_finds_whom_a_look_at_every_customer_finds_in_the_same_order() {
    on_each_engine(|desk| {
        let (store, _) = filled(desk, CUSTOMERS, 10);
        let sql = "SELECT id, last_name, first_name, email, phone FROM customer";
        let customers: Vec<Customer> = rows(&store, sql);
        assert!(customers.len() > CUSTOMERS);
        let mut found_some = 0;
        for typed in typings(&mut Dice(7), 24) {
            let clean = typed.trim_end_matches('.').to_owned();
            let expected = looked_through(&customers, &clean);
            assert_eq!(searched(desk, &typed, 200), expected, "{typed:?}");
            found_some += usize::from(!expected.is_empty());
        }
        assert!(found_some > 15);
    });
}

#[derive(Deserialize)]
struct Request {
    id: RepriseId,
    state: RepriseState,
    requested_at_ms: i64,
    decided_at_ms: Option<i64>,
    show_id: ShowId,
    performance_id: PerformanceId,
    place_channel: String,
    customer_key: String,
    show_key: String,
    place_key: String,
    search_key: String,
    paid_cents: i64,
    reprise_cents: i64,
    fee_cents: i64,
    starts_at_ms: i64,
}

impl Request {
    fn key(&self, sort: RepriseSort) -> (i64, String) {
        let number = |n: i64| (n, String::new());
        let text = |t: &str| (0, t.to_owned());
        match sort {
            RepriseSort::Received => number(self.requested_at_ms),
            RepriseSort::Decided => number(self.decided_at_ms.unwrap()),
            RepriseSort::Customer => text(&self.customer_key),
            RepriseSort::Show => text(&self.show_key),
            RepriseSort::Place => text(&self.place_key),
            RepriseSort::Paid => number(self.paid_cents),
            RepriseSort::Reprise => number(self.reprise_cents),
            RepriseSort::Difference => number(self.fee_cents),
            RepriseSort::TimeLeft => number(self.starts_at_ms),
        }
    }

    /// Whether the filters that all lists share let it through.
    fn fits(&self, args: &RepriseList) -> bool {
        let words = domain::text::words(&args.search);
        words.iter().all(|word| self.search_key.contains(&format!(" {word}")))
            && args.show_id.is_none_or(|id| id == self.show_id)
            && args.performance_id.is_none_or(|id| id == self.performance_id)
            && args.channel.as_ref().is_none_or(|c| *c == self.place_channel)
            && args.received_from_ms.is_none_or(|at| self.requested_at_ms >= at)
            && args.received_to_ms.is_none_or(|at| self.requested_at_ms < at)
    }
}

/// A question with a filter or two, in one of the orders.
fn question(dice: &mut Dice, all: &[Request]) -> RepriseList {
    let of = dice.of(all);
    let word = |dice: &mut Dice| {
        let words: Vec<&str> = of.search_key.split_whitespace().collect();
        dice.of(&words).chars().take(1 + dice.index(7)).collect::<String>()
    };
    let mut args = RepriseList {
        sort: *dice.of(queue::sorts(of.state.bucket())),
        descending: dice.roll(2) == 0,
        ..queue::page(of.state.bucket(), 200)
    };
    for _ in 0..1 + dice.roll(2) {
        match dice.roll(7) {
            0 => args.search = word(dice),
            1 => args.search = format!("{} {}", word(dice), word(dice)),
            2 => args.show_id = Some(of.show_id),
            3 => args.performance_id = Some(of.performance_id),
            4 => args.channel = Some(of.place_channel.clone()),
            5 => args.state = Some(of.state),
            _ => {
                args.received_from_ms = Some(of.requested_at_ms);
                args.received_to_ms = Some(of.requested_at_ms + 40_000_000);
            }
        }
    }
    args
}

fn looked_for(all: &[Request], args: &RepriseList) -> Vec<RepriseId> {
    let wanted = |r: &&Request| {
        r.state.bucket() == args.bucket
            && args.state.is_none_or(|state| state == r.state)
            && r.fits(args)
    };
    let mut found: Vec<&Request> = all.iter().filter(wanted).collect();
    found.sort_by_key(|r| (r.key(args.sort), r.id));
    if args.descending {
        found.reverse();
    }
    found.into_iter().map(|r| r.id).collect()
}

/// Each count is right, or is not given.
fn assert_counts(all: &[Request], args: &RepriseList, counts: &BucketCounts) {
    let given = [counts.open, counts.sign, counts.held, counts.done];
    for (bucket, count) in given.into_iter().enumerate() {
        let fits = |r: &&Request| r.state.bucket() as usize == bucket && r.fits(args);
        let expected = all.iter().filter(fits).count() as i64;
        assert!(count.is_none_or(|count| count == expected), "{args:?} {count:?}");
    }
}

#[test]
fn every_filter_in_every_order_gives_the_requests_that_a_look_at_each_gives() {
    on_each_engine(|desk| {
        let (store, _) = filled(desk, 2_000, REQUESTS);
        let all: Vec<Request> = rows(
            &store,
            "SELECT id, state, requested_at_ms, decided_at_ms, show_id, performance_id, place_channel, \
             customer_key, show_key, place_key, search_key, paid_cents, reprise_cents, fee_cents, \
             starts_at_ms FROM reprise",
        );
        let mut dice = Dice(3);
        let mut found_some = 0;
        for _ in 0..28 {
            let mut args = question(&mut dice, &all);
            let expected = looked_for(&all, &args);
            found_some += usize::from(!expected.is_empty());
            let mut found = Vec::new();
            loop {
                let page: ReprisePage = desk.ok("Léa", "reprise_list", args.clone());
                if args.after.is_none() {
                    assert_counts(&all, &args, &page.counts);
                }
                found.extend(page.rows.into_iter().map(|row| row.id));
                args.after = page.next;
                if args.after.is_none() {
                    break;
                }
            }
            assert_eq!(found, expected, "{args:?}");
        }
        assert!(found_some > 22);
    });
}

#[derive(Deserialize)]
struct Deed {
    seq: i64,
    at_ms: i64,
    last_name: String,
    first_name: String,
    email: String,
    phone: String,
}

impl Deed {
    fn words(&self) -> Vec<String> {
        let of = keys::Keys::of(&self.last_name, &self.first_name, &self.email, &self.phone);
        keys::words(&of).into_keys().collect()
    }
}

/// All pages of the journal under a question; rows in order.
fn journal(desk: &Desk, question: &JournalList) -> Vec<i64> {
    let (mut found, mut args) = (Vec::new(), question.clone());
    loop {
        let page: JournalPage = desk.ok("Hélène", "journal_list", &args);
        assert!(page.rows.len() as i64 <= args.limit);
        found.extend(page.rows.into_iter().map(|row| row.seq));
        args.after = page.next;
        if args.after.is_none() {
            return found;
        }
    }
}

#[test]
fn the_journal_has_every_deed_of_a_period_for_a_customer_who_has_the_words() {
    on_each_engine(|desk| {
        let (store, _) = filled(desk, 2_000, 3_000);
        let deeds: Vec<Deed> = rows(
            &store,
            "SELECT j.seq, j.at_ms, c.last_name, c.first_name, c.email, c.phone \
             FROM journal j JOIN customer c ON c.id = j.customer_id ORDER BY j.seq DESC",
        );
        let words: Vec<Vec<String>> = deeds.iter().map(Deed::words).collect();
        let mut dice = Dice(11);
        let mut typed = ["ma", "m g", "e x"].map(str::to_owned).to_vec();
        typed.extend(typings(&mut dice, 24));
        let mut found_some = 0;
        for (rank, customer) in typed.into_iter().enumerate() {
            let mut at = || Some(dice.of(&deeds).at_ms);
            let (from_ms, to_ms) = match rank % 4 {
                0 | 1 => (None, None),
                2 => (at(), None),
                _ => (None, at()),
            };
            let args = JournalList {
                operator_id: None,
                customer,
                order: String::new(),
                from_ms,
                to_ms,
                after: None,
                limit: 150,
            };
            let wanted = domain::text::words(&args.customer);
            let fits = |rank: &usize| {
                let at_ms = deeds[*rank].at_ms;
                from_ms.is_none_or(|from| at_ms >= from)
                    && to_ms.is_none_or(|to| at_ms < to)
                    && wanted.iter().all(|w| words[*rank].iter().any(|word| word.starts_with(w)))
            };
            let mut expected: Vec<&Deed> =
                (0..deeds.len()).filter(fits).map(|rank| &deeds[rank]).collect();
            if rank % 4 > 1 {
                expected.sort_by_key(|deed| std::cmp::Reverse((deed.at_ms, deed.seq)));
            }
            let expected: Vec<i64> = expected.into_iter().map(|deed| deed.seq).collect();
            found_some += usize::from(!expected.is_empty());
            assert_eq!(journal(desk, &args), expected, "{args:?}");
        }
        assert!(found_some > 10);
    });
}

#[test]
fn a_large_house_verifies() {
    on_each_engine(|desk| {
        filled(desk, 500, 3_000);
        let found = desk.ok::<Verification>("Hélène", "journal_verify", json!({}));
        assert!(found.ok && found.rows > 3_000, "{found:?}");
    });
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Counted {
    performance_id: PerformanceId,
    place_channel: String,
    state: String,
    count: i64,
}

/// What is counted beside the requests, and what a count of them says.
fn counted(store: &Store) -> [Vec<Counted>; 2] {
    let kept = "SELECT performance_id, place_channel, state, count FROM reprise_count \
        WHERE count <> 0 ORDER BY performance_id, place_channel, state";
    let now = "SELECT performance_id, place_channel, state, COUNT(*) AS count FROM reprise \
        GROUP BY performance_id, place_channel, state UNION ALL \
        SELECT 0, place_channel, state, COUNT(*) AS count FROM reprise \
        GROUP BY place_channel, state ORDER BY 1, 2, 3";
    [rows(store, kept), rows(store, now)]
}

#[test]
fn what_is_counted_follows_every_decision() {
    on_each_engine(|desk| {
        let store = desk.store();
        let same = |when: &str| {
            let [kept, now] = counted(&store);
            assert_eq!(kept, now, "{when}");
        };
        let places = order(desk, "671083").places;
        let asked: Vec<_> = places.iter().map(|p| ask_back(desk, "Léa", p.id)).collect();
        same("asked");
        let seen = |n: usize| Versioned { id: asked[n].row.id, version: asked[n].row.version };
        let both = AcceptMany { requests: vec![seen(0), seen(1)] };
        desk.ok::<DecidedMany>("Léa", "reprise_accept_many", both);
        same("accepted together");
        desk.ok::<Decided>("Léa", "reprise_undo", ById { id: asked[0].row.id });
        same("undone");
        desk.ok::<Decided>("Léa", "reprise_hold", seen(2));
        same("put aside");
        let taken = Noted { id: asked[1].row.id, version: 2, note: String::new() };
        desk.ok::<Decided>("Hélène", "reprise_reverse", taken);
        same("reversed");
    });
}
