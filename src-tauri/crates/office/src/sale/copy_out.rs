//! A copy of a ticket that leaves at once: as a file of the counter, or in a mail. It is counted and
//! marked as one from the printer is.

use contract::action::Action;
use contract::order::{PaperState, PaperWay};
use contract::sale::PlaceIds;
use serde_json::json;
use store::Tx;

use super::print::{self, Copy};
use crate::{Code, Cx, OfficeError};

/// Gives a copy of each ticket; gives the highest rank among them, 0 where all are originals. A copy
/// that waits for the printer is this one.
///
/// # Errors
/// [`Code::PrintUnconfirmed`] while nobody said whether the last one came out.
pub(super) fn give(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    copies: &[Copy],
    way: PaperWay,
) -> Result<i64, OfficeError> {
    print::number_missing(tx, cx, copies)?;
    let mut highest = 0;
    for copy in copies {
        let rank = match copy.open() {
            Some((job_id, PaperState::Waiting)) => {
                print::move_job(tx, job_id, PaperState::Out, way)?;
                copy.duplicata.unwrap_or_default()
            }
            Some(_) => return Err(copy.refuse(Code::PrintUnconfirmed)),
            None => {
                let rank = copy.next_rank();
                print::insert_job(tx, cx, copy.place_id, rank, PaperState::Out, way)?;
                rank
            }
        };
        print::count_copy(tx, copy.place_id)?;
        highest = highest.max(rank);
    }
    Ok(highest)
}

/// Gives a copy of each ticket as a file: the original once, then « DUPLICATA n° ».
///
/// # Errors
/// [`Code::PlaceNotFree`] when a place is pending, taken back or cancelled; [`Code::PrintUnconfirmed`],
/// [`Code::SeveralOrders`], [`Code::NotFound`], [`Code::BadField`].
pub fn copy_to_file(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &PlaceIds,
) -> Result<PlaceIds, OfficeError> {
    let found = print::live_copies(tx, &args.place_ids)?;
    let duplicata = give(tx, cx, &found, PaperWay::File)?;
    let action = if duplicata > 0 { Action::TicketReprinted } else { Action::TicketFiled };
    let more = [("duplicata", json!(duplicata)), ("way", json!(PaperWay::File.key()))];
    print::record(tx, cx, action, &found, &more)?;
    Ok(args.clone())
}
