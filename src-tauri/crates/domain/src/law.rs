//! What the law asks a site for customers to say of its house. The house answers for what it says; here it is held that
//! it says something.

use serde::{Deserialize, Serialize};

/// Something that is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hole {
    /// The house's postal address.
    House,
    /// Its SIRET.
    Siret,
    /// The e-mail that customers may write to.
    Contact,
    /// The address of the site, by https.
    Address,
    /// Who publishes it (LCEN, art. 1-1).
    Publisher,
    /// Who answers for what it says.
    Director,
    /// Who hosts it.
    Host,
    /// The licences d'entrepreneur de spectacles.
    Licences,
    /// Conditions of sale and use (Code de la consommation, L111-1, L221-5).
    Terms,
    /// The mediator's name (L616-1).
    Mediator,
    /// The mediator's site.
    MediatorSite,
    /// What becomes of what people tell (GDPR, art. 13).
    Privacy,
    /// How far the site is accessible (L412-13).
    Accessibility,
    /// Who is told where it is not.
    AccessibilityContact,
}

/// What is said, each empty where it is not.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    pub house: &'a str,
    pub siret: &'a str,
    pub contact: &'a str,
    pub address: &'a str,
    pub publisher: &'a str,
    pub director: &'a str,
    pub host: &'a str,
    pub licences: &'a str,
    pub terms: &'a str,
    pub mediator: &'a str,
    pub mediator_site: &'a str,
    pub privacy: &'a str,
    pub accessibility: &'a str,
    pub accessibility_contact: &'a str,
}

/// What is missing, in the order in which it is asked for. A site is public once there is nothing.
#[must_use]
pub fn holes(said: &Said<'_>) -> Vec<Hole> {
    let all = [
        (said.house, Hole::House),
        (said.siret, Hole::Siret),
        (said.contact, Hole::Contact),
        (said.address, Hole::Address),
        (said.publisher, Hole::Publisher),
        (said.director, Hole::Director),
        (said.host, Hole::Host),
        (said.licences, Hole::Licences),
        (said.terms, Hole::Terms),
        (said.mediator, Hole::Mediator),
        (said.mediator_site, Hole::MediatorSite),
        (said.privacy, Hole::Privacy),
        (said.accessibility, Hole::Accessibility),
        (said.accessibility_contact, Hole::AccessibilityContact),
    ];
    all.into_iter().filter(|(text, _)| text.trim().is_empty()).map(|(_, hole)| hole).collect()
}

/// The address of a site: `https://` and a name, a port where it has one, nothing behind.
#[must_use]
pub fn public_origin(typed: &str) -> Option<String> {
    let origin = typed.trim().trim_end_matches('/').to_ascii_lowercase();
    let rest = origin.strip_prefix("https://")?;
    let (name, port) = match rest.rsplit_once(':') {
        Some((name, port)) if !rest.ends_with(']') => (name, Some(port)),
        _ => (rest, None),
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "-.:[]".contains(c);
    let counts = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    (!name.is_empty() && name.chars().all(plain) && counts).then_some(origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_house_lacks_all_and_each_line_that_is_said_is_one_less() {
        let none = holes(&Said::default());
        assert_eq!(none.len(), 14);
        let some = Said { director: "Anne Petit", terms: " \n", ..Said::default() };
        let left = holes(&some);
        assert!(!left.contains(&Hole::Director) && left.contains(&Hole::Terms));
        assert_eq!(left.len(), 13);
    }

    #[test]
    fn a_public_address_is_https_and_a_name() {
        let read = |text: &str| public_origin(text);
        assert_eq!(read("https://Billets.example/").as_deref(), Some("https://billets.example"));
        assert_eq!(read("https://b.example:8443").as_deref(), Some("https://b.example:8443"));
        assert!(
            read("https://[2001:db8::1]").is_some() && read("https://[2001:db8::1]:443").is_some()
        );
        for wrong in [
            "http://billets.example",
            "https://",
            "billets.example",
            "https://b.example/x",
            "https://b.example:",
            "https://b:99999",
            "https://é.example",
            "https://a b",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
