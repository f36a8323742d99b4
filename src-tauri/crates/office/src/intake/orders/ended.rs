//! Places that were taken back here and cancelled by their own system since. A reversal gives none of them back
//! (`reprise/cancelled_there.sql`). One word is kept of each beside what other imports told, and names nobody.

use std::collections::HashSet;

use store::Tx;

use crate::OfficeError;
use crate::intake::keys::Source;
use crate::intake::seen;

/// The kind of thing under which the word is kept.
pub(super) const KIND: &str = "place";
pub(super) const CANCELLED: &str = "cancelled";
/// The system has it again.
pub(super) const LIVE: &str = "live";

/// Their stored keys.
pub(super) fn load(tx: &mut dyn Tx, source: Source<'_>) -> Result<HashSet<String>, OfficeError> {
    let told = seen::told(tx, source, KIND)?;
    Ok(told.into_iter().filter(|(_, word)| word == CANCELLED).map(|(key, _)| key).collect())
}
