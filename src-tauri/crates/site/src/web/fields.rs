//! What a form or the query of an address says: names and values, in order.

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Names and values. What is no UTF-8 is read with the mark of what cannot be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads `a=1&b=2`, as forms are sent.
    pub(crate) fn read(text: &str) -> Self {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        };
        Self(pairs.map(pair).collect())
    }

    /// The first value of a name; empty without one.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.all(name).next().unwrap_or_default()
    }

    /// Whether a name is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// Every value of a name.
    pub(crate) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let name = name.to_owned();
        self.0.iter().filter(move |(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// These names as the query of an address; nothing without one.
    pub(crate) fn query_of(&self, wanted: impl Fn(&str) -> bool) -> String {
        let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let kept = self.0.iter().filter(|(name, _)| wanted(name));
        let pairs: Vec<String> =
            kept.map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    /// The number that a name has.
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.get(name).parse().ok()
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_it_is_sent() {
        let form = Fields::read("nom=N%E2%80%99DIAYE+A%C3%AFcha&place=1&place=2&vide&x=%ff");
        assert_eq!(form.get("nom"), "N’DIAYE Aïcha");
        assert_eq!(form.all("place").collect::<Vec<_>>(), ["1", "2"]);
        assert!(form.has("vide") && form.get("vide").is_empty() && !form.has("autre"));
        assert_eq!(form.number("place"), Some(1));
        assert_eq!(form.get("x"), "\u{fffd}");
        assert!(!Fields::read("").has(""));
        assert_eq!(form.query_of(|name| name == "place"), "?place=1&place=2");
        assert_eq!(Fields::read("q=a%26b").query_of(|_| true), "?q=a%26b");
        assert_eq!(form.query_of(|name| name == "dit"), "");
    }
}
