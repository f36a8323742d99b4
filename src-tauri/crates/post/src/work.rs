//! What runs beside the commands of every program of a house: mails that leave, credit that lapses or is about to, and what
//! the program has to do besides.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use runtime::call::topic::Topic;
use runtime::hearing::Program;
use runtime::lapsing::{ENDING, LAPSING};

use crate::apart::apart;
use crate::limits::Limits;
use crate::notices::Notices;
use crate::round::Mailer;

/// How often the worker looks.
const EVERY: Duration = Duration::from_millis(1_000);
/// How often it looks whether credit is past its expiry, in looks.
const LAPSE_EVERY: u32 = 60;

/// The workers of an open house; they end when this is dropped.
pub struct Workers {
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Workers {
    /// Starts them. `changed` hears what they changed; `besides` is called at each look, once a second.
    pub fn start<P: Program>(
        program: &Arc<P>,
        changed: impl Fn(&[Topic]) + Send + Sync + 'static,
        mut besides: impl FnMut() + Send + 'static,
    ) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (program, stopped) = (Arc::clone(program), Arc::clone(&stop));
        let work = move || {
            let house = program.house();
            let goes_on = || !stopped.load(Ordering::SeqCst);
            let mut mailer = Mailer::new(house, Limits::DESK, &stopped);
            let mut notices = Notices::new(house);
            let (mut looks, mut noticed) = (0_u32, None);
            while goes_on() {
                // Said before anyone gives a command, and said again once it is right.
                let notice = house.time.notice().map(|notice| notice.trouble);
                let told = apart(|| house.tell_clock().is_ok_and(|told| told)).unwrap_or_default();
                if told || notice != noticed {
                    changed(&[Topic::Settings]);
                }
                noticed = notice;
                match apart(|| mailer.send_due()) {
                    Some(Ok(tried)) if tried > 0 => changed(&[Topic::Mails]),
                    Some(_) => {}
                    // Nobody knows what its line was at.
                    None => mailer = Mailer::new(house, Limits::DESK, &stopped),
                }
                if looks.is_multiple_of(LAPSE_EVERY)
                    && let Some(Ok(1..)) = apart(|| house.lapse_credit(goes_on))
                {
                    changed(LAPSING);
                }
                if looks.is_multiple_of(LAPSE_EVERY)
                    && let Some(Ok(1..)) = apart(|| house.tell_endings(goes_on))
                {
                    changed(ENDING);
                }
                if looks.is_multiple_of(LAPSE_EVERY)
                    && let Some(Err(refusal)) = apart(|| house.tell_refused_pins())
                {
                    tracing::warn!(%refusal, "refused PINs are told later");
                }
                if looks.is_multiple_of(LAPSE_EVERY)
                    && let Some(Err(refusal)) = apart(|| notices.tell(|| program.sees()))
                {
                    tracing::warn!(%refusal, "what waits for a person could not be looked at");
                }
                apart(&mut besides);
                looks = looks.wrapping_add(1);
                std::thread::park_timeout(EVERY);
            }
        };
        let thread = std::thread::Builder::new().name("workers".to_owned()).spawn(work);
        if let Err(error) = &thread {
            tracing::error!(%error, "mails will not leave");
        }
        Self { stop, thread: thread.ok() }
    }

    /// Ends the workers and waits for what is on the line.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            thread.thread().unpark();
            // A worker that panicked has said so; there is nothing left to wait for.
            let _ = thread.join();
        }
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.end();
    }
}
