//! A hand that presses anything anywhere, and a reader of codes between: whatever is written is what the
//! screen said before. `CONTREMARQUE_KEYS` says how many keys; a failure prints its seed.

mod books;
mod gestures;
mod judge;
mod look;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use domain::access;
use harness::Step;
use harness::dice::{self, Dice};
use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::Window;

use crate::people::{AGENT, CASHIER, Person, SUPERVISOR, choose, sign_in};
use books::Books;
use gestures::{Gesture, Hand};
use look::Said;

/// Keys that `make test` presses; `make long` says more.
const KEYS: u64 = 800;
/// Keys that one person presses before another takes the chair.
const SHIFT: u64 = 130;

/// What the screen says once a gesture is over; a sheet and the list beside it take a moment.
async fn seen(window: &Window, said: &Said, gesture: &Gesture, now: &Said) -> Step<Said> {
    if !judge::opens_sheet(said, gesture, now) {
        return Ok(now.clone());
    }
    tokio::time::sleep(Duration::from_millis(400)).await;
    window
        .wait("a sheet", async || {
            let now = Said::by(window).await?;
            Ok((!now.sheet.is_empty()).then_some(now))
        })
        .await
}

/// The gestures that led here.
fn last_of(past: &[String]) -> String {
    past[past.len().saturating_sub(12)..].join(" ")
}

async fn shift(
    window: &Window,
    books: &mut Books,
    hand: &mut Hand,
    (person, role): (Person, access::Role),
    most: u64,
    tally: &mut BTreeMap<String, u64>,
) -> Step<u64> {
    window.press(thirtyfour::Key::F12).await?;
    // The frame behind names whoever worked here on a button too.
    window.see("Guichet verrouillé").await?;
    choose(window, person).await?;
    window.keys(person.pin).await?;
    window.press(thirtyfour::Key::Enter).await?;
    window
        .wait("the screens, or what is left behind", async || {
            let inside = window.find_now(Role::Region, "Écrans").await?.is_some();
            let asked = window.find_now(Role::Button, "Abandonner et entrer").await?;
            if let (false, Some(_)) = (inside, asked) {
                window.keys("a").await?;
            }
            Ok(inside.then_some(()))
        })
        .await?;
    hand.leaves();
    let (mut pressed, mut keys) = (0, 0);
    let mut past: Vec<String> = Vec::new();
    // What was pressed last, and what the screen said before it.
    let mut last: Option<(Said, Gesture)> = None;
    while pressed < most {
        let now = Said::at_rest(window, keys).await;
        let now =
            now.map_err(|error| format!("{}: {error}\n  after {}", person.name, last_of(&past)))?;
        let mut judged = Ok(());
        for row in books.news()? {
            *tally.entry(row.action.clone()).or_default() += 1;
            judged = judged.and_then(|()| match &last {
                Some((said, gesture)) => judge::written(books, &row, said, gesture),
                None => Ok(()),
            });
        }
        if let Some((said, gesture)) = &last {
            let now = seen(window, said, gesture, &now).await?;
            if let Err(error) = judged.and_then(|()| judge::shown(said, gesture, &now)) {
                let past = last_of(&past);
                return Err(format!("{}: {error}\n  {said:?}\n  after {past}", person.name).into());
            }
        }
        let next = hand.gesture(role);
        past.push(format!("{next:?}"));
        keys = next.done(window).await?;
        pressed += keys;
        last = Some((now, next));
    }
    Ok(pressed)
}

#[test]
fn whatever_is_pressed_what_is_written_is_what_the_screen_said() {
    let keys = std::env::var("CONTREMARQUE_KEYS").ok().and_then(|told| told.parse().ok());
    let keys = keys.unwrap_or(KEYS);
    let house = House::demo().unwrap();
    let mut hand = Hand::of(Dice(dice::seed()));
    in_window("monkey", &house, async |window| {
        sign_in(window, CASHIER).await?;
        let mut books = Books::of(&house)?;
        let mut pressed = 0;
        let began = Instant::now();
        let mut tally = BTreeMap::new();
        let people = [
            (CASHIER, access::Role::Cashier),
            (AGENT, access::Role::Agent),
            (CASHIER, access::Role::Cashier),
            (SUPERVISOR, access::Role::Supervisor),
        ];
        for person in people.into_iter().cycle() {
            if pressed >= keys {
                break;
            }
            let more = shift(window, &mut books, &mut hand, person, SHIFT, &mut tally).await;
            pressed += more.map_err(|e| {
                format!("after {pressed} keys, {} s: {e}", began.elapsed().as_secs())
            })?;
            println!("{pressed} keys in {} s", began.elapsed().as_secs());
        }
        println!("wrote {tally:?}");
        Ok(())
    });
}
