//! What a counter of a shared house was answered, and its house does not know any more.

use office::{OfficeError, command};
use uuid::Uuid;

use crate::error::ApiError;
use crate::given::Answered;
use crate::open_house::OpenHouse;

impl OpenHouse {
    /// A command that was lost is done by hand, or needs not be done.
    pub fn forget_given(&self, id: Uuid) {
        self.given.forget(id);
    }

    /// What this counter was answered, and the house does not know any more.
    ///
    /// # Errors
    /// From the store.
    pub fn lost_commands(&self) -> Result<Vec<Answered>, ApiError> {
        let given = self.given.all(self.clock.counted_ms());
        Ok(self.store.read(|tx| {
            let mut lost = Vec::new();
            for one in &given {
                if !command::is_known(tx, &one.id.to_string())? {
                    lost.push(one.clone());
                }
            }
            Ok::<_, OfficeError>(lost)
        })?)
    }
}
