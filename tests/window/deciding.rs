//! An agent's morning, without a mouse: look, accept, undo, refuse, go on.

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::papers::Mail;
use harness::queue::first_to_go;
use harness::story::in_window;
use harness::until;
use harness::window::PAST_UNDOING_MS;
use serde_json::json;
use thirtyfour::Key;

use crate::moves::{ready_to_decide, search};
use crate::people::{AGENT, SUPERVISOR, sign_in, switch_to};

#[test]
fn a_request_is_accepted_undone_refused_and_the_customer_told_all_by_key() {
    let house = House::demo().unwrap();
    in_window("decide", &house, async |window| {
        let before = house.files(".eml").len();
        sign_in(window, AGENT).await?;
        search(window, "DUPONT").await?;
        ready_to_decide(window).await?;
        let first = window.selected_row().await?;
        window.keys("a").await?;
        window.see("Reprise acceptée").await?;
        window
            .wait("the next request", async || {
                let now = window.selected_row().await?;
                Ok((now != first && now.contains("DUPONT")).then_some(()))
            })
            .await?;

        window.keys("u").await?;
        window.see("Décision annulée, la demande est de retour.").await?;
        window
            .wait("the same request again", async || {
                Ok((window.selected_row().await? == first).then_some(()))
            })
            .await?;
        ready_to_decide(window).await?;

        window.keys("r").await?;
        window.see("Pourquoi refuser ?").await?;
        window.keys("1").await?;
        window.press(Key::Enter).await?;
        window.see("Demande refusée").await?;
        ready_to_decide(window).await?;
        window.keys("a").await?;
        window.see("Reprise acceptée").await?;

        window.pass(PAST_UNDOING_MS).await?;
        let mails = mails_to(&house, "marie.dupont@example.org", 2, before)?;
        let subjects: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
        assert!(subjects.iter().any(|it| it.contains("est acceptée")), "{subjects:?}");
        assert!(subjects.iter().any(|it| it.contains("n’a pas été acceptée")), "{subjects:?}");
        let accepted = mails.iter().find(|mail| mail.subject.contains("est acceptée")).unwrap();
        assert!(accepted.text.contains("26,00 €"), "{}", accepted.text);
        assert!(accepted.text.contains("FACTICE"), "{}", accepted.text);
        assert!(accepted.html.contains("IPHIGÉNIE EN TAURIDE"), "{}", accepted.html);
        Ok(())
    });
}

fn mails_to(house: &House, address: &str, count: usize, before: usize) -> Step<Vec<Mail>> {
    until(20, &format!("{count} mails to {address}"), || {
        let files = house.files(".eml");
        let mails = files.iter().filter_map(|file| Mail::read(file).ok());
        let mails: Vec<Mail> = mails.filter(|mail| mail.to.contains(address)).collect();
        (mails.len() >= count && files.len() >= before + count).then_some(mails)
    })
}

#[test]
fn what_is_put_aside_or_passed_on_is_found_again_where_it_belongs() {
    let house = House::demo().unwrap();
    in_window("hold", &house, async |window| {
        sign_in(window, AGENT).await?;
        search(window, "DUPONT").await?;
        ready_to_decide(window).await?;
        window.keys("p").await?;
        window.see("Demande mise en attente").await?;
        ready_to_decide(window).await?;
        window.keys("t").await?;
        window.see("Transmettre la demande à un responsable.").await?;
        window.keys("Cliente de longue date.").await?;
        window.press(Key::Enter).await?;
        window.see("Transmise au responsable").await?;
        switch_to(window, SUPERVISOR).await?;
        window.press(Key::F3).await?;
        window.see("Demandes à valider").await?;
        window.see("DUPONT").await
    });
}

#[test]
fn a_decision_on_a_view_that_is_no_longer_true_is_refused_and_says_what_happened() {
    let house = House::demo().unwrap();
    in_window("stale", &house, async |window| {
        sign_in(window, AGENT).await?;
        search(window, "DUPONT").await?;
        ready_to_decide(window).await?;
        let mut list = json!(first_to_go(10));
        list["search"] = json!("DUPONT");
        let rows = window.call("reprise_list", list).await?;
        let seat = window.selected_row().await?;
        let row = rows["rows"].as_array().unwrap().iter().find(|row| {
            let place =
                format!("{} {}", row["row"].as_str().unwrap(), row["seat"].as_str().unwrap());
            seat.contains(&place)
        });
        let row = row.unwrap();
        // Behind the page's back, as from another counter.
        let args = json!({ "id": row["id"], "version": row["version"] });
        window.call("reprise_hold", args).await?;
        window.keys("a").await?;
        window.see("La décision n’est pas passée").await?;
        window.see("La demande a changé entre-temps").await
    });
}

#[test]
fn an_enter_pressed_twice_does_not_answer_what_the_first_one_asked() {
    let house = House::demo().unwrap();
    in_window("enter-twice", &house, async |window| {
        sign_in(window, AGENT).await?;
        search(window, "DUPONT").await?;
        ready_to_decide(window).await?;
        let first = window.selected_row().await?;
        window.find(Role::Button, "Retirer la demande").await?.focus().await?;
        window.keys("\u{e007}\u{e007}").await?;
        window.see("Le client retire sa demande").await?;
        window.reads().await;
        window.see("Le client retire sa demande").await?;
        assert_eq!(window.selected_row().await?, first);
        // Read, and answered.
        window.press(Key::Enter).await?;
        window.see_no_more("Le client retire sa demande").await?;
        window
            .wait("another request", async || {
                Ok((window.selected_row().await? != first).then_some(()))
            })
            .await
    });
}
