//! Paths as the tokens of a macro or an attribute show them.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path among tokens.
pub struct Shown {
    /// Segments.
    pub path: Vec<String>,
    pub line: usize,
    /// Whether `!` follows: a macro.
    pub is_macro: bool,
}

/// Tokens in order, groups opened: of each group its own token stands before what it holds.
pub fn flat(tokens: TokenStream) -> Vec<TokenTree> {
    let mut out = Vec::new();
    for token in tokens {
        let inner = if let TokenTree::Group(group) = &token { Some(group.stream()) } else { None };
        out.push(token);
        out.extend(inner.into_iter().flat_map(flat));
    }
    out
}

fn is_punct(token: Option<&TokenTree>, char: char) -> bool {
    matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == char)
}

/// Whether a word by itself is a name to look up: a type, a constant, something called.
fn is_name(word: &str, next: Option<&TokenTree>) -> bool {
    let called =
        matches!(next, Some(TokenTree::Group(g)) if g.delimiter() == Delimiter::Parenthesis);
    called || is_punct(next, '!') || word.starts_with(|c: char| c.is_uppercase())
}

/// Whether what stands before a word makes it no path: a field or method, a macro's parameter, a
/// name that is being defined.
fn is_no_path(tokens: &[TokenTree], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    match before {
        Some(TokenTree::Punct(p)) if p.as_char() == '.' => {
            !at.checked_sub(2).is_some_and(|b| is_punct(tokens.get(b), '.'))
        }
        Some(TokenTree::Punct(p)) if p.as_char() == '$' => {
            !matches!(&tokens[at], TokenTree::Ident(word) if word == "crate")
        }
        Some(TokenTree::Ident(word)) => {
            ["struct", "enum", "trait", "type", "fn", "const", "static"].iter().any(|w| word == w)
        }
        _ => false,
    }
}

/// Paths among `tokens`, in order.
pub fn shown(tokens: TokenStream) -> Vec<Shown> {
    let tokens = flat(tokens);
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let TokenTree::Ident(first) = &tokens[at] else {
            at += 1;
            continue;
        };
        let start = at;
        let mut path = vec![first.to_string()];
        at += 1;
        while is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':') {
            let Some(TokenTree::Ident(next)) = tokens.get(at + 2) else { break };
            path.push(next.to_string());
            at += 3;
        }
        let outside = start >= 2
            && is_punct(tokens.get(start - 1), ':')
            && is_punct(tokens.get(start - 2), ':');
        let named = path.len() > 1 || is_name(&path[0], tokens.get(at));
        if named && !outside && !is_no_path(&tokens, start) {
            let is_macro = is_punct(tokens.get(at), '!');
            out.push(Shown { path, line: first.span().start().line, is_macro });
        }
    }
    out
}

/// Paths that the words in quotes of an attribute may be, as in `with = "super::day"`.
pub fn quoted(tokens: TokenStream) -> Vec<Shown> {
    let literals = flat(tokens).into_iter().filter_map(|token| match token {
        TokenTree::Literal(literal) => Some(literal),
        _ => None,
    });
    literals
        .filter_map(|literal| {
            let line = literal.span().start().line;
            let text = literal.to_string();
            let path: syn::Path = syn::parse_str(text.trim_matches('"')).ok()?;
            let path = path.segments.iter().map(|s| s.ident.to_string()).collect();
            Some(Shown { path, line, is_macro: false })
        })
        .collect()
}
