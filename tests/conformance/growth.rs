//! What a decision costs, counted and not timed: it does not grow with the house.

use harness::desk::Desk;
use harness::large::Size;
use harness::rounds::Rounds;
use harness::server::fresh_database;
use harness::written::{log_bytes, median, pages, pages_by_name};

/// Rounds that are counted; what is prepared at the first of them is not.
const ROUNDS: usize = 11;
/// Enough that no index of it is one page.
const LARGE: Size = Size { customers: 2_000, requests: 8_000 };

/// What the rounds cost: accepting, asking back, selling.
fn counted(house: &Rounds, count: impl Fn(&Desk, &dyn Fn()) -> u64) -> [u64; 3] {
    let works: [&dyn Fn(usize); 3] = [&|n| house.accept(n), &|n| house.ask(n), &|n| house.sell(n)];
    works.map(|work| {
        let each = (0..ROUNDS).map(|n| count(&house.desk, &|| work(n)));
        median(each.skip(2).collect())
    })
}

fn pages_of(house: &Rounds) -> [u64; 3] {
    counted(house, |desk, work| pages(&desk.folder.join("contremarque.sqlite"), work))
}

fn bytes_of(house: &Rounds) -> [u64; 3] {
    counted(house, |desk, work| log_bytes(desk.url.as_ref().expect("a server"), work))
}

#[test]
fn a_decision_writes_few_pages_whatever_the_size_of_the_house() {
    let small = pages_of(&Rounds::within(None, ROUNDS, true, None));
    let house = Rounds::within(None, ROUNDS + 1, true, Some(LARGE));
    let large = pages_of(&house);
    eprintln!("pages: small {small:?}, large {large:?}");
    let file = house.desk.folder.join("contremarque.sqlite");
    let mut names = pages_by_name(&file, || house.accept(ROUNDS));
    names.sort_unstable();
    eprintln!("{} {names:?}", names.len());
}

#[test]
fn a_decision_writes_few_bytes_into_the_log_of_a_server() {
    let small = bytes_of(&Rounds::within(Some(fresh_database()), ROUNDS, true, None));
    let large = bytes_of(&Rounds::within(Some(fresh_database()), ROUNDS, true, Some(LARGE)));
    eprintln!("bytes: small {small:?}, large {large:?}");
}
