//! The counters of a house.

use crate::ids::CounterId;
use crate::shape::record;

record! {
    /// A counter, as its house knows it.
    pub struct CounterRow {
        pub id: CounterId,
        pub name: String,
        /// The first letters of its key's hash, as its own window shows them; empty for one that
        /// has never had a key and that nobody can use any more.
        pub fingerprint: String,
        /// The one that asks.
        pub here: bool,
        /// It showed itself less than a minute ago.
        pub present: bool,
        /// Milliseconds since it showed itself, by the server's clock; absent when it never did.
        pub seen_ago_ms: Option<i64>,
        /// Who is signed in there, or was when it was last seen.
        pub operator: Option<String>,
        /// Version of its program, empty when it never showed itself.
        pub program: String,
        /// Its program knows an older schema than the house has: it writes nothing until it is updated.
        pub too_old: bool,
        /// Since when it is shut out.
        pub revoked_at_ms: Option<i64>,
        /// It waits until a supervisor lets it in.
        pub waiting: bool,
        /// When it was first known.
        pub created_at_ms: i64,
        /// Version, for the next change.
        pub version: i64,
    }

    /// The key by which a counter signs the journal from here on.
    pub struct ToldKey {
        /// The public key: Ed25519, in hexadecimal.
        pub public: String,
        /// The word of the counter's key before it, where that was still there.
        pub vouched: Option<String>,
    }

    /// A new name for a counter.
    pub struct RenameCounter {
        pub id: CounterId,
        /// Version on the screen.
        pub version: i64,
        /// Name, 60 characters at most.
        pub name: String,
    }
}
