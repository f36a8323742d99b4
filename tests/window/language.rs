//! French, then English, then French again, while the program runs.

use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use thirtyfour::Key;

use crate::people::{AGENT, sign_in};

#[test]
fn the_language_changes_at_once_and_is_kept() {
    let house = House::demo().unwrap();
    in_window("english", &house, async |window| {
        window.see("Qui est au guichet ?").await?;
        window.tab_to("English").await?;
        window.press(Key::Enter).await?;
        window.see("Who is at the counter?").await?;
        window.see_no_more("Qui est").await?;
        window.find(Role::Button, "Français").await?;
        Ok(())
    });
    in_window("english-kept", &house, async |window| {
        window.see("Who is at the counter?").await?;
        window.tab_to("Français").await?;
        window.press(Key::Enter).await?;
        window.see("Qui est au guichet ?").await?;
        sign_in(window, AGENT).await?;
        window.see("Demandes de reprise").await
    });
}
