//! A reader of codes is a keyboard that nobody holds back: it opens what it reads, and decides nothing.

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::Window;
use rusqlite::{Connection, OpenFlags};
use serde_json::json;
use thirtyfour::Key;

use crate::moves::ready_to_decide;
use crate::people::{AGENT, CASHIER, sign_in};

/// Codes of which the first letters are keys of the queue, and one of the demo's.
const UNKNOWN: &str = "aptrkz223qn687ubeyf5fztf";

/// The number of the journal's newest row: no scan adds one.
async fn rows(window: &Window) -> Step<i64> {
    let list = json!({
        "operator_id": null, "customer": "", "order": "", "from_ms": null, "to_ms": null,
        "after": null, "limit": 1
    });
    let page = window.call("journal_list", list).await?;
    Ok(page["rows"][0]["seq"].as_i64().unwrap_or_default())
}

#[test]
fn a_scan_on_the_queue_decides_nothing_and_says_that_it_is_unknown() {
    let house = House::demo().unwrap();
    in_window("scan-queue", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press(Key::F2).await?;
        ready_to_decide(window).await?;
        let (before, line) = (rows(window).await?, window.selected_row().await?);
        window.scan(UNKNOWN).await?;
        window.see("Code inconnu").await?;
        assert_eq!(rows(window).await?, before);
        assert_eq!(window.selected_row().await?, line);
        // So does one of three letters, each a key of the queue.
        window.see_no_more("Code inconnu").await?;
        window.scan("apr").await?;
        window.see("Code inconnu").await?;
        assert_eq!(rows(window).await?, before);
        // A hand still decides.
        window.keys("p").await?;
        window.see("Demande mise en attente").await
    });
}

#[test]
fn a_scan_opens_the_order_or_the_customer_it_names_from_any_field() {
    let house = House::demo().unwrap();
    in_window("scan-opens", &house, async |window| {
        sign_in(window, CASHIER).await?;
        window.press(Key::F1).await?;
        window.see("Client de passage").await?;
        let sold = sell_two_to_nobody(window).await?;
        window.keys("/").await?;
        window.keys("le g").await?;
        window.scan(&format!("{sold:09}")).await?;
        // An order of nobody, with its places.
        window.find(Role::Button, "Retour").await?;
        window.see("2 places").await?;
        window.press(Key::F1).await?;
        window.scan("00000671083").await?;
        window.see("Code inconnu").await
    });
}

/// Sells two seats by card to a passing customer, and gives the number of the first ticket.
async fn sell_two_to_nobody(window: &Window) -> Step<i64> {
    window.see("places libres").await?;
    window.keys("m2").await?;
    window.press(Key::F8).await?;
    window.see("Les 2 billets sont-ils sortis ?").await?;
    window.keys("o").await?;
    window.see("2 billets sortis").await?;
    window.press(Key::Escape).await?;
    window.see("Le panier est vide").await?;
    let mut number = 0;
    for ticket in 1..2_000 {
        let text = ticket.to_string();
        let found = window.call("scan_find", json!({ "text": text, "variants": [] })).await?;
        let named = &found["named"];
        if named["kind"] == "place" && named["customer_id"].is_null() {
            number = ticket;
            break;
        }
    }
    assert!(number > 0, "a ticket of nobody");
    Ok(number)
}

#[test]
fn a_scan_at_a_locked_counter_says_only_that_somebody_must_sign_in() {
    let house = House::demo().unwrap();
    in_window("scan-locked", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press(Key::F12).await?;
        window.see("Guichet verrouillé").await?;
        window.scan("3123412345671083").await?;
        window.see("quelqu’un doit ouvrir sa session").await?;
        assert!(!window.focus().await?.starts_with("Code PIN"), "a card was chosen");
        // A figure chooses a card, whoever was here before.
        window.keys("31234").await?;
        window.press(Key::Enter).await?;
        window.find(Role::Region, "Écrans").await.map(drop)
    });
}

/// The code of a ticket of an order.
pub fn code_of(house: &House, order: &str) -> Step<String> {
    let path = house.path().join("contremarque.sqlite");
    let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let sql = "SELECT p.code FROM place p JOIN orders o ON o.id = p.order_id WHERE o.number = ?1 \
               ORDER BY p.rank LIMIT 1";
    Ok(file.query_row(sql, [order], |row| row.get(0))?)
}

/// The form that refuses the request in view.
async fn refusal_form(window: &Window) -> Step {
    window.press(Key::F2).await?;
    ready_to_decide(window).await?;
    window.keys("r").await?;
    window.see("Pourquoi refuser ?").await
}

#[test]
fn a_form_has_the_arrows_and_the_letters() {
    let house = House::demo().unwrap();
    in_window("scan-form", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press(Key::F2).await?;
        ready_to_decide(window).await?;
        let line = window.selected_row().await?;
        let before = rows(window).await?;
        window.keys("r").await?;
        window.see("Pourquoi refuser ?").await?;
        window.press(Key::Down).await?;
        window.press(Key::Down).await?;
        window.keys("apt").await?;
        window.scan(UNKNOWN).await?;
        window.see("Code inconnu").await?;
        window.see("Pourquoi refuser ?").await?;
        assert_eq!(window.selected_row().await?, line);
        assert_eq!(rows(window).await?, before);
        window.press(Key::Escape).await?;
        window.see_no_more("Pourquoi refuser ?").await
    });
}

#[test]
fn a_scan_closes_a_form_without_words_and_asks_before_it_closes_one_with_words() {
    let house = House::demo().unwrap();
    let code = code_of(&house, "671083").unwrap();
    in_window("scan-over-form", &house, async |window| {
        sign_in(window, AGENT).await?;
        let before = rows(window).await?;
        refusal_form(window).await?;
        window.scan(&code).await?;
        window.see("IPHIGÉNIE EN TAURIDE").await?;
        window.find(Role::Button, "Retour").await?;
        // What a hand typed stays, until the hand says so.
        refusal_form(window).await?;
        window.keys("1").await?;
        window.scan(&code).await?;
        window.see("Trouvé, et pas encore ouvert").await?;
        window.see("Pourquoi refuser ?").await?;
        window.chord(Key::Control, 'o').await?;
        window.find(Role::Button, "Retour").await?;
        window.see_no_more("Trouvé, et pas encore ouvert").await?;
        assert_eq!(rows(window).await?, before);
        Ok(())
    });
}

#[test]
fn a_request_is_withdrawn_only_after_a_question() {
    let house = House::demo().unwrap();
    let code = code_of(&house, "671083").unwrap();
    in_window("withdrawing", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.press(Key::F2).await?;
        ready_to_decide(window).await?;
        window.scan(&code).await?;
        // The first place is free; the request is on the second.
        window.see("Reprendre la place").await?;
        window.press(Key::Down).await?;
        window.see("Retirer la demande").await?;
        let before = rows(window).await?;
        window.keys("w").await?;
        window.see("Retirer la demande de reprise ?").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("Retirer la demande de reprise ?").await?;
        assert_eq!(rows(window).await?, before);
        window.keys("w").await?;
        window.see("Retirer la demande de reprise ?").await?;
        window.keys("o").await?;
        window.see_no_more("Retirer la demande de reprise ?").await?;
        assert_eq!(rows(window).await?, before + 1);
        Ok(())
    });
}
