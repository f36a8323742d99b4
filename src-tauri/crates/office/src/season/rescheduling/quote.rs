//! Who a move concerns, and what they would be told. Nothing is done.

use contract::locale::Locale;
use contract::reprise::MailPreview;
use contract::rescheduling::{Concerned, QuoteRescheduling, ReschedulingMail, ReschedulingQuote};
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::holders::{self, Holder};
use super::mails::{self, Wording};
use super::plan::Plan;
use crate::season::figures;
use crate::{Cx, OfficeError};

/// Who a move concerns, and the mails in each language of the customers concerned.
///
/// # Errors
/// [`crate::Code::ChangedSince`], [`crate::Code::BadStart`], [`crate::Code::TimeSkipped`],
/// [`crate::Code::HallTaken`]; [`crate::Code::BadField`] on `starts_at`, `free_until`, `subject` or
/// `text`; [`crate::Code::NotFound`].
pub fn quote(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &QuoteRescheduling,
) -> Result<ReschedulingQuote, OfficeError> {
    let seen = (args.id, args.version);
    let plan = Plan::of(tx, cx, seen, &args.starts_at, args.free_until.as_deref())?;
    let wording = Wording::read(&args.words)?;
    let holders = holders::load(tx, args.id, plan.starts_at_ms)?;
    let concerned = concerned(tx, &plan, &holders)?;
    Ok(ReschedulingQuote {
        show: plan.before.show.clone(),
        hall: plan.before.hall.clone(),
        before_ms: plan.before.starts_at_ms,
        starts_at_ms: plan.starts_at_ms,
        twice: plan.twice,
        concerned,
        proposed_day: plan.proposed_day(cx),
        mails: in_each_language(cx, &plan, &holders, &wording)?,
        closes_at_ms: plan.closes_at_ms,
    })
}

#[derive(Deserialize)]
struct Sold {
    places: i64,
    orders: i64,
    nobody: i64,
}

/// Who a move concerns.
///
/// # Errors
/// From the store.
pub(super) fn concerned(
    tx: &mut dyn Tx,
    plan: &Plan,
    holders: &[Holder],
) -> Result<Concerned, OfficeError> {
    let performance_id = plan.before.id;
    let sold: Sold = tx
        .row(sql!("concerned"), &named![performance_id])?
        .ok_or_else(|| OfficeError::internal("a count without a row"))?;
    let counts = figures::counts(tx, performance_id)?;
    let by_mail = holders.iter().filter(|holder| holder.has_address()).count() as i64;
    Ok(Concerned {
        places: sold.places,
        orders: sold.orders,
        by_mail,
        by_letter: holders.len() as i64 - by_mail,
        nobody: sold.nobody,
        pending: counts.pending,
        taken_back: counts.taken_back,
    })
}

/// A mail for each language that is spoken, that of most customers first.
fn in_each_language(
    cx: &Cx<'_>,
    plan: &Plan,
    holders: &[Holder],
    wording: &Wording,
) -> Result<Vec<ReschedulingMail>, OfficeError> {
    let mut mails = Vec::new();
    for locale in [Locale::Fr, Locale::En] {
        let speakers = || holders.iter().filter(move |holder| holder.locale == locale);
        let Some(first) = speakers().find(|one| one.has_address()).or_else(|| speakers().next())
        else {
            continue;
        };
        let words = match wording.of(locale) {
            Some(words) => words,
            None => cx.renderer.first_words(&mails::facts(cx, plan, first, None))?,
        };
        let facts = mails::facts(cx, plan, first, Some(words.clone()));
        let mail = cx.renderer.mail(&facts)?;
        mails.push(ReschedulingMail {
            words,
            customers: speakers().count() as i64,
            preview: MailPreview { subject: mail.subject, text: mail.text, html: mail.html },
        });
    }
    mails.sort_by_key(|mail: &ReschedulingMail| std::cmp::Reverse(mail.customers));
    Ok(mails)
}
