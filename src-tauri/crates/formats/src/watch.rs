//! Who watches an import, and may stop it.

use contract::code::Code;
use contract::intake::ImportPhase;
use contract::refusal::Refusal;

/// Is told how far an import is.
pub trait Watch {
    /// `done` of `total`, in the phase's unit. `false` stops the import, and nothing is written.
    fn step(&self, phase: ImportPhase, done: u64, total: u64) -> bool;
}

/// Nobody looks on.
pub struct Unwatched;

impl Watch for Unwatched {
    fn step(&self, _: ImportPhase, _: u64, _: u64) -> bool {
        true
    }
}

/// Tells `watch`.
///
/// # Errors
/// [`Code::ImportCancelled`] when it wants no more.
pub fn step(watch: &dyn Watch, phase: ImportPhase, done: u64, total: u64) -> Result<(), Refusal> {
    if watch.step(phase, done, total) { Ok(()) } else { Err(Refusal::new(Code::ImportCancelled)) }
}
