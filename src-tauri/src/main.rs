//! The window around the core: one page, one command, and the little that is platform code.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod choose;
mod closing;
mod core;
mod open_file;
mod shell_commands;
mod window;

use std::io::IsTerminal as _;
use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser as _;
use tauri::{Emitter as _, Manager as _, RunEvent};

use crate::arguments::Arguments;
use crate::core::Heard;
use crate::shell_commands::HouseSlot;

/// The event a page hears when something changed behind its back: a mail left, another counter
/// decided.
const CHANGED: &str = "changed";
/// The event a page hears when the line to the house dies or is back, or the counter is shut out.
const LINE: &str = "line";

fn main() -> ExitCode {
    if let Some(written) = core::manual_asked::<Arguments>() {
        return written;
    }
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .with_env_filter(arguments.log_filter())
        .init();
    if core::shows_password(std::env::args_os()) {
        tracing::error!(
            "a password does not belong among the arguments, where everyone on this machine sees it: \
             CONTREMARQUE_DATABASE, or contremarquectl join"
        );
        return ExitCode::FAILURE;
    }
    if let Some(sentence) = window::no_display() {
        tracing::error!("{sentence}");
        return ExitCode::FAILURE;
    }
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the window could not be opened");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> tauri::Result<()> {
    let options = arguments.options();
    let app = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![shell_commands::call])
        .setup(move |app| {
            let handle = app.handle().clone();
            let desk = Arc::new(HouseSlot::new(options, move |heard| {
                let told = match heard {
                    Heard::Changed(topics) => handle.emit(CHANGED, topics),
                    Heard::Line(state) => handle.emit(LINE, state),
                };
                if let Err(error) = told {
                    tracing::warn!(%error, "the page was not told of a change");
                }
            }));
            app.manage(Arc::clone(&desk));
            window::open(app)?;
            // The house opens while the page is being drawn; a call that comes first waits for it.
            tauri::async_runtime::spawn_blocking(move || desk.open());
            Ok(())
        })
        .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            app.state::<Arc<HouseSlot>>().close();
        }
    });
    Ok(())
}
