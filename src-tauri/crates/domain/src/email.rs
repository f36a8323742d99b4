//! What an e-mail address may look like.

/// The longest address a server takes, in bytes (RFC 5321 §4.5.3.1.3, without its brackets).
pub const LONGEST: usize = 254;

/// The address without its outer spaces, if it can be one: one `@`, a name before it, a domain after
/// it, nothing that could end a header or name a second recipient, nor be taken for somebody else's: addresses are compared
/// in small letters.
#[must_use]
pub fn address(text: &str) -> Option<&str> {
    let trimmed = text.trim();
    let odd = |c: char| c.is_whitespace() || c.is_control() || "<>()[]\\,;:\"".contains(c);
    let (name, domain) = trimmed.split_once('@')?;
    let labels = |part: &str| !part.is_empty() && part.split('.').all(|label| !label.is_empty());
    let whole = labels(name) && labels(domain) && domain.contains('.') && !domain.contains('@');
    let plain = !trimmed.contains(odd) && !trimmed.contains(is_disguised);
    (whole && trimmed.len() <= LONGEST && plain).then_some(trimmed)
}

/// Whether a sign becomes, in small letters, what another capital becomes: the sign of kelvins is k, and so is K.
fn is_disguised(c: char) -> bool {
    let small = c.to_lowercase().to_string();
    small.chars().ne([c]) && small.to_uppercase().chars().ne([c])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_could_carry_a_header_or_a_second_recipient_is_none() {
        assert_eq!(address(" marie.dupont@example.org "), Some("marie.dupont@example.org"));
        for bad in [
            "",
            "marie",
            "@example.org",
            "marie@",
            "marie@example",
            "marie@example..org",
            "marie@a.org,jean@b.org",
            "marie@a.org\r\nBcc: x@b.org",
            "<marie@a.org>",
            "marie@b@a.org",
        ] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn an_address_that_is_another_one_in_small_letters_is_none() {
        for bad in ["\u{212a}arim@a.org", "mar\u{130}e@a.org", "\u{212b}sa@a.org", "\u{2126}@a.org"]
        {
            assert_eq!(address(bad), None, "{bad}");
        }
        for good in ["Karim@a.org", "ÅSA@a.org", "müller@straße.example", "ΩΣ@a.org", "Ÿ@a.org"]
        {
            assert_eq!(address(good), Some(good));
        }
    }
}
