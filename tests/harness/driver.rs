//! WebKitWebDriver, which starts the built program and speaks with its page.

use std::env;
use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

use crate::display::{Display, Pixels};
use crate::programs::{self, Running};
use crate::{Step, until};

/// A program that dies at its start leaves the driver waiting for ever: we do not wait with it.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);

/// The driver and what it needs; all of it ends with this value.
#[derive(Debug)]
pub struct Driver {
    port: u16,
    _driver: Running,
    display: Display,
    /// A home of its own: no settings of the person who runs the tests, none left behind.
    home: TempDir,
}

impl Driver {
    /// Starts a screen of that size and a driver on a free port.
    ///
    /// # Errors
    /// When Xvfb or WebKitWebDriver is missing.
    pub fn start(screen: Pixels) -> Step<Self> {
        let display = Display::start(screen)?;
        let home = tempfile::Builder::new().prefix("contremarque-home.").tempdir()?;
        let viewer = home.path().join("bin/xdg-open");
        fs::create_dir_all(home.path().join("bin"))?;
        // No viewer opens over the tests: what would have been shown is written down.
        fs::write(&viewer, "#!/bin/sh\nprintf '%s\\n' \"$1\" >> \"$HOME/opened\"\n")?;
        fs::set_permissions(&viewer, PermissionsExt::from_mode(0o755))?;
        let path =
            format!("{}/bin:{}", home.path().display(), env::var("PATH").unwrap_or_default());
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let driver = Running::start(
            Command::new("WebKitWebDriver")
                .args(["--host=127.0.0.1", &format!("--port={port}")])
                .env("DISPLAY", display.name())
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .env("HOME", home.path())
                .env("PATH", path)
                .env("XDG_DATA_HOME", home.path().join("data"))
                .env("XDG_CONFIG_HOME", home.path().join("config"))
                .env("XDG_CACHE_HOME", home.path().join("cache"))
                .env("XDG_RUNTIME_DIR", home.path())
                .env("GDK_BACKEND", "x11")
                .env("NO_AT_BRIDGE", "1")
                .env("TZ", "Europe/Paris")
                .env_remove("WAYLAND_DISPLAY")
                // A bus would be started by GTK, and outlive us.
                .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
                // With either of these set, a picture is never answered.
                .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
                .env_remove("WEBKIT_DISABLE_COMPOSITING_MODE")
                .stdin(Stdio::null())
                .stdout(Stdio::null()),
        )?;
        let address = (Ipv4Addr::LOCALHOST, port).into();
        until(10, "WebKitWebDriver", || {
            TcpStream::connect_timeout(&address, Duration::from_millis(200)).ok()
        })?;
        Ok(Self { port, _driver: driver, display, home })
    }

    /// The screen's name, for what happens outside the page.
    pub fn display(&self) -> &str {
        self.display.name()
    }

    /// The papers that the system's viewer was asked to show, in order.
    pub fn shown(&self) -> Vec<PathBuf> {
        let lines = fs::read_to_string(self.home.path().join("opened")).unwrap_or_default();
        lines.lines().map(PathBuf::from).collect()
    }

    /// Starts the program on the house in `data` and gives its page.
    ///
    /// # Errors
    /// When the program is not built, or does not open a window within 20 s.
    pub async fn open(&self, data: &Path) -> Step<WebDriver> {
        let data = data.to_string_lossy();
        self.open_program(&programs::built("contremarque")?, &["--data", &data]).await
    }

    /// Starts any program that opens a page of WebKit and gives it.
    ///
    /// # Errors
    /// When it does not open a window within 20 s.
    pub async fn open_program(&self, program: &Path, args: &[&str]) -> Step<WebDriver> {
        let mut wanted = Capabilities::new();
        // No browserName: the driver would look for a browser of that name and refuse ours.
        wanted.set("webkitgtk:browserOptions", json!({ "binary": program, "args": args }))?;
        let address = format!("http://127.0.0.1:{}", self.port);
        Ok(WebDriver::builder(address, wanted).request_timeout(ANSWER_WITHIN).connect().await?)
    }
}
