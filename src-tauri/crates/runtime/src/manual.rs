//! The manual pages and the completions of a program, made of its own options: what the packages hold.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

/// Names the folder that they are written to; the program then does nothing else.
const VARIABLE: &str = "CONTREMARQUE_MANUAL";

/// Writes them where the environment asks for them, and says how that went.
#[must_use]
pub fn asked<C: CommandFactory>() -> Option<ExitCode> {
    let folder = std::env::var_os(VARIABLE).map(PathBuf::from)?;
    let written = write::<C>(&folder).inspect_err(|error| {
        tracing::error!(folder = %folder.display(), %error, "the manual is not written");
    });
    Some(written.map_or(ExitCode::FAILURE, |()| ExitCode::SUCCESS))
}

/// A page for the program and for each of its verbs, and the completions of bash, fish and zsh.
fn write<C: CommandFactory>(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    clap_mangen::generate_to(C::command(), folder)?;
    for shell in [Shell::Bash, Shell::Fish, Shell::Zsh] {
        let mut command = C::command();
        let name = command.get_name().to_owned();
        clap_complete::generate_to(shell, &mut command, name, folder)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sells seats.
    #[derive(clap::Parser)]
    #[command(name = "desk", version)]
    struct Desk {
        #[command(subcommand)]
        verb: Verb,
    }

    #[derive(clap::Subcommand)]
    enum Verb {
        /// Sell one.
        Sell {
            /// Which.
            #[arg(long)]
            seat: String,
        },
    }

    #[test]
    fn every_verb_has_its_page_and_every_shell_its_completion() {
        let _ = Desk { verb: Verb::Sell { seat: String::new() } };
        let folder = tempfile::tempdir().unwrap();
        write::<Desk>(folder.path()).unwrap();
        let text = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(text("desk.1").contains("Sells seats"));
        assert!(text("desk-sell.1").contains("Which"));
        for completion in ["desk.bash", "desk.fish", "_desk"] {
            assert!(text(completion).contains("seat"), "{completion}");
        }
    }
}
