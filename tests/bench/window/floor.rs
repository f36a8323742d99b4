//! The floor: WebKit's own browser with an empty page, driven as the program is.

use std::path::PathBuf;
use std::time::Duration;

use harness::driver::Driver;
use harness::{Failure, Step};
use serde_json::Value;
use thirtyfour::WebDriver;

/// Where Debian puts the browser that comes with the library.
const LIBRARIES: &str = "/usr/lib";

/// An empty window.
pub struct Empty {
    page: WebDriver,
    _driver: Driver,
}

/// A word that changes with a key, as simply as a page can.
const ONE_WORD: &str = "document.body.textContent = '0';
  addEventListener('keydown', (event) => {
    document.body.textContent = String(Number(document.body.textContent) + 1);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      window.__pressed = performance.now() - event.timeStamp;
    }));
  });";
const PRESSED: &str =
    "const at = window.__pressed; window.__pressed = undefined; return at ?? null";

impl Empty {
    pub async fn open() -> Step<Self> {
        let driver = Driver::start(harness::display::ROOMY)?;
        let page = driver.open_program(&browser()?, &["--automation"]).await?;
        page.execute(ONE_WORD, Vec::<Value>::new()).await?;
        Ok(Self { page, _driver: driver })
    }

    /// Milliseconds from a key to the word drawn.
    pub async fn press(&self) -> Step<f64> {
        self.page.action_chain().send_keys("a").perform().await?;
        loop {
            let pressed: Option<f64> =
                self.page.execute(PRESSED, Vec::<Value>::new()).await?.convert()?;
            match pressed {
                Some(ms) => return Ok(ms),
                None => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }

    pub async fn close(self) -> Step {
        Ok(self.page.quit().await?)
    }
}

/// The browser of the installed WebKit.
pub fn browser() -> Step<PathBuf> {
    let folders = std::fs::read_dir(LIBRARIES)?.flatten();
    let mut browsers = folders.map(|folder| folder.path().join("webkit2gtk-4.1/MiniBrowser"));
    browsers
        .find(|path| path.exists())
        .ok_or_else(|| Failure::from("WebKit's MiniBrowser is not installed"))
}
