//! The desk among the counters of a shared house.

use std::sync::Arc;

use contract::ids::OperatorId;
use office::house::operator as rows;
use office::{Code, OfficeError};
use runtime::call::topic::Topic;
use runtime::error::ApiError;
use runtime::hearing::{Heard, Program};
use runtime::line_state::LineState;
use runtime::listener::{self, Listening};
use runtime::open_house::OpenHouse;
use runtime::place::space;
use runtime::watching::{self, Seen, What};
use store::locked;

use crate::commands::COMMANDS;
use crate::desk::Api;

impl Program for Api {
    fn house(&self) -> &OpenHouse {
        &self.house
    }

    fn who_is_there(&self) -> OperatorId {
        self.last_signed_in()
    }

    fn end_sessions(&self) {
        locked(&self.sessions).clear();
    }

    fn people_changed(&self) -> Result<(), ApiError> {
        self.end_outdated_sessions()
    }

    fn sees(&self) -> Vec<Seen> {
        // What is seen is noted in the house before it is told: that its disk only reads, it cannot note.
        let disk = space::disk(&self.data_dir).and_then(|disk| watching::of_disk(disk, false));
        let owner = self.is_by_the_owner().then_some(Seen::one(What::OwnerLogin, 0));
        disk.into_iter().chain(self.late_backups()).chain(owner).collect()
    }

    fn changes_of(&self, command: &str) -> Option<&'static [Topic]> {
        COMMANDS.iter().find(|spec| spec.name == command).map(|spec| spec.changes)
    }
}

impl Api {
    /// How this counter stands. One that is shut out or waits asks the house again: it may have been let in,
    /// and a line that was dead has heard nothing.
    pub(crate) fn standing_now(&self) -> Result<LineState, ApiError> {
        let line = self.line_state();
        if !line.is_in() {
            let (standing, _) = self.look_at_standing()?;
            self.stands(standing);
        }
        Ok(self.line_state())
    }

    /// Ends the session of who was refused because they are no longer who they were.
    pub(crate) fn end_session(&self, session: &str) {
        locked(&self.sessions).remove(session);
    }

    /// Refuses who was changed since they signed in, for what is no transaction of the house.
    pub(crate) fn still(&self, operator: &office::Actor) -> Result<(), ApiError> {
        let now = self.store.read(|tx| rows::sign_in_row(tx, operator.id))?;
        match now {
            Some(now) if now.active && now.role == operator.role => Ok(()),
            _ => Err(OfficeError::new(Code::OperatorChanged).into()),
        }
    }

    /// Starts listening to the other counters of a shared house, or the other programs of a house in a file.
    pub fn listen(self: &Arc<Self>, heard: impl Fn(Heard) + Send + Sync + 'static) -> Listening {
        listener::listen(self, heard)
    }
}
