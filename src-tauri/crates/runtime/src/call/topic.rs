//! What a command changes, as the windows and the other counters are told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! topics {
    ($($(#[$meta:meta])* $name:ident $key:literal),* $(,)?) => {
        /// What the window fetches again after a command.
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
            JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum Topic { $($(#[$meta])* $name),* }

        impl Topic {
            /// Every topic.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// As it is written.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }
        }
    };
}

topics! {
    /// Requests.
    Reprises "reprises",
    /// Lots and balances.
    Credits "credits",
    /// Places and seats.
    Places "places",
    /// Seats in baskets.
    Holds "holds",
    /// Orders.
    Orders "orders",
    /// Halls, categories, rates, shows, performances, prices, sales.
    Season "season",
    /// Customers.
    Customers "customers",
    /// Mails.
    Mails "mails",
    /// Policies.
    Policies "policies",
    /// Settings, operators, sessions.
    Settings "settings",
    /// Counters of the house.
    Counters "counters",
}

impl Topic {
    /// The topic written so, if this program knows it.
    #[must_use]
    pub(crate) fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|topic| topic.key() == key)
    }
}

/// What the house is told changed: `7-0192… reprises credits`, the program first.
#[must_use]
pub(crate) fn announcement(program: &str, topics: &[Topic]) -> Option<String> {
    if topics.is_empty() {
        return None;
    }
    let names = topics.iter().map(|topic| topic.key());
    Some(
        std::iter::once(program.to_owned())
            .chain(names.map(str::to_owned))
            .collect::<Vec<_>>()
            .join(" "),
    )
}

/// The topics of an announcement by another program. A word that a newer program announced may
/// concern anything.
#[must_use]
pub(crate) fn topics_of(announced: &str, program: &str) -> Vec<Topic> {
    let mut words = announced.split(' ');
    if words.next() == Some(program) {
        return Vec::new();
    }
    let known: Option<Vec<Topic>> = words.map(Topic::of_key).collect();
    known.unwrap_or_else(|| Topic::ALL.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_s_own_changes_are_not_news() {
        let text = announcement("7-a", &[Topic::Reprises, Topic::Credits]).unwrap();
        assert_eq!(text, "7-a reprises credits");
        assert!(topics_of(&text, "7-a").is_empty());
        assert_eq!(topics_of(&text, "7-b"), [Topic::Reprises, Topic::Credits]);
        assert_eq!(announcement("7-a", &[]), None);
    }

    #[test]
    fn a_word_from_a_newer_program_may_concern_anything() {
        assert_eq!(topics_of("7 reprises weather", "8-a"), Topic::ALL);
    }
}
