//! The folders that a house keeps beside its database, in one list.

use std::path::{Path, PathBuf};

macro_rules! folders {
    ($($(#[$meta:meta])* $folder:ident $name:literal),* $(,)?) => {
        /// A folder of the house's own files.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Folder { $($(#[$meta])* $folder),* }

        impl Folder {
            /// Every folder.
            pub const ALL: &[Self] = &[$(Self::$folder),*];

            const fn name(self) -> &'static str {
                match self { $(Self::$folder => $name),* }
            }
        }
    };
}

folders! {
    /// Mails of a house without a server.
    Mails "courriels",
    /// Tickets.
    Tickets "billets",
    /// Receipts of sales.
    Receipts "recus",
    /// Statements of balances.
    Statements "releves",
    /// Mails on paper.
    Letters "lettres",
    /// What the house holds of a person, as they asked for it.
    Exports "exports",
    /// Backups.
    Backups "sauvegardes",
}

impl Folder {
    /// Those whose files name people.
    pub const OF_PEOPLE: &[Self] = &[
        Self::Mails,
        Self::Tickets,
        Self::Receipts,
        Self::Statements,
        Self::Letters,
        Self::Exports,
    ];

    /// Its path in the folder of a counter.
    pub fn of(self, data_dir: &Path) -> PathBuf {
        data_dir.join(self.name())
    }
}
