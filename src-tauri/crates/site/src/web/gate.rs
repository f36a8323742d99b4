//! Who may send a form, and from where. Three means hold a form to its page: the cookie is not sent along from another
//! site, the browser says where it comes from, and the form carries a word that only a page of this session knows. The word
//! says too whose page that was: a session may choose another customer of its mailbox.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName};
use domain::text;
use ring::hmac;

use super::door::Peer;
use crate::session::Token;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// What the word of a form is made from, before whose it is.
const FORM: &[u8] = b"contremarque form 2\n";

/// How the site is reached.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reached {
    /// `https://billets.theatre.example`, where the site is public.
    pub(crate) public_origin: Option<String>,
    /// Machines whose word is taken on who called them.
    pub(crate) proxies: Vec<IpAddr>,
}

impl Reached {
    /// Reached by TLS, from anywhere.
    pub(crate) const fn is_public(&self) -> bool {
        self.public_origin.is_some()
    }

    /// Whether what was sent comes from a page of the site, as the browser says. One that says nothing of it is refused.
    pub(crate) fn is_own(&self, headers: &HeaderMap) -> bool {
        let said = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
        let own = match &self.public_origin {
            Some(origin) => Some(origin.clone()),
            None => said(&HOST).filter(|host| is_here(host)).map(|host| format!("http://{host}")),
        };
        let same =
            |origin: &str| own.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(origin));
        match (said(&FETCH_SITE), said(&ORIGIN)) {
            (Some(site), _) if site != "same-origin" => false,
            // A page that tells nobody where it was says `null` of itself.
            (Some(_), None | Some("null")) => true,
            (_, Some(origin)) => same(origin),
            (None, None) => false,
        }
    }

    /// The address that a call comes from: the first, from the right, of those that the proxies tell and that is none of
    /// theirs. Nobody else's word is taken. A network of IPv6 is one caller, for a house has a whole one.
    pub(crate) fn caller(&self, peer: Peer, headers: &HeaderMap) -> String {
        let near = match peer {
            Peer::At(address) => Some(address.to_canonical()),
            Peer::Socket => None,
        };
        if near.is_some_and(|near| !self.proxies.contains(&near)) {
            return near.map(caller).unwrap_or_default();
        }
        let told = headers.get_all(&FORWARDED).iter().filter_map(|value| value.to_str().ok());
        let told: Vec<&str> = told.flat_map(|line| line.split(',')).map(str::trim).collect();
        let mut from = near;
        for text in told.iter().rev() {
            // What is no address was not written by a proxy of ours: the last good one is the caller.
            let Ok(address) = text.parse::<IpAddr>() else { break };
            from = Some(address.to_canonical());
            if !self.proxies.contains(&address.to_canonical()) {
                break;
            }
        }
        from.map(caller).unwrap_or_default()
    }
}

/// A name of this machine: a page elsewhere that has its own name point here is none of the site's.
fn is_here(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    ["127.0.0.1", "localhost", "[::1]"].contains(&name)
}

fn caller(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// Whose page a form stands on: the number of the customer, where one was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Whose(pub(crate) Option<i64>);

impl Whose {
    fn text(self) -> String {
        self.0.map(|number| number.to_string()).unwrap_or_default()
    }

    /// What the word of its forms is made from, beside the token.
    fn signed(self) -> Vec<u8> {
        [FORM, self.text().as_bytes()].concat()
    }
}

/// The word that a form of this browser carries.
pub(crate) fn word(token: &Token, whose: Whose) -> String {
    let seal = text::hex(hmac::sign(&key(token), &whose.signed()).as_ref());
    format!("{seal}.{}", whose.text())
}

/// Whose page a form of this browser stands on, where it carries a word of it. A wrong one takes as long.
pub(crate) fn of_word(token: &Token, said: &str) -> Option<Whose> {
    let (seal, whose) = said.split_once('.')?;
    let whose = Whose(if whose.is_empty() { None } else { Some(whose.parse().ok()?) });
    let seal = text::unhex(seal)?;
    hmac::verify(&key(token), &whose.signed(), &seal).is_ok().then_some(whose)
}

fn key(token: &Token) -> hmac::Key {
    hmac::Key::new(hmac::HMAC_SHA256, token.reveal().as_bytes())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(said: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in said {
            headers.append(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    #[test]
    fn a_form_of_another_site_is_told_by_what_the_browser_says() {
        let here = Reached::default();
        let public = Reached {
            public_origin: Some("https://billets.example".to_owned()),
            ..Reached::default()
        };
        let host = ("host", "127.0.0.1:8321");
        for (said, own) in [
            (vec![host, ("origin", "http://127.0.0.1:8321")], true),
            (vec![host, ("sec-fetch-site", "same-origin")], true),
            (vec![host, ("sec-fetch-site", "same-origin"), ("origin", "null")], true),
            (vec![host], false),
            (vec![host, ("origin", "null")], false),
            (vec![host, ("origin", "http://127.0.0.1:9000")], false),
            (vec![host, ("origin", "http://ailleurs.example")], false),
            (
                vec![host, ("sec-fetch-site", "cross-site"), ("origin", "http://127.0.0.1:8321")],
                false,
            ),
            (vec![host, ("sec-fetch-site", "same-site")], false),
            (
                vec![
                    host,
                    ("sec-fetch-site", "same-origin"),
                    ("origin", "http://ailleurs.example"),
                ],
                false,
            ),
            (
                vec![("host", "rebond.example:8321"), ("origin", "http://rebond.example:8321")],
                false,
            ),
        ] {
            assert_eq!(here.is_own(&headers(&said)), own, "{said:?}");
        }
        assert!(public.is_own(&headers(&[("origin", "https://billets.example")])));
        assert!(!public.is_own(&headers(&[("origin", "http://billets.example")])));
        assert!(!public.is_own(&headers(&[host, ("origin", "http://127.0.0.1:8321")])));
    }

    #[test]
    fn a_caller_is_who_the_last_trusted_proxy_saw() {
        let proxy: IpAddr = "10.0.0.1".parse().unwrap();
        let behind = Reached { proxies: vec![proxy], ..Reached::default() };
        let forwarded = |text: &str| headers(&[("x-forwarded-for", text)]);
        let stranger = Peer::At("203.0.113.9".parse().unwrap());
        assert_eq!(behind.caller(stranger, &forwarded("1.2.3.4")), "203.0.113.9");
        let proxy = Peer::At(proxy);
        assert_eq!(behind.caller(proxy, &forwarded("1.2.3.4")), "1.2.3.4");
        assert_eq!(behind.caller(proxy, &forwarded("9.9.9.9, 1.2.3.4, 10.0.0.1")), "1.2.3.4");
        assert_eq!(behind.caller(proxy, &forwarded("9.9.9.9, quoi")), "10.0.0.1");
        assert_eq!(behind.caller(proxy, &HeaderMap::new()), "10.0.0.1");
        assert_eq!(behind.caller(proxy, &forwarded("::ffff:1.2.3.4")), "1.2.3.4");
        assert_eq!(behind.caller(proxy, &forwarded("2001:db8:1:2:3:4:5:6")), "2001:db8:1:2::/64");
        assert_eq!(behind.caller(Peer::Socket, &forwarded("1.2.3.4")), "1.2.3.4");
        assert_eq!(behind.caller(Peer::Socket, &HeaderMap::new()), "");
    }

    #[test]
    fn the_word_of_a_form_is_its_browsers() {
        let (mine, other) = (Token::fresh().unwrap(), Token::fresh().unwrap());
        for whose in [Whose(None), Whose(Some(12))] {
            let word = word(&mine, whose);
            assert_eq!(of_word(&mine, &word), Some(whose));
            assert_eq!(of_word(&other, &word), None);
            assert!(!word.contains(mine.reveal()));
        }
        for said in ["", "zz", ".", ".12", "zz.12"] {
            assert_eq!(of_word(&mine, said), None, "{said}");
        }
    }

    #[test]
    fn the_word_of_a_form_is_of_one_customer() {
        let mine = Token::fresh().unwrap();
        let [of_12, of_nobody] = [Some(12), None].map(|number| word(&mine, Whose(number)));
        let seal = |word: &str| word.split_once('.').unwrap().0.to_owned();
        for said in ["", "1", "13", "112", "-12", " 12"] {
            assert_eq!(of_word(&mine, &format!("{}.{said}", seal(&of_12))), None, "{said}");
        }
        assert_eq!(of_word(&mine, &seal(&of_12)), None);
        assert_eq!(of_word(&mine, &format!("{}.12", seal(&of_nobody))), None);
    }
}
