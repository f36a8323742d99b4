//! The program of the site.

mod arguments;

use std::io::{IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use arguments::{Arguments, Verb};
use clap::Parser as _;
use contract::locale::Locale;
use documents::words;
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
    let site = match Site::open(&arguments.options()) {
        Ok(site) => Arc::new(site),
        Err(refusal) => {
            tracing::error!(%refusal, "the house does not open");
            let key = serde_json::to_value(refusal.code).unwrap_or_default();
            let key = key.as_str().unwrap_or("internal").replace('_', "-");
            let said = words::tr(Locale::Fr, &format!("error-{key}"), &facts(&refusal));
            return failed(&said);
        }
    };
    match site::serve(site, &serve.listen, serve.reached(), ready) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error.to_string()),
    }
}

fn facts(refusal: &runtime::error::ApiError) -> Vec<(&str, words::Arg<'_>)> {
    let fact = |fact: &contract::sentence::Fact| match fact {
        contract::sentence::Fact::Text(text) => text.clone().into(),
        contract::sentence::Fact::Number(number) => (*number).into(),
        contract::sentence::Fact::Flag(flag) => flag.to_string().into(),
    };
    refusal.args.iter().map(|(name, value)| (name.as_str(), fact(value))).collect()
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
