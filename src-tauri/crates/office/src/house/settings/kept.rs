//! What all settings share: fields checked together, a body kept by name under a version.

use contract::founding::FieldProblem;
use contract::sentence::Fact;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::{Tx, TxExt, named, sql};

use crate::{Code, OfficeError};

/// Fields checked one by one, so that a form says at once all that is wrong with it.
#[derive(Debug, Default)]
pub struct Checks(Vec<FieldProblem>);

impl Checks {
    /// The value of a field. A problem is noted, and the default given instead.
    pub fn take<T: Default>(&mut self, field: Result<T, OfficeError>) -> T {
        field.unwrap_or_else(|error| {
            self.note(error);
            T::default()
        })
    }

    fn note(&mut self, error: OfficeError) {
        let refusal = error.into_refusal();
        let word = |name: &str| match refusal.args.get(name) {
            Some(Fact::Text(word)) => word.clone(),
            _ => "malformed".to_owned(),
        };
        self.0.push(FieldProblem { field: word("field"), why: word("why") });
    }

    /// All that was wrong.
    #[must_use]
    pub fn problems(self) -> Vec<FieldProblem> {
        self.0
    }

    /// Refuses by the first problem noted.
    ///
    /// # Errors
    /// [`Code::BadField`]: `field`, `why`.
    pub fn pass(self) -> Result<(), OfficeError> {
        match self.0.into_iter().next() {
            Some(problem) => Err(refuse(&problem.field, &problem.why)),
            None => Ok(()),
        }
    }
}

/// A field is wrong, and why.
pub(crate) fn refuse(field: &str, why: &str) -> OfficeError {
    OfficeError::bad_field(field).with("why", why)
}

#[derive(Deserialize)]
struct Kept {
    body: String,
    version: i64,
}

/// The settings kept under a name, with their version; none while nobody has set them.
pub(super) fn find<T: DeserializeOwned>(
    tx: &mut dyn Tx,
    name: &str,
) -> Result<Option<(T, i64)>, OfficeError> {
    let Some(kept) = tx.row::<Kept, _>(sql!("find"), &named![name])? else { return Ok(None) };
    let body = serde_json::from_str(&kept.body).map_err(OfficeError::internal)?;
    Ok(Some((body, kept.version)))
}

/// The version kept under a name; 0 before there is one.
pub(super) fn version(tx: &mut dyn Tx, name: &str) -> Result<i64, OfficeError> {
    Ok(tx.row::<Kept, _>(sql!("find"), &named![name])?.map_or(0, |kept| kept.version))
}

/// Keeps the first settings of a name.
pub(crate) fn begin(tx: &mut dyn Tx, name: &str, body: &impl Serialize) -> Result<(), OfficeError> {
    let body = serde_json::to_string(body).map_err(OfficeError::internal)?;
    tx.execute(sql!("set"), &named![name, body])?;
    Ok(())
}

/// Keeps settings, where `version` is still the present one.
pub(super) fn replace(
    tx: &mut dyn Tx,
    name: &str,
    shown: i64,
    body: &impl Serialize,
) -> Result<(), OfficeError> {
    if version(tx, name)? != shown {
        return Err(OfficeError::new(Code::SettingsChanged));
    }
    begin(tx, name, body)
}

/// The names of the fields that differ, as a row of the journal keeps them. What the fields hold is
/// never kept.
pub(crate) fn changed<T: Serialize>(before: &T, after: &T) -> Result<String, OfficeError> {
    let fields = |it: &T| match serde_json::to_value(it) {
        Ok(serde_json::Value::Object(fields)) => Ok(fields),
        Ok(other) => Err(OfficeError::internal(other)),
        Err(e) => Err(OfficeError::internal(e)),
    };
    let (before, after) = (fields(before)?, fields(after)?);
    let differ = after.iter().filter(|(name, value)| before.get(*name) != Some(value));
    Ok(differ.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(" "))
}
