//! A round of the queue: one mail after the other over one connection, for as long as there are.

use std::sync::atomic::{AtomicBool, Ordering};

use contract::mail::MailReason;
use contract::operator::MailMode;
use contract::settings::MailSettings;
use office::House;
use office::mail::{self, Due, SendOutcome, Sender};
use runtime::call::topic::Topic;
use runtime::error::ApiError;
use runtime::open_house::OpenHouse;
use runtime::place::files::write_whole;
use runtime::place::secrets;
use store::Engine;

use crate::apart::apart;
use crate::limits::Limits;
use crate::message;
use crate::smtp::{Connection, MailServer};
use crate::trouble::{Fault, trouble};

/// Cuts in a row after which the line itself is to blame.
const CUTS_MAX: u32 = 3;

/// Sends the mails of a house from this counter.
pub struct Mailer<'a> {
    house: &'a OpenHouse,
    lines: MailServer<'a>,
    limits: Limits,
    stop: &'a AtomicBool,
    line: Option<Connection<'a>>,
    /// Cuts since a mail last went through.
    cuts: u32,
}

/// What became of one mail, and whether the round goes on.
enum Tried {
    Done(SendOutcome),
    /// It waits as before; nothing was its fault.
    PutBack(Option<Stopped>),
}

/// Why nothing leaves for now.
struct Stopped {
    trouble: mail::Trouble,
    for_a_person: bool,
}

impl<'a> Mailer<'a> {
    /// One that stops when it is told to.
    #[must_use]
    pub const fn new(house: &'a OpenHouse, limits: Limits, stop: &'a AtomicBool) -> Self {
        let lines = MailServer::new(limits, stop);
        Self { house, lines, limits, stop, line: None, cuts: 0 }
    }

    fn who(&self) -> Sender<'a> {
        Sender { holder: &self.house.holder, counter_id: self.house.counter_id }
    }

    /// Tries every mail that is due; says how many were tried or put right.
    ///
    /// # Errors
    /// From the store.
    pub fn send_due(&mut self) -> Result<u64, ApiError> {
        // Nothing leaves at a time that nobody believes, nor from a counter that is not let in.
        // In a house that went back, a mail that was sent waits again.
        let unsure = self.house.time.sure().is_err() || self.house.went_back().is_some();
        if unsure || !self.house.line_state().may_write() {
            return Ok(0);
        }
        let who = self.who();
        // What was being sent in a local house that nobody had open belongs to a program that died: it is looked
        // at once, at the start. Elsewhere it is when the claim ends.
        let alone = self.house.store.engine() == Engine::Sqlite
            && self.house.opened.alone
            && !self.house.mails_recovered.load(Ordering::SeqCst);
        let claimed_before = alone.then_some(self.house.opened.at_ms);
        // Most looks find nothing: they read, and take no lock.
        if !alone && !self.house.look(|tx, now| mail::may_send(tx, who, now))? {
            return Ok(0);
        }
        let house = self.house.store.read(|tx| House::load(tx))?;
        let settings = self.house.mail_settings()?;
        let mut tried = self
            .house
            .as_program(&house, &[Topic::Mails], |tx, cx| mail::recover(tx, cx, claimed_before))?;
        self.house.mails_recovered.store(true, Ordering::SeqCst);
        if !self.house.jot(|tx, now| mail::take(tx, who, now, alone))? {
            return Ok(tried);
        }
        let sent = self.round(&house, &settings, &mut tried);
        if let Some(line) = self.line.take() {
            line.close();
        }
        self.house.store.write(|tx| mail::give_back(tx, who))?;
        sent.map(|()| tried)
    }

    fn round(
        &mut self,
        house: &House,
        settings: &MailSettings,
        tried: &mut u64,
    ) -> Result<(), ApiError> {
        let who = self.who();
        let mut next = self.house.jot(|tx, now| mail::claim(tx, who, now))?;
        while let Some(due) = next {
            *tried += 1;
            let done = self.try_one(house, settings, &due);
            if done.is_err() {
                // The store is away: the line must not keep what it has.
                self.line = None;
            }
            let stopping = self.stop.load(Ordering::SeqCst);
            next = match done? {
                // Told and claimed in one transaction: a mail costs one wait for the disk less.
                Tried::Done(outcome) => {
                    self.house.as_program(house, &[Topic::Mails], |tx, cx| {
                        mail::report(tx, cx, who, &due, &outcome)?;
                        if outcome == SendOutcome::Sent {
                            mail::up(tx, who, cx.at_ms)?;
                        }
                        if stopping { Ok(None) } else { mail::claim(tx, who, cx.at_ms) }
                    })?
                }
                Tried::PutBack(stopped) => {
                    self.house.as_program(house, &[Topic::Mails], |tx, cx| {
                        mail::put_back(tx, who, due.id)?;
                        if let Some(Stopped { trouble, for_a_person }) = &stopped {
                            mail::down(tx, cx, who, trouble, *for_a_person)?;
                        }
                        Ok(None)
                    })?
                }
            };
        }
        Ok(())
    }

    fn try_one(
        &mut self,
        house: &House,
        settings: &MailSettings,
        due: &Due,
    ) -> Result<Tried, ApiError> {
        // What a mail states was written by whoever could: one that no program can make is refused as any other.
        let built = apart(|| message::build(house, settings, due));
        let built = built.unwrap_or_else(|| Err(trouble(MailReason::Unwritable, "panic")));
        let message = match built {
            Ok(message) => message,
            Err(trouble) => return Ok(Tried::Done(SendOutcome::Refused(trouble))),
        };
        match settings.mode {
            MailMode::Folder => {
                let path = self.house.mail_folder().join(message::file_name(due));
                let written = write_whole(&path, &message.formatted());
                Ok(Tried::Done(match written {
                    Ok(()) => SendOutcome::Sent,
                    Err(e) => SendOutcome::Later(trouble(MailReason::Folder, e.to_string())),
                }))
            }
            MailMode::Smtp => self.over_smtp(settings, due, &message),
        }
    }

    fn over_smtp(
        &mut self,
        settings: &MailSettings,
        due: &Due,
        message: &lettre::Message,
    ) -> Result<Tried, ApiError> {
        let mut offered = self.offer(settings, message)?;
        if matches!(offered, Err((Fault::Cut(_), true))) {
            // A server may close a line that was idle or used a lot: that says nothing of the mail.
            offered = self.offer(settings, message)?;
        }
        if let Err((fault, _)) = offered {
            return Ok(self.after(fault));
        }
        let who = self.who();
        if !self.house.jot(|tx, now| mail::handing_over(tx, who, due.id, now))? {
            // Another program has the mail: nothing of it has gone over this line.
            self.line = None;
            return Ok(Tried::PutBack(None));
        }
        let Some(line) = &mut self.line else { return Ok(Tried::PutBack(None)) };
        match line.hand_over(message) {
            Ok(()) => {
                self.cuts = 0;
                Ok(Tried::Done(SendOutcome::Sent))
            }
            Err(fault) => Ok(self.after(fault)),
        }
    }

    /// Brings a line to where it waits for the text; an error says whether the line was used before.
    fn offer(
        &mut self,
        settings: &MailSettings,
        message: &lettre::Message,
    ) -> Result<Result<(), (Fault, bool)>, ApiError> {
        if self.line.as_ref().is_some_and(|line| line.mails >= self.limits.mails)
            && let Some(line) = self.line.take()
        {
            line.close();
        }
        if self.line.is_none() {
            let password = secrets::get(&self.house.data_dir, secrets::MAIL)?;
            match self.lines.open(settings, password.as_deref()) {
                Ok(line) => self.line = Some(line),
                Err(fault) => return Ok(Err((fault, false))),
            }
        }
        let Some(line) = &mut self.line else { return Ok(Err((Fault::Closing, false))) };
        let used = line.mails > 0;
        let offered = line.offer(message);
        if matches!(offered, Err(Fault::Cut(_))) {
            self.line = None;
        }
        Ok(offered.map_err(|fault| (fault, used)))
    }

    /// What a fault means for the mail and for the line.
    fn after(&mut self, fault: Fault) -> Tried {
        match fault {
            Fault::Mail(outcome) => {
                self.cuts = 0;
                if !self.line.as_mut().is_some_and(Connection::start_over) {
                    self.line = None;
                }
                Tried::Done(outcome)
            }
            Fault::Cut(SendOutcome::Later(trouble)) => {
                self.line = None;
                self.cuts += 1;
                if self.cuts < CUTS_MAX {
                    return Tried::Done(SendOutcome::Later(trouble));
                }
                self.cuts = 0;
                Tried::PutBack(Some(Stopped { trouble, for_a_person: false }))
            }
            Fault::Cut(outcome) => {
                self.line = None;
                Tried::Done(outcome)
            }
            Fault::Line(trouble) => self.stopped(trouble, false),
            Fault::Person(trouble) => self.stopped(trouble, true),
            Fault::Closing => {
                self.line = None;
                Tried::PutBack(None)
            }
        }
    }

    fn stopped(&mut self, trouble: mail::Trouble, for_a_person: bool) -> Tried {
        self.line = None;
        Tried::PutBack(Some(Stopped { trouble, for_a_person }))
    }
}
