//! What a terminal is asked for.

use std::path::PathBuf;
use std::time::Duration;

use api::Occupant;
use clap::{Parser, Subcommand};
use uuid::Uuid;

use crate::setting_up::Where;
use crate::{deadline, papers, textfile};

/// Contremarque, from a terminal.
#[derive(Parser)]
#[command(name = "contremarquectl", version)]
pub(crate) struct Arguments {
    /// Folder of the house; the window's own where it is left out.
    #[arg(long, env = "CONTREMARQUE_DATA")]
    pub(crate) data: Option<PathBuf>,
    /// A shared house instead: `postgres://user@host/database`, its password in --password-file.
    #[arg(long, env = "CONTREMARQUE_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
    /// The file of the database's password, which nobody else may read. Where it is left out, `join` and `address
    /// --new-password` ask for it; for --database nobody is asked.
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) password_file: Option<PathBuf>,
    /// Who gives the command; the PIN is read from `CONTREMARQUE_PIN`.
    #[arg(long)]
    pub(crate) operator: Option<String>,
    /// Seconds that it may take in all, whatever does not answer, but for what somebody types: 60 for a command or each
    /// line of commands, an hour for what goes through a whole house.
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) deadline: Option<u64>,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

#[derive(Subcommand)]
pub(crate) enum Verb {
    /// Make this folder a counter of a shared house that is there.
    Join {
        #[command(flatten)]
        at: Where,
    },
    /// Say where this counter works; or send it to another address of its house, give it another password or another
    /// authority.
    #[command(verbatim_doc_comment)]
    Address {
        #[command(flatten)]
        at: Where,
        /// Ask for another password of the database.
        #[arg(long)]
        new_password: bool,
    },
    /// Found a house in the folder, or in the empty database of --database or of the folder's address.
    ///
    /// Its first supervisor's PIN is asked for, or read from `CONTREMARQUE_PIN`.
    Found {
        /// The house, as papers name it.
        #[arg(long)]
        name: String,
        /// The first supervisor.
        #[arg(long)]
        supervisor: String,
    },
    /// Give an operator another PIN, where no supervisor can sign in any more.
    ///
    /// On a server the login that owns the house may. The journal says so. The PIN is asked for, or read from
    /// `CONTREMARQUE_PIN`.
    #[command(verbatim_doc_comment)]
    ResetPin {
        /// Whose.
        name: String,
    },
    /// Make the demo house.
    Demo,
    /// List the commands: name, who may, schemas.
    Commands,
    /// Give one command, or one a line on stdin.
    Call {
        /// Name of the command.
        #[arg(required_unless_present = "lines", conflicts_with = "lines")]
        name: Option<String>,
        /// Arguments, as JSON; `-` reads them from stdin.
        ///
        /// What stands on a command line is seen by everyone on this machine, and kept by the shell:
        /// PINs and passwords go through stdin.
        #[arg(default_value = "{}", conflicts_with = "lines")]
        args: String,
        /// Id of the command: the same one again gives the first answer.
        #[arg(long)]
        id: Option<Uuid>,
        /// Read `{"id":…,"name":…,"args":…}` lines, answer each on its own line, in order.
        #[arg(long)]
        lines: bool,
    },
    /// Import customers, shows, orders and requests of another system.
    Import {
        /// `csv` or `pretix`; told by the files themselves where it is left out.
        #[arg(long, default_value = "")]
        format: String,
        /// Only read, compare and count.
        #[arg(long)]
        dry_run: bool,
        /// The files, read together.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Copy the house to a file, and verify the copy in full. An open window is not held up.
    ///
    /// A shared house is copied with the owner's login, into a file of its own: it opens by `restore` alone,
    /// because the house lives on.
    #[command(verbatim_doc_comment)]
    Backup {
        /// The file to make: a new one, or an earlier backup of this house. Left out, the backup goes where the
        /// daily ones go, in both folders, and the oldest make room.
        file: Option<PathBuf>,
    },
    /// Put a backup in the house's place; the present house is kept beside it.
    ///
    /// A supervisor whom the backup knows gives it (--operator, PIN in CONTREMARQUE_PIN). The restored house
    /// says so in its journal, and gives no number again that the present house, or this counter, knows of.
    #[command(verbatim_doc_comment)]
    Restore {
        /// The backup.
        file: PathBuf,
        /// The last number printed of a series, where the present house is lost: `ticket=1042`.
        #[arg(long = "last", value_name = "SERIES=NUMBER", value_parser = papers::number)]
        last: Vec<(String, i64)>,
        /// Also a backup of another house than the one that is here, which gives way to it.
        #[arg(long)]
        other_house: bool,
    },
    /// Say how the house is: exit status 0 where nothing waits for a person, 1 where something does, 2 where nobody can
    /// work.
    ///
    /// The house is looked at: nothing is made or written, no PIN is asked, and an open window is not held up.
    #[command(verbatim_doc_comment)]
    Status {
        /// As JSON.
        #[arg(long)]
        json: bool,
        /// Into this file instead, for node_exporter (`--collector.textfile.directory`): its name ends in `.prom`.
        #[arg(long, value_name = "FILE", value_parser = textfile::named, conflicts_with = "json")]
        textfile: Option<PathBuf>,
    },
    /// Bring the house up to date for this program: tried, backed up first, whole or not at all.
    ///
    /// A local house is tried on a copy, verified there, and backed up before its schema changes. A shared one is
    /// brought up to date by its owner's login alone; counters of the older program write no more from then on. Cut
    /// short, it is given again.
    #[command(verbatim_doc_comment)]
    Upgrade {
        /// Change nothing: say from which version to which, and try a local house on a copy.
        #[arg(long)]
        dry_run: bool,
        /// Of a shared house: the file that `pg_dump` makes of the database first.
        #[arg(long, value_name = "FILE")]
        backup: Option<PathBuf>,
        /// Of a shared house: there is a backup already.
        #[arg(long, conflicts_with = "backup")]
        backed_up: bool,
    },
    /// Verify the whole journal and the ledger, or hold one paper against them.
    Verify {
        /// What a ticket or a receipt says after « Journal »: the row, and the word behind it.
        #[arg(long, num_args = 1.., value_names = ["ROW", "HASH"])]
        paper: Option<Vec<String>>,
        /// Only what came since the last signature of a counter: a moment, however long the journal is.
        #[arg(long, conflicts_with = "paper")]
        recent: bool,
    },
    /// Go on in a house that went back behind what this counter saw of it, or whose books were rewritten.
    ///
    /// A supervisor gives it (--operator, PIN in CONTREMARQUE_PIN). It is a row of the journal that names what
    /// was seen and what was found. Numbers that are known to have been given are not given again; where a
    /// paper has a later number than this counter knows of, say it.
    #[command(verbatim_doc_comment)]
    GoOn {
        /// The last number printed of a series: `ticket=1042`. Series: order, ticket, amendment, reprise, lot,
        /// customer.
        #[arg(long = "last", value_name = "SERIES=NUMBER", value_parser = papers::number)]
        last: Vec<(String, i64)>,
    },
    /// Move the house, whole, to another database, and verify it there.
    ///
    /// A supervisor gives it (--operator, PIN in CONTREMARQUE_PIN). The house is verified, marked as
    /// left, copied table by table in one transaction, read back, compared by digests and verified
    /// again where it arrives; every other counter's commands wait, then are told where the house
    /// went. This counter's settings and passwords follow. The house that was left stays whole, for
    /// the record, and opens no more.
    ///
    /// Cut short at any point, there is one house: where it was, or where it goes. Opening it, or
    /// giving the same command again, finds out which and goes on.
    #[command(verbatim_doc_comment)]
    Move {
        /// Where to: `postgres://user@host/database`, its password in --password-file, or a folder. No house may be
        /// there.
        #[arg(
            long,
            env = "CONTREMARQUE_MOVE_TO",
            hide_env_values = true,
            required_unless_present = "reopen"
        )]
        to: Option<String>,
        /// The file of the password of --to; without it, and without --database, --password-file is that of --to.
        #[arg(long, value_name = "FILE", conflicts_with = "reopen")]
        to_password_file: Option<PathBuf>,
        /// Open the house that was left again. Only when the other one is used no more: what is
        /// sold in one is not sold in the other.
        #[arg(long, conflicts_with = "to")]
        reopen: bool,
    },
}

impl Verb {
    /// What the folder is opened as. The others that have to be alone take it so themselves.
    pub(crate) const fn occupant(&self) -> Occupant {
        match self {
            Self::GoOn { .. } => Occupant::Alone,
            _ => Occupant::Terminal,
        }
    }
}

impl Arguments {
    /// The time that it may take in all.
    pub(crate) fn time(&self) -> Duration {
        let usual = match self.verb {
            Verb::Status { .. }
            | Verb::Commands
            | Verb::Call { .. }
            | Verb::GoOn { .. }
            | Verb::Join { .. }
            | Verb::Address { .. }
            | Verb::Found { .. }
            | Verb::ResetPin { .. }
            | Verb::Demo => deadline::COMMAND,
            Verb::Import { .. }
            | Verb::Backup { .. }
            | Verb::Restore { .. }
            | Verb::Verify { .. }
            | Verb::Upgrade { .. }
            | Verb::Move { .. } => deadline::HOUSE,
        };
        self.deadline.map_or(usual, Duration::from_secs)
    }
}
