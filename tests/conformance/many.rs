//! Requests accepted together: each as if alone, and one press to undo them.

use contract::args::{ById, Versioned};
use contract::ids::RepriseId;
use contract::journal::Verification;
use contract::mail::{MailDetail, MailList, MailPage, MailShow};
use contract::reprise::{
    AcceptMany, AcceptancePreview, Claimed, Decided, DecidedMany, RepriseFile, UndoMany, UndoneMany,
};
use contract::sentence::Fact;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::RepriseState;
use harness::desk::{Desk, on_each_engine};
use harness::small::{order as bought, small_house};
use office::Code;
use serde_json::json;
use uuid::Uuid;

use crate::acceptances::policy_is;
use crate::reprises::{ask_back, balance, file, order};

fn seen(files: &[RepriseFile]) -> AcceptMany {
    let one = |file: &RepriseFile| Versioned { id: file.row.id, version: file.row.version };
    AcceptMany { requests: files.iter().map(one).collect() }
}

/// Requests of two customers, two of them of the same one.
fn three_requests(desk: &Desk) -> Vec<RepriseFile> {
    let marie = order(desk, "671083").places;
    let aicha = order(desk, "671084").places;
    [marie[0].id, aicha[0].id, marie[2].id].map(|place| ask_back(desk, "Léa", place)).to_vec()
}

fn accept(desk: &Desk, files: &[RepriseFile]) -> DecidedMany {
    desk.ok("Léa", "reprise_accept_many", seen(files))
}

fn verified(desk: &Desk) {
    let found: Verification = desk.ok("Hélène", "journal_verify", json!({}));
    assert!(found.ok, "{found:?}");
}

fn mails_to(desk: &Desk, search: &str) -> Vec<MailDetail> {
    let list = MailList { show: MailShow::All, search: search.to_owned(), after: None, limit: 50 };
    let page: MailPage = desk.ok("Léa", "mail_list", list);
    let accepted = page.rows.into_iter().filter(|row| row.kind == "reprise_accepted");
    accepted.map(|row| desk.ok("Léa", "mail_show", ById { id: row.id })).collect()
}

/// All that a person sees of a request once it is decided, without what every house numbers anew.
fn outcome(desk: &Desk, id: RepriseId) -> String {
    let file = file(desk, id);
    let history: Vec<_> = file.history.iter().map(|line| (&line.action, &line.args)).collect();
    format!(
        "{:?} {:?} {:?} {:?} {history:?}",
        file.row.state, file.credit, file.balance_cents, file.order.net_today_cents
    )
}

#[test]
fn requests_accepted_together_come_out_as_if_accepted_one_by_one() {
    on_each_engine(|together| {
        let alone = Desk::sqlite(&small_house());
        let (ours, theirs) = (three_requests(together), three_requests(&alone));
        let answer = accept(together, &ours);
        assert_eq!((answer.accepted, answer.accepted_cents), (3, Cents(7_800)));
        assert!(answer.left.is_empty() && answer.passed == 0);
        for file in &theirs {
            let one = Versioned { id: file.row.id, version: file.row.version };
            alone.ok::<Decided>("Léa", "reprise_accept", one);
        }
        for (ours, theirs) in ours.iter().zip(&theirs) {
            assert_eq!(outcome(together, ours.row.id), outcome(&alone, theirs.row.id));
        }
        for customer in ["marie", "aicha"] {
            let [ours, theirs] = [together, &alone].map(|desk| mails_to(desk, customer));
            let words = |mails: &[MailDetail]| {
                mails.iter().map(|m| (m.row.subject.clone(), m.text.clone())).collect::<Vec<_>>()
            };
            assert_eq!(words(&ours), words(&theirs));
        }
        verified(together);
    });
}

#[test]
fn the_second_mail_to_a_customer_states_the_balance_after_both() {
    on_each_engine(|desk| {
        accept(desk, &three_requests(desk));
        let mails = mails_to(desk, "marie");
        let states = |amount: &str| mails.iter().filter(|m| m.text.contains(amount)).count();
        assert_eq!(mails.len(), 2);
        assert_eq!(states("52,00"), 1);
    });
}

#[test]
fn what_cannot_be_accepted_is_named_and_the_others_go_through() {
    on_each_engine(|desk| {
        let mut files = three_requests(desk);
        files.push(ask_back(desk, "Léa", order(desk, "671083").places[1].id));
        files.push(ask_back(desk, "Hélène", order(desk, "671086").places[0].id));
        files.push(ask_back(desk, "Léa", order(desk, "671085").places[0].id));
        let one = |at: usize| Versioned { id: files[at].row.id, version: files[at].row.version };
        desk.ok::<Decided>("Noé", "reprise_accept", one(0));
        desk.ok::<Decided>("Noé", "reprise_hold", one(1));
        desk.ok::<Claimed>("Noé", "reprise_claim", ById { id: files[2].row.id });
        let mut asked = seen(&files);
        asked.requests.push(Versioned { id: 404.into(), version: 1 });

        let preview: AcceptancePreview = desk.ok("Léa", "reprise_weigh", asked.clone());
        let answer: DecidedMany = desk.ok("Léa", "reprise_accept_many", asked);
        let why: Vec<Code> = answer.left.iter().map(|left| left.code).collect();
        let expected = [Code::AlreadyDecided, Code::Stale, Code::ClaimedByOther, Code::NotFound];
        assert_eq!(why, expected);
        assert_eq!(answer.left[0].args["operator"], Fact::Text("Noé".to_owned()));
        assert_eq!(preview.left, answer.left);
        assert_eq!((answer.accepted, answer.accepted_cents), (2, Cents(5_100)));
        assert_eq!((answer.passed, answer.passed_cents), (1, Cents(40_000)));
        assert_eq!((preview.accepted, preview.passed, preview.alerts), (2, 1, 1));
        assert_eq!(preview.reprise_cents, Cents(45_100));
        assert_eq!((preview.accepted_cents, preview.passed_cents), (Cents(5_100), Cents(40_000)));
        assert_eq!(file(desk, files[3].row.id).row.state, RepriseState::Accepted);
        assert_eq!(file(desk, files[4].row.id).row.state, RepriseState::AwaitingSupervisor);
        assert_eq!(file(desk, files[1].row.id).row.state, RepriseState::Held);
        verified(desk);
    });
}

#[test]
fn a_supervisor_signs_together_but_never_what_they_proposed() {
    on_each_engine(|desk| {
        let asked = ask_back(desk, "Hélène", order(desk, "671086").places[0].id);
        let passed: DecidedMany =
            desk.ok("Hélène", "reprise_accept_many", seen(std::slice::from_ref(&asked)));
        assert_eq!((passed.accepted, passed.passed), (0, 1));
        let waiting = [file(desk, asked.row.id)];
        let own: DecidedMany = desk.ok("Hélène", "reprise_accept_many", seen(&waiting));
        assert_eq!(own.left[0].code, Code::OwnProposal);
        let signed: DecidedMany = desk.ok("Zoé", "reprise_accept_many", seen(&waiting));
        assert_eq!((signed.accepted, signed.accepted_cents), (1, Cents(40_000)));
    });
}

#[test]
fn one_press_takes_all_of_them_back_within_thirty_seconds() {
    on_each_engine(|desk| {
        let files = three_requests(desk);
        let answer = accept(desk, &files);
        let ids: Vec<RepriseId> = answer.done.iter().map(|d| d.id).collect();
        let all = UndoMany { ids };
        let other: UndoneMany = desk.ok("Noé", "reprise_undo_many", all.clone());
        assert!(other.done.is_empty() && other.left[0].code == Code::TooLateToUndo);
        let undone: UndoneMany = desk.ok("Léa", "reprise_undo_many", all.clone());
        assert_eq!((undone.done.len(), undone.left.len()), (3, 0));
        for file_before in &files {
            let now = file(desk, file_before.row.id);
            assert_eq!(now.row.state, RepriseState::Requested);
            assert_eq!(balance(desk, now.row.customer_id), Cents::ZERO);
        }
        assert_eq!(order(desk, "671083").places[0].state, PlaceState::Pending);
        verified(desk);

        let again: Vec<RepriseFile> = files.iter().map(|f| file(desk, f.row.id)).collect();
        accept(desk, &again);
        desk.clock.pass(30_001);
        let late: UndoneMany = desk.ok("Léa", "reprise_undo_many", all);
        assert_eq!((late.done.len(), late.left.len()), (0, 3));
    });
}

#[test]
fn the_same_press_sent_twice_accepts_once() {
    on_each_engine(|desk| {
        let files = three_requests(desk);
        let id = Uuid::now_v7();
        let send = || desk.call_as::<DecidedMany>(id, "Léa", "reprise_accept_many", seen(&files));
        assert_eq!(send().unwrap(), send().unwrap());
        assert_eq!(balance(desk, files[0].row.customer_id), Cents(5_200));
    });
}

#[test]
fn a_list_that_is_empty_too_long_or_repeats_itself_is_refused() {
    on_each_engine(|desk| {
        let refused = |ids: Vec<RepriseId>| {
            let requests = ids.into_iter().map(|id| Versioned { id, version: 1 }).collect();
            desk.refused("Léa", "reprise_accept_many", AcceptMany { requests })
        };
        assert_eq!(refused(Vec::new()), Code::BadField);
        assert_eq!(refused(vec![7.into(), 7.into()]), Code::BadField);
        assert_eq!(refused((1..=1_001).map(RepriseId::from).collect()), Code::BadField);
    });
}

#[test]
fn a_cancelled_evening_of_more_requests_than_one_statement_holds() {
    const PLACES: usize = 120;
    on_each_engine(|desk| {
        let mut batch = small_house();
        batch.orders = (0..PLACES)
            .map(|n| {
                let customer = ["marie", "aicha", "john"][n % 3];
                let seat = ("A".to_owned(), n.to_string());
                let mut bought = bought(&format!("8{n:05}"), customer, "figaro-1", &[seat], 2_500);
                bought.places[0].seat = None;
                bought
            })
            .collect();
        let desk = Desk::open(desk.url.as_ref().map(|_| harness::server::fresh_database()), &batch);
        policy_is(&desk, |policy| policy.sign_from = None);
        let files: Vec<RepriseFile> = (0..PLACES)
            .map(|n| ask_back(&desk, "Léa", order(&desk, &format!("8{n:05}")).places[0].id))
            .collect();
        let answer = accept(&desk, &files);
        assert_eq!((answer.accepted, answer.accepted_cents), (120, Cents(300_000)));
        let lots: Vec<String> = files
            .iter()
            .flat_map(|asked| file(&desk, asked.row.id).credit)
            .map(|lot| lot.number)
            .collect();
        let unbroken: Vec<String> = (1..=PLACES).map(|n| format!("AV-{n:06}")).collect();
        assert_eq!(lots, unbroken);
        assert_eq!(balance(&desk, files[0].row.customer_id), Cents(100_000));
        verified(&desk);
        let ids = answer.done.iter().map(|d| d.id).collect();
        let undone: UndoneMany = desk.ok("Léa", "reprise_undo_many", UndoMany { ids });
        assert_eq!(undone.done.len(), PLACES);
        assert_eq!(balance(&desk, files[0].row.customer_id), Cents::ZERO);
        verified(&desk);
    });
}
