//! Several requests at once, without a mouse: mark, read the sum, accept, take back.

use harness::Step;
use harness::evening;
use harness::find::Role;
use harness::house::House;
use harness::queue::first_to_go;
use harness::story::in_window;
use harness::window::{Theme, Window};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::moves::ready_to_decide;
use crate::people::{AGENT, sign_in};

async fn counts(window: &Window) -> Step<Value> {
    let list = json!(first_to_go(1));
    Ok(window.call("reprise_list", list).await?["counts"].take())
}

#[test]
fn marks_are_set_extended_and_let_go_by_key() {
    let house = House::demo().unwrap();
    in_window("marks", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press(Key::F2).await?;
        ready_to_decide(window).await?;
        window.keys(" ").await?;
        window.see("1 demande marquée").await?;
        window.chord(Key::Shift, Key::Down).await?;
        window.chord(Key::Shift, Key::Down).await?;
        window.see("3 demandes marquées").await?;
        window.chord(Key::Shift, Key::Up).await?;
        window.see("2 demandes marquées").await?;
        window.see("Si les demandes sont acceptées").await?;
        window.keys("a").await?;
        window.find(Role::Button, "Confirmer").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("Confirmer").await?;
        window.see("2 demandes marquées").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("demandes marquées").await?;
        ready_to_decide(window).await
    });
}

#[test]
fn a_cancelled_evening_of_four_hundred_requests_is_passed_on_and_taken_back_by_key() {
    let house = House::demo().unwrap();
    evening::asks_everything_back(house.path(), 400).unwrap();
    in_window("evening", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press(Key::F2).await?;
        ready_to_decide(window).await?;
        let before = counts(window).await?;
        let open = before["open"].as_i64().unwrap_or(0);
        assert!(open >= 400, "{before}");
        window.chord(Key::Control, 'a').await?;
        window.see(&format!("{open} demandes marquées")).await?;
        window.see("Transmises à un responsable").await?;
        pictures(window, "marked").await?;
        window.keys("a").await?;
        // Together they come to more than one person may accept in one press.
        window.see(&format!("Transmettre {open} demandes à un responsable")).await?;
        pictures(window, "sure").await?;
        window.press(Key::Enter).await?;
        window.see("À traiter").await?;
        window
            .wait("the queue to be empty", async || {
                Ok((counts(window).await?["open"] == 0).then_some(()))
            })
            .await?;
        pictures(window, "done").await?;
        window.keys("u").await?;
        window
            .wait("the requests to be back", async || {
                Ok((counts(window).await?["open"] == open).then_some(()))
            })
            .await
    });
}

#[test]
fn what_another_counter_took_stays_marked_with_its_reason() {
    let house = House::demo().unwrap();
    in_window("left", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press(Key::F2).await?;
        ready_to_decide(window).await?;
        window.keys(" ").await?;
        window.chord(Key::Shift, Key::Down).await?;
        window.see("2 demandes marquées").await?;
        let first: i64 = window
            .script("return [...document.querySelectorAll('tr.row.marked')].length", vec![])
            .await?;
        assert_eq!(first, 2);
        window.see("Si les demandes sont acceptées").await?;
        window.keys("a").await?;
        window.find(Role::Button, "Confirmer").await?;
        // Behind the page's back, as from another counter: the page has not heard of it yet.
        let list = json!(first_to_go(1));
        let row = window.call("reprise_list", list).await?["rows"][0].take();
        window.call("reprise_hold", json!({ "id": row["id"], "version": row["version"] })).await?;
        window.press(Key::Enter).await?;
        window.see("1 demande marquée").await?;
        window.see("La demande a changé entre-temps").await?;
        pictures(window, "left").await
    });
}

/// Light and dark, where somebody wants to look at them.
async fn pictures(window: &Window, name: &str) -> Step {
    let Some(folder) = std::env::var_os("CONTREMARQUE_PICTURES") else { return Ok(()) };
    for theme in [Theme::Light, Theme::Dark] {
        window.theme(theme).await?;
        window.settle().await?;
        let file = format!("{name}-{}.png", theme.name());
        window.picture(&std::path::Path::new(&folder).join(file)).await?;
    }
    window.theme(Theme::Light).await
}
