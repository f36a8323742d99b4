//! The days of a house are those of its zone, over a change of hour too, whatever a counter's clock says.

use std::sync::Arc;

use api::Clock;
use contract::args::ById;
use domain::amendment::Standing;
use harness::desk::{DAY_MS, Desk, TestClock};
use harness::small::season;
use office::Code;

use super::{accepted, leaves_after_the_time_to_undo};
use crate::amendments::{sold, void_quote};
use crate::sales::figaro;

/// A zone, and the first and the last instant of a day there, UTC milliseconds: the days on which the hour
/// changes in Paris, of 25 and of 23 hours, and the same days in Réunion, of 24.
const DAYS: [(&str, i64, i64); 4] = [
    ("Europe/Paris", 1_603_576_800_000, 1_603_666_800_000),
    ("Europe/Paris", 1_616_886_000_000, 1_616_968_800_000),
    ("Indian/Reunion", 1_603_569_600_000, 1_603_656_000_000),
    ("Indian/Reunion", 1_616_875_200_000, 1_616_961_600_000),
];
/// When the hour changes in Paris.
const CHANGES: [i64; 2] = [1_603_587_600_000, 1_616_893_200_000];

/// A house in a zone, its season from then on, and a counter of it: on the server one whose machine is a day
/// late.
fn in_zone(zone: &str, at_ms: i64, story: impl Fn(&Desk, &dyn Fn(i64))) {
    let batch = season(at_ms);
    let there = |desk: &Desk| {
        let sql = format!("UPDATE house SET time_zone = '{zone}'");
        desk.store()
            .write(|tx| tx.run(&sql, &[]).map(|_| ()))
            .unwrap_or_else(|e: store::StoreError| panic!("{e}"));
        desk.clock.pass(at_ms - desk.clock.now_ms());
    };
    let file = Desk::sqlite(&batch);
    there(&file);
    file.everyone_signs_in();
    story(&file, &|ms| file.clock.pass(ms));
    let server = Desk::postgres(&batch);
    there(&server);
    let counter = server.beside_with(&Arc::new(TestClock::at(at_ms - DAY_MS)));
    counter.everyone_signs_in();
    story(&counter, &|ms| {
        server.clock.pass(ms);
        counter.clock.pass(ms);
    });
}

#[test]
fn what_a_cashier_sold_the_same_day_is_of_the_house_s_day() {
    for (zone, first_ms, last_ms) in DAYS {
        in_zone(zone, first_ms + 30_000, |desk, pass| {
            let sale = sold(desk, "Karim", &["10"], None, (0, 0));
            let may = || {
                desk.signs_in("Karim");
                void_quote(desk, "Karim", sale.order_id, &sale.place_ids).may.standing
            };
            pass(last_ms - first_ms - 60_000);
            assert_eq!(may(), Standing::May, "{zone}: the day has half a minute left");
            pass(60_000);
            assert_ne!(may(), Standing::May, "{zone}: it is the next day");
        });
    }
}

#[test]
fn what_happens_while_the_hour_changes_lasts_as_long_as_ever() {
    for zone in ["Europe/Paris", "Indian/Reunion"] {
        for change_ms in CHANGES {
            in_zone(zone, change_ms - 10_000, |desk, pass| {
                assert!(figaro(desk).performance.starts_at_ms > change_ms);
                let marie = crate::sales::marie(desk);
                let sale = sold(desk, "Karim", &["10"], Some(marie), (0, 0));
                let id = accepted(desk, sale.place_ids[0]).row.id;
                leaves_after_the_time_to_undo(desk, pass);
                let refused = desk.refused("Léa", "reprise_undo", ById { id });
                assert_eq!(refused, Code::TooLateToUndo, "{zone}");
            });
        }
    }
}
