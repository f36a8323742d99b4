//! One connection to the mail server, driven command by command, so that it is always known how far
//! a mail came. Each stage has its time; closing the program ends a stage at once.

use std::cell::Cell;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use contract::mail::MailReason;
use contract::settings::{MailSettings, MailTls};
use lettre::address::Envelope;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::response::Response;
use lettre::{Address, Message};
use office::mail::{SendOutcome, Trouble};
use tokio::runtime::Runtime;
use tokio::time::{Instant, timeout};

use crate::cut::{Cut, Stage};
use crate::limits::Limits;
use crate::stream;
use crate::trouble::{Fault, fault, trouble};

/// How often a stage looks whether the program is being closed.
const GLANCE: Duration = Duration::from_millis(100);
/// What the server says when the text may follow.
const GO_ON: u16 = 354;

/// Opens lines.
#[derive(Clone, Copy)]
pub(crate) struct MailServer<'a> {
    limits: Limits,
    stop: &'a AtomicBool,
}

/// An open one.
pub(crate) struct Connection<'a> {
    lines: MailServer<'a>,
    runtime: Option<Runtime>,
    connection: AsyncSmtpConnection,
    /// Mails offered over it.
    pub(crate) mails: u32,
}

impl<'a> MailServer<'a> {
    pub(crate) const fn new(limits: Limits, stop: &'a AtomicBool) -> Self {
        Self { limits, stop }
    }

    /// Connects, encrypts, shows the password.
    pub(crate) fn open(
        self,
        settings: &MailSettings,
        password: Option<&str>,
    ) -> Result<Connection<'a>, Fault> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|e| Fault::Line(trouble(MailReason::ServerAway, e.to_string())))?;
        let opened = runtime.block_on(self.connect(settings, password));
        match opened {
            Ok(connection) => {
                Ok(Connection { lines: self, runtime: Some(runtime), connection, mails: 0 })
            }
            Err(fault) => {
                // A name that is still being looked up must not hold the worker.
                runtime.shutdown_background();
                Err(fault)
            }
        }
    }

    async fn connect(
        self,
        settings: &MailSettings,
        password: Option<&str>,
    ) -> Result<AsyncSmtpConnection, Fault> {
        let hello = ClientId::default();
        let tls =
            tls(settings).map_err(|e| Fault::Line(trouble(MailReason::Tls, e.to_string())))?;
        let port = u16::try_from(settings.port).unwrap_or_default();
        let wrapper = tls.clone().filter(|_| settings.tls == MailTls::Implicit);
        let host = settings.host.trim_start_matches('[').trim_end_matches(']');
        let connecting = async {
            let stream = stream::connect((host, port), wrapper).await?;
            Ok::<_, Cut>(AsyncSmtpConnection::connect_with_transport(stream, &hello).await?)
        };
        let connecting = self.within(self.limits.connect, Duration::ZERO, connecting).await;
        let mut connection = connecting.map_err(|cut| fault(Stage::Connect, cut))?;
        if let Some(tls) = tls.filter(|_| settings.tls == MailTls::Starttls) {
            let securing = connection.starttls(tls, &hello);
            let secured = self.within(self.limits.secure, Duration::ZERO, securing).await;
            secured.map_err(|cut| fault(Stage::Secure, cut))?;
        }
        if !settings.user.is_empty() {
            let password = password.filter(|password| !password.is_empty());
            let missing = || Fault::Person(trouble(MailReason::NoPassword, ""));
            let password = password.ok_or_else(missing)?;
            let credentials = Credentials::new(settings.user.clone(), password.to_owned());
            let showing = connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials);
            let shown = self.within(self.limits.secure, Duration::ZERO, showing).await;
            shown.map_err(|cut| fault(Stage::Password, cut))?;
        }
        Ok(connection)
    }

    /// Waits for a stage, at most `limit`; once the program is being closed, at most `grace` more.
    async fn within<T, E: Into<Cut>>(
        self,
        limit: Duration,
        grace: Duration,
        stage: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Cut> {
        let mut stage = std::pin::pin!(stage);
        let mut end = Instant::now() + limit;
        let mut closing = false;
        loop {
            let now = Instant::now();
            if now >= end {
                return Err(if closing { Cut::Closing } else { Cut::Silent });
            }
            if let Ok(done) = timeout(GLANCE.min(end - now), &mut stage).await {
                return done.map_err(Into::into);
            }
            if !closing && self.stop.load(Ordering::SeqCst) {
                closing = true;
                end = end.min(Instant::now() + grace);
            }
        }
    }
}

impl Connection<'_> {
    /// Everything before the text: sender, recipient, DATA. After this the server waits for it.
    pub(crate) fn offer(&mut self, message: &Message) -> Result<(), Fault> {
        self.mails += 1;
        let envelope = message.envelope();
        let parameters = self.parameters(envelope)?;
        let limit = self.lines.limits.command;
        self.command(limit, Stage::Sender, 250, Mail::new(envelope.from().cloned(), parameters))?;
        for to in envelope.to() {
            self.command(limit, Stage::Recipient, 250, Rcpt::new(to.clone(), Vec::new()))?;
        }
        self.command(limit, Stage::Text, GO_ON, Data)
    }

    /// Letters outside ASCII in an address go only to a server that says it can (RFC 6531).
    fn parameters(&self, envelope: &Envelope) -> Result<Vec<MailParameter>, Fault> {
        let is_ascii = |address: &Address| address.to_string().is_ascii();
        let ascii = envelope.to().iter().chain(envelope.from()).all(is_ascii);
        if ascii {
            return Ok(Vec::new());
        }
        if self.connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Ok(vec![MailParameter::SmtpUtfEight]);
        }
        Err(Fault::Mail(SendOutcome::Refused(trouble(MailReason::Letters, ""))))
    }

    /// The text and its last dot. An error before the dot was written leaves no doubt.
    pub(crate) fn hand_over(&mut self, message: &Message) -> Result<(), Fault> {
        let text = message.formatted();
        let limits = self.lines.limits;
        // The library asks for the next part once the one before is written: then comes the dot.
        let at_dot = Cell::new(false);
        let parts = std::iter::once(text.as_slice()).chain(std::iter::from_fn(|| {
            at_dot.set(true);
            None
        }));
        let Some(runtime) = &self.runtime else { return Err(Fault::Closing) };
        let handing = self.connection.message_iter(parts);
        let whole = limits.text + limits.dot;
        let answer = runtime.block_on(self.lines.within(whole, limits.goodbye, handing));
        let stage = if at_dot.get() { Stage::Dot } else { Stage::Text };
        expect(stage, 250, answer)
    }

    /// Forgets the mail that was begun, so that the next one starts clean; false when the line is
    /// no longer good for one.
    pub(crate) fn start_over(&mut self) -> bool {
        let limit = self.lines.limits.command;
        self.command(limit, Stage::Sender, 250, Rset).is_ok()
    }

    fn command(
        &mut self,
        limit: Duration,
        stage: Stage,
        wanted: u16,
        command: impl std::fmt::Display,
    ) -> Result<(), Fault> {
        let Some(runtime) = &self.runtime else { return Err(Fault::Closing) };
        let asking = self.connection.command(command);
        let answer = runtime.block_on(self.lines.within(limit, Duration::ZERO, asking));
        expect(stage, wanted, answer)
    }

    /// Says goodbye, briefly: every mail on it has its answer by now.
    pub(crate) fn close(mut self) {
        let Some(runtime) = self.runtime.take() else { return };
        let limit = self.lines.limits.goodbye;
        if !self.connection.has_broken() {
            let goodbye = async { timeout(limit, self.connection.quit()).await };
            let _ = runtime.block_on(goodbye);
        }
        runtime.shutdown_background();
    }
}

impl Drop for Connection<'_> {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// The answer is of the kind that belongs here: any 2xx for 250 (RFC 5321 §4.2.1), 354 for the text.
fn expect(stage: Stage, wanted: u16, answer: Result<Response, Cut>) -> Result<(), Fault> {
    let answer = answer.map_err(|cut| fault(stage, cut))?;
    let code = u16::from(answer.code());
    if code / 100 == wanted / 100 {
        return Ok(());
    }
    let said = answer.first_line().unwrap_or_default();
    Err(fault(stage, Cut::Odd(format!("{code} {said}"))))
}

/// How the line is encrypted: the public authorities are trusted, and the house's own.
fn tls(settings: &MailSettings) -> Result<Option<TlsParameters>, String> {
    if settings.tls == MailTls::None {
        return Ok(None);
    }
    let mut parameters = TlsParameters::builder(settings.host.clone());
    if let Some(certificate) = authorities(&settings.ca)? {
        parameters = parameters.add_root_certificate(certificate);
    }
    parameters.build_rustls().map(Some).map_err(|e| e.to_string())
}

/// The certificates of a text, none in an empty one.
pub fn authorities(pem: &str) -> Result<Option<Certificate>, String> {
    if pem.trim().is_empty() {
        return Ok(None);
    }
    if !pem.contains("-----BEGIN CERTIFICATE-----") {
        return Err("no certificate".to_owned());
    }
    Certificate::from_pem(pem.as_bytes()).map(Some).map_err(|e| e.to_string())
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        fault.into_trouble()
    }
}
