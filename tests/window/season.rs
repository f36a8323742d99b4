//! A supervisor adds to the season and sells from it, without a mouse.

use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use thirtyfour::Key;

use crate::moves::choose_performance;
use crate::people::{AGENT, SUPERVISOR, sign_in};

/// Enter, as WebDriver presses it while another key is held.
const ENTER: char = '\u{e007}';

#[test]
fn a_performance_is_made_priced_opened_and_sold_all_by_key() {
    let house = House::demo().unwrap();
    in_window("season", &house, async |window| {
        sign_in(window, SUPERVISOR).await?;
        window.press(Key::F6).await?;
        window.see("Grille tarifaire").await?;
        window.keys("n").await?;
        window
            .wait("the focus on the new show", async || {
                Ok((window.focus().await? == "Nouveau spectacle").then_some(()))
            })
            .await?;
        window.keys("LE MISANTHROPE").await?;
        window.tab_to("Date").await?;
        window.keys("21/06/2020").await?;
        window.press(Key::Tab).await?;
        window.keys("11h15").await?;
        window.press(Key::Enter).await?;
        window.see("Séance créée, ventes fermées").await?;
        window.see("dimanche 21 juin 2020, 11:15").await?;

        window.keys("o").await?;
        window.see("remplissez d’abord la grille tarifaire").await?;
        window.keys("g").await?;
        window
            .wait("the focus on the first price", async || {
                Ok(window.focus().await?.starts_with("Plein tarif").then_some(()))
            })
            .await?;
        window.keys("17,5").await?;
        window.press(Key::Right).await?;
        window.keys("12").await?;
        window.chord(Key::Control, ENTER).await?;
        window.see("Prix enregistrés").await?;
        // The keys are the screen's again: the letter is no price.
        window.keys("o").await?;
        window.see("Ventes ouvertes").await?;

        window.press(Key::F1).await?;
        window.see("Client de passage").await?;
        choose_performance(window, "MISANTHROPE", "21 juin").await?;
        window.see("dimanche 21 juin 2020, 11:15").await?;
        window
            .wait("the focus on the seat to type", async || {
                Ok((window.focus().await? == "Place").then_some(()))
            })
            .await?;
        window.keys("A 12").await?;
        window.press(Key::Enter).await?;
        window.see("17,50 €").await?;
        window.tab_to("Espèces reçues").await?;
        window.keys("20").await?;
        window.press(Key::Tab).await?;
        window.press(Key::F8).await?;
        window.see("Vente enregistrée").await?;
        window.see("À rendre 2,50 €").await
    });
}

#[test]
fn an_agent_looks_at_the_season_and_changes_nothing() {
    let house = House::demo().unwrap();
    in_window("season-agent", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press(Key::F6).await?;
        window.see("Grille tarifaire").await?;
        window.see("Plein tarif").await?;
        let buttons = window.names(Role::Button).await?;
        assert!(!buttons.iter().any(|name| name.contains("ventes")), "{buttons:?}");
        assert!(!buttons.iter().any(|name| name.starts_with("Nouvelle séance")), "{buttons:?}");
        Ok(())
    });
}
