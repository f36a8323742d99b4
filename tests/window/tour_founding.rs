//! The first start as pictures: the three ways, each step of one's own house, the house that is open.

use std::path::Path;

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::window::Window;
use thirtyfour::Key;

use crate::album::Album;

/// A row a line; the third is typed wrongly first.
const ROWS: &str = "A-B : 1-16\u{e007}C-F : 1-20\u{e007}G 1-22 (Deuxième catégorie)";

pub async fn first_start(folder: &Path) -> Step {
    let house = House::empty()?;
    let window = Window::open(house.path()).await?;
    let album = Album::new(folder, &window, "founding-");
    let seen = the_steps(&album).await;
    if seen.is_err() {
        album.take("stopped-here").await?;
    }
    window.close().await?;
    seen
}

async fn next(album: &Album<'_>, title: &str) -> Step {
    album.window.press(Key::Enter).await?;
    album.window.find(Role::Heading, title).await.map(drop)
}

async fn the_steps(album: &Album<'_>) -> Step {
    let window = album.window;
    window.find(Role::Button, "Une nouvelle maison").await?;
    album.both("ways").await?;
    window.keys("m").await?;
    window.tab_to("Nom").await?;
    window.keys("Théâtre de l’Œuvre").await?;
    album.both("name").await?;
    for (title, name) in [
        ("Identité légale", "legal"),
        ("Numérotation", "numbers"),
        ("TVA", "vat"),
        ("Catégories et tarifs", "names"),
    ] {
        next(album, title).await?;
        album.both(name).await?;
    }
    next(album, "Salles").await?;
    album.both("halls-empty").await?;
    a_hall(album).await?;
    for (title, name) in [("Courriel", "mail"), ("Imprimante", "printer")] {
        next(album, title).await?;
        album.both(name).await?;
    }
    next(album, "Premier responsable").await?;
    window.press(Key::Enter).await?;
    window.see("De 4 à 8 chiffres").await.or(window.see("À remplir").await)?;
    album.both("supervisor-wrong").await?;
    for (field, words) in
        [("Nom du responsable", "Hélène Roux"), ("Code PIN", "4711"), ("Le même code", "4711")]
    {
        window.tab_to(field).await?;
        window.keys(words).await?;
    }
    next(album, "Relecture").await?;
    album.both("review").await?;
    window.press(Key::Enter).await?;
    window.see("est ouverte").await?;
    album.both("open").await
}

async fn a_hall(album: &Album<'_>) -> Step {
    let window = album.window;
    window.tab_to("Nom de la salle").await?;
    window.keys("Grande salle").await?;
    window.tab_to("Rangs et sièges").await?;
    window.keys(ROWS).await?;
    window.see("Ligne 3").await?;
    album.both("halls-wrong").await?;
    window.press(Key::Home).await?;
    window.press(Key::Right).await?;
    window.keys(" :").await?;
    window.see("134 sièges").await?;
    album.both("halls").await?;
    window.click(Role::Button, "Tableau").await?;
    album.both("halls-table").await?;
    window.click(Role::Button, "Texte").await?;
    window.chord(Key::Control, 'n').await?;
    window.see("Salle 2").await?;
    album.both("halls-second").await
}
