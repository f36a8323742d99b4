//! *Même personne*: whether a customer about to be made may be one who is there.

use std::collections::BTreeSet;

/// Longer names than this may differ by two letters and still be near.
const LONG: usize = 14;
/// Shorter names than this are near only when they are the same.
const SHORT: usize = 5;

/// What is compared of a person: keys as they are searched by.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// `dupont marie`.
    pub name: &'a str,
    /// The address in lower case, or nothing.
    pub email: &'a str,
    /// National digits, or nothing.
    pub phone: &'a str,
}

/// What two persons have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Likeness {
    /// The name, however its words are ordered or joined.
    pub same_name: bool,
    /// A name that differs by a slip of the hand.
    pub near_name: bool,
    /// The address.
    pub same_email: bool,
    /// The phone.
    pub same_phone: bool,
}

impl Known<'_> {
    /// What the two have in common, where they may be one person: the same address; or a name that is the
    /// same or near, with the same phone, or with nothing that tells them apart.
    #[must_use]
    pub fn likeness(&self, other: &Known<'_>) -> Option<Likeness> {
        let same = |a: &str, b: &str| !a.is_empty() && a == b;
        let differs = |a: &str, b: &str| !a.is_empty() && !b.is_empty() && a != b;
        let same_name = same_name(self.name, other.name);
        let like = Likeness {
            same_name,
            near_name: !same_name && is_near(self.name, other.name),
            same_email: same(self.email, other.email),
            same_phone: same(self.phone, other.phone),
        };
        let told_apart = differs(self.email, other.email) || differs(self.phone, other.phone);
        let named = (like.same_name || like.near_name) && (like.same_phone || !told_apart);
        (like.same_email || named).then_some(like)
    }
}

fn same_name(a: &str, b: &str) -> bool {
    let words = |name: &'_ str| name.split(' ').map(str::to_owned).collect::<BTreeSet<String>>();
    !a.trim().is_empty() && (joined(a) == joined(b) || words(a) == words(b))
}

fn is_near(a: &str, b: &str) -> bool {
    let (a, b) = (joined(a), joined(b));
    let length = a.chars().count().min(b.chars().count());
    let slips = match length {
        0..SHORT => 0,
        SHORT..LONG => 1,
        _ => 2,
    };
    strsim::damerau_levenshtein(&a, &b) <= slips
}

fn joined(name: &str) -> String {
    name.replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known<'a>(name: &'a str, email: &'a str, phone: &'a str) -> Known<'a> {
        Known { name, email, phone }
    }

    #[test]
    fn the_same_address_is_enough() {
        let like = known("dupont marie", "m@x.org", "").likeness(&known("martin", "m@x.org", "06"));
        assert_eq!(like, Some(Likeness { same_email: true, ..Likeness::default() }));
        assert_eq!(known("dupont", "", "").likeness(&known("martin", "", "")), None);
    }

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        for (one, other) in [
            ("le goff yann", "legoff yann"),
            ("dupont marie", "marie dupont"),
            ("王 小明", "王小明"),
        ] {
            let like = known(one, "", "").likeness(&known(other, "", ""));
            assert_eq!(like, Some(Likeness { same_name: true, ..Likeness::default() }), "{one}");
        }
    }

    #[test]
    fn a_slip_of_the_hand_is_near_and_another_name_is_not() {
        let near = |one, other| known(one, "", "").likeness(&known(other, "", "")).is_some();
        assert!(near("dupont marie", "dupond marie"));
        assert!(near("lefebvre antoine", "lefevre antoine"));
        assert!(near("martin zoe", "matrin zoe"));
        assert!(!near("dupont jean", "dupont jeanne"));
        assert!(!near("roy", "ray"));
    }

    #[test]
    fn what_tells_two_namesakes_apart_counts_unless_the_phone_is_the_same() {
        let one = known("dupont marie", "a@x.org", "0601");
        assert_eq!(one.likeness(&known("dupont marie", "b@x.org", "")), None);
        assert_eq!(one.likeness(&known("dupont marie", "", "0602")), None);
        assert!(one.likeness(&known("dupont marie", "b@x.org", "0601")).is_some());
        assert!(one.likeness(&known("dupond marie", "", "0601")).is_some());
        assert!(one.likeness(&known("dupont marie", "", "")).is_some());
        assert_eq!(one.likeness(&known("martin paul", "", "0601")), None, "a family has one phone");
    }
}
