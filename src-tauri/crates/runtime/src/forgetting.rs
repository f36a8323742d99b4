//! What a counter does about a person who was erased, there or at another counter: their papers and mails go from
//! its folders, and a file loses what its pages still held of them.

use std::path::Path;

use office::erasure::{self, PaperOf};
use store::{Engine, StoreError};

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
            let papers = self.store.read(|tx| erasure::papers(tx, *id))?;
            clear(&self.data_dir, &papers)?;
        }
        if self.store.engine() == Engine::Sqlite {
            self.store.scrub()?;
        }
        keep_erased(&self.data_dir, &self.place, &fresh)?;
        Ok(fresh.len())
    }
}

/// A name that a file can have.
#[must_use]
pub fn file_name(text: &str) -> String {
    text.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(60).collect()
}

/// Takes the files away that are named by these.
fn clear(data_dir: &Path, papers: &[PaperOf]) -> Result<(), StoreError> {
    for folder in Folder::OF_PEOPLE {
        let entries = match std::fs::read_dir(folder.of(data_dir)) {
            Ok(entries) => entries,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => continue,
            Err(e) => return Err(e.into()),
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if papers.iter().any(|paper| is_of(*folder, &name, paper)) {
                std::fs::remove_file(entry.path())?;
            }
        }
    }
    Ok(())
}

/// Whether a file is that paper, or a copy of it.
fn is_of(folder: Folder, name: &str, paper: &PaperOf) -> bool {
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    // `recu-671083-D1` is a copy of `recu-671083`, and `recu-6710834` is not.
    let begins = |with: String| {
        stem.strip_prefix(&with).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    match (folder, paper) {
        (Folder::Statements, PaperOf::Customer(number)) => begins(format!("releve-{number}")),
        (Folder::Exports, PaperOf::Customer(number)) => begins(format!("donnees-{number}")),
        (Folder::Tickets, PaperOf::Order(number)) => begins(file_name(number)),
        (Folder::Receipts, PaperOf::Order(number)) => begins(format!("recu-{}", file_name(number))),
        (Folder::Receipts, PaperOf::Amendment(number)) => {
            begins(format!("rectification-{}", file_name(number)))
        }
        (Folder::Letters, PaperOf::Rescheduling(id)) => begins(format!("lettres-{id}")),
        (Folder::Letters | Folder::Mails, PaperOf::Mail(id)) => stem.ends_with(&format!("-{id}")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_known_by_its_name_and_its_copies_with_it() {
        let order = PaperOf::Order("67/1083".to_owned());
        let mail = PaperOf::Mail("42".to_owned());
        let of = [
            (Folder::Receipts, "recu-67-1083.pdf", &order, true),
            (Folder::Receipts, "recu-67-1083-D2.pdf", &order, true),
            (Folder::Receipts, "recu-67-10834.pdf", &order, false),
            (Folder::Tickets, "67-1083-101-103-A4.pdf", &order, true),
            (Folder::Tickets, "167-1083-101-A4.pdf", &order, false),
            (Folder::Mails, "20200601-101500-sale_made-marie@example.org-42.eml", &mail, true),
            (Folder::Mails, "20200601-101500-sale_made-marie@example.org-142.eml", &mail, false),
            (Folder::Letters, "lettre-DUPONT-Marie-42.pdf", &mail, true),
            (Folder::Backups, "contremarque-2020-06-01-42.sqlite", &mail, false),
        ];
        for (folder, name, paper, is) in of {
            assert_eq!(is_of(folder, name, paper), is, "{name}");
        }
    }
}
