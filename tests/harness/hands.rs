//! What is done through the screen itself, beside the driver of the page: by xdotool.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::Step;
use crate::window::Window;

impl Window {
    /// Answers the system's file dialog of that title with a file, by key.
    ///
    /// # Errors
    /// When xdotool is missing, or no such dialog opens within ten seconds.
    pub async fn answer_dialog(&self, title: &str, file: &Path) -> Step {
        let hands = |arguments: &[&str]| {
            let mut command = Command::new("xdotool");
            command.env("DISPLAY", self.driver.display()).args(arguments).output()
        };
        let shown = || -> Step<Option<String>> {
            let name = format!("^{title}$");
            let found = hands(&["search", "--onlyvisible", "--name", &name])?;
            Ok(String::from_utf8(found.stdout)?.lines().last().map(str::to_owned))
        };
        self.wait(&format!("the dialog « {title} »"), async || shown()).await?;
        // Nothing manages windows here: the keyboard is given by hand. A dialog that is still being
        // drawn loses keys, so it is answered until it is gone.
        for _ in 0..8 {
            tokio::time::sleep(Duration::from_millis(600)).await;
            let Some(dialog) = shown()? else { return Ok(()) };
            hands(&["windowfocus", "--sync", &dialog])?;
            hands(&["key", "ctrl+l", "ctrl+a"])?;
            hands(&["type", "--delay", "20", &file.to_string_lossy()])?;
            tokio::time::sleep(Duration::from_millis(600)).await;
            hands(&["key", "Return"])?;
        }
        Err(format!("the dialog « {title} » stays").into())
    }

    /// Types as a reader of codes does, then Enter: a hand takes it up first, then no key waits for another.
    ///
    /// A pause of the typing program between two keys would make them a hand's.
    ///
    /// # Errors
    /// When xdotool is missing.
    pub async fn scan(&self, code: &str) -> Step {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let mut hands = Command::new("xdotool");
        hands.env("DISPLAY", self.driver.display());
        // Nothing manages windows here: the keyboard is given by hand.
        hands.args(["search", "--onlyvisible", "--name", ".", "windowfocus", "--sync"]);
        let typed = hands.args(["type", "--delay", "0", &format!("{code}\n")]).output()?;
        if typed.status.success() {
            Ok(())
        } else {
            Err(String::from_utf8_lossy(&typed.stderr).into_owned().into())
        }
    }
}
