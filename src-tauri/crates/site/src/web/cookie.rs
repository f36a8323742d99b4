//! The one cookie. Until somebody signs in it holds what ties a code to their browser, then the token of their session:
//! always another one, so that nobody is signed in under a word that somebody else knows.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;

use crate::session::Token;

/// Its name over TLS: no page of a neighbouring name can set it, nor one without TLS.
const SECURE: &str = "__Host-contremarque";
/// Its name on this machine alone.
const PLAIN: &str = "contremarque";

/// What becomes of it.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Keep(Token),
    Forget,
}

const fn name(public: bool) -> &'static str {
    if public { SECURE } else { PLAIN }
}

/// What the browser sent. Two of one name are none: it cannot be said whose they are.
pub(crate) fn read(headers: &HeaderMap, public: bool) -> Option<Token> {
    let sent = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let pairs = sent.flat_map(|text| text.split(';'));
    let mut ours = pairs
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(known, _)| *known == name(public));
    let (_, value) = ours.next()?;
    if ours.next().is_some() { None } else { Token::read(value) }
}

/// What the browser is told to keep. It forgets it when it is closed; the house ends the session by its own time.
pub(crate) fn write(change: &Change, public: bool) -> String {
    let (value, age) = match change {
        Change::Keep(token) => (token.reveal(), ""),
        Change::Forget => ("", "; Max-Age=0"),
    };
    let secure = if public { "; Secure" } else { "" };
    format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", name(public))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn sent(text: &str) -> HeaderMap {
        HeaderMap::from_iter([(COOKIE, HeaderValue::from_str(text).unwrap())])
    }

    #[test]
    fn the_cookie_that_was_written_is_read_under_its_own_name_alone() {
        let token = Token::fresh().unwrap();
        for public in [false, true] {
            let written = write(&Change::Keep(token.clone()), public);
            let pair = written.split(';').next().unwrap();
            assert_eq!(read(&sent(&format!("autre=1; {pair}")), public), Some(token.clone()));
            assert_eq!(read(&sent(pair), !public), None);
            assert_eq!(read(&sent(&format!("{pair}; {pair}")), public), None);
            assert_eq!(written.contains("; Secure"), public);
            assert!(
                written.contains("; Path=/; HttpOnly; SameSite=Lax") && !written.contains("Domain")
            );
        }
        assert!(write(&Change::Forget, true).ends_with("; Max-Age=0"));
    }
}
