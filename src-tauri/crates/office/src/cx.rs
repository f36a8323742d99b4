//! What a use case knows beside its arguments: who, when and from where.

use contract::ids::{CounterId, OperatorId};
use domain::access::Role;

use crate::books::KnownHead;
use crate::mint::Mint;
use crate::{House, MailRenderer};

/// Who gives the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// Id; 0 is the program itself.
    pub id: OperatorId,
    pub name: String,
    pub role: Role,
}

/// The command's surroundings.
pub struct Cx<'a> {
    /// The house's time, UTC milliseconds: one value for the whole transaction.
    pub at_ms: i64,
    pub operator: &'a Operator,
    pub counter_id: CounterId,
    /// Id of the command; empty while reading.
    pub command_id: &'a str,
    pub house: House,
    /// Where the journal stands.
    pub head: KnownHead,
    /// Ids and codes for what the command makes.
    pub mint: Mint,
    /// Words of mails.
    pub renderer: &'a dyn MailRenderer,
}

/// Who does something, from where, when, and in which words it writes to customers.
#[derive(Clone, Copy)]
pub struct By<'a> {
    pub operator: &'a Operator,
    pub counter_id: CounterId,
    /// What the counter says of the time; in a [`Cx`], the house's.
    pub at_ms: i64,
    /// Words of mails.
    pub renderer: &'a dyn MailRenderer,
}

impl<'a> By<'a> {
    /// The surroundings of a command of this id, in this house. It finds the end of the journal by
    /// itself.
    #[must_use]
    pub fn cx(self, command_id: &'a str, house: House, mint: Mint) -> Cx<'a> {
        let Self { operator, counter_id, at_ms, renderer } = self;
        let head = KnownHead::default();
        Cx { at_ms, operator, counter_id, command_id, house, head, mint, renderer }
    }

    /// The surroundings of what makes nothing: a question, or a write that is worth no record.
    #[must_use]
    pub fn looking(self, house: House) -> Cx<'a> {
        self.cx("", house, Mint::new(self.at_ms, [0; 16]))
    }
}
