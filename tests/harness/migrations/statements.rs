//! SQL cut into statements of words, without comments and line ends.

/// A statement: words, quoted texts and signs.
pub type Statement = Vec<String>;

/// Length of the piece that `text` begins with.
fn piece(text: &str) -> usize {
    let first = text.chars().next().unwrap();
    let closed = |open: usize, end: &str| {
        text[open..].find(end).map_or(text.len(), |at| open + at + end.len())
    };
    match first {
        _ if text.starts_with("--") => closed(2, "\n"),
        _ if text.starts_with("$$") => closed(2, "$$"),
        'X' | 'x' if text[1..].starts_with('\'') => closed(2, "'"),
        '\'' | '"' => closed(1, &first.to_string()),
        c if c.is_alphanumeric() || c == '_' => {
            text.find(|c: char| !(c.is_alphanumeric() || "_.".contains(c))).unwrap_or(text.len())
        }
        _ if ["<>", "<=", ">=", "||", "::", ":="].iter().any(|two| text.starts_with(two)) => 2,
        _ => first.len_utf8(),
    }
}

/// Words, quoted texts and signs of `text`.
pub fn words(text: &str) -> Statement {
    let mut words = Statement::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (word, after) = rest.split_at(piece(rest));
        if !word.starts_with("--") {
            words.push(word.to_owned());
        }
        rest = after.trim_start();
    }
    words
}

/// Statements of `text`. A trigger of SQLite holds statements of its own, up to `END`.
pub fn statements(text: &str) -> Vec<Statement> {
    let mut statements = Vec::new();
    let mut one = Statement::new();
    for word in words(text) {
        let inside = one.first().is_some_and(|w| w == "CREATE")
            && one.iter().any(|w| w == "BEGIN")
            && one.last().is_none_or(|w| w != "END");
        if word == ";" && !inside {
            statements.push(std::mem::take(&mut one));
        } else {
            one.push(word);
        }
    }
    if !one.is_empty() {
        statements.push(one);
    }
    statements
}
