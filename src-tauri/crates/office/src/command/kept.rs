//! How a command is kept: its name, and the version of its arguments. What an older program kept is
//! read as today's program would have kept it, so that a retry over an update is still a retry.

use std::marker::PhantomData;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use crate::{Code, OfficeError};

/// Makes arguments of one version into those of the next.
pub type Upgrade = fn(Json) -> Json;

/// Arguments of before, with a field that they lack.
#[must_use]
pub fn with_field(mut args: Json, name: &str, value: Json) -> Json {
    if let Some(fields) = args.as_object_mut() {
        fields.insert(name.to_owned(), value);
    }
    args
}

/// How a command with arguments `A` is kept.
pub struct Kept<A> {
    pub name: &'static str,
    upgrades: &'static [Upgrade],
    args: PhantomData<fn() -> A>,
}

impl<A> Clone for Kept<A> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<A> Copy for Kept<A> {}

impl<A: Serialize + DeserializeOwned> Kept<A> {
    /// A command whose arguments never changed.
    #[must_use]
    pub const fn first(name: &'static str) -> Self {
        Self::after(name, &[])
    }

    /// A command whose arguments changed: the first function reads version 1, the next version 2, and
    /// so on. Version 1 is never forgotten.
    #[must_use]
    pub const fn after(name: &'static str, upgrades: &'static [Upgrade]) -> Self {
        Self { name, upgrades, args: PhantomData }
    }

    /// The command, whatever its arguments.
    #[must_use]
    pub const fn form(self) -> Form {
        Form {
            name: self.name,
            upgrades: self.upgrades,
            rewrite: |json| serde_json::to_string(&serde_json::from_value::<A>(json)?),
        }
    }
}

/// The name of a command, and how its arguments are read from any version.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    pub name: &'static str,
    upgrades: &'static [Upgrade],
    rewrite: fn(Json) -> serde_json::Result<String>,
}

impl Form {
    /// The version of what is kept today, from 1.
    #[must_use]
    pub const fn version(&self) -> i64 {
        self.upgrades.len() as i64 + 1
    }

    /// Arguments that were kept in a version, as this program keeps them.
    ///
    /// # Errors
    /// [`Code::NewerCommand`] where a newer program kept them; [`Code::BadArguments`] where they are
    /// not of their version.
    pub fn read(&self, version: i64, args: &str) -> Result<String, OfficeError> {
        if version > self.version() {
            return Err(OfficeError::new(Code::NewerCommand)
                .with("name", self.name)
                .with("found", version)
                .with("known", self.version()));
        }
        let bad = |e: serde_json::Error| {
            OfficeError::new(Code::BadArguments).with("detail", e.to_string())
        };
        let kept: Json = serde_json::from_str(args).map_err(bad)?;
        let passed = usize::try_from(version - 1).unwrap_or(0);
        let today = self.upgrades.iter().skip(passed).fold(kept, |args, next| next(args));
        (self.rewrite)(today).map_err(bad)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    /// Version 1 had `id` and `reason`, version 2 called it `why`, version 3 has `loud` beside it.
    #[derive(Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Refuse {
        id: i64,
        why: String,
        loud: bool,
    }

    fn why(mut args: Json) -> Json {
        args["why"] = args["reason"].take();
        args.as_object_mut().map(|fields| fields.remove("reason"));
        args
    }

    fn loud(mut args: Json) -> Json {
        args["loud"] = Json::Bool(false);
        args
    }

    const REFUSE: Form = Kept::<Refuse>::after("refuse", &[why, loud]).form();

    #[test]
    fn arguments_of_every_version_are_read_as_today_s() {
        let today = r#"{"id":7,"why":"late","loud":false}"#;
        assert_eq!(REFUSE.version(), 3);
        assert_eq!(REFUSE.read(1, r#"{"reason":"late","id":7}"#).unwrap(), today);
        assert_eq!(REFUSE.read(2, r#"{"id":7,"why":"late"}"#).unwrap(), today);
        assert_eq!(REFUSE.read(3, today).unwrap(), today);
    }

    #[test]
    fn arguments_of_a_newer_program_are_refused_as_such() {
        let refused = REFUSE.read(4, "{}").unwrap_err().into_refusal();
        assert_eq!(refused.code, Code::NewerCommand);
    }

    #[test]
    fn arguments_that_are_not_of_their_version_are_refused() {
        let refused = REFUSE.read(2, r#"{"id":7,"reason":"late"}"#).unwrap_err().into_refusal();
        assert_eq!(refused.code, Code::BadArguments);
    }
}
