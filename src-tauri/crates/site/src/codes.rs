//! Codes on their way by mail: each leaves at once over a line of its own, off the thread of the page, so that the page
//! takes as long whoever is written to. Nothing of it is kept.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use contract::facts::RenderedMail;
use contract::locale::Locale;
use contract::secret::Secret;
use documents::mail::CodeFor;
use store::locked;

use crate::program::Site;

/// Mails that are sent at a time: a server that is slow with one holds no other.
const LINES: usize = 4;
/// Mails that may wait. Whoever comes behind asks again, as the page says.
const WAITING: usize = 200;
/// When a mail that did not leave is tried again, once.
const AGAIN_IN: Duration = Duration::from_secs(5);

/// A mail with a code.
struct CodeMail {
    to: String,
    words: RenderedMail,
}

/// What sends codes; the threads end when this is dropped, with what they have in hand.
pub(crate) struct Codes {
    sends: Option<SyncSender<CodeMail>>,
    threads: Vec<JoinHandle<()>>,
}

/// What the mail of a code says.
pub(crate) struct Said<'a> {
    pub(crate) for_what: CodeFor,
    pub(crate) locale: Locale,
    pub(crate) house: &'a str,
    pub(crate) code: &'a Secret,
    /// The time of day until which it is good.
    pub(crate) until: &'a str,
}

impl Codes {
    pub(crate) fn start(site: &Arc<Site>) -> Self {
        let (sends, waiting) = sync_channel(WAITING);
        let waiting = Arc::new(Mutex::new(waiting));
        let threads = (0..LINES).filter_map(|_| {
            let (site, waiting) = (Arc::clone(site), Arc::clone(&waiting));
            let work = move || send_each(&site, &waiting);
            let thread = std::thread::Builder::new().name("codes".to_owned()).spawn(work);
            if let Err(error) = &thread {
                tracing::error!(%error, "codes will not leave");
            }
            thread.ok()
        });
        Self { threads: threads.collect(), sends: Some(sends) }
    }

    /// Has a code mailed. It waits for nothing.
    pub(crate) fn send(&self, to: &str, said: &Said<'_>) {
        let code = said.code.reveal();
        let words = documents::mail::code(said.locale, said.for_what, said.house, code, said.until);
        let mail = CodeMail { to: to.to_owned(), words };
        if self.sends.as_ref().is_none_or(|sends| sends.try_send(mail).is_err()) {
            tracing::warn!("too many codes wait: one is not mailed");
        }
    }
}

impl Drop for Codes {
    fn drop(&mut self) {
        self.sends = None;
        for thread in self.threads.drain(..) {
            // A thread that panicked has said so.
            let _ = thread.join();
        }
    }
}

fn send_each(site: &Site, waiting: &Mutex<Receiver<CodeMail>>) {
    loop {
        let next = locked(waiting).recv();
        let Ok(CodeMail { to, words }) = next else { return };
        let sent = post::send_at_once(site.house(), &to, &words).or_else(|trouble| {
            tracing::warn!(?trouble, "a code did not leave: it is tried again");
            pause();
            post::send_at_once(site.house(), &to, &words)
        });
        if let Err(trouble) = sent {
            tracing::error!(?trouble, "a code was not mailed");
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "nothing tells that a mail server is back")]
fn pause() {
    std::thread::sleep(AGAIN_IN);
}
