//! The order in which people read rows and seats: 2 before 10, Z before AA, 24 before 24 bis.

use domain::text;

/// Room for the letters beside a number: ZZZ is below it.
const LETTERS: i64 = 20_000;

/// The rank of a row's or a seat's label among others. It depends on the label alone, so that a
/// seat that comes later falls into its place.
#[must_use]
pub fn rank(label: &str) -> i64 {
    let words = text::key(label);
    let key: String = words.chars().filter(|c| *c != ' ').collect();
    let digits = key.chars().take_while(char::is_ascii_digit).count();
    let (head, tail) = key.split_at(digits);
    if digits > 0 && tail.len() <= 3 && is_letters(tail) {
        return number(head) * LETTERS + letters(tail);
    }
    if digits == 0 && key.len() <= 3 && is_letters(&key) {
        return (1 << 40) + letters(&key);
    }
    // LOGE 4, A12, PARTERRE B: by the first letters, then by the number or the letters at the end.
    let (name, last) = match words.rsplit_once(' ') {
        Some((name, row)) if row.len() <= 2 && is_letters(row) => {
            (name.replace(' ', ""), letters(row))
        }
        _ => {
            let name = key.trim_end_matches(|c: char| c.is_ascii_digit());
            (name.to_owned(), number(&key[name.len()..]))
        }
    };
    // Shorter names are filled up, so that the first letter always weighs the same.
    let five = name.chars().chain(std::iter::repeat('\0')).take(5);
    let first = five.fold(0_i64, |sum, c| sum * 1_000 + i64::from(u32::from(c) % 1_000));
    (1 << 41) + first * 1_000 + last.min(999)
}

fn is_letters(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase())
}

fn letters(text: &str) -> i64 {
    text.bytes().fold(0, |sum, b| sum * 26 + i64::from(b - b'a') + 1)
}

fn number(digits: &str) -> i64 {
    digits.parse().unwrap_or(0).min(1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_seats_stand_in_the_order_people_read_them() {
        for row in [
            &["1", "2", "2 bis", "3", "10", "24", "24B", "25", "100"][..],
            &["A", "B", "Z", "AA", "AB", "BA"],
            &["Corbeille 1", "Corbeille 2", "Corbeille 10", "Loge 4", "Loge 12"],
            &["A1", "A2", "A12", "B1"],
            &["Balcon A", "Balcon B", "Balcon AA", "Parterre A", "Parterre H", "Parterre I"],
        ] {
            let ranks: Vec<i64> = row.iter().map(|label| rank(label)).collect();
            let mut sorted = ranks.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(ranks, sorted, "{row:?}");
        }
        assert_eq!(rank("é"), rank("E"));
        let _ = (rank(""), rank("王"), rank("99999999999999999999"));
    }
}
