//! A request that another system contradicts is closed by a supervisor: without object, or asked twice.

use contract::action::Action;
use contract::reprise::{CloseReprise, CloseWhy, Decided};
use domain::place::PlaceState;
use domain::reprise::{RepriseState, may};
use serde_json::json;
use store::Tx;

use super::decide::queue_mail;
use super::row::{Change, RepriseRow, set_place, set_state};
use super::traces::entry;
use super::{claim, mail_facts};
use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError, page};

/// Closes a request: nothing is given, the place is the customer's again, or goes as the other system says that has its
/// money, and the customer is told where that is right.
///
/// # Errors
/// As [`accept`](super::accept()); [`Code::Stale`] where nothing contradicts it; [`Code::BadField`] on
/// `sentence`.
pub fn close(tx: &mut dyn Tx, cx: &Cx<'_>, args: &CloseReprise) -> Result<Decided, OfficeError> {
    let sentence = page::text("sentence", &args.sentence, mail_facts::SENTENCE_MAX)?;
    let row = RepriseRow::load_open(tx, args.id, args.version)?;
    claim::take_from_screen(tx, cx, &row)?;
    if !may(&row.facts(), cx.operator.id, cx.operator.role, cx.at_ms).close {
        return Err(OfficeError::new(Code::Stale).with("state", row.state.key()));
    }
    let state = match args.why {
        CloseWhy::Moot => RepriseState::Moot,
        CloseWhy::Duplicate => RepriseState::Duplicate,
    };
    set_place(tx, row.place_id, PlaceState::Pending, row.place_after())?;
    let change = Change { decided: true, sentence: Some(sentence), ..Change::default() };
    let version = set_state(tx, cx, &row, state, &change)?;
    if args.tell {
        let facts = mail_facts::closed(cx, &row, sentence);
        queue_mail(tx, cx, &row, &facts, cx.at_ms)?;
    }
    let mut data = row.data();
    data["state"] = json!(state.key());
    let note = Some(sentence).filter(|s| !s.is_empty());
    journal::append(tx, cx, Entry { data, note, ..entry(Action::RepriseClosed, &row) })?;
    Ok(Decided { id: row.id, version, state, undo_until_ms: None })
}
