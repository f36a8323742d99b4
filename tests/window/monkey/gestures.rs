//! What a hand does next: anything, and now and then what hands do together.

use std::collections::VecDeque;

use harness::Step;
use harness::dice::Dice;
use harness::window::Window;
use thirtyfour::Key;

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

    /// The next gesture on a screen.
    pub fn gesture(&mut self, screen: &str) -> Gesture {
        if self.next.is_empty() && self.dice.roll(5) == 0 {
            self.next = self.together(screen).into();
        }
        self.next.pop_front().unwrap_or_else(|| self.anything())
    }

    /// Gestures that belong together on a screen, of which chance alone makes few.
    fn together(&mut self, screen: &str) -> Vec<Gesture> {
        let types = |words: &str| Gesture::Types(words.to_owned());
        let presses = Gesture::Presses;
        let serves = [types("/"), types("le g"), presses(Key::Enter)];
        let amount = self.dice.of(&["7", "12", "30", "200"]);
        match (screen, self.dice.roll(4)) {
            ("Guichet", 0) => [&serves[..], &[types("d")]].concat(),
            ("Guichet", 1) => {
                let pays = [types("m"), types("c"), types(amount), presses(Key::F8)];
                [&serves[..], &pays].concat()
            }
            ("Guichet", 2) => vec![types("m"), types("1"), types(amount), presses(Key::F8)],
            ("Guichet", _) => vec![types("m"), types("2"), presses(Key::F8)],
            ("Demandes" | "À valider", 0 | 1) => {
                vec![types("r"), presses(Key::Down), presses(Key::Up), presses(Key::Escape)]
            }
            ("Demandes" | "À valider", _) => vec![presses(Key::Down), types("r"), types("1")],
            (_, 0) => vec![Gesture::Holds('k'), types("67108"), presses(Key::Enter), types("w")],
            _ => vec![presses(Key::F1)],
        }
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
            Key::F4,
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
