//! The terms that a request shows: those of each of its places.

use contract::policy::Terms;

/// The terms of the places asked back, each text once.
#[derive(Default)]
pub(super) struct Shown {
    texts: Vec<(String, Terms)>,
}

impl Shown {
    /// Adds the terms of a place of this show.
    pub(super) fn add(&mut self, show: &str, terms: Terms) {
        if self.texts.iter().all(|(_, known)| *known != terms) {
            self.texts.push((show.to_owned(), terms));
        }
    }

    /// One text of them all, each under its show where there are several. The version is the newest
    /// of theirs.
    pub(super) fn together(self) -> Terms {
        let several = self.texts.len() > 1;
        let mut all = Terms { version: 0, fr: String::new(), en: String::new() };
        for (show, Terms { version, fr, en }) in self.texts {
            all.version = all.version.max(version);
            for (text, part) in [(&mut all.fr, fr), (&mut all.en, en)] {
                let part = if several { format!("{show}\n{part}") } else { part };
                let gap = if text.is_empty() { "" } else { "\n\n" };
                text.push_str(&format!("{gap}{part}"));
            }
        }
        all
    }
}
