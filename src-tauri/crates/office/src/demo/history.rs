//! The demo house's first morning: requests come in, some are decided, mails have left.

use std::collections::HashMap;

use contract::args::{Noted, Versioned};
use contract::ids::{PlaceId, RepriseId};
use contract::reprise::Refuse;
use contract::settings::OperatorRow;
use domain::time::HOUR_MS;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::cast::AGENT;
use super::chance::Chance;
use super::making::{Making, SOURCE};
use super::requests::{DemoRequest, Fate};
use crate::command;
use crate::reprise::{self, NewRequest};
use crate::{Actor, By, Cx, House, Mint, OfficeError};

/// Who does what when, each step a command of its own.
pub(super) struct Steps<'a> {
    making: &'a Making<'a>,
    house: House,
    people: Vec<Actor>,
    count: u32,
    last_id: i64,
}

impl<'a> Steps<'a> {
    pub(super) const fn new(making: &'a Making<'a>, house: House) -> Self {
        Self { making, house, people: Vec::new(), count: 0, last_id: 0 }
    }

    pub(super) const fn operators(&self) -> usize {
        self.people.len()
    }

    pub(super) fn signs_in(&mut self, row: OperatorRow) {
        self.people.push(Actor::operator(row.id, row.name, row.role));
    }

    /// A step of the program itself.
    pub(super) fn program<T>(
        &mut self,
        at_ms: i64,
        chance: &mut Chance,
        step: impl FnOnce(&Cx<'_>) -> Result<T, OfficeError>,
    ) -> Result<T, OfficeError> {
        let program = Actor::program();
        self.run(&program, at_ms, chance, step)
    }

    /// A step of an operator, by rank.
    pub(super) fn by<T>(
        &mut self,
        rank: usize,
        at_ms: i64,
        chance: &mut Chance,
        step: impl FnOnce(&Cx<'_>) -> Result<T, OfficeError>,
    ) -> Result<T, OfficeError> {
        let operator = self.people.get(rank).cloned().unwrap_or_else(Actor::program);
        self.run(&operator, at_ms, chance, step)
    }

    fn run<T>(
        &mut self,
        operator: &Actor,
        at_ms: i64,
        chance: &mut Chance,
        step: impl FnOnce(&Cx<'_>) -> Result<T, OfficeError>,
    ) -> Result<T, OfficeError> {
        self.count += 1;
        let entropy = chance.bytes();
        let (counter_id, renderer) = (self.making.counter_id, self.making.renderer);
        let id = uuid::Builder::from_custom_bytes(entropy).into_uuid().to_string();
        let mint = Mint::above(self.last_id, at_ms, entropy);
        let by = By { operator, counter_id, at_ms, renderer };
        let cx = by.cx(&id, self.house.clone(), mint);
        let done = step(&cx)?;
        self.last_id = cx.mint.last_id();
        Ok(done)
    }

    /// Leaves the house ready for its first command.
    pub(super) fn close(&self, tx: &mut dyn Tx) -> Result<(), OfficeError> {
        command::remember(tx, self.last_id)
    }
}

#[derive(Deserialize)]
struct PlaceKey {
    id: PlaceId,
    external_key: String,
}

/// Requests as they came in, then what the desk did with them from 9:00 on.
pub(super) fn play(
    tx: &mut dyn Tx,
    steps: &mut Steps<'_>,
    chance: &mut Chance,
    asked: &[DemoRequest],
    opens_ms: i64,
) -> Result<(), OfficeError> {
    let keys: Vec<PlaceKey> = tx.rows(sql!("places"), &[])?;
    let places: HashMap<String, PlaceId> =
        keys.into_iter().map(|k| (k.external_key, k.id)).collect();
    let mut to_decide = Vec::new();
    for (rank, one) in asked.iter().enumerate() {
        let key = format!("{SOURCE}/{}", one.place);
        let place_id = *places.get(&key).ok_or_else(|| OfficeError::not_found("place"))?;
        let at_ms = one.at_ms.max(opens_ms + (15 * 60 + rank as i64 * 2) * 1_000);
        let request = NewRequest {
            place_id,
            requested_at_ms: one.at_ms,
            channel: &one.channel,
            requested_by: None,
            several: one.several,
            order_cents: None,
        };
        let id = steps.program(at_ms, chance, |cx| reprise::insert(tx, cx, &request))?;
        if one.fate != Fate::Open {
            to_decide.push((id, one.fate, at_ms));
        }
    }
    let mut at_ms = opens_ms + HOUR_MS;
    for (id, fate, asked_ms) in to_decide {
        at_ms = (at_ms + chance.between(90_000, 420_000)).max(asked_ms + 60_000);
        steps.by(AGENT, at_ms, chance, |cx| decide(tx, cx, id, fate))?;
    }
    Ok(())
}

fn decide(tx: &mut dyn Tx, cx: &Cx<'_>, id: RepriseId, fate: Fate) -> Result<(), OfficeError> {
    let fresh = Versioned { id, version: 1 };
    match fate {
        Fate::Open => return Ok(()),
        Fate::Held => reprise::hold(tx, cx, &fresh)?,
        Fate::Accepted => reprise::accept(tx, cx, &fresh)?,
        Fate::Withdrawn => reprise::withdraw(tx, cx, &fresh)?,
        Fate::Passed(note) => {
            reprise::escalate(tx, cx, &Noted { id, version: 1, note: note.to_owned() })?
        }
        Fate::Refused(reason) => {
            let (reason, sentence) = (reason.to_owned(), String::new());
            reprise::refuse(tx, cx, &Refuse { id, version: 1, reason, sentence })?
        }
    };
    Ok(())
}

/// Reports the morning's mails as sent, but for the last three, and one that came back.
pub(super) fn send_mails(tx: &mut dyn Tx, now_ms: i64) -> Result<(), OfficeError> {
    tx.execute(sql!("mails_sent"), &named![kept = 3])?;
    tx.execute(sql!("mails_waiting"), &named![due_at_ms = now_ms])?;
    tx.execute(
        sql!("mail_failed"),
        &named![error = "550 5.1.1 <> : Recipient address rejected: User unknown"],
    )?;
    Ok(())
}
