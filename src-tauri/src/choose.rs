//! The system's own dialog to choose files to import.

use rfd::AsyncFileDialog;
use serde_json::{Value, json};
use tauri::AppHandle;

use crate::core::ShellRefusal;

/// What a ticketing system exports.
const KINDS: [&str; 4] = ["csv", "txt", "tsv", "json"];

/// Longest title, in characters.
const TITLE_MAX: usize = 120;

/// Asks for files, under the page's `title`; their whole paths, as JSON. None when the person thought
/// better of it.
///
/// The dialog is opened where the window lives, and waited for without holding it.
///
/// # Errors
/// `internal` when the window is closing.
pub(crate) async fn files(app: &AppHandle, args: &Value) -> Result<String, ShellRefusal> {
    let (opened, dialog) = tokio::sync::oneshot::channel();
    let title = args["title"].as_str().unwrap_or_default();
    // The system's library takes no control character for a title.
    let title: String = title.chars().filter(|c| !c.is_control()).take(TITLE_MAX).collect();
    let open = move || {
        let dialog = AsyncFileDialog::new().set_title(title);
        let dialog = dialog.add_filter("CSV, JSON", &KINDS).add_filter("*", &["*"]);
        // Nobody waits for it any more: the window is closing.
        let _ = opened.send(dialog.pick_files());
    };
    let closing = || ShellRefusal::shell("internal");
    app.run_on_main_thread(open).map_err(|_| closing())?;
    let chosen = dialog.await.map_err(|_| closing())?.await.unwrap_or_default();
    let paths: Vec<_> =
        chosen.iter().map(|file| file.path().to_string_lossy().into_owned()).collect();
    Ok(json!(paths).to_string())
}
