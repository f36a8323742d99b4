//! The people of the stories, and their house as it is founded.

use contract::facts::{MailFacts, RenderedMail};
use contract::locale::Locale;
use contract::mail::MailWords;
use domain::access::Role;
use domain::policy::Policy;
use formats::batch::Batch;
use office::{Actor, By, House, MailRenderer, OfficeError};
use store::Store;

/// Everyone's PIN.
pub const PIN: &str = "1234";
/// What Argon2id keeps of it, at the least cost that there is: a story signs five people in.
pub const PIN_HASH: &str =
    "$argon2id$v=19$m=8,t=1,p=1$BwcHBwcHBwcHBwcHBwcHBw$irBEXPjFZY1RngqXd497ZUapIkmCSr7/IyZNA5WNEaw";

/// The people of the small house.
pub const PEOPLE: [(&str, Role); 5] = [
    ("Léa", Role::Agent),
    ("Noé", Role::Agent),
    ("Hélène", Role::Supervisor),
    ("Zoé", Role::Supervisor),
    ("Karim", Role::Cashier),
];

/// Mails in two words, so that these tests do not depend on any wording; terms as they are.
pub struct BareRenderer;

impl MailRenderer for BareRenderer {
    fn mail(&self, facts: &MailFacts) -> Result<RenderedMail, OfficeError> {
        let subject = facts.kind.key().to_owned();
        Ok(RenderedMail { subject, text: String::new(), html: String::new() })
    }

    fn terms(&self, policy: &Policy, locale: Locale) -> Result<Vec<String>, OfficeError> {
        documents::terms::sentences(policy, locale).map_err(OfficeError::internal)
    }

    fn first_words(&self, facts: &MailFacts) -> Result<MailWords, OfficeError> {
        let words = (facts.kind.key().to_owned(), String::new());
        Ok(MailWords { locale: facts.locale, subject: words.0, text: words.1 })
    }
}

/// Makes the house, its people and what it has sold.
///
/// # Panics
/// When the store refuses.
pub fn found(store: &Store, at_ms: i64, batch: &Batch) {
    let program = Actor::program();
    let founded = store.write(|tx| {
        let house = House {
            name: "Théâtre des Essais".to_owned(),
            address: "12 rue du Théâtre\n75001 Paris".to_owned(),
            siret: "12345678200010".to_owned(),
            licence: "L-R-20-000001".to_owned(),
            contact: "billetterie@example.org".to_owned(),
            time_zone: "Europe/Paris".to_owned(),
            demo: false,
            ..House::default()
        };
        let by = By { operator: &program, counter_id: 0.into(), at_ms, renderer: &BareRenderer };
        let cx = office::command::unlisted(tx, by, "founding", [1; 16], house)?;
        office::house::create(tx, &cx)?;
        for (name, role) in PEOPLE {
            let pin_hash = PIN_HASH.to_owned();
            let added = contract::settings::AddOperator { name: name.to_owned(), role, pin_hash };
            office::house::operator::add(tx, &cx, &added)?;
        }
        office::intake::apply(tx, &cx, batch)?;
        office::command::seal(tx, &cx.mint)?;
        Ok::<_, OfficeError>(())
    });
    founded.expect("the house is founded");
}
