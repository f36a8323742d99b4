//! What stands in the way of an erasure, what is given up in writing, and what is refused afterwards.

use contract::action::Action;
use contract::amendment::{
    Amended, QuoteVoid, RefundList, RefundPage, SettleRefund, SettledBy, SettledRefund,
    TerminalSaid, VoidSale,
};
use contract::args::ById;
use contract::customer::{CustomerChange, CustomerFields, CustomerSheet};
use contract::erasure::Erased;
use contract::intake::ImportReport;
use contract::journal::JournalPage;
use contract::locale::Locale;
use contract::mail::{MailList, MailPage, MailShow, ResendMail};
use contract::order::{AttachCustomer, SendTickets};
use contract::reprise::{QuotePlaces, RepriseQuote, RequestReprise};
use contract::statement::{MovementKind, Statement};
use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::RepriseState;
use formats::batch::{At, Batch, BatchRequest};
use harness::desk::{BEGINNING_MS, HOUR_MS, on_each_engine};
use office::Code;
use serde_json::json;
use uuid::Uuid;

use super::{Lived, erased, lived, quote, sheet, wish};
use crate::amendments::{held, lines, sold, void_of, voided};
use crate::goodwill::{gift, given};
use crate::reprises::{ask_back, file};
use crate::sales::{cash, figaro, verified};

#[test]
fn nobody_is_erased_while_their_credit_lives_or_a_request_is_open() {
    on_each_engine(|desk| {
        let Lived { id, order_id } = lived(desk);
        given(desk, id, 1_500, "2020-12-31");
        assert_eq!(quote(desk, id).credit_cents, Cents(1_500));
        let args = wish(desk, id, None);
        assert_eq!(desk.refused("Hélène", "customer_erase", args), Code::CreditLives);
        sold(desk, "Karim", &["16"], Some(id), (1_500, 0));
        let order: contract::order::OrderFile =
            desk.ok("Karim", "order_file", ById { id: order_id });
        ask_back(desk, "Léa", order.places[1].id);
        assert_eq!(quote(desk, id).requests, 1);
        let args = wish(desk, id, None);
        assert_eq!(desk.refused("Hélène", "customer_erase", args), Code::RequestsOpen);
        assert_eq!(sheet(desk, id).fields.first_name, "Ottoline");
        verified(desk);
    });
}

#[test]
fn nobody_is_erased_while_a_card_refund_of_theirs_is_to_be_verified() {
    on_each_engine(|desk| {
        let Lived { id, .. } = lived(desk);
        let sale = sold(desk, "Karim", &["16"], Some(id), (0, 2_500));
        let void =
            VoidSale { terminal: TerminalSaid::Unknown, ..void_of(sale.order_id, &sale.place_ids) };
        desk.ok::<Amended>("Karim", "sale_void", void);
        assert_eq!(quote(desk, id).refunds, 1);
        for given_up in [None, Some("Courrier du 28 mai")] {
            let args = wish(desk, id, given_up);
            let refused = desk.refused("Hélène", "customer_erase", args);
            assert_eq!(refused, Code::RefundsUnsettled, "{given_up:?}");
        }
        let list = RefundList { limit: 1, after: None };
        let listed: RefundPage = desk.ok("Hélène", "refunds_to_verify", list);
        let settle = SettleRefund {
            id: listed.rows[0].id,
            seen_customer_id: Some(id),
            by: SettledBy::Card,
            card_authorisation: String::new(),
            note: String::new(),
        };
        desk.ok::<SettledRefund>("Hélène", "refund_settle", settle);
        assert_eq!(quote(desk, id).refunds, 0);
        erased(desk, id);
        verified(desk);
    });
}

#[test]
fn credit_of_an_erased_person_comes_back_to_nobody_and_their_money_to_whoever_stands_there() {
    on_each_engine(|desk| {
        let Lived { id, .. } = lived(desk);
        given(desk, id, 1_500, "2020-12-31");
        let by_credit = sold(desk, "Karim", &["16"], Some(id), (1_500, 0));
        let in_cash = sold(desk, "Karim", &["17"], Some(id), (0, 0));
        erased(desk, id);
        let gone = Code::CustomerErased;
        let (order_id, place_ids) = (by_credit.order_id, by_credit.place_ids);
        let void = void_of(order_id, &place_ids);
        assert_eq!(desk.refused("Karim", "sale_void", void), gone);
        let asked = QuoteVoid { order_id, place_ids };
        assert_eq!(desk.refused("Karim", "sale_void_quote", asked), gone);
        assert_eq!(sheet(desk, id).balance_cents, Cents::ZERO);
        voided(desk, "Karim", in_cash.order_id, &in_cash.place_ids);
        verified(desk);
    });
}

#[test]
fn what_is_given_up_in_writing_leaves_by_a_movement_of_its_own() {
    on_each_engine(|desk| {
        let Lived { id, order_id } = lived(desk);
        given(desk, id, 1_500, "2020-12-31");
        let order: contract::order::OrderFile =
            desk.ok("Karim", "order_file", ById { id: order_id });
        let asked = ask_back(desk, "Léa", order.places[1].id);
        let args = wish(desk, id, Some("  "));
        assert_eq!(desk.refused("Hélène", "customer_erase", args), Code::BadField);
        let stale = contract::erasure::EraseCustomer {
            expected_cents: Cents(1_400),
            ..wish(desk, id, Some("Courrier du 28 mai"))
        };
        assert_eq!(desk.refused("Hélène", "customer_erase", stale), Code::AmountChanged);
        let args = wish(desk, id, Some("Courrier du 28 mai"));
        let done: Erased = desk.ok("Hélène", "customer_erase", args);
        assert_eq!(done.given_up_cents, Cents(1_500));
        assert_eq!((held(desk, "given_up"), sheet(desk, id).balance_cents), (-1_500, Cents::ZERO));
        assert_eq!(file(desk, asked.row.id).row.state, RepriseState::Withdrawn);
        let told: Statement = desk.ok("Karim", "customer_statement", ById { id });
        assert_eq!(told.movements.last().unwrap().kind, MovementKind::GivenUp);
        let all = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
            "to_ms": null, "after": null, "limit": 3 });
        let page: JournalPage = desk.ok("Hélène", "journal_list", all);
        let deeds: Vec<_> = page.rows.iter().map(|row| row.action.clone()).collect();
        assert!(
            deeds[0] == Action::CustomerErased && deeds[1] == Action::CreditGivenUp,
            "{deeds:?}"
        );
        assert_eq!(page.rows[0].note.as_deref(), Some("Courrier du 28 mai"));
        verified(desk);
    });
}

#[test]
fn nothing_is_sold_given_asked_or_sent_in_the_name_of_an_erased_person() {
    on_each_engine(|desk| {
        let Lived { id, order_id } = lived(desk);
        let order: contract::order::OrderFile =
            desk.ok("Karim", "order_file", ById { id: order_id });
        erased(desk, id);
        let gone = Code::CustomerErased;
        let sale = contract::sale::MakeSale {
            customer_id: Some(id),
            ..cash(lines(&figaro(desk), &[("A", "17")], "Plein tarif"), 2_500)
        };
        assert_eq!(desk.refused("Karim", "sale_make", sale), gone);
        assert_eq!(desk.refused("Hélène", "credit_give", gift(id, 100, "2020-12-31")), gone);
        let place_ids = vec![order.places[1].id];
        let seen: RepriseQuote =
            desk.ok("Léa", "reprise_quote", QuotePlaces { place_ids: place_ids.clone() });
        let asked = RequestReprise {
            place_ids,
            seen_starts_at_ms: seen.starts_at_ms(),
            terms_version: seen.terms_version,
            expected_reprise_cents: seen.reprise_cents,
        };
        assert_eq!(desk.refused("Léa", "reprise_request", asked), gone);
        let passing = sold(desk, "Karim", &["18"], None, (0, 0)).order_id;
        let attach = AttachCustomer { id: passing, seen_customer_id: None, customer_id: id };
        assert_eq!(desk.refused("Karim", "order_attach_customer", attach), gone);
        let recipient = "x@example.org".to_owned();
        let send = SendTickets { id: order_id, recipient: recipient.clone(), keep: false };
        assert_eq!(desk.refused("Karim", "order_send_tickets", send), gone);
        let fields = CustomerFields {
            last_name: "Retour".to_owned(),
            first_name: String::new(),
            email: String::new(),
            phone: String::new(),
            locale: Locale::Fr,
        };
        let change = CustomerChange { id, version: sheet(desk, id).version, fields, anyway: false };
        assert_eq!(desk.refused("Léa", "customer_change", change), gone);
        let list = MailList { show: MailShow::Sent, search: String::new(), after: None, limit: 50 };
        let mails: MailPage = desk.ok("Léa", "mail_list", list);
        let theirs = mails.rows.iter().find(|mail| mail.customer_id == id).unwrap();
        assert!(theirs.recipient.is_empty() && theirs.subject.is_empty(), "{theirs:?}");
        let resend = ResendMail { id: theirs.id, recipient, keep: false };
        assert_eq!(desk.refused("Léa", "mail_resend", resend), gone);
        verified(desk);
    });
}

#[test]
fn a_command_given_again_after_the_erasure_is_told_that_its_person_is_gone() {
    on_each_engine(|desk| {
        let fields = CustomerFields {
            last_name: "Vite".to_owned(),
            first_name: "Paula".to_owned(),
            email: String::new(),
            phone: String::new(),
            locale: Locale::Fr,
        };
        let command = Uuid::now_v7();
        let made: CustomerSheet =
            desk.call_as(command, "Karim", "customer_create", &fields).unwrap();
        erased(desk, made.id);
        let again = desk.call_as::<CustomerSheet>(command, "Karim", "customer_create", &fields);
        assert_eq!(again.unwrap_err().code, Code::CustomerErased);
        let other = CustomerFields { last_name: "Autre".to_owned(), ..fields };
        let other = desk.call_as::<CustomerSheet>(command, "Karim", "customer_create", other);
        assert_eq!(other.unwrap_err().code, Code::CommandReused);
        verified(desk);
    });
}

#[test]
fn an_import_does_not_bring_an_erased_person_back() {
    on_each_engine(|desk| {
        let mut batch = harness::small::small_house();
        batch.orders[0].places[0].holder = "Marie Dupont".to_owned();
        crate::import::import(desk, &batch);
        let order = crate::reprises::order(desk, "671083");
        let id = order.customer_id.unwrap();
        erased(desk, id);
        batch.customers[0].phone = "+33 6 00 00 00 01".to_owned();
        batch.orders[0].places[1].price = Cents(2_400);
        crate::import::import(desk, &batch);
        let after: contract::order::OrderFile =
            desk.ok("Karim", "order_file", ById { id: order.id });
        assert_eq!(after.customer_id, Some(id));
        assert!(after.places.iter().all(|place| place.holder.is_empty()), "{:?}", after.places);
        assert!(sheet(desk, id).name.starts_with("Personne effacée"));
        let search = json!({ "search": "dupont", "after": null, "limit": 10 });
        let found: contract::customer::CustomerPage = desk.ok("Léa", "customer_search", search);
        assert!(found.rows.is_empty(), "{found:?}");
        verified(desk);
    });
}

#[test]
fn files_that_do_not_list_customers_do_not_bring_an_erased_person_back() {
    on_each_engine(|desk| {
        let mut batch = harness::small::small_house();
        let order = crate::reprises::order(desk, "671083");
        let id = order.customer_id.unwrap();
        erased(desk, id);
        batch.customers.clear();
        batch.orders[0].places[0].holder = "Marie Dupont".to_owned();
        for customer in [Some("marie".to_owned()), None] {
            batch.orders[0].customer = customer;
            let report = crate::import::import(desk, &batch);
            assert_eq!((report.problem_count, report.writes()), (0, 0), "{:?}", report.problems);
            let after = crate::reprises::order(desk, "671083");
            assert_eq!(after.customer_id, Some(id));
            assert!(after.places.iter().all(|place| place.holder.is_empty()), "{:?}", after.places);
        }
        verified(desk);
    });
}

#[test]
fn a_file_of_requests_leaves_out_those_of_an_erased_person_and_makes_the_others() {
    on_each_engine(|desk| {
        erased(desk, crate::reprises::order(desk, "671083").customer_id.unwrap());
        let asked = |place: &str| BatchRequest {
            place: place.to_owned(),
            requested_at_ms: BEGINNING_MS - HOUR_MS,
            channel: "SITE".to_owned(),
            at: At::default(),
        };
        let requests = vec![asked("671083-24"), asked("671084-1")];
        let batch = Batch { source: "test".to_owned(), requests, ..Batch::default() };
        let files = api::ReadFiles { batch: batch.clone(), report: ImportReport::default() };
        let trial = desk.api.import("Hélène", &files, true, &formats::Unwatched).unwrap();
        let report = crate::import::import(desk, &batch);
        assert_eq!((trial.requests, report.requests, report.problem_count), (1, 1, 0));
        let live = crate::reprises::order(desk, "671083").places[0].state;
        let asked = crate::reprises::order(desk, "671084").places[0].state;
        assert_eq!((live, asked), (PlaceState::Live, PlaceState::Pending));
        verified(desk);
    });
}
