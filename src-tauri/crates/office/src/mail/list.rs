//! The list of mails, and one opened.

use contract::args::ById;
use contract::facts::{LetterFacts, LetterText};
use contract::ids::MailId;
use contract::locale::Locale;
use contract::mail::{MailDetail, MailList, MailPage, MailRow, MailShow};
use domain::text;
use serde::Deserialize;
use store::{Query, Tx, TxExt, named, sql};

use crate::{Cx, OfficeError, page};

/// Words of a search that are looked at.
const WORDS: usize = 4;
/// Mails that a page looks at for words, at most: it may end short.
const PASSED: i64 = 2_000;

#[derive(Deserialize)]
struct LastRow {
    date_ms: i64,
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
    let (date_ms, id) = after(args.after.as_deref())?;
    let mut filter = Query::new();
    filter.add("\nWHERE (m.date_ms, m.id) < (:date_ms, :id)", &named![date_ms, id]);
    filter.add(shown(args.show), &[]);
    let mut end: Option<LastRow> = None;
    if !words.is_empty() {
        let last = format!("{ORDER}LIMIT 1 OFFSET {}", PASSED - 1);
        let mut query = Query::from_part("SELECT m.date_ms, m.id\nFROM mail m", &[]);
        query.append(filter.clone());
        query.add(&last, &[]);
        end = query.row(tx)?;
        if let Some(LastRow { date_ms, id }) = &end {
            let passed = named![date_ms, id];
            filter.add("\n  AND (m.date_ms, m.id) >= (:date_ms, :id)", &passed);
        }
    }
    for word in words.iter().take(WORDS) {
        let to = text::after_all_from(word);
        filter.append(Query::of(sql!("word"), &named![word, to]));
    }
    let last = format!("{ORDER}LIMIT {}", limit + 1);
    let mut query = Query::of(sql!("list"), &[]);
    query.append(filter);
    query.add(&last, &[]);
    let mut rows: Vec<MailRow> = query.rows(tx)?;
    if rows.len() as i64 > limit {
        rows.truncate(usize::try_from(limit).unwrap_or_default());
        end = rows.last().map(|row| LastRow { date_ms: row.date_ms, id: row.id });
    }
    let next = end.map(|end| format!("{}.{}", end.date_ms, end.id));
    let counts = tx.row(sql!("counts"), &[])?;
    let counts = counts.ok_or_else(|| OfficeError::internal("no counts"))?;
    Ok(MailPage { rows, next, counts })
}

const ORDER: &str = "\nORDER BY m.date_ms DESC, m.id DESC\n";

/// Where the last page ended: the date and the id of its last row.
fn after(cursor: Option<&str>) -> Result<(i64, i64), OfficeError> {
    let Some(cursor) = cursor else { return Ok((i64::MAX, i64::MAX)) };
    let ends = cursor.split_once('.').and_then(|(d, i)| Some((d.parse().ok()?, i.parse().ok()?)));
    ends.ok_or_else(|| OfficeError::bad_field("after"))
}

/// The states that a list shows, as a condition that an index serves.
const fn shown(show: MailShow) -> &'static str {
    match show {
        MailShow::All => "",
        MailShow::Waiting => "\n  AND m.state IN ('pending', 'sending', 'retry')",
        MailShow::Failed => {
            "\n  AND m.state IN ('failed', 'no_address') AND m.settled_at_ms IS NULL"
        }
        MailShow::InDoubt => "\n  AND m.state = 'in_doubt'",
        MailShow::Sent => "\n  AND m.state = 'sent'",
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
/// [`crate::Code::NotFound`]; from the store.
pub fn show(tx: &mut dyn Tx, _: &Cx<'_>, args: &ById<MailId>) -> Result<MailDetail, OfficeError> {
    let (row, body) = whole(tx, args.id)?;
    Ok(MailDetail {
        row,
        text: body.body_text,
        html: body.body_html,
        message_id: body.message_id,
        phone: body.phone,
        customer_email: body.email,
    })
}

fn whole(tx: &mut dyn Tx, id: MailId) -> Result<(MailRow, Body), OfficeError> {
    let missing = || OfficeError::not_found("mail");
    let row = tx.row(sql!("row"), &named![id])?.ok_or_else(missing)?;
    let body = tx.row(sql!("body"), &named![id])?.ok_or_else(missing)?;
    Ok((row, body))
}

/// A mail as its letter states it, under the house's present letterhead.
///
/// # Errors
/// [`crate::Code::NotFound`]; from the store.
pub fn letter_facts(tx: &mut dyn Tx, cx: &Cx<'_>, id: MailId) -> Result<LetterFacts, OfficeError> {
    let (row, body) = whole(tx, id)?;
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
