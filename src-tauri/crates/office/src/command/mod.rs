//! A command's life in the store: known by its id, run once, its answer kept.

mod before;
mod envelope;
mod kept;
mod time;

use serde::{Deserialize, Serialize};
use store::{Store, StoreError, Tx, TxExt, named, sql};

use before::Before;
pub use envelope::Envelope;
pub use kept::{Form, Kept, Upgrade, with_field};

use crate::books::seal as seals;
use crate::{By, Cx, House, KnownHead, MailRenderer, Mint, OfficeError};

/// Runs a command as one transaction and keeps its answer. The same id with the same bytes gives
/// the first answer back and does nothing.
///
/// # Errors
/// [`crate::Code::CommandReused`] when the id came before with other bytes, [`crate::Code::NewerCommand`] when a
/// newer program kept them; [`crate::Code::CustomerErased`] when its words were erased since; those of the use
/// case.
pub fn write<R: Serialize>(
    store: &Store,
    envelope: &Envelope,
    renderer: &dyn MailRenderer,
    use_case: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
) -> Result<String, OfficeError> {
    run(store, envelope, renderer, &Way::Given, use_case)
}

/// Runs the command by which a supervisor says that the counter's clock is right. It alone counts at the
/// time that the counter says, even before the last row of the journal.
///
/// # Errors
/// As [`write()`].
pub fn confirm_clock<R: Serialize>(
    store: &Store,
    envelope: &Envelope,
    renderer: &dyn MailRenderer,
    use_case: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
) -> Result<String, OfficeError> {
    run(store, envelope, renderer, &Way::ClockConfirmed, use_case)
}

/// Runs the command that founds a house: the only one that finds none.
///
/// # Errors
/// As [`write()`].
pub fn found<R: Serialize>(
    store: &Store,
    envelope: &Envelope,
    renderer: &dyn MailRenderer,
    house: &House,
    use_case: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
) -> Result<String, OfficeError> {
    run(store, envelope, renderer, &Way::Founding(house), use_case)
}

/// What is particular to a command.
enum Way<'a> {
    /// Nothing.
    Given,
    /// It founds this house.
    Founding(&'a House),
    /// It says that the counter's clock is right.
    ClockConfirmed,
}

fn run<R: Serialize>(
    store: &Store,
    envelope: &Envelope,
    renderer: &dyn MailRenderer,
    way: &Way<'_>,
    mut use_case: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
) -> Result<String, OfficeError> {
    store.write(|tx| {
        let Envelope { id, counter_id, operator, .. } = envelope;
        let mut before = Before::read(tx, id, *counter_id, operator)?;
        before.admits(operator)?;
        if let Some(answer) = before.answer.take() {
            before.is(tx, envelope)?;
            return Ok(answer);
        }
        if before.touched > 0 {
            seals::stray(tx)?;
        }
        let at_ms = match way {
            Way::ClockConfirmed => envelope.at_ms,
            Way::Given | Way::Founding(_) => before.time(tx, envelope.at_ms),
        };
        time::plausible(at_ms)?;
        let hash = std::mem::take(&mut before.hash);
        let end = (before.seq, hash, before.sealed);
        let head = KnownHead::at(end, before.extent(), envelope.entry(at_ms));
        let mint = Mint::above(before.last_id, at_ms, envelope.entropy);
        let house = match way {
            Way::Founding(house) => (*house).clone(),
            Way::Given | Way::ClockConfirmed => before.house()?,
        };
        let cx = Cx { head, ..envelope.by(at_ms, renderer).cx(&envelope.id, house, mint) };
        let reply = use_case(tx, &cx)?;
        if cfg!(debug_assertions) {
            seals::nothing_left(tx)?;
        }
        seal(tx, &cx.mint)?;
        let answer = serde_json::to_string(&reply).map_err(OfficeError::internal)?;
        tx.execute(
            sql!("add"),
            &named![
                id = &envelope.id,
                name = envelope.form.name,
                operator_id = envelope.operator.id,
                counter_id = envelope.counter_id,
                at_ms = cx.at_ms,
                entropy = &envelope.entropy[..],
                args_version = envelope.form.version(),
                args = &envelope.args,
                answer = &answer
            ],
        )?;
        Ok(answer)
    })
}

/// Whether a command of this id was carried out.
///
/// # Errors
/// From the store.
pub fn is_known(tx: &mut dyn Tx, id: &str) -> Result<bool, OfficeError> {
    Ok(tx.int(sql!("is_known"), &named![id])? == 1)
}

/// The surroundings of what makes nothing, for a counter and an operator that may see the house.
fn look<'a>(tx: &mut dyn Tx, by: By<'a>) -> Result<Cx<'a>, OfficeError> {
    let before = Before::read(tx, "", by.counter_id, by.operator)?;
    before.admits(by.operator)?;
    let at_ms = before.time(tx, by.at_ms);
    Ok(By { at_ms, ..by }.looking(before.house()?))
}

#[derive(Deserialize)]
struct Ends {
    last_id: i64,
    last_at_ms: Option<i64>,
}

/// The commands that wrote the journal behind one of its rows, each name once. Nothing stands for what is no command
/// of a list.
///
/// # Errors
/// From the store.
pub fn written_since(tx: &mut dyn Tx, seq: i64) -> Result<Vec<Option<String>>, OfficeError> {
    #[derive(Deserialize)]
    struct Written {
        name: Option<String>,
    }
    let written: Vec<Written> = tx.rows(sql!("written_since"), &named![seq])?;
    Ok(written.into_iter().map(|written| written.name).collect())
}

/// When the last row of the journal was written; absent before there is one.
///
/// # Errors
/// From the store.
pub fn last_at_ms(tx: &mut dyn Tx) -> Result<Option<i64>, OfficeError> {
    let ends: Option<Ends> = tx.row(sql!("ends"), &[])?;
    Ok(ends.and_then(|ends| ends.last_at_ms))
}

/// The surroundings of a write that is no command of a list. It mints its ids above every id that
/// this house has given, and ends with [`seal`].
///
/// # Errors
/// From the store.
pub fn unlisted<'a>(
    tx: &mut dyn Tx,
    by: By<'a>,
    id: &'a str,
    entropy: [u8; 16],
    house: House,
) -> Result<Cx<'a>, OfficeError> {
    let ends: Option<Ends> = tx.row(sql!("ends"), &[])?;
    let Ends { last_id, last_at_ms } =
        ends.ok_or_else(|| OfficeError::internal("the journal has no head"))?;
    seals::stray(tx)?;
    let at_ms = time::of_house(tx, by.at_ms, house.ahead_ms(), last_at_ms);
    let mint = Mint::above(last_id, at_ms, entropy);
    Ok(By { at_ms, ..by }.cx(id, house, mint))
}

/// Runs work that only reads, under what a command would be given as. None where there is no house.
///
/// # Errors
/// Those of the work; a refusal where the operator may not sign in any more.
pub fn try_out<R>(
    store: &Store,
    by: By<'_>,
    entropy: [u8; 16],
    mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
) -> Result<Option<R>, OfficeError> {
    store.read(|tx| {
        let Some(house) = House::find(tx)? else { return Ok(None) };
        Before::read(tx, "", by.counter_id, by.operator)?.admits(by.operator)?;
        let ends: Option<Ends> = tx.row(sql!("ends"), &[])?;
        let Ends { last_id, last_at_ms } =
            ends.ok_or_else(|| OfficeError::internal("the journal has no head"))?;
        let at_ms = time::of_house(tx, by.at_ms, house.ahead_ms(), last_at_ms);
        let cx = By { at_ms, ..by }.cx("", house, Mint::above(last_id, at_ms, entropy));
        work(tx, &cx).map(Some)
    })
}

/// Remembers the last id given, where the journal's last row did not. Every write that mints ends
/// with it.
///
/// # Errors
/// From the store.
pub fn seal(tx: &mut dyn Tx, mint: &Mint) -> Result<(), OfficeError> {
    if mint.last_id() > mint.sealed() {
        remember(tx, mint.last_id())?;
        mint.seal();
    }
    Ok(())
}

/// Remembers an id as the last given.
pub(crate) fn remember(tx: &mut dyn Tx, last_id: i64) -> Result<(), OfficeError> {
    tx.execute(sql!("seal"), &named![last_id])?;
    Ok(())
}

/// Runs a question on one unchanging picture of the house.
///
/// # Errors
/// Those of the question.
pub fn read<R>(
    store: &Store,
    by: By<'_>,
    mut question: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
) -> Result<R, OfficeError> {
    store.read(|tx| {
        let cx = look(tx, by)?;
        question(tx, &cx)
    })
}

/// Runs a write to see what it would do, and takes all of it back.
///
/// # Errors
/// Those of the work.
pub fn attempt<R>(
    store: &Store,
    by: By<'_>,
    entropy: [u8; 16],
    mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
) -> Result<R, OfficeError> {
    /// The outcome leaves as an error, because an error rolls the transaction back.
    enum Ending<R> {
        Tried(R),
        Failed(OfficeError),
    }
    impl<R> From<StoreError> for Ending<R> {
        fn from(e: StoreError) -> Self {
            Self::Failed(e.into())
        }
    }
    let attempted: Result<(), Ending<R>> = store.write(|tx| {
        let mut tried = || {
            let founded = House::find(tx)?;
            Before::read(tx, "", by.counter_id, by.operator)?.admits(by.operator)?;
            let is_new = founded.is_none();
            let cx = unlisted(tx, by, "", entropy, founded.unwrap_or_default())?;
            // Where there is no house yet, the work finds one as it would be founded.
            if is_new {
                crate::house::create(tx, &cx)?;
            }
            work(tx, &cx)
        };
        Err(tried().map_or_else(Ending::Failed, Ending::Tried))
    });
    match attempted {
        Err(Ending::Tried(outcome)) => Ok(outcome),
        Err(Ending::Failed(e)) => Err(e),
        Ok(()) => Err(OfficeError::internal("kept what was only tried")),
    }
}

/// Writes what is worth no record, such as who has a request on the screen. It moves no money and
/// no place.
///
/// # Errors
/// Those of the work.
pub fn touch<R>(
    store: &Store,
    by: By<'_>,
    mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
) -> Result<R, OfficeError> {
    store.write(|tx| {
        let cx = look(tx, by)?;
        work(tx, &cx)
    })
}
