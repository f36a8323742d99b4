//! A house that is not what this counter saw of it: how it differs, and going on in it.

use std::collections::BTreeSet;

use contract::action::Action;
use contract::anchor::{LastNumbers, WentBack};
use office::books::anchor;
use office::house::counter;
use office::{Actor, House, OfficeError};
use store::Engine;

use crate::call::topic::Topic;
use crate::error::ApiError;
use crate::open_house::OpenHouse;
use crate::told;

impl OpenHouse {
    /// Refuses a house that went back, until somebody goes on in it.
    ///
    /// # Errors
    /// [`office::Code::HouseWentBack`], [`office::Code::HouseRewritten`].
    pub fn is_as_seen(&self) -> Result<(), OfficeError> {
        self.anchor.is_as_seen()
    }

    /// How the house differs from what this counter last saw of it, until a supervisor says that it goes on.
    #[must_use]
    pub fn went_back(&self) -> Option<WentBack> {
        self.anchor.went_back()
    }

    /// Holds the house against what this counter last saw of it, and sees where it ends now.
    ///
    /// # Errors
    /// [`office::Code::HouseWentBack`], [`office::Code::HouseRewritten`]; from the store.
    pub fn look_at_end(&self) -> Result<(), ApiError> {
        self.anchor.look(&self.store)
    }

    /// The house was made anew: what this counter saw before was another one.
    ///
    /// # Errors
    /// From the store.
    pub fn is_made_anew(&self) -> Result<(), ApiError> {
        self.anchor.goes_on(self.store.read(|tx| anchor::end(tx))?);
        self.make_first_key();
        Ok(())
    }

    /// Follows a house that went back as it is now, where nobody works at this program: supervisors said at the counters that
    /// it goes on, and whoever runs the program says so here. Gives whether there was something to follow.
    ///
    /// # Errors
    /// From the store.
    pub fn goes_along(&self) -> Result<bool, ApiError> {
        if self.went_back().is_none() {
            return Ok(false);
        }
        self.anchor.goes_on(self.store.read(|tx| anchor::end(tx))?);
        Ok(true)
    }

    /// Goes on in a house that went back, on a supervisor's word: its series are past every number that this
    /// counter knows of, that another one knows of which is there, or that was typed from papers. Gives the counters that
    /// said nothing, which are away. Does nothing in a house that did not go back.
    ///
    /// # Errors
    /// [`office::Code::BadField`] for a number that no house gives; from the store.
    pub fn go_on(&self, operator: &Actor, typed: &LastNumbers) -> Result<Vec<String>, ApiError> {
        if self.went_back().is_none() {
            return Ok(Vec::new());
        }
        let house = self.store.read(|tx| House::load(tx))?;
        let mut seen = self.anchor.seen();
        let mut heard = BTreeSet::new();
        match self.ask_numbers() {
            Ok(others) => {
                told::with_others(&mut seen.series, others.numbers);
                heard = others.counters;
            }
            Err(refusal) => tracing::warn!(%refusal, "the other counters could not be asked"),
        }
        let unheard = self.store.read(|tx| match tx.engine() {
            Engine::Sqlite => Ok(Vec::new()),
            Engine::Postgres => {
                counter::others(tx, self.counter_id, |id| !heard.contains(&id.into()))
            }
        })?;
        self.unlisted(operator, &house, Topic::ALL, |tx, cx| {
            anchor::go_on(tx, cx, Action::HouseWentBack, &seen, typed)
        })?;
        self.anchor.goes_on(self.store.read(|tx| anchor::end(tx))?);
        Ok(unheard)
    }
}
