//! A house that has lived through all that the program does.

use api::Clock;
use contract::action::Action;
use contract::amendment::{
    Amended, RefundTried, SettleRefund, SettledBy, SettledRefund, TerminalSaid, TryRefund, TrySaid,
    VoidSale,
};
use contract::anchor::LastNumbers;
use contract::args::{ById, Empty, Noted};
use contract::contradiction::{ContradictionChoice, SettleContradiction};
use contract::customer::{CustomerChange, CustomerFields, CustomerSheet, WrittenFile};
use contract::drawn::{DrawHall, HallDrawn, HallPlanned, SetHallPlan};
use contract::goodwill::{CreditDone, GiveCredit};
use contract::hall::{ChangeHall, HallView, RenamedRow};
use contract::locale::Locale;
use contract::order::{AttachCustomer, NoteOrder, OrderFile, OrderPrints, PrintOrder, SendTickets};
use contract::policy::{PolicyAt, PolicyScope, PolicyView, SetPolicy};
use contract::reprise::{Decided, Refuse};
use contract::rescheduling::Rescheduled;
use contract::sale::Printed;
use contract::settings::{
    ChangeOperator, HouseSettings, OperatorRow, SetHouse, SetVat, Settings, VatSettings,
};
use domain::access::Role;
use domain::money::Cents;
use domain::out_of_sale::OutKind;
use harness::desk::{BareRenderer, DAY_MS, Desk};
use office::books::anchor;
use office::{Actor, By, House};
use serde_json::json;

use crate::amendments::{model, sold, void_of, voided};
use crate::goodwill;
use crate::reprises::{ask_back, order, shown};
use crate::rescheduling::{to, two_euros_are_kept};
use crate::sales::{marie, verified};
use crate::season;

/// Lets a house of the small kind live.
pub(super) fn lived(desk: &Desk) {
    desk.give_credit(marie(desk), Cents(4_000), desk.clock.now_ms() + 90 * DAY_MS);
    two_euros_are_kept(desk);
    requests(desk);
    evening_moved(desk);
    counter(desk);
    season_made(desk);
    rules(desk);
    by_hand(desk);
    crate::out_of_sale::kept(desk, &["25", "26"], OutKind::House);
    model::live(desk, 3);
    gone_back(desk);
    desk.give_credit(marie(desk), Cents(900), desk.clock.now_ms() + 30_000);
    contradicted(desk);
    desk.clock.pass(60_000);
    desk.lives_a_day();
    assert_eq!(desk.api.lapse_credit(|| true).unwrap(), 1);
    desk.api.send_due_mails().unwrap();
    erased(desk);
    verified(desk);
}

/// A person is erased who gave up their credit.
fn erased(desk: &Desk) {
    let fields = CustomerFields {
        last_name: "Passant".to_owned(),
        first_name: "Lou".to_owned(),
        email: "lou@example.org".to_owned(),
        phone: String::new(),
        locale: Locale::Fr,
    };
    let lou: CustomerSheet = desk.ok("Karim", "customer_create", fields);
    goodwill::given(desk, lou.id, 700, "2020-12-31");
    let wish = crate::erasure::wish(desk, lou.id, Some("Courrier du 3 juin"));
    desk.ok::<contract::erasure::Erased>("Hélène", "customer_erase", wish);
}

/// A house that went back and goes on: three tickets and a paper of a void are not in the books.
fn gone_back(desk: &Desk) {
    let (at_ms, entropy) = (desk.clock.now_ms(), desk.clock.entropy());
    let done = desk.store().write(|tx| {
        let house = House::load(tx)?;
        let (operator, renderer) = (&Actor::program(), &BareRenderer);
        let by = By { operator, counter_id: 0.into(), at_ms, renderer };
        let cx = office::command::unlisted(tx, by, "went back", entropy, house)?;
        let now = anchor::end(tx)?;
        let past = |name, more| now.series.get(name).map(|last| last + more);
        let (ticket, amendment) = (past("ticket", 3), past("amendment", 1));
        let numbers = LastNumbers { ticket, amendment, ..LastNumbers::default() };
        anchor::go_on(tx, &cx, Action::HouseWentBack, &now, &numbers)?;
        office::command::seal(tx, &cx.mint)
    });
    done.unwrap();
}

/// Another system says another price for a place that was taken back, then yet another; one is settled.
fn contradicted(desk: &Desk) {
    for price in [2_000, 1_500] {
        let mut batch = harness::small::small_house();
        batch.orders[0].places[0].price = Cents(price);
        crate::import::import(desk, &batch);
    }
    let settle = SettleContradiction {
        id: crate::facts::waiting(desk).rows[0].id,
        choice: ContradictionChoice::Here,
        word: "Vu au téléphone".to_owned(),
    };
    desk.ok::<Empty>("Hélène", "contradiction_settle", settle);
}

/// Credit given by hand, once with two signatures; one extended, one taken back; balances brought in.
fn by_hand(desk: &Desk) {
    let marie = marie(desk);
    goodwill::given(desk, marie, 1_100, "2020-12-31");
    let by = goodwill::signs_beside(desk, "Hélène", "Zoé");
    let signed =
        GiveCredit { seconded_by: Some(by), ..goodwill::gift(marie, 40_000, "2020-12-31") };
    let large: CreditDone = desk.ok("Hélène", "credit_give", signed);
    let first = goodwill::extended::extended(desk, large.lot_id, 40_000, "2021-01-31");
    goodwill::extended::extended(desk, first.lot_id, 40_000, "2021-02-28");
    let lot = goodwill::given(desk, marie, 600, "2020-12-31").lot_id;
    desk.ok::<CreditDone>("Hélène", "credit_take_back", goodwill::take_back(lot, 600));
    goodwill::brought_in::file(desk, goodwill::brought_in::FILE, false);
}

fn requests(desk: &Desk) {
    let places = order(desk, "671083").places;
    let accepted = ask_back(desk, "Léa", places[0].id);
    desk.ok::<Decided>("Noé", "reprise_accept", shown(&accepted));
    desk.clock.pass(31_000);
    desk.api.send_due_mails().unwrap();
    let refused = ask_back(desk, "Léa", places[1].id);
    let refusal = Refuse {
        id: refused.row.id,
        version: refused.row.version,
        reason: refused.reasons[0].code.clone(),
        sentence: "Rappelez-nous.".to_owned(),
    };
    desk.ok::<Decided>("Léa", "reprise_refuse", refusal);
    let held = ask_back(desk, "Karim", places[2].id);
    desk.ok::<Decided>("Léa", "reprise_hold", shown(&held));
    let others = order(desk, "671084").places;
    let passed = ask_back(desk, "Léa", others[0].id);
    let note =
        Noted { id: passed.row.id, version: passed.row.version, note: "À voir.".to_owned() };
    desk.ok::<Decided>("Léa", "reprise_pass", note);
    let back = ask_back(desk, "Léa", others[1].id);
    desk.ok::<Decided>("Léa", "reprise_withdraw", shown(&back));
    let again = ask_back(desk, "Léa", others[1].id);
    desk.ok::<Decided>("Noé", "reprise_accept", shown(&again));
    let note = Noted { id: again.row.id, version: again.row.version + 1, note: String::new() };
    desk.ok::<Decided>("Hélène", "reprise_reverse", note);
}

/// A performance that is moved: one customer is written to, another has a letter, open requests lose their fee.
fn evening_moved(desk: &Desk) {
    let id = order(desk, "671084").customer_id.unwrap();
    let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id });
    let fields = CustomerFields { email: String::new(), ..sheet.fields };
    let change = CustomerChange { id, version: sheet.version, fields, anyway: false };
    desk.ok::<CustomerSheet>("Léa", "customer_change", change);
    let wished = to(desk, "2020-06-14T20:00", Some("2020-06-10"));
    let done: Rescheduled = desk.ok("Hélène", "performance_reschedule", wished);
    assert!(done.by_mail > 0 && done.by_letter > 0 && done.relieved > 0, "{done:?}");
    for _ in 0..2 {
        desk.ok::<WrittenFile>("Hélène", "rescheduling_letters_pdf", ById { id: done.id });
    }
}

fn counter(desk: &Desk) {
    let fields = CustomerFields {
        last_name: "Martin".to_owned(),
        first_name: "Paul".to_owned(),
        email: "paul@example.org".to_owned(),
        phone: "01 40 00 00 00".to_owned(),
        locale: Locale::Fr,
    };
    let paul: CustomerSheet = desk.ok("Karim", "customer_create", fields);
    let cash = sold(desk, "Karim", &["21", "22"], None, (0, 0));
    let id = cash.order_id;
    let attach = AttachCustomer { id, seen_customer_id: None, customer_id: paul.id };
    desk.ok::<OrderFile>("Karim", "order_attach_customer", attach);
    desk.ok::<OrderFile>("Karim", "order_note", NoteOrder { id, note: "Fauteuil.".to_owned() });
    let prints: OrderPrints =
        desk.ok("Karim", "order_print_all", PrintOrder { id, duplicates: false });
    let files = json!({ "place_ids": prints.place_ids, "format": "a4" });
    desk.ok::<Printed>("Karim", "ticket_print", files);
    let out = json!({ "place_ids": prints.place_ids, "out": true });
    desk.ok::<Empty>("Karim", "ticket_confirm", out);
    for _ in 0..2 {
        desk.ok::<WrittenFile>("Karim", "receipt_pdf", ById { id });
    }
    let sent = SendTickets { id, recipient: "paul@example.org".to_owned(), keep: false };
    desk.ok::<contract::mail::MailSent>("Karim", "order_send_tickets", sent);
    let given = voided(desk, "Karim", id, &cash.place_ids[..1]);
    for _ in 0..2 {
        desk.ok::<WrittenFile>("Karim", "amendment_pdf", ById { id: given.amendment_id });
    }
    let card = sold(desk, "Karim", &["23"], Some(paul.id), (0, 2_500));
    let void =
        VoidSale { terminal: TerminalSaid::Unknown, ..void_of(card.order_id, &card.place_ids) };
    desk.ok::<Amended>("Karim", "sale_void", void);
    let unknown: contract::amendment::RefundPage =
        desk.ok("Hélène", "refunds_to_verify", json!({ "after": null, "limit": 10 }));
    let id = unknown.rows[0].id;
    for said in [TrySaid::Failed, TrySaid::Unknown] {
        let tried =
            TryRefund { id, said, card_authorisation: "R00002".to_owned(), note: String::new() };
        desk.ok::<RefundTried>("Hélène", "refund_try", tried);
    }
    let settle = SettleRefund {
        id,
        seen_customer_id: None,
        by: SettledBy::Cash,
        card_authorisation: String::new(),
        note: String::new(),
    };
    desk.ok::<SettledRefund>("Hélène", "refund_settle", settle);
    sold(desk, "Karim", &["24"], Some(marie(desk)), (2_000, 0));
}

fn season_made(desk: &Desk) {
    let (first, full) = (season::category(desk, "BALCON"), season::rate(desk, "Abonné"));
    let hall = season::hall(desk, "Petite salle", first, "A : 1-6\nB : 1-4");
    let seen = season::performance(desk, "ANTIGONE", hall.id, "2020-06-20T20:30");
    let seen = season::priced(desk, &seen, &[(first, full, 1_800)]);
    season::open(desk, &seen);
    let renamed = RenamedRow { before: "B".to_owned(), after: "C".to_owned() };
    let change = ChangeHall {
        id: hall.id,
        version: hall.version,
        name: "Salle du haut".to_owned(),
        category_id: first,
        rows: "A : 1-6\nC : 1-3".to_owned(),
        renamed: vec![renamed],
    };
    desk.ok::<HallView>("Hélène", "hall_change", change);
    let asked = DrawHall { id: hall.id, stage: String::new() };
    let drawn: HallDrawn = desk.ok("Hélène", "hall_plan_show", asked);
    let plan = formats::seating::read(drawn.json.as_bytes()).unwrap();
    let set = SetHallPlan::of(&plan.name, &plan.categories, &plan.plan, |seat| {
        (seat.number.clone(), seat.category.clone(), seat.guid.clone())
    });
    desk.ok::<HallPlanned>("Hélène", "hall_plan_set", set);
}

fn rules(desk: &Desk) {
    let at = PolicyAt { scope: PolicyScope::House, scope_id: 0 };
    let view: PolicyView = desk.ok("Hélène", "policy_view", &at);
    let policy = domain::policy::Policy { validity_days: 200, ..view.policy };
    let (scope, scope_id, version) = (PolicyScope::House, 0, view.version);
    let seen_policy_id = Some(view.policy_id);
    let set = SetPolicy { scope, scope_id, version, seen_policy_id, policy: Some(policy) };
    desk.ok::<PolicyView>("Hélène", "policy_set", set);
    let settings: Settings = desk.ok("Hélène", "settings_get", json!({}));
    let vat = VatSettings { rates_bp: vec![210, 550], default_bp: 210 };
    desk.ok::<Empty>("Hélène", "vat_set", SetVat { version: settings.vat_version, vat });
    let house = HouseSettings { licence: "L-R-20-000002".to_owned(), ..settings.house };
    desk.ok::<Empty>("Hélène", "house_set", SetHouse { version: settings.version, house });
    let people: Vec<OperatorRow> = desk.ok("Hélène", "operator_list", json!({}));
    let noe = people.into_iter().find(|person| person.name == "Noé").unwrap();
    let (id, version) = (noe.id, noe.version);
    let change = ChangeOperator { id, version, role: Role::Cashier, active: true, pin: None };
    desk.ok::<OperatorRow>("Hélène", "operator_change", change);
}
