//! Decisions, one or many at once, and the mail that tells them.

use std::collections::BTreeMap;

use crate::ids::RepriseId;
use crate::mirror;
use domain::money::Cents;
use domain::reprise::RepriseState;

use crate::args::Versioned;
use crate::code::Code;
use crate::sentence::Fact;
use crate::shape::{choice, record};

choice! {
    /// Which way a decision goes.
    pub enum Decision {
        /// Accepted.
        Accepted,
        /// Refused.
        Refused,
    }
}

choice! {
    /// Why a request is closed.
    pub enum CloseWhy {
        /// *Sans objet*: the place went away otherwise.
        Moot,
        /// *Doublon*: it was given back elsewhere already.
        Duplicate,
    }
}

record! {
    /// A refusal.
    pub struct Refuse {
        pub id: RepriseId,
        /// Version on the screen.
        pub version: i64,
        /// Code of the reason.
        pub reason: String,
        /// A sentence for the customer, 500 characters at most, may be empty.
        pub sentence: String,
    }

    /// A request that is closed without a decision on it: the place went away otherwise, or was given back
    /// elsewhere.
    pub struct CloseReprise {
        pub id: RepriseId,
        /// Version on the screen.
        pub version: i64,
        pub why: CloseWhy,
        /// A sentence for the customer, 500 characters at most, may be empty.
        pub sentence: String,
        /// Whether the customer is written to.
        pub tell: bool,
    }

    /// After a decision.
    pub struct Decided {
        pub id: RepriseId,
        /// Its new version.
        pub version: i64,
        /// Its new state.
        #[ts(as = "mirror::RepriseState")]
        #[schemars(with = "mirror::RepriseState")]
        pub state: RepriseState,
        /// Until when this can be undone.
        pub undo_until_ms: Option<i64>,
    }

    /// Requests to accept together, each as last seen.
    pub struct AcceptMany {
        /// 1 to 1,000, none twice.
        pub requests: Vec<Versioned<RepriseId>>,
    }

    /// Requests to undo the decision of, together.
    pub struct UndoMany {
        /// 1 to 1,000, none twice.
        pub ids: Vec<RepriseId>,
    }

    /// What accepting requests together would come to. Amounts leave out those that would stay.
    #[derive(Default)]
    pub struct AcceptancePreview {
        /// Requests that would be accepted.
        pub accepted: i64,
        /// Credit that would be given.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub accepted_cents: Cents,
        /// Requests that would be proposed to a supervisor.
        pub passed: i64,
        /// Credit that a supervisor would have to sign.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub passed_cents: Cents,
        /// Requests, among both, with a rule to look at twice.
        pub alerts: i64,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub paid_cents: Cents,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub reprise_cents: Cents,
        /// Paid less reprise.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub difference_cents: Cents,
        /// Requests that would stay as they are.
        pub left: Vec<LeftOut>,
    }

    /// After requests were accepted together.
    pub struct DecidedMany {
        /// Those that moved, in the order asked.
        pub done: Vec<Decided>,
        /// Those that stay as they were.
        pub left: Vec<LeftOut>,
        /// How many were accepted.
        pub accepted: i64,
        /// Credit given.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub accepted_cents: Cents,
        /// How many were proposed to a supervisor.
        pub passed: i64,
        /// Credit that a supervisor is to sign.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub passed_cents: Cents,
        /// Until when the acceptances can be undone.
        pub undo_until_ms: Option<i64>,
    }

    /// After decisions were undone together.
    pub struct UndoneMany {
        /// Those that are to be decided again.
        pub done: Vec<Decided>,
        /// Those that stay decided.
        pub left: Vec<LeftOut>,
    }

    /// A request that a command about several left as it was.
    pub struct LeftOut {
        pub id: RepriseId,
        pub code: Code,
        /// What its sentence needs.
        pub args: BTreeMap<String, Fact>,
    }

    /// Who has a request.
    pub struct Claimed {
        /// Another operator, absent when it is yours.
        pub claimed_by: Option<String>,
    }

    /// A mail as it would read.
    pub struct MailPreviewOf {
        pub id: RepriseId,
        pub decision: Decision,
        /// Code of the reason, for a refusal.
        pub reason: Option<String>,
        /// The sentence, for a refusal.
        pub sentence: Option<String>,
    }

    /// A mail.
    pub struct MailPreview {
        pub subject: String,
        /// Plain text.
        pub text: String,
        pub html: String,
    }
}
