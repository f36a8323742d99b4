//! What the whole-program tests share: the built programs, houses to try them on, and the window.

pub mod beside;
pub mod clock;
pub mod cluster;
pub mod desk;
pub mod dice;
pub mod docs;
pub mod door;
pub mod evening;
pub mod flushes;
pub mod founded;
pub mod haproxy;
pub mod house;
pub mod large;
pub mod migrations;
pub mod modules;
pub mod pipe;
pub mod post;
mod preloaded;
pub mod programs;
pub mod proxy;
pub mod queue;
pub mod replica;
pub mod rounds;
mod schema;
pub mod server;
pub mod silent_share;
pub mod site;
pub mod small;
pub mod small_disk;
pub mod sold;
pub mod work;
pub mod workspace;
pub mod written;

#[cfg(feature = "window")]
pub mod authority;
#[cfg(feature = "window")]
pub mod axe;
#[cfg(feature = "window")]
pub mod chromium;
#[cfg(feature = "window")]
mod cross;
#[cfg(feature = "window")]
pub mod display;
#[cfg(feature = "window")]
pub mod driver;
#[cfg(feature = "window")]
pub mod find;
#[cfg(feature = "window")]
pub mod front;
#[cfg(feature = "window")]
mod hands;
#[cfg(feature = "window")]
pub mod look;
#[cfg(feature = "window")]
pub mod papers;
#[cfg(feature = "window")]
pub mod postfix;
#[cfg(feature = "window")]
pub mod smtp;
#[cfg(feature = "window")]
pub mod story;
#[cfg(feature = "window")]
pub mod window;

/// Why a story stopped, in words.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
/// What a step of a story gives back.
pub type Step<T = ()> = Result<T, Failure>;

/// Retries `look` until it finds something, for at most `seconds`.
///
/// # Errors
/// When nothing was found in that time; `what` says what was looked for.
pub fn until<T>(seconds: u64, what: &str, mut look: impl FnMut() -> Option<T>) -> Step<T> {
    let end = std::time::Instant::now() + std::time::Duration::from_secs(seconds);
    loop {
        if let Some(found) = look() {
            return Ok(found);
        }
        if std::time::Instant::now() > end {
            return Err(format!("{what}: not within {seconds} s").into());
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
}
