//! A shared house recovered from its server's own backup, `pg_basebackup` and the archive: to the end, and to a moment
//! before.

use std::thread;
use std::time::Duration;

use contract::action::Action;
use contract::anchor::LastNumbers;
use harness::cluster::Cluster;
use harness::desk::{Desk, PEOPLE};
use harness::server::fresh_database_on;
use harness::small::small_house;
use harness::until;
use postgres::{Client, NoTls};

use crate::anchors::hands::rows;
use crate::anchors::went_back::{goes_on, last_deed, verified, went_back};
use crate::reprises::{ask_back, order};
use crate::sales::two_seats_are_sold;

/// Longer than a commit takes to get its time.
const APART: Duration = Duration::from_millis(300);

/// What the server's own clock says, whatever the house lives by.
fn moment(url: &str) -> String {
    thread::sleep(APART);
    let mut client = Client::connect(url, NoTls).unwrap();
    let row = client.query_one("SELECT pg_catalog.clock_timestamp()::TEXT", &[]).unwrap();
    thread::sleep(APART);
    row.get(0)
}

/// Everything that was written so far is in the archive.
fn archived(url: &str) {
    let mut client = Client::connect(url, NoTls).unwrap();
    let now = "SELECT pg_walfile_name(pg_switch_wal())";
    let file: String = client.query_one(now, &[]).unwrap().get(0);
    let last = "SELECT COALESCE(last_archived_wal, '') >= $1 FROM pg_stat_archiver";
    until(30, "the archive", || {
        client.query_one(last, &[&file]).unwrap().get::<_, bool>(0).then_some(())
    })
    .unwrap();
}

#[test]
fn a_house_recovered_to_the_end_goes_on_and_one_recovered_to_a_moment_says_how_many_rows_it_lost() {
    let cluster = Cluster::start().unwrap();
    let desk = Desk::open(Some(fresh_database_on(&cluster.url)), &small_house());
    let url = desk.url.clone().unwrap();
    cluster.keeps_its_past().unwrap();

    ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
    let (before, then) = (rows(&desk), moment(&url));
    let lost = two_seats_are_sold(&desk);
    let after = rows(&desk);
    archived(&url);

    let desk = desk.reopened_after(|_| cluster.recovered_to("").unwrap());
    // Everyone has signed in since, a row each.
    assert_eq!(
        (went_back(&desk), rows(&desk)),
        (None, after + PEOPLE.len() as i64),
        "nothing is lost"
    );
    verified(&desk);
    let after = rows(&desk);

    let desk = desk.reopened_after(|_| cluster.recovered_to(&then).unwrap());
    let back = went_back(&desk).unwrap();
    assert_eq!((back.seen_row, back.found_row, back.missing), (after, before, after - before));
    goes_on(&desk, &LastNumbers::default());
    assert_eq!(last_deed(&desk, Action::HouseWentBack).seq, before + 1);
    let sold = two_seats_are_sold(&desk);
    assert!(
        sold.ticket_numbers.iter().all(|number| !lost.ticket_numbers.contains(number)),
        "{sold:?}"
    );
    verified(&desk);
}
