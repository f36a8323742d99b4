//! The queue: its pages and searches, what is put aside, what two people look at.

use super::{ask_back, file, order, shown};
use contract::args::ById;
use contract::reprise::{Claimed, Decided, RepriseList, ReprisePage, RepriseSort};
use domain::money::Cents;
use domain::reprise::{Bucket, RepriseState};
use formats::batch::{Batch, BatchOrder};
use harness::desk::{Desk, on_each_engine};
use harness::queue;
use harness::queue::SORTS;
use harness::small::{self, small_house};
use office::Code;

fn read(desk: &Desk, asked: RepriseList) -> ReprisePage {
    desk.ok("Léa", "reprise_list", asked)
}

#[test]
fn a_request_put_aside_presses_like_the_others() {
    on_each_engine(|desk| {
        let urgent = |bucket| read(desk, queue::page(bucket, 20)).urgent.unwrap();
        let asked = ask_back(desk, "Hélène", order(desk, "671086").places[0].id);
        assert_eq!((asked.row.urgent, urgent(asked.row.state.bucket())), (true, 1));
        desk.ok::<Decided>("Hélène", "reprise_hold", shown(&asked));
        assert_eq!((file(desk, asked.row.id).row.urgent, urgent(Bucket::Held)), (true, 1));
    });
}

/// What is said to press is what the rows of the list say, whatever narrows it.
#[test]
fn those_that_press_are_counted_among_the_rows_that_are_shown() {
    on_each_engine(|desk| {
        let tomorrow = ask_back(desk, "Hélène", order(desk, "671086").places[0].id);
        let later = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let mut seen = Vec::new();
        for bucket in [Bucket::Open, Bucket::Sign, Bucket::Held, Bucket::Done] {
            for search in ["", "dupont", "ndiaye", "figaro", "personne"] {
                let asked = RepriseList { search: search.to_owned(), ..queue::page(bucket, 20) };
                let found = read(desk, asked);
                let rows = found.rows.iter().filter(|row| row.urgent).count();
                let urgent = found.urgent.unwrap();
                assert_eq!(urgent, i64::try_from(rows).unwrap(), "{bucket:?} {search}");
                seen.push(urgent);
            }
            let asked = queue::page(bucket, 20);
            let of = |state| {
                read(desk, RepriseList { state: Some(state), ..asked.clone() }).urgent.unwrap()
            };
            let states =
                [RepriseState::Requested, RepriseState::AwaitingSupervisor, RepriseState::Held];
            assert_eq!(
                states.map(of).iter().sum::<i64>(),
                read(desk, asked.clone()).urgent.unwrap()
            );
        }
        assert!(seen.contains(&1), "{seen:?} {:?} {:?}", tomorrow.row.state, later.row.state);
    });
}

#[test]
fn a_request_put_aside_comes_back() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let held: Decided = desk.ok("Léa", "reprise_hold", shown(&asked));
        assert_eq!(held.state, RepriseState::Held);
        let back: Decided = desk.ok("Noé", "reprise_resume", shown(&file(desk, asked.row.id)));
        assert_eq!(back.state, RepriseState::Requested);
    });
}

#[test]
fn a_decision_on_a_stale_view_is_refused() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        desk.ok::<Decided>("Léa", "reprise_hold", shown(&asked));
        assert_eq!(desk.refused("Noé", "reprise_accept", shown(&asked)), Code::Stale);
    });
}

#[test]
fn the_second_operator_sees_who_has_a_request_open() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Léa", order(desk, "671083").places[0].id);
        let this = ById { id: asked.row.id };
        assert_eq!(desk.ok::<Claimed>("Léa", "reprise_claim", this.clone()).claimed_by, None);
        let second: Claimed = desk.ok("Noé", "reprise_claim", this.clone());
        assert_eq!(second.claimed_by.as_deref(), Some("Léa"));
        assert_eq!(desk.refused("Noé", "reprise_accept", shown(&asked)), Code::ClaimedByOther);
        desk.clock.pass(6 * 60_000);
        assert_eq!(desk.ok::<Claimed>("Noé", "reprise_claim", this).claimed_by, None);
        desk.ok::<Decided>("Noé", "reprise_accept", shown(&asked));
    });
}

fn page(bucket: Bucket, sort: RepriseSort, descending: bool) -> RepriseList {
    RepriseList { sort, descending, ..queue::page(bucket, 2) }
}

#[test]
fn the_queue_is_paged_without_a_gap_in_every_order() {
    on_each_engine(|desk| {
        let mut asked = Vec::new();
        for number in ["671083", "671084", "671085"] {
            for place in order(desk, number).places {
                asked.push(ask_back(desk, "Léa", place.id).row.id);
                desk.clock.pass(1_000);
            }
        }
        asked.sort_unstable();
        for (sort, descending) in SORTS.iter().flat_map(|s| [(*s, false), (*s, true)]) {
            let mut seen = Vec::new();
            let mut next = page(Bucket::Open, sort, descending);
            loop {
                let got: ReprisePage = desk.ok("Léa", "reprise_list", next.clone());
                assert_eq!(got.counts.open, Some(6));
                seen.extend(got.rows.iter().map(|row| row.id));
                let Some(after) = got.next else { break };
                next.after = Some(after);
            }
            seen.sort_unstable();
            assert_eq!(seen, asked, "{sort:?} {descending}");
        }
    });
}

#[test]
fn the_queue_is_searched_as_one_types_without_accents_or_case() {
    on_each_engine(|desk| {
        ask_back(desk, "Léa", order(desk, "671084").places[0].id);
        ask_back(desk, "Léa", order(desk, "671085").places[0].id);
        let found = |search: &str| {
            let asked = RepriseList {
                search: search.to_owned(),
                limit: 50,
                ..page(Bucket::Open, RepriseSort::Received, false)
            };
            desk.ok::<ReprisePage>("Léa", "reprise_list", asked).rows.len()
        };
        assert_eq!(found("ndi"), 0);
        assert_eq!(found("n’diaye AICHA"), 1);
        assert_eq!(found("diay"), 1);
        assert_eq!(found("figaro"), 1);
        assert_eq!(found("6710"), 2);
        assert_eq!(found("john@example"), 1);
        assert_eq!(found("%"), 2);
    });
}

#[test]
fn what_is_treated_is_listed_by_its_decision_and_its_receipt_alone() {
    on_each_engine(|desk| {
        let places = ["671083", "671084", "671085"].map(|n| order(desk, n).places[0].id);
        let asked = places.map(|place| {
            desk.clock.pass(1_000);
            ask_back(desk, "Léa", place)
        });
        for file in asked.iter().rev() {
            desk.clock.pass(1_000);
            desk.ok::<Decided>("Léa", "reprise_accept", shown(file));
        }
        let listed = |sort, descending| {
            let (mut seen, mut next) = (Vec::new(), page(Bucket::Done, sort, descending));
            loop {
                let got = read(desk, next.clone());
                assert!(got.rows.iter().all(|row| row.decided_at_ms.is_some()));
                seen.extend(got.rows.iter().map(|row| row.id));
                let Some(after) = got.next else { return seen };
                next.after = Some(after);
            }
        };
        let received: Vec<_> = asked.iter().map(|file| file.row.id).collect();
        let decided: Vec<_> = received.iter().rev().copied().collect();
        assert_eq!(listed(RepriseSort::Received, false), received);
        assert_eq!(listed(RepriseSort::Received, true), decided);
        assert_eq!(listed(RepriseSort::Decided, false), decided);
        assert_eq!(listed(RepriseSort::Decided, true), received);

        let refused = |bucket, sort| desk.refused("Léa", "reprise_list", page(bucket, sort, false));
        for sort in SORTS.into_iter().filter(|sort| *sort != RepriseSort::Received) {
            assert_eq!(refused(Bucket::Done, sort), Code::BadField, "{sort:?}");
        }
        for bucket in [Bucket::Open, Bucket::Sign, Bucket::Held] {
            assert_eq!(refused(bucket, RepriseSort::Decided), Code::BadField);
        }
    });
}

/// Two places of 20,00 € of an order of another system that says what it was paid.
fn bought(total: i64) -> Batch {
    let seats: Vec<(String, String)> =
        ["10", "11"].map(|seat| ("A".to_owned(), seat.to_owned())).to_vec();
    let order = small::order("800001", "marie", "figaro-1", &seats, 2_000);
    Batch { orders: vec![BatchOrder { total: Cents(total), ..order }], ..small_house() }
}

#[test]
fn an_acceptance_shows_what_it_gave_where_that_is_less_than_was_asked() {
    on_each_engine(|desk| {
        desk.import(&bought(4_000));
        let places = order(desk, "800001").places;
        let asked = ask_back(desk, "Léa", places[0].id);
        assert_eq!(asked.place_id, places[0].id);
        desk.import(&bought(3_000));
        desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
        let given = file(desk, asked.row.id).row;
        assert_eq!((given.reprise_cents, given.difference_cents), (Cents(1_500), Cents(500)));
        let listed = read(desk, queue::page(Bucket::Done, 20)).rows.swap_remove(0);
        assert_eq!((listed.id, listed.reprise_cents), (given.id, Cents(1_500)));
        let other = ask_back(desk, "Léa", places[1].id);
        assert_eq!(other.past[0].reprise_cents, Cents(1_500));
        // Undone, it asks for what it asked for.
        desk.ok::<Decided>("Léa", "reprise_undo", ById { id: given.id });
        let again = file(desk, given.id).row;
        assert_eq!((again.reprise_cents, again.difference_cents), (Cents(2_000), Cents::ZERO));
    });
}
