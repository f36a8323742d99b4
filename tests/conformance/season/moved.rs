//! Another system moves a performance of which places were sold here.

use contract::intake::{HereSays, ThereSays};

use super::imported::pretend;
use super::*;
use crate::amendments::voided;
use crate::facts::waiting;
use crate::import::import;

/// FIGARO is an hour later there.
fn an_hour_later() -> Batch {
    let mut batch = small_house();
    let there = batch.performances.iter_mut().find(|there| there.key == "figaro-1");
    there.expect("figaro").starts_at_ms += HOUR_MS;
    batch
}

/// A place of FIGARO is sold at the counter.
fn sold_here(desk: &Desk, seen: &PerformanceView) -> Sold {
    let offered = free(desk, seen.row.id);
    let full = offered.rates.iter().find(|rate| rate.name == "Plein tarif").unwrap().id;
    desk.ok("Karim", "sale_make", sale(&seen.row, &offered.seats[0], full, 2_500))
}

/// Who bought here is told of another date by a move, which the other system cannot make.
#[test]
fn another_date_there_of_a_performance_that_is_sold_here_waits_for_a_supervisor() {
    on_each_engine(|desk| {
        let seen = figaro(desk);
        sold_here(desk, &seen);
        let mut batch = an_hour_later();
        let trial = pretend(desk, &batch);
        assert_eq!((trial.updated, trial.conflict_count), (0, 1));
        let report = import(desk, &batch);
        assert_eq!((report.updated, report.conflict_count), (0, 1));
        assert_eq!(view(desk, seen.row.id).row.starts_at_ms, seen.row.starts_at_ms);
        let listed = waiting(desk);
        let [row] = &listed.rows[..] else { panic!("{listed:?}") };
        let said = (row.what.there, &*row.what.there_value, row.what.here, &*row.what.place);
        let place = "LES NOCES DE FIGARO, 2020-06-20 19:30";
        assert_eq!(said, (ThereSays::Moved, "2020-06-20 20:30", HereSays::Paid, place));

        // The same again is listed once; what else the files say is followed.
        assert_eq!(import(desk, &batch).conflict_count, 1);
        let at = batch.performances.iter().position(|there| there.key == "figaro-1").unwrap();
        batch.performances[at].vat_bp = 550;
        let report = import(desk, &batch);
        assert_eq!((report.updated, report.conflict_count), (1, 1));
        let now = view(desk, seen.row.id);
        assert_eq!((now.vat_bp, now.row.starts_at_ms), (550, seen.row.starts_at_ms));
        assert_eq!(waiting(desk).rows.len(), 1);

        let wished = Reschedule {
            id: seen.row.id,
            version: now.version,
            starts_at: "2020-06-20T20:30".to_owned(),
            free_until: None,
            words: vec![],
        };
        desk.ok::<Rescheduled>("Hélène", "performance_reschedule", wished);
        let report = import(desk, &batch);
        assert_eq!((report.updated, report.conflict_count), (0, 0));
        assert!(waiting(desk).rows.is_empty());
        verified(desk);
    });
}

#[test]
fn another_hall_there_of_a_performance_that_is_sold_here_waits_until_nobody_has_a_place_of_it() {
    on_each_engine(|desk| {
        let seen = figaro(desk);
        let sold = sold_here(desk, &seen);
        let studio = hall(desk, "Studio", seen.grid.categories[0].id, "Z : 1-90");
        let mut batch = small_house();
        let at = batch.performances.iter().position(|there| there.key == "figaro-1").unwrap();
        "Studio".clone_into(&mut batch.performances[at].hall);
        let report = import(desk, &batch);
        assert_eq!(view(desk, seen.row.id).hall_id, seen.hall_id);
        let moved = report.conflicts.iter().find(|what| what.there == ThereSays::Moved).unwrap();
        assert_eq!((&*moved.there_value, moved.here), ("Studio", HereSays::Paid));

        // Its places are given back: who is left bought there.
        voided(desk, "Karim", sold.order_id, &sold.place_ids);
        import(desk, &batch);
        assert_eq!(view(desk, seen.row.id).hall_id, studio.id);
        assert!(waiting(desk).rows.iter().all(|row| row.what.here != HereSays::Paid));
    });
}

#[test]
fn a_date_there_is_followed_where_every_place_was_sold_there() {
    on_each_engine(|desk| {
        let seen = figaro(desk);
        let report = import(desk, &an_hour_later());
        assert_eq!((report.updated, report.conflict_count), (1, 0));
        let now = view(desk, seen.row.id);
        assert_eq!(now.row.starts_at_ms, seen.row.starts_at_ms + HOUR_MS);
        assert!(now.row.sold > 0);
    });
}
