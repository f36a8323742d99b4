//! What a hand does next: anything, and now and then what hands do together.

use std::collections::VecDeque;

use domain::access::Role;
use harness::Step;
use harness::dice::Dice;
use harness::window::Window;
use thirtyfour::Key;

fn one(dice: &mut Dice, words: &[&'static str]) -> &'static str {
    dice.of::<&str>(words)
}

fn types(words: &str) -> Gesture {
    Gesture::Types(words.to_owned())
}

fn presses(key: Key) -> Gesture {
    Gesture::Presses(key)
}

/// What one gesture is.
#[derive(Debug, Clone)]
pub enum Gesture {
    Types(String),
    Presses(Key),
    Holds(char),
    Scans(String),
}

impl Gesture {
    /// Does it; how many keys it was.
    pub async fn done(&self, window: &Window) -> Step<u64> {
        match self {
            Self::Types(words) => {
                window.keys(words).await?;
                Ok(words.chars().count() as u64)
            }
            Self::Presses(key) => {
                window.press(key.clone()).await?;
                Ok(1)
            }
            Self::Holds(key) => {
                window.chord(Key::Control, *key).await?;
                Ok(2)
            }
            Self::Scans(code) => {
                window.scan(code).await?;
                Ok(25)
            }
        }
    }
}

/// Somebody who presses anything.
pub struct Hand {
    dice: Dice,
    /// What is begun and goes on.
    next: VecDeque<Gesture>,
}

impl Hand {
    pub fn of(dice: Dice) -> Self {
        Self { dice, next: VecDeque::new() }
    }

    /// Another person sits down: what was begun is left.
    pub fn leaves(&mut self) {
        self.next.clear();
    }

    /// The next gesture of somebody with that role: half of them begin or go on with something that people do, with a
    /// stray key now and then.
    pub fn gesture(&mut self, role: Role) -> Gesture {
        if self.next.is_empty() && self.dice.roll(2) == 0 {
            self.next = self.together(role).into();
        }
        if self.next.is_empty() || self.dice.roll(12) == 0 {
            return self.anything();
        }
        self.next.pop_front().unwrap_or_else(|| self.anything())
    }

    /// What people of a role do, from wherever they are: chance alone would do little of it.
    fn together(&mut self, role: Role) -> Vec<Gesture> {
        let at_the_counter = match role {
            Role::Cashier => true,
            Role::Agent => false,
            Role::Supervisor => self.dice.roll(2) == 0,
        };
        let (screen, then) = if at_the_counter {
            (Key::F1, self.selling())
        } else if role == Role::Supervisor && self.dice.roll(2) == 0 {
            (Key::F3, self.deciding())
        } else if self.dice.roll(6) == 0 {
            (Key::F4, self.finding())
        } else {
            (Key::F2, self.deciding())
        };
        let there = [
            Gesture::Presses(Key::Escape),
            Gesture::Presses(Key::Escape),
            Gesture::Presses(screen),
        ];
        [&there[..], &then].concat()
    }

    /// A customer, seats, a tender, a sale; then what was sold is put right.
    fn selling(&mut self) -> Vec<Gesture> {
        let serves = [types("/"), types("le g"), presses(Key::Enter)];
        let amount = types(one(&mut self.dice, &["7", "12", "30", "200"]));
        let sold = [types("m"), presses(Key::F8), types("o")];
        let opened = [&sold[..], &[types("v")]].concat();
        match self.dice.roll(8) {
            0 => [&serves[..], &[types("d")]].concat(),
            1 => [&serves[..], &[types("m"), types("c"), amount, presses(Key::F8)]].concat(),
            2 | 3 => vec![types("m"), types("1"), amount, presses(Key::F8)],
            4 => vec![types("m"), types(one(&mut self.dice, &["2", "3"])), presses(Key::F8)],
            5 => [&serves[..], &sold].concat(),
            6 => {
                let rights = one(&mut self.dice, &["xb1", "xtb2", "k", "k3", "r", "i"]);
                let then: Vec<Gesture> =
                    rights.chars().map(|key| types(&key.to_string())).collect();
                [&opened[..], &then, &[presses(Key::F8)]].concat()
            }
            _ => {
                let takes = [types("g"), presses(Key::F8), types("m"), presses(Key::F8)];
                [&opened[..], &takes, &[types("b"), types("2"), presses(Key::F8)]].concat()
            }
        }
    }

    /// A request is decided, or nearly so.
    fn deciding(&mut self) -> Vec<Gesture> {
        let (down, up, enter) = (presses(Key::Down), presses(Key::Up), presses(Key::Enter));
        match self.dice.roll(8) {
            0 | 1 => vec![types("r"), down, up, presses(Key::Escape)],
            2 => vec![down, types("r"), types("1")],
            3 => vec![down, types("t"), types("non au guichet"), enter],
            4 => vec![down, types("d"), enter],
            5 => vec![down, types("p")],
            6 => vec![down, types("a"), types("u")],
            _ => vec![down, types("a")],
        }
    }

    /// An order is found by its number, and looked through.
    fn finding(&mut self) -> Vec<Gesture> {
        let number = types(one(&mut self.dice, &["67108", "671083", "671083"]));
        vec![
            Gesture::Holds('k'),
            number,
            presses(Key::Enter),
            types(one(&mut self.dice, &["w", "a", "t"])),
            types("o"),
        ]
    }

    fn anything(&mut self) -> Gesture {
        const LETTERS: [&str; 35] = [
            "a", "r", "p", "t", "u", "d", "x", "m", "c", "s", "1", "2", "3", "m", "c", "2", "1",
            "5", "30", "12", "3m", "10", "le g", "dup", "A 6", "A 12 14", "noces", "b 3", "/", "p",
            "x", "o", "n", "i", "w",
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
            Key::F3,
            Key::F4,
            Key::F5,
            Key::F6,
            Key::F7,
            Key::F9,
            Key::F10,
            Key::Backspace,
            Key::Delete,
        ];
        match self.dice.roll(40) {
            0 | 1 => {
                let letters: Vec<char> = "aptrucx23456789bdefghkmnq".chars().collect();
                Gesture::Scans((0..24).map(|_| *self.dice.of(&letters)).collect())
            }
            2 => Gesture::Holds(*self.dice.of(&['k', 'o'])),
            3..=17 => Gesture::Presses(self.dice.of(&keys).clone()),
            _ => Gesture::Types((*self.dice.of(&LETTERS)).to_owned()),
        }
    }
}
