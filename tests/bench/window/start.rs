//! From nothing to a page that can be used.

use std::path::Path;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use harness::driver::Driver;
use harness::{Failure, Step, programs};
use serde_json::{Value, json};
use thirtyfour::WebDriver;

use crate::floor::browser;

/// Gives the system's time in milliseconds once what is wanted has been drawn.
const DRAWN: &str = "const [wanted, done] = arguments;
  const drawn = () => done(performance.timeOrigin + performance.now());
  const look = () => wanted === null || document.querySelector(wanted)?.disabled === false
    ? requestAnimationFrame(() => requestAnimationFrame(drawn))
    : setTimeout(look, 4);
  look();";
/// A card that can be pressed.
const CARD: &str = "main li button[aria-pressed]";
/// Longer than anybody waits.
const PATIENCE_S: u64 = 15;

/// An empty window, until it has drawn.
pub async fn of_the_floor() -> Step<f64> {
    measured(&browser()?, &["--automation"], Value::Null).await
}

/// The program on the house in `data`, until the cards of the sign-in can be pressed.
pub async fn of_the_program(data: &Path) -> Step<f64> {
    let data = data.to_string_lossy();
    measured(&programs::built("contremarque")?, &["--data", &data], json!(CARD)).await
}

/// Milliseconds.
async fn measured(program: &Path, args: &[&str], wanted: Value) -> Step<f64> {
    let driver = Driver::start(harness::display::ROOMY)?;
    let asked = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() * 1_000.0;
    let page = driver.open_program(program, args).await?;
    let drawn = drawn(&page, wanted).await;
    page.quit().await?;
    Ok(drawn? - asked)
}

async fn drawn(page: &WebDriver, wanted: Value) -> Step<f64> {
    let end = Instant::now() + std::time::Duration::from_secs(PATIENCE_S);
    loop {
        // A page that is being replaced takes its script with it.
        match page.execute_async(DRAWN, vec![wanted.clone()]).await {
            Ok(at) => return Ok(at.convert()?),
            Err(error) if Instant::now() > end => return Err(Failure::from(error)),
            Err(_) => {}
        }
    }
}
