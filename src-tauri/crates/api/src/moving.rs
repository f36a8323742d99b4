//! *Déménagement*: a whole house from one database into another, by one command, either way.
//!
//! The house that is left is marked first, and refuses every command from there on. Then it is copied
//! in one transaction of the target, read back, and verified there: the commit of that transaction is
//! the moment of the move. Whoever opens a marked house and does not know how it ended looks at the
//! target, so a program that dies at any point leaves one house, and only one.

use contract::ids::OperatorId;
use contract::journal::Verification;
use office::books::verify;
use office::house::moved::{self, JournalEnd, Mark};
use office::house::operator as rows;
use office::{Actor, Code, House, OfficeError};
use runtime::anchor;
use runtime::call::topic::Topic;
use runtime::error::ApiError;
use runtime::open_house::OpenHouse;
use runtime::place::address::without_password;
use runtime::place::counter_file::LocalFile;
use runtime::place::erased_file::{erased_at, keep_erased};
use runtime::place::files::database_path;
use runtime::place::mounts;
use runtime::place::moved::settle;
use runtime::place::options::Options;
use runtime::place::target::{Target, left_by};
use runtime::place::{identity, secrets};
use serde::Serialize;
use store::locked;
use store::{DataLock, Engine, Occupant, Store, StoreError, Tx};
use uuid::Uuid;

use crate::aside;
use crate::desk::Api;
use crate::named::who;
use crate::session;
use crate::verifying::broken;

/// The session of whoever moves the house.
const SESSION: &str = "move";

/// What a move did.
#[derive(Clone, Debug, Serialize)]
pub struct HouseMoved {
    pub from: String,
    pub to: String,
    /// Each table, in the order in which it was copied; the digests were compared on both sides.
    pub tables: Vec<TableMoved>,
    /// What verifying the journal and the ledger found at the target.
    pub verified: Verification,
    /// An earlier move had been cut short after the house arrived; this one finished it.
    pub resumed: bool,
    /// Where the file is kept that the house had left earlier, if it came back to its folder.
    pub kept: Option<String>,
}

/// A table that was copied.
#[derive(Clone, Debug, Serialize)]
pub struct TableMoved {
    pub table: String,
    pub rows: u64,
    /// SHA-256 over all of its rows.
    pub sha256: String,
}

/// A house that was left and is open again.
#[derive(Clone, Debug, Serialize)]
pub struct HouseReopened {
    /// Where it had gone: that house should be used no more.
    pub had_moved_to: String,
}

impl Api {
    /// Moves the house to a database (`postgres://…`) or a folder that holds no house, for a
    /// supervisor. This counter's settings follow. Given again after it was cut short, it goes on.
    ///
    /// # Errors
    /// [`Code::NoHouseThere`], [`Code::NoHouse`]; [`Code::OwnerNeeded`] for a login that does not own the house; [`Code::TargetTaken`]; [`Code::NetworkFolder`];
    /// [`Code::ChainBroken`] when the house does not verify, and nothing is done; [`Code::CopyDiffers`]; [`Code::HouseMoved`] when it went elsewhere before;
    /// [`Code::NotSignedIn`], [`Code::NotAllowed`] for anyone else than a supervisor; from the
    /// engines, with the house where it was.
    pub fn move_house(
        options: &Options,
        operator: Option<&str>,
        pin: &str,
        to: &str,
    ) -> Result<HouseMoved, ApiError> {
        Self::is_there(options)?;
        let house = Self::at(OpenHouse::enter(&options.alone(), |_| Ok(()))?);
        house.is_as_seen()?;
        house.owned()?;
        let operator = house.supervisor(operator, pin)?;
        let target = Target::parse(to)?;
        target.folder().map_or(Ok(()), mounts::not_shared)?;
        let is_own = target.is_own(&options.data_dir);
        let _lock = match target.folder() {
            Some(folder) if !is_own => Some(DataLock::take(folder, Occupant::Alone)?),
            _ => None,
        };
        let (mark, resumed) = house.leave_for(options, &target, operator.name)?;
        let kept = if resumed { None } else { house.make_room(&target)? };
        let there = target.open(options)?;
        let arrival = house.go(&there, &mark)?;
        seen_follows(&house, &target)?;
        erased_follow(&house, &target, is_own)?;
        settings_follow(&house, &target, is_own)?;
        let from = house.place(options);
        let Arrival { tables, verified } = arrival;
        Ok(HouseMoved { from, to: target.name, tables, verified, resumed, kept })
    }

    /// Opens a house again that was left, for a supervisor who takes it upon themselves that the
    /// other one is used no more.
    ///
    /// # Errors
    /// [`Code::NoHouseThere`], [`Code::NoHouse`]; [`Code::OwnerNeeded`]; [`Code::NotFound`] when it was not left; [`Code::NotSignedIn`],
    /// [`Code::NotAllowed`].
    pub fn reopen_house(
        options: &Options,
        operator: Option<&str>,
        pin: &str,
    ) -> Result<HouseReopened, ApiError> {
        let own = options.database_url.is_none() && own_is_marked(options)?;
        if !own {
            Self::is_there(options)?;
        }
        let database_url = if own { Some(String::new()) } else { options.database_url.clone() };
        let house =
            Self::at(OpenHouse::enter(&Options { database_url, ..options.alone() }, |_| Ok(()))?);
        house.owned()?;
        let operator = house.supervisor(operator, pin)?;
        let found = house.store.read(|tx| House::find(tx))?.unwrap_or_default();
        let mark = house
            .as_operator(&operator, &found, &[Topic::Settings], |tx, cx| moved::reopen(tx, cx))?;
        if own {
            // The settings had followed the house; they come back with it.
            house.change_local(|local| local.settings.database_url.clear())?;
        }
        Ok(HouseReopened { had_moved_to: mark.to })
    }

    /// Who moves the house: a supervisor, or the program itself where nobody could sign in.
    fn supervisor(&self, operator: Option<&str>, pin: &str) -> Result<Actor, ApiError> {
        match operator {
            Some(_) if !self.has_house()? => return Err(ApiError::new(Code::NoHouse)),
            // A move writes no row of the journal, and so none of who signs in for it.
            Some(name) => {
                let cards = self.store.read(|tx| rows::cards(tx))?;
                let id = who(&cards, name).unwrap_or(OperatorId::PROGRAM);
                let known = session::prove(self, id, pin)?;
                session::enter(self, SESSION, known)?;
            }
            None if self.has_operators()? => return Err(ApiError::new(Code::NotSignedIn)),
            None => return Ok(Actor::program()),
        }
        self.may(SESSION, "local_set")?;
        Ok(self.signed_in(SESSION))
    }

    /// Where this house is, without a password.
    fn place(&self, options: &Options) -> String {
        if self.store.engine() == Engine::Sqlite {
            return self.data_dir.display().to_string();
        }
        let settings = locked(&self.local).settings.database_url.clone();
        without_password(options.database_url.as_ref().unwrap_or(&settings)).0
    }

    /// Verifies the house and marks it as left; or finds that it arrived there before.
    fn leave_for(
        &self,
        options: &Options,
        target: &Target,
        operator: String,
    ) -> Result<(Mark, bool), ApiError> {
        let mark = Mark {
            to: target.name.clone(),
            arrived: false,
            at_ms: self.now_ms(),
            operator,
            id: Uuid::from_bytes(self.clock.entropy()).to_string(),
            copy: false,
        };
        match settle(&self.store, options) {
            Ok(()) => {}
            Err(refusal) if refusal.code == Code::HouseMoved && target.is_named_in(&refusal) => {
                return Ok((mark, true));
            }
            Err(refusal) => return Err(refusal),
        }
        if target.holds_a_house(&self.store, options)? {
            return Err(target.taken().into());
        }
        let found = self.store.read(|tx| verify::whole(tx))?;
        if !found.ok {
            return Err(broken(&found));
        }
        target.remember(&self.data_dir, &mark)?;
        self.store.write(|tx| moved::leave(tx, &mark))?;
        Ok((mark, false))
    }

    /// The move itself. The house that is left is held by its lock from before the first row is read
    /// until after the target's commit, so that nothing happens in it meanwhile.
    fn go(&self, there: &Store, mark: &Mark) -> Result<Arrival, ApiError> {
        let arrived = Mark { arrived: true, ..mark.clone() };
        let mut in_doubt = false;
        let outcome = self.store.write(|here| {
            store::lift_time_limits(here)?;
            // The copy is of the house, not of its mark; an end of this program puts it back.
            moved::stay(here)?;
            let end = moved::end(here)?;
            let done = there.write(|there| {
                in_doubt = false;
                let arrival = arrive(here, there, &end, &mark.to)?;
                // From here on only the commit is left, and it may be the line that dies.
                in_doubt = true;
                Ok::<_, ApiError>(arrival)
            });
            match done {
                Ok(arrival) => {
                    moved::leave(here, &arrived)?;
                    Ok(Ok(arrival))
                }
                Err(refusal) if in_doubt && is_silent(&refusal) => Err(refusal),
                Err(refusal) => Ok::<_, ApiError>(Err(refusal)),
            }
        });
        outcome?
    }

    /// Puts aside the file that this very house left earlier, where it comes back to its folder.
    fn make_room(&self, target: &Target) -> Result<Option<String>, ApiError> {
        match target.folder().map(database_path) {
            Some(file) if file.exists() && left_by(&self.store, &file)? => {
                aside::keep_aside(&file, "avant-retour", self.clock.now_ms())
            }
            _ => Ok(None),
        }
    }
}

/// What the target holds once the house is there.
struct Arrival {
    tables: Vec<TableMoved>,
    verified: Verification,
}

/// Copies the house into the target's transaction and verifies it there; or finds it there.
fn arrive(
    here: &mut dyn Tx,
    there: &mut dyn Tx,
    end: &JournalEnd,
    to: &str,
) -> Result<Arrival, ApiError> {
    store::lift_time_limits(there)?;
    let contents = if moved::holds(there, end)? {
        store::contents(there)?
    } else if House::find(there)?.is_some() {
        return Err(OfficeError::new(Code::TargetTaken).with("to", to).into());
    } else {
        store::copy_house(here, there)?
    };
    let verified = verify::whole(there)?;
    if !verified.ok {
        return Err(broken(&verified));
    }
    let table = |c: store::Content| TableMoved { table: c.table, rows: c.rows, sha256: c.sha256 };
    Ok(Arrival { tables: contents.into_iter().map(table).collect(), verified })
}

/// Whether the target did not say anything about the house.
fn is_silent(refusal: &ApiError) -> bool {
    matches!(
        refusal.code,
        Code::DatabaseUnreachable
            | Code::DatabaseRefused
            | Code::DatabaseMissing
            | Code::ServerFull
            | Code::ServerTrouble
    )
}

fn own_is_marked(options: &Options) -> Result<bool, ApiError> {
    let file = database_path(&options.data_dir);
    if !file.exists() {
        return Ok(false);
    }
    let _lock = DataLock::take(&options.data_dir, Occupant::Alone)?;
    let own = Store::sqlite(&file, |_| Ok(()))?;
    Ok(own.read(|tx| moved::find(tx))?.is_some())
}

/// What this counter saw of the house goes where the house went.
fn seen_follows(house: &Api, target: &Target) -> Result<(), StoreError> {
    match target.folder() {
        None => anchor::save(&house.data_dir, &target.name, &house.anchor.seen()),
        Some(folder) => anchor::save(folder, "", &house.anchor.seen()),
    }
}

/// Who was erased goes where the house went, for a restore there. A folder that was a counter has papers of its own to clear
/// first: it takes nothing, and finds out when it opens the house.
fn erased_follow(house: &Api, target: &Target, is_own: bool) -> Result<(), StoreError> {
    let data_dir = &house.data_dir;
    let erased = erased_at(data_dir, &house.place)?;
    match target.folder() {
        _ if erased.is_empty() => Ok(()),
        None => keep_erased(data_dir, &target.name, &erased),
        Some(folder) if is_own || !LocalFile::is_kept(folder) => keep_erased(folder, "", &erased),
        Some(_) => Ok(()),
    }
}

/// The counter's settings and passwords go where the house went; a folder that has its own keeps
/// them.
fn settings_follow(house: &Api, target: &Target, is_own: bool) -> Result<(), StoreError> {
    let data_dir = &house.data_dir;
    match target.folder() {
        None => {
            let kept = secrets::get(data_dir, secrets::MOVING)?;
            let password = target.password.clone().or(kept).unwrap_or_default();
            secrets::set(data_dir, secrets::DATABASE, &password)?;
            LocalFile::change(data_dir, |local| {
                local.settings.database_url.clone_from(&target.name);
            })?;
        }
        Some(folder) => {
            let is_bare = !is_own && !LocalFile::is_kept(folder);
            if is_bare {
                secrets::copy(data_dir, folder)?;
                identity::follow_house(data_dir, folder)?;
            }
            secrets::set(folder, secrets::DATABASE, "")?;
            let brought = is_bare.then(|| locked(&house.local).clone());
            LocalFile::change(folder, |local| {
                if let Some(brought) = brought {
                    *local = brought;
                }
                local.settings.database_url.clear();
            })?;
        }
    }
    secrets::set(data_dir, secrets::MOVING, "")?;
    secrets::set(data_dir, secrets::MOVE_ID, "")
}
