//! The commands' way in: who gives one, if they may.

use std::cell::RefCell;

use contract::site::SiteHouse;
use office::{Actor, Code, OfficeError, Visitor};
use runtime::call::Call;
use runtime::call::again::Again;
use runtime::call::spec::{Answer, CommandKind, Spec, Who};
use runtime::error::ApiError;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::commands::{BY_FUNCTION, COMMANDS};
use crate::program::Site;
use crate::session::Token;

/// The longest arguments a command may carry, in bytes.
const ARGS_MAX: usize = 64 * 1024;

/// Who has the token of a page, once it was looked for: until they change something.
pub(crate) type Known = RefCell<Option<Visitor>>;

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
        self.call_known(&Known::default(), token, name, id, args)
    }

    /// The same for somebody who may be known already. That they still are who they were is seen in the transaction of
    /// each command.
    pub(crate) fn call_known(
        &self,
        known: &Known,
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
        let operator = self.admit(known, token, spec)?;
        let by_house = BY_FUNCTION.contains(&name) && self.works_for_house();
        let session = token.map(Token::reveal).unwrap_or_default();
        // A site keeps nothing of what it was answered.
        let again = Again::ByHand;
        let changes = spec.changes;
        let call = Call { session, id, args, operator, by_house, changes, again };
        let done = (spec.run)(self, &call);
        if spec.kind != CommandKind::Read {
            known.take();
        }
        let json = done?;
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

    /// Who gives the command, if they may. How the counter stands is read in its transaction.
    fn admit(
        &self,
        known: &Known,
        token: Option<&Token>,
        spec: &Spec<Self>,
    ) -> Result<Actor, ApiError> {
        match spec.who {
            // What anybody sees of the house is shown by a copy too, for it says of whose house it is one.
            Who::Anyone if spec.kind == CommandKind::Read => Ok(Actor::on_site(None)),
            Who::Anyone => self.is_in_its_place().map(|()| Actor::on_site(None)),
            Who::Customer => {
                let visitor = match known.borrow().clone() {
                    Some(visitor) => self.is_in_its_place().map(|()| visitor)?,
                    None => self.visitor(token, spec.kind)?,
                };
                *known.borrow_mut() = Some(visitor.clone());
                Ok(Actor::on_site(Some(visitor)))
            }
            Who::Founder(_) | Who::Roles(_) => Err(ApiError::new(Code::NotAllowed)),
        }
    }
}
