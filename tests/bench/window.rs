//! How fast the window is: the built program on a screen of its own, on the demo house (5,000
//! orders), beside WebKit's own empty window in the same run, interleaved. A table on stdout, then
//! one line of JSON; the exit status says whether each figure is what it must be.
//!
//! - *Start*: from the request to start the program until the cards of the sign-in are drawn: the
//!   page waits for them, then for two frames, and says when by the system's clock.
//! - *Memory*: the proportional set size of the program and of every process it started, once the
//!   queue was shown.
//! - *Key press*: from the time stamp of the key's own event to two frames after the file of the
//!   next request is in the page. The floor is one changed word in an empty window.
//! - *Plan*: a hall of 2,544 seats, from the key to two frames after its drawing is in the page, and the gaps between frames
//!   while it is pulled about.
//!
//! Arguments are the names of the figures wanted, `start`, `press`, `plan`; all of them without.

#[path = "window/floor.rs"]
mod floor;
#[path = "window/hall.rs"]
mod hall;
#[path = "../window/halls.rs"]
#[expect(dead_code, reason = "a bench has one hall")]
mod halls;
#[path = "window/memory.rs"]
mod memory;
#[path = "../window/moves.rs"]
#[expect(dead_code, reason = "a bench moves little")]
mod moves;
#[path = "../window/people.rs"]
#[expect(dead_code, reason = "a bench has two people")]
mod people;
#[path = "window/press.rs"]
mod press;
#[path = "window/start.rs"]
mod start;
#[expect(dead_code, reason = "the core's figures need more of it")]
mod table;

use std::process::ExitCode;

use harness::Step;
use harness::evening;
use harness::house::House;
use harness::window::Window;
use table::{Figure, Must, Table};
use thirtyfour::Key;

use floor::Empty;
use people::{AGENT, sign_in};

/// Starts of the program, each after a start of the empty window.
const STARTS: usize = 10;
/// Presses of each key.
const PRESSES: usize = 60;
/// Requests to decide in the house: more than the presses.
const REQUESTS: usize = 200;

fn main() -> ExitCode {
    let run = tokio::runtime::Builder::new_current_thread().enable_all().build();
    match run.map_err(Into::into).and_then(|runtime| runtime.block_on(measure())) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Step<bool> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|wanted| wanted == name);
    let mut table = Table::default();
    if is_wanted("start") || is_wanted("press") {
        let house = House::demo()?;
        evening::asks_everything_back(house.path(), REQUESTS)?;
        if is_wanted("start") {
            starts(&mut table, &house).await?;
        }
        if is_wanted("press") {
            presses(&mut table, &house).await?;
        }
    }
    if is_wanted("plan") {
        hall::measure(&mut table).await?;
    }
    Ok(table.print())
}

async fn starts(table: &mut Table, house: &House) -> Step {
    let name = "program, start to the sign-in cards, 5,000 orders";
    let mut starts = Figure::new(name, &[Must::At(50, 1_500.0)]);
    for _ in 0..STARTS {
        starts.pair(start::of_the_floor().await?, start::of_the_program(house.path()).await?);
    }
    table.add(starts);
    Ok(())
}

/// Memory once the queue is shown, and keys that decide.
async fn presses(table: &mut Table, house: &House) -> Step {
    let window = Window::open(house.path()).await?;
    let empty = Empty::open().await?;
    sign_in(&window, AGENT).await?;
    window.press(Key::F2).await?;
    press::file_shown(&window).await?;
    window.settle().await?;
    let (whole, alone) = (memory::of("contremarque")?, memory::of("MiniBrowser")?);
    let memory = Figure::new("memory of all its processes", &[Must::Most(300.0, "MB")]);
    table.add(memory.counted(whole).noted(format!("an empty WebKit window: {alone:.0} MB")));
    press::watch(&window).await?;
    for (key, name) in [("\u{e015}", "↓"), ("a", "A")] {
        let name = format!("key {name} to the next request drawn");
        let mut figure = Figure::new(name, &[Must::At(95, 100.0)]);
        for _ in 0..PRESSES {
            figure.pair(empty.press().await?, press::once(&window, key).await?);
        }
        table.add(figure);
    }
    window.close().await?;
    empty.close().await
}
