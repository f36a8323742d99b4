//! Putting a backup in the house's place: what it would bring back, what would be lost, who says so.

use crate::ids::OperatorId;
use crate::journal::{BackupFile, Verification};
use crate::operator::OperatorCard;
use crate::secret::Secret;
use crate::shape::record;

record! {
    /// A backup of the list.
    pub struct BackupNamed {
        /// The name of its file, without a folder.
        pub name: String,
    }

    /// What the books of a house hold, or those of a copy of one.
    pub struct Holding {
        /// Name of the house; empty where there is none.
        pub house: String,
        /// Rows of the journal.
        pub rows: i64,
        /// When the last one was written; none while there is none.
        pub last_at_ms: Option<i64>,
    }

    /// A backup that was verified, beside the present house.
    pub struct BackupLook {
        pub file: BackupFile,
        /// What it would bring back.
        pub holds: Holding,
        /// What the present house holds; none where it cannot be read.
        pub present: Option<Holding>,
        /// Rows that both journals begin with: 0 when the backup is another house's.
        pub common_rows: i64,
        /// Commands of the present house that the backup does not know.
        pub lost_commands: i64,
        /// Who may restore it where the present house does not open, as the backup knows them. Nobody in
        /// a house without operators.
        pub supervisors: Vec<OperatorCard>,
    }

    /// A supervisor's word that a backup takes the place of the house that is open.
    pub struct RestoreHouse {
        /// The name of the backup's file, without a folder.
        pub name: String,
        /// Of whoever is signed in.
        pub pin: Secret,
    }

    /// Who said that a backup takes the house's place.
    pub struct RestoreAllowed {
        pub operator_id: OperatorId,
        pub operator: String,
    }

    /// A supervisor's word that a backup takes the place of a house that does not open.
    pub struct RestoreUnopened {
        /// The name of the backup's file, without a folder.
        pub name: String,
        /// One of [`BackupLook::supervisors`]; none where it has none.
        pub operator_id: Option<OperatorId>,
        /// Theirs, as the backup knows it.
        pub pin: Secret,
    }

    /// What a restore did.
    pub struct Restored {
        /// Where the house that was there is kept, if there was one.
        pub kept: Option<String>,
        /// What verifying the backup found.
        pub verified: Verification,
    }
}
