//! The program's window, as a person at the counter meets it: words, names, keys, pictures.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{Key, WebDriver, WebElement};

use crate::display::{Pixels, ROOMY};
use crate::driver::Driver;
use crate::find::{PAGE, Role};
pub use crate::look::{Theme, pictures_folder};
use crate::{Failure, Step, programs};

/// How long a person would wait before calling it broken.
const PATIENCE: Duration = Duration::from_secs(10);
/// A decision can no longer be undone: its mail leaves.
pub const PAST_UNDOING_MS: i64 = domain::reprise::UNDO_MS + 1_000;

/// From one key to the next of a quick hand. A reader of codes is five times as fast.
const BETWEEN_KEYS: Duration = Duration::from_millis(50);
/// As long as somebody takes to read a question. Before that the Enter that asked it, pressed again, is no answer.
const READING: Duration = Duration::from_millis(450);
const BETWEEN_LOOKS: Duration = Duration::from_millis(40);

/// The open window of a running program.
#[derive(Debug)]
pub struct Window {
    data: PathBuf,
    page: WebDriver,
    /// After `page`: the session is left before its driver ends.
    pub(crate) driver: Driver,
}

impl Window {
    /// Starts the program on the house in `data`, on a screen of its own.
    ///
    /// # Errors
    /// When a program is missing, or no window opens within 20 s.
    pub async fn open(data: &Path) -> Step<Self> {
        Self::open_on(data, ROOMY).await
    }

    /// The same on a screen of that size. The window is never larger than its screen.
    ///
    /// # Errors
    /// As [`Window::open`].
    pub async fn open_on(data: &Path, screen: Pixels) -> Step<Self> {
        let driver = Driver::start(screen)?;
        let page = driver.open(data).await?;
        Ok(Self { data: data.to_owned(), page, driver })
    }

    /// Closes the window and waits for the program to end.
    ///
    /// # Errors
    /// When the driver no longer answers, or the program has not ended after ten seconds.
    pub async fn close(self) -> Step {
        self.page.quit().await?;
        programs::let_go(&self.data)
    }

    /// Kills the program at once, as a power cut would.
    ///
    /// # Errors
    /// When no program of ours is running on the house in `data`.
    pub fn kill(self, data: &Path) -> Step {
        let killed = programs::kill_on(data);
        // There is nothing left to say goodbye to.
        let _ = self.page.leak();
        killed
    }

    /// Waits until the program has ended by itself.
    ///
    /// # Errors
    /// When it has not after ten seconds.
    pub fn closed(self) -> Step {
        let ended = programs::let_go(&self.data);
        // There is nothing left to say goodbye to.
        let _ = self.page.leak();
        ended
    }

    /// Waits until the system's viewer was asked to show a paper, and gives the last one.
    ///
    /// # Errors
    /// When it was not within ten seconds.
    pub async fn shown(&self) -> Step<PathBuf> {
        self.wait("a paper to be shown", async || Ok(self.driver.shown().pop())).await
    }

    /// The driver, for what is not covered here.
    pub fn page(&self) -> &WebDriver {
        &self.page
    }

    /// Runs a script in the page; the CSP does not apply to it.
    ///
    /// # Errors
    /// When the script throws, or gives another shape.
    pub async fn script<T: DeserializeOwned>(&self, source: &str, args: Vec<Value>) -> Step<T> {
        Ok(self.page.execute(source, args).await?.convert()?)
    }

    pub(crate) async fn ask<T: DeserializeOwned>(&self, what: &str, args: &[Value]) -> Step<T> {
        self.script(PAGE, [&[json!(what)], args].concat()).await
    }

    /// All the words in the window, with plain spaces.
    ///
    /// # Errors
    /// When the driver no longer answers.
    pub async fn text(&self) -> Step<String> {
        self.ask("text", &[]).await
    }

    /// Waits until the window shows `words`.
    ///
    /// # Errors
    /// When it does not within ten seconds.
    pub async fn see(&self, words: &str) -> Step {
        let wanted = plain(words);
        self.wait(&format!("to see « {words} »"), async || {
            Ok(self.text().await?.contains(&wanted).then_some(()))
        })
        .await
    }

    /// Waits until the window no longer shows `words`.
    ///
    /// # Errors
    /// When it still does after ten seconds.
    pub async fn see_no_more(&self, words: &str) -> Step {
        let unwanted = plain(words);
        self.wait(&format!("to see « {words} » no more"), async || {
            Ok((!self.text().await?.contains(&unwanted)).then_some(()))
        })
        .await
    }

    /// Waits for something by its role and name.
    ///
    /// # Errors
    /// When it is not there within ten seconds.
    pub async fn find(&self, role: Role, name: &str) -> Step<WebElement> {
        self.wait(&format!("{role:?} « {name} »"), async || self.find_now(role, name).await).await
    }

    /// The same without waiting.
    ///
    /// # Errors
    /// When the driver no longer answers.
    pub async fn find_now(&self, role: Role, name: &str) -> Step<Option<WebElement>> {
        let args = vec![json!("find"), json!(role.selector()), json!(name)];
        let found = self.page.execute(PAGE, args).await?;
        Ok(if found.json().is_null() { None } else { Some(found.element()?) })
    }

    /// The names of all visible things of that role.
    ///
    /// # Errors
    /// When the driver no longer answers.
    pub async fn names(&self, role: Role) -> Step<Vec<String>> {
        self.ask("names", &[json!(role.selector())]).await
    }

    /// Presses something with the mouse, once it is there and enabled.
    ///
    /// # Errors
    /// When it is not within ten seconds.
    pub async fn click(&self, role: Role, name: &str) -> Step {
        self.wait(&format!("to press {role:?} « {name} »"), async || {
            let Some(element) = self.find_now(role, name).await? else { return Ok(None) };
            let clicked =
                element.is_enabled().await.unwrap_or(false) && element.click().await.is_ok();
            Ok(clicked.then_some(()))
        })
        .await
    }

    /// Types into a field, instead of what it held.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn fill(&self, name: &str, words: &str) -> Step {
        let field = self.find(Role::Field, name).await?;
        field.clear().await?;
        field.focus().await?;
        self.keys(words).await
    }

    /// Types as a hand on the keyboard: into whatever has the focus.
    ///
    /// # Errors
    /// When the driver no longer answers.
    pub async fn keys(&self, words: &str) -> Step {
        for key in words.chars() {
            let next = tokio::time::Instant::now() + BETWEEN_KEYS;
            self.page.action_chain().key_down(key).key_up(key).perform().await?;
            tokio::time::sleep_until(next).await;
        }
        Ok(())
    }

    /// Presses one key.
    ///
    /// # Errors
    /// When the driver no longer answers.
    pub async fn press(&self, key: Key) -> Step {
        Ok(self.page.action_chain().key_down(key.clone()).key_up(key).perform().await?)
    }

    /// Reads what came up.
    pub async fn reads(&self) {
        tokio::time::sleep(READING).await;
    }

    /// Presses a key while others are held.
    ///
    /// # Errors
    /// When the driver no longer answers.
    pub async fn chord(&self, held: Key, key: impl Into<char>) -> Step {
        let key = key.into();
        let chain = self.page.action_chain().key_down(held.clone()).key_down(key).key_up(key);
        Ok(chain.key_up(held).perform().await?)
    }

    /// The name of what has the keyboard focus; empty for the page itself.
    ///
    /// # Errors
    /// When the driver no longer answers.
    pub async fn focus(&self) -> Step<String> {
        self.ask("focus", &[]).await
    }

    /// Presses Tab until `name` has the focus, as somebody without a mouse would.
    ///
    /// # Errors
    /// When sixty presses do not reach it.
    pub async fn tab_to(&self, name: &str) -> Step {
        let mut met = Vec::new();
        for _ in 0..60 {
            let focus = self.focus().await?;
            if focus.starts_with(&plain(name)) {
                return Ok(());
            }
            met.push(focus);
            self.press(Key::Tab).await?;
        }
        Err(format!("Tab never reached « {name} », only {met:?}").into())
    }

    /// The words of the line that is selected in a list; empty when there is none.
    ///
    /// # Errors
    /// When the driver no longer answers.
    pub async fn selected_row(&self) -> Step<String> {
        self.ask("selected", &[]).await
    }

    /// How often the content policy refused something so far.
    ///
    /// # Errors
    /// When the page does not count.
    pub async fn csp_violations(&self) -> Step<u64> {
        let counted: Option<u64> = self.ask("violations", &[]).await?;
        counted.ok_or_else(|| Failure::from("the page does not count CSP violations"))
    }

    /// One command, through the window's own door to the core.
    ///
    /// # Errors
    /// When the command is refused: its code.
    pub async fn call(&self, name: &str, args: Value) -> Step<Value> {
        const CALL: &str = "const [name, id, args, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('call', { name, id, args })
              .then((ok) => done({ ok }), (error) => done({ error }));";
        let id = uuid::Uuid::now_v7().to_string();
        let answer = self.page.execute_async(CALL, vec![json!(name), json!(id), args]).await?;
        match answer.json().get("error") {
            Some(error) => Err(format!("{name}: {error}").into()),
            None => Ok(answer.json()["ok"].clone()),
        }
    }

    /// Lets time pass at once in the demo house. The core and its mails know it; a countdown that the page
    /// has begun goes on by the machine's clock.
    ///
    /// # Errors
    /// When nobody is signed in, or the house is not the demo.
    pub async fn pass(&self, ms: i64) -> Step {
        self.call("demo_clock_advance", json!({ "ms": ms })).await.map(drop)
    }

    /// Looks again and again until `look` finds something.
    ///
    /// # Errors
    /// When it has found nothing after ten seconds, or fails.
    pub async fn wait<T>(&self, what: &str, look: impl AsyncFn() -> Step<Option<T>>) -> Step<T> {
        let end = std::time::Instant::now() + PATIENCE;
        loop {
            match look().await {
                Ok(Some(found)) => return Ok(found),
                Err(error) if std::time::Instant::now() > end => return Err(error),
                Ok(None) if std::time::Instant::now() > end => {
                    return Err(format!("waited in vain: {what}").into());
                }
                // A page that is being redrawn can fail a look; the next one tells.
                Ok(None) | Err(_) => tokio::time::sleep(BETWEEN_LOOKS).await,
            }
        }
    }
}

/// Non-breaking and narrow spaces as plain ones, as `page.js` does with what it reads.
pub fn plain(words: &str) -> String {
    words
        .split([' ', '\u{a0}', '\u{202f}', '\n'])
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
