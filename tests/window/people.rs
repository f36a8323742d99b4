//! The people of the demo house, and how they sit down at the counter.

use std::cell::Cell;
use std::time::{Duration, Instant};

use harness::find::Role;
use harness::window::Window;
use harness::{Failure, Step};
use thirtyfour::Key;

/// Somebody with a PIN.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// As on the sign-in page.
    pub name: &'static str,
    /// As the sign-in page of the demo shows it.
    pub pin: &'static str,
}

pub const AGENT: Person = Person { name: "Léa Martin", pin: "1234" };
pub const SUPERVISOR: Person = Person { name: "Hélène Roux", pin: "5678" };
pub const CASHIER: Person = Person { name: "Karim Benali", pin: "2468" };

/// As long as a card takes to be chosen at the worst.
const CHOSEN: Duration = Duration::from_secs(3);

/// Chooses a person by the figure on their card. It is pressed once more where it never reached the page, as a few do:
/// the same card is chosen.
pub async fn choose(window: &Window, person: Person) -> Step {
    let card = window.find(Role::Button, person.name).await?;
    drop(card);
    let cards = window.names(Role::Button).await?;
    let at = cards.iter().position(|name| name.starts_with(person.name));
    let at = at.ok_or_else(|| Failure::from(format!("{} has no card", person.name)))?;
    let figure = (at + 1).to_string();
    window.keys(&figure).await?;
    let label = format!("Code PIN de {}", person.name);
    let (pressed, again) = (Instant::now(), Cell::new(false));
    window
        .wait(&format!("the focus on « {label} »"), async || {
            let chosen = window.focus().await? == label;
            if !chosen && pressed.elapsed() > CHOSEN && !again.replace(true) {
                window.keys(&figure).await?;
            }
            Ok(chosen.then_some(()))
        })
        .await
}

/// Signs in with nothing but the keyboard.
pub async fn sign_in(window: &Window, person: Person) -> Step {
    choose(window, person).await?;
    window.keys(person.pin).await?;
    window.press(Key::Enter).await?;
    window.find(Role::Region, "Écrans").await.map(drop)
}

/// Another person takes the chair: lock, another card, their PIN.
pub async fn switch_to(window: &Window, person: Person) -> Step {
    window.press(Key::F12).await?;
    window.see("Guichet verrouillé").await?;
    sign_in(window, person).await
}
