//! A house that was left for another place: how the move ended, asked when the house is opened.

use office::Code;
use office::house::moved;
use store::Store;

use crate::error::ApiError;
use crate::place::options::Options;
use crate::place::target::Target;

/// Whether the house may be opened here. Where a move was cut short, its target says how it ended.
///
/// # Errors
/// [`Code::HouseMoved`]; [`Code::HouseMoving`] while it moves, or when the target does not answer.
pub fn settle(store: &Store, options: &Options) -> Result<(), ApiError> {
    let Some(mark) = store.read(|tx| moved::find(tx))? else { return Ok(()) };
    if mark.arrived || !store.read(|tx| store::owns_house(tx))? {
        return Err(mark.refusal().into());
    }
    // Behind the lock of the house: a move that is under way holds it.
    let settled = store.write(|here| {
        let Some(mut mark) = moved::find(here)? else { return Ok(None) };
        if !mark.arrived {
            let end = moved::end(here)?;
            if Target::of(&mark).has_arrived(options, &mark, &end)? {
                mark.arrived = true;
                moved::leave(here, &mark)?;
            } else {
                moved::stay(here)?;
                return Ok(None);
            }
        }
        Ok::<_, ApiError>(Some(mark))
    });
    match settled {
        Ok(None) => Ok(()),
        Ok(Some(mark)) => Err(mark.refusal().into()),
        Err(refusal) => match refusal.code {
            Code::DatabaseBusy
            | Code::HouseHeld
            | Code::DatabaseUnreachable
            | Code::DatabaseMissing => Err(mark.refusal().into()),
            _ => Err(refusal),
        },
    }
}
