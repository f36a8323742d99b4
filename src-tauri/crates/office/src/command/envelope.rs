//! A command as it is given.

use contract::ids::CounterId;
use store::{IntoValue, Value};

use super::kept::Form;
use crate::books::seal::{self, COMMAND, Entry};
use crate::{Actor, By, MailRenderer};

/// A command, complete: a use case needs nothing else but the state.
#[derive(Clone, Debug)]
pub struct Envelope {
    /// UUIDv7, minted where the person pressed the key.
    pub id: String,
    /// Name of the command, and the version of its arguments.
    pub form: Form,
    /// Arguments as canonical JSON.
    pub args: String,
    /// What the counter says of the time. The house's time is found in the transaction.
    pub at_ms: i64,
    /// Randomness for ids and codes.
    pub entropy: [u8; 16],
    pub operator: Actor,
    pub counter_id: CounterId,
}

impl Envelope {
    pub(super) fn by<'a>(&'a self, at_ms: i64, renderer: &'a dyn MailRenderer) -> By<'a> {
        let Self { operator, counter_id, .. } = self;
        By { operator, counter_id: *counter_id, at_ms, renderer }
    }

    /// As the journal seals it, at the house's time.
    pub(super) fn entry(&self, at_ms: i64) -> Entry {
        let kept: [Value; 7] = [
            self.form.name.into_value(),
            self.operator.id.into_value(),
            self.counter_id.into_value(),
            at_ms.into_value(),
            self.entropy[..].into_value(),
            self.form.version().into_value(),
            (&self.args).into_value(),
        ];
        Entry { code: COMMAND, ints: [0; 3], text: self.id.clone(), digest: seal::digest(&kept) }
    }
}
