//! An old copy in the place of the house: the window says so, and a supervisor goes on; a paper held against
//! the journal.

use std::fs;

use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::pictures_folder;
use serde_json::json;
use thirtyfour::Key;

use crate::people::{SUPERVISOR, sign_in};

#[test]
fn a_house_that_went_back_is_said_and_goes_on_by_a_supervisor_s_word() {
    let house = House::demo().unwrap();
    let file = house.path().join("contremarque.sqlite");
    let old = fs::read(&file).unwrap();
    let person = (SUPERVISOR.name, SUPERVISOR.pin);
    house.call(person, "mail_resume", &json!({})).unwrap();
    house.call(person, "mail_resume", &json!({})).unwrap();
    fs::write(&file, old).unwrap();
    in_window("went-back", &house, async |window| {
        window.see("La maison est revenue en arrière").await?;
        window.picture(&pictures_folder().join("went-back.png")).await?;
        assert_eq!(window.sticking_out().await?, [""; 0]);
        window.fill("Son code PIN", SUPERVISOR.pin).await?;
        window.press(Key::Enter).await?;
        window.see("Qui est au guichet ?").await?;
        sign_in(window, SUPERVISOR).await?;
        window.press(Key::F9).await?;
        window.see("La maison continue après être revenue en arrière").await?;
        window.fill("Contrôler un papier", "99999 7KQ2-M9XP-D4T8").await?;
        window.press(Key::Enter).await?;
        window.see("Ce papier porte la ligne").await?;
        window.picture(&pictures_folder().join("paper-check.png")).await?;
        assert_eq!(
            window.names(Role::Button).await?.iter().filter(|n| *n == "Contrôler").count(),
            1
        );
        Ok(())
    });
}
