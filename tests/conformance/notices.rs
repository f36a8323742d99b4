//! What the administrator is told by mail: once of each thing, not again after a restart, and of another thing as well.

use std::sync::Barrier;

use contract::args::Empty;
use contract::mail::MailLines;
use contract::settings::{NoticeSettings, Settings};
use harness::desk::{DAY_MS, Desk, HOUR_MS, on_each_engine};
use harness::small::small_house;
use office::Code;
use serde_json::json;

use crate::reprises::{ask_back, order};

const TO: &str = "informatique@theatre.test";

fn writes_to(desk: &Desk, to: &str) {
    let now: NoticeSettings = desk.ok("Hélène", "notices_view", json!({}));
    desk.ok::<Empty>("Hélène", "notices_set", json!({ "to": to, "version": now.version }));
}

/// The mails that the administrator got so far, as they would be read.
fn got(desk: &Desk) -> Vec<String> {
    let mut files: Vec<_> = std::fs::read_dir(desk.api.mail_folder())
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| std::fs::read_to_string(entry.path()).unwrap())
        .filter(|text| text.contains(&format!("To: {TO}")))
        .collect();
    files.sort();
    files
}

fn tell(desk: &Desk) -> usize {
    desk.api.tell_administrator().unwrap()
}

/// As many mails in a state as are asked back.
fn put(desk: &Desk, number: &str, state: &str) {
    ask_back(desk, "Léa", order(desk, number).places[0].id);
    let text = format!("UPDATE mail SET state = '{state}' WHERE id = (SELECT MAX(id) FROM mail)");
    desk.store().write(|tx| tx.run(&text, &[])).unwrap();
}

/// A backup of today, so that nothing is late.
fn backed_up(desk: &Desk) {
    if desk.url.is_none() {
        desk.ok::<serde_json::Value>("Hélène", "backup_make", json!({}));
    }
}

#[test]
fn nobody_is_written_to_until_a_supervisor_says_whom() {
    on_each_engine(|desk| {
        backed_up(desk);
        put(desk, "671083", "in_doubt");
        assert_eq!(tell(desk), 0);
        let now: NoticeSettings = desk.ok("Hélène", "notices_view", json!({}));
        assert_eq!(now.to, "");
        for refused in ["personne", "a@b@c", "x@y.test\nBcc: z@y.test"] {
            let wrong = json!({ "to": refused, "version": now.version });
            assert_eq!(desk.refused("Hélène", "notices_set", wrong), Code::BadField, "{refused}");
        }
        let set = json!({ "to": TO, "version": now.version });
        assert_eq!(desk.refused("Léa", "notices_set", &set), Code::NotAllowed);
        writes_to(desk, TO);
        assert_eq!(desk.refused("Hélène", "notices_set", &set), Code::SettingsChanged);
        assert_eq!(tell(desk), 1);
    });
}

#[test]
fn a_thing_is_told_once_and_not_again_after_a_restart_and_another_one_is() {
    let story = |desk: Desk| {
        backed_up(&desk);
        writes_to(&desk, TO);
        assert_eq!(tell(&desk), 0, "nothing waits");
        put(&desk, "671083", "in_doubt");
        assert_eq!(tell(&desk), 1);
        let told = got(&desk);
        assert_eq!(told.len(), 1);
        assert!(
            told[0].contains("peut-=C3=AAtre partis") || told[0].contains("peut-être partis"),
            "{}",
            told[0]
        );
        assert_eq!(tell(&desk), 0);
        let desk = desk.reopened();
        assert_eq!(tell(&desk), 0, "a restart repeats nothing");
        desk.clock.pass(HOUR_MS / 2);
        assert_eq!(tell(&desk), 0, "nor does time");

        desk.everyone_signs_in();
        put(&desk, "671084", "failed");
        assert_eq!(tell(&desk), 1, "another thing does");
        assert_eq!(got(&desk).len(), 2);
        desk
    };
    story(Desk::sqlite(&small_house()));
    story(Desk::postgres(&small_house()));
}

#[test]
fn two_programs_that_find_a_thing_at_once_tell_it_once() {
    let desk = Desk::postgres(&small_house());
    writes_to(&desk, TO);
    let other = desk.beside();
    put(&desk, "671083", "in_doubt");
    let both = Barrier::new(2);
    let told: usize = std::thread::scope(|scope| {
        let threads = [&desk, &other].map(|desk| {
            let both = &both;
            scope.spawn(move || {
                both.wait();
                tell(desk)
            })
        });
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    assert_eq!(told, 1);
    assert_eq!(got(&desk).len() + got(&other).len(), 1);
    assert_eq!(tell(&desk) + tell(&other), 0);
}

#[test]
fn what_may_come_by_the_dozen_is_told_once_a_day_and_what_is_over_is_forgotten() {
    // Mails that were changed by hand make no backup of a house in a file.
    let desk = &Desk::postgres(&small_house());
    {
        writes_to(desk, TO);
        put(desk, "671083", "in_doubt");
        assert_eq!(tell(desk), 1);
        put(desk, "671084", "in_doubt");
        assert_eq!(tell(desk), 0, "the second of the day");
        desk.clock.pass(DAY_MS + HOUR_MS);
        desk.everyone_signs_in();
        let told = tell(desk);
        assert!(told >= 1, "another mail in doubt, a day later");
        let settle =
            "UPDATE mail SET state = 'sent', sent_at_ms = date_ms WHERE state = 'in_doubt'";
        desk.store().write(|tx| tx.run(settle, &[])).unwrap();
        desk.clock.pass(DAY_MS + HOUR_MS);
        desk.everyone_signs_in();
        tell(desk);
        let left: Vec<office::house::notice::Noticed> =
            desk.store().read(|tx| office::house::notice::noticed(tx)).unwrap();
        assert!(left.iter().all(|noticed| !noticed.what.starts_with("mails_in_doubt")), "{left:?}");
    }
}

#[test]
fn while_mails_stand_still_nothing_is_told_and_afterwards_it_is() {
    on_each_engine(|desk| {
        backed_up(desk);
        writes_to(desk, TO);
        put(desk, "671083", "in_doubt");
        let stop = format!(
            "INSERT INTO mail_line (counter_id, state, reason, answer, failures, since_ms, retry_at_ms)
             VALUES ({}, 'paused', 'no_password', NULL, 1, 1, 0)",
            desk.api.counter_id.number()
        );
        desk.store().write(|tx| tx.run(&stop, &[])).unwrap();
        assert_eq!(tell(desk), 0);
        desk.ok::<MailLines>("Hélène", "mail_resume", json!({}));
        assert_eq!(tell(desk), 1);
    });
}

#[test]
fn a_mail_that_does_not_leave_leaves_the_thing_to_be_told() {
    on_each_engine(|desk| {
        backed_up(desk);
        writes_to(desk, TO);
        put(desk, "671083", "in_doubt");
        let folder = desk.api.mail_folder();
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::write(&folder, b"in the way").unwrap();
        assert_eq!(tell(desk), 0);
        std::fs::remove_file(&folder).unwrap();
        assert_eq!(tell(desk), 1);
        assert_eq!(got(desk).len(), 1);
    });
}

#[test]
fn a_counter_that_waits_and_books_that_are_wrong_are_told() {
    let desk = Desk::postgres(&small_house());
    writes_to(&desk, TO);
    let folder = tempfile::tempdir().unwrap();
    let waiting = Desk::reopen(folder.path(), desk.login.clone(), &desk.clock).unwrap();
    assert_eq!(tell(&desk), 1);
    let second = tempfile::tempdir().unwrap();
    let waiting_too = Desk::reopen(second.path(), desk.login.clone(), &desk.clock).unwrap();
    assert_eq!(tell(&desk), 1, "somebody stands at the second one too");
    drop((waiting, waiting_too));

    let wrong =
        "UPDATE orders SET total_cents = total_cents + 100 WHERE id = (SELECT MIN(id) FROM orders)";
    desk.store()
        .write(|tx| {
            tx.run("ALTER TABLE orders DISABLE TRIGGER ALL", &[])?;
            tx.run(wrong, &[])?;
            tx.run("ALTER TABLE orders ENABLE TRIGGER ALL", &[])
        })
        .unwrap();
    assert_eq!(tell(&desk), 0, "nobody looked");
    assert!(!desk.api.verify().unwrap().ok);
    assert_eq!(tell(&desk), 1);
    assert!(!desk.api.verify().unwrap().ok);
    assert_eq!(tell(&desk), 0);
}

#[test]
fn the_address_is_no_part_of_the_journal() {
    on_each_engine(|desk| {
        writes_to(desk, TO);
        let all = json!({ "operator_id": null, "customer": "", "order": "", "from_ms": null,
            "to_ms": null, "after": null, "limit": 50 });
        let page: serde_json::Value = desk.ok("Hélène", "journal_list", all);
        assert!(page.to_string().contains("settings.notices"));
        assert!(!page.to_string().contains("theatre.test"));
        desk.ok::<Settings>("Hélène", "settings_get", json!({}));
    });
}
