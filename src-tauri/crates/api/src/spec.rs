//! What is declared of a command: name, who may, what goes in and comes out, what it changes.

use domain::access::Role;
use office::{Code, OfficeError};
use schemars::{JsonSchema, Schema, schema_for};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::open::Call;
use crate::{Api, ApiError};

/// Who may give a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anyone, signed in or not.
    Anyone,
    /// Anyone while there is no house, then operators with one of these roles.
    Founder(&'static [Role]),
    /// Operators with one of these roles.
    Roles(&'static [Role]),
}

impl Who {
    /// Whether the role is enough.
    #[must_use]
    pub fn allows(self, role: Role) -> bool {
        match self {
            Self::Anyone => true,
            Self::Founder(roles) | Self::Roles(roles) => roles.contains(&role),
        }
    }
}

/// How a command is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Asks; writes nothing.
    Read,
    /// One transaction, known by its id.
    Write,
    /// Writes what is worth no record, such as who looks at a request.
    Touch,
    /// Of this counter: sessions, files, printers. Never in the journal by itself.
    Local,
}

macro_rules! topics {
    ($($(#[$meta:meta])* $name:ident $key:literal),* $(,)?) => {
        /// What the window fetches again after a command.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
            JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum Topic { $($(#[$meta])* $name),* }

        impl Topic {
            /// Every topic.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// As it is written.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }
        }
    };
}

topics! {
    /// Requests.
    Reprises "reprises",
    /// Lots and balances.
    Credits "credits",
    /// Places and seats.
    Places "places",
    /// Orders.
    Orders "orders",
    /// Halls, categories, rates, shows, performances, prices, sales.
    Season "season",
    /// Customers.
    Customers "customers",
    /// Mails.
    Mails "mails",
    /// Policies.
    Policies "policies",
    /// Settings, operators, sessions.
    Settings "settings",
    /// Counters of the house.
    Counters "counters",
}

impl Topic {
    /// The topic written so, if this program knows it.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|topic| topic.key() == key)
    }
}

/// What a command answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The reply, as JSON.
    pub json: String,
    /// What it changed.
    pub changes: &'static [Topic],
}

/// A command of the list.
pub struct Spec {
    /// Name.
    pub name: &'static str,
    /// Kind.
    pub kind: Kind,
    /// Who may.
    pub who: Who,
    /// What it changes.
    pub changes: &'static [Topic],
    pub(crate) run: fn(&Api, &Call<'_>) -> Result<String, ApiError>,
    pub(crate) ts_args: fn(&ts_rs::Config) -> String,
    pub(crate) ts_reply: fn(&ts_rs::Config) -> String,
    pub(crate) declare: fn(&mut crate::bindings::Declarations),
    /// JSON schema of the arguments.
    pub args_schema: fn() -> Schema,
    /// JSON schema of the reply.
    pub reply_schema: fn() -> Schema,
}

impl Spec {
    pub(crate) const fn of<A, R>(
        name: &'static str,
        kind: Kind,
        who: Who,
        changes: &'static [Topic],
        run: fn(&Api, &Call<'_>) -> Result<String, ApiError>,
    ) -> Self
    where
        A: DeserializeOwned + TS + JsonSchema + 'static,
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
            args_schema: || schema_for!(A),
            reply_schema: || schema_for!(R),
        }
    }
}

/// Reads arguments; an unknown or missing field is refused by name.
pub(crate) fn decode<A: DeserializeOwned>(args: &str) -> Result<A, ApiError> {
    serde_json::from_str(args)
        .map_err(|e| OfficeError::new(Code::BadArguments).with("detail", e.to_string()).into())
}

pub(crate) fn encode<R: Serialize>(reply: &R) -> Result<String, ApiError> {
    serde_json::to_string(reply).map_err(|e| OfficeError::internal(e).into())
}

/// Declares the list: a command without who may give it does not compile.
macro_rules! commands {
    ($($kind:ident $name:ident($args:ty) -> $reply:ty, $who:expr, $run:path $(, [$($topic:ident),*])?;)*) => {
        /// Every command there is.
        pub static COMMANDS: &[$crate::Spec] = &[
            $($crate::Spec::of::<$args, $reply>(
                stringify!($name),
                $crate::spec::commands!(@kind $kind),
                $who,
                &[$($($crate::Topic::$topic),*)?],
                |api, call| $crate::spec::commands!(@run $kind api call $name $args, $run),
            ),)*
        ];
    };
    (@kind read) => { $crate::Kind::Read };
    (@kind write) => { $crate::Kind::Write };
    (@kind touch) => { $crate::Kind::Touch };
    (@kind local) => { $crate::Kind::Local };
    (@run read $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::spec::decode($call.args)?;
        let reply = $api.read($call, |tx, cx| $run(tx, cx, &args))?;
        $crate::spec::encode(&reply)
    }};
    (@run write $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::spec::decode($call.args)?;
        let canonical = $crate::spec::encode(&args)?;
        $api.write($call, stringify!($name), canonical, |tx, cx| $run(tx, cx, &args))
    }};
    (@run touch $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::spec::decode($call.args)?;
        let reply = $api.touch($call, |tx, cx| $run(tx, cx, &args))?;
        $crate::spec::encode(&reply)
    }};
    (@run local $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::spec::decode($call.args)?;
        let reply = $run($api, $call, args)?;
        $crate::spec::encode(&reply)
    }};
}
pub(crate) use commands;
