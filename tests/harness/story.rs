//! Runs one story in one window, and says what was on the screen when it goes wrong.

use crate::display::Pixels;
use crate::house::House;
use crate::window::{Window, pictures_folder};
use crate::{Failure, Step};

/// Opens the program on `house`, tells the story, closes.
///
/// A story also fails when the content policy had to refuse something.
///
/// # Panics
/// When the story fails: with its words, the words on the screen, and where the picture is.
pub fn in_window(name: &str, house: &House, story: impl AsyncFnOnce(&Window) -> Step) {
    run(tell(name, house, async |window| {
        story(window).await?;
        nothing_was_refused(window).await
    }));
}

/// The same on a screen of that size.
///
/// # Panics
/// As [`in_window`].
pub fn on_screen(
    name: &str,
    house: &House,
    screen: Pixels,
    story: impl AsyncFnOnce(&Window) -> Step,
) {
    run(async {
        let window = Window::open_on(house.path(), screen).await?;
        let told = async { story(&window).await.and(nothing_was_refused(&window).await) };
        match told.await {
            Ok(()) => window.close().await,
            Err(error) => Err(failed(name, window, error).await),
        }
    });
}

/// The same for a story that tries what must be refused.
///
/// # Panics
/// As [`in_window`].
pub fn in_tampered_window(name: &str, house: &House, story: impl AsyncFnOnce(&Window) -> Step) {
    run(tell(name, house, story));
}

/// Tells a story at the end of which the program is killed, as by a power cut.
///
/// # Panics
/// As [`in_window`].
pub fn in_killed_window(name: &str, house: &House, story: impl AsyncFnOnce(&Window) -> Step) {
    run(async {
        let window = Window::open(house.path()).await?;
        if let Err(error) = story(&window).await {
            return Err(failed(name, window, error).await);
        }
        window.kill(house.path())
    });
}

/// Tells a story at the end of which somebody closes the window by its cross.
///
/// # Panics
/// As [`in_window`], and when the program has not ended after ten seconds.
pub fn in_closed_window(name: &str, house: &House, story: impl AsyncFnOnce(&Window) -> Step) {
    run(async {
        let window = Window::open(house.path()).await?;
        if let Err(error) = story(&window).await {
            return Err(failed(name, window, error).await);
        }
        window.closed()
    });
}

/// Tells a story of two counters, each in a window of its own.
///
/// # Panics
/// As [`in_window`].
pub fn in_two_windows(
    name: &str,
    houses: &[House; 2],
    story: impl AsyncFnOnce(&Window, &Window) -> Step,
) {
    run(async {
        let one = Window::open(houses[0].path()).await?;
        let other = Window::open(houses[1].path()).await?;
        match story(&one, &other).await {
            Ok(()) => {
                nothing_was_refused(&one).await?;
                nothing_was_refused(&other).await?;
                one.close().await?;
                other.close().await
            }
            Err(error) => {
                let error = failed(&format!("{name}-one"), one, error).await;
                Err(failed(&format!("{name}-other"), other, error).await)
            }
        }
    });
}

fn run(story: impl Future<Output = Step>) {
    let told = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Into::into)
        .and_then(|runtime| runtime.block_on(story));
    if let Err(error) = told {
        panic!("{error}");
    }
}

async fn tell(name: &str, house: &House, story: impl AsyncFnOnce(&Window) -> Step) -> Step {
    let window = Window::open(house.path()).await?;
    match story(&window).await {
        Ok(()) => window.close().await,
        Err(error) => Err(failed(name, window, error).await),
    }
}

/// Says what was on the screen, takes a picture of it, and closes.
async fn failed(name: &str, window: Window, error: Failure) -> Failure {
    let picture = pictures_folder().join(format!("{name}.png"));
    let seen = window.text().await.unwrap_or_else(|error| format!("(no words: {error})"));
    let taken = match window.picture(&picture).await {
        Ok(()) => picture.display().to_string(),
        Err(error) => format!("(no picture: {error})"),
    };
    let _ = window.close().await;
    format!("{name}: {error}\n  on the screen: {seen}\n  picture: {taken}").into()
}

async fn nothing_was_refused(window: &Window) -> Step {
    let refused = window.csp_violations().await?;
    if refused == 0 { Ok(()) } else { Err(format!("the CSP refused {refused} times").into()) }
}
