//! A screen that nobody sees: each story has its own, so it never disturbs the one of a person.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use crate::programs::Running;
use crate::{Failure, Step};

/// Width and height of a screen.
pub type Pixels = (u32, u32);

/// A screen with room around the window.
pub const ROOMY: Pixels = (1600, 1000);

/// An Xvfb server; ends with this value.
#[derive(Debug)]
pub struct Display {
    name: String,
    _server: Running,
}

impl Display {
    /// Starts one of so many pixels, on the first free number.
    ///
    /// # Errors
    /// When Xvfb is missing or does not start.
    pub fn start((width, height): Pixels) -> Step<Self> {
        let mut server = Running::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24")])
                .args(["-nolisten", "tcp"])
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        )?;
        let stdout = server.child().stdout.take().ok_or("Xvfb has no output")?;
        let mut number = String::new();
        BufReader::new(stdout).read_line(&mut number)?;
        if number.trim().is_empty() {
            return Err(Failure::from("Xvfb did not start"));
        }
        Ok(Self { name: format!(":{}", number.trim()), _server: server })
    }

    /// What to put into `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }
}
