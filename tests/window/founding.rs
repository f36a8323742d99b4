//! The first start, by key alone: the demo, one's own house, a shared one.

use harness::Step;
use harness::find::Role;
use harness::house::House;
use harness::story::in_window;
use harness::window::Window;
use thirtyfour::Key;

/// Waits until a field has the focus, then types into it.
async fn types(window: &Window, field: &str, words: &str) -> Step {
    window
        .wait(&format!("the focus on « {field} »"), async || {
            Ok(window.focus().await?.starts_with(field).then_some(()))
        })
        .await?;
    window.keys(words).await
}

/// The next step, once this one is in view.
async fn next(window: &Window, title: &str) -> Step {
    window.press(Key::Enter).await?;
    window.find(Role::Heading, title).await.map(drop)
}

async fn to_the_numbers(window: &Window) -> Step {
    window.find(Role::Button, "Une nouvelle maison").await?;
    window.keys("m").await?;
    types(window, "Nom", "Théâtre de l’Œuvre").await?;
    window.tab_to("Adresse").await?;
    window.keys("3 rue des Arts").await?;
    window.tab_to("E-mail").await?;
    window.keys("billetterie@example.org").await?;
    next(window, "Identité légale").await?;
    types(window, "SIRET", "732 829 320 00075").await?;
    window.press(Key::Enter).await?;
    window.see("La clé ne correspond pas").await?;
    types(window, "SIRET", &"\u{e003}".repeat(17)).await?;
    window.keys("73282932000074").await?;
    next(window, "Numérotation").await
}

/// Renames a category, draws a hall with a mistake that is named at its line, and comes back to both.
async fn categories_and_a_hall(window: &Window) -> Step {
    next(window, "Catégories et tarifs").await?;
    window.see("peut attendre").await?;
    types(window, "Catégories, ligne 1", "").await?;
    window.press(Key::Down).await?;
    window.chord(Key::Control, 'a').await?;
    types(window, "Catégories, ligne 2", "BALCON").await?;
    next(window, "Salles").await?;
    types(window, "Nom de la salle", "Grande salle").await?;
    window.tab_to("Rangs et sièges").await?;
    window.keys("A-C : 1-10\u{e007}D 1-4 (BALCON)").await?;
    window.see("Ligne 2 : il manque").await?;
    window.chord(Key::Control, Key::Enter).await?;
    window.see("Ligne 2 : il manque").await?;
    window.find(Role::Heading, "Salles").await?;
    window.tab_to("Rangs et sièges").await?;
    window.chord(Key::Control, Key::End).await?;
    window.press(Key::Home).await?;
    window.press(Key::Right).await?;
    window.keys(" :").await?;
    window.see("34 sièges").await?;
    window.press(Key::Escape).await?;
    types(window, "Catégories, ligne 1", "").await?;
    window.see_no_more("Grande salle").await?;
    next(window, "Salles").await?;
    let rows = window.find(Role::Field, "Rangs et sièges").await?.value().await?;
    assert_eq!(rows.as_deref(), Some("A-C : 1-10\nD : 1-4 (BALCON)"));
    window.see("34 sièges").await
}

#[test]
fn the_demo_is_chosen_by_a_key_and_left_by_another() {
    let house = House::empty().unwrap();
    in_window("first-demo", &house, async |window| {
        window.find(Role::Button, "Essayer la démonstration").await?;
        window.keys("d").await?;
        window
            .wait("the people of the demo", async || {
                let seen = window.text().await?;
                Ok(seen.contains("Qui est au guichet").then_some(()))
            })
            .await?;
        window.see("FACTICE").await?;
        window.keys("q").await?;
        window.find(Role::Dialog, "Quitter la démonstration").await?;
        window.keys("o").await?;
        window.find(Role::Button, "Une nouvelle maison").await?;
        Ok(())
    });
    let aside = house.files("contremarque.sqlite");
    assert_eq!(aside.len(), 2, "the demo is kept beside the new folder: {aside:?}");
}

#[test]
fn a_house_is_founded_by_key_a_wrong_siret_is_named_and_nothing_is_lost_on_the_way_back() {
    let house = House::empty().unwrap();
    in_window("first-house", &house, async |window| {
        to_the_numbers(window).await?;
        types(window, "Prochaine commande", "").await?;
        window.tab_to("Prochain billet").await?;
        window.keys("\u{e003}50001").await?;
        // Back to the beginning: everything typed is there.
        for _ in 0..2 {
            window.press(Key::Escape).await?;
        }
        window.find(Role::Heading, "Nom et adresse").await?;
        let name = window.find(Role::Field, "Nom").await?.value().await?;
        assert_eq!(name.as_deref(), Some("Théâtre de l’Œuvre"));
        for title in ["Identité légale", "Numérotation", "TVA"] {
            next(window, title).await?;
        }
        categories_and_a_hall(window).await?;
        for title in ["Courriel", "Imprimante", "Premier responsable"] {
            next(window, title).await?;
        }
        types(window, "Nom du responsable", "Hélène Roux").await?;
        window.tab_to("Code PIN").await?;
        window.keys("4711").await?;
        window.tab_to("Le même code").await?;
        window.keys("4712").await?;
        window.press(Key::Enter).await?;
        window.see("Les deux codes diffèrent").await?;
        types(window, "Le même code", &"\u{e003}".repeat(4)).await?;
        window.keys("4711").await?;
        next(window, "Relecture").await?;
        window.see("billet 50 001").await?;
        window.see("Première catégorie, BALCON").await?;
        window.see("Grande salle, 34 sièges").await?;
        window.press(Key::Enter).await?;
        window.see("Théâtre de l’Œuvre : la maison est ouverte").await?;
        window.press(Key::F10).await?;
        window.click(Role::Tab, "Salles et tarifs").await?;
        window.see("34 sièges, 4 rangs").await
    });
    let verified = house.ctl(None, &["verify"]).unwrap();
    assert!(verified.contains("\"ok\":true"), "{verified}");
}

#[test]
fn a_house_is_founded_with_enter_and_what_is_needed_alone() {
    let house = House::empty().unwrap();
    in_window("first-house-short", &house, async |window| {
        window.find(Role::Button, "Une nouvelle maison").await?;
        window.keys("m").await?;
        types(window, "Nom", "Théâtre du Soir").await?;
        for title in [
            "Identité légale",
            "Numérotation",
            "TVA",
            "Catégories et tarifs",
            "Salles",
            "Courriel",
            "Imprimante",
            "Premier responsable",
        ] {
            next(window, title).await?;
        }
        types(window, "Nom du responsable", "Hélène Roux").await?;
        window.tab_to("Code PIN").await?;
        window.keys("4711").await?;
        window.tab_to("Le même code").await?;
        window.keys("4711").await?;
        next(window, "Relecture").await?;
        window.press(Key::Enter).await?;
        window.see("Théâtre du Soir : la maison est ouverte").await
    });
}

#[test]
fn what_a_server_answers_is_said_before_anything_is_joined() {
    let house = House::empty().unwrap();
    in_window("first-join", &house, async |window| {
        window.find(Role::Button, "Rejoindre").await?;
        window.keys("r").await?;
        types(window, "Serveur", "127.0.0.1").await?;
        window.tab_to("Port").await?;
        window.keys(&"\u{e003}".repeat(4)).await?;
        window.keys("9").await?;
        window.tab_to("Utilisateur").await?;
        window.keys("guichet").await?;
        window.press(Key::Enter).await?;
        window.see("Rien n’écoute à 127.0.0.1:9").await?;
        window.press(Key::Escape).await?;
        window.find(Role::Button, "Une nouvelle maison").await.map(drop)
    });
}

/// A house on the server of the tests, and the parts of its address that a person types.
fn shared_house() -> [String; 5] {
    let url = harness::server::fresh_database();
    let store = store::Store::postgres(&url).unwrap();
    harness::desk::found(&store, harness::desk::BEGINNING_MS, &harness::small::small_house());
    let config: postgres::Config = url.parse().unwrap();
    let postgres::config::Host::Tcp(host) = &config.get_hosts()[0] else { panic!("a TCP server") };
    let password = String::from_utf8_lossy(config.get_password().unwrap_or_default()).into_owned();
    [
        host.clone(),
        config.get_ports()[0].to_string(),
        config.get_dbname().unwrap().to_owned(),
        config.get_user().unwrap().to_owned(),
        password,
    ]
}

#[test]
fn a_second_counter_joins_the_shared_house_and_stands_at_its_sign_in_without_a_restart() {
    let [host, port, database, user, password] = shared_house();
    let house = House::empty().unwrap();
    in_window("first-join-shared", &house, async |window| {
        window.find(Role::Button, "Rejoindre").await?;
        window.keys("r").await?;
        types(window, "Serveur", &host).await?;
        for (field, was, words) in [
            ("Port", 4, &port),
            ("Base", 12, &database),
            ("Utilisateur", 0, &user),
            ("Mot de passe", 0, &password),
            ("Nom de ce guichet", 9, &"Guichet du hall".to_owned()),
        ] {
            window.tab_to(field).await?;
            window.keys(&"\u{e003}".repeat(was)).await?;
            window.keys(words).await?;
        }
        window.press(Key::Enter).await?;
        window.see("Théâtre des Essais").await?;
        window.find(Role::Button, "Rejoindre").await?;
        window.press(Key::Enter).await?;
        window.see("Qui est au guichet").await?;
        window.see("Guichet du hall").await?;
        window.find(Role::Button, "Hélène").await.map(drop)
    });
}
