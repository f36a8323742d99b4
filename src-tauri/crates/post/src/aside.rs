//! Mails that are no row of the house: the whole dialogue at once, kept nowhere. A test mail goes by settings that need
//! not be saved yet; the code of a sign-in by those in force.

use std::sync::atomic::AtomicBool;
use std::time::Duration;

use contract::facts::RenderedMail;
use contract::founding::{MailTried, TestMail};
use contract::mail::MailReason;
use contract::operator::MailMode;
use contract::secret::Secret;
use contract::settings::MailSettings;
use office::house::settings;
use office::mail::{Due, SendOutcome, Trouble};
use office::{House, page};
use runtime::error::ApiError;
use runtime::open_house::OpenHouse;
use runtime::place::files::write_whole;
use runtime::place::secrets;
use store::locked;
use uuid::Uuid;

use crate::limits::Limits;
use crate::message;
use crate::smtp::MailServer;
use crate::trouble::{Fault, trouble};

/// A person waits for the answer: a server that takes longer is said to be silent.
const PATIENCE: Limits = Limits {
    connect: Duration::from_secs(15),
    secure: Duration::from_secs(15),
    command: Duration::from_secs(15),
    text: Duration::from_secs(15),
    dot: Duration::from_secs(30),
    ..Limits::DESK
};

/// Sends the test mail. What goes wrong on the line is an answer, not an error.
///
/// # Errors
/// [`office::Code::BadField`] on the settings, the house or the recipient.
pub fn try_out(house: &OpenHouse, args: &TestMail) -> Result<MailTried, ApiError> {
    let settings = settings::checked_mail(&args.mail)?;
    let facts = match house.store.read(|tx| House::find(tx))? {
        Some(house) => house,
        None => {
            House { name: page::text("house", &args.house, 120)?.to_owned(), ..House::default() }
        }
    };
    let to = page::email("to", &args.to)?;
    let local = locked(&house.local).settings.clone();
    let words = documents::mail::trial(local.locale, &facts.name, &local.counter);
    let aside = Aside { house, settings: &settings, password: args.password.as_ref() };
    Ok(match aside.send(&facts, "essai", to, &words) {
        Ok(said) => MailTried { reason: None, said },
        Err(trouble) => MailTried { reason: Some(trouble.reason), said: trouble.answer },
    })
}

/// Sends a mail that somebody waits for, by the settings in force. Nothing of it is kept.
///
/// # Errors
/// What went wrong on the line, or with the house.
pub fn send_at_once(house: &OpenHouse, to: &str, words: &RenderedMail) -> Result<(), Trouble> {
    let away = |error: ApiError| trouble(MailReason::ServerAway, error.to_string());
    let settings = house.mail_settings().map_err(away)?;
    let facts = house.store.read(|tx| House::load(tx)).map_err(|error| away(error.into()))?;
    let aside = Aside { house, settings: &settings, password: None };
    aside.send(&facts, "code", to, words).map(|_| ())
}

/// How a mail that did not leave for certain ended.
pub(crate) enum NotSent {
    /// Nothing of it left.
    Kept(Trouble),
    /// It may have: the line died after its last dot.
    InDoubt,
}

/// Sends a mail by the settings in force, and says whether it may have left where that is not certain.
pub(crate) fn send_notice(
    house: &OpenHouse,
    to: &str,
    words: &RenderedMail,
) -> Result<(), NotSent> {
    let away = |error: ApiError| NotSent::Kept(trouble(MailReason::ServerAway, error.to_string()));
    let settings = house.mail_settings().map_err(away)?;
    let facts = house.store.read(|tx| House::load(tx)).map_err(|error| away(error.into()))?;
    let aside = Aside { house, settings: &settings, password: None };
    aside.send_or_doubt(&facts, "avis", to, words).map(|_| ())
}

/// Whether the mail server of these settings answers, up to its yes to the password. Nothing is sent.
///
/// # Errors
/// What went wrong on the line.
pub fn answers(house: &OpenHouse, settings: &MailSettings) -> Result<(), Trouble> {
    let (never, password) = (AtomicBool::new(false), kept_password(house)?);
    MailServer::new(PATIENCE, &never).open(settings, password.as_deref())?.close();
    Ok(())
}

fn kept_password(house: &OpenHouse) -> Result<Option<String>, Trouble> {
    secrets::get(&house.data_dir, secrets::MAIL)
        .map_err(|e| trouble(MailReason::NoPassword, e.to_string()))
}

/// A line of its own for one mail.
struct Aside<'a> {
    house: &'a OpenHouse,
    settings: &'a MailSettings,
    /// Instead of the one that is kept.
    password: Option<&'a Secret>,
}

impl Aside<'_> {
    /// Sends a mail; says where it was put, in a house without a server.
    fn send(
        &self,
        facts: &House,
        kind: &str,
        to: &str,
        words: &RenderedMail,
    ) -> Result<String, Trouble> {
        self.send_or_doubt(facts, kind, to, words).map_err(|not_sent| match not_sent {
            NotSent::Kept(trouble) => trouble,
            NotSent::InDoubt => trouble(MailReason::LineCut, ""),
        })
    }

    fn send_or_doubt(
        &self,
        facts: &House,
        kind: &str,
        to: &str,
        words: &RenderedMail,
    ) -> Result<String, NotSent> {
        let due = self.due(kind, to, words);
        let message = message::build(facts, self.settings, &due).map_err(NotSent::Kept)?;
        match self.settings.mode {
            MailMode::Folder => {
                let path = self.house.mail_folder().join(message::file_name(&due));
                match write_whole(&path, &message.formatted()) {
                    Ok(()) => Ok(path.display().to_string()),
                    Err(e) => Err(NotSent::Kept(trouble(MailReason::Folder, e.to_string()))),
                }
            }
            MailMode::Smtp => self.over_smtp(&message),
        }
    }

    fn over_smtp(&self, message: &lettre::Message) -> Result<String, NotSent> {
        let password = match self.password {
            Some(password) => Some(password.reveal().to_owned()),
            None => kept_password(self.house).map_err(NotSent::Kept)?,
        };
        let never = AtomicBool::new(false);
        let kept = |fault: Fault| NotSent::Kept(fault.into_trouble());
        let mut line = MailServer::new(PATIENCE, &never)
            .open(self.settings, password.as_deref())
            .map_err(kept)?;
        line.offer(message).map_err(kept)?;
        line.hand_over(message).map_err(|fault| match fault {
            Fault::Mail(SendOutcome::InDoubt(_)) | Fault::Cut(SendOutcome::InDoubt(_)) => {
                NotSent::InDoubt
            }
            fault => kept(fault),
        })?;
        line.close();
        Ok(String::new())
    }

    fn due(&self, kind: &str, to: &str, words: &RenderedMail) -> Due {
        let now_ms = self.house.now_ms();
        let id = Uuid::from_bytes(self.house.clock.entropy());
        Due {
            id: 0.into(),
            kind: kind.to_owned(),
            customer_id: 0.into(),
            order_id: None,
            reprise_id: None,
            recipient: to.to_owned(),
            recipient_name: String::new(),
            subject: words.subject.clone(),
            body_text: words.text.clone(),
            body_html: words.html.clone(),
            message_id: format!("<{id}@contremarque.invalid>"),
            facts: None,
            date_ms: now_ms,
            since_ms: now_ms,
            attempts: 1,
        }
    }
}
