//! What a format is. A new ticketing system is one folder that implements [`Format`] and one line in
//! [`FORMATS`](crate::registry::FORMATS); nothing of the import itself knows where a batch comes from.

use contract::refusal::Refusal;

use crate::batch::Batch;
use crate::reading::Reading;
use crate::source::{Looked, Source};

/// A way in which another system writes its orders.
pub(crate) trait Format: Sync {
    /// Its name, as `--format` takes it.
    fn name(&self) -> &'static str;

    /// Whether a file that begins like this is one of its own.
    fn recognises(&self, head: &[u8]) -> bool;

    /// Reads the files together into one batch. What is wrong is reported to `reading`, and left
    /// out.
    ///
    /// # Errors
    /// [`ImportCancelled`](contract::code::Code::ImportCancelled).
    fn read(
        &self,
        files: &[(&Source, Looked)],
        reading: &mut Reading<'_>,
    ) -> Result<Batch, Refusal>;
}
