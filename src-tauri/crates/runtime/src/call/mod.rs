//! What a command is: its declaration, its way in, and what it answers.

pub mod declarations;
pub mod spec;
pub mod topic;

use office::{Code, OfficeError, Operator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::error::ApiError;
use topic::Topic;

/// A command on its way.
pub struct Call<'a> {
    /// Session it came by.
    pub session: &'a str,
    /// Its id.
    pub id: Uuid,
    /// Its arguments, as JSON.
    pub args: &'a str,
    /// Who gives it; the program itself where nobody need be signed in.
    pub operator: Operator,
    /// What it changes, for the other counters to fetch again.
    pub changes: &'static [Topic],
}

/// Reads arguments; an unknown or missing field is refused by name.
///
/// # Errors
/// [`Code::BadArguments`].
pub fn decode<A: DeserializeOwned>(args: &str) -> Result<A, ApiError> {
    serde_json::from_str(args)
        .map_err(|e| OfficeError::new(Code::BadArguments).with("detail", e.to_string()).into())
}

/// Writes a reply, or the arguments of a command as they are kept.
///
/// # Errors
/// [`Code::Internal`].
pub fn encode<R: Serialize>(reply: &R) -> Result<String, ApiError> {
    serde_json::to_string(reply).map_err(|e| OfficeError::internal(e).into())
}

/// Declares the list of a program: a command without who may give it does not compile.
#[macro_export]
macro_rules! commands {
    ($program:ty; $($kind:ident $name:ident($args:ty) -> $reply:ty, $who:expr, $run:path $(, [$($topic:ident),*])?;)*) => {
        /// Every command of this program.
        pub static COMMANDS: &[$crate::call::spec::Spec<$program>] = &[
            $($crate::call::spec::Spec::<$program>::of::<$args, $reply>(
                stringify!($name),
                $crate::commands!(@kind $kind),
                $who,
                &[$($($crate::call::topic::Topic::$topic),*)?],
                |api, call| $crate::commands!(@run $kind api call $name $args, $run),
            ),)*
        ];
    };
    (@kind read) => { $crate::call::spec::Kind::Read };
    (@kind write) => { $crate::call::spec::Kind::Write };
    (@kind touch) => { $crate::call::spec::Kind::Touch };
    (@kind local) => { $crate::call::spec::Kind::Local };
    (@run read $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::call::decode($call.args)?;
        let reply = $api.read($call, |tx, cx| $run(tx, cx, &args))?;
        $crate::call::encode(&reply)
    }};
    (@run write $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::call::decode($call.args)?;
        let canonical = $crate::call::encode(&args)?;
        $api.write($call, stringify!($name), canonical, |tx, cx| $run(tx, cx, &args))
    }};
    (@run touch $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::call::decode($call.args)?;
        let reply = $api.touch($call, |tx, cx| $run(tx, cx, &args))?;
        $crate::call::encode(&reply)
    }};
    (@run local $api:ident $call:ident $name:ident $args:ty, $run:path) => {{
        let args: $args = $crate::call::decode($call.args)?;
        let reply = $run($api, $call, args)?;
        $crate::call::encode(&reply)
    }};
}
