//! The line to a shared house: what the other counters change is heard at once, and a line that is
//! dead is said within two seconds, whatever a command is waiting for meanwhile. What other programs change in
//! a house in a file is heard within a second.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use contract::ids::OperatorId;
use office::OfficeError;
use office::house::counter::{self, Shown};
use store::Listener;

use crate::beside::Beside;
use crate::call::topic::{Topic, topics_of};
use crate::clock::{Clock, SystemClock};
use crate::error::ApiError;
use crate::hearing::{Heard, Program, follow};
use crate::line_state::OtherSchema;
use crate::open_house::OpenHouse;
use crate::told;
use crate::turns::Turns;
use store::locked;

/// Changes that come together are told together.
const SETTLE: Duration = Duration::from_millis(80);
/// The pages are told of others' changes this often at most.
const AT_MOST_EVERY: Duration = Duration::from_millis(300);
/// How long a round listens before it asks for a sign of life.
const ROUND: Duration = Duration::from_millis(500);
/// A server that is asked and silent for this long is away.
const SILENT: Duration = Duration::from_millis(1_500);
/// How often the silence is looked at, and a dead line tried again.
const LOOK: Duration = Duration::from_millis(200);
const AGAIN: Duration = Duration::from_millis(700);
/// How often a counter shows that it is there.
const BEAT: Duration = Duration::from_secs(15);

/// The threads that listen; they end when this is dropped.
pub struct Listening {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Listening {
    /// Tries a dead line at once.
    pub fn wake(&self) {
        for thread in &self.threads {
            thread.thread().unpark();
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        for thread in self.threads.drain(..) {
            thread.thread().unpark();
            // A thread that panicked has said so. One that waits for a silent server is given up
            // by the line's own limits.
            let _ = thread.join();
        }
    }
}

/// What the two threads know of the line.
struct ListeningLine<P, F> {
    program: Arc<P>,
    heard: F,
    /// When the server was asked for a sign of life that it has not given yet.
    asked: Mutex<Option<Instant>>,
    /// This is a copy that found its counter at work.
    waited: AtomicBool,
    stop: Arc<AtomicBool>,
}

/// Starts listening to the other counters of a shared house, or to the other programs of a house in a file.
pub fn listen<P: Program>(
    program: &Arc<P>,
    heard: impl Fn(Heard) + Send + Sync + 'static,
) -> Listening {
    let stop = Arc::new(AtomicBool::new(false));
    let mut threads = Vec::new();
    let named = |name: &str| std::thread::Builder::new().name(name.to_owned());
    let heard = Arc::new(heard);
    let told = Arc::clone(&heard);
    let turns = Turns {
        program: Arc::clone(program),
        heard: move |news: Heard| told(news),
        stop: Arc::clone(&stop),
    };
    match named("turns").spawn(move || turns.watch()) {
        Ok(thread) => threads.push(thread),
        Err(error) => tracing::error!(%error, "who has the house will not be said"),
    }
    let heard = move |news: Heard| heard(news);
    if program.house().store.engine() == store::Engine::Sqlite {
        let beside = Beside { program: Arc::clone(program), heard, stop: Arc::clone(&stop) };
        match named("beside").spawn(move || beside.listen()) {
            Ok(thread) => threads.push(thread),
            Err(error) => tracing::error!(%error, "other programs will not be heard"),
        }
    } else {
        let line = Arc::new(ListeningLine {
            program: Arc::clone(program),
            heard,
            asked: Mutex::default(),
            waited: AtomicBool::new(false),
            stop: Arc::clone(&stop),
        });
        let watched = Arc::clone(&line);
        let started = [
            named("line").spawn(move || line.listen()),
            named("line-watch").spawn(move || watched.watch()),
        ];
        for thread in started {
            match thread {
                Ok(thread) => threads.push(thread),
                Err(error) => tracing::error!(%error, "other counters will not be heard"),
            }
        }
    }
    Listening { stop, threads }
}

impl<P: Program, F: Fn(Heard) + Send + Sync> ListeningLine<P, F> {
    fn house(&self) -> &OpenHouse {
        self.program.house()
    }

    fn is_over(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    /// Looks whether the server leaves a question unanswered: the listener itself may be stuck.
    fn watch(&self) {
        while !self.is_over() {
            let silent = locked(&self.asked).is_some_and(|since| since.elapsed() > SILENT);
            if silent {
                self.lost();
            }
            std::thread::park_timeout(LOOK);
        }
    }

    fn listen(&self) {
        let mut listener: Option<Listener> = None;
        let mut beaten: Option<(Instant, (OperatorId, bool))> = None;
        let mut told = Instant::now();
        let mut reconnects = self.house().store.reconnects();
        // Whether something may have been announced that no line of this counter heard.
        let mut missed = false;
        while !self.is_over() {
            let round = self.asking(|| match listener.as_mut() {
                Some(listener) => Ok(listener.ping()?),
                None => {
                    listener = self.house().store.listen()?;
                    Ok(())
                }
            });
            let (Ok(()), Some(line)) = (&round, listener.as_mut()) else {
                (listener, missed) = (None, true);
                self.lost();
                self.refused(round.as_ref().err());
                std::thread::park_timeout(AGAIN);
                continue;
            };
            if self.found() | std::mem::take(&mut missed) {
                beaten = None;
                self.look();
                if let Err(error) = self.asking(|| self.program.people_changed()) {
                    tracing::warn!(%error, "who is signed in could not be looked at");
                }
                if let Err(error) = self.asking(|| self.house().forget_given_of_erased()) {
                    tracing::warn!(%error, "who was erased could not be looked at");
                }
                (self.heard)(Heard::Changed(Topic::ALL.to_vec()));
            }
            let now_dead = self.house().store.reconnects();
            if now_dead != std::mem::replace(&mut reconnects, now_dead) {
                self.cut();
            }
            let there = (self.program.who_is_there(), self.program.is_at_work());
            if beaten.is_none_or(|(at, who)| at.elapsed() > BEAT || who != there) {
                let first = beaten.is_none_or(|(_, who)| who.0 != there.0);
                match self.asking(|| self.beat(line, there, first)) {
                    Ok(()) => beaten = Some((Instant::now(), there)),
                    Err(error) => tracing::warn!(%error, "the counter could not show itself"),
                }
            }
            match self.hear(line, told) {
                Ok(true) => told = Instant::now(),
                Ok(false) => {}
                // It may be opened again before anybody could say that it was lost.
                Err(_) => (listener, missed) = (None, true),
            }
        }
        self.leave(listener);
    }

    /// Does something that the server should answer soon, watched by the other thread.
    fn asking(&self, ask: impl FnOnce() -> Result<(), ApiError>) -> Result<(), ApiError> {
        *locked(&self.asked) = Some(Instant::now());
        let answered = ask();
        *locked(&self.asked) = None;
        answered
    }

    /// Shows that the counter is there, and looks whether it still may be.
    fn beat(
        &self,
        listener: &mut Listener,
        (operator, at_work): (OperatorId, bool),
        news: bool,
    ) -> Result<(), ApiError> {
        self.stand()?;
        let shown = Shown {
            id: self.house().counter_id,
            operator_id: operator,
            program: env!("CARGO_PKG_VERSION"),
            folder: &self.house().whereabouts,
        };
        if self.shows_itself(at_work) {
            listener.aside(|tx| {
                counter::beat(tx, shown)?;
                if news {
                    self.house().announce(tx, &[Topic::Counters]);
                }
                Ok::<_, OfficeError>(())
            })?;
        }
        // The look comes last: what is asked behind it would be watched by nobody.
        let stands = self.stand();
        self.look();
        stands
    }

    /// Whether it takes the place of its counter. A copy that waits does not, until somebody works at it: the line of the other
    /// one may only be down. A house of an older schema has no such places.
    fn shows_itself(&self, at_work: bool) -> bool {
        let line = self.house().line_state();
        if line.elsewhere {
            self.waited.store(true, Ordering::SeqCst);
        }
        let waited = self.waited.load(Ordering::SeqCst);
        let shows =
            !line.elsewhere && line.schema != Some(OtherSchema::Older) && (!waited || at_work);
        if shows {
            self.waited.store(false, Ordering::SeqCst);
        }
        shows
    }

    /// Leaves its place: whoever opens this counter next, on this machine started anew or on another one, has it at once.
    fn leave(&self, listener: Option<Listener>) {
        let state = self.house().line_state();
        let answers = state.lost_since_ms.is_none() && state.schema.is_none();
        let Some(mut line) = listener.filter(|_| answers) else { return };
        let (id, folder) = (self.house().counter_id, &self.house().whereabouts);
        if let Err(error) = line.aside(|tx| counter::leave(tx, id, folder)) {
            tracing::warn!(%error, "the counter could not leave its place");
        }
    }

    /// Sees where the house ends now. One that went back is said with the next command, and by the page.
    fn look(&self) {
        // Other lines may wait for a server that went silent, and this thread with them.
        if let Err(error) = self.asking(|| self.house().look_at_end()) {
            tracing::warn!(%error, "the house could not be held against what was seen of it");
        }
    }

    fn stand(&self) -> Result<(), ApiError> {
        let (standing, renamed) = self.house().look_at_standing()?;
        if self.program.stands(standing) || renamed {
            (self.heard)(Heard::Line(self.house().line_state()));
            (self.heard)(Heard::Changed(vec![Topic::Counters, Topic::Settings]));
        }
        Ok(())
    }

    /// Hears what the others announce and tells it, gathered; says whether it did.
    #[expect(
        clippy::disallowed_methods,
        reason = "what comes together is told together, at most so often"
    )]
    fn hear(&self, listener: &mut Listener, told: Instant) -> Result<bool, ApiError> {
        let mut announced = listener.heard(ROUND)?;
        if announced.is_empty() {
            return Ok(false);
        }
        // The first of a burst is told at once after a quiet while, the rest of it together.
        std::thread::sleep(SETTLE.max(AT_MOST_EVERY.saturating_sub(told.elapsed())));
        announced.extend(listener.heard(Duration::ZERO)?);
        let program = &self.house().holder;
        for asked in told::questions(&announced, program) {
            self.asking(|| self.house().tell_numbers(listener, &asked))?;
        }
        announced.retain(|text| !told::is_one(text));
        let topics: BTreeSet<Topic> =
            announced.iter().flat_map(|text| topics_of(text, program)).collect();
        if topics.contains(&Topic::Counters) {
            self.asking(|| self.stand())?;
        }
        self.asking(|| follow(self.program.as_ref(), &topics))?;
        if topics.is_empty() {
            return Ok(false);
        }
        self.look();
        (self.heard)(Heard::Changed(topics.into_iter().collect()));
        Ok(true)
    }

    fn lost(&self) {
        let told = {
            let mut line = locked(&self.house().line);
            let news = line.lost_since_ms.is_none();
            if news {
                line.lost_since_ms = Some(SystemClock.now_ms());
                line.cuts += 1;
            }
            news.then(|| line.clone())
        };
        if let Some(state) = told {
            tracing::warn!("the house does not answer");
            (self.heard)(Heard::Line(state));
        }
    }

    /// Says why the server refuses the line, once a reason.
    fn refused(&self, refusal: Option<&ApiError>) {
        let told = {
            let mut line = locked(&self.house().line);
            line.is_refused_anew(refusal).then(|| line.clone())
        };
        let Some(state) = told else { return };
        if let Some(refusal) = &state.why {
            tracing::warn!(%refusal, "the house refuses the line");
        }
        (self.heard)(Heard::Line(state));
    }

    /// Says whether it was lost before.
    fn found(&self) -> bool {
        let told = {
            let mut line = locked(&self.house().line);
            line.why = None;
            line.lost_since_ms.take().map(|_| line.clone())
        };
        let was_lost = told.is_some();
        if let Some(state) = told {
            tracing::info!("the house answers again");
            (self.heard)(Heard::Line(state));
        }
        was_lost
    }

    /// A line died under a command and was made anew before anyone could notice: said all the same.
    fn cut(&self) {
        let state = {
            let mut line = locked(&self.house().line);
            line.cuts += 1;
            line.clone()
        };
        (self.heard)(Heard::Line(state));
    }
}
