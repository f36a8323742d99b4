//! Quotes in the words of a hall: what stands between two of them is read as it is written, a quote in it twice.

/// Stands for what was in quotes, where that is taken out of a line.
pub(super) const QUOTED: &str = "\u{e000}";
/// What begins and ends it.
const QUOTE: char = '"';

/// A text without what is in quotes, [`QUOTED`] in the place of each, and these in order; nothing where the last one is not
/// closed.
pub(super) fn take_out(text: &str) -> Option<(String, Vec<String>)> {
    let mut left = String::with_capacity(text.len());
    let mut quoted = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(QUOTE) {
        let (inner, behind) = closed(after)?;
        left.push_str(before);
        left.push(' ');
        left.push_str(QUOTED);
        left.push(' ');
        quoted.push(inner);
        rest = behind;
    }
    left.push_str(rest);
    Some((left, quoted))
}

/// What stands before the quote that closes it, and what comes behind that; nothing where none does.
pub(super) fn closed(text: &str) -> Option<(String, &str)> {
    let mut inner = String::new();
    let mut rest = text;
    loop {
        let (before, after) = rest.split_once(QUOTE)?;
        inner.push_str(before);
        let Some(behind) = after.strip_prefix(QUOTE) else { return Some((inner, after)) };
        inner.push(QUOTE);
        rest = behind;
    }
}

/// Whether a line begins with a quote; what comes behind it.
pub(super) fn begins(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix(QUOTE)
}

/// A text in quotes.
#[must_use]
pub fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace(QUOTE, "\"\""))
}
