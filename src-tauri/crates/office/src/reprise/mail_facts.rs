//! The mails about a request: the same facts for the preview and for what is sent.

use contract::facts::{CreditFacts, MailFacts, MailKind, MailPlace};
use contract::reprise::{Decision, MailPreview, MailPreviewOf};
use domain::money::Cents;
use domain::policy::Policy;
use store::Tx;

use super::placed::{Placed, placed, raised};
use super::press::now;
use super::reasons;
use super::row::RepriseRow;
use crate::books::credit::{self, GivenLot};
use crate::books::series;
use crate::{Code, Cx, OfficeError, page};

/// Longest sentence that a refusal can add, in characters.
pub(super) const SENTENCE_MAX: usize = 500;

/// What every mail about a request states.
fn facts(cx: &Cx<'_>, row: &RepriseRow, kind: MailKind) -> MailFacts {
    let house = cx.house.facts();
    MailFacts {
        order_number: row.order_number.clone(),
        reprise_number: series::reprise_number(row.number),
        places: vec![MailPlace {
            place: row.place_facts(),
            paid: row.paid_cents,
            reprise: row.reprise_cents,
        }],
        opens_no_door: row.opens_no_door(cx.at_ms),
        ..MailFacts::to(row.customer_name(), row.locale, kind, house, row.requested_at_ms)
    }
}

/// The facts about a request that gave, or gives back, this much.
fn giving(cx: &Cx<'_>, row: &RepriseRow, kind: MailKind, credit: Vec<CreditFacts>) -> MailFacts {
    let mut facts = MailFacts { credit, ..facts(cx, row, kind) };
    let given = facts.credit.iter().map(|part| part.amount).sum();
    facts.places.iter_mut().for_each(|place| place.reprise = given);
    facts
}

/// The mail of an acceptance; one that gives nothing names no lot.
pub(super) fn accepted(
    cx: &Cx<'_>,
    row: &RepriseRow,
    placed: &[Placed],
    balance_after: Cents,
) -> MailFacts {
    let credit = placed.iter().map(|placed| CreditFacts {
        lot: series::lot_number(placed.lot.number),
        amount: placed.part.amount,
        expires_at_ms: placed.part.expires_at_ms,
    });
    let facts = giving(cx, row, MailKind::RepriseAccepted, credit.collect());
    MailFacts { balance_after: Some(balance_after), ..facts }
}

/// The mail of a refusal.
pub(super) fn refused(
    cx: &Cx<'_>,
    row: &RepriseRow,
    policy: &Policy,
    reason: &str,
    sentence: &str,
) -> Result<MailFacts, OfficeError> {
    let reason = reasons::reason(policy, reason, row.locale)?.to_owned();
    Ok(MailFacts {
        reason: Some(reason),
        sentence: Some(sentence.to_owned()).filter(|s| !s.is_empty()),
        ..facts(cx, row, MailKind::RepriseRefused)
    })
}

/// The mail of an acceptance that is taken back, with the lots that it takes back from.
pub(super) fn reversed(cx: &Cx<'_>, row: &RepriseRow, lots: &[GivenLot]) -> MailFacts {
    giving(cx, row, MailKind::RepriseReversed, taken_from(lots))
}

/// The same of a place that is nobody's by now: the request is closed, and its credit is gone.
pub(super) fn closed_after(cx: &Cx<'_>, row: &RepriseRow, lots: &[GivenLot]) -> MailFacts {
    match lots {
        [] => closed(cx, row, ""),
        lots => giving(cx, row, MailKind::RepriseClosed, taken_from(lots)),
    }
}

fn taken_from(lots: &[GivenLot]) -> Vec<CreditFacts> {
    let credit = lots.iter().map(|lot| CreditFacts {
        lot: series::lot_number(lot.number),
        amount: lot.amount_cents,
        expires_at_ms: lot.expires_at_ms,
    });
    credit.collect()
}

/// The mail of an acceptance that is taken back before anybody was told of it.
pub(super) fn dropped(cx: &Cx<'_>, row: &RepriseRow) -> MailFacts {
    facts(cx, row, MailKind::RepriseDropped)
}

/// The mail of a request that the customer took back.
pub(super) fn withdrawn(cx: &Cx<'_>, row: &RepriseRow) -> MailFacts {
    facts(cx, row, MailKind::RepriseWithdrawn)
}

/// The mail of a request that is closed without a decision on it.
pub(super) fn closed(cx: &Cx<'_>, row: &RepriseRow, sentence: &str) -> MailFacts {
    let sentence = Some(sentence.to_owned()).filter(|s| !s.is_empty());
    MailFacts { sentence, ..facts(cx, row, MailKind::RepriseClosed) }
}

/// The mail that confirms a request, for all the places asked back together.
pub(super) fn received(cx: &Cx<'_>, rows: &[RepriseRow]) -> Option<MailFacts> {
    let first = rows.first()?;
    let places = rows.iter().flat_map(|row| facts(cx, row, MailKind::RepriseReceived).places);
    Some(MailFacts { places: places.collect(), ..facts(cx, first, MailKind::RepriseReceived) })
}

/// A decision's mail as it would read if it were taken now.
///
/// # Errors
/// [`Code::NotFound`], [`Code::UnknownReason`], [`Code::BadField`] on `sentence`.
pub fn mail_preview(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &MailPreviewOf,
) -> Result<MailPreview, OfficeError> {
    let row = RepriseRow::load(tx, args.id)?;
    let policy = row.policy()?;
    let facts = match args.decision {
        Decision::Accepted => {
            let given = now(tx, cx, &row)?;
            let placed = placed(cx, &given, series::peek(tx, series::LOT)?);
            let account = credit::left(&credit::lots(tx, row.customer_id)?);
            let after = domain::credit::balance(&raised(&account, &placed), cx.at_ms);
            accepted(cx, &row, &placed, after)
        }
        Decision::Refused => {
            let reason = args.reason.as_deref().ok_or(OfficeError::new(Code::UnknownReason))?;
            let sentence = args.sentence.as_deref().unwrap_or_default();
            let sentence = page::text("sentence", sentence, SENTENCE_MAX)?;
            refused(cx, &row, &policy, reason, sentence)?
        }
    };
    let mail = cx.renderer.mail(&facts)?;
    Ok(MailPreview { subject: mail.subject, text: mail.text, html: mail.html })
}
