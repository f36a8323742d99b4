//! How a command, and the program itself, read and write in an open house: each in one transaction, at the house's time.

use std::cell::Cell;

use office::books::anchor::End;
use office::command::{self, Envelope};
use office::house::clock;
use office::{Actor, Cx, House, OfficeError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Engine, Store, Tx};
use uuid::Uuid;

use crate::call::topic::{Topic, announcement};
use crate::call::{Call, Kept, encode};
use crate::error::ApiError;
use crate::given::{Answered, Told};
use crate::open_house::OpenHouse;

impl OpenHouse {
    fn store_of(&self, call: &Call<'_>) -> &Store {
        let limited = call.operator.is_on_site() && !call.by_house;
        if limited { self.visitors() } else { &self.store }
    }

    /// Asks something of the house, in one transaction that writes nothing.
    ///
    /// # Errors
    /// Those of the question.
    pub fn read<R>(
        &self,
        call: &Call<'_>,
        mut question: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<R, ApiError> {
        self.hear_confirmed_if_ahead()?;
        let by = self.by(&call.operator);
        let said_ms = by.at_ms;
        let asked = |tx: &mut dyn Tx, cx: &Cx<'_>| {
            self.time.heard(cx.at_ms, said_ms);
            question(tx, cx)
        };
        Ok(command::read(self.store_of(call), by, asked)?)
    }

    /// Reads past the commands, with the house's time.
    ///
    /// # Errors
    /// Those of the work.
    pub fn look<T>(
        &self,
        work: impl FnMut(&mut dyn Tx, i64) -> Result<T, OfficeError>,
    ) -> Result<T, ApiError> {
        self.look_by(&self.store, work)
    }

    /// The same by one of the house's stores.
    ///
    /// # Errors
    /// Those of the work.
    pub fn look_by<T>(
        &self,
        store: &Store,
        mut work: impl FnMut(&mut dyn Tx, i64) -> Result<T, OfficeError>,
    ) -> Result<T, ApiError> {
        self.hear_confirmed_if_ahead()?;
        Ok(store.read(|tx| {
            let now_ms = self.time.in_transaction(tx);
            work(tx, now_ms)
        })?)
    }

    /// Writes past the commands, with the house's time, what is worth no record.
    ///
    /// # Errors
    /// Those of the work.
    pub fn jot<T>(
        &self,
        work: impl FnMut(&mut dyn Tx, i64) -> Result<T, OfficeError>,
    ) -> Result<T, ApiError> {
        self.jot_by(&self.store, work)
    }

    /// The same by one of the house's stores.
    ///
    /// # Errors
    /// Those of the work.
    pub fn jot_by<T>(
        &self,
        store: &Store,
        mut work: impl FnMut(&mut dyn Tx, i64) -> Result<T, OfficeError>,
    ) -> Result<T, ApiError> {
        self.hear_confirmed_if_ahead()?;
        Ok(store.write(|tx| {
            let now_ms = self.time.in_transaction(tx);
            work(tx, now_ms)
        })?)
    }

    /// The same by one of the house's stores where nobody writes; else nothing is done, and nobody waited for.
    ///
    /// # Errors
    /// Those of the work.
    pub fn jot_if_free_by<T>(
        &self,
        store: &Store,
        mut work: impl FnMut(&mut dyn Tx, i64) -> Result<T, OfficeError>,
    ) -> Result<Option<T>, ApiError> {
        self.hear_confirmed_if_ahead()?;
        Ok(store.write_if_free(|tx| {
            let now_ms = self.time.in_transaction(tx);
            work(tx, now_ms)
        })?)
    }

    /// A write that is worth no record.
    pub fn touch<R>(
        &self,
        call: &Call<'_>,
        mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<R, ApiError> {
        self.hear_confirmed_if_ahead()?;
        let by = self.by(&call.operator);
        let said_ms = by.at_ms;
        let told = |tx: &mut dyn Tx, cx: &Cx<'_>| {
            self.time.heard(cx.at_ms, said_ms);
            self.anchor.is_as_seen()?;
            let done = work(tx, cx)?;
            self.announce(tx, call.changes);
            Ok(done)
        };
        Ok(command::touch(self.store_of(call), by, told)?)
    }

    /// Carries out a command, in one transaction that keeps it and its answer under its id. `args` is
    /// what is kept of its arguments.
    ///
    /// # Errors
    /// Those of the use case; [`office::Code::CommandReused`]; [`office::Code::ClockUnsure`] and
    /// [`office::Code::ClockWrong`] while the machine's clock is not believed.
    pub fn write<K: Serialize + DeserializeOwned, R: Serialize>(
        &self,
        call: &Call<'_>,
        kept: Kept<K>,
        args: &K,
        mut use_case: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<String, ApiError> {
        self.tell_clock()?;
        self.time.sure()?;
        let store = self.store_of(call);
        // Whoever takes over a site that is open to everybody has no key to sign with.
        let pair = if store.is_limited() { None } else { self.pair() };
        let mut written = None;
        let mut envelope = self.envelope(call, kept, args)?;
        let (said_ms, outdated) = (Cell::new(envelope.at_ms), Cell::new(false));
        let mut told = |tx: &mut dyn Tx, cx: &Cx<'_>| {
            // It may have waited for the very command that set the clock right.
            self.hear_confirmed_if_ahead()?;
            if self.time.is_outdated(said_ms.get()) {
                outdated.set(true);
                return Err(OfficeError::internal("the clock was set right meanwhile"));
            }
            self.time.heard(cx.at_ms, said_ms.get());
            self.anchor.follows(&self.store, tx, &cx.head)?;
            cx.head.signs_with(pair.clone());
            let reply = use_case(tx, cx)?;
            self.announce(tx, call.changes);
            written = cx.head.written();
            Ok(reply)
        };
        let mut answer = command::write(store, &envelope, &self.renderer, &mut told);
        if outdated.take() {
            self.time.sure()?;
            envelope = self.envelope(call, kept, args)?;
            said_ms.set(envelope.at_ms);
            answer = command::write(store, &envelope, &self.renderer, &mut told);
        }
        let answer = answer?;
        self.anchor.note(written);
        if self.store.engine() == Engine::Postgres && !self.store.is_limited() {
            let at_ms = self.clock.counted_ms();
            let told =
                Told { id: call.id, again: call.again, envelope: &envelope, answer: &answer };
            self.given.note(Answered::now(&told, at_ms));
        }
        if call.changes.contains(&Topic::Settings) {
            self.follow_clock()?;
        }
        Ok(answer)
    }

    pub(crate) fn envelope<K: Serialize + DeserializeOwned>(
        &self,
        call: &Call<'_>,
        kept: Kept<K>,
        args: &K,
    ) -> Result<Envelope, ApiError> {
        Ok(Envelope {
            id: call.id.to_string(),
            form: kept.form(),
            args: encode(args)?,
            at_ms: self.now_ms(),
            entropy: self.given.entropy_of(call.id).unwrap_or_else(|| self.clock.entropy()),
            operator: call.operator.clone(),
            counter_id: self.counter_id,
        })
    }

    /// Reads how far the house's clock is ahead: the demo's may have been moved, by another counter too.
    pub(crate) fn follow_clock(&self) -> Result<(), ApiError> {
        if let Some(house) = self.store.read(|tx| House::find(tx))? {
            self.time.follow(&house);
        }
        Ok(())
    }

    /// Looks at the machine's clock, and tells the journal once what is wrong with it; says whether it did.
    ///
    /// # Errors
    /// From the store.
    pub fn tell_clock(&self) -> Result<bool, ApiError> {
        self.hear_confirmed_if_ahead()?;
        let Some(notice) = self.time.untold() else { return Ok(false) };
        let Some(house) = self.store.read(|tx| House::find(tx))? else { return Ok(true) };
        self.as_program(&house, &[Topic::Settings], |tx, cx| clock::notice(tx, cx, &notice))?;
        Ok(true)
    }

    /// Work of the program itself, one transaction; the other counters hear what it changes.
    pub fn as_program<T>(
        &self,
        house: &House,
        changes: &[Topic],
        work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<T, OfficeError>,
    ) -> Result<T, ApiError> {
        self.as_operator(&Actor::program(), house, changes, work)
    }

    /// Work of one transaction that is no command of the list.
    /// It is done whatever the machine's clock says, at the house's time.
    pub fn as_operator<T>(
        &self,
        operator: &Actor,
        house: &House,
        changes: &[Topic],
        mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<T, OfficeError>,
    ) -> Result<T, ApiError> {
        let (done, written) = self.unlisted(operator, house, changes, |tx, cx| {
            self.anchor.follows(&self.store, tx, &cx.head)?;
            work(tx, cx)
        })?;
        self.anchor.note(written);
        Ok(done)
    }

    /// The same, whatever this counter saw of the house; says where its rows end.
    pub(crate) fn unlisted<T>(
        &self,
        operator: &Actor,
        house: &House,
        changes: &[Topic],
        mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<T, OfficeError>,
    ) -> Result<(T, Option<End>), ApiError> {
        let known = |_: &mut dyn Tx, _: i64| Ok((operator.clone(), ()));
        self.unlisted_by(known, house, changes, |tx, cx, ()| work(tx, cx))
    }

    /// The same of which it is known in its transaction alone who does it: `who` finds them, and is told the house's time.
    pub(crate) fn unlisted_by<W, T>(
        &self,
        mut who: impl FnMut(&mut dyn Tx, i64) -> Result<(Actor, W), OfficeError>,
        house: &House,
        changes: &[Topic],
        mut work: impl FnMut(&mut dyn Tx, &Cx<'_>, W) -> Result<T, OfficeError>,
    ) -> Result<(T, Option<End>), ApiError> {
        let (entropy, pair) = (self.clock.entropy(), self.pair());
        let id = Uuid::from_bytes(entropy).to_string();
        let done = self.store.write(|tx| {
            self.hear_confirmed_if_ahead()?;
            let now_ms = self.time.in_transaction(tx);
            let (operator, found) = who(tx, now_ms)?;
            let by = self.by(&operator);
            let said_ms = by.at_ms;
            let cx = command::unlisted(tx, by, &id, entropy, house.clone())?;
            self.time.heard(cx.at_ms, said_ms);
            cx.head.signs_with(pair.clone());
            let done = work(tx, &cx, found)?;
            self.announce(tx, changes);
            command::seal(tx, &cx.mint)?;
            Ok::<_, OfficeError>((done, cx.head.written()))
        });
        Ok(done?)
    }

    /// Tells the other counters what this transaction changes, once it is kept.
    pub fn announce(&self, tx: &mut dyn Tx, topics: &[Topic]) {
        if let Some(text) = announcement(&self.holder, topics) {
            tx.announce(text);
        }
    }
}
