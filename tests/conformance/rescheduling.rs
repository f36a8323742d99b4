//! A performance of which places are sold is moved to another date: who is concerned, what they are told,
//! and until when their places are taken back without a fee.

mod free;
mod letters;
mod papers;
mod tampered;

use contract::args::{ById, Versioned};
use contract::customer::{CustomerChange, CustomerFields, CustomerSheet, WrittenFile};
use contract::ids::{PerformanceId, ReschedulingId};
use contract::locale::Locale;
use contract::mail::{MailList, MailPage, MailRow, MailShow, MailState, MailWords};
use contract::policy::{PolicyAt, PolicyScope, PolicyView, SetPolicy};
use contract::reprise::{Decided, RepriseFile};
use contract::rescheduling::{
    QuoteRescheduling, Reschedule, Rescheduled, ReschedulingQuote, ToldList, ToldPage,
};
use contract::sale::{BasketLine, FreeSeats, PerformanceList, PerformanceRow, Sold};
use contract::season::{
    ChangePerformance, Copied, CopyPerformance, NewPerformance, PerformanceView,
};
use domain::money::Cents;
use harness::desk::{Desk, on_each_engine};
use office::Code;
use store::{StoreError, TxExt};
use uuid::Uuid;

use crate::reprises::{ask_back, file, order, shown};
use crate::sales::{cash, verified};

/// IPHIGENIE EN TAURIDE, and its free seats.
pub(crate) fn iphigenie(desk: &Desk) -> FreeSeats {
    let list = PerformanceList { search: "iphigenie".to_owned(), limit: 5 };
    let rows: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
    desk.ok("Karim", "performance_seats", ById { id: rows[0].id })
}

fn view(desk: &Desk, id: PerformanceId) -> PerformanceView {
    desk.ok("Karim", "performance_view", ById { id })
}

/// A seat of row A in a basket.
pub(crate) fn seat(free: &FreeSeats, number: &str) -> Vec<BasketLine> {
    vec![BasketLine {
        performance_id: free.performance.id,
        starts_at_ms: free.performance.starts_at_ms,
        seat_id: free.seats.iter().find(|s| s.row == "A" && s.seat == number).unwrap().id,
        rate_id: free.rates.iter().find(|r| r.name == "Plein tarif").unwrap().id,
    }]
}

/// The house keeps two euros a place from now on.
pub(super) fn two_euros_are_kept(desk: &Desk) {
    let at = PolicyAt { scope: PolicyScope::House, scope_id: 0 };
    let now: PolicyView = desk.ok("Hélène", "policy_view", at);
    let mut policy = now.policy.clone();
    policy.fee_fixed = Cents(200);
    let (scope, scope_id, version) = (now.scope, now.scope_id, now.version);
    let seen_policy_id = Some(now.policy_id);
    let set = SetPolicy { scope, scope_id, version, seen_policy_id, policy: Some(policy) };
    desk.ok::<PolicyView>("Hélène", "policy_set", set);
}

/// What is sold of IPHIGENIE: Marie has one place, one asked back and one taken back; Aïcha, who has no
/// address, has two; somebody who passed has one.
pub(super) fn sold(desk: &Desk) -> RepriseFile {
    two_euros_are_kept(desk);
    let marie = order(desk, "671083");
    let gone = ask_back(desk, "Léa", marie.places[1].id);
    desk.ok::<Decided>("Léa", "reprise_accept", shown(&gone));
    let pending = ask_back(desk, "Léa", marie.places[0].id);
    let id = order(desk, "671084").customer_id.unwrap();
    let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id });
    let fields = CustomerFields { email: String::new(), ..sheet.fields };
    let change = CustomerChange { id, version: sheet.version, fields, anyway: false };
    desk.ok::<CustomerSheet>("Léa", "customer_change", change);
    let free = iphigenie(desk);
    desk.ok::<Sold>("Karim", "sale_make", cash(seat(&free, "10"), 2_600));
    pending
}

pub(super) fn quote_of(desk: &Desk, starts_at: &str) -> QuoteRescheduling {
    let id = iphigenie(desk).performance.id;
    QuoteRescheduling {
        id,
        version: view(desk, id).version,
        starts_at: starts_at.to_owned(),
        free_until: None,
        words: vec![],
    }
}

pub(super) fn to(desk: &Desk, starts_at: &str, free_until: Option<&str>) -> Reschedule {
    let QuoteRescheduling { id, version, starts_at, words, .. } = quote_of(desk, starts_at);
    Reschedule { id, version, starts_at, free_until: free_until.map(str::to_owned), words }
}

fn mails(desk: &Desk) -> Vec<MailRow> {
    let list = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    let page: MailPage = desk.ok("Léa", "mail_list", list);
    page.rows.into_iter().filter(|mail| mail.kind == "performance_rescheduled").collect()
}

/// The codes of every place, as they stand.
fn codes(desk: &Desk) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Code {
        code: String,
    }
    let mut found: Vec<Code> = Vec::new();
    let read = desk.store().read(|tx| {
        found = tx.rows("SELECT code FROM place ORDER BY id", &[])?;
        Ok::<_, StoreError>(())
    });
    read.expect("the places are read");
    found.into_iter().map(|row| row.code).collect()
}

#[test]
fn before_anything_is_done_it_is_said_who_is_concerned() {
    on_each_engine(|desk| {
        sold(desk);
        let asked = quote_of(desk, "2020-06-14T20:00");
        let quote: ReschedulingQuote = desk.ok("Hélène", "performance_reschedule_quote", &asked);
        let of = &quote.concerned;
        assert_eq!((of.places, of.orders, of.nobody), (5, 3, 1));
        assert_eq!((of.by_mail, of.by_letter), (1, 1));
        assert_eq!((of.pending, of.taken_back), (1, 1));
        // 14 juin 2020, 20:00 in Paris.
        assert_eq!((quote.starts_at_ms, quote.twice), (1_592_157_600_000, false));
        assert_eq!(quote.proposed_day, "2020-06-14");
        let [mail] = quote.mails.as_slice() else { panic!("{:?}", quote.mails) };
        assert_eq!((mail.words.locale, mail.customers), (Locale::Fr, 2));
        let said = "prévue le dimanche 7 juin 2020 à 19\u{a0}h\u{a0}30 aura lieu le dimanche 14 juin 2020 à 20\u{a0}h\u{a0}00";
        assert!(mail.words.text.contains(said), "{}", mail.words.text);
        assert!(mail.preview.text.contains("Bonjour Marie Dupont"));

        let words = MailWords { text: "Mes mots à moi.".to_owned(), ..mail.words.clone() };
        let free_until = Some("2020-06-10".to_owned());
        let changed = QuoteRescheduling { words: vec![words], free_until, ..asked };
        let quote: ReschedulingQuote = desk.ok("Hélène", "performance_reschedule_quote", changed);
        let text: Vec<&str> = quote.mails[0].preview.text.split_whitespace().collect();
        let text = text.join(" ");
        assert!(text.contains("Mes mots à moi.") && !text.contains("aura lieu"), "{text}");
        assert!(text.contains("Jusqu’au mercredi 10 juin 2020 inclus"), "{text}");
        assert!(mails(desk).is_empty(), "nothing is done");
        let seen = iphigenie(desk).performance;
        assert_eq!(seen.starts_at_ms, quote.before_ms);
    });
}

#[test]
fn a_move_changes_the_date_tells_each_customer_once_and_keeps_who_was_told() {
    on_each_engine(|desk| {
        sold(desk);
        let before = iphigenie(desk).performance;
        let codes = codes(desk);
        let mut wished = to(desk, "2020-06-14T20:00", Some("2020-06-10"));
        wished.words = vec![MailWords {
            locale: Locale::Fr,
            subject: "Nouvelle date".to_owned(),
            text: "Nous jouons le 14.".to_owned(),
        }];
        let done: Rescheduled = desk.ok("Hélène", "performance_reschedule", &wished);
        assert_eq!((done.by_mail, done.by_letter, done.relieved), (1, 1, 1));
        let now = done.performance;
        assert_eq!(now.row.starts_at_ms, 1_592_157_600_000);
        let [kept] = now.reschedulings.as_slice() else { panic!("{:?}", now.reschedulings) };
        assert_eq!(
            (kept.before_ms, kept.starts_at_ms),
            (before.starts_at_ms, now.row.starts_at_ms)
        );
        assert_eq!((kept.operator.as_str(), kept.places, kept.copies), ("Hélène", 5, 0));
        // Wednesday 10 June 2020, the last millisecond in Paris.
        assert_eq!(kept.free_until_ms, Some(1_591_826_399_999));

        let [aicha, marie] = mails(desk).try_into().unwrap();
        assert_eq!((&*marie.recipient_name, marie.state), ("Marie Dupont", MailState::Pending));
        assert_eq!((&*marie.subject, &*marie.recipient), ("Nouvelle date", "marie@example.org"));
        assert_eq!((&*aicha.recipient_name, aicha.state), ("Aïcha N’Diaye", MailState::NoAddress));
        desk.api.send_due_mails().unwrap();
        let list = ToldList { id: done.id, after: None, limit: 1 };
        let first: ToldPage = desk.ok("Léa", "rescheduling_told", &list);
        assert_eq!((&*first.rows[0].name, first.rows[0].places), ("DUPONT Marie", 2));
        assert_eq!(first.rows[0].state, MailState::Sent);
        let rest = ToldList { after: first.next, ..list };
        let rest: ToldPage = desk.ok("Léa", "rescheduling_told", &rest);
        assert_eq!((&*rest.rows[0].name, rest.next), ("N’DIAYE Aïcha", None));

        assert_eq!(order(desk, "671084").places[0].starts_at_ms, now.row.starts_at_ms);
        assert_eq!(self::codes(desk), codes, "tickets in people's hands stay valid");
        verified(desk);
    });
}

#[test]
fn the_letters_are_made_for_those_without_an_address_and_counted() {
    on_each_engine(|desk| {
        sold(desk);
        let done: Rescheduled =
            desk.ok("Hélène", "performance_reschedule", to(desk, "2020-06-14T20:00", None));
        let made = |who: &str| {
            desk.call::<WrittenFile>(who, "rescheduling_letters_pdf", ById { id: done.id })
        };
        assert_eq!(made("Karim").unwrap_err().code, Code::NotAllowed);
        let first = made("Hélène").unwrap();
        assert!(std::fs::read(&first.path).unwrap().starts_with(b"%PDF"));
        let second = made("Hélène").unwrap();
        assert!(second.path.ends_with("-D1.pdf"), "{}", second.path);
        assert_eq!(view(desk, done.performance.row.id).reschedulings[0].copies, 2);
        let letter = mails(desk).into_iter().find(|m| m.state == MailState::NoAddress).unwrap();
        assert!(letter.settled_at_ms.is_some(), "nobody has to tell her otherwise");
        verified(desk);
    });
}

#[test]
fn a_move_without_a_customer_to_write_to_has_no_letters() {
    on_each_engine(|desk| {
        let done: Rescheduled =
            desk.ok("Hélène", "performance_reschedule", to(desk, "2020-06-14T20:00", None));
        assert_eq!((done.by_mail, done.by_letter), (2, 0));
        let args = ById::<ReschedulingId> { id: done.id };
        assert_eq!(desk.refused("Hélène", "rescheduling_letters_pdf", args), Code::NoLetters);
    });
}

#[test]
fn the_same_move_given_twice_is_made_once() {
    on_each_engine(|desk| {
        let (id, wished) = (Uuid::now_v7(), to(desk, "2020-06-14T20:00", Some("2020-06-10")));
        let first: Rescheduled =
            desk.call_as(id, "Hélène", "performance_reschedule", &wished).unwrap();
        let second: Rescheduled =
            desk.call_as(id, "Hélène", "performance_reschedule", &wished).unwrap();
        assert_eq!(first, second);
        assert_eq!(mails(desk).len(), 2);
        assert_eq!(view(desk, wished.id).reschedulings.len(), 1);
        assert_eq!(
            desk.refused("Zoé", "performance_reschedule", &wished),
            Code::ChangedSince,
            "another press is another move"
        );
    });
}

#[test]
fn only_a_supervisor_moves_a_performance_and_only_so() {
    on_each_engine(|desk| {
        let wished = to(desk, "2020-06-14T20:00", None);
        for who in ["Léa", "Karim"] {
            assert_eq!(desk.refused(who, "performance_reschedule", &wished), Code::NotAllowed);
        }
        let seen = view(desk, wished.id);
        let change = |starts_at: &str, vat_bp| ChangePerformance {
            id: seen.row.id,
            version: seen.version,
            hall_id: seen.hall_id,
            starts_at: starts_at.to_owned(),
            vat_bp,
        };
        let other_day = change("2020-06-14T20:00", 210);
        assert_eq!(desk.refused("Hélène", "performance_change", other_day), Code::PlacesSold);
        desk.ok::<PerformanceView>("Hélène", "performance_change", change("2020-06-07T19:30", 550));

        let copy =
            CopyPerformance { id: seen.row.id, starts_at: vec!["2020-07-01T20:00".to_owned()] };
        let copied: Copied = desk.ok("Hélène", "performance_copy", copy);
        let unsold = view(desk, copied.ids[0]);
        let moved = ChangePerformance {
            id: unsold.row.id,
            version: unsold.version,
            ..change("2020-07-02T20:00", 210)
        };
        let now: PerformanceView = desk.ok("Hélène", "performance_change", moved);
        assert!(now.reschedulings.is_empty());
        verified(desk);
    });
}

#[test]
fn an_hour_that_the_clock_leaves_out_is_refused_and_one_that_comes_twice_is_said() {
    on_each_engine(|desk| {
        let skipped = quote_of(desk, "2021-03-28T02:30");
        let quote = "performance_reschedule_quote";
        assert_eq!(desk.refused("Hélène", quote, skipped), Code::TimeSkipped);
        let skipped = to(desk, "2021-03-28T02:30", None);
        assert_eq!(desk.refused("Hélène", "performance_reschedule", skipped), Code::TimeSkipped);
        let seen = view(desk, iphigenie(desk).performance.id);
        let new = NewPerformance {
            show_id: seen.show_id,
            hall_id: seen.hall_id,
            starts_at: "2021-03-28T02:30".to_owned(),
            vat_bp: 210,
        };
        assert_eq!(desk.refused("Hélène", "performance_create", new), Code::TimeSkipped);

        let twice: ReschedulingQuote = desk.ok("Hélène", quote, quote_of(desk, "2020-10-25T02:30"));
        assert!(twice.twice);
        assert_eq!(twice.starts_at_ms, 1_603_585_800_000);
    });
}

#[test]
fn a_date_that_has_gone_by_the_same_date_and_a_wrong_last_day_are_refused() {
    on_each_engine(|desk| {
        let refused = |starts_at: &str, free_until: Option<&str>| {
            let wished = to(desk, starts_at, free_until);
            desk.refused("Hélène", "performance_reschedule", wished)
        };
        assert_eq!(refused("2020-05-30T20:00", None), Code::BadStart);
        assert_eq!(refused("2020-06-07T19:30", None), Code::BadField);
        assert_eq!(refused("2020-06-14T20:00", Some("2020-05-31")), Code::BadField);
        assert_eq!(refused("2020-06-14T20:00", Some("2020-06-15")), Code::BadField);
        // LES NOCES DE FIGARO is there at that hour.
        assert_eq!(refused("2020-06-20T19:30", None), Code::HallTaken);
        let mut silent = to(desk, "2020-06-14T20:00", None);
        let (subject, text) = (" ".to_owned(), "Oui.".to_owned());
        silent.words = vec![MailWords { locale: Locale::Fr, subject, text }];
        assert_eq!(desk.refused("Hélène", "performance_reschedule", silent), Code::BadField);
        assert!(mails(desk).is_empty());
    });
}

#[test]
fn a_customer_is_written_to_in_their_language() {
    on_each_engine(|desk| {
        let list = PerformanceList { search: "figaro".to_owned(), limit: 10 };
        let rows: Vec<PerformanceRow> = desk.ok("Karim", "performance_list", list);
        let id = rows.iter().find(|row| row.price_to_cents == Cents(2_500)).unwrap().id;
        let asked = QuoteRescheduling {
            id,
            version: view(desk, id).version,
            starts_at: "2020-06-27T20:30".to_owned(),
            free_until: None,
            words: vec![],
        };
        let quote: ReschedulingQuote = desk.ok("Hélène", "performance_reschedule_quote", asked);
        let [mail] = quote.mails.as_slice() else { panic!("{:?}", quote.mails) };
        assert_eq!((mail.words.locale, mail.customers), (Locale::En, 1));
        assert!(mail.words.text.contains("Saturday 27 June 2020 at 20:30"), "{}", mail.words.text);
        assert!(mail.preview.text.contains("671085") && mail.preview.text.contains("671087"));
    });
}

#[test]
fn a_request_that_was_open_keeps_what_it_froze_and_loses_its_fee() {
    on_each_engine(|desk| {
        let before = sold(desk);
        assert_eq!((before.row.paid_cents, before.row.reprise_cents), (Cents(2_600), Cents(2_400)));
        let wished = to(desk, "2020-06-14T20:00", Some("2020-06-10"));
        desk.ok::<Rescheduled>("Hélène", "performance_reschedule", wished);
        let now = file(desk, before.row.id);
        assert_eq!(now.row.reprise_cents, Cents(2_600));
        assert_eq!(now.row.starts_at_ms, before.row.starts_at_ms);
        // The date in view is the one that is played.
        assert_eq!(before.row.plays_at_ms, before.row.starts_at_ms);
        assert_eq!(now.row.plays_at_ms, 1_592_157_600_000);
        assert_eq!(now.row.deadline_at_ms, before.row.deadline_at_ms);
        assert_eq!(now.terms_version, before.terms_version);
        assert_eq!(desk.refused("Léa", "reprise_accept", shown(&before)), Code::Stale);
        let seen = Versioned { id: now.row.id, version: now.row.version };
        desk.ok::<Decided>("Léa", "reprise_accept", seen);
        verified(desk);
    });
}
