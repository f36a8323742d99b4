//! The hall, the shows and the performances of the demo house.

use chrono::NaiveDateTime;
use chrono_tz::Europe::Paris;
use domain::money::Cents;
use domain::performance::instant_ms;
use formats::batch::{At, BatchHall, BatchPerformance, BatchSeat, BatchShow};

use crate::OfficeError;

const SEASON: &str = include_str!("../../../../../assets/demo/season.txt");

pub(super) const HALL: &str = "Grande salle";
/// 2,10 %.
pub(super) const VAT_BP: i64 = 210;
pub(super) const CATEGORIES: [&str; 3] =
    ["PREMIÈRE CATÉGORIE", "DEUXIÈME CATÉGORIE", "TROISIÈME CATÉGORIE"];
/// Places without a seat of their own, for schools.
pub(super) const GROUP_CATEGORY: &str = "PLACEMENT DE GROUPE";

/// Rates, with what they take of the full price, in hundredths.
pub(super) const RATES: [(&str, i64); 5] =
    [("Plein tarif", 100), ("Tarif réduit", 70), ("Abonné", 80), ("Groupe", 60), ("Invitation", 0)];

/// A performance while the season is being made.
pub(super) struct Slot {
    pub key: String,
    pub show: String,
    pub starts_at_ms: i64,
    /// Full price by category.
    pub full: [Cents; 3],
}

pub(super) struct Season {
    pub shows: Vec<BatchShow>,
    pub slots: Vec<Slot>,
}

impl Season {
    /// The rank of a performance by its show and start, `2020-06-07 19:30`.
    pub(super) fn slot(&self, show: &str, start: &str) -> Result<usize, OfficeError> {
        let starts_at_ms = paris_ms(start)?;
        let found =
            self.slots.iter().position(|s| s.show == show && s.starts_at_ms == starts_at_ms);
        found.ok_or_else(|| OfficeError::internal(format!("no {show} at {start}")))
    }

    pub(super) fn performances(&self) -> Vec<BatchPerformance> {
        let show_key = |title: &str| self.shows.iter().find(|show| show.title == title);
        self.slots
            .iter()
            .map(|slot| BatchPerformance {
                key: slot.key.clone(),
                show: show_key(&slot.show).map(|show| show.key.clone()).unwrap_or_default(),
                hall: HALL.to_owned(),
                starts_at_ms: slot.starts_at_ms,
                vat_bp: VAT_BP,
                on_sale: true,
                prices: prices(slot),
                at: At::default(),
            })
            .collect()
    }
}

fn prices(slot: &Slot) -> Vec<(String, String, Cents)> {
    let cells = CATEGORIES.iter().zip(slot.full).flat_map(|(category, full)| {
        RATES.iter().enumerate().map(move |(rate, (name, _))| {
            ((*category).to_owned(), (*name).to_owned(), price(full, rate))
        })
    });
    cells.collect()
}

/// What a rate makes of the full price.
pub(super) fn price(full: Cents, rate: usize) -> Cents {
    Cents(full.0 * RATES[rate].1 / 100)
}

/// An instant on the house's calendar, `2020-06-07 19:30`.
pub(super) fn paris_ms(text: &str) -> Result<i64, OfficeError> {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M");
    Ok(instant_ms(local.map_err(OfficeError::internal)?, Paris))
}

/// Reads the season's file.
pub(super) fn season() -> Result<Season, OfficeError> {
    let mut season = Season { shows: Vec::new(), slots: Vec::new() };
    for line in SEASON.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let unreadable = || OfficeError::internal(format!("season: {line}"));
        let mut columns = line.split(" | ");
        let (Some(title), Some(prices), Some(starts)) =
            (columns.next(), columns.next(), columns.next())
        else {
            return Err(unreadable());
        };
        let cents = prices.split(' ').map(|price| price.replace(',', "").parse().map(Cents));
        let cents: Vec<Cents> = cents.collect::<Result<_, _>>().map_err(OfficeError::internal)?;
        let full: [Cents; 3] = cents.try_into().map_err(|_| unreadable())?;
        let key = format!("s{:02}", season.shows.len() + 1);
        season.shows.push(BatchShow { key, title: title.to_owned(), at: At::default() });
        for start in starts.split(", ") {
            season.slots.push(Slot {
                key: String::new(),
                show: title.to_owned(),
                starts_at_ms: paris_ms(start)?,
                full,
            });
        }
    }
    season.slots.sort_by_key(|slot| slot.starts_at_ms);
    for (rank, slot) in season.slots.iter_mut().enumerate() {
        slot.key = format!("p{:02}", rank + 1);
    }
    Ok(season)
}

/// 600 seats in rows A to X. The first rows are the best. Their ends are not, because they see the
/// stage from the side.
pub(super) fn hall() -> BatchHall {
    let mut seats = Vec::with_capacity(600);
    for (rank, row) in ('A'..='X').enumerate() {
        let last = if rank < 12 { 28 } else { 22 };
        // Odd numbers on the garden side, even ones on the court side, as they are walked along.
        for number in (1..=last).step_by(2).chain((2..=last).step_by(2)) {
            let category = match rank {
                0..6 if number >= 21 => 2,
                0..8 => 0,
                8..16 => 1,
                _ => 2,
            };
            seats.push(BatchSeat {
                row: row.to_string(),
                number: number.to_string(),
                category: CATEGORIES[category].to_owned(),
            });
        }
    }
    BatchHall { name: HALL.to_owned(), seats }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hall_has_600_seats_and_the_season_40_performances_of_at_least_8_shows() {
        let season = season().unwrap();
        assert_eq!(hall().seats.len(), 600);
        assert_eq!(season.slots.len(), 40);
        assert!(season.shows.len() >= 8);
        let seat = hall().seats.into_iter().find(|s| s.row == "A" && s.number == "28").unwrap();
        assert_eq!(seat.category, CATEGORIES[2]);
    }
}
