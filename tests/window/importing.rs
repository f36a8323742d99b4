//! A supervisor takes in what another system exported, without a mouse.

use std::path::{Path, PathBuf};

use harness::find::Role;
use harness::house::House;
use harness::sold;
use harness::story::in_window;
use harness::window::Window;
use harness::{Failure, Step};
use thirtyfour::Key;

use crate::moves::{add_to_import, import_screen};
use crate::people::{SUPERVISOR, sign_in};

/// Places of the files that are long enough to be stopped in the middle.
const MANY: usize = 20_000;

#[test]
fn a_file_is_looked_at_mended_taken_in_and_taken_in_again_all_by_key() {
    let house = House::demo().unwrap();
    let file = house.path().join("spectacles.csv");
    in_window("import", &house, async |window| {
        sign_in(window, SUPERVISOR).await?;
        import_screen(window).await?;

        std::fs::write(&file, "spectacle;titre\nMIS;LE MISANTHROPE\nAVA;\nMIS;TARTUFFE\n")?;
        add_to_import(window, &file).await?;
        window.tab_to("Examiner").await?;
        window.press(Key::Enter).await?;
        window.see("2 lignes ou valeurs laissées de côté : le reste entre.").await?;
        for words in [
            "Fichier Ligne Colonne Valeur Ce qui serait juste",
            "spectacles.csv 3 titre Il faut une valeur ici.",
            "spectacles.csv 4 spectacle MIS Déjà présent en spectacles.csv:2 : gardez une seule ligne.",
        ] {
            window.see(words).await?;
        }
        // The line that can be taken would come in.
        window.see("Spectacles 1").await?;
        window.find(Role::Button, "Importer").await?;

        std::fs::write(&file, "spectacle;titre\nMIS;LE MISANTHROPE\nAVA;L’AVARE\n")?;
        window.keys("e").await?;
        window.see("Ce que l’import ferait").await?;
        window.see("spectacles, 2 lignes").await?;
        window.see("Spectacles 2").await?;
        assert_eq!(shows(&house), 0);
        window.keys("i").await?;
        window.see("Importé").await?;
        assert_eq!(shows(&house), 2);

        window.keys("n").await?;
        add_to_import(window, &file).await?;
        window.tab_to("Examiner").await?;
        window.press(Key::Enter).await?;
        window.see("Rien de nouveau : tout est déjà là.").await?;
        window.see("Déjà là 2").await?;
        window.keys("i").await?;
        window.see("Importé").await?;
        window.see("Rien de nouveau : tout est déjà là.").await?;
        assert_eq!(shows(&house), 2);
        Ok(())
    });
}

#[test]
fn a_file_is_chosen_in_the_dialog_of_the_system() {
    let house = House::demo().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("spectacles.csv");
    std::fs::write(&file, "spectacle;titre\nMIS;LE MISANTHROPE\n").unwrap();
    in_window("import-chosen", &house, async |window| {
        sign_in(window, SUPERVISOR).await?;
        import_screen(window).await?;
        window.chord(Key::Control, 'o').await?;
        window.answer_dialog("Choisir des fichiers", &file).await?;
        window.find(Role::Button, "Retirer spectacles.csv").await?;
        window.keys("e").await?;
        window.see("spectacles, 1 ligne").await
    });
}

#[test]
fn an_import_says_how_far_it_is_and_stopped_in_the_middle_writes_nothing() {
    let house = House::demo().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let files = sold::csv(folder.path(), MANY).unwrap();
    in_window("import-stopped", &house, async |window| {
        sign_in(window, SUPERVISOR).await?;
        import_screen(window).await?;
        for file in &files {
            add_to_import(window, file).await?;
        }
        window.tab_to("Examiner").await?;
        window.press(Key::Enter).await?;
        long(window, "Ce que l’import ferait").await?;
        window.see("Places 20 000").await?;

        let before = rows(&house);
        window.keys("i").await?;
        soon(window, "Écriture…").await?;
        window.press(Key::Escape).await?;
        window.see("Import arrêté : rien n’a été écrit.").await?;
        assert_eq!(rows(&house), before);

        window.keys("i").await?;
        long(window, "Importé").await?;
        let [orders, places] = rows(&house);
        let many = i64::try_from(MANY)?;
        assert_eq!([orders - before[0], places - before[1]], [many / 2, many]);
        Ok(())
    });
}

/// What takes longer than a story usually waits, on a machine that does much else.
async fn long(window: &Window, words: &str) -> Step {
    for _ in 0..6 {
        if window.see(words).await.is_ok() {
            return Ok(());
        }
    }
    window.see(words).await
}

/// What is on the screen for a moment only.
async fn soon(window: &Window, words: &str) -> Step {
    for _ in 0..2_000 {
        if window.text().await?.contains(words) {
            return Ok(());
        }
    }
    Err(Failure::from(format!("never « {words} »")))
}

fn shows(house: &House) -> i64 {
    count(house, "show WHERE title IN ('LE MISANTHROPE', 'L’AVARE')")
}

/// Orders and places.
fn rows(house: &House) -> [i64; 2] {
    ["orders", "place"].map(|table| count(house, table))
}

/// A second hand on the open house.
fn count(house: &House, from: &str) -> i64 {
    let file: PathBuf = Path::join(house.path(), "contremarque.sqlite");
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
    let db = rusqlite::Connection::open_with_flags(file, flags).unwrap();
    db.query_row(&format!("SELECT COUNT(*) FROM {from}"), [], |row| row.get(0)).unwrap()
}
