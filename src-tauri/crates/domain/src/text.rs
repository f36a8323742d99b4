//! Names as people look for them: without case, accents, ligatures or punctuation.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The key a name sorts and is searched by: lower case, no accents, ligatures opened, every run
/// of anything else than letters and digits one space. Scripts without case are kept.
#[must_use]
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'œ' | 'Œ' => key.push_str("oe"),
            'æ' | 'Æ' => key.push_str("ae"),
            'ß' => key.push_str("ss"),
            'ø' | 'Ø' => key.push('o'),
            'ł' | 'Ł' => key.push('l'),
            'đ' | 'Đ' => key.push('d'),
            'ı' => key.push('i'),
            c if c.is_alphanumeric() => key.extend(c.to_lowercase()),
            _ if key.ends_with(' ') || key.is_empty() => {}
            _ => key.push(' '),
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Whether a character is seen by nobody and changes what is: it turns the direction of writing, breaks
/// the line, or has no width. The joiners of scripts that need them (U+200C, U+200D) do not count.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{00ad}' | '\u{180e}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether anything of the text is seen.
#[must_use]
pub fn is_seen(text: &str) -> bool {
    let joiner = |c: char| matches!(c, '\u{034f}' | '\u{115f}'..='\u{1160}' | '\u{200c}'..='\u{200d}' | '\u{3164}' | '\u{ffa0}');
    text.chars().any(|c| !c.is_whitespace() && !is_hidden(c) && !joiner(c))
}

/// A person as lists and papers name them: `DUPONT Marie`, `ŒUVRARD Benoît`.
#[must_use]
pub fn full_name(last: &str, first: &str) -> String {
    format!("{} {first}", capitals(last)).trim().to_owned()
}

/// A person as mails and letters greet them: `Marie Dupont`.
#[must_use]
pub fn greeted(first: &str, last: &str) -> String {
    format!("{first} {last}").trim().to_owned()
}

/// Whether a name is that of a person, however it is written and whichever of the two comes first.
#[must_use]
pub fn is_name_of(written: &str, last: &str, first: &str) -> bool {
    let written = key(written);
    written == key(&full_name(last, first)) || written == key(&greeted(first, last))
}

/// A name in capitals, where its script sets names in them: Georgian has capitals, and no name is in them.
fn capitals(name: &str) -> String {
    let georgian = |c: char| ('\u{10d0}'..='\u{10ff}').contains(&c);
    let mut capitals = String::with_capacity(name.len());
    for c in name.chars() {
        if georgian(c) { capitals.push(c) } else { capitals.extend(c.to_uppercase()) }
    }
    capitals
}

/// The words of a search, as keys; at most eight, the rest is ignored.
#[must_use]
pub fn words(search: &str) -> Vec<String> {
    key(search).split(' ').filter(|w| !w.is_empty()).take(8).map(str::to_owned).collect()
}

/// Whether what was typed is the whole of a name: the last name, or both in either order.
#[must_use]
pub fn is_whole_name(typed: &str, last: &str, first: &str) -> bool {
    let sorted = |words: &str| {
        let mut words = self::words(words);
        words.sort();
        words
    };
    let typed = sorted(typed);
    !typed.is_empty() && (typed == sorted(last) || typed == sorted(&format!("{last} {first}")))
}

/// The end of the range of texts that begin with `prefix`: every one of them sorts before it, by
/// code points.
#[must_use]
pub fn after_all_from(prefix: &str) -> String {
    format!("{prefix}{}", char::MAX)
}

/// The digits of a phone number as they are compared: `+33 6 55…`, `0033 6 55…` and `06 55…` alike.
#[must_use]
pub fn phone_key(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let national = digits
        .strip_prefix("0033")
        .or_else(|| digits.strip_prefix("33").filter(|_| phone.trim_start().starts_with('+')));
    match national {
        Some(rest) => format!("0{}", rest.trim_start_matches('0')),
        None => digits,
    }
}

/// The key of a name of a hall, category or rate. Names that read the same have the same key. A
/// name without letters or digits is its own.
#[must_use]
pub fn name_key(name: &str) -> String {
    match key(name) {
        key if key.is_empty() => name.trim().to_lowercase(),
        key => key,
    }
}

/// Bytes in hexadecimal, as people write them down and the engines do.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes of a hexadecimal text; none where it is no such text.
#[must_use]
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.bytes().all(|byte| byte.is_ascii_hexdigit()) || !text.len().is_multiple_of(2) {
        return None;
    }
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_whole_when_nothing_of_it_is_left_untyped() {
        let whole = |typed| is_whole_name(typed, "Dupont", "Marie");
        assert!(whole("dupont") && whole("DUPONT marie") && whole("Marie Dupont"));
        assert!(!whole("dup") && !whole("marie") && !whole("") && !whole("dupont m"));
        assert!(!is_whole_name("dupont", "Dupont-Aignan", "Nicolas"));
        assert!(is_whole_name("dupont aignan", "DUPONT-AIGNAN", "Nicolas"));
    }

    #[test]
    fn a_name_is_somebody_s_in_either_order_and_in_any_writing() {
        for written in ["DUPONT Marie", "Marie Dupont", "marie  DUPONT", "Dupont, Marie"] {
            assert!(is_name_of(written, "Dupont", "Marie"), "{written}");
        }
        for other in ["Dupont", "Marie", "", "Dupond Marie", "Marie Dupont et Paul"] {
            assert!(!is_name_of(other, "Dupont", "Marie"), "{other}");
        }
    }

    #[test]
    fn bytes_read_back_from_their_hexadecimal_text() {
        let bytes = [0, 1, 0x7f, 0x80, 0xff];
        assert_eq!(unhex(&hex(&bytes)).as_deref(), Some(&bytes[..]));
        assert_eq!(unhex(""), Some(Vec::new()));
        for none in ["0", "0g", "é0", "+1"] {
            assert_eq!(unhex(none), None, "{none}");
        }
    }

    #[test]
    fn names_are_found_without_case_accents_or_punctuation() {
        assert_eq!(key("ŒUVRARD Benoît"), "oeuvrard benoit");
        assert_eq!(key("  N’DIAYE   Aïcha "), "n diaye aicha");
        assert_eq!(key("PÉREZ-GALLEGO"), "perez gallego");
        assert_eq!(key("Ångström"), "angstrom");
        assert_eq!(key("Ірина 王"), "ірина 王");
    }

    #[test]
    fn a_range_holds_whatever_begins_with_its_first_text() {
        for (prefix, longer) in
            [("dup", "dupont"), ("d~", "d~z"), ("الح", "الحداد"), ("王", "王小明")]
        {
            assert!(*longer < *after_all_from(prefix), "{prefix}");
        }
        assert!(*"dur" > *after_all_from("dup"));
    }

    #[test]
    fn a_last_name_is_shown_in_capitals() {
        assert_eq!(full_name("Œuvrard", "Benoît"), "ŒUVRARD Benoît");
        assert_eq!(full_name("Collège Jean-Moulin", ""), "COLLÈGE JEAN-MOULIN");
        assert_eq!(full_name("კაპანაძე", "ნინო"), "კაპანაძე ნინო");
        assert_eq!(greeted("Benoît", "Œuvrard"), "Benoît Œuvrard");
        assert_eq!(greeted("", "Collège Jean-Moulin"), "Collège Jean-Moulin");
    }

    #[test]
    fn phones_compare_by_their_national_digits() {
        assert_eq!(phone_key("+33 6 55 79 58 56"), "0655795856");
        assert_eq!(phone_key("06.55.79.58.56"), "0655795856");
        assert_eq!(phone_key("+49 30 1234"), "49301234");
    }
}
