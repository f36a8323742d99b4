//! What a text may name that is printed on a paper, read out or pasted: numbers and codes, however
//! they are written.

use unicode_normalization::UnicodeNormalization;

use crate::text;

/// Something that a number, a code or an address names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identifier {
    /// The code of a ticket.
    Code(String),
    /// The number of an order: any text.
    Order(String),
    /// *Avoir*, `AV-000123`.
    Lot(i64),
    /// *Demande*, `R-000042`.
    Request(i64),
    /// The paper of a void, an exchange or a correction, `AN-000001`.
    Amendment(i64),
    /// *N° d’ordre* of a ticket.
    Ticket(i64),
    /// The number of a customer.
    Customer(i64),
    /// The address that a mail went to, or the id of a mail.
    Mail(String),
}

/// Shortest code that is read without its spaces.
const CODE_MIN: usize = 16;
/// Longest text that is looked for.
const LONGEST: usize = 100;
/// Words that are looked at.
const WORDS_MAX: usize = 24;

/// What a text may name, the likeliest first. Spaces in numbers, dashes of any kind, figures of full
/// width, « n° » and the words before and after a number do not count. A word such as « commande »
/// or « billet » before a number says what it is of.
#[must_use]
pub fn identifiers(typed: &str) -> Vec<Identifier> {
    let plain = plain(typed);
    let mut found = Found::default();
    found.code(&plain);
    if plain.contains('@') {
        for address in addresses(&plain) {
            found.add(Identifier::Mail(address.to_owned()));
            found.add(Identifier::Mail(address.to_lowercase()));
        }
        return found.0;
    }
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let words = &words[..words.len().min(WORDS_MAX)];
    found.code(&words.concat());
    words.iter().for_each(|word| found.code(word));
    found.order(&plain);
    let prefixed = prefixed(words);
    if !prefixed.is_empty() {
        prefixed.into_iter().for_each(|named| found.add(named));
        return found.0;
    }
    let Some(at) = words.iter().position(|word| word.contains(|c: char| c.is_ascii_digit())) else {
        return found.0;
    };
    let kind = words[..at].iter().rev().find_map(|word| kind_of(word));
    for number in numbers(&words[at..]) {
        found.number(&number, kind);
    }
    if kind.is_none_or(|kind| kind == Kind::Order) {
        // `WEB-1042` is one number, whatever stands between its parts.
        let whole = plain.split_whitespace().find(|word| word.contains(words[at]));
        whole.into_iter().chain([words[at]]).for_each(|word| found.order(trimmed(word)));
    }
    found.0
}

#[derive(Default)]
struct Found(Vec<Identifier>);

impl Found {
    fn add(&mut self, named: Identifier) {
        if !self.0.contains(&named) {
            self.0.push(named);
        }
    }

    fn code(&mut self, word: &str) {
        if word.len() >= CODE_MIN && word.len() <= LONGEST && !word.contains(' ') {
            self.add(Identifier::Code(word.to_owned()));
            self.add(Identifier::Code(word.to_lowercase()));
        }
    }

    fn order(&mut self, number: &str) {
        if !number.is_empty() && number.len() <= LONGEST {
            self.add(Identifier::Order(number.to_owned()));
            self.add(Identifier::Order(number.to_uppercase()));
        }
    }

    /// Digits, as what the word before them says, or as all that they may be.
    fn number(&mut self, digits: &str, kind: Option<Kind>) {
        let is = |one: Kind| kind.is_none_or(|kind| kind == one);
        if is(Kind::Order) {
            self.order(digits);
        }
        let Ok(number) = digits.parse() else { return };
        for (one, named) in [
            (Kind::Ticket, Identifier::Ticket(number)),
            (Kind::Customer, Identifier::Customer(number)),
        ] {
            if is(one) {
                self.add(named);
            }
        }
        match kind {
            Some(Kind::Lot) => self.add(Identifier::Lot(number)),
            Some(Kind::Request) => self.add(Identifier::Request(number)),
            Some(Kind::Amendment) => self.add(Identifier::Amendment(number)),
            _ => {}
        }
    }
}

/// What the word before a number says that it is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Order,
    Ticket,
    Customer,
    Lot,
    Request,
    Amendment,
}

fn kind_of(word: &str) -> Option<Kind> {
    match text::key(word).as_str() {
        "commande" | "cde" | "order" => Some(Kind::Order),
        "billet" | "billets" | "ticket" | "ordre" | "serial" => Some(Kind::Ticket),
        "client" | "cliente" | "customer" => Some(Kind::Customer),
        "avoir" | "credit" => Some(Kind::Lot),
        "demande" | "reprise" | "request" => Some(Kind::Request),
        "piece" | "rectification" | "amendment" => Some(Kind::Amendment),
        _ => None,
    }
}

/// Credits, requests and amendments by their letters: `AV-000001`, `av 1`, `R000042`, `AN-000001`.
fn prefixed(words: &[&str]) -> Vec<Identifier> {
    let mut found = Vec::new();
    for (rank, word) in words.iter().enumerate() {
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = match &word[letters.len()..] {
            "" => words.get(rank + 1).copied().unwrap_or_default(),
            own => own,
        };
        let Some(number) = number(digits) else { continue };
        match letters.to_uppercase().as_str() {
            "AV" => found.push(Identifier::Lot(number)),
            "R" => found.push(Identifier::Request(number)),
            "AN" => found.push(Identifier::Amendment(number)),
            _ => {}
        }
    }
    found
}

/// The number at the beginning, with or without the spaces of thousands, and as its digits are read out.
fn numbers(words: &[&str]) -> Vec<String> {
    let run: Vec<&str> = words.iter().copied().take_while(|word| number(word).is_some()).collect();
    let thousands = run.iter().skip(1).take_while(|word| word.len() == 3).count();
    let mut numbers = Vec::new();
    if let Some(first) = run.first() {
        if thousands > 0 && first.len() <= 3 {
            numbers.push(run[..=thousands].concat());
        }
        let whole = run.concat();
        if !numbers.contains(&whole) {
            numbers.push(whole);
        }
    }
    numbers
}

/// Digits as a number of a series; nothing else is one.
fn number(digits: &str) -> Option<i64> {
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| digits.parse().ok()).flatten()
}

/// A text as it would be typed here: figures and letters of full width made narrow, one kind of dash
/// and of space, nothing that is not seen.
fn plain(typed: &str) -> String {
    let mut plain = String::with_capacity(typed.len());
    let signs = typed.replace('№', "n°").replace('º', "°");
    for c in signs.nfkc().filter(|c| !is_unseen(*c)) {
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2E3A}' | '\u{2E3B}' => plain.push('-'),
            c if !c.is_whitespace() => plain.push(c),
            _ if plain.is_empty() || plain.ends_with(' ') => {}
            _ => plain.push(' '),
        }
    }
    trimmed(&plain).to_owned()
}

const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}')
}

/// Without the marks that a sentence puts around it.
fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Addresses, and ids of mails, without the marks around them.
fn addresses(plain: &str) -> impl Iterator<Item = &str> {
    let words = plain.split(|c: char| c.is_whitespace() || "<>()[]\"',;«»".contains(c));
    let addresses = words.map(|word| word.trim_start_matches("mailto:").trim_matches(['.', ':']));
    addresses.filter(|word| word.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::Identifier::{Code, Customer, Lot, Mail, Order, Request, Ticket};
    use super::*;

    #[test]
    fn an_order_is_named_however_its_number_is_written() {
        for typed in [
            "671083",
            "n° 671083",
            "N°671083",
            "nº671083",
            "№671083",
            "nº 671083",
            "№ 671083",
            "#671083",
            "671 083",
            "671\u{202f}083",
            "671\u{a0}083",
            "６７１０８３",
            "67 10 83",
            "Commande n° 671083",
            "commande 671 083",
            "« 671083 »",
            "671083.",
            "Commande n° 671083 — IPHIGENIE EN TAURIDE, 3 places",
            "671\u{200b}083",
        ] {
            assert!(identifiers(typed).contains(&Order("671083".to_owned())), "{typed}");
        }
        assert!(identifiers("web–1042").contains(&Order("WEB-1042".to_owned())));
    }

    #[test]
    fn letters_say_that_a_number_is_a_credits_or_a_requests_and_then_it_is_nothing_else() {
        for typed in
            ["AV-000001", "av-1", "AV 000001", "AV000001", "AV–000001", "avoir n° AV-000001"]
        {
            let named = identifiers(typed);
            assert!(named.contains(&Lot(1)), "{typed}");
            assert!(!named.contains(&Ticket(1)) && !named.contains(&Customer(1)), "{typed}");
        }
        for typed in ["R-000042", "r42", "Demande n° R‑000042", "demande n° 42"] {
            assert!(identifiers(typed).contains(&Request(42)), "{typed}");
        }
        assert!(!identifiers("R-42a").iter().any(|it| matches!(it, Request(_))));
    }

    #[test]
    fn a_number_is_an_orders_before_a_tickets_before_a_customers() {
        let named = identifiers("0000042");
        assert_eq!(named, [Order("0000042".to_owned()), Ticket(42), Customer(42)]);
        assert_eq!(identifiers("N° d’ordre 7").last(), Some(&Ticket(7)));
        assert_eq!(identifiers("client 7").last(), Some(&Customer(7)));
        let long = identifiers("99999999999999999999");
        assert!(long.iter().all(|it| matches!(it, Code(_) | Order(_))), "{long:?}");
    }

    #[test]
    fn a_code_is_read_in_groups_and_in_capitals() {
        let code = Code("223qn687kaz3ubeyf5fztf9j".to_owned());
        for typed in [
            "223qn687kaz3ubeyf5fztf9j",
            "223QN687KAZ3UBEYF5FZTF9J",
            "223q n687 kaz3 ubey f5fz tf9j",
            "code : 223qn687kaz3ubeyf5fztf9j",
        ] {
            assert!(identifiers(typed).contains(&code), "{typed}");
        }
    }

    #[test]
    fn an_address_names_mails_and_no_number() {
        let address = Mail("marie12@example.org".to_owned());
        for typed in
            ["marie12@example.org", "Marie <Marie12@example.org>", "mailto:marie12@example.org"]
        {
            assert_eq!(identifiers(typed).last(), Some(&address), "{typed}");
        }
    }

    #[test]
    fn words_without_a_figure_name_no_number() {
        assert!(identifiers("").is_empty());
        assert_eq!(
            identifiers("Le Goff"),
            [Order("Le Goff".to_owned()), Order("LE GOFF".to_owned())]
        );
    }
}
