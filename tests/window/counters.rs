//! Two windows on one house of a server: what one does the other shows, whatever the line does.

use harness::Step;
use harness::cluster::Cluster;
use harness::desk::fresh_database_on;
use harness::find::Role;
use harness::house::House;
use harness::story::in_two_windows;
use harness::window::Window;
use serde_json::json;
use thirtyfour::Key;

use crate::moves::{ready_to_decide, search};
use crate::people::{AGENT, SUPERVISOR, sign_in};

/// A folder whose counter works on the house at `url`.
fn counter_at(url: &str) -> House {
    let house = House::empty().unwrap();
    let settings = json!({ "settings": { "counter": "Guichet 1", "locale": "fr",
        "lock_after_minutes": 10, "printer": "", "ticket_format": "a4", "database_url": url } });
    std::fs::write(house.path().join("counter.json"), settings.to_string()).unwrap();
    house
}

/// The demo house on a server of its own, and two counters there.
fn two_counters(cluster: &Cluster) -> [House; 2] {
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
        one.see("La base de données répond à nouveau").await?;
        one.see_no_more("La base de données ne répond plus").await?;
        one.see("Demande mise en attente").await?;
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
        one.press(Key::Enter).await?;
        other.see("Le guichet « Guichet 2 » n’est plus admis").await?;
        one.see("Exclu").await?;
        one.keys("r").await?;
        other.see("Code PIN").await?;
        other.keys(AGENT.pin).await?;
        other.press(Key::Enter).await?;
        other.see("DUPONT").await
    });
}
