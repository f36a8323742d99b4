//! Several requests in one command: the bound, and what became of each.

use std::collections::HashSet;

use contract::ids::RepriseId;
use contract::limits::REQUESTS_MAX;
use contract::reprise::{Decided, LeftOut};

use crate::{Code, OfficeError, Refusal};

/// What became of each request, in the order asked.
pub(super) type Outcomes = Vec<(RepriseId, Result<Decided, Refusal>)>;

/// Refuses a list that is empty, too long, or names a request twice.
pub(super) fn bounded(ids: &[RepriseId]) -> Result<(), OfficeError> {
    let distinct: HashSet<&RepriseId> = ids.iter().collect();
    if ids.is_empty() || ids.len() > REQUESTS_MAX || distinct.len() != ids.len() {
        return Err(OfficeError::bad_field("requests"));
    }
    Ok(())
}

/// Parts a refusal, which concerns its request alone, from a fault of the program or the store,
/// which ends the command.
pub(super) fn refusal_or_fault<T>(
    outcome: Result<T, OfficeError>,
) -> Result<Result<T, Refusal>, OfficeError> {
    match outcome {
        Ok(done) => Ok(Ok(done)),
        Err(OfficeError::Refused(refusal)) if refusal.code != Code::Internal => Ok(Err(refusal)),
        Err(fault) => Err(fault),
    }
}

/// The outcome of a command about one request.
pub(super) fn only(outcomes: Outcomes) -> Result<Decided, OfficeError> {
    match outcomes.into_iter().next() {
        Some((_, outcome)) => outcome.map_err(OfficeError::Refused),
        None => Err(OfficeError::internal("no request, no outcome")),
    }
}

/// Requests that were decided, and those that stay as they were.
pub(super) fn parted(outcomes: Outcomes) -> (Vec<Decided>, Vec<LeftOut>) {
    let mut done = Vec::with_capacity(outcomes.len());
    let mut left = Vec::new();
    for (id, outcome) in outcomes {
        match outcome {
            Ok(decided) => done.push(decided),
            Err(Refusal { code, args }) => left.push(LeftOut { id, code, args }),
        }
    }
    (done, left)
}
