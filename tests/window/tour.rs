//! The guided tour: every screen, light and dark, as pictures. `tour [FOLDER]`.

use std::path::PathBuf;
use std::process::ExitCode;

use harness::Step;
use harness::house::House;
use harness::window::{Theme, Window};

fn main() -> ExitCode {
    let folder =
        std::env::args_os().nth(1).map_or_else(|| PathBuf::from("out/tour"), PathBuf::from);
    let tour = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Into::into)
        .and_then(|runtime| runtime.block_on(tour(folder)));
    match tour {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn tour(folder: PathBuf) -> Step {
    let house = House::demo()?;
    let window = Window::open(house.path()).await?;
    for theme in [Theme::Light, Theme::Dark] {
        window.theme(theme).await?;
        window.picture(&folder.join(format!("sign-in-{}.png", theme.name()))).await?;
    }
    window.close().await
}
