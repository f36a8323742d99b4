//! The best seats together: in words, and against every choice there is.

use proptest::prelude::*;

use crate::plan::best::{Best, Offer, Reason, best, first_unplaced, focal_points};
use crate::plan::{Level, Placed, Plan, PlanRow, Point};

/// A hall of one level, a text a row: a figure is a free seat of that category, a small letter one that is
/// sold, `_` an aisle.
fn hall_of(rows: &[&str]) -> Plan<Offer> {
    let row = |(y, row): (i64, &&str)| PlanRow {
        label: y.to_string(),
        seats: (0..)
            .zip(row.chars())
            .filter(|(_, c)| *c != '_')
            .map(|(x, c)| Placed { at: Point::new(2_400 * x, 3_000 * y), seat: offer(c) })
            .collect(),
    };
    let rows = (0..).zip(rows).map(row).collect();
    let levels = vec![Level { name: String::new(), rows, areas: Vec::new() }];
    Plan { width: 0, height: 0, levels }
}

fn offer(c: char) -> Offer {
    let category = c.to_digit(10).unwrap_or_else(|| u32::from(c) - u32::from('a'));
    let free = c.is_ascii_digit();
    Offer { category: category as usize, free, wanted: free }
}

fn chosen(rows: &[&str], count: usize) -> Option<(Vec<usize>, Reason)> {
    best(&hall_of(rows), count, |offer| *offer).map(|best| (best.seats, best.reason))
}

#[test]
fn the_middle_of_the_best_category_comes_first() {
    assert_eq!(chosen(&["1111111", "0000000"], 3), Some((vec![9, 10, 11], Reason::Together)));
}

#[test]
fn no_seat_is_left_alone_where_that_can_be() {
    // In the middle of five, two would leave one alone on a side.
    assert_eq!(chosen(&["00000"], 3), Some((vec![0, 1, 2], Reason::Together)));
    assert_eq!(chosen(&["0000"], 3), Some((vec![0, 1, 2], Reason::LeavesOne)));
    // The one seat that is alone already is taken by whoever comes alone.
    assert_eq!(chosen(&["0a00"], 1).unwrap().0, [0]);
}

#[test]
fn an_aisle_is_not_sat_across() {
    assert_eq!(chosen(&["00_00", "11111"], 3), Some((vec![4, 5, 6], Reason::Together)));
}

#[test]
fn where_no_row_has_so_many_they_sit_behind_each_other() {
    assert_eq!(chosen(&["000", "000"], 4), Some((vec![0, 1, 3, 4], Reason::TwoRows)));
    assert_eq!(chosen(&["000", "000"], 5).unwrap().1, Reason::TwoRows);
    assert_eq!(chosen(&["000", "000"], 7), None);
    assert_eq!(chosen(&["00aaaaaa", "aaaaaa00"], 4), None, "too far apart");
}

#[test]
fn what_is_not_asked_for_is_not_chosen_and_still_is_no_seat_alone() {
    let mut plan = hall_of(&["0000"]);
    let seats = &mut plan.levels[0].rows[0].seats;
    seats[3].seat.wanted = false;
    assert_eq!(best(&plan, 2, |offer| *offer).unwrap().seats, [0, 1]);
    assert_eq!(best(&plan, 4, |offer| *offer), None);
    assert_eq!(best(&plan, 0, |offer| *offer), None);
}

#[test]
fn free_seating_gives_the_first_places_of_one_category() {
    let offers: Vec<Offer> = "0a01111".chars().map(offer).collect();
    assert_eq!(first_unplaced(&offers, 2), [0, 2]);
    assert_eq!(first_unplaced(&offers, 3), [3, 4, 5]);
    assert!(first_unplaced(&offers, 5).is_empty());
}

/// By what a choice is judged, as it is said in words: less is better.
type Rank = (bool, usize, usize, bool, i64, Vec<usize>);

/// Every choice of so many seats is looked at.
fn tried(plan: &Plan<Offer>, count: usize) -> Option<Best> {
    let seats: Vec<(usize, usize, Placed<Offer>)> = plan.levels[0]
        .rows
        .iter()
        .enumerate()
        .flat_map(|(row, line)| {
            let parts = line.parts(plan.levels[0].pitch()).enumerate();
            parts.flat_map(move |(part, seats)| seats.iter().map(move |s| (row, part, *s)))
        })
        .collect();
    let offers: Vec<Offer> = seats.iter().map(|(_, _, placed)| placed.seat).collect();
    let focal = focal_points(plan, &offers);
    let mut found: Option<(Rank, Reason)> = None;
    let mut choice: Vec<usize> = Vec::new();
    subsets(seats.len(), count, 0, &mut choice, &mut |choice| {
        if let Some((rank, reason)) = judged(plan, &seats, &focal, choice)
            && found.as_ref().is_none_or(|(best, _)| rank < *best)
        {
            found = Some((rank, reason));
        }
    });
    found.map(|(rank, reason)| Best { seats: rank.5, reason })
}

fn subsets(
    of: usize,
    count: usize,
    from: usize,
    now: &mut Vec<usize>,
    see: &mut impl FnMut(&[usize]),
) {
    if now.len() == count {
        see(now);
        return;
    }
    for at in from..of {
        now.push(at);
        subsets(of, count, at + 1, now, see);
        now.pop();
    }
}

fn judged(
    plan: &Plan<Offer>,
    seats: &[(usize, usize, Placed<Offer>)],
    focal: &[Point],
    choice: &[usize],
) -> Option<(Rank, Reason)> {
    let category = seats[choice[0]].2.seat.category;
    if choice.iter().any(|at| {
        let offer = seats[*at].2.seat;
        !offer.wanted || offer.category != category
    }) {
        return None;
    }
    let groups: Vec<&[usize]> = choice.chunk_by(|a, b| seats[*a].0 == seats[*b].0).collect();
    // Side by side: ranks without a hole, within one part of the row.
    let together = |group: &&[usize]| {
        group.windows(2).all(|two| two[1] == two[0] + 1 && seats[two[0]].1 == seats[two[1]].1)
    };
    if !groups.iter().all(together) || groups.len() > 2 {
        return None;
    }
    if let [front, behind] = groups[..] {
        let near = 4 * plan.levels[0].pitch().pow(2);
        let close =
            |a: &usize| behind.iter().any(|b| seats[*a].2.at.square_to(seats[*b].2.at) <= near);
        if seats[behind[0]].0 != seats[front[0]].0 + 1 || !front.iter().any(close) {
            return None;
        }
    }
    let free_after = |at: usize| seats[at].2.seat.free && !choice.contains(&at);
    let side = |a: usize, b: Option<usize>, free: &dyn Fn(usize) -> bool| {
        b.filter(|b| *b < seats.len())
            .is_some_and(|b| (seats[a].0, seats[a].1) == (seats[b].0, seats[b].1) && free(b))
    };
    let alone = |at: usize, free: &dyn Fn(usize) -> bool| {
        free(at) && !side(at, at.checked_sub(1), free) && !side(at, Some(at + 1), free)
    };
    let before = |at: usize| seats[at].2.seat.free;
    let leaves = (0..seats.len()).any(|at| alone(at, &free_after) && !alone(at, &before));
    let far = choice.iter().map(|at| seats[*at].2.at.square_to(focal[category])).sum();
    let uneven = if let [a, b] = groups[..] { a.len().abs_diff(b.len()) } else { 0 };
    let reason = match (groups.len(), leaves) {
        (2, _) => Reason::TwoRows,
        (_, true) => Reason::LeavesOne,
        (_, false) => Reason::Together,
    };
    Some(((groups.len() == 2, category, uneven, leaves, far, choice.to_vec()), reason))
}

proptest! {
    #[test]
    fn no_choice_there_is_is_better(
        rows in proptest::collection::vec("[0011abb_]{1,7}", 1..=3),
        count in 1..=4_usize,
    ) {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let plan = hall_of(&rows);
        prop_assert_eq!(best(&plan, count, |offer| *offer), tried(&plan, count));
    }
}
