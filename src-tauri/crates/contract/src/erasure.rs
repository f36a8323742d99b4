//! *Effacement* and *export* of a person: what goes, what stays, what stands in the way.

use domain::money::Cents;

use crate::ids::CustomerId;
use crate::mirror;
use crate::shape::record;

record! {
    /// What erasing a person would do, and what stands in the way.
    pub struct ErasureQuote {
        pub number: i64,
        /// Version on the screen.
        pub version: i64,
        /// Credit that lives: it must be given up in writing.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub credit_cents: Cents,
        pub lots: i64,
        /// Requests open: each is decided, or given up with the credit.
        pub requests: i64,
        /// Card refunds of their orders that are to be verified: each is settled first.
        pub refunds: i64,
        /// Orders with a performance to come: nobody could be told of a change any more.
        pub coming: i64,
        /// Commands, mails and notes whose words go.
        pub commands: i64,
        pub mails: i64,
        pub notes: i64,
        /// Orders whose lines stay: numbers, seats, amounts, payments.
        pub orders: i64,
        /// The last millisecond for which the law wants them; none where there is no order.
        pub fiscal_until_ms: Option<i64>,
        /// Backups that keep the person: of this counter's folder, the newest first.
        #[serde(default)]
        pub backups: Vec<KeptInBackup>,
        /// Those of the second folder, where one is named.
        #[serde(default)]
        pub second: Vec<KeptInBackup>,
        /// The second folder, where it cannot be read: it may keep the person too. Empty otherwise.
        #[serde(default)]
        pub second_unread: String,
        /// The server has its own backups, of which the program knows nothing.
        #[serde(default)]
        pub server_backups: bool,
    }

    /// A backup that keeps a person until it rotates.
    pub struct KeptInBackup {
        pub name: String,
        pub made_at_ms: i64,
        /// When it goes, at one backup a day; none for a house that was put aside, which nobody takes away.
        pub until_ms: Option<i64>,
    }

    /// Erases a person.
    pub struct EraseCustomer {
        pub id: CustomerId,
        /// Version on the screen.
        pub version: i64,
        /// The credit on the screen.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub expected_cents: Cents,
        /// The writing by which the person gives up their credit and their open requests, 1 to 200
        /// characters: « Courrier du 12 mars ». It stays in the journal, and names nobody.
        pub given_up: Option<String>,
    }

    /// A person who was erased.
    pub struct Erased {
        pub number: i64,
        pub at_ms: i64,
        pub commands: i64,
        pub mails: i64,
        pub notes: i64,
        /// Credit that was given up.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub given_up_cents: Cents,
    }
}

record! {
    /// For how long people are kept of whom nothing was heard.
    pub struct RetentionSettings {
        /// Years without an order, a performance or any deed; 0 for ever, 30 at most.
        pub years: i64,
        /// The most years that a house may set.
        pub years_max: i64,
        /// Version; 0 before anybody changed it.
        pub version: i64,
    }

    /// Changes it.
    pub struct SetRetention {
        /// Years; 0 for ever.
        pub years: i64,
        /// The version on the screen.
        pub version: i64,
    }

    /// Who would be erased: nothing is done.
    pub struct RetentionDue {
        /// Nothing happened to them since; none where people are kept for ever.
        pub from_ms: Option<i64>,
        /// Who, the oldest first; 25 at most.
        pub rows: Vec<RetentionRow>,
        /// How many in all.
        pub total: i64,
    }

    /// Somebody who would be erased.
    pub struct RetentionRow {
        pub id: CustomerId,
        pub number: i64,
        /// `DUPONT Marie`.
        pub name: String,
        /// The last order; none where there never was one.
        pub last_ms: Option<i64>,
    }

    /// Erases those of whom the list says that they are due.
    pub struct EraseRetained {
        /// As the list showed them; 25 at most.
        pub ids: Vec<CustomerId>,
    }

    /// People who were erased together.
    pub struct RetainedErased {
        pub erased: i64,
    }
}
