//! What a counter signs the journal with: a private key that is kept outside the database, as passwords are.
//!
//! The first one is made, and told to the journal, where the house has none of this counter. One that was lost is
//! followed by another on a supervisor's word alone: until then the counter works, and signs nothing.

use std::path::Path;
use std::sync::{Arc, Mutex};

use contract::counter::ToldKey;
use office::books::signature::KeyPair;
use store::{StoreError, locked};

use crate::error::ApiError;
use crate::place::secrets::{self, SIGNING, SIGNING_NEXT};

/// What this counter signs with.
#[derive(Default)]
pub struct Signing(Mutex<State>);

#[derive(Clone, Default)]
enum State {
    /// Nobody looked yet: a keyring is asked by the first command that writes, not by the start.
    #[default]
    Unread,
    /// It is being looked for, or made.
    Reading,
    Ready(Arc<KeyPair>),
    /// The key that the journal tells is not here, or cannot be read just now.
    Without,
}

/// What the journal tells of this counter's key.
pub(crate) enum Told {
    Key(String),
    Nothing,
    /// No row may be written just now: there is no house, or it is not the one that was seen.
    NotNow,
}

/// The journal of the house that is open.
pub(crate) trait Journal {
    /// The key of this counter that it tells.
    fn told(&self) -> Result<Told, ApiError>;
    /// Tells it the first one.
    fn tell(&self, key: &ToldKey) -> Result<(), ApiError>;
}

/// A pair of keys that is kept in a folder or its keyring.
pub(crate) fn kept(data_dir: &Path, name: &str) -> Result<Option<KeyPair>, StoreError> {
    Ok(secrets::get(data_dir, name)?.and_then(|text| KeyPair::read(&text)))
}

/// What a counter signs with whose key the journal tells so, where that is in its folder.
#[must_use]
pub fn kept_for(data_dir: &Path, told: Option<&str>) -> Option<Arc<KeyPair>> {
    let pair = kept(data_dir, SIGNING).ok().flatten()?;
    (told == Some(pair.public().as_str())).then(|| Arc::new(pair))
}

/// The key of a folder that the journal does not tell yet: one that was begun after what the journal says.
#[must_use]
pub fn begun_since(data_dir: &Path, told: &str) -> Option<Arc<KeyPair>> {
    let pair = kept(data_dir, SIGNING).ok().flatten()?;
    (told != pair.public()).then(|| Arc::new(pair))
}

impl Signing {
    /// What a command signs with, where this counter has its key. What is wrong with a key is no reason to
    /// refuse a command.
    pub(crate) fn pair(&self, data_dir: &Path, journal: &impl Journal) -> Option<Arc<KeyPair>> {
        if let State::Unread = self.state() {
            self.is(State::Reading);
            let read = read(data_dir, journal).unwrap_or_else(|error| {
                tracing::warn!(%error, "this counter does not sign the journal");
                State::Without
            });
            self.is(read);
        }
        match self.state() {
            State::Ready(pair) => Some(pair),
            _ => None,
        }
    }

    /// Looks again with the next command: the journal may tell another key.
    pub(crate) fn looks_again(&self) {
        self.is(State::Unread);
    }

    fn state(&self) -> State {
        locked(&self.0).clone()
    }

    fn is(&self, state: State) {
        *locked(&self.0) = state;
    }
}

fn read(data_dir: &Path, journal: &impl Journal) -> Result<State, ApiError> {
    let told = match journal.told()? {
        Told::Key(told) => told,
        Told::Nothing => return first(data_dir, journal),
        Told::NotNow => return Ok(State::Unread),
    };
    if let Some(pair) = kept(data_dir, SIGNING)?.filter(|pair| pair.public() == told) {
        return Ok(State::Ready(Arc::new(pair)));
    }
    // The journal was told of one that was begun.
    if let Some(pair) = kept(data_dir, SIGNING_NEXT)?.filter(|pair| pair.public() == told) {
        secrets::set(data_dir, SIGNING, &pair.secret())?;
        secrets::set(data_dir, SIGNING_NEXT, "")?;
        return Ok(State::Ready(Arc::new(pair)));
    }
    tracing::warn!("the key by which this counter signs is not here: a supervisor makes another");
    Ok(State::Without)
}

/// The first key of a counter. The one of its folder, where that worked at another house.
fn first(data_dir: &Path, journal: &impl Journal) -> Result<State, ApiError> {
    let pair = match kept(data_dir, SIGNING)? {
        Some(pair) => pair,
        None => {
            let pair = KeyPair::fresh()?;
            secrets::set(data_dir, SIGNING, &pair.secret())?;
            pair
        }
    };
    journal.tell(&ToldKey { public: pair.public(), vouched: None })?;
    Ok(State::Ready(Arc::new(pair)))
}
