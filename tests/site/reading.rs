//! The site for whoever has no scripts, no mouse, little sight, or paper alone.

use std::collections::BTreeMap;

use harness::Step;
use harness::chromium::{Chromium, Screen};
use harness::house::House;
use harness::site::Served;
use serde_json::{Value, json};
use thirtyfour::common::print::{PrintPage, PrintParameters};
use thirtyfour::{By, Key, WebDriver};

use crate::browser::{find, looks};

const MARIE: &str = "marie.dupont@example.org";

/// Runs a story in a browser on the demo house.
fn in_browser(screen: Screen, story: impl AsyncFn(&WebDriver, &str) -> Step) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let house = House::demo().unwrap();
    let site = Served::start(house.path(), &[]).unwrap();
    let root = format!("http://{}", site.address);
    let told: Step = runtime.block_on(async {
        let browser = Chromium::start(screen).await?;
        story(browser.page(), &root).await?;
        browser.close().await
    });
    told.unwrap();
}

async fn signs_in(page: &WebDriver, root: &str) -> Step {
    page.goto(format!("{root}/connexion")).await?;
    find(page, By::Id("email")).await?.send_keys(MARIE).await?;
    find(page, By::Css("form.panel .button")).await?.click().await?;
    let code = find(page, By::Css("code")).await?.text().await?;
    find(page, By::Id("code")).await?.send_keys(code).await?;
    find(page, By::Css("form.panel .button")).await?.click().await?;
    find(page, By::Css("table.orders")).await?;
    Ok(())
}

async fn said(page: &WebDriver) -> Step<String> {
    let text = find(page, By::Css("main")).await?.text().await?;
    Ok(text.replace(['\u{a0}', '\u{202f}'], " "))
}

#[test]
fn the_guide_is_followed_without_scripts() {
    let screen = Screen { scripts: false, ..Screen::default() };
    in_browser(screen, async |page, root| {
        // Scripts do not run: the button that waits for a tick would be off.
        signs_in(page, root).await?;
        find(page, By::Css("td.go a[href$='/671084']")).await?.click().await?;
        let several = find(page, By::Css(".several .button")).await?;
        assert!(several.is_enabled().await?, "a script ran");
        find(page, By::Css(".place input[type=checkbox]")).await?.click().await?;
        several.click().await?;
        find(page, By::Id("accept")).await?.click().await?;
        find(page, By::Css(".accept .button")).await?.click().await?;
        find(page, By::Css(".place.is-pending")).await?;
        assert!(said(page).await?.contains("Demande reprise en cours"));
        find(page, By::Css(".place.is-pending form .button")).await?.click().await?;
        find(page, By::Css(".told")).await?;
        assert!(said(page).await?.contains("Votre demande est retirée"));
        for (path, words) in [
            ("/solde", "Mon solde"),
            ("/compte/adresse", "Nouvelle adresse e-mail"),
            ("/compte/fermeture", "Demander la fermeture"),
            ("/commandes?par=25&tri=montant", "671083"),
        ] {
            page.goto(format!("{root}{path}")).await?;
            assert!(said(page).await?.contains(words), "{path}: {}", said(page).await?);
        }
        Ok(())
    });
}

/// Presses Tab until the cursor is on what is wanted; where it is can always be seen.
async fn tabs_to(page: &WebDriver, wanted: &str) -> Step {
    let here = format!(
        "const e = document.activeElement; const s = getComputedStyle(e);
         return [e.matches({}), e === document.body || s.outlineStyle !== 'none' || s.boxShadow !== 'none',
           e.outerHTML.slice(0, 80)]",
        json!(wanted)
    );
    for _ in 0..60 {
        page.action_chain().send_keys(Key::Tab).perform().await?;
        let found: (bool, bool, String) =
            page.execute(here.as_str(), Vec::<Value>::new()).await?.convert()?;
        assert!(found.1, "the cursor is not seen on {}", found.2);
        if found.0 {
            return Ok(());
        }
    }
    Err(format!("{wanted} is not reached by Tab on {}", page.current_url().await?).into())
}

/// Waits until a page that puts the cursor somewhere by itself has done so.
async fn has_cursor(page: &WebDriver, wanted: &str) -> Step {
    let here = format!(
        "return document.readyState === 'complete' && document.activeElement.matches({})",
        json!(wanted)
    );
    for _ in 0..100 {
        if page.execute(here.as_str(), Vec::<Value>::new()).await?.convert()? {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Err(format!("the cursor is not on {wanted}").into())
}

/// Presses keys where the cursor is. A chain of the driver's own actions would be played again where a key leads to
/// another page before it is let go.
async fn presses(page: &WebDriver, keys: &str) -> Step {
    Ok(page.active_element().await?.send_keys(keys).await?)
}

#[test]
fn the_guide_is_followed_by_the_keyboard_alone() {
    in_browser(Screen::default(), async |page, root| {
        let enter = (Key::Enter + "").to_string();
        page.goto(root).await?;
        // The first stop of every page leads past its head.
        tabs_to(page, ".skip").await?;
        presses(page, &enter).await?;
        tabs_to(page, ".hero .button").await?;
        presses(page, &enter).await?;
        find(page, By::Id("email")).await?;
        tabs_to(page, "#email").await?;
        presses(page, MARIE).await?;
        presses(page, &enter).await?;
        let code = find(page, By::Css("code")).await?.text().await?;
        // The field of the code has the cursor by itself.
        has_cursor(page, "#code").await?;
        presses(page, &code).await?;
        presses(page, &enter).await?;
        find(page, By::Css("table.orders")).await?;
        tabs_to(page, "td.go a[href$='/671084']").await?;
        presses(page, &enter).await?;
        find(page, By::Css(".place")).await?;
        tabs_to(page, ".place a[href*='reprise']").await?;
        presses(page, &enter).await?;
        find(page, By::Css(".accept .button")).await?;
        tabs_to(page, "#accept").await?;
        presses(page, " ").await?;
        tabs_to(page, ".accept .button").await?;
        presses(page, &enter).await?;
        find(page, By::Css(".place.is-pending")).await?;
        tabs_to(page, "nav a[href$='/compte']").await?;
        presses(page, &enter).await?;
        find(page, By::Id("last_name")).await?;
        tabs_to(page, "a[href$='/compte/adresse']").await?;
        presses(page, &enter).await?;
        find(page, By::Css("form[action$='/compte/adresse']")).await?;
        tabs_to(page, "#email").await?;
        presses(page, "marie@nouvelle.example").await?;
        presses(page, &enter).await?;
        let code = find(page, By::Css("code")).await?.text().await?;
        has_cursor(page, "#code").await?;
        presses(page, &code).await?;
        presses(page, &enter).await?;
        find(page, By::Css(".told")).await?;
        assert!(said(page).await?.contains("Votre adresse e-mail est changée"));
        tabs_to(page, ".top form .plain").await?;
        presses(page, &enter).await?;
        find(page, By::Id("email")).await?;
        Ok(())
    });
}

const PAGES: [&str; 12] = [
    "/",
    "/commandes",
    "/commandes/671083",
    "/commandes/671084",
    "/solde",
    "/compte",
    "/compte/choisir",
    "/compte/adresse",
    "/compte/fermeture",
    "/rien",
    "/en/commandes/671083",
    "/en/compte",
];

/// The words of a page, however they stand.
async fn words(page: &WebDriver) -> Step<BTreeMap<String, usize>> {
    let mut counted = BTreeMap::new();
    let all = find(page, By::Css("body")).await?.prop("innerText").await?.unwrap_or_default();
    for word in all.split_whitespace() {
        *counted.entry(word.to_lowercase()).or_default() += 1;
    }
    Ok(counted)
}

#[test]
fn at_two_hundred_per_cent_nothing_is_lost_and_nothing_is_beside_the_page() {
    let seen = std::cell::RefCell::new(Vec::new());
    in_browser(Screen::default(), async |page, root| {
        signs_in(page, root).await?;
        for path in PAGES {
            page.goto(format!("{root}{path}")).await?;
            let found = words(page).await?;
            seen.borrow_mut().push(found);
        }
        Ok(())
    });
    let screen = Screen { width: 640, height: 400, scale: 2, ..Screen::default() };
    in_browser(screen, async |page, root| {
        let size = "return [innerWidth, devicePixelRatio]";
        let size: (u32, u32) = page.execute(size, Vec::<Value>::new()).await?.convert()?;
        assert_eq!(size, (640, 2));
        signs_in(page, root).await?;
        let at_100 = seen.borrow().clone();
        for (path, at_100) in PAGES.iter().zip(&at_100) {
            page.goto(format!("{root}{path}")).await?;
            looks(page, &format!("200 %, {path}")).await?;
            let cut = "return [...document.querySelectorAll('main *, header *')].filter((e) => \
                getComputedStyle(e).overflow !== 'visible' && !e.closest('.sr, .skip, thead, svg') && \
                (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1) && \
                !e.matches('input, select')).map((e) => e.outerHTML.slice(0, 120))";
            let cut: Vec<String> = page.execute(cut, Vec::<Value>::new()).await?.convert()?;
            assert!(cut.is_empty(), "{path}: cut {cut:?}");
            let now = words(page).await?;
            let lost: Vec<&String> = at_100
                .iter()
                .filter(|(word, count)| now.get(*word).copied().unwrap_or_default() < **count)
                // Times of sessions and codes are of the moment.
                .filter(|(word, _)| !word.contains(|c: char| c.is_ascii_digit()))
                .map(|(word, _)| word)
                .collect();
            assert!(lost.is_empty(), "{path}: lost {lost:?}");
        }
        Ok(())
    });
}

/// The page as chromium prints it, as words; and its file.
async fn printed(page: &WebDriver) -> Step<String> {
    let a4 = PrintPage { width: 21.0, height: 29.7 };
    let bytes = page.print_page(PrintParameters { page: a4, ..PrintParameters::default() }).await?;
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("page.pdf");
    std::fs::write(&path, &bytes)?;
    if let Ok(kept) = std::env::var("CONTREMARQUE_PRINTED") {
        let name = page.current_url().await?.path().replace('/', "_");
        std::fs::write(std::path::Path::new(&kept).join(format!("{name}.pdf")), &bytes)?;
    }
    harness::papers::words(&path)
}

#[test]
fn a_page_on_paper_has_what_it_says_and_nothing_to_press() {
    for dark in [false, true] {
        in_browser(Screen { dark, ..Screen::default() }, async |page, root| {
            signs_in(page, root).await?;
            for (path, wanted) in [
                ("/commandes", "671083"),
                ("/commandes/671083", "Rang : A, Siège : 24"),
                ("/solde", "Mon solde"),
                ("/compte", "Mes informations"),
                ("/en/commandes/671083", "Row: A, Seat: 24"),
            ] {
                page.goto(format!("{root}{path}")).await?;
                let words = printed(page).await?;
                assert!(words.contains(wanted), "{path}: {words}");
                assert!(words.contains("Théâtre de démonstration"), "{path}: whose page it is");
                for pressed in [
                    "Se déconnecter",
                    "Sign out",
                    "Transformer ma place",
                    "Télécharger",
                    "Rechercher",
                    "Détails",
                    "Aller au contenu",
                    "English",
                    "Enregistrer",
                    "Changer d’adresse",
                ] {
                    assert!(!words.contains(pressed), "{path}: « {pressed} » in {words}");
                }
            }
            Ok(())
        });
    }
}
