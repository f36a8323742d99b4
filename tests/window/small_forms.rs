//! Forms, dialogs, pages of Réglages and the list of performances on a laptop, at 100, 125 and 150 %.

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::story::on_screen;
use harness::window::Window;
use thirtyfour::Key;

use crate::evening::{select_the_twentieth, type_another_date};
use crate::moves::{customer, ready_to_decide, search};
use crate::people::{SUPERVISOR, sign_in};
use crate::small_screen::{LAPTOP, unread, wrong, zoomed_to};

/// What a form or a page says: its title, names of fields, words of buttons, amounts, dates.
fn words_of(part: &str) -> String {
    let said = "h2, h3, h4, legend, label, button .label, th, td, dt, dd, strong, .amount";
    said.split(", ").map(|it| format!("{part} {it}")).collect::<Vec<_>>().join(", ")
}

/// Whether a dialog is in sight, and nothing in it is being fetched.
async fn dialog(window: &Window, wanted: bool) -> Step {
    window
        .wait(if wanted { "a dialog" } else { "no dialog" }, async || {
            let there: bool = window
                .script(
                    "const it = document.querySelector('.dialog');
                     return it !== null && !it.querySelector('[aria-busy=true], .skeleton')",
                    vec![],
                )
                .await?;
            Ok((there == wanted).then_some(()))
        })
        .await
}

/// Opens a dialog by its key, looks, and leaves it.
async fn look_at(window: &Window, found: &mut Vec<String>, key: &str, what: &str) -> Step {
    window.keys(key).await?;
    dialog(window, true).await.map_err(|error| format!("{what}: {error}"))?;
    found.extend(unread(window, what, &words_of(".dialog")).await?);
    window.press(Key::Escape).await?;
    dialog(window, false).await.map_err(|error| format!("{what}: {error}").into())
}

async fn the_counter(window: &Window, size: u32, found: &mut Vec<String>) -> Step {
    window.press(Key::F1).await?;
    window.see("Le panier est vide").await?;
    window.keys("s").await?;
    window.find(Role::Choice, "juin").await?;
    found.extend(unread(window, &format!("{size} performances"), ".select-item span").await?);
    window.press(Key::Escape).await?;
    window.press(Key::Escape).await?;
    // Closed it shows the one that is chosen: its show may be cut, its date never.
    let whole: bool = window
        .script(
            "const at = document.querySelector('.picker input');
             const pen = document.createElement('canvas').getContext('2d');
             pen.font = getComputedStyle(at).font;
             return pen.measureText(at.value.split(' · ')[0]).width <= at.clientWidth",
            vec![],
        )
        .await?;
    if !whole {
        found.push(format!("{size} performances: the date of the chosen one is cut"));
    }
    window.keys("2m").await?;
    window.see("Reste à payer").await?;
    found.extend(wrong(window, &format!("{size} basket"), &words_of(".counter")).await?);
    window.press(Key::F8).await?;
    window.see("Les 2 billets sont-ils sortis ?").await?;
    found.extend(wrong(window, &format!("{size} sold"), &words_of(".done")).await?);
    window.keys("o").await?;
    window.see("2 billets sortis").await?;
    window.keys("v").await?;
    window.find(Role::Button, "Retour").await?;
    for (key, what) in [("x", "void"), ("g", "exchange"), ("k", "correction")] {
        look_at(window, found, key, &format!("{size} {what}")).await?;
    }
    Ok(())
}

async fn the_customers(window: &Window, size: u32, found: &mut Vec<String>) -> Step {
    customer(window, "DUPONT Marie").await?;
    for (key, what) in
        [("n", "new customer"), ("e", "customer"), ("d", "give credit"), ("f", "erasure")]
    {
        look_at(window, found, key, &format!("{size} {what}")).await?;
    }
    Ok(())
}

async fn the_queue(window: &Window, size: u32, found: &mut Vec<String>) -> Step {
    search(window, "DUPONT").await?;
    ready_to_decide(window).await?;
    window.keys("r").await?;
    window.see("Pourquoi refuser ?").await?;
    found.extend(wrong(window, &format!("{size} refusal"), &words_of("aside.panel")).await?);
    window.press(Key::Escape).await?;
    window.see_no_more("Pourquoi refuser ?").await?;
    window.keys("f").await?;
    window.see("Reçue du").await?;
    found.extend(wrong(window, &format!("{size} filters"), &words_of(".queue")).await?);
    window.press(Key::Escape).await
}

async fn the_season(window: &Window, size: u32, found: &mut Vec<String>) -> Step {
    select_the_twentieth(window).await?;
    for (key, what) in [
        ("n", "new performance"),
        ("c", "copy"),
        ("d", "dates of sale"),
        ("r", "show"),
        ("o", "close sales"),
    ] {
        look_at(window, found, key, &format!("{size} {what}")).await?;
    }
    type_another_date(window).await?;
    found.extend(unread(window, &format!("{size} performance"), &words_of(".dialog")).await?);
    window.press(Key::Enter).await?;
    window.see("Places vendues").await?;
    found.extend(unread(window, &format!("{size} move"), &words_of(".dialog")).await?);
    window.press(Key::Escape).await?;
    dialog(window, false).await
}

/// The pages of Réglages, each with its key.
async fn tabs(window: &Window) -> Step<Vec<(String, String)>> {
    window
        .script(
            "return [...document.querySelectorAll('[role=tab]')].map((it) =>
               [it.firstChild.textContent.trim(), it.getAttribute('aria-keyshortcuts')])",
            vec![],
        )
        .await
}

async fn the_settings(window: &Window, size: u32, found: &mut Vec<String>) -> Step {
    window.press(Key::F10).await?;
    window.find(Role::Tab, "Langue et affichage").await?;
    for (tab, key) in tabs(window).await? {
        window.press(Key::Escape).await?;
        window.keys(&key.to_lowercase()).await?;
        window
            .wait(&format!("the page « {tab} »"), async || {
                let there = "const at = document.querySelector('[role=tab][aria-selected=true]');
                    return at?.firstChild.textContent.trim() === arguments[0]
                      && document.querySelector('.settings .skeleton, .settings [aria-busy=true]') === null";
                Ok(window.script::<bool>(there, vec![tab.clone().into()]).await?.then_some(()))
            })
            .await?;
        found.extend(wrong(window, &format!("{size} {tab}"), &words_of(".settings")).await?);
    }
    Ok(())
}

fn everything_that_opens(size: u32) {
    let house = House::demo().unwrap();
    on_screen(&format!("forms-{size}"), &house, LAPTOP, async |window| {
        sign_in(window, SUPERVISOR).await?;
        zoomed_to(window, size).await?;
        let mut found = Vec::new();
        the_settings(window, size, &mut found).await?;
        the_counter(window, size, &mut found).await?;
        the_customers(window, size, &mut found).await?;
        the_queue(window, size, &mut found).await?;
        the_season(window, size, &mut found).await?;
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    });
}

#[test]
fn on_a_laptop_every_form_can_be_read() {
    everything_that_opens(100);
}

#[test]
fn on_a_laptop_at_125_percent_every_form_can_be_read() {
    everything_that_opens(125);
}

#[test]
fn on_a_laptop_at_150_percent_every_form_can_be_read() {
    everything_that_opens(150);
}
