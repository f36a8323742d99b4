//! Sessions of customers: a row each, which knows the hash of a token. One ends after two hours without a page, and
//! after twelve in any case, by comparison of the house's time. One of a time to come, which a clock that was ahead left, is over.

use contract::args::Empty;
use contract::ids::CustomerId;
use contract::site::{ChooseCustomer, EnterCode, SignedIn, SiteCustomer};
use domain::clock::STEP_MS;
use domain::text;
use domain::time::{HOUR_MS, MINUTE_MS};
use serde::Deserialize;
use store::{Tx, TxExt, dialect, named, sql};

use super::hash;
use crate::{Code, Cx, OfficeError, Visitor};

/// A session without a page for this long has ended.
const IDLE_MS: i64 = 2 * HOUR_MS;
/// A session that began this long ago has ended.
const LIVES_MS: i64 = 12 * HOUR_MS;
/// How old a sign-in may be for what an account could be taken over by.
const FRESH_MS: i64 = 5 * MINUTE_MS;
/// A request of a code is taken away after this.
const REQUEST_MS: i64 = HOUR_MS;
/// How often it is written that a session was seen.
const SEEN_MS: i64 = MINUTE_MS;
/// What is kept of what a browser calls itself, in characters.
const AGENT_MAX: usize = 200;
/// Customers of one mailbox that are listed. Whoever is not is known by their number.
const LISTED_MAX: usize = 200;

#[derive(Deserialize)]
struct Row {
    email_key: String,
    email: String,
    customer_id: Option<CustomerId>,
    since_ms: i64,
    seen_at_ms: i64,
}

impl Row {
    const fn lives(&self, now_ms: i64) -> bool {
        is_within(self.seen_at_ms, now_ms, IDLE_MS) && is_within(self.since_ms, now_ms, LIVES_MS)
    }

    /// Whose it is, and whether it is known already that they were seen just now.
    fn whose(&self, token: &str, now_ms: i64) -> (Visitor, bool) {
        let (token, session) = (token.into(), hash(&[token]));
        let (email_key, customer) = (self.email_key.clone(), self.customer_id);
        (Visitor { token, session, email_key, customer }, now_ms - self.seen_at_ms < SEEN_MS)
    }
}

/// Whether something was less than so long ago; what is of a time to come was not.
const fn is_within(at_ms: i64, now_ms: i64, ms: i64) -> bool {
    now_ms - at_ms < ms && at_ms - now_ms <= STEP_MS
}

/// The session of this token, that has not ended.
fn of_token(tx: &mut dyn Tx, now_ms: i64, token: &str) -> Result<Row, OfficeError> {
    tx.show(token)?;
    find(tx, now_ms, &hash(&[token]))
}

/// The session under this hash that has not ended. A customer whose address became another is nobody's of it any more.
fn find(tx: &mut dyn Tx, now_ms: i64, token: &[u8]) -> Result<Row, OfficeError> {
    let found: Option<Row> = tx.row(sql!("session"), &named![token])?;
    let row = found.ok_or(OfficeError::new(Code::NotSignedIn))?;
    if row.lives(now_ms) { Ok(row) } else { Err(OfficeError::new(Code::SessionExpired)) }
}

/// Who has this token, and whether it is known already that they were seen just now.
///
/// # Errors
/// [`Code::NotSignedIn`]; [`Code::SessionExpired`].
pub fn visitor(tx: &mut dyn Tx, now_ms: i64, token: &str) -> Result<(Visitor, bool), OfficeError> {
    Ok(of_token(tx, now_ms, token)?.whose(token, now_ms))
}

/// The same, and as which customer of their mailbox they are signed in.
///
/// # Errors
/// [`Code::NotSignedIn`]; [`Code::SessionExpired`].
pub fn signed_in(
    tx: &mut dyn Tx,
    now_ms: i64,
    token: &str,
) -> Result<((Visitor, bool), SignedIn), OfficeError> {
    let row = of_token(tx, now_ms, token)?;
    let (whose, known) = (row.whose(token, now_ms), mailbox(tx, &row.email_key)?);
    let me = row.customer_id.map(|id| known.of_id(tx, &row.email_key, id)).transpose()?.flatten();
    Ok((whose, known.told(row.email, me, row.since_ms)))
}

/// Writes that somebody was seen.
///
/// # Errors
/// From the store.
pub fn seen(tx: &mut dyn Tx, now_ms: i64, visitor: &Visitor) -> Result<(), OfficeError> {
    tx.show(visitor.token.reveal())?;
    tx.execute(sql!("session_seen"), &named![token = &visitor.session, now_ms])?;
    Ok(())
}

/// Refuses who is no longer signed in, or no longer as they were, in the transaction of their command.
///
/// # Errors
/// [`Code::NotSignedIn`]; [`Code::SessionExpired`].
pub fn still(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<(), OfficeError> {
    let Some(visitor) = &cx.operator.visitor else { return Ok(()) };
    let row = find(tx, cx.at_ms, &visitor.session)?;
    let same = row.customer_id == visitor.customer && row.email_key == visitor.email_key;
    if same { Ok(()) } else { Err(OfficeError::new(Code::NotSignedIn)) }
}

/// Begins a session; the only customer of the mailbox is chosen at once.
pub(super) fn begin(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    email: &str,
    email_key: &str,
    args: &EnterCode,
) -> Result<SignedIn, OfficeError> {
    let token = args.token.reveal();
    if token.len() < 64 || token == args.browser.reveal() || token == args.before.reveal() {
        return Err(OfficeError::bad_field("token"));
    }
    tx.show(args.before.reveal())?;
    tx.show(token)?;
    let before = hash(&[args.before.reveal()]);
    let former: Option<Row> = tx.row(sql!("session"), &named![token = &before])?;
    tx.execute(sql!("end_session"), &named![token = &before])?;
    let known = mailbox(tx, email_key)?;
    // Whoever shows again that they read the mailbox stays who they were.
    let chosen = former.filter(|former| former.lives(cx.at_ms)).and_then(|row| row.customer_id);
    let me = match (&known.listed[..], chosen) {
        ([only], _) => Some(only.clone()),
        (_, Some(id)) => known.of_id(tx, email_key, id)?,
        _ => None,
    };
    let customer_id = me.as_ref().map(|me| me.id);
    let agent: String = args.agent.chars().filter(|c| !c.is_control()).take(AGENT_MAX).collect();
    tx.execute(
        sql!("add_session"),
        &named![token = hash(&[token]), email, email_key, customer_id, at_ms = cx.at_ms, agent],
    )?;
    Ok(known.told(email.to_owned(), me, cx.at_ms))
}

#[derive(Clone, Deserialize)]
struct Known {
    id: CustomerId,
    number: i64,
    last_name: String,
    first_name: String,
}

impl Known {
    fn told(&self) -> SiteCustomer {
        let name = text::greeted(&self.first_name, &self.last_name);
        SiteCustomer { number: self.number, name }
    }
}

/// The customers of a mailbox, by number.
struct Mailbox {
    listed: Vec<Known>,
    /// It has others.
    more: bool,
}

fn mailbox(tx: &mut dyn Tx, email_key: &str) -> Result<Mailbox, OfficeError> {
    let limit = LISTED_MAX as i64 + 1;
    let mut listed: Vec<Known> = tx.rows(sql!("mailbox"), &named![email_key, limit])?;
    let more = listed.len() > LISTED_MAX;
    listed.truncate(LISTED_MAX);
    Ok(Mailbox { listed, more })
}

impl Mailbox {
    /// One of its customers, listed or not.
    fn of_id(
        &self,
        tx: &mut dyn Tx,
        email_key: &str,
        id: CustomerId,
    ) -> Result<Option<Known>, OfficeError> {
        match self.listed.iter().find(|known| known.id == id) {
            Some(known) => Ok(Some(known.clone())),
            None if self.more => Ok(tx.row(sql!("of_mailbox"), &named![email_key, id])?),
            None => Ok(None),
        }
    }

    fn told(&self, email: String, me: Option<Known>, since_ms: i64) -> SignedIn {
        SignedIn {
            email,
            customers: self.listed.iter().map(Known::told).collect(),
            more: self.more,
            me: me.map(|me| me.told()),
            since_ms,
        }
    }
}

/// The visitor of a command.
pub(super) fn of<'a>(cx: &'a Cx<'_>) -> Result<&'a Visitor, OfficeError> {
    cx.operator.visitor.as_ref().ok_or(OfficeError::new(Code::NotSignedIn))
}

/// Whether a sign-in is of just now.
#[must_use]
pub const fn is_fresh(since_ms: i64, now_ms: i64) -> bool {
    is_within(since_ms, now_ms, FRESH_MS + 1)
}

/// Refuses what wants a sign-in of just now, so that a browser that was left open is not enough (ASVS 5.0, 7.5.1).
///
/// # Errors
/// [`Code::SignInStale`]; [`Code::NotSignedIn`].
pub(super) fn just_signed_in(tx: &mut dyn Tx, cx: &Cx<'_>) -> Result<(), OfficeError> {
    let row = find(tx, cx.at_ms, &of(cx)?.session)?;
    if is_fresh(row.since_ms, cx.at_ms) { Ok(()) } else { Err(OfficeError::new(Code::SignInStale)) }
}

/// Chooses whose orders are shown, among the customers of the mailbox.
///
/// # Errors
/// [`Code::NotFound`] for a customer of another mailbox, as for one who does not exist.
pub fn choose(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ChooseCustomer,
) -> Result<SignedIn, OfficeError> {
    let visitor = of(cx)?;
    let asked = named![email_key = &visitor.email_key, number = args.number];
    let chosen: Option<Known> = tx.row(sql!("of_number"), &asked)?;
    let chosen = chosen.ok_or_else(|| OfficeError::not_found("customer"))?;
    tx.execute(sql!("choose"), &named![token = &visitor.session, customer_id = chosen.id])?;
    let row = find(tx, cx.at_ms, &visitor.session)?;
    Ok(mailbox(tx, &visitor.email_key)?.told(row.email, Some(chosen), row.since_ms))
}

/// Ends the session.
///
/// # Errors
/// [`Code::NotSignedIn`].
pub fn sign_out(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<Empty, OfficeError> {
    tx.execute(sql!("end_session"), &named![token = &of(cx)?.session])?;
    Ok(Empty {})
}

/// Ends every session of the mailbox, this one too.
///
/// # Errors
/// [`Code::NotSignedIn`].
pub fn sign_out_everywhere(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<Empty, OfficeError> {
    tx.execute(sql!("end_sessions"), &named![email_key = &of(cx)?.email_key])?;
    Ok(Empty {})
}

/// Takes away whatever tells that a customer, or somebody of their mailbox, was here: a code on its way to another address of
/// theirs too.
///
/// # Errors
/// From the store.
pub(crate) fn forget(
    tx: &mut dyn Tx,
    customer_id: CustomerId,
    email_key: &str,
) -> Result<(), OfficeError> {
    let of = named![customer_id, email_key];
    tx.execute(sql!("forget_codes_of"), &of)?;
    tx.execute(sql!("forget_requests_of"), &of)?;
    tx.execute(sql!("end_sessions"), &named![email_key])?;
    tx.execute(sql!("end_sessions_of"), &named![customer_id])?;
    Ok(())
}

/// Sessions that were last seen, or began, at the first two of these times or before have ended; so have those that were seen, or
/// began, after the third one.
pub(super) const fn lives_since(now_ms: i64) -> (i64, i64, i64) {
    (now_ms - IDLE_MS, now_ms - LIVES_MS, now_ms + STEP_MS)
}

/// Takes away what has ended: sessions, requests of a code, counts of an hour. A customer's command does not: it would
/// have to see those of others. On a server it has the house do it.
///
/// # Errors
/// From the store.
pub fn clear_old(tx: &mut dyn Tx, now_ms: i64) -> Result<(), OfficeError> {
    if tx.is_limited() {
        if tx.is_site_on_server() {
            tx.int(dialect::CLEARS, &[])?;
        }
        return Ok(());
    }
    let asked = named![before_ms = now_ms - REQUEST_MS, latest_ms = now_ms + STEP_MS];
    tx.execute(sql!("clear_codes"), &asked)?;
    tx.execute(sql!("clear_requests"), &asked)?;
    let (idle_ms, old_ms, latest_ms) = lives_since(now_ms);
    tx.execute(sql!("clear_sessions"), &named![idle_ms, old_ms, latest_ms])?;
    let counted = named![before_ms = now_ms - HOUR_MS, latest_ms = now_ms + STEP_MS];
    tx.execute(sql!("clear_limits"), &counted)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_in_of_a_time_to_come_is_not_of_just_now() {
        let now = 1_591_012_800_000;
        for (ago_ms, fresh) in [
            (0, true),
            (FRESH_MS, true),
            (FRESH_MS + 1, false),
            (-STEP_MS, true),
            (-STEP_MS - 1, false),
            (-24 * HOUR_MS, false),
        ] {
            assert_eq!(is_fresh(now - ago_ms, now), fresh, "{ago_ms}");
        }
    }
}
