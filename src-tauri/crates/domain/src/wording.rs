//! Words of the house among its terms: what they may not say, because the policy says it.

/// The house's words without the lines that say what the policy says.
#[must_use]
pub fn own_words(text: &str) -> String {
    let own: Vec<&str> = text.lines().filter(|line| !says_the_policy(line)).collect();
    own.join("\n")
}

/// Units that a policy counts in.
const UNITS: [&str; 22] = [
    "%", "€", "eur", "euro", "euros", "heure", "heures", "hour", "hours", "jour", "jours", "day",
    "days", "semaine", "semaines", "week", "weeks", "mois", "month", "months", "an", "ans",
];
/// Units of time, which a deadline counts back from a performance.
const BEFORE: [&str; 10] =
    ["h", "heure", "heures", "hour", "hours", "jour", "jours", "day", "days", "veille"];
/// How a fee, or none, is said without a figure.
const PHRASES: [&str; 11] = [
    "sans frais",
    "sans retenue",
    "aucuns frais",
    "aucun frais",
    "aucune retenue",
    "free of charge",
    "without fee",
    "without a fee",
    "without any fee",
    "no fee",
    "no charge",
];

/// Whether a line states a deadline, a fee or a validity by hand: what the program writes itself.
#[must_use]
pub fn says_the_policy(line: &str) -> bool {
    let words = words(line);
    let text = words.join(" ");
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let counted = words.windows(2).any(|pair| {
        is_number(&pair[0]) && UNITS.contains(&pair[1].as_str())
            || pair[0] == "€" && is_number(&pair[1])
            || BEFORE.contains(&pair[0].as_str()) && ["avant", "before"].contains(&&*pair[1])
    });
    let hours_before = text.contains(" avant") || text.contains(" before");
    let short = words.windows(2).any(|pair| is_number(&pair[0]) && pair[1] == "h");
    counted
        || short && hours_before
        || text.contains("pour cent")
        || text.contains("percent")
        || text.contains("per cent")
        || PHRASES.iter().any(|phrase| text.contains(phrase))
}

/// The words of a line in lower case: figures, letters and signs of amounts each for themselves.
fn words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut kind = ' ';
    for c in line.to_lowercase().chars() {
        let next = match c {
            '%' | '€' => c,
            _ if c.is_ascii_digit() => '0',
            _ if c.is_alphabetic() => 'a',
            _ => ' ',
        };
        match words.last_mut() {
            Some(word) if next == kind && matches!(next, '0' | 'a') => word.push(c),
            _ if next != ' ' => words.push(c.to_string()),
            _ => {}
        }
        kind = next;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_the_policy_are_known_in_words_of_the_house() {
        for line in [
            "La demande doit nous parvenir au plus tard 24 heures avant la séance.",
            "Jusqu’à 24h avant la séance",
            "Au plus tard vingt-quatre heures avant la séance.",
            "L’échange est sans frais.",
            "Une retenue de 10 % est faite.",
            "Une retenue de 1,50 € par billet.",
            "€5 are kept.",
            "L’avoir est valable 365 jours.",
            "The credit is valid for 365 days.",
            "It is free of charge.",
            "Dix pour cent sont gardés.",
        ] {
            assert!(says_the_policy(line), "{line}");
        }
        for line in [
            "Présentez-vous au guichet, ouvert de 13 h à 18 h.",
            "La reprise n’est jamais versée en argent : elle devient un avoir à votre nom.",
            "Article 3 du règlement intérieur, tél. 01 42 00 00 00.",
            "L’avoir peut être utilisé en une ou plusieurs fois, pour toute séance de la maison.",
            "Arrivez un peu avant la séance.",
        ] {
            assert!(!says_the_policy(line), "{line}");
        }
        assert_eq!(own_words("A.\nAu plus tard 24 heures avant.\nB."), "A.\nB.");
    }
}
