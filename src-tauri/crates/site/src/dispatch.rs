//! The commands' way in: who gives one, if they may.

use contract::site::SiteHouse;
use office::{Actor, Code, OfficeError};
use runtime::call::Call;
use runtime::call::spec::{Answer, Spec, Who};
use runtime::error::ApiError;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::commands::{BY_FUNCTION, BY_HOUSE, COMMANDS};
use crate::program::Site;
use crate::session::Token;

/// The longest arguments a command may carry, in bytes.
const ARGS_MAX: usize = 64 * 1024;

impl Site {
    /// Runs one command of the list for whoever has this token.
    ///
    /// # Errors
    /// The command's refusals; [`Code::UnknownCommand`], [`Code::NotSignedIn`], [`Code::BadArguments`].
    pub fn call(
        &self,
        token: Option<&Token>,
        name: &str,
        id: Uuid,
        args: &str,
    ) -> Result<Answer, ApiError> {
        let Some(spec) = COMMANDS.iter().find(|spec| spec.name == name) else {
            return Err(OfficeError::new(Code::UnknownCommand).with("name", name).into());
        };
        if args.len() > ARGS_MAX {
            return Err(OfficeError::new(Code::BadArguments).with("detail", "too long").into());
        }
        let operator = self.admit(token, spec)?;
        let by_house = BY_HOUSE.contains(&name);
        if by_house {
            self.has_lines_of_house()?;
        }
        let by_house = by_house || (BY_FUNCTION.contains(&name) && self.works_for_house());
        let session = token.map(Token::reveal).unwrap_or_default();
        let call = Call { session, id, args, operator, by_house, changes: spec.changes };
        let json = (spec.run)(self, &call)?;
        Ok(Answer { json, changes: spec.changes })
    }

    /// What anybody sees of the house.
    ///
    /// # Errors
    /// Those of reading.
    pub fn card(&self) -> Result<SiteHouse, ApiError> {
        self.ask("site_house")
    }

    /// Asks something that anybody may.
    pub(crate) fn ask<R: DeserializeOwned>(&self, name: &str) -> Result<R, ApiError> {
        let answer = self.call(None, name, Uuid::nil(), "{}")?;
        Ok(serde_json::from_str(&answer.json).map_err(OfficeError::internal)?)
    }

    /// Refuses what the lines of a site may not touch, where the program has no others.
    ///
    /// # Errors
    /// [`Code::AtTheDesk`].
    pub(crate) fn has_lines_of_house(&self) -> Result<(), ApiError> {
        if self.works_for_house() { Ok(()) } else { Err(ApiError::new(Code::AtTheDesk)) }
    }

    /// Who gives the command, if they may. How the counter stands is read in its transaction.
    fn admit(&self, token: Option<&Token>, spec: &Spec<Self>) -> Result<Actor, ApiError> {
        match spec.who {
            Who::Anyone => Ok(Actor::on_site(None)),
            Who::Customer => Ok(Actor::on_site(Some(self.visitor(token)?))),
            Who::Founder(_) | Who::Roles(_) => Err(ApiError::new(Code::NotAllowed)),
        }
    }
}
