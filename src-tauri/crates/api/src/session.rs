//! Who is signed in, on which session: PINs, throttling, expiry.

use argon2::password_hash::PasswordVerifier;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher};
use contract::args::Empty;
use contract::ids::OperatorId;
use contract::operator::{AppState, HouseCard, MailMode, OperatorCard, SignIn};
use contract::settings::{AddOperator, ChangeOperator, NewOperator, OperatorRow};
use domain::access;
use office::house::operator as rows;
use office::{Code, OfficeError, Operator};
use runtime::call::{Call, decode};
use runtime::error::ApiError;
use runtime::place::identity;
use store::locked;

use crate::desk::Api;
use crate::kept;
use crate::signed_in::Session;

/// A session ends after this long without a command, even where the window never locks: 12 hours.
const IDLE_MS: i64 = 12 * 3_600_000;

/// A hash that no PIN has, so that an unknown operator takes as long as a wrong PIN.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

impl Api {
    /// Who is signed in, or the program itself.
    pub(crate) fn signed_in(&self, session: &str) -> Operator {
        self.session_operator(session, false).unwrap_or_else(|_| Operator::program())
    }

    /// Who was last at this counter, as its house is told; 0 is nobody.
    pub(crate) fn last_signed_in(&self) -> OperatorId {
        let sessions = locked(&self.sessions);
        sessions.values().max_by_key(|s| s.last_ms).map_or(OperatorId::PROGRAM, |s| s.operator.id)
    }

    /// Who is signed in; `awake` when the command shows that someone is there.
    pub(crate) fn session_operator(
        &self,
        session: &str,
        awake: bool,
    ) -> Result<Operator, ApiError> {
        let lock_minutes = locked(&self.local).settings.lock_after_minutes;
        let idle_ms = if lock_minutes > 0 { lock_minutes * 60_000 } else { IDLE_MS };
        let now = self.clock.counted_ms();
        let mut sessions = locked(&self.sessions);
        let Some(found) = sessions.get_mut(session) else {
            return Err(ApiError::new(Code::NotSignedIn));
        };
        if now - found.last_ms > idle_ms {
            sessions.remove(session);
            return Err(ApiError::new(Code::SessionExpired));
        }
        if awake {
            found.last_ms = now;
        }
        Ok(found.operator.clone())
    }
}

pub(crate) fn app_state(api: &Api, call: &Call<'_>, _: &Empty) -> Result<AppState, ApiError> {
    let (house, now_ms) = api.look(|tx, now_ms| Ok((office::House::find(tx)?, now_ms)))?;
    let local = locked(&api.local).settings.clone();
    let operator = match api.session_operator(call.session, false) {
        Ok(operator) => Some(operator_card(api, &operator)?),
        Err(_) => None,
    };
    let mail = api.mail_settings()?;
    let fresh = api.store.read(|tx| office::house::is_fresh(tx))?;
    Ok(AppState {
        house: house.map(|h| HouseCard {
            name: h.name,
            demo: h.demo,
            fresh,
            time_zone: h.time_zone,
        }),
        operator,
        counter: local.counter,
        fingerprint: office::house::counter::fingerprint(&identity::key_hash(&api.data_dir)?),
        revoked_at_ms: api.line_state().revoked_at_ms,
        engine: api.engine(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        mail_mode: mail.mode,
        mail_folder: (mail.mode == MailMode::Folder)
            .then(|| api.mail_folder().display().to_string()),
        locale: local.locale,
        lock_after_minutes: local.lock_after_minutes,
        now_ms,
        clock: api.time.notice(),
    })
}

fn operator_card(api: &Api, operator: &Operator) -> Result<contract::operator::Operator, ApiError> {
    let known = api.store.read(|tx| rows::sign_in_row(tx, operator.id))?;
    Ok(contract::operator::Operator {
        id: operator.id,
        name: operator.name.clone(),
        role: operator.role,
        initials: known.map(|k| k.initials).unwrap_or_default(),
    })
}

pub(crate) fn cards(api: &Api, _: &Call<'_>, _: &Empty) -> Result<Vec<OperatorCard>, ApiError> {
    Ok(api.store.read(|tx| rows::cards(tx))?)
}

pub(crate) fn sign_in(
    api: &Api,
    call: &Call<'_>,
    args: &SignIn,
) -> Result<contract::operator::Operator, ApiError> {
    let known = prove(api, args.operator_id, args.pin.reveal())?;
    let operator = Operator { id: known.id, name: known.name, role: known.role };
    enter(api, call.session, operator)
}

/// The operator whose PIN this is. Wrong ones are counted, and have to wait.
pub(crate) fn prove(
    api: &Api,
    operator_id: OperatorId,
    pin: &str,
) -> Result<rows::SignInRow, ApiError> {
    match tried(api, operator_id, pin)? {
        Tried::Right(known) => {
            if known.failures > 0 {
                api.store.write(|tx| rows::clear_failures(tx, known.id))?;
            }
            Ok(known)
        }
        Tried::Wrong => {
            note_wrong(api, operator_id)?;
            Err(ApiError::new(Code::WrongSignIn))
        }
    }
}

/// A PIN that was compared.
pub(crate) enum Tried {
    /// It is this operator's.
    Right(rows::SignInRow),
    /// It is not, or nobody's.
    Wrong,
}

/// Compares a PIN, and counts nothing.
///
/// # Errors
/// [`Code::SignInThrottled`] while too many wrong ones came before.
pub(crate) fn tried(api: &Api, operator_id: OperatorId, pin: &str) -> Result<Tried, ApiError> {
    let (known, now) = api.look(|tx, now| Ok((rows::sign_in_row(tx, operator_id)?, now)))?;
    if let Some(known) = &known {
        let wait_ms = access::pin_wait_ms(known.failures, known.failed_at_ms, now);
        if wait_ms > 0 {
            let seconds = (wait_ms + 999) / 1000;
            return Err(OfficeError::new(Code::SignInThrottled).with("seconds", seconds).into());
        }
    }
    let hash = known.as_ref().map_or(NOBODY, |k| k.pin_hash.as_str());
    let right = access::is_pin(pin) && pin_matches(pin, hash);
    Ok(known.filter(|known| right && known.active).map_or(Tried::Wrong, Tried::Right))
}

/// Counts a wrong PIN.
pub(crate) fn note_wrong(api: &Api, operator_id: OperatorId) -> Result<(), ApiError> {
    api.jot(|tx, now| rows::note_failure(tx, operator_id, now))
}

/// Signs an operator in whose right to it is known.
pub(crate) fn enter(
    api: &Api,
    session: &str,
    operator: Operator,
) -> Result<contract::operator::Operator, ApiError> {
    let card = operator_card(api, &operator)?;
    let known = api.store.read(|tx| rows::sign_in_row(tx, operator.id))?;
    let version = known.map_or(0, |known| known.version);
    let last_ms = api.clock.counted_ms();
    let entered = Session { operator, last_ms, version, second: None };
    locked(&api.sessions).insert(session.to_owned(), entered);
    Ok(card)
}

pub(crate) fn sign_out(api: &Api, call: &Call<'_>, _: &Empty) -> Result<Empty, ApiError> {
    locked(&api.sessions).remove(call.session);
    Ok(Empty {})
}

/// A PIN as Argon2id keeps it. The PIN itself goes no further.
pub(crate) fn pin_hash(api: &Api, pin: &str) -> Result<String, ApiError> {
    if !access::is_pin(pin) {
        return Err(OfficeError::bad_field("pin").into());
    }
    hash_pin(pin, &api.clock.entropy())
}

/// As a sign-in compares it, with a salt of one's own.
///
/// # Errors
/// [`Code::Internal`] when the salt cannot be used.
pub fn hash_pin(pin: &str, salt: &[u8; 16]) -> Result<String, ApiError> {
    let hash = Argon2::default()
        .hash_password_with_salt(pin.as_bytes(), salt)
        .map_err(OfficeError::internal)?;
    Ok(hash.to_string())
}

pub(crate) fn pin_matches(pin: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(pin.as_bytes(), &hash).is_ok())
}

pub(crate) fn create_operator(
    api: &Api,
    call: &Call<'_>,
    args: &NewOperator,
) -> Result<OperatorRow, ApiError> {
    let added = AddOperator {
        name: args.name.clone(),
        role: args.role,
        pin_hash: pin_hash(api, args.pin.reveal())?,
    };
    let kept = added.without_secret();
    let json = api.write(call, kept::OPERATOR_CREATE, &kept, |tx, cx| rows::add(tx, cx, &added))?;
    decode(&json)
}

pub(crate) fn change_operator(
    api: &Api,
    call: &Call<'_>,
    args: &ChangeOperator,
) -> Result<OperatorRow, ApiError> {
    let pin_hash = args.pin.as_ref().map(|pin| pin_hash(api, pin.reveal())).transpose()?;
    let kept = ChangeOperator { pin: None, ..args.clone() };
    let json = api.write(call, kept::OPERATOR_CHANGE, &kept, |tx, cx| {
        rows::change(tx, cx, args, pin_hash.as_deref())
    })?;
    // They are who they were no more: what they may is asked again at the next sign-in.
    api.only_session_of(args.id, call.session)?;
    decode(&json)
}
