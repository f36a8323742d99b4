//! The papers and mails that the tests make: the orders of the demo house, and the awkward ones.

#![allow(dead_code, unused_imports, reason = "each test file uses its part")]

mod mails;

use contract::amendment::RefundWay;
use contract::facts::{
    AmendmentFacts, CreditFacts, HouseFacts, LetterFacts, LetterText, MailAccount, MailAmendment,
    MailByHand, MailFacts, MailKind, MailOrder, MailPlace, MailRescheduling, PaperMark, PlaceFacts,
    ReceiptFacts, RefundFacts, StatementFacts, StatementLine, StatementLot, TenderFacts,
    TicketFacts,
};
use contract::locale::Locale;
use contract::statement::MovementKind;
use domain::amendment::AmendmentKind;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::vat;

pub(crate) use mails::{letter, longest_mail, mail};

/// Sunday 7 June 2020, 19:30 in Paris.
pub(crate) const SUNDAY_MS: i64 = 1_591_551_000_000;
/// One week.
pub(crate) const WEEK_MS: i64 = 7 * 86_400_000;
/// Tuesday 2 June 2020, 10:15 in Paris.
pub(crate) const TUESDAY_MS: i64 = 1_591_085_700_000;
/// 30 June 2027, 23:59 in Paris.
pub(crate) const EXPIRY_MS: i64 = 1_814_392_740_000;

pub(crate) fn house(demo: bool) -> HouseFacts {
    HouseFacts {
        name: "Théâtre de l’Œuvre vive".into(),
        address: "12, rue des Cordeliers\n44000 Nantes".into(),
        siret: "123 456 789 00012".into(),
        licence: "PLATESV-R-2024-001234".into(),
        time_zone: "Europe/Paris".into(),
        contact: "billetterie@oeuvre-vive.example".into(),
        demo,
    }
}

pub(crate) fn place(seat: &str) -> PlaceFacts {
    PlaceFacts {
        show: "IPHIGENIE EN TAURIDE".into(),
        hall: "Grande salle".into(),
        starts_at_ms: SUNDAY_MS,
        row: "A".into(),
        seat: seat.into(),
        category: "TROISIEME CATEGORIE".into(),
        rate: "Plein tarif".into(),
        price: Cents(2600),
        vat_bp: 210,
    }
}

pub(crate) fn mark(row: i64) -> Option<PaperMark> {
    Some(PaperMark { row, word: "7KQ2M9XPD4T8".into() })
}

pub(crate) fn ticket(demo: bool) -> TicketFacts {
    TicketFacts {
        house: house(demo),
        place: place("28"),
        number: 1042,
        duplicata: 0,
        code: "K7QW-2M9X-PD4T-8RHV-63ZN".into(),
        order_number: "671083".into(),
        holder: "DUPONT Marie".into(),
        sold_at_ms: TUESDAY_MS,
        sold_at: "Guichet 2".into(),
        mark: mark(1042),
        locale: Locale::Fr,
    }
}

/// Credit of a lot.
pub(crate) fn credit(lot: &str, amount: i64, expires_at_ms: i64) -> CreditFacts {
    CreditFacts { lot: lot.into(), amount: Cents(amount), expires_at_ms }
}

/// Every mail there is.
pub(crate) const KINDS: [MailKind; 16] = [
    MailKind::RepriseReceived,
    MailKind::RepriseAccepted,
    MailKind::RepriseRefused,
    MailKind::RepriseReversed,
    MailKind::RepriseDropped,
    MailKind::RepriseWithdrawn,
    MailKind::RepriseClosed,
    MailKind::SaleVoided,
    MailKind::SaleExchanged,
    MailKind::PerformanceRescheduled,
    MailKind::CreditGiven,
    MailKind::CreditTakenBack,
    MailKind::CreditExtended,
    MailKind::CreditEnding,
    MailKind::AddressChanged,
    MailKind::ClosingAsked,
];

/// What is given back by each tender, a card's result unknown.
fn refunds() -> Vec<RefundFacts> {
    let back = |tender, way, amount| RefundFacts {
        tender,
        way,
        amount: Cents(amount),
        lot: None,
        expires_at_ms: None,
        authorisation: String::new(),
        unknown: false,
    };
    let lot = |number: &str| Some(number.to_owned());
    vec![
        RefundFacts {
            lot: lot("AV-000081"),
            expires_at_ms: Some(EXPIRY_MS),
            ..back(TenderKind::Credit, RefundWay::Lot, 1000)
        },
        RefundFacts {
            authorisation: "R81C02".into(),
            unknown: true,
            ..back(TenderKind::Card, RefundWay::Terminal, 1100)
        },
        back(TenderKind::Cash, RefundWay::Hand, 500),
    ]
}

/// The same, carried over to another order.
fn carried() -> Vec<RefundFacts> {
    let over = refunds().into_iter().map(|refund| RefundFacts {
        way: RefundWay::Carried,
        authorisation: String::new(),
        unknown: false,
        ..refund
    });
    over.collect()
}

/// The paper of an amendment.
pub(crate) fn amendment(kind: AmendmentKind) -> AmendmentFacts {
    let receipt = receipt();
    let exchanged = kind == AmendmentKind::Exchange;
    let corrected = kind == AmendmentKind::TenderCorrection;
    let places = if corrected { Vec::new() } else { vec![place("24")] };
    let new_places = if exchanged { vec![place("12"), place("14")] } else { Vec::new() };
    let by_rate = |places: &[PlaceFacts]| {
        domain::vat::by_rate(places.iter().map(|place| (place.price, place.vat_bp)))
    };
    let mut given = if exchanged { carried() } else { refunds() };
    if corrected {
        given.retain(|refund| refund.way == RefundWay::Hand);
        given[0].way = RefundWay::Corrected;
    }
    let card = TenderFacts::Card {
        amount: Cents(if corrected { 500 } else { 2600 }),
        last4: "4242".into(),
        authorisation: "A81C02".into(),
    };
    AmendmentFacts {
        house: receipt.house,
        kind,
        number: "AN-000012".into(),
        duplicata: 0,
        order_number: receipt.order_number,
        new_order_number: exchanged.then(|| "671122".into()),
        customer: receipt.customer,
        operator: receipt.operator,
        seconded_by: "Hélène".into(),
        counter: receipt.counter,
        at_ms: receipt.at_ms,
        vat: by_rate(&places),
        total: if corrected { Cents(500) } else { places.iter().map(|place| place.price).sum() },
        places,
        given,
        new_total: new_places.iter().map(|place| place.price).sum(),
        new_vat: by_rate(&new_places),
        new_places,
        paid: if kind == AmendmentKind::Void { Vec::new() } else { vec![card] },
        mark: mark(4060),
        locale: receipt.locale,
    }
}

pub(crate) fn receipt() -> ReceiptFacts {
    let mut places = vec![place("24"), place("26")];
    places.push(PlaceFacts {
        show: "LE BOURGEOIS GENTILHOMME".into(),
        row: String::new(),
        seat: String::new(),
        price: Cents(2300),
        vat_bp: 550,
        rate: "Tarif réduit".into(),
        ..place("")
    });
    ReceiptFacts {
        house: house(true),
        order_number: "671090".into(),
        customer: "DUPONT Marie".into(),
        operator: "Camille".into(),
        counter: "Guichet 2".into(),
        at_ms: TUESDAY_MS,
        fees: Cents::ZERO,
        total: places.iter().map(|p| p.price).sum(),
        vat: vat::by_rate(places.iter().map(|p| (p.price, p.vat_bp))),
        places,
        carried: None,
        tenders: vec![
            TenderFacts::Credit {
                amount: Cents(2600),
                lot: "AV-000081".into(),
                left: Cents(0),
                expires_at_ms: SUNDAY_MS,
            },
            TenderFacts::Credit {
                amount: Cents(2400),
                lot: "AV-000087".into(),
                left: Cents(5000),
                expires_at_ms: EXPIRY_MS,
            },
            TenderFacts::Card {
                amount: Cents(500),
                last4: "4242".into(),
                authorisation: "A81C02".into(),
            },
            TenderFacts::Cash { amount: Cents(2000), tendered: Cents(2500), change: Cents(500) },
        ],
        amended: Vec::new(),
        balance_after: Some(Cents(5000)),
        duplicata: 0,
        mark: mark(4051),
        locale: Locale::Fr,
    }
}

pub(crate) fn statement(movements: i64) -> StatementFacts {
    let lot = |number: &str, left: i64, expires_at_ms, expired| StatementLot {
        number: number.into(),
        issued: Cents(5000),
        left: Cents(if expired { 0 } else { left }),
        lapsed: Cents(if expired { left } else { 0 }),
        expires_at_ms,
        expired,
    };
    let kinds = [
        MovementKind::Opening,
        MovementKind::Reprise,
        MovementKind::Sale,
        MovementKind::Lapse,
        MovementKind::Reversal,
        MovementKind::Gift,
        MovementKind::Extension,
        MovementKind::Other,
    ];
    let amounts = [5000, 2600, -2600, -1500, -2600, 2000, -5000, 123_456];
    let mut balance = Cents::ZERO;
    let kinds = kinds.into_iter().zip(amounts).cycle();
    let lines = (0..movements).zip(kinds).map(|(i, (kind, amount))| {
        balance += Cents(amount);
        StatementLine {
            at_ms: TUESDAY_MS + i * 3_600_000,
            kind,
            lot: format!("AV-{:06}", 80 + i),
            expires_at_ms: EXPIRY_MS,
            order_number: if i % 6 == 0 { String::new() } else { format!("{}", 671_083 + i) },
            text: match kind {
                MovementKind::Gift => {
                    "La représentation du 7 juin a commencé avec une heure de retard.".into()
                }
                _ => String::new(),
            },
            amount: Cents(amount),
            balance,
        }
    });
    let lines = lines.collect();
    StatementFacts {
        house: house(true),
        customer: "DUPONT Marie".into(),
        email: "marie.dupont@example.org".into(),
        at_ms: SUNDAY_MS,
        balance,
        lots: vec![
            lot("AV-000079", 2600, TUESDAY_MS, true),
            lot("AV-000080", 0, EXPIRY_MS, false),
            lot("AV-000087", 5000, EXPIRY_MS, false),
        ],
        lines,
        locale: Locale::Fr,
    }
}

/// A house whose every field is as long as it can be.
pub(crate) fn longest_house() -> HouseFacts {
    let cut = |text: &str, most: usize| text.chars().cycle().take(most).collect::<String>();
    HouseFacts {
        name: cut("Établissement public du Théâtre national de l’Œuvre vive ", 120),
        address: cut("12, rue des Cordeliers, bâtiment du fond de la cour ", 400),
        licence: "PLATESV-R-2020-001234, PLATESV-D-2020-001235, PLATESV-D-2020-001236, \
                  PLATESV-R-2020-001237, PLATESV-D-2020-001238, PLATE"
            .into(),
        ..house(true)
    }
}

/// A ticket where everything is as long as people make it.
pub(crate) fn longest_ticket() -> TicketFacts {
    let mut ticket = ticket(true);
    ticket.place.show = "La Très Excellente et Lamentable Tragédie de Roméo et Juliette, \
                         suivie du Songe d’une nuit d’été, d’après William Shakespeare"
        .into();
    ticket.place.hall =
        "Grande salle Jean-Louis-Barrault, entrée par la rue du Chapeau-Rouge".into();
    ticket.place.row = "BALCON".into();
    ticket.place.seat = "1128 bis".into();
    ticket.place.category = "PREMIERE CATEGORIE VISIBILITE REDUITE COTE JARDIN".into();
    ticket.place.rate = "Abonnement jeune moins de 28 ans et demandeurs d’emploi".into();
    ticket.place.price = Cents(123_456);
    ticket.holder = "de La Rochefoucauld-Montmorency Marie-Élisabeth 東京 🎭".into();
    ticket.house.name =
        "Établissement public du Théâtre national de l’Œuvre vive et des Arts".into();
    ticket.sold_at = "Guichet principal du hall, caisse du samedi".into();
    ticket.number = 12_345_678;
    ticket.duplicata = 12;
    ticket.mark = mark(12_345_678);
    ticket
}
