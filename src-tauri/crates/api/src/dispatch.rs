//! The way of a command of the list: who gives it, whether they may, what it answers.

use contract::sentence::Fact;
use domain::access::Role;
use office::{Actor, Code, OfficeError};
use runtime::call::Call;
use runtime::call::again::Again;
use runtime::call::spec::{Answer, CommandKind, Spec, Who};
use runtime::error::ApiError;
use runtime::hearing::Program;
use runtime::line_state::Standing;
use store::locked;
use uuid::Uuid;

use crate::commands::COMMANDS;
use crate::desk::Api;

/// What is answered in a house that went back, before a supervisor says that it goes on.
const GOING_ON: [&str; 6] =
    ["app_state", "operators_signin", "sign_in", "house_go_on", "set_locale", "sign_out"];
/// The longest arguments a command may carry, in bytes: a drawing of five thousand seats with what they are called elsewhere.
const ARGS_MAX: usize = 1024 * 1024;

impl Api {
    /// Runs one command of the list for whoever is signed in on `session`.
    ///
    /// # Errors
    /// The command's refusals; [`Code::UnknownCommand`], [`Code::NotSignedIn`],
    /// [`Code::SessionExpired`], [`Code::NotAllowed`], [`Code::BadArguments`].
    pub fn call(
        &self,
        session: &str,
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
        let span = tracing::debug_span!("command", name, %id);
        let _in_span = span.enter();
        let operator =
            self.admit(session, spec).inspect_err(|refusal| self.note_refusal(session, refusal))?;
        let changes = spec.changes;
        let again = spec.again.unwrap_or(Again::ByHand);
        let call = Call { session, id, args, operator, by_house: false, changes, again };
        let json =
            (spec.run)(self, &call).inspect_err(|refusal| self.note_refusal(session, refusal))?;
        Ok(Answer { json, changes: spec.changes })
    }

    /// Keeps what a refusal tells of this counter, and ends the session of who was changed: no other word of
    /// it may come.
    fn note_refusal(&self, session: &str, refusal: &ApiError) {
        let standing = self.line_state().standing();
        match (refusal.code, refusal.args.get("at_ms")) {
            (Code::CounterRevoked, Some(Fact::Number(at_ms))) => {
                self.stands(Standing { revoked_at_ms: Some(*at_ms), waiting: false, ..standing });
            }
            (Code::CounterWaiting, _) => {
                self.stands(Standing { waiting: true, revoked_at_ms: None, ..standing });
            }
            (Code::OperatorChanged, _) => self.end_session(session),
            _ => {}
        }
    }

    /// Who gives the command, if they may.
    fn admit(&self, session: &str, spec: &Spec<Self>) -> Result<Actor, ApiError> {
        if spec.name != "app_state" {
            self.is_let_in()?;
        }
        if !GOING_ON.contains(&spec.name) {
            self.is_as_seen()?;
        }
        let founding = match spec.who {
            Who::Anyone => true,
            Who::Founder(_) => !self.has_house()?,
            Who::Roles(_) | Who::Customer => false,
        };
        if founding {
            return Ok(self.signed_in(session));
        }
        let operator = self.session_operator(session, spec.name != "badges")?;
        if !spec.who.allows(operator.role) {
            return Err(ApiError::new(Code::NotAllowed));
        }
        // The others read it in their transaction.
        if spec.kind == CommandKind::Local {
            self.still(&operator)?;
        }
        Ok(operator)
    }

    /// Refuses a counter that is shut out, waits to be let in, or is at work in a copy of its folder.
    fn is_let_in(&self) -> Result<(), ApiError> {
        let line = self.line_state();
        let refused = |code| {
            OfficeError::new(code).with("counter", locked(&self.local).settings.counter.clone())
        };
        match line.revoked_at_ms {
            Some(at_ms) => Err(refused(Code::CounterRevoked).with("at_ms", at_ms).into()),
            None if line.waiting => Err(refused(Code::CounterWaiting).into()),
            None if line.elsewhere => Err(refused(Code::CounterElsewhere).into()),
            None => Ok(()),
        }
    }

    /// Whether who is signed in on `session` may give a command.
    ///
    /// # Errors
    /// As [`Api::call`].
    pub fn may(&self, session: &str, name: &str) -> Result<(), ApiError> {
        match COMMANDS.iter().find(|spec| spec.name == name) {
            Some(spec) => self.admit(session, spec).map(|_| ()),
            None => Err(OfficeError::new(Code::UnknownCommand).with("name", name).into()),
        }
    }

    /// The whole list as data: name, kind, who may, schemas.
    #[must_use]
    pub fn describe() -> serde_json::Value {
        let commands = COMMANDS.iter().map(|spec| {
            let who: Vec<&str> = match spec.who {
                Who::Anyone => vec!["anyone"],
                Who::Customer => vec!["customer"],
                Who::Founder(roles) | Who::Roles(roles) => {
                    roles.iter().map(|role| Role::key(*role)).collect()
                }
            };
            serde_json::json!({
                "name": spec.name,
                "kind": spec.kind,
                "who": who,
                "changes": spec.changes,
                "args": (spec.args.schema)(),
                "reply": (spec.reply_schema)(),
            })
        });
        serde_json::Value::Array(commands.collect())
    }
}
