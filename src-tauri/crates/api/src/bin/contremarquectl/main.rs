//! The commands from a terminal: the same ones, with the same roles. JSON on stdout, sentences on
//! stderr, exit status 0 only when it was done.

mod lines;
mod messages;
mod papers;

use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use api::{Api, ApiError, Options, SystemClock};
use chrono_tz::{Europe, Tz};
use clap::{Parser, Subcommand};
use contract::anchor::LastNumbers;
use contract::intake::ImportReport;
use contract::locale::Locale;
use formats::Unwatched;
use office::{Code, House, OfficeError};
use serde::Serialize;
use uuid::Uuid;

/// The one session of a run.
const SESSION: &str = "terminal";

/// Contremarque, from a terminal.
#[derive(Parser)]
#[command(name = "contremarquectl", version)]
struct Arguments {
    /// Folder of the house; the window's own where it is left out.
    #[arg(long, env = "CONTREMARQUE_DATA")]
    data: Option<PathBuf>,
    /// A shared house instead: `postgres://…`.
    #[arg(long, env = "CONTREMARQUE_DATABASE", hide_env_values = true)]
    database: Option<String>,
    /// Who gives the command; the PIN is read from `CONTREMARQUE_PIN`.
    #[arg(long)]
    operator: Option<String>,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
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
    /// Copy the house to a file, and verify the copy.
    Backup {
        /// The file to make.
        file: PathBuf,
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
        /// Where to: `postgres://user:password@host/database`, or a folder. No house may be there.
        #[arg(
            long,
            env = "CONTREMARQUE_MOVE_TO",
            hide_env_values = true,
            required_unless_present = "reopen"
        )]
        to: Option<String>,
        /// Open the house that was left again. Only when the other one is used no more: what is
        /// sold in one is not sold in the other.
        #[arg(long, conflicts_with = "to")]
        reopen: bool,
    },
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
        .with_writer(std::io::stderr)
        .init();
    api::use_keyring();
    let arguments = Arguments::parse();
    let options = Options {
        data_dir: arguments.data.clone().unwrap_or_else(api::default_folder),
        database_url: arguments.database.clone(),
        clock: Arc::new(SystemClock),
    };
    match run(&arguments, &options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            let zone = || Api::zone_of(&options);
            warn(&messages::sentence(&refusal, language(), zone));
            ExitCode::FAILURE
        }
    }
}

/// The language of this terminal.
fn language() -> Locale {
    messages::language(|variable| std::env::var(variable).ok())
}

fn run(arguments: &Arguments, options: &Options) -> Result<(), ApiError> {
    match &arguments.verb {
        Verb::Demo => print(&Api::make_demo(options)?),
        Verb::Commands => print(&Api::describe()),
        Verb::Restore { file, last } => {
            let who = arguments.operator.as_deref();
            print(&Api::restore(options, file, who, &pin(), &typed(last))?)
        }
        Verb::Move { to, reopen } => moves(options, arguments, to.as_deref(), *reopen),
        Verb::Import { format, dry_run, files } => {
            import(&Api::open(options)?, arguments, format, *dry_run, files)
        }
        Verb::GoOn { last } => go_on(options, arguments, last),
        Verb::Backup { file } => {
            let api = signed_in(options, arguments)?;
            if api.has_operators()? {
                api.may(SESSION, "backup_make")?;
            }
            print(&api.backup_to(file)?)
        }
        Verb::Verify { paper: None, recent } => verify(options, *recent),
        Verb::Verify { paper: Some(said), .. } => check(&Api::open(options)?, &said.join(" ")),
        Verb::Call { lines: true, .. } => lines::serve(&signed_in(options, arguments)?, SESSION),
        Verb::Call { name, args, id, .. } => {
            let api = signed_in(options, arguments)?;
            call(&api, name.as_deref().unwrap_or_default(), args, *id)
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
        return print(&Api::reopen_house(options, operator, &pin())?);
    }
    print(&Api::move_house(options, operator, &pin(), to.unwrap_or_default())?)
}

/// Goes on; says how the house stood before.
fn go_on(options: &Options, arguments: &Arguments, last: &[(String, i64)]) -> Result<(), ApiError> {
    let api = signed_in(options, arguments)?;
    let stood = api.went_back();
    api.goes_on(SESSION, &typed(last))?;
    print(&stood)
}

/// Says whether a paper is right.
fn check(api: &Api, said: &str) -> Result<(), ApiError> {
    let found = api.check_paper(said)?;
    print(&found)?;
    warn(&papers::verdict(&found, language())?);
    Ok(())
}

/// The numbers that were typed from papers.
fn typed(last: &[(String, i64)]) -> LastNumbers {
    LastNumbers::of(|name| last.iter().find(|(of, _)| of == name).map(|(_, number)| *number))
}

fn verify(options: &Options, recent: bool) -> Result<(), ApiError> {
    let api = Api::open(options)?;
    let found = if recent { api.verify_recent()? } else { api.verify()? };
    print(&found)?;
    let zone =
        api.look(|tx, _| Ok(House::find(tx)?.map_or(Europe::Paris, |house| house.zone())))?;
    for line in papers::since(&found, language(), zone) {
        warn(&line);
    }
    api.is_as_seen()?;
    if found.ok { Ok(()) } else { Err(broken(found.first_bad_seq)) }
}

fn call(api: &Api, name: &str, args: &str, id: Option<Uuid>) -> Result<(), ApiError> {
    let args = if args == "-" { lines::whole()? } else { args.to_owned() };
    let answer = api.call(SESSION, name, id.unwrap_or_else(lines::new_id), &args)?;
    say(&answer.json)
}

/// The open house, with whoever `--operator` names.
fn signed_in(options: &Options, arguments: &Arguments) -> Result<Api, ApiError> {
    let api = Api::open(options)?;
    sign_in(&api, arguments)?;
    Ok(api)
}

/// Signs in whoever `--operator` names. Without it, only what anyone may do goes through.
fn sign_in(api: &Api, arguments: &Arguments) -> Result<(), ApiError> {
    match &arguments.operator {
        Some(name) => api.sign_in_by_name(SESSION, name, &pin()),
        None => Ok(()),
    }
}

fn pin() -> String {
    std::env::var("CONTREMARQUE_PIN").unwrap_or_default()
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
        let name = if files.batch.house.is_empty() { "Contremarque" } else { &files.batch.house };
        api.found_house(name)?;
    }
    if let Some(name) = arguments.operator.as_ref().filter(|_| api.has_operators() == Ok(false)) {
        api.first_supervisor(name, &pin())?;
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
    print(report)?;
    report.refusal().map_or(Ok(()), |refusal| Err(refusal.into()))
}

fn broken(seq: Option<i64>) -> ApiError {
    OfficeError::new(Code::ChainBroken).with("seq", seq.unwrap_or_default()).into()
}

fn print(value: &impl Serialize) -> Result<(), ApiError> {
    let text = serde_json::to_string(value).map_err(OfficeError::internal)?;
    say(&text)
}

/// A sentence for the person at the terminal, whether or not they can see it.
fn warn(sentence: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{sentence}");
}

/// A line on stdout. Nobody who reads it is no fault: the work is done.
fn say(line: &str) -> Result<(), ApiError> {
    let mut stdout = std::io::stdout().lock();
    match writeln!(stdout, "{line}").and_then(|()| stdout.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(OfficeError::internal(e).into()),
        _ => Ok(()),
    }
}
