//! A backup takes the house's place: from Réglages, and where the house does not open.

use std::fs;

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::Window;
use serde_json::json;
use thirtyfour::Key;

use crate::moves::{ready_to_decide, search};
use crate::people::{SUPERVISOR, sign_in};

async fn in_backups(window: &Window) -> Step {
    sign_in(window, SUPERVISOR).await?;
    window.press(Key::F10).await?;
    window.click(Role::Tab, "Sauvegardes").await
}

/// A backup of the demo house, and one request accepted after it.
async fn backup_then_acceptance(window: &Window) -> Step {
    in_backups(window).await?;
    window.click(Role::Button, "Sauvegarder maintenant").await?;
    window.see("Sauvegarde faite et vérifiée").await?;
    window.press(Key::F2).await?;
    search(window, "DUPONT").await?;
    ready_to_decide(window).await?;
    window.keys("a").await?;
    window.see("Reprise acceptée").await
}

#[test]
fn a_supervisor_sees_what_would_be_lost_and_restores_with_their_pin() {
    let house = House::demo().unwrap();
    in_window("restoring", &house, async |window| {
        backup_then_acceptance(window).await?;
        window.press(Key::F10).await?;
        window.click(Role::Tab, "Sauvegardes").await?;
        window.click(Role::Button, "Restaurer").await?;
        window.see("Ce qui serait perdu").await?;
        window.see("1 opération faite depuis").await?;
        window.see("Ce qui revient").await?;
        window.keys("9999").await?;
        window.press(Key::Enter).await?;
        window.see("Le code PIN actuel est incorrect").await?;
        window.keys(SUPERVISOR.pin).await?;
        window.press(Key::Enter).await?;
        window.see("La maison est restaurée").await?;
        window.see("avant-restauration-").await?;
        window.reads().await;
        window.press(Key::Enter).await?;
        window.see("Qui est au guichet ?").await?;
        sign_in(window, SUPERVISOR).await?;
        let verdict = window.call("journal_verify", json!({})).await?;
        assert_eq!(verdict["ok"], true, "{verdict}");
        window.press(Key::F2).await?;
        search(window, "DUPONT").await?;
        ready_to_decide(window).await?;
        // What was put aside is in the list, and can come back.
        window.press(Key::F10).await?;
        window.click(Role::Tab, "Sauvegardes").await?;
        window.see("mise de côté").await
    });
}

#[test]
fn a_house_whose_file_is_damaged_or_lost_comes_back_from_its_backup() {
    for damage in ["damaged", "lost"] {
        let house = House::demo().unwrap();
        let backup = house.path().join("sauvegardes/contremarque-2026-01-01-080000.sqlite");
        fs::create_dir_all(backup.parent().unwrap()).unwrap();
        let person = (SUPERVISOR.name, SUPERVISOR.pin);
        house.ctl(Some(person), &["backup", &backup.to_string_lossy()]).unwrap();
        let file = house.path().join("contremarque.sqlite");
        match damage {
            "damaged" => fs::write(&file, b"half a page of a house").unwrap(),
            _ => fs::remove_file(&file).unwrap(),
        }
        in_window(&format!("restoring-{damage}"), &house, async |window| {
            if damage == "damaged" {
                window.see("La base de données est abîmée").await?;
            } else {
                window.see("Une maison était ici").await?;
            }
            window.keys("s").await?;
            window.see("Quelle sauvegarde restaurer ?").await?;
            window.click(Role::Button, "Restaurer").await?;
            window.see("On ne peut pas le dire").await?;
            window.fill("Son code PIN", "0000").await?;
            window.press(Key::Enter).await?;
            window.see("incorrect").await?;
            window.fill("Son code PIN", SUPERVISOR.pin).await?;
            window.press(Key::Enter).await?;
            window.see("La maison est restaurée").await?;
            window.reads().await;
            window.press(Key::Enter).await?;
            sign_in(window, SUPERVISOR).await
        });
    }
}
