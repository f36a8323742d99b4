//! Writes the seats of a row the way [`super::read()`] reads them.

use super::Seat;

/// The seats of a row in words, and the category of its last seats. The words leave that category
/// out: `1-10 (BALCON), 11-20`, and the category of 11 to 20.
pub fn describe<'a, C: PartialEq + Copy>(
    seats: &'a [Seat<C>],
    name: impl Fn(C) -> &'a str,
) -> (String, Option<C>) {
    let mut parts = Vec::new();
    let groups: Vec<&[Seat<C>]> =
        seats.chunk_by(|a, b| a.category == b.category && a.unplaced == b.unplaced).collect();
    for (rank, group) in groups.iter().enumerate() {
        let runs = runs(group);
        let followed =
            groups.get(rank + 1).is_some_and(|next| next[0].category != group[0].category);
        parts.push(if followed { format!("{runs} ({})", name(group[0].category)) } else { runs });
    }
    (parts.join(", "), seats.last().map(|seat| seat.category))
}

fn runs<C>(seats: &[Seat<C>]) -> String {
    if seats.first().is_some_and(|seat| seat.unplaced) {
        return format!("{} libres", seats.len());
    }
    let numbers: Vec<Option<i32>> = seats.iter().map(|seat| seat.number.parse().ok()).collect();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(seat) = seats.get(at) {
        let (length, step) = run(&numbers[at..]);
        if length >= 3 {
            let last = &seats[at + length - 1].number;
            let parity = match (step.abs(), numbers[at].unwrap_or(0) % 2) {
                (2, 0) => " pairs",
                (2, _) => " impairs",
                _ => "",
            };
            words.push(format!("{}-{last}{parity}", seat.number));
            at += length;
        } else {
            words.push(seat.number.clone());
            at += 1;
        }
    }
    words.join(", ")
}

/// How many numbers follow each other by the same step, and that step, one or two.
fn run(numbers: &[Option<i32>]) -> (usize, i32) {
    let gap = |pair: &[Option<i32>]| Some(pair[1]? - pair[0]?);
    let Some(step) = numbers.get(..2).and_then(gap).filter(|step| matches!(step, -2 | -1 | 1 | 2))
    else {
        return (1, 0);
    };
    (1 + numbers.windows(2).take_while(|pair| gap(pair) == Some(step)).count(), step)
}
