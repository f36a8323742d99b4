//! What a use case knows beside its arguments: who, when and from where.

use contract::ids::{CounterId, CustomerId, OperatorId};
use contract::secret::Secret;
use domain::access::Role;

use store::{StoreError, Tx};

use crate::books::KnownHead;
use crate::mint::Mint;
use crate::{House, MailRenderer};

/// Who gives the command: an operator at a desk, a customer on the site, or the program itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Id of the operator; 0 for the program and for customers.
    pub id: OperatorId,
    pub name: String,
    pub role: Role,
    /// Who it is on the site, where somebody is signed in there.
    pub visitor: Option<Visitor>,
}

/// Somebody who is signed in on the site: a mailbox, and one of its customers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visitor {
    /// The session's token.
    pub token: Secret,
    /// Its hash.
    pub session: Vec<u8>,
    /// The mailbox, as it is compared.
    pub email_key: String,
    /// The customer; absent until one of several is chosen, or where the mailbox is nobody's.
    pub customer: Option<CustomerId>,
}

impl Actor {
    /// An operator at a desk.
    #[must_use]
    pub const fn operator(id: OperatorId, name: String, role: Role) -> Self {
        Self { id, name, role, visitor: None }
    }

    /// The program itself: migrations, workers, the first start.
    #[must_use]
    pub const fn program() -> Self {
        Self::operator(OperatorId::PROGRAM, String::new(), Role::Supervisor)
    }

    /// Whoever is on the site, signed in or not. No rule gives them more than an agent.
    #[must_use]
    pub const fn on_site(visitor: Option<Visitor>) -> Self {
        Self { id: OperatorId::PROGRAM, name: String::new(), role: Role::Agent, visitor }
    }
}

impl Actor {
    /// Whether this is whoever is on the site, signed in or not.
    #[must_use]
    pub fn is_on_site(&self) -> bool {
        self.id == OperatorId::PROGRAM && self.role == Role::Agent
    }

    /// Shows the server whose session it is, where it is one of the site.
    ///
    /// # Errors
    /// From the store.
    pub(crate) fn show(&self, tx: &mut dyn Tx) -> Result<(), StoreError> {
        self.visitor.iter().try_for_each(|visitor| tx.show(visitor.token.reveal()))
    }
}

/// The command's surroundings.
pub struct Cx<'a> {
    /// The house's time, UTC milliseconds: one value for the whole transaction.
    pub at_ms: i64,
    pub operator: &'a Actor,
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
    pub operator: &'a Actor,
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
