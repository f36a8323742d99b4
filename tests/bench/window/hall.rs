//! The plan of a hall of 2,544 seats on a laptop: from the key that opens it until it is drawn, and the gaps between two frames
//! while it is moved.

use harness::Step;
use harness::house::House;
use harness::window::Window;

use crate::halls::{LARGE, at_the_evening, evening};
use crate::table::{Figure, Must, Table};

/// A laptop.
const SCREEN: harness::display::Pixels = (1366, 768);
/// Times that the plan is opened.
const OPENED: usize = 20;
/// Frames of one way across the plan.
const FRAMES: usize = 120;
/// Times that it is moved.
const MOVED: usize = 5;

/// How long W takes until the plan stands there, or stands there no more, and is painted. The window keeps a letter from whatever
/// listens after it, so that the key is pressed here.
const PRESSED: &str = "
const [done] = arguments;
const drawn = () => document.querySelector('.hall-drawing [data-seat]') !== null;
const [before, began] = [drawn(), performance.now()];
const seen = new MutationObserver(() => {
  if (drawn() === before) return;
  seen.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
});
seen.observe(document.body, { subtree: true, childList: true });
for (const kind of ['keydown', 'keyup']) {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent(kind, { key: 'w', code: 'KeyZ', bubbles: true, cancelable: true }));
}";

/// The gaps between frames, in milliseconds: with the plan pulled a step each frame, or left alone.
const GAPS: &str = "
const [pulls, frames, done] = arguments;
const sheet = document.querySelector('.hall-drawing .sheet');
const { left, top, width, height } = sheet.getBoundingClientRect();
const at = (part) => ({ bubbles: true, ctrlKey: true, button: 0, buttons: 1, pointerId: 1,
  clientX: left + width * (0.5 + 0.4 * Math.sin(part * 2 * Math.PI)), clientY: top + height * (0.5 + 0.4 * Math.cos(part * 2 * Math.PI)) });
const send = (name, part) => { if (pulls) sheet.dispatchEvent(new PointerEvent(name, at(part))); };
const gaps = [];
let before = null;
send('pointerdown', 0);
requestAnimationFrame(function frame(now) {
  if (before !== null) gaps.push(now - before);
  before = now;
  if (gaps.length === frames) { send('pointerup', 1); done(gaps); return; }
  send('pointermove', gaps.length / frames);
  requestAnimationFrame(frame);
});";

pub async fn measure(table: &mut Table) -> Step {
    let house = House::demo()?;
    evening(&house, LARGE)?;
    let window = Window::open_on(house.path(), SCREEN).await?;
    at_the_evening(&window).await?;
    window.settle().await?;
    let mut open = Figure::new("plan of 2,544 seats, key to drawn", &[Must::At(95, 200.0)]);
    for round in 0..=OPENED {
        let ms = pressed(&window).await?;
        // The first one comes with fonts and code that are read once.
        if round > 0 {
            open.single(ms);
        }
        if round < OPENED {
            pressed(&window).await?;
        }
    }
    table.add(open);
    for (nearer, name) in [(0, "whole"), (4, "nearer")] {
        for _ in 0..nearer {
            window.keys("+").await?;
        }
        window.settle().await?;
        let mut moved = Figure::new(
            format!("plan of 2,544 seats, {name}, gap of two frames while moved"),
            &[Must::At(95, 20.0)],
        );
        for _ in 0..MOVED {
            let (still, pulled) = (gaps(&window, false).await?, gaps(&window, true).await?);
            still.into_iter().zip(pulled).for_each(|(floor, gap)| moved.pair(floor, gap));
        }
        table.add(moved.noted("the floor is the same window left alone"));
    }
    window.close().await
}

/// Milliseconds from the key to the plan, or from the plan to the list.
async fn pressed(window: &Window) -> Step<f64> {
    let ms = window.page().execute_async(PRESSED, vec![]).await?.convert()?;
    window.settle().await?;
    Ok(ms)
}

async fn gaps(window: &Window, pulls: bool) -> Step<Vec<f64>> {
    let asked = vec![pulls.into(), FRAMES.into()];
    Ok(window.page().execute_async(GAPS, asked).await?.convert()?)
}
