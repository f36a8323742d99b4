//! The desk among the counters of a shared house.

use contract::ids::OperatorId;
use std::sync::Arc;

use runtime::error::ApiError;
use runtime::listener::{self, Heard, Listening, Program};
use runtime::open_house::OpenHouse;
use store::locked;

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
}

impl Api {
    /// Starts listening to the other counters of a shared house; a local one has none.
    pub fn listen(self: &Arc<Self>, heard: impl Fn(Heard) + Send + Sync + 'static) -> Listening {
        listener::listen(self, heard)
    }
}
