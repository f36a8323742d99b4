//! The journal, its verification, backups.

use std::collections::BTreeMap;

use crate::action::StoredAction;
use crate::ids::{CustomerId, OperatorId};
use crate::sentence::Fact;
use crate::shape::{choice, record};

choice! {
    /// How a paper stands to the journal.
    pub enum PaperStanding {
        /// The row is there, with the hash that the paper carries.
        Right,
        /// The row is there with another hash: the books were rewritten after the paper was made.
        Rewritten,
        /// There is no such row yet: the house went back.
        Ahead,
    }
}

choice! {
    /// What a server's own check said of the indexes of tables that mean money.
    pub enum IndexCheck {
        /// Nobody asked: a house in a file is looked through whole, and a copy is a file.
        NotAsked,
        /// Each holds every row of its table, in order.
        Right,
        /// The server has no such check, or this login may not ask for it.
        NotPossible,
    }
}

record! {
    /// A signature of where the journal ended.
    pub struct SignedRow {
        /// The row that was the last one.
        pub row: i64,
        /// The counter that signed, as it is called now.
        pub counter: String,
        /// When, by the house's time.
        pub at_ms: i64,
    }

    /// A page of the journal, newest first.
    pub struct JournalList {
        /// Only this operator.
        pub operator_id: Option<OperatorId>,
        /// Words of a customer's name or e-mail; 100 characters at most.
        pub customer: String,
        /// An order number; 40 characters at most.
        pub order: String,
        /// At or after.
        pub from_ms: Option<i64>,
        /// Before.
        pub to_ms: Option<i64>,
        /// Where the last page ended.
        pub after: Option<String>,
        /// Rows a page, 1 to 200.
        pub limit: i64,
    }

    /// A row of the journal.
    pub struct JournalRow {
        /// Rank in the chain.
        pub seq: i64,
        pub at_ms: i64,
        pub operator: String,
        pub counter: String,
        pub action: StoredAction,
        /// What its sentence in `deeds.ftl` needs.
        pub args: BTreeMap<String, Fact>,
        pub customer_id: Option<CustomerId>,
        /// `DUPONT Marie`, empty where there is none.
        pub customer_name: String,
        /// Order, empty where there is none.
        pub order_number: String,
        /// Personal words beside the row, until they are erased.
        pub note: Option<String>,
    }

    /// A page of the journal.
    pub struct JournalPage {
        pub rows: Vec<JournalRow>,
        /// Where the next page starts.
        pub next: Option<String>,
    }

    /// What verifying found.
    pub struct Verification {
        /// Rows of the journal read.
        pub rows: i64,
        pub transfers: i64,
        /// Lots past their expiry for more than two days that no row has written off yet. It says that no
        /// program of the house was open; nothing was touched.
        pub overdue: i64,
        /// Nothing was touched.
        pub ok: bool,
        /// The first row that was touched.
        pub first_bad_seq: Option<i64>,
        /// What is wrong there: a stable code.
        pub what: Option<String>,
        /// The account or the row concerned, where the code names one.
        pub detail: Option<String>,
        /// Signatures of counters that the journal has.
        pub signatures: i64,
        /// The last signature that holds: no row up to it was touched since.
        pub holds: Option<SignedRow>,
        /// The first signature after it that does not hold any more: what is wrong came before it.
        pub breaks: Option<SignedRow>,
        /// The first row that a later command should have signed: a counter was without its key, or signatures
        /// were taken out. It is no fault by itself.
        pub unsigned_from: Option<i64>,
        pub indexes: IndexCheck,
    }

    /// A paper that somebody holds against the journal.
    pub struct PaperSaid {
        /// The row and the word as they were typed from the paper; 80 characters at most.
        pub said: String,
    }

    /// What the journal says of a paper.
    pub struct PaperChecked {
        pub standing: PaperStanding,
        /// The row that the paper names.
        pub row: i64,
        /// The last row of the journal.
        pub rows: i64,
        /// When the paper's row was written, where there is one.
        pub at_ms: Option<i64>,
    }

    /// Which backups a counter keeps of its local house, and where: beside the data, not in the database.
    pub struct BackupSettings {
        /// Backups kept in a folder: 1 to 1,000.
        pub keep: i64,
        /// Megabytes that they may take in a folder, the newest left in any case; 0 without a limit.
        pub keep_mb: i64,
        /// A second folder, which should be on another disk; empty for none, 500 characters at most.
        pub second: String,
        /// Whether the second folder was on another disk when it was named: there it must still be.
        #[serde(default)]
        pub second_apart: bool,
    }

    /// Backups of this house.
    pub struct BackupList {
        pub folder: String,
        /// Newest first.
        pub files: Vec<BackupFile>,
        pub settings: BackupSettings,
        /// Hours since the newest was made, where that is too long ago: 0 where there is none.
        pub late_hours: Option<i64>,
        /// The same of the second folder.
        pub second_late_hours: Option<i64>,
        /// The second folder does not answer.
        pub second_silent: bool,
        /// What a server says of its own backups, where the house is on one.
        pub server: Option<ServerBackup>,
    }

    /// What a server says of its own backups. The program makes none of a shared house by itself.
    pub struct ServerBackup {
        /// The line for a terminal that writes the whole database to a file, without a password.
        pub dump: String,
        /// Its journal of writes is archived, so that any moment can be restored.
        pub archives: bool,
        /// When a part of it was archived last, UTC milliseconds of the server.
        pub archived_at_ms: Option<i64>,
        /// The last try to archive failed.
        pub archiving_fails: bool,
        /// Servers that follow this one at this moment.
        pub followers: i64,
    }

    /// A backup.
    pub struct BackupFile {
        pub name: String,
        pub bytes: i64,
        /// By the clock of the house in it.
        pub made_at_ms: i64,
        /// Rows of its journal; none where they cannot be read.
        pub rows: Option<i64>,
        /// When the last of them was written.
        pub last_at_ms: Option<i64>,
        /// A house that was put aside, beside the present one: no backup of the list that is kept short.
        pub is_aside: bool,
    }
}
