//! Mails of the tests: one of each kind, and the longest.

use super::*;

pub(crate) fn mail(kind: MailKind, locale: Locale) -> MailFacts {
    let taken_back =
        |seat| MailPlace { place: place(seat), paid: Cents(2600), reprise: Cents(2500) };
    let mut facts = MailFacts {
        order_number: "671083".into(),
        reprise_number: "R-000142".into(),
        places: vec![taken_back("28")],
        ..MailFacts::to("Marie Dupont".into(), locale, kind, house(true), TUESDAY_MS)
    };
    match kind {
        MailKind::RepriseReceived => facts.places.insert(0, taken_back("26")),
        MailKind::RepriseAccepted => {
            facts.credit = vec![credit("AV-000087", 2_500, EXPIRY_MS)];
            facts.balance_after = Some(Cents(12_500));
        }
        MailKind::RepriseRefused => {
            facts.reason = Some(match locale {
                Locale::Fr => "Demande reçue après le délai de 48\u{a0}heures".into(),
                Locale::En => "Request received after the 48-hour deadline".into(),
            });
            facts.sentence =
                Some("Vous pouvez céder votre billet à un proche : il n’est pas nominatif.".into());
        }
        MailKind::TicketsSent => {
            facts.reprise_number = String::new();
            facts.places.insert(0, taken_back("26"));
            facts.tickets = Some(vec![ticket(true), TicketFacts { number: 1043, ..ticket(true) }]);
        }
        MailKind::RepriseReversed => facts.credit = vec![credit("AV-000087", 2_500, EXPIRY_MS)],
        MailKind::RepriseDropped | MailKind::RepriseWithdrawn => {}
        MailKind::RepriseClosed => {
            facts.sentence = Some("Votre commande a été remboursée par le site.".into());
        }
        MailKind::SaleVoided | MailKind::SaleExchanged => amend(&mut facts),
        MailKind::PerformanceRescheduled => reschedule(&mut facts),
        MailKind::CreditGiven | MailKind::CreditTakenBack | MailKind::CreditExtended => {
            by_hand(&mut facts);
        }
        MailKind::CreditEnding => {
            about_no_order(&mut facts);
            facts.balance_after = Some(Cents(12_500));
            facts.credit = vec![
                credit("AV-000087", 2_600, EXPIRY_MS),
                credit("AV-000091", 2_000, EXPIRY_MS + WEEK_MS),
            ];
        }
        MailKind::AddressChanged | MailKind::ClosingAsked => {
            about_no_order(&mut facts);
            facts.account = Some(MailAccount { on_site: true, given_up: Cents(2_600) });
        }
    }
    facts
}

fn about_no_order(facts: &mut MailFacts) {
    facts.reprise_number = String::new();
    facts.order_number = String::new();
    facts.places = Vec::new();
}

/// Credit that a person gave, took back or let live longer; no order is meant.
fn by_hand(facts: &mut MailFacts) {
    about_no_order(facts);
    facts.balance_after = Some(Cents(4_500));
    facts.by_hand = Some(MailByHand {
        credit: credit("AV-000091", 2_000, EXPIRY_MS),
        before_ms: (facts.kind == MailKind::CreditExtended).then_some(SUNDAY_MS),
        text: "La représentation du 7 juin a commencé avec une heure de retard.".into(),
    });
}

/// Two orders of a performance that is moved by a week, taken back without a fee until the day before.
fn reschedule(facts: &mut MailFacts) {
    facts.reprise_number = String::new();
    facts.order_number = "671083, 671099".into();
    let on_new_date = |seat: &str| PlaceFacts { starts_at_ms: SUNDAY_MS + WEEK_MS, ..place(seat) };
    let order = |number: &str, seats: &[&str]| MailOrder {
        number: number.into(),
        places: seats.iter().map(|seat| on_new_date(seat)).collect(),
    };
    let orders = vec![order("671083", &["26", "28"]), order("671099", &["12"])];
    let places = orders.iter().flat_map(|order| &order.places);
    facts.places = places
        .map(|place| MailPlace { place: place.clone(), paid: place.price, reprise: Cents::ZERO })
        .collect();
    facts.rescheduling = Some(MailRescheduling {
        show: "IPHIGENIE EN TAURIDE".into(),
        hall: place("26").hall,
        before_ms: SUNDAY_MS,
        starts_at_ms: SUNDAY_MS + WEEK_MS,
        free_until_ms: Some(SUNDAY_MS + WEEK_MS - 20 * 3_600_000),
        orders,
        words: None,
    });
}

fn amend(facts: &mut MailFacts) {
    facts.reprise_number = String::new();
    facts.balance_after = Some(Cents(12_500));
    let exchanged = facts.kind == MailKind::SaleExchanged;
    facts.amendment = Some(MailAmendment {
        number: "AN-000012".into(),
        given: if exchanged { carried() } else { refunds() },
        new_order_number: exchanged.then(|| "671122".into()),
        new_places: if exchanged { vec![place("12"), place("14")] } else { Vec::new() },
        paid: if exchanged { Cents(2600) } else { Cents::ZERO },
        credit: Cents::ZERO,
    });
}

/// The letter of a mail, printed on Sunday.
pub(crate) fn letter(mail: MailFacts) -> LetterFacts {
    LetterFacts {
        house: mail.house.clone(),
        locale: mail.locale,
        customer: mail.customer.clone(),
        subject: "Votre demande".into(),
        text: LetterText::Facts(Box::new(mail)),
        at_ms: SUNDAY_MS,
    }
}

/// A mail where everything is as long as it can be typed.
pub(crate) fn longest_mail(kind: MailKind, places: usize) -> MailFacts {
    let mut facts = mail(kind, Locale::Fr);
    facts.customer = "Marie-Élisabeth ".repeat(13).trim().chars().take(200).collect();
    facts.sentence = facts.sentence.map(|_| "Vous pouvez céder votre billet. ".repeat(16));
    facts.reason = facts.reason.map(|_| "W".repeat(200));
    facts.places = (0..places)
        .map(|seat| {
            let mut place = place(&seat.to_string());
            place.show = longest_ticket().place.show.repeat(2).chars().take(200).collect();
            place.category = longest_ticket().place.category;
            MailPlace { place, paid: Cents(123_456), reprise: Cents(123_400) }
        })
        .collect();
    facts
}
