//! The mails of a move: one a customer, in their language, in the house's words.

use contract::facts::{MailFacts, MailKind, MailPlace, MailRescheduling};
use contract::locale::Locale;
use contract::mail::MailWords;
use domain::money::Cents;

use super::holders::Holder;
use super::plan::Plan;
use crate::mail::Written;
use crate::{Cx, OfficeError, page};

/// Longest subject, in characters.
const SUBJECT_MAX: usize = 200;
/// Longest text, in characters.
const TEXT_MAX: usize = 4_000;

/// The words that the house chose, a language at most once.
pub(super) struct Wording(Vec<MailWords>);

impl Wording {
    /// Reads what is typed.
    ///
    /// # Errors
    /// [`crate::Code::BadField`] on `subject`, `text` or `words`.
    pub(super) fn read(typed: &[MailWords]) -> Result<Self, OfficeError> {
        let mut read: Vec<MailWords> = Vec::with_capacity(typed.len());
        for words in typed {
            if read.iter().any(|known| known.locale == words.locale) {
                return Err(OfficeError::bad_field("words"));
            }
            let subject = page::required("subject", &words.subject, SUBJECT_MAX)?;
            if subject.contains('\n') {
                return Err(OfficeError::bad_field("subject"));
            }
            read.push(MailWords {
                locale: words.locale,
                subject: subject.to_owned(),
                text: page::required("text", &words.text, TEXT_MAX)?.to_owned(),
            });
        }
        Ok(Self(read))
    }

    /// The words for a language; the program's own where the house chose none.
    pub(super) fn of(&self, locale: Locale) -> Option<MailWords> {
        self.0.iter().find(|words| words.locale == locale).cloned()
    }
}

/// What the mail to a customer states.
pub(super) fn facts(
    cx: &Cx<'_>,
    plan: &Plan,
    holder: &Holder,
    words: Option<MailWords>,
) -> MailFacts {
    let numbers: Vec<&str> = holder.orders.iter().map(|order| order.number.as_str()).collect();
    let places = holder.orders.iter().flat_map(|order| &order.places).map(|place| MailPlace {
        place: place.clone(),
        paid: place.price,
        reprise: Cents::ZERO,
    });
    let kind = MailKind::PerformanceRescheduled;
    MailFacts {
        order_number: numbers.join(", "),
        places: places.collect(),
        rescheduling: Some(MailRescheduling {
            show: plan.before.show.clone(),
            hall: plan.before.hall.clone(),
            before_ms: plan.before.starts_at_ms,
            starts_at_ms: plan.starts_at_ms,
            free_until_ms: plan.free_until_ms,
            orders: holder.orders.clone(),
            words,
        }),
        ..MailFacts::to(holder.name.clone(), holder.locale, kind, cx.house.facts(), cx.at_ms)
    }
}

/// The mails in their words, by name. One without an address is kept for its letter.
///
/// # Errors
/// [`crate::Code::DocumentFailed`].
pub(super) fn written(
    cx: &Cx<'_>,
    plan: &Plan,
    holders: &[Holder],
    wording: &Wording,
) -> Result<Vec<Written>, OfficeError> {
    let one = |holder: &Holder| {
        let facts = facts(cx, plan, holder, wording.of(holder.locale));
        let words = cx.renderer.kept(&facts)?;
        // A mail about several orders names none of them in the lists.
        let order_id = match holder.order_ids.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        Ok(Written {
            id: cx.mint.id(),
            facts,
            words,
            recipient: holder.email.clone(),
            customer_id: holder.customer_id,
            order_id,
            reprise_id: None,
            due_at_ms: cx.at_ms,
        })
    };
    holders.iter().map(one).collect()
}
