//! A hand that presses anything anywhere, and a reader of codes between: whatever is written is what the
//! screen said before. `CONTREMARQUE_KEYS` says how many keys; a failure prints its seed.

use harness::Step;
use harness::dice::{self, Dice};
use harness::house::House;
use harness::story::in_window;
use harness::window::{Window, plain};
use rusqlite::{Connection, OpenFlags};
use serde::Deserialize;
use thirtyfour::Key;

use crate::people::{AGENT, CASHIER, Person, SUPERVISOR, sign_in};

/// Keys that `make test` presses; `make long` says more.
const KEYS: u64 = 800;
/// Keys that one person presses before another takes the chair.
const SHIFT: u64 = 130;

/// What the screen says that the next key would do.
#[derive(Debug, Clone, Default, Deserialize)]
struct Said {
    /// The button that sells; empty where there is none, or it cannot be pressed.
    sell: String,
    /// Whom the counter serves.
    customer: String,
    /// Place, name and amount of the request that is open.
    place: String,
    reprise: String,
    /// Whether several requests are marked.
    marked: bool,
}

const LOOK: &str = r"
const text = (at) => (at?.innerText ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const shown = (at) => at && at.checkVisibility() ? at : null;
const all = (what) => [...document.querySelectorAll(what)].filter(shown);
const sell = all('.sell button').find((it) => !it.disabled);
const panel = all('aside.panel')[0];
return {
  sell: text(sell?.querySelector('.label')),
  customer: text(all('.counter header h1')[0]),
  place: text(panel?.querySelector('header h2')),
  reprise: text(panel),
  marked: all('tr.row.marked').length > 0,
};";

#[derive(Debug)]
struct Row {
    seq: i64,
    action: String,
    order_id: Option<i64>,
    reprise_id: Option<i64>,
}

/// What was written, read beside the program.
struct Books {
    file: Connection,
    seen: i64,
}

impl Books {
    fn of(house: &House) -> Step<Self> {
        let path = house.path().join("contremarque.sqlite");
        let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let seen = file.query_row("SELECT MAX(seq) FROM journal", [], |row| row.get(0))?;
        Ok(Self { file, seen })
    }

    /// The rows that were written since the last look.
    fn news(&mut self) -> Step<Vec<Row>> {
        let sql =
            "SELECT seq, action, order_id, reprise_id FROM journal WHERE seq > ?1 ORDER BY seq";
        let rows = self
            .file
            .prepare_cached(sql)?
            .query_map([self.seen], |row| {
                Ok(Row {
                    seq: row.get(0)?,
                    action: row.get(1)?,
                    order_id: row.get(2)?,
                    reprise_id: row.get(3)?,
                })
            })?
            .collect::<Result<Vec<_>, _>>()?;
        self.seen = rows.last().map_or(self.seen, |row| row.seq);
        Ok(rows)
    }

    /// What an order was paid with, in cents of one tender.
    fn paid(&self, order: i64, tender: &str) -> Step<i64> {
        let sql = "SELECT COALESCE(SUM(amount_cents), 0) FROM payment WHERE order_id = ?1 AND tender = ?2";
        Ok(self.file.query_row(sql, (order, tender), |row| row.get(0))?)
    }

    /// The last name of an order's customer; empty when it is nobody's.
    fn buyer(&self, order: i64) -> Step<String> {
        let sql = "SELECT COALESCE(c.last_name, '') FROM orders o \
                   LEFT JOIN customer c ON c.id = o.customer_id WHERE o.id = ?1";
        Ok(self.file.query_row(sql, [order], |row| row.get(0))?)
    }

    /// A request's row, seat and amount.
    fn request(&self, id: i64) -> Step<(String, i64)> {
        let sql = "SELECT s.row_label || ' ' || s.number, r.reprise_cents FROM reprise r \
                   JOIN place p ON p.id = r.place_id JOIN seat s ON s.id = p.seat_id WHERE r.id = ?1";
        Ok(self.file.query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }
}

fn money(cents: i64) -> String {
    format!("{},{:02} €", cents / 100, cents % 100)
}

/// What one gesture was.
#[derive(Debug, Clone)]
enum Gesture {
    Types(String),
    Presses(Key),
    Scans(String),
}

fn gesture(dice: &mut Dice) -> Gesture {
    const LETTERS: [&str; 34] = [
        "a", "r", "p", "t", "u", "d", "x", "m", "c", "s", "1", "2", "3", "m", "c", "2", "1", "5",
        "30", "12", "3m", "10", "le g", "dup", "A 6", "A 12 14", "noces", "b 3", "/", "p", "x",
        "o", "n", "i",
    ];
    let keys = [
        Key::Enter,
        Key::Enter,
        Key::Escape,
        Key::Down,
        Key::Up,
        Key::F8,
        Key::F8,
        Key::F8,
        Key::F1,
        Key::F2,
        Key::F4,
        Key::Backspace,
        Key::Delete,
    ];
    match dice.roll(20) {
        0 => {
            let letters: Vec<char> = "aptrucx23456789bdefghkmnq".chars().collect();
            Gesture::Scans((0..24).map(|_| *dice.of(&letters)).collect())
        }
        1..=8 => {
            let key: &Key = dice.of(&keys);
            Gesture::Presses(key.clone())
        }
        _ => Gesture::Types((*dice.of(&LETTERS)).to_owned()),
    }
}

/// Whether a row of the journal is what the screen said before the gesture.
fn judged(books: &Books, row: &Row, said: &Said, after: &Gesture) -> Step {
    if matches!(after, Gesture::Scans(_)) {
        return Err(format!("a scan wrote {row:?}").into());
    }
    match row.action.as_str() {
        "sale.made" => sale(books, row.order_id.unwrap_or_default(), said),
        "reprise.accepted" | "reprise.refused" | "reprise.held" | "reprise.passed"
            if !said.marked =>
        {
            let (place, cents) = books.request(row.reprise_id.unwrap_or_default())?;
            let right =
                said.place.contains(&place_said(&place)) && said.reprise.contains(&money(cents));
            if right { Ok(()) } else { Err(format!("{row:?} of {place}, {}", money(cents)).into()) }
        }
        _ => Ok(()),
    }
}

/// « A 28 » as the panel says it.
fn place_said(place: &str) -> String {
    let (row, seat) = place.rsplit_once(' ').unwrap_or(("", place));
    format!("Rang {row}, siège {seat}")
}

fn sale(books: &Books, order: i64, said: &Said) -> Step {
    let (cash, card) = (books.paid(order, "cash")?, books.paid(order, "card")?);
    let credit = books.paid(order, "credit")?;
    let wanted = match (cash, card) {
        (0, 0) if credit > 0 => format!("Utiliser {} du solde client", money(credit)),
        (0, 0) => "gratuit".to_owned(),
        (cash, 0) => format!("Encaisser {} en espèces", money(cash)),
        (0, card) => format!("Encaisser {} par carte", money(card)),
        (cash, card) => {
            format!("Encaisser {} en espèces et {} par carte", money(cash), money(card))
        }
    };
    let sell = plain(&said.sell);
    let buyer = books.buyer(order)?;
    let to =
        if buyer.is_empty() { said.customer.is_empty() } else { said.customer.contains(&buyer) };
    if sell.contains(&wanted) && to {
        Ok(())
    } else {
        Err(format!("« {wanted} » was written for « {buyer} »").into())
    }
}

async fn does(window: &Window, gesture: &Gesture) -> Step<u64> {
    match gesture {
        Gesture::Types(words) => {
            window.keys(words).await?;
            Ok(words.chars().count() as u64)
        }
        Gesture::Presses(key) => {
            window.press(key.clone()).await?;
            Ok(1)
        }
        Gesture::Scans(code) => {
            window.scan(code).await?;
            Ok(25)
        }
    }
}

/// Waits until nothing is being asked or priced.
async fn rests(window: &Window) -> Step {
    tokio::time::sleep(std::time::Duration::from_millis(90)).await;
    window
        .wait("the page to rest", async || {
            let busy: bool = window
                .script("return document.querySelector('[aria-busy=true]') !== null", vec![])
                .await?;
            Ok((!busy).then_some(()))
        })
        .await
}

async fn shift(
    window: &Window,
    books: &mut Books,
    dice: &mut Dice,
    person: Person,
    most: u64,
) -> Step<u64> {
    window.press(Key::F12).await?;
    sign_in(window, person).await?;
    let mut pressed = 0;
    let mut past = Vec::new();
    while pressed < most {
        rests(window).await?;
        let said: Said = window.script(LOOK, vec![]).await?;
        let next = gesture(dice);
        past.push(format!("{next:?}"));
        pressed += does(window, &next).await?;
        rests(window).await?;
        for row in books.news()? {
            if let Err(error) = judged(books, &row, &said, &next) {
                let last = past.iter().rev().take(12).rev().cloned().collect::<Vec<_>>().join(" ");
                return Err(format!("{}: {error}\n  {said:?}\n  after {last}", person.name).into());
            }
        }
    }
    Ok(pressed)
}

#[test]
fn whatever_is_pressed_what_is_written_is_what_the_screen_said() {
    let keys = std::env::var("CONTREMARQUE_KEYS").ok().and_then(|told| told.parse().ok());
    let keys = keys.unwrap_or(KEYS);
    let house = House::demo().unwrap();
    let mut dice = Dice(dice::seed());
    in_window("monkey", &house, async |window| {
        sign_in(window, CASHIER).await?;
        let mut books = Books::of(&house)?;
        let mut pressed = 0;
        let people = [CASHIER, AGENT, CASHIER, SUPERVISOR];
        for person in people.into_iter().cycle() {
            if pressed >= keys {
                break;
            }
            pressed += shift(window, &mut books, &mut dice, person, SHIFT).await?;
        }
        Ok(())
    });
}
