//! A customer made by hand who is there already.

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::Window;
use thirtyfour::Key;

use crate::people::{CASHIER, sign_in};

async fn typed(window: &Window, last: &str, first: &str, email: &str) -> Step {
    window.press(Key::F4).await?;
    window.find(Role::Heading, "Clients").await?;
    window.keys("n").await?;
    window.fill("Nom", last).await?;
    window.fill("Prénom", first).await?;
    window.fill("E-mail", email).await
}

#[test]
fn who_is_there_already_is_shown_before_a_second_one_is_made() {
    let house = House::demo().unwrap();
    in_window("twins", &house, async |window| {
        sign_in(window, CASHIER).await?;
        typed(window, "Dupond", "Marie", "marie.dupont@example.org").await?;
        window.see("Peut-être déjà là").await?;
        window.see("même e-mail").await?;
        window.press(Key::Enter).await?;
        window.see("Un client a déjà cet e-mail").await?;
        window.keys("1").await?;
        window.see_no_more("Un client a déjà cet e-mail").await?;
        window.find(Role::Heading, "DUPONT Marie").await?;

        typed(window, "Dupond", "Marie", "marie.dupont@example.org").await?;
        window.press(Key::Enter).await?;
        window.see("Créer quand même").await?;
        window.press(Key::Escape).await?;
        window.see("Enregistrer").await?;
        window.press(Key::Enter).await?;
        window.see("Créer quand même").await?;
        window.keys("c").await?;
        window.find(Role::Heading, "DUPOND Marie").await.map(drop)
    });
}
