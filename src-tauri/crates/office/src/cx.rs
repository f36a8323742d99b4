//! What a use case knows beside its arguments: who, when and from where.

use contract::ids::{CounterId, OperatorId};
use domain::access::Role;

use crate::books::KnownHead;
use crate::mint::Mint;
use crate::{House, Letters};

/// Who gives the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operator {
    /// Id; 0 is the program itself.
    pub id: OperatorId,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
}

/// The command's surroundings.
pub struct Cx<'a> {
    /// The house's clock when the key was pressed, UTC milliseconds.
    pub at_ms: i64,
    /// Who.
    pub operator: &'a Operator,
    /// From which counter.
    pub counter_id: CounterId,
    /// Id of the command; empty while reading.
    pub command_id: &'a str,
    /// The house.
    pub house: House,
    /// Where the journal stands.
    pub head: KnownHead,
    /// Ids and codes for what the command makes.
    pub mint: Mint,
    /// Words of mails.
    pub letters: &'a dyn Letters,
}
