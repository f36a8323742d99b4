//! Who is signed in, on which session: PINs, throttling, expiry.

use argon2::password_hash::CustomizedPasswordHasher;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, Params, PasswordHasher};
use contract::args::Empty;
use contract::ids::OperatorId;
use contract::operator::{AppState, HouseCard, MailMode, OperatorCard, SignIn};
use contract::settings::{AddOperator, ChangeOperator, NewOperator, OperatorRow};
use domain::pin;
use domain::time::HOUR_MS;
use office::house::operator::{self as rows, PinTried};
use office::{Actor, Code, Cx, House, OfficeError};
use runtime::call::{Call, decode};
use runtime::error::ApiError;
use runtime::place::identity;
use store::{Store, Tx, locked};

use crate::desk::Api;
use crate::kept;
use crate::signed_in::Session;

/// A session ends after this long without a command, even where the window never locks: 12 hours.
const IDLE_MS: i64 = 12 * HOUR_MS;

/// A salt of nobody's, so that an unknown operator takes as long as a wrong PIN.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA";
/// Memory that the hash of a PIN may ask for, in KiB: a salt is what the house says.
const MEMORY_MAX: u32 = 64 * 1024;

impl Api {
    /// Who is signed in, or the program itself.
    pub(crate) fn signed_in(&self, session: &str) -> Actor {
        self.session_operator(session, false).unwrap_or_else(|_| Actor::program())
    }

    /// Who was last at this counter, as its house is told; 0 is nobody.
    pub(crate) fn last_signed_in(&self) -> OperatorId {
        let sessions = locked(&self.sessions);
        sessions.values().max_by_key(|s| s.last_ms).map_or(OperatorId::PROGRAM, |s| s.operator.id)
    }

    /// Who is signed in; `awake` when the command shows that someone is there.
    pub(crate) fn session_operator(&self, session: &str, awake: bool) -> Result<Actor, ApiError> {
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
    let line = api.standing_now()?;
    if api.went_back().is_some() {
        // It may have been put back; what is wrong is told below.
        let _ = api.look_at_end();
    }
    let (house, now_ms) = api.look(|tx, now_ms| Ok((House::find(tx)?, now_ms)))?;
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
        revoked_at_ms: line.revoked_at_ms,
        waiting: line.waiting,
        elsewhere: line.elsewhere,
        engine: api.engine(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        mail_mode: mail.mode,
        mail_folder: (mail.mode == MailMode::Folder)
            .then(|| api.mail_folder().display().to_string()),
        locale: local.locale,
        lock_after_minutes: local.lock_after_minutes,
        now_ms,
        went_back: api.went_back(),
        clock: api.time.notice(),
        backup_late: api.is_backup_late(),
        owner_login: api.is_by_the_owner(),
    })
}

fn operator_card(api: &Api, operator: &Actor) -> Result<contract::operator::Operator, ApiError> {
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
    let signs_in = |_: &mut dyn Tx| Ok(false);
    match compared(api, args.operator_id, args.pin.reveal(), signs_in, true)? {
        Some(known) => enter(api, call.session, known),
        None => Err(ApiError::new(Code::WrongSignIn)),
    }
}

/// The operator whose PIN this is. Wrong ones are counted, and have to wait.
pub(crate) fn prove(
    api: &Api,
    operator_id: OperatorId,
    pin: &str,
) -> Result<rows::SignInRow, ApiError> {
    match tried(api, operator_id, pin, |_| Ok(false))? {
        Some(known) => Ok(known),
        None => Err(ApiError::new(Code::WrongSignIn)),
    }
}

/// Compares a PIN, in a transaction that counts a wrong one: the operator whose it is. Where the
/// command is `vouched` for, because it was carried out before, nothing is compared.
///
/// # Errors
/// [`Code::SignInThrottled`] while too many wrong ones came before.
pub(crate) fn tried(
    api: &Api,
    operator_id: OperatorId,
    pin: &str,
    vouched: impl FnMut(&mut dyn Tx) -> Result<bool, OfficeError>,
) -> Result<Option<rows::SignInRow>, ApiError> {
    compared(api, operator_id, pin, vouched, false)
}

/// The same; the journal tells of a PIN that is refused, and of whoever signs in by one.
fn compared(
    api: &Api,
    operator_id: OperatorId,
    pin: &str,
    mut vouched: impl FnMut(&mut dyn Tx) -> Result<bool, OfficeError>,
    signs_in: bool,
) -> Result<Option<rows::SignInRow>, ApiError> {
    let (salt, house) = api
        .store
        .read(|tx| Ok::<_, OfficeError>((rows::pin_salt(tx, operator_id)?, House::find(tx)?)))?;
    // What cannot be a PIN is tried as well: it is counted, and takes as long.
    let shown = rows::digest(&salted(pin, salt.as_deref().unwrap_or(NOBODY))?);
    let mut compare = |tx: &mut dyn Tx, now: i64| {
        let tried = match vouched(tx)? {
            true => PinTried::Right,
            false => rows::try_pin(tx, operator_id, &shown, now)?,
        };
        let known = rows::sign_in_row(tx, operator_id)?;
        Ok(Found { tried, known: known.filter(|known| known.active && pin::is_pin(pin)) })
    };
    let who = |found: &Found| match &found.known {
        Some(known) if signs_in && found.tried == PinTried::Right => {
            Actor::operator(known.id, known.name.clone(), known.role)
        }
        _ => Actor::program(),
    };
    let tells = |tx: &mut dyn Tx, cx: &Cx<'_>, found: &Found| match found.right() {
        None => Ok(()),
        Some(false) => rows::tell_refused(tx, cx, operator_id),
        Some(true) if signs_in => rows::tell_signed_in(tx, cx),
        Some(true) => Ok(()),
    };
    // Nothing is written at a time that nobody believes, nor in a house that was left.
    let told = house.filter(|house| house.moved.is_none() && api.time.sure().is_ok());
    let found = match &told {
        Some(house) if signs_in => {
            let compare = |tx: &mut dyn Tx, now: i64| {
                let found: Found = compare(tx, now)?;
                Ok((who(&found), found))
            };
            api.compared(compare, house, tells)
        }
        _ => api.jot(&mut compare),
    };
    let found = match found {
        // Where the journal takes no row, people still sign in, read and verify.
        Err(refusal) if signs_in && !is_of_the_line(refusal.code) => {
            tracing::error!(%refusal, "no row of the journal tells of a sign-in");
            api.jot(&mut compare)?
        }
        found => found?,
    };
    // A PIN that proves who somebody is writes nothing where it is right: a move takes the house as it was.
    if let Some(house) = told.filter(|_| !signs_in && found.right() == Some(false)) {
        let refused = |_: &mut dyn Tx, _: i64| Ok((Actor::program(), found.clone()));
        if let Err(refusal) = api.compared(refused, &house, tells) {
            tracing::error!(%refusal, "no row of the journal tells of a PIN that was refused");
        }
    }
    match found.tried {
        PinTried::Wait(seconds) => {
            Err(OfficeError::new(Code::SignInThrottled).with("seconds", seconds).into())
        }
        PinTried::Right => Ok(found.known),
        PinTried::Wrong => Ok(None),
    }
}

/// Whether a refusal is of the line to the house, of its schema, or of a house that was left: without a row it would be the
/// same.
const fn is_of_the_line(code: Code) -> bool {
    matches!(
        code,
        Code::DatabaseUnreachable
            | Code::DatabaseBusy
            | Code::HouseHeld
            | Code::HouseMoved
            | Code::NewerSchema
            | Code::OlderSchema
    )
}

/// How a PIN was found, and whose it is, where it may be one and they may sign in.
#[derive(Clone)]
struct Found {
    tried: PinTried,
    known: Option<rows::SignInRow>,
}

impl Found {
    /// Whether it lets somebody in; nothing where it was not compared.
    const fn right(&self) -> Option<bool> {
        match self.tried {
            PinTried::Wait(_) => None,
            PinTried::Right => Some(self.known.is_some()),
            PinTried::Wrong => Some(false),
        }
    }
}

/// Signs an operator in whose right to it is known.
pub(crate) fn enter(
    api: &Api,
    session: &str,
    known: rows::SignInRow,
) -> Result<contract::operator::Operator, ApiError> {
    let rows::SignInRow { id, name, role, version, .. } = known;
    let operator = Actor::operator(id, name, role);
    let card = operator_card(api, &operator)?;
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
    if !pin::is_pin(pin) {
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

/// Whether a PIN is an operator's of a file that is no house in use: wrong ones are not counted.
///
/// # Errors
/// From the store.
pub(crate) fn is_pin_in(copy: &Store, id: OperatorId, pin: &str) -> Result<bool, ApiError> {
    let Some(salt) = copy.read(|tx| rows::pin_salt(tx, id))? else { return Ok(false) };
    let shown = rows::digest(&salted(pin, &salt)?);
    Ok(pin::is_pin(pin) && copy.read(|tx| rows::is_pin_of(tx, id, &shown))?)
}

/// The hash of a PIN with the salt of an operator, as the house gives it.
fn salted(pin: &str, salt: &str) -> Result<String, ApiError> {
    let kept = PasswordHash::new(salt).map_err(OfficeError::internal)?;
    let params = Params::try_from(&kept).map_err(OfficeError::internal)?;
    let Some(salt) = kept.salt.filter(|_| params.m_cost() <= MEMORY_MAX) else {
        return Err(OfficeError::internal("a salt that is none").into());
    };
    let hash = Argon2::default()
        .hash_password_customized(
            pin.as_bytes(),
            &salt,
            Some(kept.algorithm.as_str()),
            kept.version,
            params,
        )
        .map_err(OfficeError::internal)?;
    Ok(hash.to_string())
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
