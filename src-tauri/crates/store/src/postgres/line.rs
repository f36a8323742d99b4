//! A line to a server, and the thread that asks on it: whoever waits can leave a line that owes an answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;
use std::time::Duration;

use ::postgres::Client;

use super::patience::silent;
use crate::StoreError;

type Question = Box<dyn FnOnce(&mut Client) + Send>;

/// Longest wait for a line to be closed.
const CLOSES: Duration = Duration::from_millis(200);

pub(super) struct Line {
    /// None once it is being closed.
    questions: Option<Sender<Question>>,
    closed: Arc<AtomicBool>,
    /// Hears when the server was told that the line is closed.
    over: Receiver<()>,
    /// It owes an answer that nobody waits for any more.
    left: bool,
}

impl Line {
    pub(super) fn over(mut client: Client) -> Result<Self, StoreError> {
        let (questions, asked) = channel::<Question>();
        let (tell, over) = sync_channel(1);
        thread::Builder::new().name("a line".to_owned()).spawn(move || {
            while let Ok(question) = asked.recv() {
                question(&mut client);
            }
            drop(client);
            // Nobody waits any more where it took long.
            let _ = tell.send(());
        })?;
        Ok(Self { questions: Some(questions), closed: Arc::default(), over, left: false })
    }

    pub(super) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::SeqCst)
    }

    /// Nobody waits for what it owes any more.
    pub(super) const fn leave(&mut self) {
        self.left = true;
    }

    /// Puts a question, which tells its answer in parts.
    pub(super) fn put<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Client, &SyncSender<T>) -> T + Send + 'static,
    ) -> Result<Receiver<T>, StoreError> {
        let (tell, told) = sync_channel(1);
        let closed = Arc::clone(&self.closed);
        let question: Question = Box::new(move |client| {
            let last = question(client, &tell);
            // Before whoever waits looks whether the line is alive.
            closed.store(client.is_closed(), Ordering::SeqCst);
            let _ = tell.send(last);
        });
        let sent = self.questions.as_ref().map(|questions| questions.send(question));
        if matches!(sent, Some(Ok(()))) { Ok(told) } else { Err(silent()) }
    }
}

/// The driver closes a line by saying so and waiting for the server: one that is silent would be waited for without
/// end.
impl Drop for Line {
    fn drop(&mut self) {
        self.questions = None;
        if !self.left {
            // Closed or not, the program goes on.
            let _ = self.over.recv_timeout(CLOSES);
        }
    }
}
