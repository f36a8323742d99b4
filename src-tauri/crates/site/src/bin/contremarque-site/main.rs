//! The program of the site.

mod arguments;

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use arguments::{Arguments, Verb};
use clap::Parser as _;
use runtime::place::opening::zone_of;
use runtime::terminal;
use site::Site;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_env_filter(filter.unwrap_or_else(|_| EnvFilter::new("warn,site=info")))
        .init();
    runtime::place::secrets::use_keyring();
    let arguments = Arguments::parse();
    let Verb::Serve(serve) = &arguments.verb;
    let options = arguments.options();
    let site = match Site::open(&options) {
        Ok(site) => Arc::new(site),
        Err(refusal) => {
            tracing::error!(%refusal, "the house does not open");
            let locale = terminal::language(|name| std::env::var(name).ok());
            let said = terminal::sentence(&refusal, locale, || zone_of(&options));
            return failed(&said);
        }
    };
    match site::serve(site, &serve.listen, serve.reached(), ready) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error.to_string()),
    }
}

/// The address, on a line of stdout: whoever started the program reads it there.
fn ready(address: &str) {
    let mut stdout = std::io::stdout().lock();
    let _ = writeln!(stdout, "{address}").and_then(|()| stdout.flush());
}

fn failed(sentence: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr().lock(), "{sentence}");
    ExitCode::FAILURE
}
