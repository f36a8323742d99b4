//! Who may sit down, and what they find.

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::Window;
use thirtyfour::Key;

use crate::people::{AGENT, CASHIER, Person, SUPERVISOR, choose, sign_in, switch_to};

async fn finds(window: &Window, person: Person, present: &[&str], absent: &[&str]) -> Step {
    for screen in present {
        window.find(Role::Button, screen).await?;
    }
    for screen in absent {
        let found = window.find_now(Role::Button, screen).await?;
        assert!(found.is_none(), "{} finds « {screen} »", person.name);
    }
    Ok(())
}

#[test]
fn each_role_signs_in_by_key_and_finds_its_own_screens() {
    let house = House::demo().unwrap();
    in_window("roles", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.see("Demandes de reprise").await?;
        finds(window, AGENT, &["Demandes", "À valider", "Clients", "Journal"], &[]).await?;
        switch_to(window, CASHIER).await?;
        finds(window, CASHIER, &["Guichet", "Clients"], &["À valider"]).await?;
        switch_to(window, SUPERVISOR).await?;
        finds(window, SUPERVISOR, &["Guichet", "Demandes", "À valider", "Réglages"], &[]).await
    });
}

#[test]
fn a_wrong_pin_says_no_more_than_that_and_five_make_one_wait() {
    let house = House::demo().unwrap();
    in_window("wrong-pin", &house, async |window| {
        choose(window, AGENT).await?;
        for _ in 0..5 {
            window.keys("0000").await?;
            window.press(Key::Enter).await?;
            window.see("PIN incorrect").await?;
        }
        window.keys(AGENT.pin).await?;
        window.press(Key::Enter).await?;
        window.see("Trop d’essais").await?;
        assert!(window.find_now(Role::Region, "Écrans").await?.is_none());
        Ok(())
    });
}

#[test]
fn a_locked_counter_shows_nothing_and_finds_its_work_again() {
    let house = House::demo().unwrap();
    in_window("lock", &house, async |window| {
        sign_in(window, AGENT).await?;
        window.keys("/").await?;
        window.keys("DUPONT").await?;
        window.see("DUPONT-AIGNAN").await?;
        window.press(Key::F12).await?;
        window.see_no_more("DUPONT-AIGNAN").await?;
        sign_in(window, AGENT).await?;
        window.see("IPHIGÉNIE").await?;
        let search: String = window
            .find(Role::Field, "Chercher une demande")
            .await?
            .value()
            .await?
            .unwrap_or_default();
        assert_eq!(search, "DUPONT");
        Ok(())
    });
}
