//! Houses made from outside the window: the demo, and the first one of a folder.

use contract::settings::AddOperator;
use std::path::Path;

use contract::ids::OperatorId;
use domain::access::Role;
use office::demo;
use office::house::operator as rows;
use office::{Code, House, house};
use runtime::call::topic::Topic;
use runtime::error::ApiError;
use runtime::place::folders::Folder;
use runtime::place::opening::open_store;
use runtime::place::options::Options;
use runtime::place::secrets;
use serde::Serialize;
use store::{DataLock, Occupant, StoreError};
use uuid::Uuid;

use crate::desk::Api;
use crate::founding;
use crate::named::who;

/// The demo house, as made.
#[derive(Clone, Debug, Serialize)]
pub struct DemoMade {
    pub house: String,
    /// Who can sign in.
    pub operators: Vec<DemoOperator>,
}

/// An operator of the demo house, with the PIN that its sign-in page shows.
#[derive(Clone, Debug, Serialize)]
pub struct DemoOperator {
    pub name: String,
    pub role: Role,
    pub pin: String,
}

/// The database of a folder, its own file last.
const DATABASE_FILES: [&str; 2] = ["contremarque.sqlite-shm", "contremarque.sqlite"];

fn move_aside(from: &Path, to: &Path) -> Result<(), StoreError> {
    match std::fs::rename(from, to) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(e.into()),
        _ => Ok(()),
    }
}

/// A house of this name, in Paris until its supervisor says otherwise.
fn named_house(name: &str) -> Result<House, ApiError> {
    let name = office::page::required("name", name, 120)?.to_owned();
    Ok(House { name, time_zone: "Europe/Paris".to_owned(), ..House::default() })
}

impl Api {
    /// Makes the demo house, where there is no house yet.
    ///
    /// # Errors
    /// [`Code::HouseExists`], and what opening refuses.
    pub fn make_demo(options: &Options) -> Result<DemoMade, ApiError> {
        let lock = DataLock::take(&options.data_dir, Occupant::Alone)?;
        let (store, counter_id) = open_store(options, &lock)?;
        // Before the PINs are hashed: a refusal should not take a second.
        if store.read(|tx| House::find(tx))?.is_some() {
            return Err(ApiError::new(Code::HouseExists));
        }
        founding::make_demo_in(&store, counter_id, options.clock.as_ref())?;
        runtime::anchor::forget(&options.data_dir, "")?;
        let name = store.read(|tx| House::load(tx))?.name;
        let operators = demo::OPERATORS.iter().map(|(name, role, pin)| DemoOperator {
            name: (*name).to_owned(),
            role: *role,
            pin: (*pin).to_owned(),
        });
        Ok(DemoMade { house: name, operators: operators.collect() })
    }

    /// Moves the demo and all its papers out of the folder, which is then as before the first
    /// start; gives where they are kept.
    ///
    /// # Errors
    /// [`Code::NotADemo`] when the house is a real one, or there is none; [`Code::DiskFailed`].
    pub fn leave_demo(options: &Options) -> Result<String, ApiError> {
        let lock = DataLock::take(&options.data_dir, Occupant::Alone)?;
        let (store, _) = open_store(options, &lock)?;
        let house = store.read(|tx| House::find(tx))?;
        let local = store.engine() == store::Engine::Sqlite;
        // Closed, the file is whole: what was beside it is in it.
        drop(store);
        if !local || !house.is_some_and(|house| house.demo) {
            return Err(ApiError::new(Code::NotADemo));
        }
        secrets::set(&options.data_dir, secrets::MAIL, "")?;
        let at = chrono::DateTime::from_timestamp_millis(options.clock.now_ms());
        let name = format!("demonstration-{}", at.unwrap_or_default().format("%Y-%m-%d-%H%M%S"));
        let kept = options.data_dir.join(name);
        std::fs::create_dir_all(&kept).map_err(StoreError::from)?;
        // The house last: a death in between leaves a demo, which is left again.
        for folder in Folder::ALL {
            move_aside(&folder.of(&options.data_dir), &folder.of(&kept))?;
        }
        for file in DATABASE_FILES {
            move_aside(&options.data_dir.join(file), &kept.join(file))?;
        }
        Ok(kept.display().to_string())
    }

    /// Whether anyone could sign in.
    ///
    /// # Errors
    /// From the store.
    pub fn has_operators(&self) -> Result<bool, ApiError> {
        Ok(!self.store.read(|tx| rows::cards(tx))?.is_empty())
    }

    /// Makes the first supervisor of a house that has no operator yet; says whether it did.
    ///
    /// # Errors
    /// [`Code::BadField`] on the name or the PIN.
    pub fn first_supervisor(&self, name: &str, pin: &str) -> Result<bool, ApiError> {
        if !self.store.read(|tx| rows::cards(tx))?.is_empty() {
            return Ok(false);
        }
        let added = self.new_supervisor(name, pin)?;
        let house = self.store.read(|tx| House::load(tx))?;
        self.as_program(&house, &[Topic::Settings], |tx, cx| {
            rows::add(tx, cx, &added).map(|_| ())
        })?;
        Ok(true)
    }

    fn new_supervisor(&self, name: &str, pin: &str) -> Result<AddOperator, ApiError> {
        let pin_hash = crate::session::pin_hash(self, pin)?;
        Ok(AddOperator { name: name.to_owned(), role: Role::Supervisor, pin_hash })
    }

    /// Founds the house with its first supervisor: both, or neither.
    ///
    /// # Errors
    /// [`Code::HouseExists`]; [`Code::BadField`] on the names or the PIN; [`Code::ClockWrong`]; [`Code::NetworkFolder`].
    pub fn found_with(&self, name: &str, supervisor: &str, pin: &str) -> Result<(), ApiError> {
        let house = named_house(name)?;
        office::page::required("supervisor", supervisor, 80)?;
        self.time.sure()?;
        founding::may_hold_a_house(self)?;
        let added = self.new_supervisor(supervisor, pin)?;
        self.as_program(&house, &[Topic::Settings], |tx, cx| {
            house::create(tx, cx)?;
            rows::add(tx, cx, &added).map(drop)
        })
    }

    /// Signs an operator in by name (without case or accents, the first name is enough where only
    /// one has it) and PIN.
    ///
    /// # Errors
    /// [`Code::NoHouse`]; [`Code::WrongSignIn`], [`Code::SignInThrottled`].
    pub fn sign_in_by_name(&self, session: &str, name: &str, pin: &str) -> Result<(), ApiError> {
        if !self.has_house()? {
            return Err(ApiError::new(Code::NoHouse));
        }
        let cards = self.store.read(|tx| rows::cards(tx))?;
        // An unknown name is tried as well, so that it takes as long as a wrong PIN.
        let id = who(&cards, name).unwrap_or(OperatorId::PROGRAM);
        let args = serde_json::json!({ "operator_id": id, "pin": pin }).to_string();
        let command = Uuid::from_bytes(self.clock.entropy());
        self.call(session, "sign_in", command, &args).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demo_takes_the_files_of_every_folder_with_it() {
        let place = tempfile::tempdir().unwrap();
        let options = Options::folder(place.path());
        Api::make_demo(&options).unwrap();
        for folder in Folder::ALL {
            let paper = folder.of(place.path()).join("a paper");
            runtime::place::files::write_whole(&paper, b"FACTICE").unwrap();
        }
        let kept = Api::leave_demo(&options).unwrap();
        for folder in Folder::ALL {
            assert!(!folder.of(place.path()).exists(), "{folder:?} stayed");
            assert!(folder.of(Path::new(&kept)).join("a paper").is_file(), "{folder:?}");
        }
    }
}
