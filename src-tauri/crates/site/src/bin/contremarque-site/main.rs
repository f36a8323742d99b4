//! The program of the site.

mod arguments;

use std::io::{self, IsTerminal as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

use arguments::{Arguments, Verb};
use chrono_tz::Europe;
use clap::Parser as _;
use contract::locale::Locale;
use documents::words;
use runtime::error::ApiError;
use runtime::hearing::Program as _;
use runtime::open_house::OpenHouse;
use runtime::place::opening::zone_of;
use runtime::place::options::Options;
use runtime::terminal;
use site::{Line, Listen, PostOffice, Site, Standing, State, Wish};
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_env_filter(filter.unwrap_or_else(|_| EnvFilter::new("warn,site=info")))
        .init();
    if let Some(written) = runtime::manual::asked::<Arguments>() {
        return written;
    }
    runtime::place::secrets::use_keyring();
    let arguments = Arguments::parse();
    let (options, locale) =
        (arguments.options(), terminal::language(|name| std::env::var(name).ok()));
    match &arguments.verb {
        Verb::Serve(place) => serve(&options, &place.wish(), locale),
        Verb::Post => posts(&options, locale),
        Verb::Check { place, json } => {
            told(&site::check(&options, &place.wish(), locale), *json, locale)
        }
    }
}

fn posts(options: &Options, locale: Locale) -> ExitCode {
    let opened = PostOffice::open(options).inspect(|office| {
        tell_waiting(office.house(), locale);
    });
    match opened.map(|office| office.work(|| ready("post"))) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => failed(&error.to_string()),
        Err(refusal) => unopened(options, locale, &refusal),
    }
}

/// Says that a supervisor has to let the program in, where it waits for that.
fn tell_waiting(house: &OpenHouse, locale: Locale) {
    if let Some(waits) = house.waits() {
        warn(&terminal::sentence(&waits, locale, || Europe::Paris));
    }
}

fn unopened(options: &Options, locale: Locale, refusal: &ApiError) -> ExitCode {
    tracing::error!(%refusal, "the house does not open");
    failed(&terminal::sentence(refusal, locale, || zone_of(options)))
}

fn serve(options: &Options, wish: &Wish, locale: Locale) -> ExitCode {
    let opened = Site::open(options).and_then(|site| site.card().map(|house| (site, house)));
    let (site, house) = match opened {
        Ok(opened) => opened,
        Err(refusal) => return unopened(options, locale, &refusal),
    };
    match wish.standing(&house) {
        Standing::Open => {}
        Standing::Trial(holes) => {
            let _ = failed(&listed(locale, "check-trial", &holes));
        }
        Standing::Shut(holes) => return failed(&listed(locale, "check-shut", &holes)),
    }
    tell_waiting(site.house(), locale);
    if site.is_elsewhere() {
        warn(&words::tr(locale, "check-place-elsewhere", &[]));
    }
    match site::serve(Arc::new(site), wish, house, ready) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&unserved(&wish.listen, &error, locale)),
    }
}

/// Why the site does not listen where it was to.
fn unserved(listen: &Listen, error: &io::Error, locale: Locale) -> String {
    let key = match error.kind() {
        io::ErrorKind::AddrInUse => "check-listen-taken",
        io::ErrorKind::PermissionDenied => "check-listen-denied",
        io::ErrorKind::AddrNotAvailable => "check-listen-not-here",
        _ => "check-listen-failed",
    };
    let (address, detail) = (listen.to_string(), error.to_string());
    let facts = [("address", address.as_str().into()), ("detail", detail.as_str().into())];
    words::tr(locale, key, &facts)
}

/// A sentence, and what is missing below it.
fn listed(locale: Locale, key: &str, holes: &[domain::law::Hole]) -> String {
    let holes = holes.iter().map(|hole| format!("\n- {}", site::hole(locale, *hole)));
    words::tr(locale, key, &[]) + &holes.collect::<String>()
}

/// Prints the list; success where nothing is to be done.
fn told(lines: &[Line], json: bool, locale: Locale) -> ExitCode {
    let text = if json {
        serde_json::to_string_pretty(lines).unwrap_or_default()
    } else {
        let lines = lines.iter().map(|line| {
            let state = words::tr(locale, &terminal::key("check-state", &line.state), &[]);
            format!("{state:<9} {}", line.said)
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    let mut stdout = std::io::stdout().lock();
    let written = writeln!(stdout, "{text}").and_then(|()| stdout.flush()).is_ok();
    let good = lines.iter().all(|line| line.state == State::Ok);
    if written && good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The address, or what the program does, on a line of stdout: whoever started the program reads it there.
fn ready(address: &str) {
    let mut stdout = std::io::stdout().lock();
    let _ = writeln!(stdout, "{address}").and_then(|()| stdout.flush());
}

fn failed(sentence: &str) -> ExitCode {
    warn(sentence);
    ExitCode::FAILURE
}

/// What is said beside the work; a line that nobody reads stops nothing.
fn warn(sentence: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{sentence}");
}
