//! Codes are drawn and mailed by the same program, which serves nobody on a server: each leaves at once over a line of its
//! own, off the thread of a page, so that the page takes as long whoever is written to. Nothing of it is kept.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use contract::facts::RenderedMail;
use contract::locale::Locale;
use contract::secret::Secret;
use documents::mail::CodeFor;
use documents::words;
use domain::text::hex;
use office::site::CodeDrawn;
use office::{House, OfficeError};
use runtime::error::ApiError;
use runtime::hearing::Program;
use runtime::open_house::OpenHouse;
use store::locked;

use crate::session::code;

/// Mails that are sent at a time: a server that is slow with one holds no other.
const LINES: usize = 4;
/// Mails that may wait. Whoever comes behind asks again, as the page says.
const WAITING: usize = 200;
/// How often it is looked whether a code was asked for: it is to be with the mail server within two seconds.
const DRAWS_EVERY: Duration = Duration::from_millis(300);
/// When a mail that did not leave is tried again, once.
const AGAIN_IN: Duration = Duration::from_secs(5);

/// A mail with a code.
struct CodeMail {
    to: String,
    words: RenderedMail,
}

/// What draws and sends codes; the threads end when this is dropped, with what they have in hand.
pub(crate) struct Codes<P> {
    program: Arc<P>,
    sends: Option<SyncSender<CodeMail>>,
    threads: Vec<JoinHandle<()>>,
}

impl<P: Program> Codes<P> {
    pub(crate) fn start(program: &Arc<P>) -> Self {
        let (sends, waiting) = sync_channel(WAITING);
        let waiting = Arc::new(Mutex::new(waiting));
        let threads = (0..LINES).filter_map(|_| {
            let (program, waiting) = (Arc::clone(program), Arc::clone(&waiting));
            let work = move || send_each(program.house(), &waiting);
            let thread = std::thread::Builder::new().name("codes".to_owned()).spawn(work);
            if let Err(error) = &thread {
                tracing::error!(%error, "codes will not leave");
            }
            thread.ok()
        });
        let threads = threads.collect();
        Self { program: Arc::clone(program), threads, sends: Some(sends) }
    }

    /// Draws the codes that wait, of one request where it is named, and has each mailed. It waits for no server. Gives the
    /// last of them, for the page of the demo house.
    ///
    /// # Errors
    /// From the store.
    pub(crate) fn draw(&self, of: Option<&str>) -> Result<Option<Secret>, ApiError> {
        let house = self.program.house();
        let (mut last, mut known) = (None, None);
        for waiting in house.look(office::site::codes_waiting)? {
            if of.is_some_and(|of| of != hex(&waiting.browser)) {
                continue;
            }
            let digits = code()?;
            // The work runs twice where the answer to the first was lost: what that drew is mailed.
            let mut before = None;
            let drawn = house.jot(|tx, now_ms| {
                let drawn = office::site::draw_code(tx, now_ms, &waiting, &digits)?;
                before = drawn.or_else(|| before.take());
                Ok(before.clone())
            });
            let drawn = match drawn {
                Ok(drawn) => drawn,
                Err(error) if of.is_none() => {
                    // One that cannot be drawn keeps no other waiting.
                    tracing::warn!(%error, "a code is not drawn");
                    None
                }
                Err(error) => return Err(error),
            };
            let Some(drawn) = drawn else { continue };
            let facts = match known.take() {
                Some(facts) => facts,
                None => house.store.read(|tx| House::load(tx))?,
            };
            self.send(words_of(&facts, &drawn, &digits)?);
            known = Some(facts);
            last = Some(digits);
        }
        Ok(last)
    }

    fn send(&self, mail: CodeMail) {
        if self.sends.as_ref().is_none_or(|sends| sends.try_send(mail).is_err()) {
            tracing::warn!("too many codes wait: one is not mailed");
        }
    }
}

fn words_of(house: &House, drawn: &CodeDrawn, digits: &Secret) -> Result<CodeMail, ApiError> {
    let locale = Locale::from_tag(&drawn.locale);
    let until = words::time_of_day(locale, house.zone(), drawn.until_ms);
    let until = until.map_err(OfficeError::internal)?;
    let for_what = if drawn.for_what == "address" { CodeFor::Address } else { CodeFor::SignIn };
    let words = documents::mail::code(locale, for_what, &house.name, digits.reveal(), &until);
    Ok(CodeMail { to: drawn.email.clone(), words })
}

impl<P> Drop for Codes<P> {
    fn drop(&mut self) {
        self.sends = None;
        for thread in self.threads.drain(..) {
            // A thread that panicked has said so.
            let _ = thread.join();
        }
    }
}

/// Draws codes for those who ask at a site that may not, until it is told to end.
pub(crate) struct Drawing {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Drawing {
    pub(crate) fn start<P: Program>(program: &Arc<P>) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (program, stopped) = (Arc::clone(program), Arc::clone(&stop));
        let work = move || {
            let codes = Codes::start(&program);
            while !stopped.load(Ordering::SeqCst) {
                // A counter that is shut out, or waits to be let in, mails nobody.
                if program.house().line_state().may_write()
                    && let Some(Err(error)) = post::apart(|| codes.draw(None))
                {
                    tracing::warn!(%error, "codes are drawn later");
                }
                std::thread::park_timeout(DRAWS_EVERY);
            }
        };
        let thread = std::thread::Builder::new().name("drawing".to_owned()).spawn(work);
        if let Err(error) = &thread {
            tracing::error!(%error, "codes will not be drawn");
        }
        Self { stop, thread: thread.ok() }
    }
}

impl Drop for Drawing {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            // A thread that panicked has said so.
            let _ = thread.join();
        }
    }
}

fn send_each(house: &OpenHouse, waiting: &Mutex<Receiver<CodeMail>>) {
    loop {
        let next = locked(waiting).recv();
        let Ok(CodeMail { to, words }) = next else { return };
        let send = || post::send_at_once(house, &to, &words);
        let sent = post::apart(|| {
            send().or_else(|trouble| {
                tracing::warn!(?trouble, "a code did not leave: it is tried again");
                pause();
                send()
            })
        });
        if let Some(Err(trouble)) = sent {
            tracing::error!(?trouble, "a code was not mailed");
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "nothing tells that a mail server is back")]
fn pause() {
    std::thread::sleep(AGAIN_IN);
}
