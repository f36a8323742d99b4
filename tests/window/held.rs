//! Another program has the house: the window says who within three seconds, and goes on by itself.

use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use harness::Step;
use harness::house::House;
use harness::server::fresh_database;
use harness::story::{in_two_windows, in_window};
use harness::window::Window;

use crate::counters::counter_at;
use crate::moves::{ready_to_decide, search};
use crate::people::{AGENT, SUPERVISOR, choose, sign_in};

/// As long as somebody looks at a button that does nothing.
const SOON: Duration = Duration::from_secs(3);
/// A command has been refused by then, and sent again.
const LONGER_THAN_A_COMMAND: Duration = Duration::from_millis(4_500);

/// A counter that has the house of a server, until it lets it go.
struct Holder {
    let_go: Sender<()>,
    thread: JoinHandle<()>,
}

impl Holder {
    fn of(url: &str, counter: &str) -> Self {
        let (url, counter) = (url.to_owned(), counter.to_owned());
        let (let_go, asked) = channel::<()>();
        let (taken, has_it) = channel();
        // The driver blocks: it is on no thread of a story.
        let thread = std::thread::spawn(move || {
            let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
            let sql = "SELECT 'contremarque ' || id FROM counter WHERE name = $1";
            let name: String = client.query_one(sql, &[&counter]).unwrap().get(0);
            let takes = format!(
                "SET application_name = '{name}'; BEGIN; SELECT seq FROM head WHERE id = 1 FOR UPDATE"
            );
            client.batch_execute(&takes).unwrap();
            taken.send(()).unwrap();
            let _ = asked.recv();
            client.batch_execute("ROLLBACK").unwrap();
        });
        has_it.recv().unwrap();
        Self { let_go, thread }
    }

    fn lets_go(self) {
        self.let_go.send(()).unwrap();
        self.thread.join().unwrap();
    }
}

/// Presses the key that puts a request aside, and reads who is in the way.
async fn is_told_who(window: &Window, who: &str) -> Step {
    let began = Instant::now();
    window.keys("p").await?;
    window.see(who).await?;
    let told = began.elapsed();
    assert!(told < SOON, "told after {told:?}");
    Ok(())
}

#[test]
fn a_counter_that_keeps_the_house_is_named_and_what_was_pressed_is_done_once_it_lets_go() {
    let url = fresh_database();
    let first = counter_at(&url);
    first.ctl(None, &["demo"]).unwrap();
    let houses = [first, counter_at(&url)];
    in_two_windows("held", &houses, async |one, other| {
        sign_in(one, AGENT).await?;
        search(one, "DUPONT").await?;
        ready_to_decide(one).await?;
        other.see("Qui est au guichet").await?;
        let holder = Holder::of(&url, "Guichet 2");
        is_told_who(one, "La maison est occupée par « Guichet 2 »").await?;
        // Whoever signs in at the other counter waits as well, and is told.
        choose(other, SUPERVISOR).await?;
        other.keys(SUPERVISOR.pin).await?;
        other.press(thirtyfour::Key::Enter).await?;
        other.see("La maison est occupée par un autre programme de ce poste").await?;
        tokio::time::sleep(LONGER_THAN_A_COMMAND).await;
        one.see("Une action attend").await?;
        one.see("La maison est occupée par « Guichet 2 »").await?;
        // What is only read is read.
        one.press(thirtyfour::Key::F4).await?;
        one.see("Clients").await?;
        holder.lets_go();
        one.see("Demande mise en attente").await?;
        one.see_no_more("La maison est occupée").await?;
        other.find(harness::find::Role::Region, "Écrans").await?;
        other.see_no_more("La maison est occupée").await
    });
}

#[test]
fn a_program_that_keeps_the_file_is_told_of_and_the_window_goes_on_by_itself() {
    let house = House::demo().unwrap();
    in_window("held-file", &house, async |window| {
        sign_in(window, AGENT).await?;
        search(window, "DUPONT").await?;
        ready_to_decide(window).await?;
        let terminal = rusqlite::Connection::open(house.path().join("contremarque.sqlite"))?;
        terminal.execute_batch("BEGIN IMMEDIATE")?;
        is_told_who(window, "La maison est occupée par un autre programme de ce poste").await?;
        tokio::time::sleep(LONGER_THAN_A_COMMAND).await;
        window.see("Une action attend").await?;
        terminal.execute_batch("ROLLBACK")?;
        drop(terminal);
        window.see("Demande mise en attente").await?;
        window.see_no_more("La maison est occupée").await
    });
}
