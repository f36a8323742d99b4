//! How the window looks: what sticks out of it or is covered, its theme, its picture.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::Step;
use crate::window::Window;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Warm paper and ink.
    Light,
    /// The same at night.
    Dark,
}

impl Theme {
    /// As the page and the picture files name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A point that nobody sees changes again and again.
const STIR: &str = "
const point = document.createElement('i');
point.id = 'stir';
Object.assign(point.style, { position: 'fixed', inset: 'auto auto 0 0', width: '1px', height: '1px', opacity: '0.01' });
document.body.append(point);
let beat = 0;
window.stirring = setInterval(() => { point.style.background = (beat ^= 1) ? '#000' : '#fff'; }, 40);";
const STILL: &str = "
clearInterval(window.stirring);
document.getElementById('stir').remove();";

impl Window {
    /// Text and boxes that stick out of the window sideways; what scrolls by itself may.
    ///
    /// # Errors
    /// When the driver no longer answers.
    pub async fn sticking_out(&self) -> Step<Vec<String>> {
        self.ask("outside", &[]).await
    }

    /// What is cut among what `selector` finds: its words do not fit where they stand.
    ///
    /// # Errors
    /// When the driver no longer answers.
    pub async fn cut(&self, selector: &str) -> Step<Vec<String>> {
        self.ask("cut", &[json!(selector)]).await
    }

    /// Keys and fields that something else lies over.
    ///
    /// # Errors
    /// When the driver no longer answers.
    pub async fn covered(&self) -> Step<Vec<String>> {
        self.ask("covered", &[]).await
    }

    /// Light or dark, whatever the house has chosen.
    ///
    /// # Errors
    /// When the driver no longer answers.
    pub async fn theme(&self, theme: Theme) -> Step {
        self.ask::<Value>("theme", &[json!(theme.name())]).await.map(drop)
    }

    /// Waits until the words on the screen have stood still for a moment, and are drawn.
    ///
    /// # Errors
    /// When they do not within ten seconds.
    pub async fn settle(&self) -> Step {
        const DRAWN: &str = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
        self.wait("the screen to stand still", async || {
            let before = self.text().await?;
            tokio::time::sleep(Duration::from_millis(250)).await;
            Ok((self.text().await? == before).then_some(()))
        })
        .await?;
        self.page().execute_async(DRAWN, Vec::<Value>::new()).await?;
        Ok(())
    }

    /// A picture of the window, as a PNG file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn picture(&self, file: &Path) -> Step {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        // The driver gives a picture of the next painting, and a page where nothing moves has none.
        self.page().execute(STIR, Vec::new()).await?;
        let taken = self.page().screenshot(file).await;
        self.page().execute(STILL, Vec::new()).await?;
        Ok(taken?)
    }
}

/// Where pictures of failed stories are put.
pub fn pictures_folder() -> PathBuf {
    match std::env::var_os("CONTREMARQUE_PICTURES") {
        Some(folder) => PathBuf::from(folder),
        None => std::env::temp_dir().join("contremarque-pictures"),
    }
}
