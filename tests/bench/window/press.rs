//! From a key to the next request's file.

use std::time::Duration;

use harness::Step;
use harness::window::Window;

/// Between two presses: what somebody quick takes to read a line.
const READING: Duration = Duration::from_millis(300);

/// Notes for each key how long it took until another file was drawn.
const WATCH: &str =
    "window.__shown = () => document.querySelector('aside header')?.textContent ?? '';
  addEventListener('keydown', (event) => {
    const before = window.__shown();
    const seen = new MutationObserver(() => {
      if (window.__shown() === before || window.__shown() === '') return;
      seen.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => {
        window.__pressed = performance.now() - event.timeStamp;
      }));
    });
    seen.observe(document.body, { subtree: true, childList: true, characterData: true });
  }, { capture: true });";
const PRESSED: &str =
    "const at = window.__pressed; window.__pressed = undefined; return at ?? null";

/// Waits for a file with a decision to give.
pub async fn file_shown(window: &Window) -> Step {
    window
        .wait("a file", async || {
            let ready: bool = window
                .script(
                    "return document.querySelector('aside button.primary:enabled') !== null",
                    vec![],
                )
                .await?;
            Ok(ready.then_some(()))
        })
        .await
}

/// From now on, keys are measured.
pub async fn watch(window: &Window) -> Step {
    window.script::<serde_json::Value>(WATCH, vec![]).await.map(drop)
}

/// Milliseconds from one press of `key` to the next file drawn.
pub async fn once(window: &Window, key: &str) -> Step<f64> {
    window.keys(key).await?;
    let ms = window
        .wait("the next request", async || window.script::<Option<f64>>(PRESSED, vec![]).await)
        .await?;
    file_shown(window).await?;
    tokio::time::sleep(READING).await;
    Ok(ms)
}
