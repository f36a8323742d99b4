//! A supervisor fills in what the customers' site says, by keys: what is missing is listed, a pale colour is told a better one.

use harness::find::Role;
use harness::house::House;
use harness::story::on_screen;
use harness::window::{Theme, Window};
use serde_json::json;
use thirtyfour::Key;

use crate::people::{SUPERVISOR, sign_in};

/// The smallest screen of a desk that many have.
const SCREEN: harness::display::Pixels = (1366, 768);

#[test]
fn what_the_site_says_is_filled_in_by_keys_and_what_is_missing_is_listed() {
    let house = House::demo().unwrap();
    on_screen("house-site", &house, SCREEN, async |window| {
        sign_in(window, SUPERVISOR).await?;
        window.press(Key::F10).await?;
        window.find(Role::Heading, "Réglages").await?;
        window.keys("y").await?;
        window.see("Avant d’ouvrir le site au public").await?;
        picture(window, "missing").await?;
        window.fill("Directeur de la publication", "Anne Petit").await?;
        window.fill("Couleur", "#ff8000").await?;
        window.press(Key::Enter).await?;
        window.see("Trop pâle pour être lue").await?;
        assert_eq!(window.focus().await?, "Couleur");
        picture(window, "pale").await?;
        window.fill("Couleur", "#1c4e9c").await?;
        window.press(Key::Enter).await?;
        window.see("Réglages enregistrés").await?;
        window.see_no_more("Le directeur de la publication (Réglages").await?;
        let kept = window.call("site_settings", json!({})).await?;
        assert_eq!(kept["texts"]["director"], "Anne Petit");
        assert_eq!(kept["texts"]["accent"], "#1c4e9c");
        // The logo: a file chosen, seen at once.
        let file = house.path().join("logo.png");
        std::fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/icons/icon-64.png"), &file)?;
        window.find(Role::Field, "Logo").await?.send_keys(file.to_string_lossy()).await?;
        window.find(Role::Button, "Retirer le logo").await?;
        picture(window, "logo").await?;
        let kept = window.call("site_settings", json!({})).await?;
        assert_eq!(kept["logo"]["kind"], "image/png");
        window.click(Role::Button, "Retirer le logo").await?;
        window
            .wait("no logo", async || {
                let kept = window.call("site_settings", json!({})).await?;
                Ok((kept["logo"]["hex"] == "").then_some(()))
            })
            .await
    });
}

/// All of it is in the window and can be read, by day and by night; pictures where somebody asked for them.
async fn picture(window: &Window, name: &str) -> harness::Step {
    let folder = std::env::var_os("CONTREMARQUE_PICTURES");
    for (theme, ending) in [(Theme::Dark, "-dark"), (Theme::Light, "")] {
        window.theme(theme).await?;
        window.settle().await?;
        assert_eq!(window.sticking_out().await?, Vec::<String>::new());
        harness::axe::nothing_serious(window, name).await?;
        if let Some(folder) = &folder {
            let file = std::path::Path::new(folder).join(format!("house-site-{name}{ending}.png"));
            window.picture(&file).await?;
        }
    }
    Ok(())
}
