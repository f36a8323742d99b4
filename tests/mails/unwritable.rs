//! Mails that no program can make, whoever wrote their rows: each fails, and those behind it leave.

use contract::mail::{MailReason, MailState};
use harness::desk::{Desk, on_each_engine};
use harness::post::{self, Letter};
use harness::smtp::{Server, Setup};
use store::StoreError;

use super::send;

/// Times that no date of a mail can name.
const NO_DATES: [i64; 3] = [253_402_300_800_000, 300_000_000_000_000, -1];

/// Writes a row as whoever goes past the program and every guard.
fn by_hand(desk: &Desk, sql: &str) {
    let done = desk.store().write(|tx| tx.run(sql, &[]));
    done.unwrap_or_else(|e: StoreError| panic!("{e}"));
}

#[test]
fn a_mail_of_a_time_that_no_date_can_name_fails_and_the_next_one_leaves() {
    on_each_engine(|desk| {
        let server = Server::start(Setup::default());
        post::send_through(desk, post::plain(server.port), None);
        let letters: Vec<Letter> = (0..=NO_DATES.len()).map(Letter::numbered).collect();
        let ids = post::queue(desk, &letters);
        for (id, at_ms) in ids.iter().zip(NO_DATES) {
            let id = i64::from(*id);
            by_hand(desk, &format!("UPDATE mail SET date_ms = {at_ms} WHERE id = {id}"));
        }
        send(desk);
        for id in &ids[..NO_DATES.len()] {
            let mail = post::one(desk, *id);
            let became = (mail.state, mail.reason);
            assert_eq!(became, (MailState::Failed, Some(MailReason::Unwritable)));
        }
        assert_eq!(post::one(desk, ids[NO_DATES.len()]).state, MailState::Sent);
        assert_eq!(server.kept().len(), 1);
    });
}

#[test]
fn a_mail_whose_kind_is_a_path_goes_into_the_folder_of_the_mails() {
    on_each_engine(|desk| {
        let id = post::queue(desk, &[Letter::numbered(1)])[0];
        let named = format!("UPDATE mail SET kind = '../../mine' WHERE id = {}", i64::from(id));
        by_hand(desk, &named);
        send(desk);
        assert_eq!(post::one(desk, id).state, MailState::Sent);
        let files = std::fs::read_dir(desk.folder.join("courriels")).unwrap().flatten();
        let names: Vec<_> = files.map(|file| file.file_name()).collect();
        assert!(
            names.iter().any(|name| name.to_string_lossy().contains(".._.._mine")),
            "{names:?}"
        );
    });
}
