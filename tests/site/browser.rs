//! The guide in a real browser, on a phone and on a desk, by day and by night: what a person presses is there, and nothing
//! keeps anybody from using it.

use std::time::Duration;

use harness::Step;
use harness::axe::findings_on;
use harness::chromium::{Chromium, Screen};
use harness::house::House;
use harness::site::Served;
use serde_json::{Value, json};
use thirtyfour::{By, Key, WebDriver};

/// Waits for an element, and gives it.
pub(crate) async fn find(page: &WebDriver, by: By) -> Step<thirtyfour::WebElement> {
    for _ in 0..100 {
        if let Ok(found) = page.find(by.clone()).await {
            return Ok(found);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err(format!("{by:?} is not on {}: {}", page.current_url().await?, page.source().await?).into())
}

pub(crate) async fn looks(page: &WebDriver, what: &str) -> Step {
    let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    let over: i64 = page.execute(wide, Vec::<Value>::new()).await?.convert()?;
    assert!(over <= 0, "{what}: {over} px beside the page");
    let found = findings_on(page).await?;
    let told: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{what}: {}", told.join("\n"));
    Ok(())
}

/// The guide by the keyboard, where a page has more than links.
async fn guide(page: &WebDriver, root: &str, what: &str) -> Step {
    let at = |part: &str| format!("{what}, {part}");
    page.goto(root).await?;
    looks(page, &at("home")).await?;
    find(page, By::Css(".hero .button")).await?.click().await?;
    let email = find(page, By::Id("email")).await?;
    looks(page, &at("address")).await?;
    email.send_keys("marie").await?;
    email.send_keys(Key::Enter + "").await?;
    find(page, By::Id("email-wrong")).await?;
    looks(page, &at("wrong address")).await?;
    let email = find(page, By::Id("email")).await?;
    email.clear().await?;
    email.send_keys("marie.dupont@example.org").await?;
    email.send_keys(Key::Enter + "").await?;
    let code = find(page, By::Css("code")).await?.text().await?;
    looks(page, &at("code")).await?;
    let field = find(page, By::Id("code")).await?;
    field.send_keys(format!("{} {}", &code[..3], &code[3..])).await?;
    field.send_keys(Key::Enter + "").await?;
    find(page, By::Css("table.orders")).await?;
    looks(page, &at("orders")).await?;
    find(page, By::Css("td.go a[href$='/671084']")).await?.click().await?;
    find(page, By::Css(".place")).await?;
    looks(page, &at("order")).await?;
    find(page, By::Css(".place a[href*='reprise']")).await?.click().await?;
    let send = find(page, By::Css(".accept .button")).await?;
    looks(page, &at("recap")).await?;
    send.click().await?;
    find(page, By::Id("accept-wrong")).await?;
    looks(page, &at("not accepted")).await?;
    // The cursor is where something is to be done.
    let active = page.active_element().await?;
    assert_eq!(active.attr("id").await?.as_deref(), Some("accept"));
    active.send_keys(" ").await?;
    active.send_keys(Key::Enter + "").await?;
    find(page, By::Css(".place.is-pending")).await?;
    let told = find(page, By::Css(".told")).await?.text().await?;
    assert!(told.contains("Demande de reprise de place"), "{told}");
    looks(page, &at("asked")).await?;
    let law = ["/mentions-legales", "/conditions", "/donnees-personnelles", "/en/accessibilite"];
    for part in ["/solde", "/compte", "/rien", "/en/commandes/671083"].into_iter().chain(law) {
        page.goto(format!("{root}{part}")).await?;
        looks(page, &at(part)).await?;
    }
    Ok(())
}

/// Gives the site a colour, a logo and some texts of its own.
fn dressed(house: &House) -> Step {
    let supervisor = ("Hélène Roux", "5678");
    let mut now = house.call(supervisor, "site_settings", &json!({}))?;
    let texts = &mut now["texts"];
    texts["accent"] = json!("#0b5d66");
    texts["director"] = json!("Anne Petit");
    texts["terms"] = json!("Article 1\nLes places ne sont ni reprises ni échangées.\n\nArticle 2");
    texts["mediator_site"] =
        json!("https://www.mediateur-dont-le-nom-est-long.example/consommateurs");
    texts["accessible"] = json!("partly");
    let change = json!({ "version": now["version"], "texts": now["texts"] });
    house.call(supervisor, "site_settings_set", &change)?;
    let icon = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/icons/icon-64.png");
    let logo = json!({ "version": 0, "hex": domain::text::hex(&std::fs::read(icon)?) });
    house.call(supervisor, "site_logo_set", &logo).map(|_| ())
}

#[test]
fn the_guide_is_followed_in_a_browser_of_every_size_and_light() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for (width, height) in [(360, 740), (1280, 800)] {
        for dark in [false, true] {
            let house = House::demo().unwrap();
            dressed(&house).unwrap();
            let site = Served::start(house.path(), &[]).unwrap();
            let root = format!("http://{}", site.address);
            let told: Step = runtime.block_on(async {
                let browser =
                    Chromium::start(Screen { width, height, dark, ..Screen::default() }).await?;
                guide(browser.page(), &root, &format!("{width} px, dark {dark}")).await?;
                browser.close().await
            });
            told.unwrap();
        }
    }
}

#[test]
fn a_second_click_on_the_button_of_a_code_sends_nothing() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let root = format!("http://{}", site.address);
    // What is sent is counted, and kept from leaving the page.
    let count = "
        const form = document.getElementById('code').form;
        let sent = 0;
        form.addEventListener('submit', (event) => {
          if (!event.defaultPrevented) sent += 1;
          event.preventDefault();
        });
        form.requestSubmit();
        form.requestSubmit();
        return sent;";
    let told: Step = runtime.block_on(async {
        let browser = Chromium::start(Screen::default()).await?;
        let page = browser.page();
        page.goto(format!("{root}/connexion")).await?;
        let email = find(page, By::Id("email")).await?;
        email.send_keys("marie.dupont@example.org").await?;
        email.send_keys(Key::Enter + "").await?;
        find(page, By::Id("code")).await?;
        let sent: i64 = page.execute(count, Vec::<Value>::new()).await?.convert()?;
        assert_eq!(sent, 1);
        browser.close().await
    });
    told.unwrap();
}
