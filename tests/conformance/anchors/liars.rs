//! Any login of a house's database may say something on the counters' channel: what it says is worth a look at the house, and no
//! number.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use api::{Heard, Topic};
use contract::anchor::LastNumbers;
use contract::operator::AppState;
use harness::desk::Desk;
use harness::server::site_login;
use harness::small::small_house;
use postgres::fallible_iterator::FallibleIterator;
use postgres::{Client, NoTls};
use serde_json::{Value as Json, json};

use super::copies::OldCopy;
use super::hands::rows;
use super::went_back::{goes_on, verified};
use crate::counters::Ears;
use crate::reprises::{ask_back, order};
use crate::sales::two_seats_are_sold;

const CHANNEL: &str = "contremarque";

/// Notifications a second.
const FLOOD: i32 = 8_000;

fn tell(client: &mut Client, text: &str) {
    client.execute("SELECT pg_notify($1, $2)", &[&CHANNEL, &text]).unwrap();
}

/// Answers the question of whoever goes on, in the name of these counters: numbers beyond the true ones, beyond belief, below
/// everything, no numbers at all; unsigned, and with a signature that nobody made.
fn lies(login: &str, counters: &[i64], over: &AtomicBool) -> usize {
    let mut client = Client::connect(login, NoTls).unwrap();
    client.batch_execute(&format!("LISTEN {CHANNEL}")).unwrap();
    let mut told = 0;
    while !over.load(Ordering::SeqCst) {
        let heard: Vec<String> = client
            .notifications()
            .timeout_iter(Duration::from_millis(20))
            .map(|notification| Ok(notification.payload().to_owned()))
            .collect()
            .unwrap();
        if !heard.iter().any(|text| text.contains(" told?")) {
            continue;
        }
        for counter in counters {
            for words in [
                "ticket=5000 order=5000",
                "ticket=9223372036854775807",
                "ticket=-9223372036854775808",
                "%s=🎭",
                "",
            ] {
                tell(&mut client, &format!("{counter}-liar told {words}"));
                tell(&mut client, &format!("{counter}-liar told {words} sig={}", "ab".repeat(64)));
                told += 1;
            }
        }
    }
    told
}

#[test]
fn a_number_that_no_counter_signed_is_not_taken_and_speaks_for_nobody() {
    let desk = Desk::postgres(&small_house());
    let (heard, silent) = (desk.beside(), desk.beside());
    heard.ok::<Json>("Hélène", "mail_resume", json!({}));
    silent.ok::<Json>("Hélène", "mail_resume", json!({}));
    let _ears = Ears::of(&heard);
    let url = desk.url.as_ref().unwrap();
    let login = site_login(url);
    let counters: Vec<i64> = Client::connect(url, NoTls)
        .and_then(|mut owner| owner.query("SELECT id FROM counter", &[]))
        .map(|rows| rows.iter().map(|row| row.get(0)).collect())
        .unwrap();
    assert_eq!(counters.len(), 3);
    let old = OldCopy::of(&desk);
    let lost = two_seats_are_sold(&desk);
    old.fails_over();
    desk.call::<Json>("Hélène", "mail_resume", json!({})).unwrap_err();
    let over = AtomicBool::new(false);
    let (gone_on, lied) = std::thread::scope(|scope| {
        let liar = scope.spawn(|| lies(&login, &counters, &over));
        std::thread::sleep(Duration::from_millis(300));
        let gone_on = goes_on(&desk, &LastNumbers::default());
        over.store(true, Ordering::SeqCst);
        (gone_on, liar.join().unwrap())
    });
    assert!(lied > 0, "nobody asked");
    let name = silent.ok::<AppState>("", "app_state", json!({})).counter;
    assert_eq!(gone_on.unheard, [name], "who was spoken for said nothing");
    let sold = two_seats_are_sold(&desk);
    assert_eq!(sold.ticket_numbers[0], lost.ticket_numbers[1] + 1);
    verified(&desk);
}

#[test]
fn eight_thousand_notifications_a_second_cost_a_counter_a_few_looks_at_the_house() {
    let desk = Desk::postgres(&small_house());
    let other = desk.beside();
    other.ok::<Json>("Hélène", "mail_resume", json!({}));
    let ears = Ears::of(&other);
    let login = site_login(desk.url.as_ref().unwrap());
    let before = rows(&desk);
    let over = AtomicBool::new(false);
    let sent = std::thread::scope(|scope| {
        let flood = scope.spawn(|| {
            let mut client = Client::connect(&login, NoTls).unwrap();
            let tenth = format!(
                "SELECT pg_notify('{CHANNEL}', $1::int || '-' || n || CASE n % 3 WHEN 0 THEN ' told? ' || n \
                WHEN 1 THEN ' told ticket=' || n ELSE ' reprises rien' END) FROM generate_series(1, {}) AS n",
                FLOOD / 10
            );
            let mut sent = 0;
            while !over.load(Ordering::SeqCst) {
                let began = Instant::now();
                client.query(&tenth, &[&sent]).unwrap();
                sent += 1;
                std::thread::sleep(Duration::from_millis(100).saturating_sub(began.elapsed()));
            }
            sent
        });
        std::thread::sleep(Duration::from_secs(2));
        // Nobody writes more than a look, and work goes on meanwhile.
        assert_eq!(rows(&desk), before);
        ask_back(&desk, "Léa", order(&desk, "671083").places[0].id);
        ears.wait_for(Topic::Reprises);
        std::thread::sleep(Duration::from_secs(1));
        over.store(true, Ordering::SeqCst);
        flood.join().unwrap()
    });
    let told = ears.all().iter().filter(|heard| matches!(heard, Heard::Changed(_))).count();
    assert!(sent >= 10, "{sent} tenths of a second");
    assert!(
        told <= 40,
        "the pages of the other counter were told {told} times in {sent} tenths of a second"
    );
    // Once it is over, it hears as before.
    ask_back(&desk, "Léa", order(&desk, "671083").places[1].id);
    ears.wait_for(Topic::Reprises);
}
