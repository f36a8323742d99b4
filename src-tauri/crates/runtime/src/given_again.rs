//! What a counter of a shared house was answered, and its house does not know any more.

use contract::action::Action;
use office::books::anchor::there::are_there;
use office::books::journal::{self, Entry};
use office::erasure::{self, Ids};
use office::{Actor, House, OfficeError, command};
use serde_json::json;
use uuid::Uuid;

use crate::error::ApiError;
use crate::given::Answered;
use crate::open_house::OpenHouse;

impl OpenHouse {
    /// A command that was lost is done by hand, or needs not be done.
    pub fn forget_given(&self, id: Uuid) {
        self.given.forget(id);
    }

    /// Forgets what this counter was answered about people who were erased since, at whichever counter.
    ///
    /// # Errors
    /// From the store.
    pub(crate) fn forget_given_of_erased(&self) -> Result<(), ApiError> {
        let named = self.given.named();
        if named != Ids::default() {
            self.given.erase(&self.store.read(|tx| erasure::among(tx, &named))?);
        }
        Ok(())
    }

    /// Writes down who confirmed how many of the acts that were lost, and how many are left out.
    ///
    /// # Errors
    /// From the store.
    pub fn confirm_given(
        &self,
        operator: &Actor,
        again: usize,
        left_out: usize,
    ) -> Result<(), ApiError> {
        if again + left_out == 0 {
            return Ok(());
        }
        let house = self.store.read(|tx| House::load(tx))?;
        self.as_operator(operator, &house, &[], |tx, cx| {
            let data = json!({ "again": again, "left_out": left_out });
            journal::append(tx, cx, Entry { data, ..Entry::of(Action::HouseGaveAgain) })
        })?;
        Ok(())
    }

    /// What this counter was answered, and the house does not know any more, in the order in which it was given.
    ///
    /// # Errors
    /// From the store.
    pub fn lost_commands(&self) -> Result<Vec<Lost>, ApiError> {
        let given = self.given.all();
        Ok(self.store.read(|tx| {
            let mut lost = Vec::new();
            for act in &given {
                if !command::is_known(tx, &act.id.to_string())? {
                    let stands = are_there(tx, act.names())?;
                    lost.push(Lost { act: act.clone(), stands });
                }
            }
            Ok::<_, OfficeError>(lost)
        })?)
    }
}

/// A command that the house lost.
pub struct Lost {
    pub act: Answered,
    /// What it names is there: it is not lost too.
    pub stands: bool,
}
