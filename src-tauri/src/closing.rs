//! The cross of the window: the page is asked first whether something typed would be lost.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Emitter as _, Manager as _, WebviewWindow, WindowEvent};

use crate::core::ShellRefusal;

/// The event a page hears when somebody presses the cross.
const CLOSING: &str = "closing";
/// A page that answers nothing in this time does not keep the window open.
const DEAF_AFTER: Duration = Duration::from_secs(2);

/// Which press of the cross the page has not answered yet.
#[derive(Debug, Default)]
pub(crate) struct Closing {
    presses: AtomicU64,
    /// 0 when there is none.
    unanswered: AtomicU64,
}

/// Asks the page before the window closes.
pub(crate) fn watch(window: &WebviewWindow) {
    let closing = Arc::new(Closing::default());
    window.app_handle().manage(Arc::clone(&closing));
    let asked = window.clone();
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else { return };
        if asked.emit(CLOSING, ()).is_err() {
            return;
        }
        api.prevent_close();
        let press = closing.presses.fetch_add(1, Ordering::SeqCst) + 1;
        closing.unanswered.store(press, Ordering::SeqCst);
        let (window, closing) = (asked.clone(), Arc::clone(&closing));
        tauri::async_runtime::spawn(async move {
            #[expect(clippy::disallowed_methods, reason = "a page that hangs tells nothing")]
            tokio::time::sleep(DEAF_AFTER).await;
            // A later press has a wait of its own.
            if closing.unanswered.load(Ordering::SeqCst) == press {
                tracing::warn!("the page did not answer, and the window is closed");
                close(&window);
            }
        });
    });
}

/// The page asks the person: the window stays until they say so.
pub(crate) fn stay(app: &AppHandle) -> Result<String, ShellRefusal> {
    heard(app);
    Ok("null".to_owned())
}

/// Nothing is lost, or may be: the window closes, and the program ends.
///
/// # Errors
/// `internal` when it is closing already.
pub(crate) fn leave(app: &AppHandle) -> Result<String, ShellRefusal> {
    heard(app);
    let window = app.get_webview_window("main").ok_or_else(|| ShellRefusal::shell("internal"))?;
    close(&window);
    Ok("null".to_owned())
}

fn heard(app: &AppHandle) {
    if let Some(closing) = app.try_state::<Arc<Closing>>() {
        closing.unanswered.store(0, Ordering::SeqCst);
    }
}

fn close(window: &WebviewWindow) {
    if let Err(error) = window.destroy() {
        tracing::warn!(%error, "the window did not close");
    }
}
