//! The commands from a terminal: the same ones, with the same roles. JSON on stdout, sentences on
//! stderr, exit status 0 only when it was done.

mod arguments;
mod deadline;
mod health;
mod lines;
mod messages;
mod out;
mod papers;
mod plans;
mod secrets;
mod setting_up;
mod textfile;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use api::{Api, ApiError, Options};
use arguments::{Arguments, Verb};
use chrono_tz::{Europe, Tz};
use clap::Parser;
use contract::anchor::LastNumbers;
use contract::intake::ImportReport;
use deadline::Deadline;
use documents::words;
use formats::Unwatched;
use office::{Code, House, OfficeError};
use out::{answer, language, print, say, warn};
use runtime::place::address::{escaped, with_password, without_password};
use runtime::place::counter_file::LocalFile;
use runtime::place::opening::zone_of;
use runtime::terminal;
use uuid::Uuid;

/// Commands that found a house where there is none.
const FOUNDING: [&str; 2] = ["founding_start", "house_found"];

/// The one session of a run.
const SESSION: &str = "terminal";

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .init();
    if let Some(written) = api::manual_asked::<Arguments>() {
        return written;
    }
    api::use_keyring();
    let arguments = match api::none_shown(std::env::args_os()) {
        Ok(()) => Arguments::parse(),
        Err(refusal) => return refused(&refusal),
    };
    let folder = arguments.data.clone().unwrap_or_else(api::default_folder);
    let file = arguments.password_file.as_deref();
    let database_url = match with_secret(file, arguments.database.as_deref()) {
        Ok(url) => url,
        Err(refusal) => return refused(&refusal),
    };
    let options =
        Options { database_url, occupant: arguments.verb.occupant(), ..Options::folder(folder) };
    if let Verb::Status { json, textfile } = &arguments.verb {
        let _looking = in_time(arguments.time(), None);
        return tell_status(&options, *json, textfile.as_deref());
    }
    match run_in_time(&arguments, &options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            let refusal = by_nobody(refusal, &arguments);
            let zone = || zone_of(&options);
            warn(&terminal::sentence(&refusal, language(), zone));
            if let Some(again) = lines::again(&refusal, language()) {
                warn(&again);
            }
            ExitCode::FAILURE
        }
    }
}

/// Where nobody is named, that is what is missing: a terminal has no session that could have ended.
fn by_nobody(refusal: ApiError, arguments: &Arguments) -> ApiError {
    match refusal.code {
        Code::NotSignedIn if arguments.operator.is_none() => secrets::not_given("operator"),
        _ => refusal,
    }
}

fn refused(refusal: &ApiError) -> ExitCode {
    warn(&terminal::sentence(refusal, language(), || Europe::Paris));
    ExitCode::FAILURE
}

/// An address with the password of a file, where one is told.
fn with_secret(file: Option<&Path>, url: Option<&str>) -> Result<Option<String>, ApiError> {
    let Some(url) = url else { return Ok(None) };
    let Some(file) = file.filter(|_| url.contains("://")) else {
        return Ok(Some(url.to_owned()));
    };
    let secret = secrets::asked(Some(file), "")?.unwrap_or_default();
    Ok(Some(with_password(url, &escaped(&secret))))
}

/// Says how the house is.
fn tell_status(options: &Options, json: bool, textfile: Option<&Path>) -> ExitCode {
    let status = Api::status(options);
    let told = match (textfile, json) {
        (Some(file), _) => {
            textfile::write(&status, file, options.clock.now_ms()).map_err(ApiError::from)
        }
        (None, true) => print(&status),
        (None, false) => health::lines(&status, language()).iter().try_for_each(|line| say(line)),
    };
    match told {
        Ok(()) => ExitCode::from(health::exit(status.level)),
        Err(refusal) => {
            warn(&terminal::sentence(&refusal, language(), || Europe::Paris));
            ExitCode::from(health::exit(api::Level::Broken))
        }
    }
}

/// Runs what was asked for. Lines of commands have a time each.
fn run_in_time(arguments: &Arguments, options: &Options) -> Result<(), ApiError> {
    if !matches!(arguments.verb, Verb::Commands) {
        Api::may_work(options)?;
    }
    if let Verb::Call { lines: true, .. } = arguments.verb {
        let api = {
            let _opening = in_time(arguments.time(), None);
            opened(options, arguments)?
        };
        return lines::serve(&api, SESSION, |id| in_time(arguments.time(), Some(id)));
    }
    // Known before the house answers, so that it can be said.
    let id = match &arguments.verb {
        Verb::Call { id, .. } => Some(id.unwrap_or_else(lines::new_id)),
        _ => None,
    };
    let _under_way = in_time(arguments.time(), id);
    run(arguments, options, id.unwrap_or_default())
}

fn in_time(time: Duration, id: Option<Uuid>) -> Deadline {
    Deadline::of(time, move || {
        let refusal = deadline::refusal(time, id);
        warn(&terminal::sentence(&refusal, language(), || Europe::Paris));
    })
}

fn run(arguments: &Arguments, options: &Options, id: Uuid) -> Result<(), ApiError> {
    let file = arguments.password_file.as_deref();
    match &arguments.verb {
        Verb::Join { at } => setting_up::join(options, at, file),
        Verb::Address { at, new_password } => setting_up::address(options, at, file, *new_password),
        Verb::Found { name, supervisor } => {
            setting_up::found(options, name, supervisor, secrets::told_pin())
        }
        Verb::ResetPin { name } => setting_up::reset_pin(options, name, secrets::told_pin()),
        Verb::Demo => print(&Api::make_demo(options)?),
        Verb::Commands => print(&Api::describe()),
        // Told by itself, for its exit status.
        Verb::Status { .. } => Ok(()),
        Verb::Restore { file, last, other_house } => {
            let (who, pin) = (arguments.operator.as_deref(), pin(arguments)?);
            let restore = if *other_house { Api::restore_other } else { Api::restore };
            print(&restore(options, file, who, &pin, &typed(last))?)
        }
        Verb::Move { to, to_password_file, reopen } => {
            // Each of two servers has a password of its own.
            let shared = arguments.password_file.as_ref().filter(|_| arguments.database.is_none());
            let file = to_password_file.as_ref().or(shared);
            let to = with_secret(file.map(PathBuf::as_path), to.as_deref())?;
            moves(options, arguments, to.as_deref(), *reopen)
        }
        Verb::Import { format, dry_run, files } => {
            Api::is_there(options)?;
            import(&Api::open(options)?, arguments, format, *dry_run, files)
        }
        Verb::GoOn { last } => go_on(options, arguments, last),
        Verb::Backup { file } => {
            let api = signed_in(options, arguments)?;
            if api.has_operators()? {
                api.may(SESSION, "backup_make")?;
            }
            print(&match file {
                Some(file) => api.backup_to(file)?,
                None => api.backup_now()?,
            })
        }
        Verb::Upgrade { dry_run, backup, backed_up } => {
            let done = Api::upgrade(options, *dry_run, backup.as_deref(), *backed_up)?;
            if done.from == done.to && !dry_run {
                warn(&words::tr(language(), "terminal-up-to-date", &[]));
            }
            print(&done)
        }
        Verb::Verify { paper: None, recent } => verify(options, *recent),
        Verb::Verify { paper: Some(said), .. } => {
            Api::is_there(options)?;
            check(&Api::open(options)?, &said.join(" "))
        }
        Verb::Call { name, args, .. } => {
            let name = name.as_deref().unwrap_or_default();
            let api = match FOUNDING.contains(&name) {
                true => opened(options, arguments)?,
                false => signed_in(options, arguments)?,
            };
            call(&api, name, args, id)
        }
    }
}

fn moves(
    options: &Options,
    arguments: &Arguments,
    to: Option<&str>,
    reopen: bool,
) -> Result<(), ApiError> {
    let operator = arguments.operator.as_deref();
    if reopen {
        return print(&Api::reopen_house(options, operator, &pin(arguments)?)?);
    }
    let moved = Api::move_house(options, operator, &pin(arguments)?, to.unwrap_or_default())?;
    if without_password(&moved.to).0.starts_with("postgres") {
        warn(&words::tr(language(), "terminal-owner-login", &[]));
    }
    print(&moved)
}

/// Goes on; says how the house stood before. What was lost is in the memory of windows: one that is open here goes on itself.
fn go_on(options: &Options, arguments: &Arguments, last: &[(String, i64)]) -> Result<(), ApiError> {
    // A window of a house in a file keeps nothing of it.
    let local = LocalFile::load(&options.data_dir)?;
    let is_shared = !options.place(&local).is_empty();
    let api = signed_in(options, arguments).inspect_err(|refusal| {
        if is_shared && refusal.code == Code::DataInUse {
            warn(&words::tr(language(), "terminal-go-on-window", &[]));
        }
    })?;
    let stood = api.went_back();
    let unheard = api.goes_on(SESSION, &typed(last))?;
    if !unheard.is_empty() {
        let names = unheard.join(", ");
        warn(&words::tr(language(), "terminal-unheard", &[("counters", names.as_str().into())]));
    }
    if is_shared && stood.is_some() {
        warn(&words::tr(language(), "terminal-go-on-nothing-again", &[]));
    }
    print(&stood)
}

/// Says whether a paper is right.
fn check(api: &Api, said: &str) -> Result<(), ApiError> {
    let found = api.check_paper(said)?;
    let told = print(&found);
    warn(&papers::verdict(&found, language())?);
    told
}

/// The numbers that were typed from papers.
fn typed(last: &[(String, i64)]) -> LastNumbers {
    LastNumbers::of(|name| last.iter().find(|(of, _)| of == name).map(|(_, number)| *number))
}

fn verify(options: &Options, recent: bool) -> Result<(), ApiError> {
    Api::is_there(options)?;
    // Who only verifies becomes no counter of the house.
    if let Some(found) = Api::verify_apart(options, recent)? {
        let told = print(&found);
        return if found.ok { told } else { Err(broken(found.first_bad_seq)) };
    }
    let api = Api::open(options)?;
    let found = if recent { api.verify_recent()? } else { api.verify()? };
    let told = print(&found);
    let zone =
        api.look(|tx, _| Ok(House::find(tx)?.map_or(Europe::Paris, |house| house.zone())))?;
    for line in papers::since(&found, language(), zone) {
        warn(&line);
    }
    api.is_as_seen()?;
    if found.ok { told } else { Err(broken(found.first_bad_seq)) }
}

fn call(api: &Api, name: &str, args: &str, id: Uuid) -> Result<(), ApiError> {
    let args = if args == "-" { lines::whole()? } else { args.to_owned() };
    let told = lines::give(api, SESSION, name, id, &args)?;
    answer(&told, lines::is_kept(name).then_some(id))
}

/// The open house, with whoever `--operator` names.
fn signed_in(options: &Options, arguments: &Arguments) -> Result<Api, ApiError> {
    Api::is_there(options)?;
    opened(options, arguments)
}

/// The same of a place where a house may be founded.
fn opened(options: &Options, arguments: &Arguments) -> Result<Api, ApiError> {
    let api = Api::open(options)?;
    sign_in(&api, arguments)?;
    Ok(api)
}

/// Signs in whoever `--operator` names. Without it, only what anyone may do goes through.
fn sign_in(api: &Api, arguments: &Arguments) -> Result<(), ApiError> {
    match &arguments.operator {
        Some(name) => api.sign_in_by_name(SESSION, name, &pin(arguments)?),
        None => Ok(()),
    }
}

/// The PIN of whoever gives the command; none where nobody is named.
fn pin(arguments: &Arguments) -> Result<String, ApiError> {
    match arguments.operator {
        Some(_) => secrets::pin(&setting_up::prompt("terminal-own-pin")),
        None => Ok(String::new()),
    }
}

/// Reads the files, compares them with the house and writes them, or only says what it would do.
/// The report is the same either way: on stdout, and what is wrong as sentences on stderr.
fn import(
    api: &Api,
    arguments: &Arguments,
    format: &str,
    dry_run: bool,
    files: &[PathBuf],
) -> Result<(), ApiError> {
    if let Some(plan) = plans::found(format, files)? {
        sign_in(api, arguments)?;
        return say(&plans::put(api, SESSION, &plan, dry_run)?);
    }
    if api.has_operators()? {
        sign_in(api, arguments)?;
        api.may(SESSION, "import_file")?;
    }
    let files = api.read_files(format, files, &Unwatched)?;
    let looked = || api.import(SESSION, &files, true, &Unwatched);
    if dry_run || files.report.stopped {
        return tell(&looked()?, api.zone()?);
    }
    if !api.has_house()? {
        let folder = api.data_dir().display().to_string();
        return Err(OfficeError::new(Code::NoHouseThere).with("place", folder).into());
    }
    if let Some(name) = arguments.operator.as_ref().filter(|_| api.has_operators() == Ok(false)) {
        api.first_supervisor(name, &pin(arguments)?)?;
        sign_in(api, arguments)?;
    }
    match api.import(SESSION, &files, false, &Unwatched) {
        Ok(report) => tell(&report, api.zone()?),
        Err(refusal) if refusal.code == Code::ImportRefused => tell(&looked()?, api.zone()?),
        Err(other) => Err(other),
    }
}

fn tell(report: &ImportReport, zone: Tz) -> Result<(), ApiError> {
    let locale = language();
    for problem in &report.problems {
        warn(&messages::problem(problem, locale));
    }
    for conflict in &report.conflicts {
        warn(&messages::conflict(conflict, locale));
    }
    for clash in &report.clashes {
        warn(&messages::clash(clash, locale, zone));
    }
    let told = print(report);
    report.refusal().map_or(told, |refusal| Err(refusal.into()))
}

fn broken(seq: Option<i64>) -> ApiError {
    OfficeError::new(Code::ChainBroken).with("seq", seq.unwrap_or_default()).into()
}
