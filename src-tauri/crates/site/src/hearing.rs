//! What the site hears of the other programs of its house.

use std::sync::Arc;

use contract::ids::OperatorId;
use runtime::call::topic::Topic;
use runtime::error::ApiError;
use runtime::hearing::{Heard, Program};
use runtime::listener::{self, Listening};
use runtime::open_house::OpenHouse;

use crate::commands::COMMANDS;
use crate::program::Site;

impl Site {
    /// Starts listening to the other programs of the house.
    pub fn listen(self: &Arc<Self>, heard: impl Fn(Heard) + Send + Sync + 'static) -> Listening {
        listener::listen(self, heard)
    }
}

impl Program for Site {
    fn house(&self) -> &OpenHouse {
        self.house()
    }

    fn who_is_there(&self) -> OperatorId {
        OperatorId::PROGRAM
    }

    /// Customers work at it, from the first one who asks for something.
    fn is_at_work(&self) -> bool {
        self.is_asked()
    }

    /// The sessions of customers are rows of the house: they do not end with the standing of one program. Nobody works at this one
    /// any more.
    fn end_sessions(&self) {
        self.is_out();
    }

    fn people_changed(&self) -> Result<(), ApiError> {
        Ok(())
    }

    fn changes_of(&self, command: &str) -> Option<&'static [Topic]> {
        COMMANDS.iter().find(|spec| spec.name == command).map(|spec| spec.changes)
    }
}
