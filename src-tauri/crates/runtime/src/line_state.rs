//! How the line to a house is.

use contract::code::Code;
use contract::sentence::Fact;
use domain::schema::Fit;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;

/// How a counter stands in its house.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Since when it is shut out.
    pub revoked_at_ms: Option<i64>,
    /// It waits until a supervisor lets it in.
    pub waiting: bool,
    /// It works in another folder now: one of the two is a copy.
    pub elsewhere: bool,
    /// The house has another schema than this program knows.
    pub schema: Option<OtherSchema>,
}

impl Standing {
    /// Whether it may work.
    #[must_use]
    pub const fn is_in(self) -> bool {
        self.revoked_at_ms.is_none() && !self.waiting && !self.elsewhere
    }
}

/// The schema of a house that was brought to another one while this program had it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OtherSchema {
    /// A newer program brought it up to date: this one reads, and writes nothing.
    Newer,
    /// An older one was put back: this program waits until it is brought up to date.
    Older,
}

impl OtherSchema {
    /// What a house of schema `house` is to this program.
    #[must_use]
    pub fn of(house: i64) -> Option<Self> {
        match Fit::of(store::schema_version(), house) {
            Fit::Same => None,
            Fit::TooOld => Some(Self::Newer),
            Fit::TooNew => Some(Self::Older),
        }
    }
}

/// Whom a command of this counter waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Held {
    /// Who has the house.
    pub by: HeldBy,
    /// The counter that has it, or what a session of the server calls itself; empty for this one.
    pub name: String,
    /// Since when, as far as this counter knows, by this machine's clock.
    pub since_ms: i64,
}

/// Who keeps a house from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HeldBy {
    /// This program, with a long work of its own.
    This,
    /// Another program of this counter or of this machine.
    Beside,
    /// Another counter.
    Counter,
}

/// How the line to the house is, for the window to say.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LineState {
    /// Since when the house does not answer, by this machine's clock; absent while it does.
    pub lost_since_ms: Option<i64>,
    /// Why the server refuses it, where it says so: no waiting may cure that.
    pub why: Option<ApiError>,
    /// How often it was cut so far, short cuts under a command included.
    pub cuts: i64,
    /// Since when this counter is shut out.
    pub revoked_at_ms: Option<i64>,
    /// This counter waits until a supervisor lets it in.
    pub waiting: bool,
    /// This counter works in another folder now, or on another machine: one of the two is a copy.
    pub elsewhere: bool,
    /// The house has another schema than this program knows.
    pub schema: Option<OtherSchema>,
    /// Somebody has had the house for longer than a command takes, and a command of this counter waits, or waited, for it.
    pub held: Option<Held>,
}

impl LineState {
    /// Keeps why the server refuses the line; says whether that is another reason than before. That it does not answer is none.
    pub(crate) fn is_refused_anew(&mut self, refusal: Option<&ApiError>) -> bool {
        // The rest of what it says may be another at each try.
        let reason = |why: &ApiError| (why.code, why.args.get("why").cloned());
        let why = refusal.filter(|refusal| is_reason(refusal));
        let news = self.why.as_ref().map(reason) != why.map(reason);
        if news {
            self.why = why.cloned();
        }
        news
    }

    /// How this counter stands in the house.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        Standing {
            revoked_at_ms: self.revoked_at_ms,
            waiting: self.waiting,
            elsewhere: self.elsewhere,
            schema: self.schema,
        }
    }

    /// Whether this counter may work.
    #[must_use]
    pub const fn is_in(&self) -> bool {
        self.standing().is_in()
    }

    /// Whether its program may write.
    #[must_use]
    pub const fn may_write(&self) -> bool {
        self.is_in() && self.schema.is_none()
    }
}

/// Whether a server that refuses a line says why, so that somebody can do something about it.
fn is_reason(refusal: &ApiError) -> bool {
    let is = |why: &str| refusal.args.get("why") == Some(&Fact::from(why));
    match refusal.code {
        Code::DatabaseRefused
        | Code::DatabaseCertificate
        | Code::DatabaseNotPrivate
        | Code::DatabaseMissing
        | Code::DatabaseTooOld => true,
        Code::DatabaseUnreachable => is("full") || is("not_postgres"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(code: Code, why: &str, detail: &str) -> ApiError {
        let facts = [("why", Fact::from(why)), ("detail", Fact::from(detail))];
        ApiError { code, args: facts.map(|(name, fact)| (name.to_owned(), fact)).into() }
    }

    #[test]
    fn a_reason_is_news_once_and_that_nobody_answers_is_none() {
        let mut line = LineState::default();
        let mut news = |refusal: ApiError| line.is_refused_anew(Some(&refusal));
        assert!(!news(refusal(Code::DatabaseUnreachable, "port_closed", "")));
        assert!(news(refusal(Code::DatabaseRefused, "password", "")));
        assert!(news(refusal(Code::DatabaseCertificate, "expired", "a second ago")));
        assert!(!news(refusal(Code::DatabaseCertificate, "expired", "two seconds ago")));
        assert!(news(refusal(Code::DatabaseUnreachable, "full", "")));
        assert!(line.is_refused_anew(None) && line.why.is_none());
    }
}
