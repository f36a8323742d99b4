//! The letters of a move, and mails that lose their address before or between two makings of them.

use api::Clock;
use contract::args::ById;
use contract::customer::{CustomerChange, CustomerFields, CustomerSheet, WrittenFile};
use contract::ids::ReschedulingId;
use contract::mail::{MailRow, MailState};
use contract::rescheduling::Rescheduled;
use harness::desk::{Desk, on_each_engine};
use office::Code;
use store::{StoreError, TxExt};

use super::{mails, sold, to};
use crate::reprises::order;
use crate::sales::verified;

fn marie_has_no_address(desk: &Desk) {
    let id = order(desk, "671083").customer_id.unwrap();
    let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id });
    let fields = CustomerFields { email: String::new(), ..sheet.fields };
    let change = CustomerChange { id, version: sheet.version, fields, anyway: false };
    desk.ok::<CustomerSheet>("Léa", "customer_change", change);
}

fn letters(desk: &Desk, id: ReschedulingId) -> i64 {
    desk.ok::<WrittenFile>("Hélène", "rescheduling_letters_pdf", ById { id });
    desk.clock.now_ms()
}

fn of_marie(desk: &Desk) -> MailRow {
    mails(desk).into_iter().find(|mail| mail.recipient_name == "Marie Dupont").unwrap()
}

#[test]
fn a_mail_that_loses_its_address_after_the_letters_is_settled_by_the_next_ones() {
    on_each_engine(|desk| {
        sold(desk);
        let done: Rescheduled =
            desk.ok("Hélène", "performance_reschedule", to(desk, "2020-06-14T20:00", None));
        desk.clock.pass(1_000);
        letters(desk, done.id);
        desk.clock.pass(1_000);
        marie_has_no_address(desk);
        let waits = of_marie(desk);
        assert_eq!((waits.state, waits.settled_at_ms), (MailState::NoAddress, None));
        verified(desk);
        desk.clock.pass(1_000);
        let at_ms = letters(desk, done.id);
        assert_eq!(of_marie(desk).settled_at_ms, Some(at_ms));
        verified(desk);
    });
}

/// How often the journal says that letters were made.
fn printed(desk: &Desk) -> i64 {
    let sql = "SELECT COUNT(*) FROM journal WHERE action = 'rescheduling.printed'";
    let count = desk.store().read(|tx| TxExt::int(tx, sql, &[]));
    count.unwrap_or_else(|e: StoreError| panic!("{e}"))
}

#[test]
fn letters_that_cannot_be_written_settle_no_mail_and_are_not_counted() {
    on_each_engine(|desk| {
        sold(desk);
        marie_has_no_address(desk);
        let done: Rescheduled =
            desk.ok("Hélène", "performance_reschedule", to(desk, "2020-06-14T20:00", None));
        let folder = desk.folder.join("lettres");
        std::fs::write(&folder, "").unwrap();
        let args = ById { id: done.id };
        assert_eq!(desk.refused("Hélène", "rescheduling_letters_pdf", args), Code::DiskFailed);
        assert_eq!((of_marie(desk).settled_at_ms, printed(desk)), (None, 0));

        std::fs::remove_file(&folder).unwrap();
        let made: WrittenFile = desk.ok("Hélène", "rescheduling_letters_pdf", ById { id: done.id });
        assert!(!made.path.contains("-D1"), "{}", made.path);
        assert!(of_marie(desk).settled_at_ms.is_some());
        assert_eq!(printed(desk), 1);
        verified(desk);
    });
}
