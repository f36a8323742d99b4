//! The way of a command of the list: who gives it, whether they may, what it answers.

use contract::sentence::Fact;
use domain::access::Role;
use office::{Code, OfficeError, Operator};
use runtime::call::Call;
use runtime::call::spec::{Answer, Spec, Who};
use runtime::error::ApiError;
use runtime::listener::Program;
use store::locked;
use uuid::Uuid;

use crate::commands::COMMANDS;
use crate::desk::Api;

/// The longest arguments a command may carry, in bytes.
const ARGS_MAX: usize = 256 * 1024;

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
        let operator = self.admit(session, spec)?;
        let call = Call { session, id, args, operator, changes: spec.changes };
        let json = (spec.run)(self, &call).inspect_err(|refusal| self.note_refusal(refusal))?;
        Ok(Answer { json, changes: spec.changes })
    }

    /// A counter that is told it is shut out keeps that, before anyone else tells it.
    fn note_refusal(&self, refusal: &ApiError) {
        if refusal.code == Code::CounterRevoked
            && let Some(Fact::Number(at_ms)) = refusal.args.get("at_ms")
        {
            self.stands(Some(*at_ms));
        }
    }

    /// Who gives the command, if they may.
    fn admit(&self, session: &str, spec: &Spec<Self>) -> Result<Operator, ApiError> {
        if let (Some(at_ms), false) = (self.line_state().revoked_at_ms, spec.name == "app_state") {
            let counter = locked(&self.local).settings.counter.clone();
            let refused = OfficeError::new(Code::CounterRevoked);
            return Err(refused.with("counter", counter).with("at_ms", at_ms).into());
        }
        let founding = match spec.who {
            Who::Anyone => true,
            Who::Founder(_) => !self.has_house()?,
            Who::Roles(_) => false,
        };
        if founding {
            return Ok(self.signed_in(session));
        }
        let operator = self.session_operator(session, spec.name != "badges")?;
        if spec.who.allows(operator.role) {
            Ok(operator)
        } else {
            Err(ApiError::new(Code::NotAllowed))
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
