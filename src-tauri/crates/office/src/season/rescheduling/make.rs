//! The move itself: the date, its record, the requests that lose their fee, the mails, all or nothing.

use contract::action::Action;
use contract::ids::ReschedulingId;
use contract::rescheduling::{Concerned, Reschedule, Rescheduled};
use serde_json::json;
use store::{Bulk, Tx, TxExt, named, sql};

use super::holders::{self, Holder};
use super::mails::{self, Wording};
use super::plan::Plan;
use super::quote::concerned;
use crate::books::journal::{self, Entry};
use crate::mail::{self, Written};
use crate::season::figures;
use crate::{Cx, OfficeError, reprise};

/// Moves a performance to another date. Each customer with a place has a mail, or a letter to be
/// printed; tickets keep their codes. Where a day is given, places are asked back without a fee until
/// its end, and the fee of requests that are open falls away.
///
/// # Errors
/// As [`super::quote()`].
pub fn reschedule(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Reschedule,
) -> Result<Rescheduled, OfficeError> {
    let seen = (args.id, args.version);
    let plan = Plan::of(tx, cx, seen, &args.starts_at, args.free_until.as_deref())?;
    let wording = Wording::read(&args.words)?;
    let holders = holders::load(tx, args.id, plan.starts_at_ms)?;
    let concerned = concerned(tx, &plan, &holders)?;
    let mails = mails::written(cx, &plan, &holders, &wording)?;

    let id = cx.mint.id();
    write(tx, cx, id, &plan, &concerned)?;
    let mut told = match plan.free_until_ms {
        Some(_) => reprise::relieve(tx, args.id, id)?,
        None => Vec::new(),
    };
    let relieved = told.len() as i64;
    notify(tx, cx, id, &holders, mails)?;
    told.insert(0, entry(&plan, &concerned, relieved));
    journal::append_all(tx, cx, told)?;
    Ok(Rescheduled {
        id,
        performance: figures::view(tx, cx, args.id)?,
        by_mail: concerned.by_mail,
        by_letter: concerned.by_letter,
        relieved,
    })
}

/// The new date, and the record of the move.
fn write(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    id: ReschedulingId,
    plan: &Plan,
    concerned: &Concerned,
) -> Result<(), OfficeError> {
    let Plan { before, starts_at_ms, free_until_ms, closes_at_ms, .. } = plan;
    let (starts_at_ms, closes_at_ms) = (*starts_at_ms, *closes_at_ms);
    let performance = named![id = before.id, starts_at_ms, closes_at_ms];
    tx.execute(sql!("move_performance"), &performance)?;
    let row = named![
        id,
        performance_id = before.id,
        seq = journal::next(tx, cx)?,
        at_ms = cx.at_ms,
        operator_id = cx.operator.id,
        counter_id = cx.counter_id,
        before_ms = before.starts_at_ms,
        starts_at_ms,
        free_until_ms = *free_until_ms,
        places = concerned.places,
        by_mail = concerned.by_mail,
        by_letter = concerned.by_letter
    ];
    tx.execute(sql!("add_rescheduling"), &row)?;
    Ok(())
}

/// The mails, and the list of who was told.
fn notify(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    rescheduling_id: ReschedulingId,
    holders: &[Holder],
    mails: Vec<Written>,
) -> Result<(), OfficeError> {
    let mut notices = Bulk::new(sql!("add_notice"));
    for (holder, mail) in holders.iter().zip(&mails) {
        notices.add(&named![
            mail_id = mail.id,
            rescheduling_id,
            customer_id = holder.customer_id,
            places = holder.places() as i64
        ]);
    }
    mail::queue_all(tx, cx, mails)?;
    notices.write(tx)?;
    Ok(())
}

/// The row of the journal that tells it.
fn entry(plan: &Plan, concerned: &Concerned, relieved: i64) -> Entry<'static> {
    let data = json!({
        "performance": plan.before.id,
        "show": plan.before.show,
        "hall": plan.before.hall,
        "before_ms": plan.before.starts_at_ms,
        "starts_at_ms": plan.starts_at_ms,
        "free": if plan.free_until_ms.is_some() { "yes" } else { "no" },
        "free_until_day_ms": plan.free_until_ms,
        "places": concerned.places,
        "by_mail": concerned.by_mail,
        "by_letter": concerned.by_letter,
        "relieved": relieved,
    });
    Entry { data, ..Entry::of(Action::PerformanceRescheduled) }
}
