//! What a line keeps prepared: the statements that were used last. A server has up to some hundreds of kilobytes of each, for each
//! line.

use std::collections::HashMap;

/// Statements that a line keeps.
const KEPT: usize = 256;

/// What was used last, by its text.
pub(super) struct Recent<T> {
    kept: HashMap<String, Kept<T>>,
    uses: u64,
}

struct Kept<T> {
    value: T,
    /// At which use it was used last.
    used: u64,
}

impl<T: Clone> Recent<T> {
    pub(super) fn new() -> Self {
        Self { kept: HashMap::new(), uses: 0 }
    }

    pub(super) fn get(&mut self, text: &str) -> Option<T> {
        let kept = self.kept.get_mut(text)?;
        self.uses += 1;
        kept.used = self.uses;
        Some(kept.value.clone())
    }

    /// Keeps one more, and lets go of the one that was not used for longest. The server drops a statement with the last of its
    /// clones; whoever still asks with it has one.
    pub(super) fn keep(&mut self, text: &str, value: T) {
        if self.kept.len() >= KEPT {
            let oldest = self.kept.iter().min_by_key(|(_, kept)| kept.used);
            if let Some(text) = oldest.map(|(text, _)| text.clone()) {
                self.kept.remove(&text);
            }
        }
        self.uses += 1;
        self.kept.insert(text.to_owned(), Kept { value, used: self.uses });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_longest_goes_first() {
        let mut recent = Recent::new();
        for n in 0..KEPT {
            recent.keep(&n.to_string(), n);
        }
        assert_eq!(recent.get("0"), Some(0));
        recent.keep("one more", KEPT);
        assert_eq!((recent.get("0"), recent.get("1")), (Some(0), None));
        assert_eq!((recent.get("2"), recent.get("one more")), (Some(2), Some(KEPT)));
        assert_eq!(recent.kept.len(), KEPT);
    }
}
