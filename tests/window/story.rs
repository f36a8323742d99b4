//! One story across all programs: a customer asks a place back in a browser, an agent accepts it in the window, mails go through
//! postfix, a cashier spends the credit, and the statement says so.

use harness::chromium::{Chromium, Screen};
use harness::house::House;
use harness::postfix::{PASSWORD, Postfix, USER};
use harness::site::Served;
use harness::story::in_window;
use harness::window::{PAST_UNDOING_MS, Window, plain};
use harness::{Step, papers, until};
use mail_parser::MessageParser;
use serde_json::json;
use thirtyfour::{By, Key, WebDriver, WebElement};

use crate::moves::{choose_performance, ready_to_decide, search, serve};
use crate::people::{AGENT, CASHIER, SUPERVISOR, sign_in, switch_to};

const MARIE: &str = "marie.dupont@example.org";

/// Has the house send through this server.
fn sends_by(house: &House, postfix: &Postfix) -> Step {
    let supervisor = (SUPERVISOR.name, SUPERVISOR.pin);
    let settings = house.call(supervisor, "settings_get", &json!({}))?;
    let mail = json!({ "mode": "smtp", "host": "localhost", "port": postfix.port, "tls": "starttls", "user": USER,
        "sender": "billetterie@example.org", "sender_name": "Théâtre des Essais", "ca": postfix.authority.ca });
    let set = json!({ "version": settings["mail_version"], "mail": mail, "password": PASSWORD });
    house.call(supervisor, "mail_set", &set).map(drop)
}

/// The mail to Marie whose subject has these words, once it has arrived: its subject and its text.
fn mail(postfix: &Postfix, words: &str) -> Step<(String, String)> {
    until(60, &format!("a mail « {words} »"), || {
        postfix.delivered(0).ok()?.iter().find_map(|bytes| {
            let mail = MessageParser::default().parse(bytes)?;
            let subject = plain(mail.subject()?);
            let to = mail.to()?.first()?.address()?;
            let text = plain(&mail.body_text(0)?);
            (to == MARIE && subject.contains(words)).then_some((subject, text))
        })
    })
}

async fn find(page: &WebDriver, by: By) -> Step<WebElement> {
    for _ in 0..200 {
        if let Ok(found) = page.find(by.clone()).await {
            return Ok(found);
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Err(format!("{by:?} is not on {}", page.current_url().await?).into())
}

/// Presses what is there; a page that is being replaced by the next one is tried again.
async fn clicks(page: &WebDriver, by: By) -> Step {
    for _ in 0..20 {
        if find(page, by.clone()).await?.click().await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Err(format!("{by:?} cannot be pressed").into())
}

/// Waits until the page, read again and again, shows all of these.
async fn sees(page: &WebDriver, words: &[&str]) -> Step {
    let mut read = String::new();
    for _ in 0..40 {
        read = plain(&find(page, By::Css("main")).await?.text().await.unwrap_or_default());
        if words.iter().all(|words| read.contains(words)) {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(250)).await;
        page.refresh().await?;
    }
    Err(format!("{words:?} are not all in: {read}").into())
}

/// Marie signs in and asks seat 24 back.
async fn asks_back(page: &WebDriver, root: &str, postfix: &Postfix) -> Step {
    page.goto(root).await?;
    clicks(page, By::LinkText("S’identifier")).await?;
    find(page, By::Id("email")).await?.send_keys(MARIE.to_owned() + Key::Enter).await?;
    let field = find(page, By::Id("code")).await?;
    let (subject, _) = mail(postfix, "est votre code")?;
    let digits: String = subject.chars().filter(char::is_ascii_digit).take(6).collect();
    field.send_keys(digits + Key::Enter).await?;
    clicks(page, By::Css("td.go a[href$='/671083']")).await?;
    sees(page, &["Rang : A, Siège : 24, TROISIÈME CATÉGORIE · 26,00 € · INTERNET"]).await?;
    clicks(page, By::Css(".place.is-live a[href*='reprise']")).await?;
    sees(page, &["Montant payé", "Montant de la reprise", "26,00 €"]).await?;
    clicks(page, By::Id("accept")).await?;
    clicks(page, By::Css(".accept .button")).await?;
    sees(page, &["Demande de reprise de place", "Demande reprise en cours"]).await?;
    mail(postfix, "Demande de reprise de place").map(drop)
}

/// The agent finds the request of seat 24 in the queue, from the internet, and accepts it.
async fn accepts(window: &Window) -> Step {
    search(window, "DUPONT").await?;
    for _ in 0..4 {
        if window.selected_row().await?.contains("A 24") {
            break;
        }
        let before = window.selected_row().await?;
        window.press(Key::Down).await?;
        window
            .wait("the next request", async || {
                Ok((window.selected_row().await? != before).then_some(()))
            })
            .await?;
    }
    let row = window.selected_row().await?;
    assert!(row.contains("A 24") && row.contains("26,00 €"), "{row}");
    ready_to_decide(window).await?;
    window.see("INTERNET").await?;
    window.keys("a").await?;
    window.see("Reprise acceptée").await?;
    window.pass(PAST_UNDOING_MS).await
}

/// The cashier sells a seat for 25,00 €, all of it paid with the credit.
async fn spends(window: &Window) -> Step {
    window.press(Key::F1).await?;
    window.see("Client de passage").await?;
    serve(window, "DUPONT Marie").await?;
    window.see("26,00 €").await?;
    choose_performance(window, "NOCES", "20 juin").await?;
    window.see("samedi 20 juin 2020, 19:00").await?;
    window
        .wait("the focus on the seat to type", async || {
            Ok((window.focus().await? == "Place").then_some(()))
        })
        .await?;
    window.keys("A 12").await?;
    window.press(Key::Enter).await?;
    window.see("Total TTC").await?;
    window.keys("c").await?;
    window.press(Key::Enter).await?;
    window.see("Après cette commande, il restera 1,00 € sur le compte client.").await?;
    window.press(Key::F8).await?;
    window.see("Vente enregistrée").await
}

async fn across(window: &Window, page: &WebDriver, root: &str, postfix: &Postfix) -> Step {
    asks_back(page, root, postfix).await?;
    sign_in(window, AGENT).await?;
    accepts(window).await?;
    let (_, text) = mail(postfix, "est acceptée")?;
    assert!(text.contains("26,00 €"), "{text}");
    page.goto(format!("{root}/commandes/671083")).await?;
    sees(page, &["Place reprise", "26,00 €"]).await?;
    page.goto(format!("{root}/solde")).await?;
    sees(page, &["Mon solde", "26,00 €", "Reprise de place"]).await?;
    switch_to(window, CASHIER).await?;
    spends(window).await?;
    page.goto(format!("{root}/solde")).await?;
    sees(page, &["1,00 €", "25,00 €"]).await
}

#[test]
fn a_place_becomes_credit_and_the_credit_a_place_across_all_programs() {
    let postfix = match Postfix::start().unwrap() {
        Ok(postfix) => postfix,
        Err(why) => return println!("left out: {why}"),
    };
    let house = House::demo().unwrap();
    sends_by(&house, &postfix).unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let root = format!("http://{}", site.address);
    in_window("story", &house, async |window| {
        let browser = Chromium::start(Screen::default()).await?;
        let told = across(window, browser.page(), &root, &postfix).await;
        browser.close().await?;
        told
    });
    // The statement, on paper.
    let mut marie = site.signed_in(MARIE).unwrap();
    let paper = marie.get("/solde/releve.pdf").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("releve.pdf");
    std::fs::write(&file, &paper.body).unwrap();
    let said = papers::words(&file).unwrap();
    for words in ["26,00", "25,00", "1,00"] {
        assert!(said.contains(words), "« {words} » is not in {said}");
    }
    let found =
        house.call((SUPERVISOR.name, SUPERVISOR.pin), "journal_verify", &json!({})).unwrap();
    assert_eq!(found["ok"], json!(true), "{found}");
    site.end().unwrap();
}
