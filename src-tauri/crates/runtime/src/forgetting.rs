//! What a counter does about a person who was erased, there or at another counter: their papers and mails go from
//! its folders, and a file loses what its pages still held of them.

use std::path::Path;

use contract::ids::CustomerId;
use office::OfficeError;
use office::erasure::{self, PaperOf};
use store::{Engine, StoreError, Tx};

use crate::error::ApiError;
use crate::open_house::OpenHouse;
use crate::place::erased_file::{erased_at, keep_erased};
use crate::place::folders::Folder;

impl OpenHouse {
    /// Clears what this counter still holds of people who were erased since it last looked; gives how many people. What
    /// could not be cleared is cleared at the next opening.
    ///
    /// # Errors
    /// From the store; [`office::Code::DiskFailed`] where a file cannot be taken away.
    pub fn forget_erased(&self) -> Result<usize, ApiError> {
        let known = erased_at(&self.data_dir, &self.place)?;
        let mut fresh = self.store.read(|tx| erasure::everyone(tx))?;
        fresh.retain(|id| !known.contains(id));
        if fresh.is_empty() {
            return Ok(0);
        }
        for id in &fresh {
            let papers = self.store.read(|tx| papers_of(tx, *id))?;
            clear(&self.data_dir, &papers)?;
        }
        if self.store.engine() == Engine::Sqlite {
            self.store.scrub()?;
        }
        keep_erased(&self.data_dir, &self.place, &fresh)?;
        Ok(fresh.len())
    }
}

/// Longest part of a file's name that a text gives, in bytes.
const PART_MAX: usize = 80;

/// A part of a file's name, another for every text. Letters, digits and `-` stay as they are; what else there is, and a
/// `-` before a `D`, is written in hexadecimal behind `=`: no part has a `_`, nor the `-D` that marks a copy.
#[must_use]
pub fn file_name(text: &str) -> String {
    let mut name = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c.is_alphanumeric() || (c == '-' && rest.peek() != Some(&'D')) {
            name.push(c);
        } else {
            let mut bytes = [0; 4];
            name.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("={byte:02X}")));
        }
    }
    within(name, PART_MAX)
}

/// A text of at most so many bytes: one that is longer ends in a `~` and a sum of the whole.
#[must_use]
pub fn within(text: String, most: usize) -> String {
    if text.len() <= most {
        return text;
    }
    // FNV-1a: it keeps names apart, and guards nothing.
    let sum = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    let kept = text.floor_char_boundary(most.saturating_sub(17));
    format!("{}~{sum:016x}", &text[..kept])
}

/// A part of a file's name for people to read, which others may share: an id goes with it.
#[must_use]
pub fn readable_name(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(READABLE_MAX).collect()
}

/// Longest part of a file's name for people to read, in characters.
const READABLE_MAX: usize = 60;

/// The papers that tell of a person. A receipt whose name was [`readable_name`] is among them where no order of
/// somebody else has that name.
fn papers_of(tx: &mut dyn Tx, id: CustomerId) -> Result<Vec<PaperOf>, OfficeError> {
    let mut papers = erasure::papers(tx, id)?;
    let orders: Vec<String> = papers
        .iter()
        .filter_map(|paper| match paper {
            PaperOf::Order(number) => Some(number.clone()),
            _ => None,
        })
        .collect();
    for number in &orders {
        let older = readable_name(number);
        if older == file_name(number) {
            continue;
        }
        let cut = older.chars().count() == READABLE_MAX;
        let like = older.replace('-', "_") + if cut { "%" } else { "" };
        let theirs = |other: &String| orders.contains(other) || readable_name(other) != older;
        if erasure::orders_like(tx, &like)?.iter().all(theirs) {
            papers.push(PaperOf::Order(older));
        }
    }
    Ok(papers)
}

/// Takes the files away that are named by these. With them goes every code that waits in the folder of mails: nothing says any
/// more whose address one names, and whoever still wants theirs asks for another.
fn clear(data_dir: &Path, papers: &[PaperOf]) -> Result<(), StoreError> {
    for folder in Folder::OF_PEOPLE {
        let entries = match std::fs::read_dir(folder.of(data_dir)) {
            Ok(entries) => entries,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => continue,
            Err(e) => return Err(e.into()),
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_code(*folder, &name) || papers.iter().any(|paper| is_of(*folder, &name, paper)) {
                std::fs::remove_file(entry.path())?;
            }
        }
    }
    Ok(())
}

/// Whether a file is a mail with a code: `20200601-101500-code-marie@example.org-0.eml`.
fn is_code(folder: Folder, name: &str) -> bool {
    folder == Folder::Mails && name.ends_with("-0.eml") && name.split('-').nth(2) == Some("code")
}

/// Whether a file is that paper, or a copy of it.
fn is_of(folder: Folder, name: &str, paper: &PaperOf) -> bool {
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    // `recu-671083-D1` is a copy of `recu-671083`; `recu-6710834` and `recu-671083-2` are of other orders.
    let copy = |of: String| {
        stem.strip_prefix(&of).is_some_and(|rest| match rest.strip_prefix("-D") {
            Some(rank) => is_number(rank),
            None => rest.is_empty(),
        })
    };
    match (folder, paper) {
        (Folder::Statements, PaperOf::Customer(number)) => copy(format!("releve-{number}")),
        (Folder::Exports, PaperOf::Customer(number)) => copy(format!("donnees-{number}")),
        (Folder::Tickets, PaperOf::Order(number)) => {
            stem.starts_with(&format!("{}_", file_name(number)))
        }
        (Folder::Tickets, PaperOf::Tickets(number, tickets)) => {
            let older = format!("{}-", readable_name(number));
            stem.strip_prefix(&older).is_some_and(|rest| names_only(rest, tickets))
        }
        (Folder::Receipts, PaperOf::Order(number)) => copy(format!("recu-{}", file_name(number))),
        (Folder::Receipts, PaperOf::Amendment(number)) => {
            copy(format!("rectification-{}", file_name(number)))
        }
        (Folder::Letters, PaperOf::Rescheduling(id)) => copy(format!("lettres-{id}")),
        (Folder::Letters | Folder::Mails, PaperOf::Mail(id))
        | (Folder::Mails, PaperOf::MailTo(id)) => stem.ends_with(&format!("-{id}")),
        _ => false,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether `101-103_107-D1-A4`, the end of a name whose order is not told apart from it, is of these tickets alone: no
/// two orders have a ticket of one number.
fn names_only(rest: &str, tickets: &[i64]) -> bool {
    let Some((rest, _layout)) = rest.rsplit_once('-') else { return false };
    let numbers = match rest.rsplit_once("-D") {
        Some((numbers, rank)) if is_number(rank) => numbers,
        _ => rest,
    };
    numbers.split('_').all(|run| {
        let (first, last) = run.split_once('-').unwrap_or((run, run));
        match (first.parse::<i64>(), last.parse::<i64>()) {
            (Ok(first), Ok(last)) if first <= last => {
                [first, last].iter().all(|number| tickets.contains(number))
            }
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_paper_is_known_by_its_name_and_its_copies_with_it() {
        let order = PaperOf::Order("67/1083".to_owned());
        let plain = PaperOf::Order("671097".to_owned());
        let printed = PaperOf::Tickets("671097".to_owned(), vec![78, 101, 102, 103]);
        let mail = PaperOf::Mail("42".to_owned());
        let sent = PaperOf::MailTo("42".to_owned());
        let customer = PaperOf::Customer("12".to_owned());
        let of = [
            (Folder::Receipts, "recu-67=2F1083.pdf", &order, true),
            (Folder::Receipts, "recu-67=2F1083-D2.pdf", &order, true),
            (Folder::Receipts, "recu-67=2F10834.pdf", &order, false),
            (Folder::Receipts, "recu-67-1083.pdf", &order, false),
            (Folder::Receipts, "recu-671097.pdf", &plain, true),
            (Folder::Receipts, "recu-671097-D12.pdf", &plain, true),
            (Folder::Receipts, "recu-671097-2.pdf", &plain, false),
            (Folder::Receipts, "recu-671097-2-D1.pdf", &plain, false),
            (Folder::Receipts, "recu-671097-D.pdf", &plain, false),
            (Folder::Tickets, "67=2F1083_101-103-A4.pdf", &order, true),
            (Folder::Tickets, "167=2F1083_101-A4.pdf", &order, false),
            (Folder::Tickets, "671097_101-103_107-D1-203x82.pdf", &plain, true),
            (Folder::Tickets, "671097-2_78-A4.pdf", &plain, false),
            (Folder::Tickets, "671097-2_78-A4.pdf", &printed, false),
            // As they were named where nothing but a `-` stood behind the number.
            (Folder::Tickets, "671097-101-103-A4.pdf", &printed, true),
            (Folder::Tickets, "671097-78_101-103-D1-140x51.pdf", &printed, true),
            (Folder::Tickets, "671097-2-78-A4.pdf", &printed, false),
            (Folder::Tickets, "671097-A4.pdf", &printed, false),
            (Folder::Mails, "20200601-101500-sale_made-marie@example.org-42.eml", &mail, true),
            (Folder::Mails, "20200601-101500-sale_made-marie@example.org-142.eml", &mail, false),
            (Folder::Letters, "lettre-DUPONT-Marie-42.pdf", &mail, true),
            (Folder::Mails, "20200601-101500-sale_made-marie@example.org-42.eml", &sent, true),
            (Folder::Letters, "lettre-BONNARD-Paul-42.pdf", &sent, false),
            (Folder::Backups, "contremarque-2020-06-01-42.sqlite", &mail, false),
            (Folder::Statements, "releve-12.pdf", &customer, true),
            (Folder::Statements, "releve-121.pdf", &customer, false),
            (Folder::Exports, "donnees-12.json", &customer, true),
        ];
        for (folder, name, paper, is) in of {
            assert_eq!(is_of(folder, name, paper), is, "{name}");
        }
    }

    #[test]
    fn a_code_is_known_among_mails_whatever_address_it_names() {
        for (folder, name, is) in [
            (Folder::Mails, "20200601-101500-code-marie@example.org-0.eml", true),
            (Folder::Mails, "20200601-101500-code-marie-code@example.org-0.eml", true),
            (Folder::Mails, "20200601-101500-sale_made-code@example.org-40.eml", false),
            (Folder::Mails, "20200601-101500-essai-code@example.org-0.eml", false),
            (Folder::Letters, "20200601-101500-code-marie@example.org-0.eml", false),
        ] {
            assert_eq!(is_code(folder, name), is, "{name}");
        }
    }

    #[test]
    fn no_two_numbers_of_orders_give_one_name() {
        let long = "9".repeat(128);
        let numbers = [
            "900-005",
            "900/005",
            "900.005",
            "900_005",
            "900=2F005",
            "900-D5",
            "900=2DD5",
            "é",
            "e",
            &long,
            &long[1..],
            "😀",
            "-",
            "",
        ];
        let names: BTreeSet<String> = numbers.iter().map(|number| file_name(number)).collect();
        assert_eq!(names.len(), numbers.len(), "{names:?}");
        for name in &names {
            assert!(
                name.len() <= PART_MAX && !name.contains('_') && !name.contains("-D"),
                "{name}"
            );
        }
        for same in ["900-005", "671097-2", "ABC12", "é"] {
            assert_eq!(file_name(same), same);
        }
        assert_eq!(file_name("900/005"), "900=2F005");
    }
}
