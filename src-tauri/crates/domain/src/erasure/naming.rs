//! Whether words of others name a person: by their address, their phone or their whole name, and as whole words.

use unicode_normalization::char::is_combining_mark;

use crate::text;

/// The fewest digits of a phone that is one person's.
const PHONE_DIGITS: usize = 9;
/// The digits of a phone as it is called from abroad, beyond those at home, and its sign.
const FROM_ABROAD: usize = 5;
/// The most signs between two groups of digits of one phone.
const SPACING: usize = 3;
/// The fewest letters of each part of a name that is one person's.
const NAME_LETTERS: usize = 2;
/// The first letter of the scripts that write a name without a space, and a whole name in one letter.
const UNSPACED: char = '\u{1100}';

/// What a person is named by among words of others. A name of one word is many people's.
pub struct Naming {
    /// In lower case, or nothing.
    email: String,
    /// National digits, or nothing.
    phone: String,
    /// The parts of the name in each order, each as one word.
    names: Vec<Vec<String>>,
}

impl Naming {
    /// What names this person. Both names that stand in one field name them as in two.
    #[must_use]
    pub fn of(last: &str, first: &str, email: &str, phone: &str) -> Self {
        let phone = text::phone_key(phone);
        Self {
            email: if email.contains('@') { email.trim().to_lowercase() } else { String::new() },
            phone: if phone.len() < PHONE_DIGITS { String::new() } else { phone },
            names: divided(last, first).into_iter().filter(is_told).flat_map(ordered).collect(),
        }
    }

    /// Whether nothing would name them.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.email.is_empty() && self.phone.is_empty() && self.names.is_empty()
    }

    /// Whether a text names them.
    #[must_use]
    pub fn is_in(&self, text: &str) -> bool {
        self.address_is_in(text) || self.phone_is_in(text) || self.name_is_in(text)
    }

    fn address_is_in(&self, text: &str) -> bool {
        if self.email.is_empty() || !text.contains('@') {
            return false;
        }
        let text = text.to_lowercase();
        text.match_indices(&self.email).any(|(at, found)| is_whole(&text, at, at + found.len()))
    }

    /// The groups of digits of a phone follow one another, however they are spaced.
    fn phone_is_in(&self, text: &str) -> bool {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if self.phone.is_empty() || digits < PHONE_DIGITS {
            return false;
        }
        let groups = groups(text);
        (0..groups.len()).any(|first| self.phone_is_at(text, &groups[first..]))
    }

    fn phone_is_at(&self, text: &str, groups: &[(usize, usize)]) -> bool {
        let (mut said, mut end) = (String::new(), None);
        for &(from, to) in groups {
            match end {
                None if text[..from].ends_with('+') => said.push('+'),
                Some(end) if !is_spacing(&text[end..from]) => return false,
                _ => {}
            }
            said.push_str(&text[from..to]);
            if said.len() > self.phone.len() + FROM_ABROAD {
                return false;
            }
            if text::phone_key(&said) == self.phone {
                return true;
            }
            end = Some(to);
        }
        false
    }

    fn name_is_in(&self, text: &str) -> bool {
        if self.names.is_empty() {
            return false;
        }
        let all = text::key(text).replace(' ', "");
        let may = |parts: &Vec<String>| parts.iter().all(|part| all.contains(part.as_str()));
        if !self.names.iter().any(may) {
            return false;
        }
        let words = words(text);
        let names = |parts: &Vec<String>, at: usize| {
            let end = parts.iter().try_fold(at, |next, part| spelled(&words, next, part))?;
            Some((words[at].from, words[end - 1].to))
        };
        let whole = |(from, to)| is_whole(text, from, to);
        (0..words.len())
            .any(|at| self.names.iter().any(|parts| names(parts, at).is_some_and(whole)))
    }
}

/// A word of a text, as a key, and where it stands.
struct Word {
    key: String,
    from: usize,
    to: usize,
}

fn words(text: &str) -> Vec<Word> {
    let inside = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut words = Vec::new();
    let mut rest = 0;
    while let Some(before) = text[rest..].find(inside) {
        let from = rest + before;
        let to = text[from..].find(|c: char| !inside(c)).map_or(text.len(), |length| from + length);
        let key = text::key(&text[from..to]).replace(' ', "");
        if !key.is_empty() {
            words.push(Word { key, from, to });
        }
        rest = to;
    }
    words
}

/// The name in two parts, each as one word: last and first, or each way to divide what stands in one field.
fn divided(last: &str, first: &str) -> Vec<[String; 2]> {
    let keys = |name: &str| words(name).into_iter().map(|word| word.key).collect::<Vec<_>>();
    let (last, first) = (keys(last), keys(first));
    if !last.is_empty() && !first.is_empty() {
        return vec![[last.concat(), first.concat()]];
    }
    let whole = if last.is_empty() { first } else { last };
    (1..whole.len()).map(|at| [whole[..at].concat(), whole[at..].concat()]).collect()
}

/// Whether each part has letters enough to be a name.
fn is_told(parts: &[String; 2]) -> bool {
    let letters = |part: &str| -> usize {
        part.chars().map(|c| if c < UNSPACED { 1 } else { NAME_LETTERS }).sum()
    };
    parts.iter().all(|part| letters(part) >= NAME_LETTERS)
}

/// The parts in both orders; as one word too, where their script has no space.
fn ordered([one, other]: [String; 2]) -> Vec<Vec<String>> {
    let unspaced = |name: &str| name.starts_with(|c: char| c >= UNSPACED);
    let mut names = Vec::new();
    if unspaced(&one) && unspaced(&other) {
        names.extend([vec![format!("{one}{other}")], vec![format!("{other}{one}")]]);
    }
    names.extend([vec![one.clone(), other.clone()], vec![other, one]]);
    names
}

/// The word behind those that spell a part of a name from this one on.
fn spelled(words: &[Word], from: usize, part: &str) -> Option<usize> {
    let mut left = part;
    for (at, word) in words.iter().enumerate().skip(from) {
        left = left.strip_prefix(word.key.as_str())?;
        if left.is_empty() {
            return Some(at + 1);
        }
    }
    None
}

/// Whether what stands there is no part of a longer word or address.
fn is_whole(text: &str, from: usize, to: usize) -> bool {
    !goes_on(text[..from].chars().rev()) && !goes_on(text[to..].chars())
}

/// Whether a word goes on there. A full stop or a dash that nothing follows ends it.
fn goes_on(beside: impl Iterator<Item = char>) -> bool {
    for c in beside {
        match c {
            '@' => return true,
            '.' | '-' | '_' | '+' | '\u{2010}' | '\u{2011}' => {}
            c => return c.is_alphanumeric(),
        }
    }
    false
}

/// Where each run of digits begins and ends.
fn groups(text: &str) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match groups.last_mut() {
            Some((_, to)) if *to == at => *to += 1,
            _ => groups.push((at, at + 1)),
        }
    }
    groups
}

/// Whether two groups of digits with this between them are of one phone.
fn is_spacing(between: &str) -> bool {
    let spaces = |c: char| c.is_whitespace() || "./-()·\u{2010}\u{2011}\u{2013}".contains(c);
    between.chars().count() <= SPACING && between.chars().all(spaces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_in_either_order_whatever_its_accents_and_capitals() {
        let elodie = Naming::of("Lévêque", "Élodie", "", "");
        for said in [
            "Vu avec Élodie LÉVÊQUE au téléphone.",
            "LEVEQUE Elodie rappellera",
            "vu avec élodie lévêque, oui",
            "e\u{301}lodie le\u{301}ve\u{302}que",
            "(Lévêque, Élodie)",
            "Lévêque Élodie.",
        ] {
            assert!(elodie.is_in(said), "{said}");
        }
        for other in ["Élodie seule", "M. Lévêque", "Élodie et M. Lévêque", "Élodie Lévêquet"]
        {
            assert!(!elodie.is_in(other), "{other}");
        }
    }

    #[test]
    fn a_name_is_found_however_its_words_are_joined_or_divided_between_the_fields() {
        assert!(Naming::of("Le Goff", "Yann", "", "").is_in("Yann LeGoff"));
        assert!(Naming::of("N’Diaye", "Awa", "", "").is_in("NDIAYE Awa, N'Diaye"));
        assert!(Naming::of("王", "小明", "", "").is_in("见 王小明。"));
        let whole = Naming::of("Marguerite Zwqtal", "", "", "");
        assert!(whole.is_in("Payé par Marguerite Zwqtal.") && whole.is_in("ZWQTAL Marguerite"));
        assert!(!whole.is_in("Marguerite Roy"));
        assert!(Naming::of("Collège", "", "", "").is_nothing(), "a name of one word");
    }

    #[test]
    fn who_is_named_by_a_part_of_it_is_somebody_else() {
        let jean = Naming::of("Dupontel", "Jean", "ana@x.example", "06 12 34 56 78");
        for other in [
            "Jeanne DUPONTEL passera mardi.",
            "Marie-Jean Dupontel",
            "Jean Dupontel-Roy",
            "jean.dupontel@ailleurs.example",
            "Écrire à diana@x.example.",
            "ana@x.example.org",
            "m.ana@x.example",
            "Rappeler au 06 12 34 56 7",
            "n° 106123456789",
        ] {
            assert!(!jean.is_in(other), "{other}");
        }
        assert!(jean.is_in("Écrire à <ANA@x.example>.") && jean.is_in("ana@x.example"));
    }

    #[test]
    fn a_phone_is_found_however_it_is_spaced_and_called() {
        let known = Naming::of("", "", "", "+33 6 98 76 54 32");
        for said in [
            "0698765432",
            "Voir avec le 06 98 76 54 32.",
            "tél.06.98.76.54.32, le soir",
            "le 2 au 06-98-76-54-32, 18 h",
            "+33 (0)6 98 76 54 32",
            "0033698765432",
            "06\u{a0}98\u{a0}76\u{a0}54\u{a0}32",
        ] {
            assert!(known.is_in(said), "{said}");
        }
        assert!(!known.is_in("06 98 76 54 33") && !known.is_in("06, 98, 76, 54 et 32"));
    }

    #[test]
    fn what_is_too_short_to_be_one_person_s_names_nobody() {
        for phone in ["-", "06", "néant", "0", "06 98 76 54"] {
            assert!(Naming::of("Zwq", "", "", phone).is_nothing(), "{phone}");
        }
        assert!(Naming::of("O", "A", "", "").is_nothing(), "« oublié … a oublié »");
        assert!(Naming::of("O A", "", "", "").is_nothing());
    }
}
