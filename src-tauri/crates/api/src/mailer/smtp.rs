//! Sending over SMTP, TLS by rustls with its one provider.

use std::time::Duration;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Message, SmtpTransport, Transport};
use office::mail::Outcome;
use office::wire::{MailSettings, MailTls};

use crate::{Api, secrets};

/// A server that is silent for longer is away.
const SILENCE: Duration = Duration::from_secs(30);

pub(super) fn send(api: &Api, settings: &MailSettings, message: &Message) -> Outcome {
    let transport = match transport(api, settings) {
        Ok(transport) => transport,
        Err(why) => return Outcome::Later(why),
    };
    match transport.send(message) {
        Ok(_) => Outcome::Sent,
        Err(e) if e.is_permanent() => Outcome::Refused(e.to_string()),
        // The server answered: it knows the mail was not taken.
        Err(e) if e.is_transient() => Outcome::Later(e.to_string()),
        // The line died before anything was said, or nobody knows how far it came.
        Err(e) if e.is_timeout() => Outcome::InDoubt(e.to_string()),
        Err(e) => Outcome::Later(e.to_string()),
    }
}

fn transport(api: &Api, settings: &MailSettings) -> Result<SmtpTransport, String> {
    let host = settings.host.clone();
    let parameters = || TlsParameters::new(host.clone()).map_err(|e| e.to_string());
    let tls = match settings.tls {
        MailTls::Implicit => Tls::Wrapper(parameters()?),
        MailTls::Starttls => Tls::Required(parameters()?),
        MailTls::None => Tls::None,
    };
    let port = u16::try_from(settings.port).map_err(|e| e.to_string())?;
    let mut builder =
        SmtpTransport::builder_dangerous(&settings.host).port(port).tls(tls).timeout(Some(SILENCE));
    if !settings.user.is_empty() {
        let password = secrets::get(&api.data_dir, secrets::MAIL).map_err(|e| e.to_string())?;
        let password = password.unwrap_or_default();
        builder = builder.credentials(Credentials::new(settings.user.clone(), password));
    }
    Ok(builder.build())
}
