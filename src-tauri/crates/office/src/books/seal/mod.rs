//! Seals: what a row of the journal keeps of every row that its command wrote.
//!
//! The database notes each row that is added, changed or taken away, in `touched`. The command's row of the
//! journal takes them over: it keeps a digest of each, as it is then, and the chain covers them. So the last
//! seal of a row says what it must be, whichever action wrote it. The first row of the journal that has a
//! seal covers all that the house holds by then.
//!
//! A row that is written after its command's last row of the journal has no seal: a use case writes the
//! journal last. A build for tests refuses such a command.

mod body;
mod digest;
mod kinds;
mod take;

pub use body::{Entry, RowKey, entries};
pub use digest::{Digest, GONE, of as digest};
pub use kinds::{COMMAND, KINDS, Key, Kind, family, of_code, of_today};
pub(crate) use take::{Seal, key, key_length, nothing_left, rows_of, take};
pub use take::{images_on_server, stray, whole};
