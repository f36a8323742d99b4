//! What a command finds before it does anything.

use contract::ids::{CounterId, OperatorId};
use domain::access::Role;
use domain::text;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use store::{Tx, TxExt, named, sql};

use super::envelope::Envelope;
use super::time;
use crate::books::signature::Extent;
use crate::house::moved::Mark;
use crate::{Actor, Code, House, OfficeError};

/// What a command finds, read in one question: the house, the ends of its journal and of its ids,
/// and what forbids the command, because it was given before, its counter is not let in, or who gives it is no
/// longer who they were.
#[derive(Deserialize)]
pub(super) struct Before {
    pub(super) last_id: i64,
    given_name: Option<String>,
    given_args: Option<String>,
    given_version: Option<i64>,
    pub(super) answer: Option<String>,
    pub(super) seq: i64,
    pub(super) hash: Vec<u8>,
    last_at_ms: Option<i64>,
    pub(super) sealed: bool,
    signed: i64,
    unsigned_ms: Option<i64>,
    /// Rows that were touched before this command.
    pub(super) touched: i64,
    name: Option<String>,
    address: Option<String>,
    siret: Option<String>,
    licence: Option<String>,
    contact: Option<String>,
    time_zone: Option<String>,
    demo: Option<bool>,
    clock_offset_ms: Option<i64>,
    revoked_at_ms: Option<i64>,
    waiting: Option<bool>,
    counter: Option<String>,
    operator_role: Option<Role>,
    operator_active: Option<bool>,
    moved: Option<String>,
}

/// What is kept of a command whose words were erased.
#[derive(Deserialize)]
struct Erased {
    args_hash: String,
    at_ms: i64,
}

impl Before {
    /// Reads it for a command of this id. A question has no id.
    pub(super) fn read(
        tx: &mut dyn Tx,
        id: &str,
        counter_id: CounterId,
        operator: &Actor,
    ) -> Result<Self, OfficeError> {
        operator.show(tx)?;
        // Whoever knows the id of a command gave it.
        tx.show(id)?;
        tx.row(sql!("before"), &named![id, counter_id, operator_id = operator.id])?
            .ok_or_else(|| OfficeError::internal("the journal has no head"))
    }

    /// Refuses a command that was given under this id with another name or other arguments. Those that
    /// an older program kept are read first. One whose words were erased is known by the hash of its arguments,
    /// and has no answer any more.
    pub(super) fn is(&self, tx: &mut dyn Tx, envelope: &Envelope) -> Result<(), OfficeError> {
        let form = &envelope.form;
        let kept = self.given_args.as_deref().unwrap_or_default();
        if kept.is_empty() {
            let erased: Option<Erased> = tx.row(sql!("erased"), &named![id = &envelope.id])?;
            let hash = text::hex(&Sha256::digest(&envelope.args));
            let same = erased.filter(|erased| erased.args_hash == hash);
            return Err(same.map_or(OfficeError::new(Code::CommandReused), |same| {
                OfficeError::new(Code::CustomerErased).with("at_ms", same.at_ms)
            }));
        }
        let same = self.given_name.as_deref() == Some(form.name)
            && match self.given_version {
                Some(version) if version != form.version() => {
                    form.read(version, kept)? == envelope.args
                }
                _ => kept == envelope.args,
            };
        if same { Ok(()) } else { Err(OfficeError::new(Code::CommandReused)) }
    }

    /// Refuses a counter that is shut out or waits to be let in, and an operator whose role is not what it
    /// was when they signed in, or who may no longer sign in.
    pub(super) fn admits(&self, operator: &Actor) -> Result<(), OfficeError> {
        let counter = || self.counter.clone().unwrap_or_default();
        if let Some(at_ms) = self.revoked_at_ms {
            let refused = OfficeError::new(Code::CounterRevoked);
            return Err(refused.with("counter", counter()).with("at_ms", at_ms));
        }
        if self.waiting == Some(true) {
            return Err(OfficeError::new(Code::CounterWaiting).with("counter", counter()));
        }
        let same = self.operator_role == Some(operator.role) && self.operator_active == Some(true);
        if same || operator.id == OperatorId::PROGRAM {
            Ok(())
        } else {
            Err(OfficeError::new(Code::OperatorChanged))
        }
    }

    /// How far the journal is signed.
    pub(super) const fn extent(&self) -> Extent {
        Extent { signed: self.signed, unsigned_ms: self.unsigned_ms }
    }

    /// The house's time in this transaction.
    pub(super) fn time(&self, tx: &dyn Tx, said_ms: i64) -> i64 {
        let is_demo = self.demo.unwrap_or_default();
        let ahead_ms = self.clock_offset_ms.filter(|_| is_demo).unwrap_or_default();
        time::of_house(tx, said_ms, ahead_ms, self.last_at_ms)
    }

    /// The house, where there is one and it was not left.
    pub(super) fn house(self) -> Result<House, OfficeError> {
        let Some(name) = self.name else { return Err(OfficeError::new(Code::NoHouse)) };
        if let Some(mark) = self.moved {
            return Err(Mark::read(&mark)?.refusal());
        }
        Ok(House {
            name,
            address: self.address.unwrap_or_default(),
            siret: self.siret.unwrap_or_default(),
            licence: self.licence.unwrap_or_default(),
            contact: self.contact.unwrap_or_default(),
            time_zone: self.time_zone.unwrap_or_default(),
            demo: self.demo.unwrap_or_default(),
            clock_offset_ms: self.clock_offset_ms.unwrap_or_default(),
            moved: None,
        })
    }
}
