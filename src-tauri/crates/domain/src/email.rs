//! What an e-mail address may look like.

/// The longest address a server takes (RFC 5321 §4.5.3.1.3, without its brackets).
const LONGEST: usize = 254;

/// The address without its outer spaces, if it can be one: one `@`, a name before it, a domain after
/// it, nothing that could end a header or name a second recipient.
#[must_use]
pub fn address(text: &str) -> Option<&str> {
    let trimmed = text.trim();
    let odd = |c: char| c.is_whitespace() || c.is_control() || "<>()[]\\,;:\"".contains(c);
    let (name, domain) = trimmed.split_once('@')?;
    let labels = |part: &str| !part.is_empty() && part.split('.').all(|label| !label.is_empty());
    let whole = labels(name) && labels(domain) && domain.contains('.') && !domain.contains('@');
    (whole && trimmed.len() <= LONGEST && !trimmed.contains(odd)).then_some(trimmed)
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
}
