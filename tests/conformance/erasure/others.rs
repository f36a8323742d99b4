//! Mails about somebody else that went to the address of a person who was erased.

use contract::customer::CustomerSheet;
use contract::mail::{MailList, MailPage, MailRow, MailSent, MailShow, MailState};
use contract::order::SendTickets;
use harness::desk::{Desk, on_each_engine};
use serde_json::json;

use super::{Lived, erased, lived, sold};
use crate::sales::{marie, verified};

const HERS: &str = "ottoline.zwq@nulle-part.example";

/// The tickets of a sale to Marie, sent to this address and to be sent.
fn sent_to(desk: &Desk, seat: &str, recipient: &str) {
    let id = sold(desk, &[seat], Some(marie(desk))).order_id;
    let send = SendTickets { id, recipient: recipient.to_owned(), keep: false };
    desk.ok::<MailSent>("Karim", "order_send_tickets", send);
}

/// The mails about Marie, the newest first: to whom, and how they are.
fn about_marie(desk: &Desk) -> Vec<(String, MailState)> {
    let list = MailList { show: MailShow::All, search: String::new(), after: None, limit: 50 };
    let page: MailPage = desk.ok("Léa", "mail_list", list);
    let id = marie(desk);
    let hers = page.rows.into_iter().filter(|mail| mail.customer_id == id);
    hers.map(|MailRow { recipient, state, .. }| (recipient, state)).collect()
}

#[test]
fn mails_about_somebody_else_name_no_address_of_an_erased_person() {
    on_each_engine(|desk| {
        let Lived { id, .. } = lived(desk);
        sent_to(desk, "20", HERS);
        desk.clock.pass(31_000);
        desk.api.send_due_mails().unwrap();
        sent_to(desk, "21", HERS);
        sent_to(desk, "22", "paul@example.org");
        erased(desk, id);
        let paul = ("paul@example.org".to_owned(), MailState::Pending);
        let nobody = |state| (String::new(), state);
        let expected = [paul, nobody(MailState::Cancelled), nobody(MailState::Sent)];
        assert_eq!(about_marie(desk), expected);
        let files = std::fs::read_dir(desk.folder.join("courriels")).unwrap().flatten();
        let names: Vec<String> =
            files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
        assert!(names.iter().all(|name| !name.contains("ottoline")), "{names:?}");
        verified(desk);
    });
}

#[test]
fn an_address_that_somebody_who_stays_has_too_stays_on_the_mails_about_others() {
    on_each_engine(|desk| {
        let Lived { id, .. } = lived(desk);
        let same = json!({ "last_name": "Zweig", "first_name": "Paul", "email": HERS, "phone": "",
            "locale": "fr", "anyway": true });
        desk.ok::<CustomerSheet>("Karim", "customer_create", same);
        sent_to(desk, "20", HERS);
        erased(desk, id);
        assert_eq!(about_marie(desk), [(HERS.to_owned(), MailState::Pending)]);
        verified(desk);
    });
}
