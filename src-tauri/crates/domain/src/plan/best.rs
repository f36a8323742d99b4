//! *Meilleures places*: so many seats together, the best there are.
//!
//! Together is side by side in one row, in one category, without an aisle between them. Within a category a
//! choice that leaves no free seat alone comes before one that does, and then what is nearest to the
//! category's focal point. Only where no category has so many in one row they are spread over two rows, one
//! behind the other, as evenly as can be.

use super::{Level, Placed, Plan, Point};
use crate::place::PLACES_MAX;

/// What the choice asks of a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Rank of its category in the house's order: the first is the best.
    pub category: usize,
    /// Nobody has it.
    pub free: bool,
    /// It may be chosen: it is free, has a price, and is of the category asked for.
    pub wanted: bool,
}

/// Why these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Side by side, and no free seat is left alone beside them.
    Together,
    /// Side by side; every such choice of this category leaves a free seat alone.
    LeavesOne,
    /// Nowhere so many side by side: in two rows, one behind the other.
    TwoRows,
}

/// A choice: seats by their rank in the plan, from 0, in that order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Best {
    pub seats: Vec<usize>,
    pub reason: Reason,
}

/// The best `count` seats; `None` where neither one row nor two have so many, or `count` is no number of seats.
#[must_use]
pub fn best<S>(plan: &Plan<S>, count: usize, offer: impl Fn(&S) -> Offer) -> Option<Best> {
    if !(1..=PLACES_MAX).contains(&count) {
        return None;
    }
    let offers: Vec<Offer> = plan.seats().map(|placed| offer(&placed.seat)).collect();
    let focal = focal_points(plan, &offers);
    let hall = Hall { focal, levels: lines(plan, &offers) };
    let one = hall.rows().flat_map(|line| line.blocks(count, &hall.focal)).min_by_key(Block::rank);
    if let Some(block) = one {
        let reason = if block.leaves_one { Reason::LeavesOne } else { Reason::Together };
        return Some(Best { seats: block.seats().collect(), reason });
    }
    let (front, behind) = hall.two_rows(count)?;
    Some(Best { seats: front.seats().chain(behind.seats()).collect(), reason: Reason::TwoRows })
}

/// The first `count` places of free seating, all of one category; none where no category has so many.
#[must_use]
pub fn first_unplaced(offers: &[Offer], count: usize) -> Vec<usize> {
    let categories = offers.iter().map(|offer| offer.category + 1).max().unwrap_or(0);
    let of = |category: usize| -> Vec<usize> {
        let wanted = |(_, offer): &(usize, &Offer)| offer.wanted && offer.category == category;
        offers.iter().enumerate().filter(wanted).map(|(at, _)| at).take(count).collect()
    };
    (0..categories).map(of).find(|seats| seats.len() == count).unwrap_or_default()
}

/// Where the best seat of each category would be: the middle of its width, a third of its depth from its
/// front. Seats that are sold count, so that it stays where it is as the hall fills.
#[must_use]
pub fn focal_points<S>(plan: &Plan<S>, offers: &[Offer]) -> Vec<Point> {
    let categories = offers.iter().map(|offer| offer.category + 1).max().unwrap_or(0);
    let mut around: Vec<Option<(Point, Point)>> = vec![None; categories];
    for (Placed { at, .. }, offer) in plan.seats().zip(offers) {
        let (low, high) = around[offer.category].get_or_insert((*at, *at));
        *low = Point::new(low.x.min(at.x), low.y.min(at.y));
        *high = Point::new(high.x.max(at.x), high.y.max(at.y));
    }
    let focal = |(low, high): (Point, Point)| {
        Point::new(low.x.midpoint(high.x), low.y + (high.y - low.y) / 3)
    };
    around.into_iter().map(|around| around.map(focal).unwrap_or_default()).collect()
}

struct Hall {
    focal: Vec<Point>,
    levels: Vec<(i64, Vec<Line>)>,
}

/// A row.
struct Line {
    seats: Vec<Seat>,
    /// How many seats side by side may be chosen at most, by category.
    runs: Vec<usize>,
}

#[derive(Clone, Copy)]
struct Seat {
    /// Rank in the plan.
    at: usize,
    point: Point,
    offer: Offer,
    /// Nothing but an aisle or the wall is before it.
    opens: bool,
}

/// Seats side by side.
#[derive(Clone)]
struct Block {
    first: usize,
    /// Rank of its first seat in its row, and how many.
    from: usize,
    count: usize,
    category: usize,
    leaves_one: bool,
    /// Sum of the squares of the distances to the focal point.
    far: i64,
}

impl Block {
    fn rank(&self) -> (usize, bool, i64, usize) {
        (self.category, self.leaves_one, self.far, self.first)
    }

    fn seats(&self) -> impl Iterator<Item = usize> + use<> {
        self.first..self.first + self.count
    }
}

fn lines<S>(plan: &Plan<S>, offers: &[Offer]) -> Vec<(i64, Vec<Line>)> {
    let mut offers = offers.iter().copied().enumerate();
    let mut level = |level: &Level<S>| {
        let pitch = level.pitch();
        let mut line = |row: &super::PlanRow<S>| {
            let mut seats = Vec::with_capacity(row.seats.len());
            for part in row.parts(pitch) {
                for (rank, (placed, (at, offer))) in part.iter().zip(&mut offers).enumerate() {
                    seats.push(Seat { at, point: placed.at, offer, opens: rank == 0 });
                }
            }
            Line { runs: runs(&seats), seats }
        };
        (pitch, level.rows.iter().map(&mut line).collect())
    };
    plan.levels.iter().map(&mut level).collect()
}

fn runs(seats: &[Seat]) -> Vec<usize> {
    let mut runs = Vec::new();
    let side_by_side = |a: &Seat, b: &Seat| {
        a.offer.wanted && b.offer.wanted && a.offer.category == b.offer.category && !b.opens
    };
    for run in seats.chunk_by(side_by_side).filter(|run| run[0].offer.wanted) {
        let category = run[0].offer.category;
        if runs.len() <= category {
            runs.resize(category + 1, 0);
        }
        runs[category] = runs[category].max(run.len());
    }
    runs
}

impl Line {
    /// Whether it has so many side by side.
    fn has(&self, category: usize, count: usize) -> bool {
        self.runs.get(category).is_some_and(|most| *most >= count)
    }

    /// Every block of `count` seats that may be chosen.
    fn blocks<'a>(
        &'a self,
        count: usize,
        focal: &'a [Point],
    ) -> impl Iterator<Item = Block> + use<'a> {
        self.seats.windows(count).enumerate().filter_map(move |(from, run)| {
            let first = run.first()?;
            let category = first.offer.category;
            let together = run.iter().enumerate().all(|(at, seat)| {
                seat.offer.wanted && seat.offer.category == category && (at == 0 || !seat.opens)
            });
            let far = |seat: &Seat| seat.point.square_to(focal[category]);
            together.then(|| Block {
                first: first.at,
                from,
                count,
                category,
                leaves_one: self.leaves_one(from, from + count),
                far: run.iter().map(far).sum(),
            })
        })
    }

    /// Whether the seat before or behind the block is free, and would have no free neighbour.
    fn leaves_one(&self, from: usize, to: usize) -> bool {
        let free = |at: usize| self.seats.get(at).is_some_and(|seat| seat.offer.free);
        let opens = |at: usize| self.seats.get(at).is_none_or(|seat| seat.opens);
        let before = from > 0 && !opens(from) && free(from - 1);
        let alone_before = before && (opens(from - 1) || !free(from.wrapping_sub(2)));
        let behind = !opens(to) && free(to);
        let alone_behind = behind && (opens(to + 1) || !free(to + 1));
        alone_before || alone_behind
    }
}

impl Hall {
    fn rows(&self) -> impl Iterator<Item = &Line> {
        self.levels.iter().flat_map(|(_, lines)| lines)
    }

    /// Two blocks, one behind the other: the best category, then the most even, then as one block is chosen.
    fn two_rows(&self, count: usize) -> Option<(Block, Block)> {
        let pairs: Vec<(Near, &Line, &Line)> = self
            .levels
            .iter()
            .flat_map(|(pitch, lines)| lines.windows(2).map(|two| (*pitch, &two[0], &two[1])))
            .map(|(pitch, front, behind)| (Near::of(front, behind, pitch), front, behind))
            .collect();
        (0..self.focal.len()).find_map(|category| {
            // The smaller part, from half of them down to one.
            (1..=count / 2).rev().find_map(|fewer| {
                let splits = [(count - fewer, fewer), (fewer, count - fewer)];
                let found = pairs.iter().flat_map(|(near, front, behind)| {
                    splits
                        .into_iter()
                        .filter_map(move |split| self.pair(category, split, near, (front, behind)))
                });
                found.min_by_key(|(a, b)| {
                    (a.leaves_one || b.leaves_one, a.far + b.far, a.first, b.first)
                })
            })
        })
    }

    fn pair(
        &self,
        category: usize,
        (ahead, after): (usize, usize),
        near: &Near,
        (front, behind): (&Line, &Line),
    ) -> Option<(Block, Block)> {
        if !front.has(category, ahead) || !behind.has(category, after) {
            return None;
        }
        let of = |line: &Line, count| -> Vec<Block> {
            line.blocks(count, &self.focal).filter(|block| block.category == category).collect()
        };
        let (front, behind) = (of(front, ahead), of(behind, after));
        let pairs = front.iter().flat_map(|a| behind.iter().map(move |b| (a, b)));
        let pairs = pairs.filter(|(a, b)| near.are(a, b));
        pairs
            .min_by_key(|(a, b)| (a.leaves_one || b.leaves_one, a.far + b.far, a.first, b.first))
            .map(|(a, b)| (a.clone(), b.clone()))
    }
}

/// Which seats of two rows are near each other: how many pairs there are before each seat of both.
struct Near {
    sums: Vec<u32>,
    width: usize,
}

impl Near {
    fn of(front: &Line, behind: &Line, pitch: i64) -> Self {
        let width = behind.seats.len() + 1;
        let mut sums = vec![0; (front.seats.len() + 1) * width];
        for (i, a) in front.seats.iter().enumerate() {
            for (j, b) in behind.seats.iter().enumerate() {
                let near = u32::from(is_near(a.point, b.point, pitch));
                let (above, here) = (i * width + j, (i + 1) * width + j);
                sums[here + 1] = near + sums[above + 1] + sums[here] - sums[above];
            }
        }
        Self { sums, width }
    }

    /// Whether a seat of one is near a seat of the other.
    fn are(&self, a: &Block, b: &Block) -> bool {
        let sum = |i: usize, j: usize| self.sums[i * self.width + j];
        let (i, j) = (a.from + a.count, b.from + b.count);
        sum(i, j) + sum(a.from, b.from) > sum(a.from, j) + sum(i, b.from)
    }
}

/// No farther than two seats side by side.
const fn is_near(a: Point, b: Point, pitch: i64) -> bool {
    a.square_to(b) <= 4 * pitch * pitch
}
