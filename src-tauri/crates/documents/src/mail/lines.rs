//! Texts that must stay on one line.

/// Collapses breaks and control characters to a single space: no name breaks a header or a layout.
pub(super) fn one_line(text: &str) -> String {
    text.split(|c: char| c == ' ' || c == '\t' || c.is_control() || "\u{2028}\u{2029}".contains(c))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
