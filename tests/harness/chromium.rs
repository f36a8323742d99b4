//! A real browser without a window: Debian's chromium, through its driver.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::{Capabilities, WebDriver};

use crate::programs::Running;
use crate::{Step, until};

/// What the page is looked at on.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    pub dark: bool,
    /// How large a pixel of the page is on it: 2 at 200 %.
    pub scale: u32,
    /// Whether the scripts of a page run.
    pub scripts: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Self { width: 1280, height: 800, dark: false, scale: 1, scripts: true }
    }
}

/// The driver, and the page that it shows; both end with this value.
#[derive(Debug)]
pub struct Chromium {
    page: WebDriver,
    _driver: Running,
}

impl Chromium {
    /// Starts it.
    ///
    /// # Errors
    /// When chromium or its driver is missing.
    pub async fn start(screen: Screen) -> Step<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut command = Command::new("chromedriver");
        command.arg(format!("--port={port}")).stdout(Stdio::null()).stderr(Stdio::null());
        let driver = Running::start(&mut command)?;
        let address = (Ipv4Addr::LOCALHOST, port).into();
        until(10, "chromedriver", || {
            TcpStream::connect_timeout(&address, Duration::from_millis(200)).ok()
        })?;
        let Screen { width, height, dark, scale, scripts } = screen;
        let mut args = vec![
            "--headless=new".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            format!("--window-size={width},{height}"),
            format!("--force-device-scale-factor={scale}"),
        ];
        if dark {
            args.push("--force-dark-mode".to_owned());
        }
        let mut options = json!({ "args": args });
        if width < 600 {
            let metrics =
                json!({ "width": width, "height": height, "pixelRatio": 1, "touch": true });
            options["mobileEmulation"] = json!({ "deviceMetrics": metrics });
        }
        if !scripts {
            let never = json!({ "profile.managed_default_content_settings.javascript": 2 });
            options["prefs"] = never;
        }
        let mut wanted = Capabilities::new();
        wanted.set("goog:chromeOptions", options)?;
        let page = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted).await?;
        let lit = "return matchMedia('(prefers-color-scheme: dark)').matches";
        let is_dark: bool = page.execute(lit, Vec::<Value>::new()).await?.convert()?;
        if is_dark == dark {
            Ok(Self { page, _driver: driver })
        } else {
            Err(format!("dark: {is_dark}, not {dark}").into())
        }
    }

    /// The page.
    #[must_use]
    pub const fn page(&self) -> &WebDriver {
        &self.page
    }

    /// Leaves it.
    ///
    /// # Errors
    /// When the driver has gone.
    pub async fn close(self) -> Step {
        Ok(self.page.quit().await?)
    }
}
