//! *Effacement*: a person's words leave every table. Orders, payments, tickets and the chain stay; the row of the
//! journal names each command and each note that lost its words, and `verify` takes those and nothing else.

mod among;
mod export;
mod gathered;
mod papers;
mod person;
mod retained;
mod wiped;

pub use among::{Ids, among};
pub use export::{Exported, export};
pub use papers::{PaperOf, everyone, orders_like, papers};
pub use retained::{erase_retained, retained};

use contract::action::Action;
use contract::args::{ById, Versioned};
use contract::erasure::{EraseCustomer, Erased, ErasureQuote};
use contract::ids::CustomerId;
use domain::erasure::fiscal_until_ms;
use domain::money::Cents;
use serde_json::json;
use store::Tx;

use self::gathered::Gathered;
use self::person::Person;
use crate::books::credit::{self, LotRow, Untold};
use crate::books::journal::{self, Entry};
use crate::books::ledger;
use crate::books::series;
use crate::{Code, Cx, OfficeError, page, reprise};

/// Longest text that says by which writing something was given up, in characters.
const WRITING_MAX: usize = 200;
/// Why what a backup still had is given up, where a restore repeats an erasure.
const REPEATED: &str = "Effacement répété\u{a0}: la maison a été restaurée.";

/// What erasing a person would do, and what stands in the way.
///
/// # Errors
/// [`Code::NotFound`], [`Code::CustomerErased`].
pub fn quote(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<CustomerId>,
) -> Result<ErasureQuote, OfficeError> {
    let person = Person::load(tx, cx, args.id)?;
    let lots = living(tx, cx, args.id)?;
    let requests = person.open_requests(tx)?;
    let refunds = person.unsettled_refunds(tx)?;
    let gathered = Gathered::of(tx, &person)?;
    Ok(ErasureQuote {
        number: person.number,
        version: person.version,
        credit_cents: left(&lots),
        lots: lots.len() as i64,
        requests: requests.len() as i64,
        refunds,
        coming: person.coming,
        commands: gathered.commands.len() as i64,
        mails: person.mails,
        notes: gathered.notes.len() as i64,
        orders: person.orders,
        fiscal_until_ms: person.last_ms.map(|at_ms| fiscal_until_ms(at_ms, cx.house.zone())),
        backups: Vec::new(),
        second: Vec::new(),
        second_unread: String::new(),
        server_backups: false,
    })
}

/// Erases a person. What is given up in writing goes first: open requests are withdrawn, living credit goes to the
/// house's account of it.
///
/// # Errors
/// [`Code::NotFound`], [`Code::CustomerErased`], [`Code::ChangedSince`], [`Code::AmountChanged`]; [`Code::CreditLives`] and
/// [`Code::RequestsOpen`] where nothing was given up; [`Code::RefundsUnsettled`]; [`Code::BadField`] on `given_up`,
/// [`Code::HiddenText`].
pub fn erase(tx: &mut dyn Tx, cx: &Cx<'_>, args: &EraseCustomer) -> Result<Erased, OfficeError> {
    let writing = args
        .given_up
        .as_deref()
        .map(|typed| page::required("given_up", typed, WRITING_MAX))
        .transpose()?;
    let person = Person::load(tx, cx, args.id)?;
    if person.version != args.version {
        return Err(OfficeError::new(Code::ChangedSince));
    }
    let bound = bound(tx, cx, person.id)?;
    page::as_shown(args.expected_cents, bound.credit)?;
    if writing.is_none() {
        bound.is_free()?;
    }
    // Nobody knows yet whether that money is with them: no writing gives it up.
    let refunds = person.unsettled_refunds(tx)?;
    if refunds > 0 {
        return Err(OfficeError::new(Code::RefundsUnsettled).with("count", refunds));
    }
    done(tx, cx, &person, writing)
}

/// Erases a person again in a house that was restored from a backup of before: what they had there was settled or
/// given up at the first erasure. Nobody who is not there, or is erased there too, is erased.
///
/// # Errors
/// From the store.
pub fn repeat(tx: &mut dyn Tx, cx: &Cx<'_>, id: CustomerId) -> Result<(), OfficeError> {
    match Person::load(tx, cx, id) {
        Ok(person) => done(tx, cx, &person, Some(REPEATED)).map(drop),
        Err(OfficeError::Refused(_)) => Ok(()),
        Err(other) => Err(other),
    }
}

fn done(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    person: &Person,
    writing: Option<&str>,
) -> Result<Erased, OfficeError> {
    for request in person.open_requests(tx)? {
        let withdrawn = Versioned { id: request.id, version: request.version };
        reprise::withdraw(tx, cx, &withdrawn)?;
    }
    let lots = living(tx, cx, person.id)?;
    let credit = left(&lots);
    if credit.is_positive() {
        credit::house_account(tx, ledger::GIVEN_UP, "given_up")?;
    }
    let seq = journal::next(tx, cx)? + lots.len() as i64;
    let gathered = Gathered::of(tx, person)?;
    let mails = wiped::wipe(tx, cx, person, &gathered, seq)?;
    let done = Erased {
        number: person.number,
        at_ms: cx.at_ms,
        commands: gathered.commands.len() as i64,
        mails,
        notes: gathered.notes.len() as i64,
        given_up_cents: credit,
    };
    let mut entries: Vec<Entry<'_>> =
        lots.iter().map(|lot| gives_up(person, lot, writing)).collect();
    entries.push(Entry {
        customer_id: Some(person.id),
        data: json!({
            "number": done.number,
            "commands": done.commands,
            "mails": done.mails,
            "notes": done.notes,
            "given_up_cents": done.given_up_cents,
        }),
        note: writing,
        ..Entry::of(Action::CustomerErased)
    });
    journal::append_all(tx, cx, entries)?;
    Ok(done)
}

/// What binds the house to a person: given up in writing, or nobody is erased.
pub(crate) struct Bound {
    /// Credit that lives.
    pub credit: Cents,
    /// The last millisecond of the lot that lives longest.
    pub until_ms: Option<i64>,
    /// Requests that nobody has decided.
    pub requests: i64,
}

/// What binds the house to a person now.
///
/// # Errors
/// From the store.
pub(crate) fn bound(tx: &mut dyn Tx, cx: &Cx<'_>, id: CustomerId) -> Result<Bound, OfficeError> {
    let untold = Untold::of(tx, cx, id)?;
    let mut lots = untold.before(living(tx, cx, id)?);
    lots.retain(|lot| lot.left_cents.is_positive());
    Ok(Bound {
        credit: left(&lots),
        until_ms: lots.iter().map(|lot| lot.expires_at_ms).max(),
        requests: (person::open_requests(tx, id)?.len() + untold.acceptances().len()) as i64,
    })
}

impl Bound {
    /// Refuses while credit lives or a request is open.
    ///
    /// # Errors
    /// [`Code::CreditLives`], [`Code::RequestsOpen`].
    pub(crate) fn is_free(&self) -> Result<(), OfficeError> {
        if self.credit.is_positive() {
            return Err(OfficeError::new(Code::CreditLives).with("balance_cents", self.credit));
        }
        if self.requests > 0 {
            return Err(OfficeError::new(Code::RequestsOpen).with("count", self.requests));
        }
        Ok(())
    }
}

/// The lots on which something is left to spend.
fn living(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    customer_id: CustomerId,
) -> Result<Vec<LotRow>, OfficeError> {
    let mut lots = credit::lots(tx, customer_id)?;
    lots.retain(|lot| lot.left_cents.is_positive() && lot.expires_at_ms >= cx.at_ms);
    Ok(lots)
}

fn left(lots: &[LotRow]) -> Cents {
    lots.iter().fold(Cents::ZERO, |sum, lot| sum + lot.left_cents)
}

fn gives_up<'a>(person: &Person, lot: &LotRow, writing: Option<&'a str>) -> Entry<'a> {
    Entry {
        customer_id: Some(person.id),
        data: json!({
            "lot": series::lot_number(lot.number),
            "amount_cents": lot.left_cents,
            "expires_at_ms": lot.expires_at_ms,
        }),
        note: writing,
        transfers: ledger::transfer(lot.id, ledger::GIVEN_UP, lot.left_cents).into_iter().collect(),
        ..Entry::of(Action::CreditGivenUp)
    }
}
