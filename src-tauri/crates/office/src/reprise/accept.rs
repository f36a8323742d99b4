//! Accepting, one request or a thousand, in the same way: all is read and judged, and every mail
//! put into words, before the first write. So a request that cannot be accepted stays as it was
//! while the others go through, and a thousand cost a few hundred statements.

use std::collections::HashMap;

use contract::args::Versioned;
use contract::ids::{CustomerId, LotId, RepriseId};
use contract::reprise::{AcceptMany, AcceptancePreview, Decided, DecidedMany, LeftOut};
use domain::credit::LotLeft;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::policy::{Outcome, Policy};
use domain::reprise::{Acceptance, acceptance};
use store::Tx;

use super::acceptance_batch::AcceptanceBatch;
use super::batch::{self, Outcomes};
use super::claim;
use super::row::RepriseRow;
use crate::books::credit;
use crate::books::series;
use crate::{Code, Cx, OfficeError, Refusal};

/// Accepts a request: the place is taken back and its code revoked, the seat is on sale, the
/// customer has a numbered lot, the ledger and the journal say so, the mail is queued. From the
/// policy's amount on, or against a rule, it is proposed to a supervisor instead.
///
/// # Errors
/// [`Code::AlreadyDecided`], [`Code::Stale`], [`Code::ClaimedByOther`], [`Code::OwnProposal`],
/// [`Code::NeedsSupervisor`].
pub fn accept(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &Versioned<RepriseId>,
) -> Result<Decided, OfficeError> {
    let (outcomes, _) = accept_all(tx, cx, std::slice::from_ref(args))?;
    batch::only(outcomes)
}

/// Accepts requests together, each as [`accept`] would. Those that cannot be are named with their
/// reason and stay as they were.
///
/// # Errors
/// [`Code::BadField`] on `requests`.
pub fn accept_many(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &AcceptMany,
) -> Result<DecidedMany, OfficeError> {
    batch::bounded(&ids(&args.requests))?;
    let (outcomes, sums) = accept_all(tx, cx, &args.requests)?;
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
/// [`Code::BadField`] on `requests`.
pub fn preview_acceptance(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &AcceptMany,
) -> Result<AcceptancePreview, OfficeError> {
    batch::bounded(&ids(&args.requests))?;
    let mut read = Read::of(tx, &args.requests)?;
    let zone = cx.house.zone();
    let mut preview = AcceptancePreview::default();
    let mut policies = HashMap::new();
    for asked in &args.requests {
        match batch::refusal_or_fault(read.judge(cx, asked))? {
            Ok((row, verdict)) => {
                preview.paid_cents += row.paid_cents;
                preview.reprise_cents += row.reprise_cents;
                preview.difference_cents += row.paid_cents - row.reprise_cents;
                let (count, sum) = match verdict {
                    Verdict::Decides => (&mut preview.accepted, &mut preview.accepted_cents),
                    Verdict::Proposes => (&mut preview.passed, &mut preview.passed_cents),
                };
                *count += 1;
                *sum += row.reprise_cents;
                let outcomes = row.known_policy(&mut policies)?.outcomes(&row.asked(), zone);
                let alert = outcomes.iter().any(|(_, outcome)| *outcome != Outcome::Ok);
                preview.alerts += i64::from(alert);
            }
            Err(Refusal { code, args }) => {
                preview.left.push(LeftOut { id: asked.id, code, args });
            }
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
) -> Result<(Outcomes, Sums), OfficeError> {
    let mut read = Read::of(tx, asked)?;
    let mut accounts = read.accounts(tx)?;
    let mut policies: HashMap<String, Policy> = HashMap::new();
    let mut gathered = AcceptanceBatch::from_lot(series::peek(tx, series::LOT)?);
    let mut sums = Sums::default();
    let mut outcomes = Vec::with_capacity(asked.len());
    for one in asked {
        let outcome = read.judge(cx, one).and_then(|(row, verdict)| match verdict {
            Verdict::Decides => {
                let policy = row.known_policy(&mut policies)?;
                let account = accounts.entry(row.customer_id).or_default();
                let decided = gathered.accept(cx, &row, policy, account)?;
                sums.accepted += 1;
                sums.accepted_cents += row.reprise_cents;
                Ok(decided)
            }
            Verdict::Proposes => {
                sums.passed += 1;
                sums.passed_cents += row.reprise_cents;
                Ok(gathered.propose(cx, &row, ""))
            }
        });
        outcomes.push((one.id, batch::refusal_or_fault(outcome)?));
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

/// What accepting a request does.
enum Verdict {
    Decides,
    Proposes,
}

/// What is read of the requests, in a few questions for all of them.
struct Read {
    rows: HashMap<RepriseId, RepriseRow>,
}

impl Read {
    fn of(tx: &mut dyn Tx, asked: &[Versioned<RepriseId>]) -> Result<Self, OfficeError> {
        Ok(Self { rows: RepriseRow::load_all(tx, &ids(asked))? })
    }

    /// The lots of every customer concerned.
    fn accounts(
        &self,
        tx: &mut dyn Tx,
    ) -> Result<HashMap<CustomerId, Vec<LotLeft<LotId>>>, OfficeError> {
        let mut customers: Vec<CustomerId> =
            self.rows.values().map(|row| row.customer_id).collect();
        customers.sort_unstable();
        customers.dedup();
        let mut accounts: HashMap<CustomerId, Vec<LotLeft<LotId>>> = HashMap::new();
        for lot in credit::lots_of_all(tx, &customers)? {
            let left = credit::left(std::slice::from_ref(&lot));
            accounts.entry(lot.customer_id).or_default().extend(left);
        }
        Ok(accounts)
    }

    /// What accepting a request would do, as it was shown.
    fn judge(
        &mut self,
        cx: &Cx<'_>,
        asked: &Versioned<RepriseId>,
    ) -> Result<(RepriseRow, Verdict), OfficeError> {
        let row = self.rows.remove(&asked.id).ok_or_else(|| OfficeError::not_found("reprise"))?;
        let row = row.open_since(asked.version)?;
        claim::not_taken(cx, &row)?;
        let (me, role) = (cx.operator.id, cx.operator.role);
        match acceptance(row.state, row.needs_signature, row.proposed_by, me, role) {
            Acceptance::Decides if row.place_state != PlaceState::Pending => {
                Err(OfficeError::new(Code::PlaceNotFree))
            }
            Acceptance::Decides => Ok((row, Verdict::Decides)),
            Acceptance::Proposes => Ok((row, Verdict::Proposes)),
            Acceptance::OwnProposal => Err(OfficeError::new(Code::OwnProposal)),
            Acceptance::NeedsSupervisor => {
                Err(OfficeError::new(Code::NeedsSupervisor).with("reason", "signature"))
            }
        }
    }
}
