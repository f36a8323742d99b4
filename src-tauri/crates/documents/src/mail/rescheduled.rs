//! What the mail about a performance that is moved says. Its subject and its first words are the
//! house's to change; the rest follows from the facts.

use contract::facts::{MailFacts, MailOrder, MailRescheduling, PlaceFacts};
use contract::mail::MailWords;

use super::lines::one_line;
use super::parts::{Block, Note, Words, needed};
use crate::DocumentError;
use crate::words::{self, Arg};

/// The words that the mail has until the house changes them.
///
/// # Errors
/// [`DocumentError`] when the facts are of another mail, or hold an impossible time.
pub fn first_words(facts: &MailFacts) -> Result<MailWords, DocumentError> {
    let words = Words { facts, zone: words::time_zone(&facts.house.time_zone)? };
    let moved = words.moved()?;
    let about = words.about_move(moved)?;
    Ok(MailWords {
        locale: facts.locale,
        subject: one_line(&words.t("mail-rescheduled-subject", &about)?),
        text: words.first_text(&about)?,
    })
}

impl Words<'_> {
    fn moved(&self) -> Result<&MailRescheduling, DocumentError> {
        needed(self.facts.rescheduling.as_ref(), "rescheduling")
    }

    /// What the subject and the first words may name.
    fn about_move(
        &self,
        moved: &MailRescheduling,
    ) -> Result<[(&'static str, Arg<'static>); 4], DocumentError> {
        let at = |at_ms| words::date_at(self.facts.locale, self.zone, at_ms);
        Ok([
            ("show", one_line(&moved.show).into()),
            ("hall", one_line(&moved.hall).into()),
            ("before", at(moved.before_ms)?.into()),
            ("now", at(moved.starts_at_ms)?.into()),
        ])
    }

    /// The first words: the dates, then what becomes of the tickets. They are the same for a customer
    /// of one place and of several, because the house changes them for all.
    fn first_text(&self, about: &[(&'static str, Arg<'static>)]) -> Result<String, DocumentError> {
        let date = self.t("mail-rescheduled-text-date", about)?;
        let tickets = self.t("mail-rescheduled-text-tickets", about)?;
        Ok(format!("{date}\n\n{tickets}"))
    }

    /// The subject, as the house wrote it.
    pub(super) fn rescheduled_subject(&self) -> Result<String, DocumentError> {
        let moved = self.moved()?;
        match &moved.words {
            Some(words) => Ok(one_line(&words.subject)),
            None => self.t("mail-rescheduled-subject", &self.about_move(moved)?),
        }
    }

    pub(super) fn rescheduled_preheader(&self) -> Result<String, DocumentError> {
        self.t("mail-rescheduled-preheader", &self.about_move(self.moved()?)?)
    }

    /// The house's words, what it offers, and each order with its places.
    pub(super) fn rescheduled(&self) -> Result<Vec<Block>, DocumentError> {
        let moved = self.moved()?;
        let text = match &moved.words {
            Some(words) => words.text.clone(),
            None => self.first_text(&self.about_move(moved)?)?,
        };
        let mut blocks: Vec<Block> =
            paragraphs(&text).map(|text| Block::Paragraph { text }).collect();
        if let Some(until_ms) = moved.free_until_ms {
            let date = words::date_long(self.facts.locale, self.zone, until_ms)?;
            let said = [("date", date.into()), self.count()];
            blocks.push(self.paragraph("mail-rescheduled-free", &said)?);
        }
        let notes: Vec<Note> =
            moved.orders.iter().map(|order| self.order(order)).collect::<Result<_, _>>()?;
        blocks.push(Block::Notes { notes });
        Ok(blocks)
    }

    /// An order and its seats, in few words: a letter to a customer of many places is still one page.
    fn order(&self, order: &MailOrder) -> Result<Note, DocumentError> {
        let seat = |place: &PlaceFacts| {
            words::seat(self.facts.locale, &one_line(&place.row), &one_line(&place.seat))
        };
        let label = self.t("mail-order", &[("order", one_line(&order.number).into())])?;
        let words = counted(order.places.iter().map(seat)).join(" · ");
        let said = [("label", label.as_str().into()), ("words", words.as_str().into())];
        Ok(Note { line: self.t("mail-given-line", &said)?, label, words })
    }
}

/// Seats in few words: free seating, which has no number, is said once with its count.
fn counted(seats: impl Iterator<Item = String>) -> Vec<String> {
    let mut runs: Vec<(String, usize)> = Vec::new();
    for seat in seats {
        match runs.last_mut() {
            Some((last, count)) if *last == seat => *count += 1,
            _ => runs.push((seat, 1)),
        }
    }
    let said = |(seat, count): (String, usize)| {
        if count == 1 { seat } else { format!("{seat} × {count}") }
    };
    runs.into_iter().map(said).collect()
}

/// Paragraphs of a text that a person wrote: an empty line is between two.
fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    let mut lines = text.lines().map(one_line).peekable();
    std::iter::from_fn(move || {
        while lines.next_if(String::is_empty).is_some() {}
        let mut paragraph = lines.next()?;
        while let Some(line) = lines.next_if(|line| !line.is_empty()) {
            paragraph.push(' ');
            paragraph.push_str(&line);
        }
        Some(paragraph)
    })
}

#[cfg(test)]
mod tests {
    use super::{counted, paragraphs};

    #[test]
    fn an_empty_line_begins_a_paragraph_and_a_line_goes_on() {
        let said: Vec<String> = paragraphs("\n  Un\ndeux\n\n \n\ntrois\n").collect();
        assert_eq!(said, ["Un deux", "trois"]);
        assert_eq!(paragraphs(" \n").count(), 0);
    }

    #[test]
    fn free_seating_is_said_once_with_its_count() {
        let seats = ["A 1", "A 2", "libre", "libre"].map(str::to_owned);
        assert_eq!(counted(seats.into_iter()), ["A 1", "A 2", "libre × 2"]);
    }
}
