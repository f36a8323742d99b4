//! A test mail: the whole dialogue at once, with settings that need not be saved yet.

use std::sync::atomic::AtomicBool;
use std::time::Duration;

use contract::founding::{MailTried, TestMail};
use contract::mail::MailReason;
use contract::operator::MailMode;
use contract::secret::Secret;
use contract::settings::MailSettings;
use office::house::settings;
use office::mail::{Due, Trouble};
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
    let due = due(house, &facts, page::email("to", &args.to)?);
    let tried = message::build(&facts, &settings, &due).and_then(|message| match settings.mode {
        MailMode::Folder => {
            let path = house.mail_folder().join(message::file_name(&due));
            match write_whole(&path, &message.formatted()) {
                Ok(()) => Ok(path.display().to_string()),
                Err(e) => Err(Trouble { reason: MailReason::Folder, answer: e.to_string() }),
            }
        }
        MailMode::Smtp => send(house, &settings, args.password.as_ref(), &message),
    });
    Ok(match tried {
        Ok(said) => MailTried { reason: None, said },
        Err(trouble) => MailTried { reason: Some(trouble.reason), said: trouble.answer },
    })
}

fn send(
    house: &OpenHouse,
    settings: &MailSettings,
    typed: Option<&Secret>,
    message: &lettre::Message,
) -> Result<String, Trouble> {
    let password = match typed {
        Some(password) => Some(password.reveal().to_owned()),
        None => secrets::get(&house.data_dir, secrets::MAIL)
            .map_err(|e| Trouble { reason: MailReason::NoPassword, answer: e.to_string() })?,
    };
    let never = AtomicBool::new(false);
    let mut line = MailServer::new(PATIENCE, &never).open(settings, password.as_deref())?;
    line.offer(message)?;
    line.hand_over(message)?;
    line.close();
    Ok(String::new())
}

fn due(house: &OpenHouse, facts: &House, to: &str) -> Due {
    let local = locked(&house.local).settings.clone();
    let words = documents::mail::trial(local.locale, &facts.name, &local.counter);
    let now_ms = house.now_ms();
    Due {
        id: 0.into(),
        kind: "essai".to_owned(),
        customer_id: 0.into(),
        order_id: None,
        reprise_id: None,
        recipient: to.to_owned(),
        recipient_name: String::new(),
        subject: words.subject,
        body_text: words.text,
        body_html: words.html,
        message_id: format!("<{}@contremarque.invalid>", Uuid::from_bytes(house.clock.entropy())),
        facts: None,
        date_ms: now_ms,
        since_ms: now_ms,
        attempts: 1,
    }
}
