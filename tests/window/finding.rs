//! One box over any screen: whatever a person has of a thing, typed or pasted, opens it.

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::Window;
use rusqlite::{Connection, OpenFlags};
use thirtyfour::Key;

use crate::people::{AGENT, CASHIER, sign_in};
use crate::scanning::code_of;

/// Somebody to whom a mail went.
fn recipient(house: &House) -> Step<String> {
    let path = house.path().join("contremarque.sqlite");
    let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let sql = "SELECT recipient FROM mail WHERE recipient LIKE '%@%' ORDER BY id DESC LIMIT 1";
    Ok(file.query_row(sql, [], |row| row.get(0))?)
}

/// Brings up the box and types into it.
async fn find(window: &Window, words: &str) -> Step {
    window.chord(Key::Control, 'k').await?;
    focus_is(window, "Retrouver").await?;
    window.keys(words).await
}

async fn focus_is(window: &Window, name: &str) -> Step {
    window
        .wait(&format!("the focus on « {name} »"), async || {
            Ok((window.focus().await? == name).then_some(()))
        })
        .await
}

/// Types, sees what is found, and opens the first of it.
async fn open(window: &Window, words: &str, seen: &str) -> Step {
    find(window, words).await?;
    window.see(seen).await?;
    window.press(Key::Enter).await
}

#[test]
fn each_kind_of_thing_opens_from_any_screen_by_what_is_printed_of_it() {
    let house = House::demo().unwrap();
    let code = code_of(&house, "671083").unwrap();
    let recipient = recipient(&house).unwrap();
    in_window("find-kinds", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press(Key::F6).await?;
        open(window, "n° 671 083", "Commande 671083").await?;
        window.see("Net aujourd’hui").await?;
        window.see("IPHIGÉNIE EN TAURIDE").await?;
        window.press(Key::F2).await?;
        open(window, &code, "Billets").await?;
        window.find(Role::Button, "Retour").await?;
        open(window, "av-1", "Avoir AV-000001").await?;
        window.see("valable jusqu’au").await?;
        let lit: bool = window
            .script("return document.querySelector('.lots [aria-current]') !== null", vec![])
            .await?;
        assert!(lit, "the credit is not the line that is lit");
        open(window, "R-000001", "Demande R-000001").await?;
        window.find(Role::Heading, "Demandes").await?;
        window.see("Règles en vigueur à la demande").await?;
        open(window, &recipient, &recipient).await?;
        window.find(Role::Heading, "Courriels").await?;
        let panel = "return document.querySelector('aside.panel')?.innerText ?? ''";
        window
            .wait("the mail that was looked for", async || {
                let words: String = window.script(panel, vec![]).await?;
                Ok(words.contains(&recipient).then_some(()))
            })
            .await?;
        open(window, "ndiaye", "N’DIAYE").await?;
        window.find(Role::Heading, "N’DIAYE").await?;
        Ok(())
    });
}

#[test]
fn a_cashier_is_led_to_the_order_of_a_request_and_no_screen_of_others() {
    let house = House::demo().unwrap();
    in_window("find-cashier", &house, async |window| {
        sign_in(window, CASHIER).await?;
        window.press(Key::F1).await?;
        window.see("Client de passage").await?;
        open(window, "R-000001", "Demande R-000001").await?;
        window.find(Role::Button, "Retour").await.map(drop)
    });
}

#[test]
fn what_is_unknown_is_said_and_escape_goes_back_to_where_the_keyboard_was() {
    let house = House::demo().unwrap();
    in_window("find-unknown", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press(Key::F4).await?;
        window.see("Nouveau client").await?;
        window.keys("/").await?;
        window.keys("zzqx").await?;
        window.see("Aucun nom, e-mail").await?;
        let field = window.focus().await?;
        find(window, "n° 999999").await?;
        window.see("Rien ne porte « n° 999999 ».").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("Rien ne porte").await?;
        focus_is(window, &field).await?;
        // Enter in a list that has nothing looks everywhere for the same words.
        window.press(Key::Enter).await?;
        window.see("Rien ne porte « zzqx ».").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("Rien ne porte").await
    });
}

#[test]
fn the_arrows_choose_and_a_form_keeps_the_box_away() {
    let house = House::demo().unwrap();
    in_window("find-arrows", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press(Key::F4).await?;
        window.see("Nouveau client").await?;
        find(window, "67108").await?;
        window.see("Commande 671081").await?;
        window.press(Key::Down).await?;
        window.press(Key::Enter).await?;
        window.see("Net aujourd’hui").await?;
        window.find(Role::Heading, "Commande 671081").await?;
        window.press(Key::Escape).await?;
        window.see("Nouveau client").await?;
        window.keys("n").await?;
        window.find(Role::Field, "Nom").await?;
        window.chord(Key::Control, 'k').await?;
        window.keys("Ancelin").await?;
        let typed: String = window
            .script("return document.querySelector('[role=dialog] input').value", vec![])
            .await?;
        assert_eq!(typed, "Ancelin");
        Ok(())
    });
}
