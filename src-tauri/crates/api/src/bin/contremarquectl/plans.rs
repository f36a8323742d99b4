//! A seating plan among the files of an import: put on the hall of its name.

use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use api::{Api, ApiError};
use contract::drawn::SetHallPlan;
use formats::seating::{self, PlanError};
use office::{Code, OfficeError};

use crate::lines;

/// Bytes of a file that are looked at: one more than a plan may have.
const BYTES_MAX: u64 = 10_000_001;

/// The plan, if there is one file and it is a plan. A file that cannot be opened is told by the import.
pub(crate) fn found(format: &str, files: &[PathBuf]) -> Result<Option<SetHallPlan>, ApiError> {
    let [file] = files else { return Ok(None) };
    if !["", "pretix"].contains(&format) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|file| file.take(BYTES_MAX).read_to_end(&mut bytes));
    if read.is_err() || !seating::is_plan(&bytes) {
        return Ok(None);
    }
    let plan = seating::read(&bytes).map_err(|e| refused(&e))?;
    let hall = if plan.name.is_empty() {
        file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
    } else {
        plan.name.clone()
    };
    let seat =
        |seat: &seating::NamedSeat| (seat.number.clone(), seat.category.clone(), seat.guid.clone());
    Ok(Some(SetHallPlan::of(&hall, &plan.categories, &plan.plan, seat)))
}

fn refused(error: &PlanError) -> ApiError {
    let at = match (error.path.as_str(), error.line) {
        ("", 0) => "none".to_owned(),
        ("", line) => format!("l. {line}"),
        (path, _) => path.to_owned(),
    };
    let refusal = OfficeError::new(Code::BadPlan).with("why", error.why.key());
    refusal.with("where", at).with("what", error.value.as_str()).into()
}

/// Puts the plan on its hall, or only says what it would do. Gives the answer of the command.
pub(crate) fn put(
    api: &Api,
    session: &str,
    plan: &SetHallPlan,
    dry_run: bool,
) -> Result<String, ApiError> {
    let name = if dry_run { "hall_plan_look" } else { "hall_plan_set" };
    let args = serde_json::to_string(plan).map_err(OfficeError::internal)?;
    Ok(api.call(session, name, lines::new_id(), &args)?.json)
}
