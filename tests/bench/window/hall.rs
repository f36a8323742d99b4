//! The plan of a hall of 2,544 seats on a laptop: from the key that opens it until it is drawn, and the gaps between two frames
//! while it is moved.

use harness::Step;
use harness::house::House;
use harness::window::Window;
use thirtyfour::Key;

use crate::halls::{LARGE, at_the_evening, evening};
use crate::people::{CASHIER, sign_in};
use crate::table::{Figure, Must, Table};

/// A laptop.
const SCREEN: harness::display::Pixels = (1366, 768);
/// Times that the plan is opened by who just signed in, and again.
const OPENED: usize = 12;
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

/// The gaps between frames, in milliseconds, with the plan pulled a step each frame: its seats, or one shape in their place.
const GAPS: &str = "
const [seats, frames, done] = arguments;
const drawing = document.querySelector('.hall-drawing .drawn > svg');
const all = [...drawing.children];
if (!seats) {
  const { x, y, width, height } = drawing.getBBox();
  const one = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const [key, value] of Object.entries({ x: x + 9, y: y + 9, width: width - 18, height: height - 18, fill: 'none', stroke: 'gray' })) one.setAttribute(key, value);
  drawing.replaceChildren(one);
}
const sheet = document.querySelector('.hall-drawing .sheet');
const { left, top, width, height } = sheet.getBoundingClientRect();
const at = (part) => ({ bubbles: true, ctrlKey: true, button: 0, buttons: 1, pointerId: 1,
  clientX: left + width * (0.5 + 0.4 * Math.sin(part * 2 * Math.PI)), clientY: top + height * (0.5 + 0.4 * Math.cos(part * 2 * Math.PI)) });
const send = (name, part) => sheet.dispatchEvent(new PointerEvent(name, at(part)));
const gaps = [];
let before = null;
send('pointerdown', 0);
requestAnimationFrame(function frame(now) {
  if (before !== null) gaps.push(now - before);
  before = now;
  if (gaps.length === frames) { send('pointerup', 1); drawing.replaceChildren(...all); done(gaps); return; }
  send('pointermove', gaps.length / frames);
  requestAnimationFrame(frame);
});";

pub async fn measure(table: &mut Table) -> Step {
    let house = House::demo()?;
    evening(&house, LARGE)?;
    let window = Window::open_on(house.path(), SCREEN).await?;
    at_the_evening(&window).await?;
    window.settle().await?;
    // The first one of all comes with fonts and code that are read once.
    pressed(&window).await?;
    let mut first = Figure::new("plan of 2,544 seats, key to drawn", &[Must::At(95, 200.0)]);
    let mut again = Figure::new("plan of 2,544 seats, opened again", &[Must::At(95, 200.0)]);
    for _ in 0..OPENED {
        pressed(&window).await?;
        // Whoever signs in has not seen it.
        window.press(Key::F12).await?;
        sign_in(&window, CASHIER).await?;
        window.settle().await?;
        first.single(pressed(&window).await?);
        pressed(&window).await?;
        again.single(pressed(&window).await?);
    }
    table.add(first);
    table.add(again);
    // Whole it cannot be moved.
    for _ in 0..4 {
        window.keys("+").await?;
    }
    window.settle().await?;
    let mut moved = Figure::new(
        "plan of 2,544 seats, nearer, gap of two frames while moved",
        &[Must::At(95, 20.0)],
    );
    for _ in 0..MOVED {
        let (one, pulled) = (gaps(&window, false).await?, gaps(&window, true).await?);
        one.into_iter().zip(pulled).for_each(|(floor, gap)| moved.pair(floor, gap));
    }
    table.add(moved.noted("the floor is one shape in its place, pulled alike"));
    window.close().await
}

/// Milliseconds from the key to the plan, or from the plan to the list.
async fn pressed(window: &Window) -> Step<f64> {
    let ms = window.page().execute_async(PRESSED, vec![]).await?.convert()?;
    window.settle().await?;
    Ok(ms)
}

async fn gaps(window: &Window, seats: bool) -> Step<Vec<f64>> {
    let asked = vec![seats.into(), FRAMES.into()];
    Ok(window.page().execute_async(GAPS, asked).await?.convert()?)
}
