//! What the queue can be filtered by.

use contract::args::Empty;
use contract::ids::{PerformanceId, ShowId, numbers};
use contract::reprise::RepriseFilters;
use harness::desk::{Desk, on_each_engine};
use store::{StoreError, TxExt, params};

use crate::reprises::{ask_back, order};

#[test]
fn the_filters_are_the_shows_and_performances_that_were_ever_asked_about() {
    on_each_engine(|desk| {
        let filters = || -> RepriseFilters { desk.ok("Léa", "reprise_filters", Empty {}) };
        assert!(filters().shows.is_empty() && filters().performances.is_empty());
        for number in ["671083", "671084"] {
            ask_back(desk, "Léa", order(desk, number).places[0].id);
        }
        let naive = |column: &str, table: &str| -> Vec<i64> {
            let sql = format!(
                "SELECT id FROM {table} t WHERE EXISTS \
                 (SELECT 1 FROM reprise r WHERE r.{column} = t.id) ORDER BY id"
            );
            desk.store().read(|tx| tx.ints(&sql, &[])).unwrap()
        };
        let mut shows: Vec<ShowId> = filters().shows.iter().map(|show| show.id).collect();
        let mut performances: Vec<PerformanceId> =
            filters().performances.iter().map(|p| p.id).collect();
        shows.sort_unstable();
        performances.sort_unstable();
        assert!(!shows.is_empty() && !performances.is_empty());
        assert_eq!(numbers(&shows), naive("show_id", "show"));
        assert_eq!(numbers(&performances), naive("performance_id", "performance"));
    });
}

/// Beside the one asked about: later and later performances, more than the filters hold, of its show
/// or each of a show of its own whose title comes before that of the one before. Ids begin at 1.
fn later(desk: &Desk, count: i64, own_shows: bool) {
    ask_back(desk, "Léa", order(desk, "671083").places[0].id);
    desk.store()
        .write(|tx| {
            for n in 1..=count {
                if own_shows {
                    let title = format!("Z{:03}", 999 - n);
                    tx.execute(
                        "INSERT INTO show (id, title, title_key) VALUES (?1, ?2, ?3)",
                        &params![n, &title, title.to_lowercase()],
                    )?;
                }
                tx.execute(
                    "INSERT INTO performance (id, show_id, hall_id, starts_at_ms, vat_bp, on_sale) \
                     SELECT ?1, CASE WHEN ?2 = 0 THEN show_id ELSE ?2 END, hall_id, \
                     starts_at_ms + ?1 * 60000, vat_bp, on_sale \
                     FROM performance WHERE id IN (SELECT performance_id FROM reprise)",
                    &params![n, if own_shows { n } else { 0 }],
                )?;
                tx.execute(
                    "INSERT INTO reprise_count \
                     (performance_id, show_id, place_channel, state, count) \
                     SELECT id, show_id, 'INTERNET', 'accepted', 1 \
                     FROM performance WHERE id = ?1",
                    &params![n],
                )?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

#[test]
fn of_many_performances_the_filters_have_the_latest() {
    on_each_engine(|desk| {
        later(desk, 510, false);
        let filters: RepriseFilters = desk.ok("Léa", "reprise_filters", Empty {});
        let performances: Vec<PerformanceId> = filters.performances.iter().map(|p| p.id).collect();
        assert_eq!(numbers(&performances), (11..=510).collect::<Vec<_>>());
    });
}

#[test]
fn of_many_shows_the_filters_have_those_played_last() {
    on_each_engine(|desk| {
        later(desk, 210, true);
        let filters: RepriseFilters = desk.ok("Léa", "reprise_filters", Empty {});
        let shows: Vec<ShowId> = filters.shows.iter().map(|show| show.id).collect();
        assert_eq!(numbers(&shows), (11..=210).rev().collect::<Vec<_>>());
    });
}
