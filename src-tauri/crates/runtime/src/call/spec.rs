//! What is declared of a command: name, who may, what goes in and comes out, what it changes.

use domain::access::Role;
use schemars::{JsonSchema, Schema, schema_for};
use serde::Serialize;
use serde::de::DeserializeOwned;
use ts_rs::TS;

use crate::call::again::Again;
use crate::call::topic::Topic;
use crate::call::typescript::Declarations;
use crate::call::{Call, Form, Kept};
use crate::error::ApiError;

/// Who may give a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anyone, signed in or not.
    Anyone,
    /// Anyone while there is no house, then operators with one of these roles.
    Founder(&'static [Role]),
    /// Operators with one of these roles.
    Roles(&'static [Role]),
    /// A customer who is signed in on the site.
    Customer,
}

impl Who {
    /// Whether the role is enough.
    #[must_use]
    pub fn allows(self, role: Role) -> bool {
        match self {
            Self::Anyone => true,
            Self::Founder(roles) | Self::Roles(roles) => roles.contains(&role),
            Self::Customer => false,
        }
    }
}

/// How a command is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CommandKind {
    /// Asks; writes nothing.
    Read,
    /// One transaction, known by its id.
    Write,
    /// Writes what is worth no record, such as who looks at a request.
    Touch,
    /// Of this counter: sessions, files, printers. Never in the journal by itself.
    Local,
}

/// What a command answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The reply, as JSON.
    pub json: String,
    pub changes: &'static [Topic],
}

/// What a command leaves in the house.
#[derive(Clone, Copy)]
pub struct KeptArgs {
    /// Its name and the version of its arguments.
    pub form: Form,
    /// JSON schema of what is kept.
    pub schema: fn() -> Schema,
}

impl KeptArgs {
    /// What a command of this form leaves.
    #[must_use]
    pub const fn of<K>(kept: Kept<K>) -> Self
    where
        K: Serialize + DeserializeOwned + JsonSchema + 'static,
    {
        Self { form: kept.form(), schema: || schema_for!(K) }
    }
}

/// A command of a program's list. `P` is the program: the desk's commands are given to the desk alone.
pub struct Spec<P: 'static> {
    pub name: &'static str,
    pub kind: CommandKind,
    pub who: Who,
    pub changes: &'static [Topic],
    pub run: fn(&P, &Call<'_>) -> Result<String, ApiError>,
    /// Type of the arguments in TypeScript.
    pub ts_args: fn(&ts_rs::Config) -> String,
    /// Type of the reply in TypeScript.
    pub ts_reply: fn(&ts_rs::Config) -> String,
    /// Declares both types, and what they are made of.
    pub declare: fn(&mut Declarations),
    /// What it takes, as it would be kept.
    pub args: KeptArgs,
    /// What is kept of it; nothing of a question.
    pub kept: Option<KeptArgs>,
    /// What becomes of it where the house lost it; nothing of what is not kept.
    pub again: Option<Again>,
    /// JSON schema of the reply.
    pub reply_schema: fn() -> Schema,
}

impl<P> Spec<P> {
    /// The command of this name, with the types of what goes in and comes out.
    #[must_use]
    pub const fn of<A, R>(
        name: &'static str,
        kind: CommandKind,
        who: Who,
        changes: &'static [Topic],
        run: fn(&P, &Call<'_>) -> Result<String, ApiError>,
    ) -> Self
    where
        A: Serialize + DeserializeOwned + TS + JsonSchema + 'static,
        R: Serialize + TS + JsonSchema + 'static,
    {
        Self {
            name,
            kind,
            who,
            changes,
            run,
            ts_args: A::name,
            ts_reply: R::name,
            declare: |d| {
                d.add::<A>();
                d.add::<R>();
            },
            args: KeptArgs::of(Kept::<A>::first(name)),
            kept: None,
            again: None,
            reply_schema: || schema_for!(R),
        }
    }

    /// The command, kept so.
    #[must_use]
    pub const fn keeping<K>(mut self, kept: Kept<K>) -> Self
    where
        K: Serialize + DeserializeOwned + JsonSchema + 'static,
    {
        self.kept = Some(KeptArgs::of(kept));
        self
    }

    /// The command, with what becomes of it where the house lost it.
    #[must_use]
    pub const fn again(mut self, again: Again) -> Self {
        self.again = Some(again);
        self
    }
}
