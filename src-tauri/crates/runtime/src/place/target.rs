//! Where a house goes: a folder of this machine, or a database on a server.

use std::path::{Path, PathBuf};

use contract::sentence::Fact;
use office::house::moved::{self, JournalEnd, Mark};
use office::{Code, House, OfficeError};
use store::{Store, StoreError};

use crate::error::ApiError;
use crate::place::address::{with_authority_from, with_password, without_password};
use crate::place::files::database_path;
use crate::place::options::Options;
use crate::place::secrets;

/// A target, known by its name.
pub struct Target {
    /// The folder in full, or the address without its password.
    pub name: String,
    /// The password of the address, where it was given.
    pub password: Option<String>,
}

impl Target {
    /// As typed; a folder that is not there is made.
    pub fn parse(typed: &str) -> Result<Self, ApiError> {
        if is_address(typed) {
            let (name, password) = without_password(typed);
            let folder = std::env::current_dir().map_err(StoreError::from)?;
            return Ok(Self { name: with_authority_from(&folder, &name), password });
        }
        if typed.is_empty() || typed.contains("://") {
            return Err(OfficeError::bad_field("to").into());
        }
        std::fs::create_dir_all(typed).map_err(StoreError::from)?;
        let folder = std::fs::canonicalize(typed).map_err(StoreError::from)?;
        Ok(Self { name: folder.display().to_string(), password: None })
    }

    /// Of a house that was left.
    pub fn of(mark: &Mark) -> Self {
        Self { name: mark.to.clone(), password: None }
    }

    /// The folder, where it is one.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        (!is_address(&self.name)).then(|| Path::new(&self.name))
    }

    /// Whether it is this folder itself.
    #[must_use]
    pub fn is_own(&self, data_dir: &Path) -> bool {
        std::fs::canonicalize(data_dir).is_ok_and(|own| self.folder() == Some(&own))
    }

    /// Whether a refusal names it as where the house went.
    #[must_use]
    pub fn is_named_in(&self, refusal: &ApiError) -> bool {
        refusal.args.get("to") == Some(&Fact::Text(self.name.clone()))
    }

    /// The refusal of a target that holds another house.
    #[must_use]
    pub fn taken(&self) -> OfficeError {
        OfficeError::new(Code::TargetTaken).with("to", self.name.as_str())
    }

    /// Keeps beside the house that is left what looking at the target takes after an accident: its
    /// password, and that it was this folder which the house was moved from.
    pub fn remember(&self, data_dir: &Path, mark: &Mark) -> Result<(), StoreError> {
        let password = self.password.clone().unwrap_or_default();
        secrets::set(data_dir, secrets::MOVING, &password)?;
        secrets::set(data_dir, secrets::MOVE_ID, &mark.id)
    }

    /// Its database.
    ///
    /// # Errors
    /// From the store.
    pub fn open(&self, options: &Options) -> Result<Store, StoreError> {
        if self.folder().is_some() {
            return Store::sqlite(&self.file(), |_| Ok(()));
        }
        let kept = secrets::get(&options.data_dir, secrets::MOVING)?;
        match self.password.as_ref().or(kept.as_ref()) {
            Some(password) => Store::postgres(&with_password(&self.name, password)),
            None => Store::postgres(&self.name),
        }
    }

    fn file(&self) -> PathBuf {
        database_path(Path::new(&self.name))
    }

    /// Whether anything is there that the house must not be put upon. A file that this very house
    /// left for where it is now does not count: it is put aside.
    pub fn holds_a_house(&self, store: &Store, options: &Options) -> Result<bool, ApiError> {
        if self.folder().is_some() {
            let file = self.file();
            if !file.exists() || left_by(store, &file)? {
                return Ok(false);
            }
        }
        Ok(self.open(options)?.read(|tx| House::find(tx))?.is_some())
    }

    /// Whether the house of this mark, whose journal ended so, is there. Waits for the target's lock:
    /// a program that died may have left a transaction that still commits.
    pub(crate) fn has_arrived(
        &self,
        options: &Options,
        mark: &Mark,
        end: &JournalEnd,
    ) -> Result<bool, ApiError> {
        if self.folder().is_some() {
            // The same path on another counter's machine is another folder.
            if secrets::get(&options.data_dir, secrets::MOVE_ID)?.as_ref() != Some(&mark.id) {
                return Err(mark.refusal().into());
            }
            if !self.file().exists() {
                return Ok(false);
            }
        }
        let there = self.open(options)?;
        there.hurry();
        Ok(there.write(|there| moved::holds(there, end))?)
    }
}

fn is_address(text: &str) -> bool {
    text.starts_with("postgres://") || text.starts_with("postgresql://")
}

/// Whether the file is of a house that became the one in `store`, and was left for it.
pub fn left_by(store: &Store, file: &Path) -> Result<bool, ApiError> {
    let old = Store::sqlite(file, |_| Ok(()))?;
    let left = old.read(|tx| moved::find(tx))?.is_some_and(|mark| mark.arrived);
    if !left {
        return Ok(false);
    }
    let end = old.read(|tx| moved::end(tx))?;
    Ok(store.read(|tx| moved::holds(tx, &end))?)
}
