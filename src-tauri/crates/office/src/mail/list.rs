//! The list of mails, and one opened.

use contract::args::ById;
use contract::facts::{LetterFacts, LetterText};
use contract::ids::MailId;
use contract::locale::Locale;
use contract::mail::{MailCounts, MailDetail, MailList, MailPage, MailRow, MailShow, MailState};
use domain::reprise::UNDO_MS;
use domain::text;
use serde::Deserialize;
use store::{Query, Tx, TxExt, named, sql};

use crate::{Code, Cx, OfficeError, page};

/// Words of a search that are looked at.
const WORDS: usize = 4;
/// Mails that a page looks at for words, at most: it may end short.
const PASSED: i64 = 2_000;

#[derive(Deserialize)]
struct LastRow {
    id: MailId,
}

/// A page of mails, newest first. Under words, a page looks at a bounded number of mails: it may be
/// short, or empty, and still have a next.
///
/// # Errors
/// [`crate::Code::BadField`]; from the store.
pub fn list(tx: &mut dyn Tx, _: &Cx<'_>, args: &MailList) -> Result<MailPage, OfficeError> {
    let limit = page::limit(args.limit)?;
    let words = text::words(&page::search("search", &args.search, 100)?);
    let id = after(args.after.as_deref())?;
    let Shown { of, which } = Shown::of(args.show);
    let order = format!("\nORDER BY {of} DESC\n");
    let mut filter = Query::new();
    filter.add(&format!("\nWHERE {of} < :id"), &named![id]);
    filter.add(which, &[]);
    let mut end: Option<LastRow> = None;
    if !words.is_empty() {
        let last = format!("{order}LIMIT 1 OFFSET {}", PASSED - 1);
        let mut query = Query::from_part("SELECT m.id\nFROM mail m", &[]);
        query.append(filter.clone());
        query.add(&last, &[]);
        end = query.row(tx)?;
        if let Some(LastRow { id }) = &end {
            filter.add(&format!("\n  AND {of} >= :id"), &named![id]);
        }
    }
    for word in words.iter().take(WORDS) {
        let to = text::after_all_from(word);
        filter.append(Query::of(sql!("word"), &named![word, to]));
    }
    let last = format!("{order}LIMIT {}", limit + 1);
    let mut query = Query::of(sql!("list"), &[]);
    query.append(filter);
    query.add(&last, &[]);
    let mut rows: Vec<MailRow> = query.rows(tx)?;
    if rows.len() as i64 > limit {
        rows.truncate(usize::try_from(limit).unwrap_or_default());
        end = rows.last().map(|row| LastRow { id: row.id });
    }
    let next = end.map(|end| end.id.to_string());
    Ok(MailPage { rows, next, counts: counts(tx)? })
}

/// How many mails wait, and how many a person has to settle.
///
/// # Errors
/// From the store.
pub(crate) fn counts(tx: &mut dyn Tx) -> Result<MailCounts, OfficeError> {
    tx.row(sql!("counts"), &[])?.ok_or_else(|| OfficeError::internal("no counts"))
}

/// Where the last page ended: the id of its last row.
fn after(cursor: Option<&str>) -> Result<i64, OfficeError> {
    let Some(cursor) = cursor else { return Ok(i64::MAX) };
    cursor.parse().map_err(|_| OfficeError::bad_field("after"))
}

/// What a list shows. Ids are in the order in which mails were queued.
struct Shown {
    /// The id: as a column where the list is most of the mails, else as a term, so that the index of its states
    /// leads to the few.
    of: &'static str,
    /// Its states. One whose index has a condition says it.
    which: &'static str,
}

impl Shown {
    const fn of(show: MailShow) -> Self {
        let (of, which) = match show {
            MailShow::All => ("m.id", ""),
            MailShow::Waiting => ("m.id + 0", "\n  AND m.state IN ('pending', 'retry', 'sending')"),
            MailShow::Failed => (
                "m.id + 0",
                "\n  AND m.state IN ('failed', 'no_address', 'in_doubt') AND m.state <> 'in_doubt' \
                 AND m.settled_at_ms IS NULL",
            ),
            MailShow::InDoubt => (
                "m.id",
                "\n  AND m.state IN ('failed', 'no_address', 'in_doubt') AND m.state = 'in_doubt'",
            ),
            MailShow::Sent => ("m.id", "\n  AND m.state = 'sent'"),
        };
        Self { of, which }
    }
}

#[derive(Deserialize)]
struct Body {
    body_text: String,
    body_html: String,
    message_id: String,
    locale: String,
    facts: Option<String>,
    phone: String,
    email: String,
}

/// A mail, as it is sent.
///
/// # Errors
/// [`crate::Code::NotFound`]; [`crate::Code::DocumentFailed`] where it cannot be laid out; from the store.
pub fn show(tx: &mut dyn Tx, cx: &Cx<'_>, args: &ById<MailId>) -> Result<MailDetail, OfficeError> {
    let (row, body) = whole(tx, cx, args.id)?;
    Ok(MailDetail {
        row,
        text: body.body_text,
        html: body.body_html,
        message_id: body.message_id,
        phone: body.phone,
        customer_email: body.email,
    })
}

/// A mail with its body laid out.
fn whole(tx: &mut dyn Tx, cx: &Cx<'_>, id: MailId) -> Result<(MailRow, Body), OfficeError> {
    let missing = || OfficeError::not_found("mail");
    let mut query = Query::of(sql!("list"), &[]);
    query.add("\nWHERE m.id = :id", &named![id]);
    let row = query.row(tx)?.ok_or_else(missing)?;
    let mut body: Body = tx.row(sql!("body"), &named![id])?.ok_or_else(missing)?;
    (body.body_text, body.body_html) = cx.renderer.laid_out(body.body_text, body.body_html)?;
    Ok((row, body))
}

/// A mail as its letter states it, under the house's present letterhead.
///
/// # Errors
/// [`Code::MayBeUndone`] while its decision may; as [`show`].
pub fn letter_facts(tx: &mut dyn Tx, cx: &Cx<'_>, id: MailId) -> Result<LetterFacts, OfficeError> {
    let (row, body) = whole(tx, cx, id)?;
    let waits = matches!(row.state, MailState::Pending | MailState::NoAddress);
    let left_ms = row.due_at_ms - cx.at_ms;
    // A mail leaves once what it tells can no longer be undone; so does its letter.
    if waits && (1..=UNDO_MS).contains(&left_ms) {
        let seconds = (left_ms + 999) / 1_000;
        return Err(OfficeError::new(Code::MayBeUndone).with("seconds", seconds));
    }
    // Facts that this program cannot read are of another version. The text says the same.
    let facts = body.facts.and_then(|facts| serde_json::from_str(&facts).ok());
    Ok(LetterFacts {
        house: cx.house.facts(),
        locale: Locale::from_tag(&body.locale),
        customer: row.recipient_name,
        subject: row.subject,
        text: facts.map_or(LetterText::Written(body.body_text), LetterText::Facts),
        at_ms: cx.at_ms,
    })
}
