//! The error a command answers with.

use std::collections::BTreeMap;
use std::fmt;

use contract::sentence::Fact;
use office::{Code, OfficeError, Refusal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::StoreError;
use ts_rs::TS;

/// Why a command was refused: the window switches on the code, the sentence is in `errors.ftl`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ApiError {
    pub code: Code,
    /// What the sentence needs.
    pub args: BTreeMap<String, Fact>,
}

impl ApiError {
    /// A refusal without facts.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self { code, args: BTreeMap::new() }
    }
}

impl From<StoreError> for ApiError {
    fn from(e: StoreError) -> Self {
        OfficeError::from(e).into()
    }
}

impl From<OfficeError> for ApiError {
    fn from(e: OfficeError) -> Self {
        let refusal = e.into_refusal();
        if refusal.code == Code::Internal {
            tracing::error!(args = ?refusal.args, "internal error");
        }
        Self { code: refusal.code, args: refusal.args }
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        OfficeError::from(refusal).into()
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:?}", self.code, self.args)
    }
}

impl std::error::Error for ApiError {}
