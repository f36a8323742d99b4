//! Two windows on one house of a server: what one does the other shows, whatever the line does.

use harness::Step;
use harness::cluster::Cluster;
use harness::find::Role;
use harness::house::House;
use harness::queue::first_to_go;
use harness::server::{counter_login, fresh_database, fresh_database_on};
use harness::story::{in_two_windows, in_window};
use harness::window::Window;
use serde_json::json;
use thirtyfour::Key;

use crate::moves::{ready_to_decide, search};
use crate::people::{AGENT, SUPERVISOR, sign_in};

/// A folder whose counter works on the house at `url`.
pub fn counter_at(url: &str) -> House {
    let house = House::empty().unwrap();
    let settings = json!({ "settings": { "counter": "Guichet 1", "locale": "fr",
        "lock_after_minutes": 10, "printer": "", "ticket_format": "a4", "database_url": url } });
    std::fs::write(house.path().join("counter.json"), settings.to_string()).unwrap();
    house
}

/// The demo house on a server of its own, and two counters there.
pub fn two_counters(cluster: &Cluster) -> [House; 2] {
    let url = fresh_database_on(&cluster.url);
    let first = counter_at(&url);
    first.ctl(None, &["demo"]).unwrap();
    [first, counter_at(&url)]
}

async fn shows_the_queue(window: &Window, person: crate::people::Person) -> Step {
    sign_in(window, person).await?;
    search(window, "DUPONT").await
}

#[test]
fn what_one_counter_decides_the_other_shows_without_a_reload_and_a_dead_server_loses_nothing() {
    let cluster = Cluster::start().unwrap();
    let houses = two_counters(&cluster);
    in_two_windows("two-counters", &houses, async |one, other| {
        shows_the_queue(one, AGENT).await?;
        shows_the_queue(other, SUPERVISOR).await?;
        ready_to_decide(one).await?;
        let decided = one.selected_row().await?;
        other.see("2 guichets").await?;
        one.keys("a").await?;
        one.see("Reprise acceptée").await?;
        other
            .wait("the row to leave the other window", async || {
                let rows = other.names(Role::Row).await?;
                Ok((!rows.iter().any(|row| row.contains(&decided))).then_some(()))
            })
            .await?;

        // She looks elsewhere: what is decided next is in nobody else's hands.
        other.press(Key::F5).await?;
        other.see("Peut-être envoyés").await?;
        one.wait("every request to be in nobody else's hands", async || {
            let list = one.call("reprise_list", json!(first_to_go(100))).await?;
            let rows = list["rows"].as_array().ok_or("a list has rows")?;
            Ok(rows.iter().all(|row| row["claimed_by"].is_null()).then_some(()))
        })
        .await?;

        // The server goes away under a search that was typed and a command that was given.
        ready_to_decide(one).await?;
        cluster.halt()?;
        one.see("La base de données ne répond plus").await?;
        other.see("La base de données ne répond plus").await?;
        one.keys("p").await?;
        one.see("Une action attend").await?;
        one.press(Key::F10).await?;
        one.see("Réglages").await?;
        one.press(Key::F2).await?;
        cluster.again()?;
        // The latest message is the one in view: what was waiting is done.
        one.see("Demande mise en attente").await?;
        one.see_no_more("La base de données ne répond plus").await?;
        other.see_no_more("La base de données ne répond plus").await
    });
}

#[test]
fn a_counter_that_is_shut_out_says_so_and_goes_on_once_it_is_let_in_again() {
    let cluster = Cluster::start().unwrap();
    let houses = two_counters(&cluster);
    in_two_windows("shut-out", &houses, async |one, other| {
        shows_the_queue(one, SUPERVISOR).await?;
        shows_the_queue(other, AGENT).await?;
        one.press(Key::F10).await?;
        one.click(Role::Tab, "Guichets").await?;
        one.see("Guichet 2").await?;
        one.see("Léa Martin").await?;
        one.press(Key::Down).await?;
        one.keys("x").await?;
        one.see("Exclure « Guichet 2 » ?").await?;
        one.keys("o").await?;
        other.see("« Guichet 2 » n’est plus admis").await?;
        one.see("Exclu").await?;
        one.keys("r").await?;
        one.see("Réadmettre « Guichet 2 » ?").await?;
        one.keys("o").await?;
        other.see("Guichet verrouillé").await?;
        sign_in(other, AGENT).await?;
        other.see("DUPONT").await
    });
}

#[test]
fn a_new_counter_waits_and_opens_by_itself_once_a_supervisor_lets_it_in() {
    let cluster = Cluster::start().unwrap();
    let url = fresh_database_on(&cluster.url);
    let first = counter_at(&url);
    first.ctl(None, &["demo"]).unwrap();
    let houses = [first, counter_at(&counter_login(&url))];
    in_two_windows("waiting", &houses, async |one, other| {
        other.see("« Guichet 2 » attend d’être admis").await?;
        sign_in(one, SUPERVISOR).await?;
        one.press(Key::F10).await?;
        one.click(Role::Tab, "Guichets").await?;
        one.see("En attente").await?;
        one.press(Key::Down).await?;
        one.keys("a").await?;
        one.see("Admettre « Guichet 2 » ?").await?;
        one.keys("o").await?;
        one.see("Guichet admis : Guichet 2").await?;
        one.see_no_more("En attente").await?;
        other.see("Qui est au guichet").await?;
        shows_the_queue(other, AGENT).await
    });
}

/// The parts of an address that a person types.
fn typed(url: &str) -> [String; 5] {
    let config: postgres::Config = url.parse().unwrap();
    let postgres::config::Host::Tcp(host) = &config.get_hosts()[0] else { panic!("a TCP server") };
    let password = String::from_utf8_lossy(config.get_password().unwrap_or_default()).into_owned();
    let (user, database) = (config.get_user().unwrap(), config.get_dbname().unwrap());
    let port = config.get_ports()[0].to_string();
    [host.clone(), port, database.to_owned(), user.to_owned(), password]
}

#[test]
fn a_counter_whose_server_is_away_is_sent_to_another_address_or_to_its_own_folder_by_key() {
    let shared = fresh_database();
    counter_at(&shared).ctl(None, &["demo"]).unwrap();
    let [host, port, database, user, password] = typed(&shared);
    let house = counter_at("postgres://guichet@127.0.0.1:9/theatre");
    in_window("server-away", &house, async |window| {
        window.see("Rien n’écoute à 127.0.0.1:9").await?;
        window.see("postgres://guichet@127.0.0.1:9/theatre").await?;
        window.keys("a").await?;
        window
            .wait("the focus on the server", async || {
                Ok(window.focus().await?.starts_with("Serveur").then_some(()))
            })
            .await?;
        for (field, words) in [
            ("Serveur", host),
            ("Port", port),
            ("Base", database),
            ("Utilisateur", user),
            ("Mot de passe", password),
        ] {
            window.tab_to(field).await?;
            window.chord(Key::Control, 'a').await?;
            window.keys(&words).await?;
        }
        window.press(Key::Enter).await?;
        window.see("Le serveur répond").await?;
        window.press(Key::Enter).await?;
        window.see("Qui est au guichet").await
    });
    let house = counter_at("postgres://guichet@127.0.0.1:9/theatre");
    in_window("server-left", &house, async |window| {
        window.see("Rien n’écoute à 127.0.0.1:9").await?;
        window.keys("p").await?;
        window.see("Quitter la maison partagée ?").await?;
        window.keys("o").await?;
        window.find(Role::Button, "Une nouvelle maison").await.map(drop)
    });
}
