//! The mark that stands in a house that was left, and in a copy that only a restoring opens.

use serde::{Deserialize, Serialize};

use crate::{Code, OfficeError};

/// The mark of a house that was left, or is being left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Where to: a folder, or the address of a database without its password.
    pub to: String,
    /// Whether it is known to have arrived. Where it is not, whoever opens the house asks there.
    pub arrived: bool,
    /// When, UTC milliseconds of the house's clock.
    pub at_ms: i64,
    /// Who moved it.
    pub operator: String,
    /// Chance that names this move. The folder that the house was moved from knows it too.
    pub id: String,
    /// It stands in a copy of a house that lives on: `to` is where.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub copy: bool,
}

impl Mark {
    /// Why no command runs here: [`Code::HouseMoved`], [`Code::HouseMoving`] where the arrival
    /// is not known, [`Code::HouseIsCopy`].
    #[must_use]
    pub fn refusal(&self) -> OfficeError {
        let code = match self {
            Self { copy: true, .. } => Code::HouseIsCopy,
            Self { arrived: true, .. } => Code::HouseMoved,
            _ => Code::HouseMoving,
        };
        OfficeError::new(code)
            .with("to", self.to.as_str())
            .with("at_ms", self.at_ms)
            .with("operator", self.operator.as_str())
    }

    pub(crate) fn read(body: &str) -> Result<Self, OfficeError> {
        serde_json::from_str(body).map_err(OfficeError::internal)
    }
}
