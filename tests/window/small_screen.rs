//! A laptop of 1366 × 768, and pages drawn at 125 and 150 %: what matters is never what is cut, and nothing covers a key.

use harness::Step;
use harness::axe;
use harness::display::Pixels;
use harness::find::Role;
use harness::house::House;
use harness::story::on_screen;
use harness::window::{Theme, Window, pictures_folder};
use thirtyfour::Key;

use crate::moves::{customer, go, order, rail, serve};
use crate::people::{SUPERVISOR, sign_in};

pub const LAPTOP: Pixels = (1366, 768);

/// What each screen must say in whole: shows, first names, dates, amounts, states.
const MATTERS: [(&str, &str); 8] = [
    ("F1", ".counter h1, .counter h2, .counter .category b"),
    ("F2", "td .first, td .amount, td .badge .word, td:has(.first) + td .second"),
    ("F3", "td .first, td .amount, td .badge .word"),
    ("F4", ".cell strong, td .brass, td .faint, .balance strong"),
    ("F5", ".cell strong, td .badge .word"),
    ("F6", ".show strong, td > span:first-child, td .badge .word"),
    ("F9", ".person, .wraps"),
    ("F10", "[role=tab], .settings button .label"),
];

/// Draws the pages larger, step by step: 110, 125, 150 %.
pub async fn zoomed_to(window: &Window, percent: u32) -> Step {
    let steps = [110, 125, 150].iter().filter(|step| **step <= percent).count();
    for _ in 0..steps {
        window.chord(Key::Control, '+').await?;
    }
    let wide = f64::from(LAPTOP.0) * 100.0 / f64::from(percent);
    window
        .wait(&format!("pages at {percent} %"), async || {
            let width: f64 = window.script("return innerWidth", vec![]).await?;
            Ok((width < wide + 20.0).then_some(()))
        })
        .await
}

/// The lists of a bar stand on one line; more than four of them on two at most.
const WRAPPED: &str = "return [...document.querySelectorAll('.bar .chips')]
  .filter((at) => at.checkVisibility())
  .filter((at) => {
    const chips = [...at.querySelectorAll('button')];
    return new Set(chips.map((it) => it.offsetTop)).size > (chips.length > 4 ? 2 : 1);
  })
  .map((at) => at.getAttribute('aria-label'))";

/// What is cut, out of the window or unusable in what opened over the screen.
pub async fn unread(window: &Window, what: &str, selector: &str) -> Step<Vec<String>> {
    window.settle().await?;
    if std::env::var_os("CONTREMARQUE_PICTURES").is_some() {
        for theme in [Theme::Dark, Theme::Light] {
            window.theme(theme).await?;
            let file = format!("small-{}-{}.png", what.replace(' ', "-"), theme.name());
            window.picture(&pictures_folder().join(file)).await?;
        }
    }
    let cut = window.cut(selector).await?.into_iter().map(|it| format!("{what}: cut {it}"));
    let outside =
        window.sticking_out().await?.into_iter().map(|it| format!("{what}: outside {it}"));
    let unusable = axe::nothing_serious(window, what).await.err().map(|it| it.to_string());
    Ok(cut.chain(outside).chain(unusable).collect())
}

/// The same of a screen, of which nothing may be covered either.
pub async fn wrong(window: &Window, what: &str, selector: &str) -> Step<Vec<String>> {
    let found = unread(window, what, selector).await?;
    let covered = window.covered().await?.into_iter().map(|it| format!("{what}: covered {it}"));
    Ok(found.into_iter().chain(covered).collect())
}

async fn every_screen(window: &Window, size: &str) -> Step {
    let mut found = Vec::new();
    for screen in rail(window).await? {
        go(window, &screen).await?;
        let matters = MATTERS.iter().find(|(key, _)| *key == screen.key);
        let selector = matters.map_or("h1", |(_, selector)| *selector);
        found.extend(wrong(window, &format!("{size} {}", screen.key), selector).await?);
        let wrapped: Vec<String> = window.script(WRAPPED, vec![]).await?;
        found.extend(
            wrapped.iter().map(|it| format!("{size} {}: {it} on too many lines", screen.key)),
        );
    }
    window.press(Key::F1).await?;
    window.see("Client de passage").await?;
    serve(window, "LE GOFF Maÿlis").await?;
    let matters = ".counter h1, .balance strong";
    found.extend(wrong(window, &format!("{size} served"), matters).await?);
    customer(window, "DUPONT Marie").await?;
    order(window, "671083").await?;
    let matters = ".title, td strong, td > span > span, td .whole, td b, td .badge .word";
    found.extend(wrong(window, &format!("{size} order"), matters).await?);
    assert!(found.is_empty(), "{found:#?}");
    Ok(())
}

#[test]
fn on_a_laptop_what_matters_is_never_cut() {
    let house = House::demo().unwrap();
    on_screen("laptop", &house, LAPTOP, async |window| {
        sign_in(window, SUPERVISOR).await?;
        every_screen(window, "100").await
    });
}

#[test]
fn on_a_laptop_at_150_percent_what_matters_is_never_cut() {
    let house = House::demo().unwrap();
    on_screen("laptop-150", &house, LAPTOP, async |window| {
        sign_in(window, SUPERVISOR).await?;
        zoomed_to(window, 150).await?;
        every_screen(window, "150").await
    });
}

#[test]
fn on_a_laptop_at_125_percent_what_matters_is_never_cut() {
    let house = House::demo().unwrap();
    on_screen("laptop-125", &house, LAPTOP, async |window| {
        sign_in(window, SUPERVISOR).await?;
        zoomed_to(window, 125).await?;
        every_screen(window, "125").await
    });
}

#[test]
fn the_size_is_kept_by_the_counter_and_goes_back_by_one_key() {
    let house = House::demo().unwrap();
    on_screen("zoom", &house, LAPTOP, async |window| {
        window.find(Role::Button, SUPERVISOR.name).await?;
        let before: f64 = window.script("return innerWidth", vec![]).await?;
        zoomed_to(window, 150).await?;
        let kept: String = window.script("return localStorage.getItem('zoom')", vec![]).await?;
        assert_eq!(kept, "150");
        window.chord(Key::Control, '0').await?;
        window
            .wait("the usual size", async || {
                let width: f64 = window.script("return innerWidth", vec![]).await?;
                Ok(((width - before).abs() < 2.0).then_some(()))
            })
            .await
    });
}

/// The parts of the counter, as an argument, that are not whole in the window, or that something lies over.
const UNSEEN: &str = "return arguments[0].filter((part) => {
  const at = document.querySelector('.counter ' + part);
  if (!at) return true;
  const box = at.getBoundingClientRect();
  const over = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const clipped = [...document.querySelectorAll('.counter .panel .body')].some((body) =>
    body.contains(at) && (box.bottom > body.getBoundingClientRect().bottom || box.top < body.getBoundingClientRect().top));
  return box.top < 0 || box.bottom > innerHeight || clipped || !(at.contains(over) || over?.contains(at));
})";

async fn unseen(window: &Window, parts: &[&str]) -> Step<Vec<String>> {
    window.settle().await?;
    window.script(UNSEEN, vec![serde_json::json!(parts)]).await
}

/// What F8 takes is in sight with each tender.
async fn what_is_paid_stays(window: &Window, size: &str) -> Step {
    for tender in ["1", "2", "3"] {
        window.keys(tender).await?;
        let unseen = unseen(window, &[".due", ".tenders", ".sell button"]).await?;
        assert!(unseen.is_empty(), "{size}, tender {tender}: {unseen:?}");
        window.press(Key::Escape).await?;
    }
    Ok(())
}

#[test]
fn on_a_laptop_what_a_sale_takes_is_in_sight_with_five_seats() {
    let house = House::demo().unwrap();
    on_screen("laptop-five", &house, LAPTOP, async |window| {
        sign_in(window, SUPERVISOR).await?;
        window.press(Key::F1).await?;
        window.see("Client de passage").await?;
        serve(window, "LE GOFF Maÿlis").await?;
        window.keys("5").await?;
        window.keys("m").await?;
        window.see("5 places ajoutées").await?;
        let offered = unseen(window, &[".due", ".offer", ".tenders", ".sell button"]).await?;
        assert!(offered.is_empty(), "{offered:?}");
        window.keys("c").await?;
        window.press(Key::Enter).await?;
        window.press(Key::Escape).await?;
        window.see("100,00 € du solde client déduits").await?;
        what_is_paid_stays(window, "100").await?;
        zoomed_to(window, 150).await?;
        what_is_paid_stays(window, "150").await?;
        // Whether the tickets came out is asked in sight too.
        window.keys("1").await?;
        window.press(Key::F8).await?;
        window.see("sortis ?").await?;
        let unseen = unseen(window, &[".done .print p", ".done .print button"]).await?;
        assert!(unseen.is_empty(), "{unseen:?}");
        Ok(())
    });
}

/// What of a screen is too small to be worked with: how many rows of its list are whole in view, and how many cells of a
/// grid of prices are cut at its side.
const ROWS_SEEN: &str = "return [...document.querySelectorAll('.rows [aria-rowindex], .rows tbody tr')]
  .filter((row) => row.getBoundingClientRect().height > 0 && row.getBoundingClientRect().bottom <= innerHeight - 30).length";
const CELLS_CUT: &str = "const grid = document.querySelector('[data-grid]').parentElement;
  return [...grid.querySelectorAll('input')].filter((it) =>
    it.getBoundingClientRect().right > grid.getBoundingClientRect().right + 1 || it.scrollWidth > it.clientWidth + 1).length";

#[test]
fn at_150_percent_the_journal_shows_rows_and_the_prices_are_whole() {
    let house = House::demo().unwrap();
    on_screen("laptop-150-rows", &house, LAPTOP, async |window| {
        sign_in(window, SUPERVISOR).await?;
        zoomed_to(window, 150).await?;
        window.press(Key::F9).await?;
        window.see("Contrôler un papier").await?;
        window.settle().await?;
        let rows: u64 = window.script(ROWS_SEEN, vec![]).await?;
        assert!(rows >= 4, "{rows} rows of the journal");
        window.press(Key::F6).await?;
        window.see("Grille tarifaire").await?;
        window.keys("g").await?;
        window.settle().await?;
        let cut: u64 = window.script(CELLS_CUT, vec![]).await?;
        assert_eq!(cut, 0, "cells of the grid are cut");
        Ok(())
    });
}
