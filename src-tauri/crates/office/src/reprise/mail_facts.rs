//! The mails about a request: the same facts for the preview and for what is sent.

use contract::facts::{MailFacts, MailKind, MailPlace};
use contract::reprise::{Decision, MailPreview, MailPreviewOf};
use domain::money::Cents;
use domain::policy::Policy;
use store::Tx;

use super::reasons;
use super::row::RepriseRow;
use crate::books::credit;
use crate::books::series;
use crate::{Code, Cx, OfficeError, page};

/// Longest sentence that a refusal can add, in characters.
pub(super) const SENTENCE_MAX: usize = 500;

/// What every mail about a request states.
fn facts(cx: &Cx<'_>, row: &RepriseRow, kind: MailKind) -> MailFacts {
    MailFacts {
        kind,
        locale: row.locale,
        house: cx.house.facts(),
        customer: row.customer_name(),
        order_number: row.order_number.clone(),
        reprise_number: series::reprise_number(row.number),
        places: vec![MailPlace {
            place: row.place_facts(),
            paid: row.paid_cents,
            reprise: row.reprise_cents,
        }],
        requested_at_ms: row.requested_at_ms,
        lot_number: None,
        expires_at_ms: None,
        balance_after: None,
        reason: None,
        sentence: None,
        tickets: None,
        amendment: None,
        rescheduling: None,
    }
}

/// The mail of an acceptance; a free place gives no lot.
pub(super) fn accepted(
    cx: &Cx<'_>,
    row: &RepriseRow,
    lot_number: Option<String>,
    expires_at_ms: i64,
    balance_after: Cents,
) -> MailFacts {
    MailFacts {
        expires_at_ms: lot_number.is_some().then_some(expires_at_ms),
        lot_number,
        balance_after: Some(balance_after),
        ..facts(cx, row, MailKind::RepriseAccepted)
    }
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

/// The mail of an acceptance that is taken back, with the lot that it takes back.
pub(super) fn reversed(cx: &Cx<'_>, row: &RepriseRow, lot_number: Option<String>) -> MailFacts {
    MailFacts { lot_number, ..facts(cx, row, MailKind::RepriseReversed) }
}

/// The mail of a request that the customer took back.
pub(super) fn withdrawn(cx: &Cx<'_>, row: &RepriseRow) -> MailFacts {
    facts(cx, row, MailKind::RepriseWithdrawn)
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
            let before = credit::balance(tx, row.customer_id, cx.at_ms)?;
            let expires_at_ms = policy.expires_at_ms(cx.at_ms, cx.house.zone());
            let next = series::peek(tx, series::LOT)?;
            let after = before + row.reprise_cents;
            let lot = row.reprise_cents.is_positive().then(|| series::lot_number(next));
            accepted(cx, &row, lot, expires_at_ms, after)
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
