//! Every screen of every role, light and dark: nothing keeps anybody from using it.

use harness::Step;
use harness::axe;
use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::{Theme, Window};
use serde::Deserialize;
use thirtyfour::Key;

use crate::deciding::{ready_to_decide, search};
use crate::people::{AGENT, CASHIER, Person, SUPERVISOR, choose, sign_in};

/// An entry of the rail.
#[derive(Debug, Deserialize)]
pub struct Screen {
    /// Its word.
    pub name: String,
    /// Its key.
    pub key: String,
}

/// The screens that whoever is signed in can go to.
pub async fn rail(window: &Window) -> Step<Vec<Screen>> {
    window
        .script(
            "return [...document.querySelectorAll('nav li button[aria-keyshortcuts]')].map((it) => ({
               name: it.querySelector('.word').textContent.trim(),
               key: it.getAttribute('aria-keyshortcuts') }))",
            vec![],
        )
        .await
}

/// Goes there by its key and waits until nothing is being fetched.
pub async fn go(window: &Window, screen: &Screen) -> Step {
    window.press(function_key(&screen.key)).await?;
    window
        .wait(&format!("the screen « {} »", screen.name), async || {
            let there: bool = window
                .script(
                    "const at = document.querySelector('nav li button[aria-current] .word');
                     return at?.textContent.trim() === arguments[0]
                       && !document.querySelector('main [aria-busy=true], main .skeleton');",
                    vec![screen.name.clone().into()],
                )
                .await?;
            Ok(there.then_some(()))
        })
        .await
}

fn function_key(name: &str) -> Key {
    const KEYS: [Key; 12] = [
        Key::F1,
        Key::F2,
        Key::F3,
        Key::F4,
        Key::F5,
        Key::F6,
        Key::F7,
        Key::F8,
        Key::F9,
        Key::F10,
        Key::F11,
        Key::F12,
    ];
    let number: usize = name.trim_start_matches('F').parse().unwrap_or(1);
    KEYS[(number - 1).min(11)].clone()
}

async fn in_both_lights(window: &Window, what: &str) -> Step {
    for theme in [Theme::Light, Theme::Dark] {
        window.theme(theme).await?;
        axe::nothing_serious(window, &format!("{what}, {}", theme.name())).await?;
    }
    let outside = window.sticking_out().await?;
    assert!(outside.is_empty(), "{what}: {outside:?} out of the window");
    Ok(())
}

async fn every_screen_of(window: &Window, person: Person) -> Step {
    sign_in(window, person).await?;
    for screen in rail(window).await? {
        go(window, &screen).await?;
        in_both_lights(window, &format!("{}: {}", person.name, screen.name)).await?;
    }
    Ok(())
}

#[test]
fn the_agents_screens_can_be_used_by_everybody() {
    let house = House::demo().unwrap();
    in_window("screens-agent", &house, async |window| every_screen_of(window, AGENT).await);
}

#[test]
fn the_cashiers_screens_can_be_used_by_everybody() {
    let house = House::demo().unwrap();
    in_window("screens-cashier", &house, async |window| every_screen_of(window, CASHIER).await);
}

#[test]
fn the_supervisors_screens_can_be_used_by_everybody() {
    let house = House::demo().unwrap();
    in_window("screens-supervisor", &house, async |window| {
        every_screen_of(window, SUPERVISOR).await
    });
}

#[test]
fn the_sign_in_can_be_used_by_everybody() {
    let house = House::demo().unwrap();
    in_window("screens-sign-in", &house, async |window| {
        window.find(Role::Button, AGENT.name).await?;
        in_both_lights(window, "sign-in").await?;
        choose(window, AGENT).await?;
        in_both_lights(window, "PIN").await?;
        window.keys("0000").await?;
        window.press(Key::Enter).await?;
        window.see("PIN incorrect").await?;
        in_both_lights(window, "wrong PIN").await
    });
}

#[test]
fn what_opens_over_the_queue_can_be_used_by_everybody() {
    let house = House::demo().unwrap();
    in_window("screens-queue", &house, async |window| {
        sign_in(window, AGENT).await?;
        search(window, "DUPONT").await?;
        ready_to_decide(window).await?;
        window.keys("r").await?;
        window.see("Pourquoi refuser ?").await?;
        in_both_lights(window, "refusal").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("Pourquoi refuser ?").await?;
        window.keys("f").await?;
        window.see("Reçue du").await?;
        in_both_lights(window, "filters").await?;
        window.click(Role::Button, "Aperçu").await?;
        window.see("Le courriel tel qu’il partira").await?;
        in_both_lights(window, "mail").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("Le courriel tel qu’il partira").await?;
        window.keys("?").await?;
        window.see("Touches de cet écran").await?;
        in_both_lights(window, "keys").await?;
        window.press(Key::Escape).await?;
        window.see_no_more("Touches de cet écran").await?;
        window.keys("a").await?;
        window.see("Reprise acceptée").await?;
        in_both_lights(window, "undo").await
    });
}
