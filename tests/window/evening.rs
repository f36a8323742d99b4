//! The evening of a performance: it is moved to another date, and sold to those who come late.

use std::path::Path;

use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::{Theme, Window};
use harness::{Failure, Step};
use serde_json::json;
use thirtyfour::Key;

use crate::people::{SUPERVISOR, sign_in};

/// Saturday 27 June 2020, 20:30 in Paris.
const NEW_START_MS: i64 = 1_593_282_600_000;

/// The performance of 20 June is selected in the season.
pub async fn select_the_twentieth(window: &Window) -> Step {
    window.press(Key::F6).await?;
    window.see("Grille tarifaire").await?;
    window.keys("/").await?;
    window.keys("NOCES").await?;
    window
        .wait("only lines of LES NOCES", async || {
            // Prices of the one that is opened are lines too.
            let rows = window.names(Role::Line).await?;
            let of = |show: &str| rows.iter().any(|row| row.contains(show));
            Ok((of("NOCES") && !of("IPHIGÉNIE")).then_some(()))
        })
        .await?;
    window.press(Key::Down).await?;
    for _ in 0..4 {
        window.settle().await?;
        if window.selected_row().await?.contains("20 juin") {
            return window.see("samedi 20 juin 2020, 19:00").await;
        }
        window.press(Key::Down).await?;
    }
    Err(Failure::from("LES NOCES of 20 June are not in the list"))
}

/// Types another date into the form of the performance.
pub async fn type_another_date(window: &Window) -> Step {
    window.keys("e").await?;
    window
        .wait("the focus on the day", async || Ok((window.focus().await? == "Date").then_some(())))
        .await?;
    window.chord(Key::Control, 'a').await?;
    window.keys("27/06/2020").await?;
    window.press(Key::Tab).await?;
    window.chord(Key::Control, 'a').await?;
    window.keys("20h30").await?;
    window.press(Key::Tab).await?;
    window.see("la suite dit qui est concerné").await
}

/// Takes a picture, light and dark, where pictures are asked for.
async fn pictures(window: &Window, name: &str) -> Step {
    let Some(folder) = std::env::var_os("CONTREMARQUE_PICTURES") else { return Ok(()) };
    for theme in [Theme::Light, Theme::Dark] {
        window.theme(theme).await?;
        window.settle().await?;
        window.picture(&Path::new(&folder).join(format!("{name}-{}.png", theme.name()))).await?;
    }
    window.theme(Theme::Light).await
}

/// The house's clock stands ten minutes after the new start.
async fn ten_minutes_late(window: &Window) -> Step {
    let state = window.call("app_state", json!({})).await?;
    let now_ms = state["now_ms"].as_i64().ok_or("the state has no clock")?;
    window.pass(NEW_START_MS + 600_000 - now_ms).await
}

#[test]
fn a_performance_is_moved_by_key_and_sold_to_a_latecomer() {
    let house = House::demo().unwrap();
    in_window("evening", &house, async |window| {
        sign_in(window, SUPERVISOR).await?;
        select_the_twentieth(window).await?;
        type_another_date(window).await?;
        pictures(window, "form").await?;
        window.tab_to("Continuer").await?;
        window.press(Key::Enter).await?;
        window.see("samedi 27 juin 2020, 20:30").await?;
        for said in
            ["Places vendues", "Clients par courriel", "Clients par lettre", "Reprise sans frais"]
        {
            window.see(said).await?;
        }
        pictures(window, "move").await?;
        window.keys("a").await?;
        window.see("Le courriel tel qu’il partira").await?;
        pictures(window, "preview").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("Le courriel tel qu’il partira").await?;
        window.tab_to("Objet").await?;
        window.keys(" !").await?;
        window.press(Key::Enter).await?;
        window.see("Déplacer la séance et prévenir les clients").await?;
        pictures(window, "ask").await?;
        window.keys("o").await?;
        window.see("Séance déplacée").await?;
        window.see("Changements de date").await?;
        window.see("sans frais jusqu’au").await?;
        pictures(window, "moved").await?;
        window.keys("p").await?;
        window.see("Clients prévenus").await?;
        window.see("Prévenu").await?;
        pictures(window, "told").await?;
        window.press(Key::Escape).await?;

        ten_minutes_late(window).await?;
        window.press(Key::F1).await?;
        window.see("LES NOCES DE FIGARO").await?;
        window.see("commencée à 20 h 30, en vente jusqu’à 21 h 00").await?;
        window.keys("s").await?;
        window
            .wait("the focus on the performances", async || {
                Ok((window.focus().await? == "Séance").then_some(()))
            })
            .await?;
        pictures(window, "picker").await?;
        // Once to close the list, once to leave the field.
        window.press(Key::Escape).await?;
        window.press(Key::Escape).await?;
        window.keys("2m").await?;
        window.see("Reste à payer").await?;
        pictures(window, "late").await?;
        window.tab_to("Espèces reçues").await?;
        window.keys("100").await?;
        window.press(Key::Tab).await?;
        window.press(Key::F8).await?;
        window.see("Vente enregistrée").await
    });
}

#[test]
fn an_hour_that_the_clock_leaves_out_is_refused_in_a_sentence() {
    let house = House::demo().unwrap();
    in_window("evening-skipped", &house, async |window| {
        sign_in(window, SUPERVISOR).await?;
        select_the_twentieth(window).await?;
        window.keys("e").await?;
        window
            .wait("the focus on the day", async || {
                Ok((window.focus().await? == "Date").then_some(()))
            })
            .await?;
        window.chord(Key::Control, 'a').await?;
        window.keys("28/03/2021").await?;
        window.press(Key::Tab).await?;
        window.chord(Key::Control, 'a').await?;
        window.keys("2h30").await?;
        window.press(Key::Enter).await?;
        window.see("Cette heure n’existe pas, à cause du passage à l’heure d’été").await?;
        window.press(Key::Escape).await?;
        window.see("samedi 20 juin 2020, 19:00").await
    });
}
