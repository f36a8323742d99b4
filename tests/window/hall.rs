//! The plan of the hall: seats of several levels sold by key, and the three plans as they look.

use harness::Step;
use harness::axe;
use harness::house::House;
use harness::story::on_screen;
use harness::window::{Theme, Window, pictures_folder};
use thirtyfour::Key;

use crate::halls::{Hall, ITALIENNE, LARGE, at_the_evening, evening, keeps_for_a_companion};
use crate::small_screen::LAPTOP;

/// The counter at that evening, its hall drawn.
async fn before_the_plan(window: &Window) -> Step {
    at_the_evening(window).await?;
    window.keys("w").await?;
    window.see("Flèches : d’un siège à l’autre").await
}

/// How far the seat with the keys is from the one whose words begin so, to the right and down; and what both say.
const WAY: &str = "
const nodes = [...document.querySelectorAll('.hall-drawing [data-seat]')];
const plain = (node) => (node?.getAttribute('aria-label') ?? '').replace(/[\\u00a0\\u202f]/g, ' ');
const wanted = nodes.find((node) => plain(node).startsWith(arguments[0]));
const here = document.activeElement?.closest('[data-seat]');
const at = (node) => (node.getAttribute('transform').match(/-?[\\d.]+/g) ?? []).map(Number);
if (!wanted || !here) return null;
const [a, b] = [at(here), at(wanted)];
return [b[0] - a[0], b[1] - a[1], here === wanted ? 0 : 1];";

/// The seat that has the keys stands within the sheet.
const IN_SIGHT: &str = "
const sheet = document.querySelector('.hall-drawing .sheet').getBoundingClientRect();
const seat = document.activeElement.closest('[data-seat]').getBoundingClientRect();
return seat.left >= sheet.left - 1 && seat.right <= sheet.right + 1 && seat.top >= sheet.top - 1 && seat.bottom <= sheet.bottom + 1;";

/// Into the plan: Tab stops there once.
async fn into_the_plan(window: &Window) -> Step {
    for _ in 0..60 {
        if window.focus().await?.starts_with("Rang ") {
            return Ok(());
        }
        window.press(Key::Tab).await?;
    }
    Err("Tab never stops in the plan".into())
}

/// Walks to a seat by arrows, as the plan looks.
async fn walks_to(window: &Window, row: &str, seat: &str) -> Step {
    let words = format!("Rang {row}, siège {seat},");
    for _ in 0..200 {
        let way: Option<[f64; 3]> = window.script(WAY, vec![words.clone().into()]).await?;
        let [right, down, there] = way.ok_or_else(|| format!("no seat « {words} »"))?;
        if there == 0.0 {
            return Ok(());
        }
        let key = match (right.abs() > down.abs(), right > 0.0, down > 0.0) {
            (true, true, _) => Key::Right,
            (true, false, _) => Key::Left,
            (false, _, true) => Key::Down,
            (false, _, false) => Key::Up,
        };
        window.press(key).await?;
    }
    Err(format!("the arrows never reach « {words} »").into())
}

/// Nothing that axe finds, in either light; pictures where they are asked for.
async fn nothing_is_found(window: &Window, what: &str) -> Step {
    let mut found = pictures(window, what).await?;
    for theme in [Theme::Dark, Theme::Light] {
        window.theme(theme).await?;
        found.extend(axe::findings(window).await?.iter().map(ToString::to_string));
    }
    if found.is_empty() { Ok(()) } else { Err(format!("{what}: {}", found.join("\n  ")).into()) }
}

/// What sticks out of the window; pictures in both lights, where they are asked for.
async fn pictures(window: &Window, what: &str) -> Step<Vec<String>> {
    window.settle().await?;
    if std::env::var_os("CONTREMARQUE_PICTURES").is_some() {
        for theme in [Theme::Dark, Theme::Light] {
            window.theme(theme).await?;
            window.settle().await?;
            let file = format!("hall-{what}-{}.png", theme.name());
            window.picture(&pictures_folder().join(file)).await?;
        }
    }
    window.sticking_out().await
}

#[test]
fn four_together_a_wheelchair_with_a_companion_and_a_seat_upstairs_are_sold_by_key() {
    let house = House::demo().unwrap();
    let of = evening(&house, ITALIENNE).unwrap();
    keeps_for_a_companion(&house, &of, "Parterre P", "6").unwrap();
    on_screen("hall", &house, LAPTOP, async |window| {
        before_the_plan(window).await?;
        for level in ["Parterre : ", "Premier balcon : ", "Second balcon : "] {
            window.see(level).await?;
        }
        window.keys("4m").await?;
        window.see("4 places").await?;
        nothing_is_found(window, "together").await?;

        // Nearer, and the piece that is shown goes along with the keys.
        into_the_plan(window).await?;
        for _ in 0..4 {
            window.keys("+").await?;
        }
        walks_to(window, "Parterre P", "4").await?;
        assert!(window.script::<bool>(IN_SIGHT, vec![]).await?, "the seat is in sight");
        window.see("Fauteuil roulant").await?;
        window.press(Key::Enter).await?;
        window.see("5 places").await?;
        window.press(Key::Right).await?;
        window.see("accompagnant").await?;
        nothing_is_found(window, "companion").await?;
        window.keys("h").await?;
        window
            .wait("the companion's seat to be free", async || {
                Ok(window.focus().await?.ends_with("Libre").then_some(()))
            })
            .await?;
        window.press(Key::Enter).await?;
        window.see("6 places").await?;
        walks_to(window, "Second balcon D", "2").await?;
        assert!(window.script::<bool>(IN_SIGHT, vec![]).await?, "the seat is in sight");
        window.press(Key::Enter).await?;
        window.see("7 places").await?;
        nothing_is_found(window, "upstairs").await?;
        window.press(Key::F8).await?;
        window.see("Vente enregistrée").await?;
        window.see("Les 7 billets sont-ils sortis ?").await?;
        for named in ["Parterre P 4, 6", "Second balcon D 2"] {
            window.see(named).await?;
        }
        nothing_is_found(window, "sold").await
    });
}

/// A plan as it opens, and nearer.
fn looks_right(name: &'static str, hall: Hall) {
    let house = House::demo().unwrap();
    evening(&house, hall).unwrap();
    on_screen(&format!("hall-{name}"), &house, LAPTOP, async |window| {
        before_the_plan(window).await?;
        window.keys("4m").await?;
        window.see("4 places").await?;
        let near = format!("{name}-near");
        nothing_is_found(window, name).await?;
        into_the_plan(window).await?;
        for _ in 0..6 {
            window.keys("+").await?;
        }
        nothing_is_found(window, &near).await
    });
}

#[test]
fn a_hall_of_typed_rows_is_drawn_for_everybody() {
    looks_right("typed", Hall::Typed);
}

#[test]
fn a_hall_of_several_levels_is_drawn_for_everybody() {
    looks_right("italienne", ITALIENNE);
}

#[test]
fn a_hall_of_two_thousand_five_hundred_seats_is_drawn_for_everybody() {
    looks_right("large", LARGE);
}
