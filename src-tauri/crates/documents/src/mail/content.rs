//! What a mail says, in words and in order. The plain text, the HTML and the letter each set these
//! blocks, and none of them reads another.

use contract::facts::{HouseFacts, MailFacts, MailKind, MailPlace};
use contract::locale::Locale;
use domain::money::Cents;
use serde::Serialize;

use super::lines::one_line;
use super::parts::{Block, Words, needed};
use crate::DocumentError;
use crate::words::{self, Arg};

/// A mail, all in words. Whoever shows it only places them.
#[derive(Debug, Serialize)]
pub(crate) struct MailContent {
    pub locale: &'static str,
    /// What the demo house says above everything; empty in any other.
    pub demo: String,
    pub house: HouseSaid,
    pub subject: String,
    /// What a list of mails shows beside the subject.
    pub preheader: String,
    /// The state of the request.
    pub state: String,
    pub title: String,
    pub hello: String,
    pub blocks: Vec<Block>,
    /// Where to ask a question. A letter has its own words for it.
    pub question: String,
    pub signature: String,
}

/// The house, in lines.
#[derive(Debug, Serialize)]
pub(crate) struct HouseSaid {
    pub name: String,
    pub address: Vec<String>,
    /// SIRET and licence, where they are known.
    pub mentions: Vec<String>,
}

impl MailContent {
    /// Puts facts into words.
    ///
    /// # Errors
    /// [`DocumentError`] when the facts lack what the kind of mail states.
    pub(crate) fn of(facts: &MailFacts) -> Result<Self, DocumentError> {
        let words = Words { facts, zone: words::time_zone(&facts.house.time_zone)? };
        let [subject, title, state] = words.names();
        let contact = one_line(&facts.house.contact);
        let [question, question_desk] = words.questions();
        let question = match contact.as_str() {
            "" => words.t(question_desk, &[])?,
            contact => words.t(question, &[("contact", contact.into())])?,
        };
        let hello = match one_line(&facts.customer) {
            nobody if nobody.is_empty() => words.t("mail-hello-nobody", &[])?,
            customer => words.t("mail-hello", &[("customer", customer.into())])?,
        };
        Ok(Self {
            locale: facts.locale.tag(),
            demo: if facts.house.demo { words.t("mail-demo", &[])? } else { String::new() },
            house: house(&facts.house, facts.locale)?,
            subject: match facts.kind {
                MailKind::PerformanceRescheduled => words.rescheduled_subject()?,
                _ => one_line(&words.t(subject, &words.about())?),
            },
            preheader: words.preheader()?,
            state: words.t(state, &[])?,
            title: words.t(title, &words.about())?,
            hello,
            blocks: words.blocks()?,
            question,
            signature: words.t("mail-signature", &[])?,
        })
    }
}

/// The house as it signs.
///
/// # Errors
/// [`DocumentError::Words`].
pub(crate) fn house(house: &HouseFacts, locale: Locale) -> Result<HouseSaid, DocumentError> {
    let mentions =
        [("paper-siret", "siret", &house.siret), ("paper-licence", "licence", &house.licence)];
    let known = mentions.into_iter().map(|(key, arg, value)| (key, arg, one_line(value)));
    let said = known
        .filter(|(_, _, value)| !value.is_empty())
        .map(|(key, arg, value)| words::try_tr(locale, key, &[(arg, value.into())]));
    Ok(HouseSaid {
        name: one_line(&house.name),
        address: house.address.lines().map(one_line).filter(|line| !line.is_empty()).collect(),
        mentions: said.collect::<Result<_, _>>()?,
    })
}

impl Words<'_> {
    /// Whether nothing is given back, so that there is no lot to name.
    fn gives_nothing(&self) -> bool {
        self.facts.places.iter().all(|place| place.reprise == Cents::ZERO)
    }

    /// The sentence that says why nothing is given back: nothing was paid, or the terms keep it all.
    fn why_nothing(&self) -> &'static str {
        match self.facts.places.iter().all(|place| place.paid == Cents::ZERO) {
            true => "mail-accepted-free",
            false => "mail-accepted-nothing",
        }
    }

    fn sum(&self, of: fn(&MailPlace) -> Cents) -> String {
        self.amount(self.facts.places.iter().map(of).sum())
    }

    /// What a subject and a title may name.
    fn about(&self) -> [(&'static str, Arg<'static>); 2] {
        [("order", one_line(&self.facts.order_number).into()), self.count()]
    }

    /// Keys of the question by mail, and at the desk where the house has no address.
    fn questions(&self) -> [&'static str; 2] {
        match self.facts.is_about_order() {
            _ if self.facts.account.is_some() => {
                ["mail-question-account", "mail-question-account-desk"]
            }
            _ if self.facts.is_about_credit() => {
                ["mail-question-credit", "mail-question-credit-desk"]
            }
            true => ["mail-question-order", "mail-question-order-desk"],
            false => ["mail-question", "mail-question-desk"],
        }
    }

    /// Keys of the subject, the title and the state.
    fn names(&self) -> [&'static str; 3] {
        match self.facts.kind {
            MailKind::RepriseReceived => {
                ["mail-received-subject", "mail-received-title", "mail-received-state"]
            }
            MailKind::RepriseAccepted if self.gives_nothing() => {
                ["mail-accepted-subject", "mail-accepted-title-free", "mail-accepted-state"]
            }
            MailKind::RepriseAccepted => {
                ["mail-accepted-subject", "mail-accepted-title", "mail-accepted-state"]
            }
            MailKind::RepriseRefused => {
                ["mail-refused-subject", "mail-refused-title", "mail-refused-state"]
            }
            MailKind::RepriseReversed => {
                ["mail-reversed-subject", "mail-reversed-title", "mail-reversed-state"]
            }
            MailKind::RepriseDropped => {
                ["mail-dropped-subject", "mail-dropped-title", "mail-dropped-state"]
            }
            MailKind::RepriseWithdrawn => {
                ["mail-withdrawn-subject", "mail-withdrawn-title", "mail-withdrawn-state"]
            }
            MailKind::RepriseClosed => {
                ["mail-closed-subject", "mail-closed-title", "mail-closed-state"]
            }
            MailKind::SaleVoided => {
                ["mail-voided-subject", "mail-voided-title", "mail-voided-state"]
            }
            MailKind::SaleExchanged => {
                ["mail-exchanged-subject", "mail-exchanged-title", "mail-exchanged-state"]
            }
            MailKind::TicketsSent => {
                ["mail-tickets-subject", "mail-tickets-title", "mail-tickets-state"]
            }
            MailKind::PerformanceRescheduled => {
                ["mail-rescheduled-subject", "mail-rescheduled-title", "mail-rescheduled-state"]
            }
            MailKind::CreditGiven => {
                ["mail-credit-given-subject", "mail-credit-given-title", "mail-credit-given-state"]
            }
            MailKind::CreditTakenBack => [
                "mail-credit-taken-back-subject",
                "mail-credit-taken-back-title",
                "mail-credit-taken-back-state",
            ],
            MailKind::CreditExtended => [
                "mail-credit-extended-subject",
                "mail-credit-extended-title",
                "mail-credit-extended-state",
            ],
            MailKind::CreditEnding => {
                ["mail-ending-subject", "mail-ending-title", "mail-ending-state"]
            }
            MailKind::AddressChanged => {
                ["mail-address-subject", "mail-address-title", "mail-address-state"]
            }
            MailKind::ClosingAsked => {
                ["mail-closing-subject", "mail-closing-title", "mail-closing-state"]
            }
        }
    }

    fn preheader(&self) -> Result<String, DocumentError> {
        match self.facts.kind {
            MailKind::RepriseReceived => {
                let order = one_line(&self.facts.order_number);
                self.t("mail-received-preheader", &[("order", order.into())])
            }
            MailKind::RepriseAccepted if self.gives_nothing() => self.t(self.why_nothing(), &[]),
            MailKind::RepriseAccepted => {
                let amount = self.sum(|place| place.reprise);
                self.t("mail-accepted-preheader", &[("amount", amount.into())])
            }
            MailKind::RepriseRefused
            | MailKind::RepriseReversed
            | MailKind::RepriseDropped
            | MailKind::RepriseWithdrawn
            | MailKind::RepriseClosed => self.t(self.ungiven_preheader(), &[]),
            MailKind::SaleVoided => self.about_order("mail-voided-preheader"),
            MailKind::SaleExchanged => self.about_order("mail-exchanged-preheader"),
            MailKind::TicketsSent => self.t("mail-tickets-preheader", &self.about()),
            MailKind::PerformanceRescheduled => self.rescheduled_preheader(),
            MailKind::CreditGiven | MailKind::CreditTakenBack | MailKind::CreditExtended => {
                self.by_hand_preheader()
            }
            MailKind::CreditEnding => self.ending_preheader(),
            MailKind::AddressChanged => self.t("mail-address-preheader", &[]),
            MailKind::ClosingAsked => self.t("mail-closing-preheader", &[]),
        }
    }

    fn blocks(&self) -> Result<Vec<Block>, DocumentError> {
        match self.facts.kind {
            MailKind::RepriseReceived => self.received(),
            MailKind::RepriseAccepted => self.accepted(),
            MailKind::RepriseRefused => self.rejected(),
            MailKind::RepriseReversed => self.reversed(),
            MailKind::RepriseDropped => self.dropped(),
            MailKind::RepriseWithdrawn => self.withdrawn(),
            MailKind::RepriseClosed => self.closed(),
            MailKind::SaleVoided => self.voided(),
            MailKind::SaleExchanged => self.exchanged(),
            MailKind::TicketsSent => self.tickets(),
            MailKind::PerformanceRescheduled => self.rescheduled(),
            MailKind::CreditGiven | MailKind::CreditTakenBack | MailKind::CreditExtended => {
                self.by_hand()
            }
            MailKind::CreditEnding => self.ending(),
            MailKind::AddressChanged => self.address_changed(),
            MailKind::ClosingAsked => self.closing_asked(),
        }
    }

    fn about_order(&self, key: &str) -> Result<String, DocumentError> {
        self.t(key, &[("order", one_line(&self.facts.order_number).into())])
    }

    fn received(&self) -> Result<Vec<Block>, DocumentError> {
        let (locale, asked_ms) = (self.facts.locale, self.facts.requested_at_ms);
        let date = words::date_time(locale, self.zone, asked_ms)?;
        Ok(vec![
            self.paragraph("mail-received-intro", &[("date", date.into()), self.count()])?,
            self.recap()?,
            self.paragraph("mail-received-hold", &[self.count()])?,
            self.paragraph("mail-received-mistake", &[])?,
        ])
    }

    fn accepted(&self) -> Result<Vec<Block>, DocumentError> {
        let mut blocks = Vec::new();
        if self.gives_nothing() {
            blocks.push(self.paragraph(self.why_nothing(), &[])?);
        } else {
            blocks.extend(self.credited()?);
        }
        blocks.push(self.recap()?);
        if !self.gives_nothing() {
            blocks.push(self.paragraph("mail-accepted-use", &[])?);
        }
        blocks.push(self.paragraph("mail-accepted-ticket", &[])?);
        Ok(blocks)
    }

    fn tickets(&self) -> Result<Vec<Block>, DocumentError> {
        needed(self.facts.tickets.as_ref(), "tickets")?;
        Ok(vec![
            self.paragraph("mail-tickets-intro", &self.about())?,
            self.recap()?,
            self.paragraph("mail-tickets-door", &[self.count()])?,
            self.paragraph("mail-tickets-private", &[self.count()])?,
        ])
    }
}
