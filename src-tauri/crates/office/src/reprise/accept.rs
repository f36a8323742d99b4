//! Accepting, one request or a thousand, in the same way: all is read and judged, and every mail
//! put into words, before the first write. So a request that cannot be accepted stays as it was
//! while the others go through, and a thousand cost a few hundred statements.

use std::collections::HashMap;

use contract::args::Versioned;
use contract::ids::{CustomerId, LotId, RepriseId};
use contract::reprise::{AcceptMany, AcceptancePreview, Decided, DecidedMany, LeftOut};
use domain::credit::LotLeft;
use domain::money::Cents;
use domain::policy::{Outcome, Policy};
use store::Tx;

use super::acceptance_batch::AcceptanceBatch;
use super::batch::{self, Outcomes};
use super::press::{How, Press, Verdict};
use crate::books::credit;
use crate::books::series;
use crate::{Cx, OfficeError, Refusal};

/// Accepts a request: the place is taken back and its code revoked, the seat is on sale, the
/// customer has a numbered lot, the ledger and the journal say so, the mail is queued. From the
/// policy's amount on, or against a rule, it is proposed to a supervisor instead.
///
/// # Errors
/// [`crate::Code::AlreadyDecided`], [`crate::Code::Stale`], [`crate::Code::ClaimedByOther`],
/// [`crate::Code::OwnProposal`], [`crate::Code::NeedsSupervisor`].
pub fn accept(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Versioned<RepriseId>,
) -> Result<Decided, OfficeError> {
    let (outcomes, _) = accept_all(tx, cx, std::slice::from_ref(args), How::Alone)?;
    batch::only(outcomes)
}

/// Accepts requests together, each as [`accept`] would. Those that cannot be are named with their
/// reason and stay as they were.
///
/// # Errors
/// [`crate::Code::BadField`] on `requests`.
pub fn accept_many(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &AcceptMany,
) -> Result<DecidedMany, OfficeError> {
    batch::bounded(&ids(&args.requests))?;
    let (outcomes, sums) = accept_all(tx, cx, &args.requests, How::Together)?;
    let (done, left) = batch::parted(outcomes);
    Ok(DecidedMany {
        undo_until_ms: done.iter().filter_map(|d| d.undo_until_ms).max(),
        accepted: sums.accepted,
        accepted_cents: sums.accepted_cents,
        passed: sums.passed,
        passed_cents: sums.passed_cents,
        done,
        left,
    })
}

/// What accepting these requests together would give now. Writes nothing.
///
/// # Errors
/// [`crate::Code::BadField`] on `requests`.
pub fn preview_acceptance(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &AcceptMany,
) -> Result<AcceptancePreview, OfficeError> {
    batch::bounded(&ids(&args.requests))?;
    let press = Press::of(tx, cx, &args.requests, How::Together)?;
    let zone = cx.house.zone();
    let mut preview = AcceptancePreview::default();
    let mut policies = HashMap::new();
    for (id, outcome) in press.judged {
        match outcome {
            Ok(found) => {
                let (row, given) = (found.row, found.given.total());
                preview.paid_cents += row.paid_cents;
                preview.reprise_cents += given;
                preview.difference_cents += row.paid_cents - given;
                let (count, sum) = match found.verdict {
                    Verdict::Decides => (&mut preview.accepted, &mut preview.accepted_cents),
                    Verdict::Proposes { .. } => (&mut preview.passed, &mut preview.passed_cents),
                };
                *count += 1;
                *sum += given;
                let outcomes = row.known_policy(&mut policies)?.outcomes(&row.asked(), zone);
                let alert = outcomes.iter().any(|(_, outcome)| *outcome != Outcome::Ok);
                preview.alerts += i64::from(alert);
            }
            Err(Refusal { code, args }) => preview.left.push(LeftOut { id, code, args }),
        }
    }
    Ok(preview)
}

fn ids(asked: &[Versioned<RepriseId>]) -> Vec<RepriseId> {
    asked.iter().map(|one| one.id).collect()
}

fn accept_all(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    asked: &[Versioned<RepriseId>],
    how: How,
) -> Result<(Outcomes, Sums), OfficeError> {
    let Press { judged, mut funds } = Press::of(tx, cx, asked, how)?;
    let customers =
        judged.iter().filter_map(|(_, found)| Some(found.as_ref().ok()?.row.customer_id));
    let mut accounts = accounts(tx, customers.collect())?;
    let mut policies: HashMap<String, Policy> = HashMap::new();
    let mut gathered = AcceptanceBatch::from_lot(series::peek(tx, series::LOT)?);
    let mut sums = Sums::default();
    let mut outcomes = Vec::with_capacity(asked.len());
    for (id, outcome) in judged {
        let outcome = match outcome {
            Err(refusal) => Err(OfficeError::Refused(refusal)),
            Ok(found) => match found.verdict {
                Verdict::Decides => {
                    let row = found.row;
                    let validity =
                        row.known_policy(&mut policies)?.validity(cx.at_ms, cx.house.zone());
                    let order = funds.order(row.order_id)?;
                    let given = order.give(row.place_id, row.reprise_cents, &validity)?;
                    let account = accounts.entry(row.customer_id).or_default();
                    gathered.accept(cx, &row, &given, account).inspect(|_| {
                        order.take(&given);
                        sums.accepted += 1;
                        sums.accepted_cents += given.total();
                    })
                }
                Verdict::Proposes { summed } => {
                    sums.passed += 1;
                    sums.passed_cents += found.given.total();
                    Ok(gathered.propose(cx, &found.row, "", summed))
                }
            },
        };
        outcomes.push((id, batch::refusal_or_fault(outcome)?));
    }
    gathered.write(tx, cx)?;
    Ok((outcomes, sums))
}

/// How many requests would be accepted or proposed, with their amounts.
#[derive(Default)]
struct Sums {
    accepted: i64,
    accepted_cents: Cents,
    passed: i64,
    passed_cents: Cents,
}

/// The lots of these customers.
fn accounts(
    tx: &mut dyn Tx,
    mut customers: Vec<CustomerId>,
) -> Result<HashMap<CustomerId, Vec<LotLeft<LotId>>>, OfficeError> {
    customers.sort_unstable();
    customers.dedup();
    let mut accounts: HashMap<CustomerId, Vec<LotLeft<LotId>>> = HashMap::new();
    for lot in credit::lots_of_all(tx, &customers)? {
        let left = credit::left(std::slice::from_ref(&lot));
        accounts.entry(lot.customer_id).or_default().extend(left);
    }
    Ok(accounts)
}
