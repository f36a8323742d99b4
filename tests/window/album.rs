//! The camera of the guided tour.

use std::path::Path;

use harness::Step;
use harness::window::{Theme, Window};

/// Numbers the pictures in the order of the day.
pub struct Album<'a> {
    folder: &'a Path,
    pub window: &'a Window,
    /// What the names of its pictures begin with.
    of: &'static str,
    taken: std::cell::Cell<usize>,
}

impl<'a> Album<'a> {
    pub fn new(folder: &'a Path, window: &'a Window, of: &'static str) -> Self {
        Self { folder, window, of, taken: 0.into() }
    }

    pub async fn light(&self, name: &str) -> Step {
        self.window.theme(Theme::Light).await?;
        self.take(name).await
    }

    pub async fn dark(&self, name: &str) -> Step {
        self.window.theme(Theme::Dark).await?;
        self.take(&format!("{name}-dark")).await?;
        self.window.theme(Theme::Light).await
    }

    pub async fn both(&self, name: &str) -> Step {
        self.light(name).await?;
        self.dark(name).await
    }

    pub async fn take(&self, name: &str) -> Step {
        self.taken.set(self.taken.get() + 1);
        let file = format!("{}{:02}-{name}.png", self.of, self.taken.get());
        self.window.settle().await?;
        self.window.picture(&self.folder.join(file)).await
    }
}
