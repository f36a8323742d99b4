//! What is left of a person outside the tables: papers and mails of the counters, backups.

use std::path::Path;
use std::sync::Arc;

use api::{Api, Clock, Options};
use contract::anchor::LastNumbers;
use contract::args::{ById, Empty};
use contract::customer::{OrderState, WrittenFile};
use contract::ids::OrderId;
use contract::journal::BackupFile;
use contract::order::{AttachCustomer, OrderFile, OrderPaid, PayOrder};
use contract::restoring::RestoreAllowed;
use contract::settings::OperatorRow;
use domain::money::Cents;
use formats::batch::Batch;
use harness::desk::{Desk, PIN, on_each_engine};
use harness::small::{self, small_house};
use serde_json::json;
use store::TxExt;

use super::{Lived, erased, lived, quote, sheet};
use crate::sales::verified;

#[test]
fn each_counter_clears_its_papers_and_mails_at_the_next_opening() {
    let desk = Desk::postgres(&small_house());
    let Lived { id, .. } = lived(&desk);
    let other = desk.beside();
    let paper: WrittenFile = other.ok("Karim", "customer_statement_pdf", ById { id });
    let theirs = crate::sales::marie(&other);
    let kept: WrittenFile = other.ok("Karim", "customer_statement_pdf", ById { id: theirs });
    erased(&desk, id);
    assert!(std::fs::exists(&paper.path).unwrap(), "that counter is still open");
    let other = other.reopened();
    assert!(!std::fs::exists(&paper.path).unwrap());
    assert!(std::fs::exists(&kept.path).unwrap(), "nobody else's paper goes");
    let again: WrittenFile = other.ok("Karim", "customer_statement_pdf", ById { id });
    let other = other.reopened();
    assert!(std::fs::exists(&again.path).unwrap(), "a paper of the erased is nobody's");
    drop(other);
}

#[test]
fn a_restored_backup_repeats_the_erasures_since() {
    let desk = Desk::sqlite(&small_house());
    let Lived { id, .. } = lived(&desk);
    crate::goodwill::given(&desk, id, 1_500, "2020-12-31");
    let made: BackupFile = desk.ok("Hélène", "backup_make", json!({}));
    let backup = desk.folder.join("sauvegardes").join(made.name);
    crate::amendments::sold(&desk, "Karim", &["20"], Some(id), (1_500, 0));
    erased(&desk, id);
    let clock = Arc::clone(&desk.clock);
    let desk = desk.reopened_after(|folder| {
        let clock = Arc::clone(&clock) as Arc<dyn Clock>;
        let options = Options { clock, ..Options::folder(folder) };
        Api::restore(&options, &backup, Some("hélène"), PIN, &LastNumbers::default()).unwrap();
    });
    let after = sheet(&desk, id);
    assert!(after.name.starts_with("Personne effacée"), "{after:?}");
    assert_eq!(after.balance_cents, Cents::ZERO);
    verified(&desk);
    let bytes = std::fs::read(desk.folder.join("contremarque.sqlite")).unwrap();
    for word in super::WORDS {
        let there =
            bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()));
        assert!(!there, "{word} in the restored file");
    }
}

/// Restores a backup of before an erasure where the house was just moved to, and `lost` is gone.
fn restored_after_a_move(lost: &str) {
    let desk = Desk::sqlite(&small_house());
    let Lived { id, .. } = lived(&desk);
    let made: BackupFile = desk.ok("Hélène", "backup_make", json!({}));
    erased(&desk, id);
    let (clock, folder) = (Arc::clone(&desk.clock), desk.folder.clone());
    let options = |folder: &Path| Options {
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        ..Options::folder(folder)
    };
    let left = desk.close();
    let place = tempfile::tempdir().unwrap();
    let to = place.path().to_str().unwrap();
    Api::move_house(&options(&folder), Some("Hélène"), PIN, to).unwrap();
    std::fs::remove_file(place.path().join(lost)).unwrap();
    let (there, backup) = (options(place.path()), folder.join("sauvegardes").join(made.name));
    Api::restore(&there, &backup, Some("Hélène"), PIN, &LastNumbers::default()).unwrap();
    let bytes = std::fs::read(place.path().join("contremarque.sqlite")).unwrap();
    for word in super::WORDS {
        let is_there =
            bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()));
        assert!(!is_there, "{word} in the restored file, without {lost}");
    }
    assert!(Api::open(&there).unwrap().verify().unwrap().ok);
    drop(left);
}

#[test]
fn a_backup_that_is_restored_right_after_a_move_brings_nobody_back() {
    // The house says it itself; where it is lost, what the counter knew is.
    for lost in ["counter.erased", "contremarque.sqlite"] {
        restored_after_a_move(lost);
    }
}

#[test]
fn the_preview_knows_the_backups_of_the_second_folder_or_says_that_it_cannot_be_read() {
    let desk = Desk::sqlite(&small_house());
    let second = tempfile::tempdir().unwrap();
    let path = second.path().display().to_string();
    let args = json!({ "keep": 30, "keep_mb": 0, "second": path, "second_apart": false });
    desk.ok::<Empty>("Hélène", "backup_set", args);
    let made: BackupFile = desk.ok("Hélène", "backup_make", json!({}));
    std::fs::write(second.path().join("contremarque-2001-01-01-000000.sqlite"), "x").unwrap();
    let id = crate::sales::marie(&desk);
    let seen = quote(&desk, id);
    let names: Vec<&str> = seen.second.iter().map(|kept| kept.name.as_str()).collect();
    assert_eq!((names, seen.second_unread.as_str()), (vec![made.name.as_str()], ""));
    assert!(seen.second[0].until_ms >= seen.backups[0].until_ms, "{seen:?}");
    second.close().unwrap();
    let seen = quote(&desk, id);
    assert!(seen.second.is_empty());
    assert_eq!((seen.second_unread, seen.backups.len()), (path, 1));
}

#[test]
fn a_supervisor_whom_the_backup_does_not_know_restores_it_and_the_erasures_are_repeated() {
    let desk = Desk::sqlite(&small_house());
    let Lived { id, order_id } = lived(&desk);
    crate::goodwill::given(&desk, id, 1_500, "2020-12-31");
    let order: OrderFile = desk.ok("Karim", "order_file", ById { id: order_id });
    let asked = crate::reprises::ask_back(&desk, "Léa", order.places[1].id);
    let made: BackupFile = desk.ok("Hélène", "backup_make", json!({}));
    crate::amendments::sold(&desk, "Karim", &["20"], Some(id), (1_500, 0));
    let seen = crate::reprises::shown(&asked);
    desk.ok::<contract::reprise::Decided>("Karim", "reprise_withdraw", seen);
    let new = json!({ "name": "Nadège", "role": "supervisor", "pin": PIN });
    desk.ok::<OperatorRow>("Hélène", "operator_create", new);
    desk.signs_in("Nadège");
    erased(&desk, id);
    let args = json!({ "name": made.name, "pin": PIN });
    let by: RestoreAllowed = desk.ok("Nadège", "restore_allow", args);
    assert_eq!(by.operator, "Nadège");
    let clock = Arc::clone(&desk.clock);
    let desk = desk.reopened_after(|folder| {
        let clock = Arc::clone(&clock) as Arc<dyn Clock>;
        let options = Options { clock, ..Options::folder(folder) };
        Api::restore_named(&options, &made.name, &by).unwrap();
    });
    let after = sheet(&desk, id);
    assert!(after.name.starts_with("Personne effacée"), "{after:?}");
    assert_eq!(after.balance_cents, Cents::ZERO);
    verified(&desk);
}

#[test]
fn papers_of_an_order_that_was_given_to_somebody_else_go_with_whose_it_was() {
    on_each_engine(|desk| {
        let Lived { id, .. } = lived(desk);
        let sold = crate::amendments::sold(desk, "Karim", &["20"], Some(id), (0, 0));
        let paper: WrittenFile = desk.ok("Karim", "receipt_pdf", ById { id: sold.order_id });
        let customer_id = crate::sales::marie(desk);
        let attach = AttachCustomer { id: sold.order_id, seen_customer_id: Some(id), customer_id };
        desk.ok::<OrderFile>("Karim", "order_attach_customer", attach);
        erased(desk, id);
        assert!(!std::fs::exists(&paper.path).unwrap());
    });
}

/// Unpaid orders of Marie and Aïcha, two places each, whose papers could be taken for one another's.
fn alike(numbers: [&str; 2]) -> Batch {
    let seats = |of: [&str; 2]| of.map(|seat| ("A".to_owned(), seat.to_owned()));
    let mut first = small::order("880001", "marie", "figaro-1", &seats(["20", "21"]), 2_500);
    let mut second = small::order("880002", "aicha", "figaro-1", &seats(["22", "23"]), 2_500);
    for (order, number) in [&mut first, &mut second].into_iter().zip(numbers) {
        number.clone_into(&mut order.number);
        order.state = OrderState::Unpaid;
    }
    Batch { orders: vec![first, second], ..small_house() }
}

fn numbered(desk: &Desk, number: &str) -> OrderFile {
    let sql = format!("SELECT id FROM orders WHERE number = '{number}'");
    let id = desk.store().read(|tx| tx.int(sql.as_str(), &[])).unwrap();
    desk.ok("Karim", "order_file", ById { id: OrderId::new(id) })
}

/// The receipt of an order that is paid here, then its tickets.
fn papers_of(desk: &Desk, number: &str) -> [String; 2] {
    let unpaid = numbered(desk, number);
    let pay = PayOrder {
        id: unpaid.id,
        seen_customer_id: unpaid.customer_id,
        credit_cents: Cents::ZERO,
        card_cents: Cents::ZERO,
        card_last4: String::new(),
        card_authorisation: String::new(),
        tendered_cents: Cents(5_000),
        expected_total_cents: Cents(5_000),
    };
    desk.ok::<OrderPaid>("Karim", "order_pay", pay);
    let places: Vec<_> = unpaid.places.iter().map(|place| place.id).collect();
    let tickets = json!({ "place_ids": places, "format": "a4" });
    let receipt: WrittenFile = desk.ok("Karim", "receipt_pdf", ById { id: unpaid.id });
    let tickets: WrittenFile = desk.ok("Karim", "ticket_pdf", tickets);
    [receipt.path, tickets.path]
}

#[test]
fn papers_of_another_order_whose_number_begins_alike_stay() {
    on_each_engine(|desk| {
        // A second order of one number: an import makes it 880001-2.
        desk.import(&alike(["880001", "880001"]));
        let (theirs, others) = (papers_of(desk, "880001"), papers_of(desk, "880001-2"));
        erased(desk, crate::sales::marie(desk));
        assert!(!theirs.iter().any(|path| std::fs::exists(path).unwrap()), "{theirs:?}");
        assert!(others.iter().all(|path| std::fs::exists(path).unwrap()), "{others:?}");
    });
}

#[test]
fn two_orders_never_share_the_name_of_a_paper() {
    on_each_engine(|desk| {
        desk.import(&alike(["900/005", "900-005"]));
        let (theirs, others) = (papers_of(desk, "900/005"), papers_of(desk, "900-005"));
        assert!(theirs.iter().zip(&others).all(|(one, other)| one != other), "{theirs:?}");
        erased(desk, crate::sales::marie(desk));
        assert!(!theirs.iter().any(|path| std::fs::exists(path).unwrap()), "{theirs:?}");
        assert!(others.iter().all(|path| std::fs::exists(path).unwrap()), "{others:?}");
    });
}

#[test]
fn a_paper_under_a_name_of_before_goes_unless_somebody_else_could_have_it() {
    on_each_engine(|desk| {
        desk.import(&alike(["900/005", "900-005"]));
        papers_of(desk, "900/005");
        let places = numbered(desk, "900/005").places;
        let [first, last] = [0, 1].map(|rank: usize| places[rank].ticket_number.unwrap());
        let tickets = desk.folder.join("billets").join(format!("900-005-{first}-{last}-A4.pdf"));
        let receipt = desk.folder.join("recus").join("recu-900-005.pdf");
        for paper in [&tickets, &receipt] {
            std::fs::write(paper, "%PDF").unwrap();
        }
        erased(desk, crate::sales::marie(desk));
        assert!(!std::fs::exists(&tickets).unwrap());
        assert!(std::fs::exists(&receipt).unwrap(), "it may be of 900-005");
    });
}
