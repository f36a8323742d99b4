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
use uuid::Uuid;

use super::limits::Limits;
use super::line::Lines;
use super::message;
use crate::open::{Call, locked};
use crate::{Api, ApiError, local, papers, secrets};

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
pub(crate) fn mail_test(api: &Api, _: &Call<'_>, args: TestMail) -> Result<MailTried, ApiError> {
    let settings = settings::checked_mail(&args.mail)?;
    let house = match api.store.read(|tx| House::find(tx))? {
        Some(house) => house,
        None => {
            House { name: page::text("house", &args.house, 120)?.to_owned(), ..House::default() }
        }
    };
    let due = due(api, &house, page::email("to", &args.to)?);
    let tried = message::build(&house, &settings, &due).and_then(|message| match settings.mode {
        MailMode::Folder => {
            let path = local::mail_folder(api).join(message::file_name(&due));
            match papers::write_whole(&path, &message.formatted()) {
                Ok(()) => Ok(path.display().to_string()),
                Err(e) => Err(Trouble { reason: MailReason::Folder, answer: e.to_string() }),
            }
        }
        MailMode::Smtp => send(api, &settings, args.password.as_ref(), &message),
    });
    Ok(match tried {
        Ok(said) => MailTried { reason: None, said },
        Err(trouble) => MailTried { reason: Some(trouble.reason), said: trouble.answer },
    })
}

fn send(
    api: &Api,
    settings: &MailSettings,
    typed: Option<&Secret>,
    message: &lettre::Message,
) -> Result<String, Trouble> {
    let password = match typed {
        Some(password) => Some(password.reveal().to_owned()),
        None => secrets::get(&api.data_dir, secrets::MAIL)
            .map_err(|e| Trouble { reason: MailReason::NoPassword, answer: e.to_string() })?,
    };
    let never = AtomicBool::new(false);
    let mut line = Lines::new(PATIENCE, &never).open(settings, password.as_deref())?;
    line.offer(message)?;
    line.hand_over(message)?;
    line.close();
    Ok(String::new())
}

fn due(api: &Api, house: &House, to: &str) -> Due {
    let local = locked(&api.local).settings.clone();
    let words = documents::mail::trial(local.locale, &house.name, &local.counter);
    let now_ms = api.clock.now_ms();
    Due {
        id: 0,
        kind: "essai".to_owned(),
        customer_id: 0,
        order_id: None,
        reprise_id: None,
        recipient: to.to_owned(),
        recipient_name: String::new(),
        subject: words.subject,
        body_text: words.text,
        body_html: words.html,
        message_id: format!("<{}@contremarque.invalid>", Uuid::from_bytes(api.clock.entropy())),
        date_ms: now_ms,
        since_ms: now_ms,
        attempts: 1,
    }
}
