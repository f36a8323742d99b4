//! The blocks of a mail, and where each kind of mail finds its words.

use chrono_tz::Tz;
use contract::facts::{MailFacts, PlaceFacts};
use domain::money::Cents;
use serde::Serialize;

use super::lines::one_line;
use crate::DocumentError;
use crate::words::{self, Arg};

/// One thing that a mail says.
#[derive(Debug, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub(crate) enum Block {
    /// Running text.
    Paragraph { text: String },
    /// The customer's credit, to be seen first.
    Credit { label: String, amount: String, line: String, until: String },
    /// What the house says about its decision.
    Notes { notes: Vec<Note> },
    /// The places.
    Recap(Recap),
}

/// Values under a label. `line` says both, for where there is only one line.
#[derive(Debug, Serialize)]
pub(crate) struct Note {
    pub label: String,
    pub words: String,
    pub line: String,
}

/// The order, the request and their places.
#[derive(Debug, Serialize)]
pub(crate) struct Recap {
    pub title: String,
    pub order: String,
    /// The request; empty where the mail is about none.
    pub request: String,
    pub places: Vec<PlaceSaid>,
    pub total: String,
    /// The sums; none for a single place.
    pub sums: Vec<Amount>,
}

/// One place.
#[derive(Debug, Serialize)]
pub(crate) struct PlaceSaid {
    pub show: String,
    /// When and where, each part that is known.
    pub performance: Vec<String>,
    /// Seat, category, rate.
    pub seat: Vec<String>,
    pub amounts: Vec<Amount>,
}

/// An amount and its label. `credited` marks the one that becomes the customer's credit.
#[derive(Debug, Serialize)]
pub(crate) struct Amount {
    pub label: String,
    pub amount: String,
    pub credited: bool,
}

/// The words of one mail being found.
pub(super) struct Words<'a> {
    pub(super) facts: &'a MailFacts,
    pub(super) zone: Tz,
}

impl Words<'_> {
    pub(super) fn t(&self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<String, DocumentError> {
        words::try_tr(self.facts.locale, key, args)
    }

    pub(super) fn amount(&self, cents: Cents) -> String {
        words::amount(self.facts.locale, cents)
    }

    pub(super) fn count(&self) -> (&'static str, Arg<'static>) {
        ("count", self.facts.places.len().into())
    }

    pub(super) fn paragraph(
        &self,
        key: &str,
        args: &[(&str, Arg<'_>)],
    ) -> Result<Block, DocumentError> {
        Ok(Block::Paragraph { text: self.t(key, args)? })
    }

    /// A place, with what is said of its amount.
    pub(super) fn named(
        &self,
        facts: &PlaceFacts,
        amounts: Vec<Amount>,
    ) -> Result<PlaceSaid, DocumentError> {
        let locale = self.facts.locale;
        let known = |parts: [String; 3]| -> Vec<String> {
            parts.into_iter().filter(|part| !part.is_empty()).collect()
        };
        Ok(PlaceSaid {
            show: one_line(&facts.show),
            performance: known([
                words::date_time(locale, self.zone, facts.starts_at_ms)?,
                one_line(&facts.hall),
                String::new(),
            ]),
            seat: known([
                words::seat(locale, &one_line(&facts.row), &one_line(&facts.seat)),
                one_line(&facts.category),
                one_line(&facts.rate),
            ]),
            amounts,
        })
    }
}

pub(super) fn needed<T>(fact: Option<T>, name: &'static str) -> Result<T, DocumentError> {
    fact.ok_or(DocumentError::Lacking(name))
}
