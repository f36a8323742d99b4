//! What an e-mail address may look like.

use crate::OfficeError;

/// The longest address a server takes.
const LONGEST: usize = 254;

/// An address without its outer spaces: one `@`, a name before it, a domain after it, nothing that
/// could end a header or name a second recipient.
///
/// # Errors
/// [`crate::Code::BadField`] on `field`.
pub fn address<'a>(field: &str, text: &'a str) -> Result<&'a str, OfficeError> {
    let trimmed = text.trim();
    let odd = |c: char| c.is_whitespace() || c.is_control() || "<>()[]\\,;:\"".contains(c);
    let refused = || OfficeError::bad_field(field);
    let (name, domain) = trimmed.split_once('@').ok_or_else(refused)?;
    let labels = |part: &str| !part.is_empty() && part.split('.').all(|label| !label.is_empty());
    let whole = labels(name) && labels(domain) && domain.contains('.') && !domain.contains('@');
    if whole && trimmed.len() <= LONGEST && !trimmed.contains(odd) {
        Ok(trimmed)
    } else {
        Err(refused())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_could_carry_a_header_or_a_second_recipient_is_refused() {
        assert_eq!(
            address("email", " marie.dupont@example.org ").unwrap(),
            "marie.dupont@example.org"
        );
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
            assert!(address("email", bad).is_err(), "{bad}");
        }
    }
}
