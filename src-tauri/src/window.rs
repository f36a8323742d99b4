//! The one window: its size, what it may load, and the browser habits it does without.

use serde_json::Value;
use tauri::utils::config::Color;
use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Manager as _, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::closing;
use crate::core::ShellRefusal;

const SIZE: (f64, f64) = (1440.0, 900.0);
const SMALLEST: (f64, f64) = (1280.0, 720.0);
/// How large a page may be drawn, in percent. The page offers its own steps between.
const ZOOM: std::ops::RangeInclusive<u64> = 50..=200;
/// The paper of the light theme: shown until the page is drawn, so that nothing flashes white.
const PAPER: Color = Color(0xf6, 0xf3, 0xee, 0xff);

/// Runs before the page. Browser keys and the browser's menu make no sense at a counter: F5 would
/// throw away a basket. The page takes no key that was refused before it: ours listens once the page
/// has loaded, hence after the page's own listener.
const WITHOUT_BROWSER_HABITS: &str = r"
addEventListener('contextmenu', (event) => {
  if (!event.target.closest?.('input, textarea, [contenteditable]')) event.preventDefault();
});
addEventListener('load', () => addEventListener('keydown', (event) => {
  const key = event.key.toLowerCase();
  const command = event.ctrlKey || event.metaKey;
  if (/^f([1-9]|1[0-2])$/.test(key) || (command && 'rpsugj+-=0'.includes(key))) event.preventDefault();
}));
addEventListener('wheel', (event) => { if (event.ctrlKey) event.preventDefault(); }, { passive: false });
for (const kind of ['dragover', 'drop']) addEventListener(kind, (event) => event.preventDefault());
";

/// Opens it. Nothing but our own pages is ever loaded, in it or beside it.
///
/// # Errors
/// When the platform's web view is missing or refuses.
pub(crate) fn open(app: &App) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("Contremarque")
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .prevent_overflow()
        .center()
        .background_color(PAPER)
        .devtools(cfg!(debug_assertions))
        .zoom_hotkeys_enabled(false)
        .general_autofill_enabled(false)
        .initialization_script(WITHOUT_BROWSER_HABITS)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    closing::watch(&window);
    paint_without_a_graphics_card(&window)
}

/// Lists and forms need no compositing by the graphics card. Where there is none, or a virtual one,
/// Mesa would do it in software: a third of the program's memory, and half of its start.
#[cfg(target_os = "linux")]
fn paint_without_a_graphics_card(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt as _, WebViewExt as _};

    window.with_webview(|page| {
        if let Some(settings) = page.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            // One page, never left: nothing to keep for going back to.
            settings.set_enable_page_cache(false);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn paint_without_a_graphics_card(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Draws the page larger or smaller, `percent` of its usual size.
///
/// # Errors
/// `bad_arguments` for a size that is none; `internal` when the window is closing.
pub(crate) fn zoom(app: &AppHandle, args: &Value) -> Result<String, ShellRefusal> {
    let asked = args["percent"].as_u64().filter(|percent| ZOOM.contains(percent));
    let percent = asked.ok_or_else(|| ShellRefusal::shell("bad_arguments"))?;
    let closing = || ShellRefusal::shell("internal");
    let window = app.get_webview_window("main").ok_or_else(closing)?;
    window.set_zoom(percent as f64 / 100.0).map_err(|_| closing())?;
    Ok("null".to_owned())
}

/// `tauri://localhost` on Linux and macOS, `http(s)://tauri.localhost` on Windows; `about:srcdoc`
/// is the preview of a mail.
fn is_ours(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost"),
        "about" => matches!(url.path(), "blank" | "srcdoc"),
        _ => false,
    }
}

/// A sentence when there is nowhere to open a window; GTK would panic instead of saying so.
pub(crate) fn no_display() -> Option<&'static str> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let needed = cfg!(all(unix, not(target_os = "macos")));
    (needed && !set("DISPLAY") && !set("WAYLAND_DISPLAY"))
        .then_some("Pas d'écran ici : ni DISPLAY ni WAYLAND_DISPLAY n'est défini.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_are_loaded() {
        let ours = |url: &str| is_ours(&Url::parse(url).unwrap());
        assert!(ours("tauri://localhost/index.html"));
        assert!(ours("http://tauri.localhost/index.html"));
        assert!(ours("about:srcdoc"));
        for other in [
            "https://example.org/",
            "http://localhost:5173/",
            "file:///etc/passwd",
            "tauri://example.org/",
            "data:text/html,x",
        ] {
            assert!(!ours(other), "{other}");
        }
    }
}
