//! A supervisor gives a customer credit, lets it live longer and takes it back, all by key.

use harness::find::Role;
use harness::house::House;
use harness::story::on_screen;
use harness::window::{Theme, Window};
use serde_json::json;
use thirtyfour::Key;

use crate::people::{SUPERVISOR, sign_in};

/// The smallest screen of a desk that many have.
const SCREEN: harness::display::Pixels = (1366, 768);

/// Opens a customer's sheet, with the keys on it.
async fn opened(window: &Window, name: &str) -> harness::Step {
    window.press(Key::F4).await?;
    window.find(Role::Heading, "Clients").await?;
    window.fill("Chercher", name).await?;
    window.find(Role::Heading, name).await?;
    window.press(Key::Down).await?;
    Ok(())
}

/// The form is in the window, and all of it in its frame.
async fn fits(window: &Window) -> harness::Step {
    assert_eq!(window.sticking_out().await?, Vec::<String>::new());
    let wider = "const frame = document.querySelector('.dialog'); return frame.scrollWidth - frame.clientWidth";
    assert_eq!(window.script::<i64>(wider, vec![]).await?, 0);
    Ok(())
}

#[test]
fn credit_is_given_extended_and_taken_back_and_each_is_shown_before_the_yes() {
    let house = House::demo().unwrap();
    on_screen("goodwill", &house, SCREEN, async |window| {
        sign_in(window, SUPERVISOR).await?;
        let page = json!({ "search": "LE GOFF", "after": null, "limit": 1 });
        let found = window.call("customer_search", page).await?;
        let name = found["rows"][0]["name"].as_str().unwrap_or_default().to_owned();
        opened(window, &name).await?;

        window.keys("d").await?;
        window.find(Role::Dialog, &format!("Donner un avoir à {name}")).await?;
        window.keys("20").await?;
        window.see("120,00 €").await?;
        window.fill("Pourquoi", "Une heure de retard le 7 juin.").await?;
        window.see("1er juin 2021").await?;
        window.find(Role::Button, "Donner 20,00 €").await?;
        fits(window).await?;
        picture(window, "give").await?;
        window.press(Key::F8).await?;
        window.see("donné : 20,00 €").await?;

        opened(window, &name).await?;
        window.keys("p").await?;
        window.find(Role::Dialog, "Prolonger un avoir").await?;
        window.keys("2").await?;
        window.find(Role::Button, "Prolonger 74,00 €").await?;
        window.fill("Pourquoi", "Le théâtre était fermé.").await?;
        fits(window).await?;
        picture(window, "extend").await?;
        window.press(Key::F8).await?;
        window.see("sous l’avoir").await?;

        opened(window, &name).await?;
        window.keys("r").await?;
        window.find(Role::Dialog, "Retirer un avoir donné à la main").await?;
        window.fill("Pourquoi", "Donné par erreur.").await?;
        picture(window, "take-back").await?;
        window.press(Key::F8).await?;
        window.see("Retiré du solde client : 20,00 €").await?;

        opened(window, &name).await?;
        window.keys("s").await?;
        for words in [
            "Geste commercial",
            "Une heure de retard le 7 juin.",
            "Avoir prolongé",
            "Geste commercial retiré",
        ] {
            window.see(words).await?;
        }
        assert_eq!(window.sticking_out().await?, Vec::<String>::new());
        picture(window, "statement").await
    });
}

#[test]
fn above_the_house_s_amount_another_supervisor_signs_with_their_pin() {
    let house = House::demo().unwrap();
    on_screen("goodwill-second", &house, SCREEN, async |window| {
        sign_in(window, SUPERVISOR).await?;
        let page = json!({ "search": "LE GOFF", "after": null, "limit": 1 });
        let found = window.call("customer_search", page).await?;
        let name = found["rows"][0]["name"].as_str().unwrap_or_default().to_owned();
        opened(window, &name).await?;
        window.keys("d").await?;
        window.find(Role::Dialog, &format!("Donner un avoir à {name}")).await?;
        window.keys("300").await?;
        window.see("À ce montant, un autre responsable signe aussi.").await?;
        window.fill("Pourquoi", "Groupe de quinze, séance annulée.").await?;
        fits(window).await?;
        picture(window, "second").await?;
        window.fill("Son code", "8765").await?;
        window.press(Key::Enter).await?;
        window.see("Signé par Zoé Garnier").await?;
        window.press(Key::F8).await?;
        window.see("donné : 300,00 €").await
    });
}

/// Pictures in both themes, where somebody asked for them.
async fn picture(window: &Window, name: &str) -> harness::Step {
    let Some(folder) = std::env::var_os("CONTREMARQUE_PICTURES") else { return Ok(()) };
    for (theme, ending) in [(Theme::Dark, "-dark"), (Theme::Light, "")] {
        window.theme(theme).await?;
        window.settle().await?;
        let file = std::path::Path::new(&folder).join(format!("goodwill-{name}{ending}.png"));
        window.picture(&file).await?;
    }
    Ok(())
}
