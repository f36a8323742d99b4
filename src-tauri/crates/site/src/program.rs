//! The site at an open house: its commands' way in, and what it hears of the other programs.

use std::sync::Arc;

use contract::ids::OperatorId;
use office::{Actor, Code, Cx, OfficeError, Visitor, site};
use runtime::call::spec::{Answer, Spec, Who};
use runtime::call::topic::Topic;
use runtime::call::{Call, Kept};
use runtime::error::ApiError;
use runtime::hearing::{Heard, Program};
use runtime::listener::{self, Listening};
use runtime::open_house::OpenHouse;
use runtime::place::options::Options;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Occupant, Tx};
use uuid::Uuid;

use crate::commands::COMMANDS;
use crate::session::Token;

/// The longest arguments a command may carry, in bytes.
const ARGS_MAX: usize = 64 * 1024;

/// The site of a house that is open.
pub struct Site {
    house: OpenHouse,
}

impl Site {
    /// Opens the site of the house of a folder. It founds none.
    ///
    /// # Errors
    /// [`Code::NoHouse`]; as [`OpenHouse::open`].
    pub fn open(options: &Options) -> Result<Self, ApiError> {
        let options = Options { occupant: Occupant::Site, ..options.clone() };
        let house = OpenHouse::open(&options)?;
        if house.has_house()? { Ok(Self { house }) } else { Err(ApiError::new(Code::NoHouse)) }
    }

    /// The house.
    #[must_use]
    pub const fn house(&self) -> &OpenHouse {
        &self.house
    }

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
        let session = token.map(Token::reveal).unwrap_or_default();
        let call = Call { session, id, args, operator, changes: spec.changes };
        let json = (spec.run)(self, &call)?;
        Ok(Answer { json, changes: spec.changes })
    }

    /// Who gives the command, if they may.
    fn admit(&self, token: Option<&Token>, spec: &Spec<Self>) -> Result<Actor, ApiError> {
        let line = self.house.line_state();
        if line.revoked_at_ms.is_some() {
            return Err(ApiError::new(Code::CounterRevoked));
        }
        if line.waiting {
            return Err(ApiError::new(Code::CounterWaiting));
        }
        match spec.who {
            Who::Anyone => Ok(Actor::on_site(None)),
            Who::Customer => Ok(Actor::on_site(Some(self.visitor(token)?))),
            Who::Founder(_) | Who::Roles(_) => Err(ApiError::new(Code::NotAllowed)),
        }
    }

    /// Who is signed in with this token. The house knows that they were seen, once a minute.
    pub(crate) fn visitor(&self, token: Option<&Token>) -> Result<Visitor, ApiError> {
        let token = token.ok_or_else(|| ApiError::new(Code::NotSignedIn))?;
        let (visitor, seen) =
            self.house.look(|tx, now_ms| site::visitor(tx, now_ms, token.reveal()))?;
        if !seen {
            self.house.jot(|tx, now_ms| site::seen(tx, now_ms, &visitor))?;
        }
        Ok(visitor)
    }

    /// Asks something of the house, as the commands do.
    pub(crate) fn read<R>(
        &self,
        call: &Call<'_>,
        mut question: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<R, ApiError> {
        self.house.read(call, |tx, cx| {
            site::still(tx, cx)?;
            question(tx, cx)
        })
    }

    /// A write that is worth no record.
    pub(crate) fn touch<R>(
        &self,
        call: &Call<'_>,
        mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<R, ApiError> {
        self.house.touch(call, |tx, cx| {
            site::still(tx, cx)?;
            work(tx, cx)
        })
    }

    /// One transaction that keeps the command and its answer under its id.
    pub(crate) fn write<K: Serialize + DeserializeOwned, R: Serialize>(
        &self,
        call: &Call<'_>,
        kept: Kept<K>,
        args: &K,
        mut use_case: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<String, ApiError> {
        self.house.write(call, kept, args, |tx, cx| {
            site::still(tx, cx)?;
            use_case(tx, cx)
        })
    }

    /// Starts listening to the other programs of the house.
    pub fn listen(self: &Arc<Self>, heard: impl Fn(Heard) + Send + Sync + 'static) -> Listening {
        listener::listen(self, heard)
    }
}

impl Program for Site {
    fn house(&self) -> &OpenHouse {
        &self.house
    }

    fn who_is_there(&self) -> OperatorId {
        OperatorId::PROGRAM
    }

    /// The sessions of customers are rows of the house: they do not end with the standing of one program.
    fn end_sessions(&self) {}

    fn people_changed(&self) -> Result<(), ApiError> {
        Ok(())
    }

    fn changes_of(&self, command: &str) -> Option<&'static [Topic]> {
        COMMANDS.iter().find(|spec| spec.name == command).map(|spec| spec.changes)
    }
}
