//! The guided tour: a first start and a day at the desk as pictures. `tour [FOLDER]`.

mod album;
mod moves;
mod people;
mod tour_founding;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::window::Window;
use thirtyfour::Key;

use album::Album;
use moves::{
    add_to_import, choose_performance, customer, go, import_screen, order, rail, ready_to_decide,
    search, serve,
};
use people::{AGENT, CASHIER, SUPERVISOR, choose, sign_in, switch_to};

fn main() -> ExitCode {
    let folder =
        std::env::args_os().nth(1).map_or_else(|| PathBuf::from("out/tour"), PathBuf::from);
    let tour = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Into::into)
        .and_then(|runtime| runtime.block_on(tour(&folder)));
    match tour {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn tour(folder: &Path) -> Step {
    tour_founding::first_start(folder).await?;
    let house = House::demo()?;
    let window = Window::open(house.path()).await?;
    let album = Album::new(folder, &window, "");
    let seen = the_day(&album).await;
    if seen.is_err() {
        album.take("stopped-here").await?;
    }
    window.close().await?;
    seen
}

async fn the_day(album: &Album<'_>) -> Step {
    album.window.find(Role::Button, AGENT.name).await?;
    album.light("sign-in").await?;
    choose(album.window, AGENT).await?;
    album.both("pin").await?;
    album.window.press(Key::Escape).await?;
    the_agent(album).await?;
    the_cashier(album).await?;
    the_supervisor(album).await
}

async fn the_agent(album: &Album<'_>) -> Step {
    let window = album.window;
    sign_in(window, AGENT).await?;
    ready_to_decide(window).await?;
    album.both("queue").await?;
    window.chord(Key::Control, 'k').await?;
    window.keys("dupont").await?;
    window.see("DUPONT Marie").await?;
    album.both("find").await?;
    window.press(Key::Escape).await?;
    search(window, "DUPONT").await?;
    ready_to_decide(window).await?;
    album.light("request").await?;
    window.keys("r").await?;
    window.see("Pourquoi refuser ?").await?;
    window.keys("1").await?;
    album.light("refuse").await?;
    window.press(Key::Escape).await?;
    window.click(Role::Button, "Aperçu").await?;
    window.see("Objet :").await?;
    album.both("mail").await?;
    window.press(Key::Escape).await?;
    window.see_no_more("Objet :").await?;
    window.keys("a").await?;
    window.see("Reprise acceptée").await?;
    album.light("accepted").await?;
    window.keys("?").await?;
    window.see("Touches de cet écran").await?;
    album.light("keys").await?;
    window.press(Key::Escape).await?;
    customer(window, "DUPONT Marie").await?;
    album.both("customer").await?;
    order(window, "671083").await?;
    album.light("order").await?;
    every_screen(album, "agent").await
}

async fn the_cashier(album: &Album<'_>) -> Step {
    let window = album.window;
    window.press(Key::F12).await?;
    window.see("Guichet verrouillé").await?;
    album.light("locked").await?;
    sign_in(window, CASHIER).await?;
    window.press(Key::F1).await?;
    window.see("Client de passage").await?;
    album.light("counter").await?;
    serve(window, "LE GOFF Maÿlis").await?;
    choose_performance(window, "NOCES", "20 juin").await?;
    window.see("samedi 20 juin 2020, 19:00").await?;
    window
        .wait("the field of the seats", async || {
            Ok((window.focus().await? == "Place").then_some(()))
        })
        .await?;
    window.keys("A 12 14 16").await?;
    window.press(Key::Enter).await?;
    window.see("Total TTC").await?;
    window.keys("c50").await?;
    window.press(Key::Enter).await?;
    window.see("Reste à payer 25,00 €").await?;
    album.both("basket").await?;
    window.press(Key::F8).await?;
    window.see("sont-ils sortis ?").await?;
    album.both("sold").await?;
    window.keys("o").await?;
    window.press(Key::Escape).await?;
    every_screen(album, "cashier").await
}

async fn the_supervisor(album: &Album<'_>) -> Step {
    switch_to(album.window, SUPERVISOR).await?;
    for screen in rail(album.window).await? {
        go(album.window, &screen).await?;
        album.both(&format!("supervisor-{}", screen.key)).await?;
    }
    the_import(album).await
}

/// Files with much that is wrong, some of it long, then files that are right.
async fn the_import(album: &Album<'_>) -> Step {
    let window = album.window;
    let folder = tempfile::tempdir()?;
    let wrong = folder.path().join("séances de la saison.csv");
    let mut lines = String::from("séance;spectacle;salle;début\n");
    for n in 0..250 {
        lines += &match n % 5 {
            0 => format!("S{n};MIS;Grande salle;le {n} juin vers 19 heures, sauf le dimanche\n"),
            1 => format!("S{n};;{};31/02/2027 19:30\n", "Salle des fêtes ".repeat(12)),
            2 => format!("S{};MIS;Grande salle;07/06/2027 19:30\n", n - 2),
            3 => format!("S{n};MIS;Grande salle;07/06/2027\n"),
            _ => format!("{};MIS;Grande salle;28/03/2027 02:30\n", "identifiant-".repeat(30)),
        };
    }
    std::fs::write(&wrong, lines)?;
    import_screen(window).await?;
    album.both("import").await?;
    add_to_import(window, &wrong).await?;
    window.tab_to("Examiner").await?;
    window.press(Key::Enter).await?;
    window.see("laissées de côté").await?;
    album.both("import-errors").await?;
    window.tab_to("Retirer").await?;
    window.press(Key::Enter).await?;
    for file in harness::sold::csv(folder.path(), 2_400)? {
        add_to_import(window, &file).await?;
    }
    window.tab_to("Examiner").await?;
    window.press(Key::Enter).await?;
    window.see("Ce que l’import ferait").await?;
    album.both("import-counts").await
}

async fn every_screen(album: &Album<'_>, who: &str) -> Step {
    for screen in rail(album.window).await? {
        go(album.window, &screen).await?;
        album.light(&format!("{who}-{}", screen.key)).await?;
    }
    Ok(())
}
