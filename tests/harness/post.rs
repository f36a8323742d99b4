//! Mails put into the queue of a small house, and how it is told where its server is.

use api::Clock;
use contract::args::{ById, Empty};
use contract::customer::{CustomerPage, CustomerSearch};
use contract::facts::{HouseFacts, MailFacts, MailKind, RenderedMail};
use contract::ids::{CounterId, CustomerId, MailId};
use contract::locale::Locale;
use contract::mail::{MailDetail, MailList, MailPage, MailRow, MailShow, MailWords};
use contract::operator::MailMode;
use contract::secret::Secret;
use contract::settings::{MailSettings, MailTls, SetMail, Settings};
use domain::policy::Policy;
use office::mail::Sender;
use office::{Actor, By, House, MailRenderer, OfficeError};

use crate::desk::Desk;

/// A text with what a line of SMTP must not stumble over: dots that begin a line, alone or not, a
/// line that is far too long, letters of many scripts.
pub const TEXT: &str =
    "Bonjour,\n.\n..deux points\n.HIDDEN\n🎭 « Été », à l’œuvre – שלום – 観客\n\nFin.\n";

/// Writes [`TEXT`] to everyone.
struct TextRenderer;

impl MailRenderer for TextRenderer {
    fn mail(&self, facts: &MailFacts) -> Result<RenderedMail, OfficeError> {
        Ok(RenderedMail {
            subject: format!("Demande de reprise de place – {}", facts.customer),
            text: TEXT.to_owned(),
            html: format!("<p>{}</p>{}", facts.customer, "<b>.</b> é".repeat(400)),
        })
    }

    fn terms(&self, _: &Policy, _: Locale) -> Result<Vec<String>, OfficeError> {
        Ok(Vec::new())
    }

    fn first_words(&self, facts: &MailFacts) -> Result<MailWords, OfficeError> {
        let (subject, text) = (String::new(), TEXT.to_owned());
        Ok(MailWords { locale: facts.locale, subject, text })
    }
}

fn facts(customer: &str) -> MailFacts {
    MailFacts {
        kind: MailKind::RepriseReceived,
        locale: Locale::Fr,
        house: HouseFacts::default(),
        customer: customer.to_owned(),
        order_number: String::new(),
        reprise_number: String::new(),
        places: Vec::new(),
        requested_at_ms: 0,
        lot_number: None,
        expires_at_ms: None,
        credit: Vec::new(),
        balance_after: None,
        reason: None,
        sentence: None,
        tickets: None,
        amendment: None,
        rescheduling: None,
        by_hand: None,
        account: None,
        opens_no_door: false,
    }
}

/// What a mail of the tests is about.
#[derive(Clone, Debug)]
pub struct Letter {
    pub to: String,
    pub name: String,
}

impl Letter {
    /// To somebody at `example.org`.
    #[must_use]
    pub fn numbered(n: usize) -> Self {
        Self { to: format!("client{n}@example.org"), name: format!("Client n° {n}") }
    }
}

/// A program that is not this one, and died.
pub const DEAD: Sender<'static> = Sender { holder: "dead", counter_id: CounterId::new(0) };

/// Queues mails to the house's first customer under other names and addresses; gives their ids.
///
/// # Panics
/// When the store refuses.
pub fn queue(desk: &Desk, letters: &[Letter]) -> Vec<MailId> {
    queue_to(desk, marie(desk), letters)
}

/// The same, to a customer.
///
/// # Panics
/// When the store refuses.
pub fn queue_to(desk: &Desk, customer: CustomerId, letters: &[Letter]) -> Vec<MailId> {
    let (at_ms, entropy) = (desk.clock.now_ms(), desk.clock.entropy());
    let command_id = uuid::Uuid::from_bytes(entropy).to_string();
    let queued = desk.store().write(|tx| {
        let house = House::load(tx)?;
        let by = By {
            operator: &Actor::program(),
            counter_id: 0.into(),
            at_ms,
            renderer: &TextRenderer,
        };
        let cx = office::command::unlisted(tx, by, &command_id, entropy, house)?;
        let mut ids = Vec::new();
        for letter in letters {
            let facts = facts(&letter.name);
            ids.push(office::mail::queue(
                tx, &cx, &facts, &letter.to, customer, None, None, at_ms,
            )?);
        }
        office::command::seal(tx, &cx.mint)?;
        Ok::<_, OfficeError>(ids)
    });
    queued.expect("mails are queued")
}

/// The house's first customer.
///
/// # Panics
/// When the house has none.
#[must_use]
pub fn marie(desk: &Desk) -> CustomerId {
    let search = CustomerSearch { search: "dupont".to_owned(), after: None, limit: 1 };
    desk.ok::<CustomerPage>("Léa", "customer_search", search).rows[0].id
}

/// A server on this machine, without a password.
#[must_use]
pub fn plain(port: u16) -> MailSettings {
    MailSettings {
        mode: MailMode::Smtp,
        host: "127.0.0.1".to_owned(),
        port: i64::from(port),
        tls: MailTls::None,
        user: String::new(),
        sender: "billetterie@example.org".to_owned(),
        sender_name: "Théâtre des Essais".to_owned(),
        ca: String::new(),
    }
}

/// Tells the house.
pub fn send_through(desk: &Desk, mail: MailSettings, password: Option<&str>) {
    let settings: Settings = desk.ok("Hélène", "settings_get", Empty {});
    let password = password.map(Secret::from);
    let set = SetMail { version: settings.mail_version, mail, password };
    desk.ok::<Empty>("Hélène", "mail_set", set);
}

/// Every mail, newest first.
#[must_use]
pub fn all(desk: &Desk) -> Vec<MailRow> {
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        let list = MailList { show: MailShow::All, search: String::new(), after, limit: 200 };
        let page: MailPage = desk.ok("Léa", "mail_list", list);
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            return rows;
        }
    }
}

/// The one mail of an id.
#[must_use]
pub fn one(desk: &Desk, id: MailId) -> MailRow {
    desk.ok::<MailDetail>("Léa", "mail_show", ById { id }).row
}
