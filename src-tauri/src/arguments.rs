//! What the program is started with.

use std::path::PathBuf;

use clap::Parser;
use tracing_subscriber::EnvFilter;

use crate::core::Options;

/// The box-office desk for tickets that come back.
#[derive(Debug, Parser)]
#[command(version)]
pub(crate) struct Arguments {
    /// The folder that holds the house: its database, its papers, its mails.
    #[arg(long, value_name = "DIR", env = "CONTREMARQUE_DATA")]
    data: Option<PathBuf>,

    /// A shared house on PostgreSQL, instead of the one in the folder.
    #[arg(long, value_name = "URL", env = "CONTREMARQUE_DATABASE", hide_env_values = true)]
    database: Option<String>,
}

impl Arguments {
    /// Where the house is: as said, else in the person's own data folder of this platform.
    pub(crate) fn options(&self) -> Options {
        let data_dir = self.data.clone().unwrap_or_else(|| {
            dirs::data_dir().unwrap_or_else(|| PathBuf::from(".")).join("Contremarque")
        });
        Options { data_dir, database_url: self.database.clone() }
    }

    /// `RUST_LOG` where it is set and readable, else warnings and our own notes.
    pub(crate) fn log_filter(&self) -> EnvFilter {
        EnvFilter::try_from_default_env()
            .unwrap_or_else(|_| EnvFilter::new("warn,contremarque=info"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_named_on_the_command_line_is_the_one_used() {
        let arguments = Arguments::try_parse_from(["contremarque", "--data", "/tmp/house"]);
        assert_eq!(arguments.unwrap().options().data_dir, PathBuf::from("/tmp/house"));
    }

    #[test]
    fn an_unknown_option_is_refused() {
        assert!(Arguments::try_parse_from(["contremarque", "--colour"]).is_err());
    }
}
