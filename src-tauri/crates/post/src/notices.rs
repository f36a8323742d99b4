//! The mail to the administrator when something waits for a person: once for each thing, from whichever program holds the
//! lease of the post. While the post itself stands still, the screens and `contremarquectl status` say it.

use std::time::Duration;

use documents::words;
use domain::time::DAY_MS;
use office::house::notice::{self, Noticed};
use office::house::{health, settings};
use office::mail::{self, Sender};
use runtime::error::ApiError;
use runtime::open_house::OpenHouse;
use runtime::terminal;
use runtime::watching::{self, Seen, What};
use store::locked;

use crate::aside::{NotSent, send_notice};

/// After a mail that did not leave none is tried for so long.
const AGAIN: Duration = Duration::from_secs(600);
/// Another thing of a kind that was told is told a day later.
const APART_MS: i64 = DAY_MS;

/// What tells the administrator.
pub struct Notices<'a> {
    house: &'a OpenHouse,
    /// By counted time.
    not_before_ms: i64,
}

/// A thing that is there, as it is kept.
struct Thing {
    key: String,
    seen: Seen,
}

impl<'a> Notices<'a> {
    /// Of this house.
    #[must_use]
    pub const fn new(house: &'a OpenHouse) -> Self {
        Self { house, not_before_ms: 0 }
    }

    /// Looks, and tells what was not told yet; says how many things. `own` is what this program sees besides.
    ///
    /// # Errors
    /// From the store.
    pub fn tell(&mut self, own: impl FnOnce() -> Vec<Seen>) -> Result<usize, ApiError> {
        let unsure = self.house.time.sure().is_err() || self.house.went_back().is_some();
        let counted_ms = self.house.clock.counted_ms();
        let waits = counted_ms < self.not_before_ms;
        if unsure || waits || self.house.store.is_limited() || !self.house.line_state().may_write()
        {
            return Ok(0);
        }
        let machine_ms = self.house.clock.now_ms();
        let (to, health, noticed, house_ms, off_ms) = self.house.look(|tx, house_ms| {
            let server_ms = tx.now_ms();
            let found = health::health(tx, server_ms.unwrap_or(machine_ms))?;
            let off_ms = server_ms.map_or(0, |server_ms| machine_ms - server_ms);
            Ok((settings::administrator(tx)?, found, notice::noticed(tx)?, house_ms, off_ms))
        })?;
        if to.is_empty() {
            return Ok(0);
        }
        let mut seen = watching::of_house(&health, house_ms, off_ms);
        // On a line of its own, made anew: it is shown the certificate that the server has now.
        if let Some(archive) = self.house.store.archive()? {
            seen.extend(watching::of_archive(archive));
        }
        let until_ms = self.house.store.certificate_until_ms();
        seen.extend(until_ms.and_then(|ms| watching::of_certificate(ms, machine_ms)));
        seen.extend(own());
        let things: Vec<Thing> = seen.into_iter().map(Thing::of).collect();
        self.forget(&things, &noticed, house_ms)?;
        // A mail cannot tell that mails do not leave.
        if things.iter().any(|thing| thing.seen.what == What::MailsStopped) {
            return Ok(0);
        }
        let news: Vec<Thing> =
            things.into_iter().filter(|thing| thing.is_news(&noticed, house_ms)).collect();
        if news.is_empty() {
            return Ok(0);
        }
        self.send(&to, &health.house, &news)
    }

    fn forget(&self, things: &[Thing], noticed: &[Noticed], house_ms: i64) -> Result<(), ApiError> {
        let is_there = |what: &str| things.iter().any(|thing| thing.key == what);
        let over: Vec<&Noticed> = noticed
            .iter()
            .filter(|noticed| !is_there(&noticed.what) && notice::is_old(noticed, house_ms))
            .collect();
        if over.is_empty() {
            return Ok(());
        }
        self.house.jot(|tx, _| over.iter().try_for_each(|over| notice::forget(tx, &over.what)))
    }

    /// Tells them in one mail. They are marked before it leaves: a program that dies in between tells nothing twice.
    fn send(&mut self, to: &str, name: &str, news: &[Thing]) -> Result<usize, ApiError> {
        let who = Sender { holder: &self.house.holder, counter_id: self.house.counter_id };
        let taken: Vec<Thing> = self.house.jot(|tx, now_ms| {
            if !mail::take(tx, who, now_ms, false)? {
                return Ok(Vec::new());
            }
            let mut taken = Vec::new();
            for Thing { key, seen } in news {
                if notice::take(tx, key, now_ms)? {
                    taken.push(Thing { key: key.clone(), seen: *seen });
                }
            }
            Ok(taken)
        })?;
        let sent = if taken.is_empty() { Ok(()) } else { self.hand_over(to, name, &taken) };
        let count = taken.len();
        self.house.jot(|tx, _| {
            if sent.is_err() {
                taken.iter().try_for_each(|thing| notice::give_back(tx, &thing.key))?;
            }
            mail::give_back(tx, who)
        })?;
        if sent.is_err() {
            let wait_ms = i64::try_from(AGAIN.as_millis()).unwrap_or(i64::MAX);
            self.not_before_ms = self.house.clock.counted_ms() + wait_ms;
            return Ok(0);
        }
        Ok(count)
    }

    fn hand_over(&self, to: &str, name: &str, told: &[Thing]) -> Result<(), ()> {
        let locale = locked(&self.house.local).settings.locale;
        let lines: Vec<String> = told
            .iter()
            .map(|thing| {
                let id = terminal::key("status", &thing.seen.what);
                words::tr(locale, &id, &[("count", thing.seen.count.into())])
            })
            .collect();
        match send_notice(self.house, to, &documents::mail::notice(locale, name, &lines)) {
            Ok(()) | Err(NotSent::InDoubt) => Ok(()),
            Err(NotSent::Kept(trouble)) => {
                tracing::warn!(?trouble, "the administrator was not told");
                Err(())
            }
        }
    }
}

impl Thing {
    fn of(seen: Seen) -> Self {
        let what = seen.what.key();
        let key = if seen.which == 0 { what } else { format!("{what} {}", seen.which) };
        Self { key, seen }
    }

    /// Whether it is to be told. That mails are late, no mail tells. A counter that waits is told at once; of what may come
    /// by the dozen, one a day is.
    fn is_news(&self, noticed: &[Noticed], now_ms: i64) -> bool {
        if noticed.iter().any(|told| told.what == self.key && told.told_at_ms.is_some()) {
            return false;
        }
        let kind = self.seen.what.key();
        let of_kind = |told: &&Noticed| told.what.split(' ').next() == Some(kind.as_str());
        let last_ms = noticed.iter().filter(of_kind).filter_map(|told| told.told_at_ms).max();
        if self.seen.what == What::MailsLate {
            return false;
        }
        let at_once = self.seen.what == What::CountersWaiting;
        at_once || last_ms.is_none_or(|last_ms| !(0..APART_MS).contains(&(now_ms - last_ms)))
    }
}
