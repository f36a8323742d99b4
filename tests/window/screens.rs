//! Every screen of every role, light and dark: nothing keeps anybody from using it.

use harness::Step;
use harness::axe;
use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::{Theme, Window};
use thirtyfour::Key;

use crate::moves::{go, rail, ready_to_decide, search};
use crate::people::{AGENT, CASHIER, Person, SUPERVISOR, choose, sign_in};

async fn in_both_lights(window: &Window, what: &str) -> Step {
    for theme in [Theme::Light, Theme::Dark] {
        window.theme(theme).await?;
        axe::nothing_serious(window, &format!("{what}, {}", theme.name())).await?;
    }
    let outside = window.sticking_out().await?;
    assert!(outside.is_empty(), "{what}: {outside:?} out of the window");
    Ok(())
}

/// The buttons in sight that show no key and have no letter once F7 is pressed. Arrows walk through seats, tabs and rows.
const WITHOUT_KEY: &str = r"
const box = (at) => at.getBoundingClientRect();
const letters = [...document.querySelectorAll('[data-reach] kbd')].map((at) => [at.style.left, at.style.top]);
const lettered = (at) => letters.some(([left, top]) =>
  Math.abs(parseFloat(left) - box(at).left) < 1 && Math.abs(parseFloat(top) - box(at).top) < 1);
const inSight = (at) => at.contains(document.elementFromPoint(box(at).left + box(at).width / 2, box(at).top + box(at).height / 2));
return [...document.querySelectorAll('button:enabled, a[href], summary')]
  .filter((at) => at.checkVisibility() && inSight(at) && !lettered(at))
  .filter((at) => !at.matches('[aria-keyshortcuts], [data-seat], [data-combobox-trigger]') && at.tabIndex >= 0 && !at.querySelector('kbd'))
  .map((at) => at.innerText.trim() || at.getAttribute('aria-label') || at.outerHTML);";

/// Every action has a key: it stands on its button, or F7 puts a letter there.
async fn every_button_has_a_key(window: &Window, what: &str) -> Step {
    window.press(Key::F7).await?;
    let without: Vec<String> = window.script(WITHOUT_KEY, vec![]).await?;
    assert!(without.is_empty(), "{what}: no key on {without:?}");
    window.press(Key::Escape).await
}

async fn every_screen_of(window: &Window, person: Person) -> Step {
    sign_in(window, person).await?;
    for screen in rail(window).await? {
        go(window, &screen).await?;
        let what = format!("{}: {}", person.name, screen.name);
        in_both_lights(window, &what).await?;
        every_button_has_a_key(window, &what).await?;
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
        every_button_has_a_key(window, "sign-in").await?;
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
        window.press(Key::Escape).await?;
        window.see_no_more("Reçue du").await?;
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
