//! A mail comes back, its address is corrected and it leaves; a wrong password is said and put
//! right. All by key, through a mail server.

use std::sync::Arc;

use harness::find::Role;
use harness::house::House;
use harness::smtp::{Act, At, Server, Setup};
use harness::story::in_window;
use harness::window::{Window, pictures_folder};
use harness::{Step, post};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::people::{AGENT, SUPERVISOR, sign_in};

/// The screen of mails, once it is there: its name is on the rail before.
async fn go_to_mails(window: &Window) -> Step {
    window.press(Key::F5).await?;
    window.find(Role::Heading, "Courriels").await.map(drop)
}

/// Opens the mail that came back in the demo house, found by its address.
async fn open_failed(window: &Window) -> Step<Value> {
    let list = json!({ "show": "failed", "search": "", "after": null, "limit": 200 });
    let failed = window.call("mail_list", list).await?;
    let rows = failed["rows"].as_array().ok_or("a list")?;
    let mail = rows.iter().find(|row| row["state"] == "failed").ok_or("a mail that came back")?;
    go_to_mails(window).await?;
    window.keys("3").await?;
    window.keys("/").await?;
    window.keys(mail["recipient"].as_str().ok_or("an address")?).await?;
    window.see("Cette adresse n’existe pas chez ce fournisseur").await?;
    window.press(Key::Down).await?;
    Ok(mail.clone())
}

fn through(house: &House, server: &Server, user: &str, password: &str) {
    let told = post::plain(server.port);
    let mail =
        serde_json::to_value(contract::settings::MailSettings { user: user.to_owned(), ..told });
    let supervisor = (SUPERVISOR.name, SUPERVISOR.pin);
    let settings = house.call(supervisor, "settings_get", &json!({})).unwrap();
    let set = json!({
        "version": settings["mail_version"],
        "mail": mail.unwrap(),
        "password": Some(password).filter(|word| !word.is_empty()),
    });
    house.call(supervisor, "mail_set", &set).unwrap();
}

#[test]
fn an_undelivered_mail_goes_to_the_corrected_address_by_key() {
    let house = House::demo().unwrap();
    let server = Server::start(Setup::default());
    through(&house, &server, "", "");
    in_window("posting", &house, async |window| {
        sign_in(window, AGENT).await?;
        let mail = open_failed(window).await?;
        window.picture(&pictures_folder().join("mail-undelivered.png")).await?;
        window.keys("e").await?;
        window
            .wait("the focus on the address", async || {
                Ok((window.focus().await? == "Adresse").then_some(()))
            })
            .await?;
        window.keys("bonne.adresse@example.org").await?;
        window.see("Corriger aussi l’adresse sur la fiche du client").await?;
        window.press(Key::Enter).await?;
        let id = mail["id"].clone();
        window
            .wait("the mail sent", async || {
                let now = window.call("mail_show", json!({ "id": id })).await?;
                Ok((now["row"]["state"] == "sent").then_some(()))
            })
            .await?;
        let arrived = server.kept();
        assert!(arrived.iter().any(|kept| kept.dialogue.to == "bonne.adresse@example.org"));
        let customer = json!({ "id": mail["customer_id"] });
        let sheet = window.call("customer_sheet", customer).await?;
        assert_eq!(sheet["fields"]["email"], "bonne.adresse@example.org");
        Ok(())
    });
}

#[test]
fn a_wrong_password_is_said_once_and_sending_resumes_by_key() {
    let house = House::demo().unwrap();
    let setup = Setup::default();
    let wanted = Arc::clone(&setup.password);
    *wanted.lock().unwrap() = Some(("guichet".to_owned(), "autre".to_owned()));
    let server = Server::start(setup);
    through(&house, &server, "guichet", "faux");
    in_window("posting-paused", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.see("Les courriels ne partent plus").await?;
        go_to_mails(window).await?;
        window.see("Le serveur refuse l’utilisateur ou le mot de passe").await?;
        window.see("535 5.7.8").await?;
        window.picture(&pictures_folder().join("mail-paused.png")).await?;
        assert_eq!(server.connections(), 1);
        *wanted.lock().unwrap() = Some(("guichet".to_owned(), "faux".to_owned()));
        window.find(Role::Button, "Réessayer maintenant").await?;
        window.keys("m").await?;
        window.see_no_more("Le serveur refuse l’utilisateur ou le mot de passe").await?;
        window
            .wait("mails at the server", async || Ok((!server.kept().is_empty()).then_some(())))
            .await
    });
}

#[test]
fn a_doubt_is_explained_and_ended_by_key() {
    let house = House::demo().unwrap();
    let server =
        Server::start(Setup::playing(
            |at, _| {
                if at == At::Dot { Act::KeepAndDie } else { Act::Usual }
            },
        ));
    through(&house, &server, "", "");
    in_window("posting-doubt", &house, async |window| {
        sign_in(window, AGENT).await?;
        go_to_mails(window).await?;
        window
            .wait("every mail tried", async || {
                let counts = window.call("badges", json!({})).await?;
                Ok((counts["mails_waiting"] == 0).then_some(()))
            })
            .await?;
        window.keys("4").await?;
        window.see("le serveur l’a peut-être pris").await?;
        window.picture(&pictures_folder().join("mail-doubt.png")).await?;
        let list = json!({ "show": "in_doubt", "search": "", "after": null, "limit": 200 });
        let before = window.call("mail_list", list.clone()).await?;
        window.keys("o").await?;
        window
            .wait("one doubt less", async || {
                let now = window.call("mail_list", list.clone()).await?;
                let (was, is) = (&before["counts"]["in_doubt"], &now["counts"]["in_doubt"]);
                Ok((is.as_i64() < was.as_i64()).then_some(()))
            })
            .await
    });
}
