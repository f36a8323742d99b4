//! How the line to the house is, and how this counter stands in it.

use office::house::counter::{self, KnownCounter};
use office::{Code, OfficeError};
use store::locked;

use crate::error::ApiError;
use crate::line_state::{LineState, OtherSchema, Standing};
use crate::open_house::OpenHouse;
use crate::place::identity;

impl OpenHouse {
    /// How the line is now.
    #[must_use]
    pub fn line_state(&self) -> LineState {
        locked(&self.line).clone()
    }

    /// What is said of a counter that waits until a supervisor lets it in; nothing where it does not.
    #[must_use]
    pub fn waits(&self) -> Option<ApiError> {
        let counter = || locked(&self.local).settings.counter.clone();
        let refusal = || OfficeError::new(Code::CounterWaiting).with("counter", counter());
        self.line_state().waiting.then(|| refusal().into())
    }

    /// Keeps how this counter stands; says whether that is news. Only for
    /// [`Program::stands`](crate::hearing::Program::stands), which ends the sessions too.
    pub(crate) fn keep_standing(&self, standing: Standing) -> bool {
        let mut line = locked(&self.line);
        let before = line.standing();
        line.revoked_at_ms = standing.revoked_at_ms;
        line.waiting = standing.waiting;
        line.elsewhere = standing.elsewhere;
        line.schema = standing.schema;
        before != standing
    }

    /// Reads how this counter stands in the house, and whether it has another name than before.
    ///
    /// # Errors
    /// From the store.
    pub fn look_at_standing(&self) -> Result<(Standing, bool), ApiError> {
        let (known, elsewhere, schema) = self.store.read(|tx| {
            let (known, _) = counter::standing(tx, self.counter_id)?;
            let schema = OtherSchema::of(store::schema::version(tx)?);
            // A house of an older schema may know nothing of where a counter is.
            let elsewhere = schema != Some(OtherSchema::Older)
                && counter::is_elsewhere(tx, known.id, &self.whereabouts)?;
            Ok::<_, OfficeError>((known, elsewhere, schema))
        })?;
        let renamed = identity::follow_name(&self.data_dir, &mut locked(&self.local), &known.name)?;
        let KnownCounter { revoked_at_ms, waiting, .. } = known;
        Ok((Standing { revoked_at_ms, waiting, elsewhere, schema }, renamed))
    }
}
