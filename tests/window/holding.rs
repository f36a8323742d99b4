//! Two counters, one hall: what one has in its basket the other sees, and a supervisor takes a seat out of it.

use std::path::Path;

use harness::Step;
use harness::cluster::Cluster;
use harness::look::Theme;
use harness::story::in_two_windows;
use harness::window::Window;
use thirtyfour::Key;

use crate::counters::two_counters;
use crate::moves::choose_performance;
use crate::people::{CASHIER, Person, SUPERVISOR, sign_in};

/// The counter at the twentieth of June, its hall drawn.
async fn at_the_counter(window: &Window, person: Person) -> Step {
    sign_in(window, person).await?;
    window.press(Key::F1).await?;
    window.see("places libres").await?;
    choose_performance(window, "NOCES", "20 juin").await?;
    window.see("samedi 20 juin 2020, 19:00").await?;
    window
        .wait("the focus on the seat to type", async || {
            Ok((window.focus().await? == "Place").then_some(()))
        })
        .await
}

/// How many seats of the plan are in another basket.
async fn held_on_plan(window: &Window) -> Step<u64> {
    window
        .script("return document.querySelectorAll('.hall-drawing [data-seat].held').length", vec![])
        .await
}

async fn shows_held(window: &Window, wanted: u64) -> Step {
    window
        .wait("the seats of the other basket", async || {
            Ok((held_on_plan(window).await? == wanted).then_some(()))
        })
        .await
}

/// Takes a picture, light and dark, where pictures are asked for.
async fn pictures(window: &Window, name: &str) -> Step {
    let Some(folder) = std::env::var_os("CONTREMARQUE_PICTURES") else { return Ok(()) };
    for theme in [Theme::Dark, Theme::Light] {
        window.theme(theme).await?;
        window.settle().await?;
        window.picture(&Path::new(&folder).join(format!("{name}-{}.png", theme.name()))).await?;
    }
    Ok(())
}

#[test]
fn what_is_in_one_basket_the_other_counter_is_told_and_a_supervisor_takes_it_over() {
    let cluster = Cluster::start().unwrap();
    let houses = two_counters(&cluster);
    in_two_windows("holding", &houses, async |one, other| {
        at_the_counter(one, CASHIER).await?;
        at_the_counter(other, SUPERVISOR).await?;
        other.press(Key::Escape).await?;
        other.keys("w").await?;
        other.see("Flèches : d’un siège à l’autre").await?;
        shows_held(other, 0).await?;

        one.keys("A 12 14").await?;
        one.press(Key::Enter).await?;
        shows_held(other, 2).await?;
        one.see("Panier gardé jusqu’à").await?;
        pictures(one, "hold-basket").await?;

        other.keys("pA 12").await?;
        other.press(Key::Enter).await?;
        other.see("Prendre la place d’un autre panier ?").await?;
        other.see("Guichet 1 (Karim Benali), jusqu’à").await?;
        pictures(other, "hold-ask").await?;
        other.keys("o").await?;
        other.see("Panier gardé jusqu’à").await?;
        shows_held(other, 1).await?;
        pictures(other, "hold-plan").await?;
        one.see("Un autre panier a pris des places").await?;
        one.see("prise par Hélène Roux (Guichet 2)").await?;
        pictures(one, "hold-lost").await?;

        // The seat that is gone is taken out of the basket, and the other one is sold.
        one.press(Key::Up).await?;
        one.press(Key::Delete).await?;
        one.see("Encaisser 25,00 €").await?;
        one.press(Key::F8).await?;
        one.see("Vente enregistrée").await?;
        shows_held(other, 0).await
    });
}
