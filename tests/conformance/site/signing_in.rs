//! A code lets in whoever reads the mail, once, in the browser that asked, for ten minutes; nothing tells whether an
//! address is known.

use contract::locale::Locale;
use contract::site::{AskCode, CodeAsked, CodeRefused};
use harness::desk::{Desk, HOUR_MS, on_each_engine};
use harness::door::{CODE, Door, browser};
use office::Code;
use serde_json::json;
use store::TxExt;

const MARIE: &str = "marie@example.org";
const MINUTE_MS: i64 = 60_000;

fn refused(door: &Door, browser: &contract::secret::Secret, code: &str) -> (CodeRefused, i64) {
    let (token, entered) = door.enters(browser, code);
    assert!(entered.signed_in.is_none());
    assert_eq!(door.is_nobody(Some(&token)), Code::NotSignedIn);
    (entered.refused.expect("a reason"), entered.left)
}

#[test]
fn a_code_lets_in_once_and_in_the_browser_that_asked_alone() {
    on_each_engine(|desk| {
        let door = desk.door();
        let asking = browser();
        let asked = door.asks(&asking, "  Marie@Example.org ", CODE);
        assert!(asked.sends);
        assert_eq!(asked.until_ms, desk.api.now_ms() + 10 * MINUTE_MS);
        assert_eq!(refused(&door, &browser(), CODE), (CodeRefused::Over, 0));
        // As it is pasted from a mail.
        let (_, entered) = door.enters(&asking, " 314 159\n");
        let entered = entered.signed_in.unwrap();
        assert_eq!(entered.me.map(|me| me.name).as_deref(), Some("Marie Dupont"));
        assert_eq!(refused(&door, &asking, CODE), (CodeRefused::Over, 0));
    });
}

#[test]
fn five_codes_may_be_tried_and_the_right_one_is_none_afterwards() {
    on_each_engine(|desk| {
        let (door, asking) = (desk.door(), browser());
        let _ = door.asks(&asking, MARIE, CODE);
        for left in (1..=4).rev() {
            assert_eq!(refused(&door, &asking, "271828"), (CodeRefused::Wrong, left));
        }
        assert_eq!(refused(&door, &asking, "271828"), (CodeRefused::Over, 0));
        assert_eq!(refused(&door, &asking, CODE), (CodeRefused::Over, 0));
    });
}

#[test]
fn a_code_ends_after_ten_minutes_of_the_house() {
    on_each_engine(|desk| {
        let (door, asking) = (desk.door(), browser());
        let _ = door.asks(&asking, MARIE, CODE);
        desk.clock.pass(10 * MINUTE_MS + 1);
        assert_eq!(refused(&door, &asking, CODE), (CodeRefused::Over, 0));
        let _ = door.asks(&asking, MARIE, CODE);
        desk.clock.pass(10 * MINUTE_MS);
        assert!(door.enters(&asking, CODE).1.signed_in.is_some());
    });
}

#[test]
fn a_second_code_leaves_the_first_good_and_a_fourth_ends_it() {
    on_each_engine(|desk| {
        let door = desk.door();
        let codes = ["111111", "222222", "333333", "444444"];
        for (asked, entered, good) in [(3, 0, true), (4, 0, false), (4, 1, true)] {
            let asking = browser();
            for code in &codes[..asked] {
                let _ = door.asks(&asking, &format!("un{asked}{entered}@example.org"), code);
                desk.clock.pass(1_000);
            }
            let taken = door.enters(&asking, codes[entered]).1.signed_in.is_some();
            assert_eq!(taken, good, "{entered} of {asked}");
        }
    });
}

#[test]
fn a_new_code_lets_in_whoever_mistyped_five_times_and_ten_an_hour_are_tried_of_a_mailbox() {
    on_each_engine(|desk| {
        let (door, asking) = (desk.door(), browser());
        let _ = door.asks(&asking, MARIE, "111111");
        for _ in 0..5 {
            let _ = refused(&door, &asking, "271828");
        }
        let _ = door.asks(&asking, MARIE, "222222");
        assert_eq!(refused(&door, &asking, "111111"), (CodeRefused::Wrong, 4));
        assert!(door.enters(&asking, "222222").1.signed_in.is_some());
        // Seven of this hour's ten are used.
        let asking = browser();
        let _ = door.asks(&asking, MARIE, CODE);
        for left in (2..=4).rev() {
            assert_eq!(refused(&door, &asking, "271828"), (CodeRefused::Wrong, left));
        }
        let _ = door.asks(&asking, MARIE, CODE);
        assert_eq!(refused(&door, &asking, CODE), (CodeRefused::TooMany, 0));
    });
}

#[test]
fn a_code_that_is_asked_for_again_within_the_hour_is_good_for_its_ten_minutes() {
    on_each_engine(|desk| {
        let (door, asking) = (desk.door(), browser());
        let _ = door.asks(&asking, MARIE, "111111");
        desk.clock.pass(58 * MINUTE_MS);
        let asked = door.asks(&asking, MARIE, CODE);
        assert!(asked.sends);
        desk.clock.pass(4 * MINUTE_MS);
        assert_eq!(refused(&door, &asking, "111111"), (CodeRefused::Wrong, 4));
        assert!(door.enters(&asking, CODE).1.signed_in.is_some());
    });
}

#[test]
fn another_address_in_the_same_browser_ends_the_codes_of_the_first() {
    on_each_engine(|desk| {
        let (door, asking) = (desk.door(), browser());
        let _ = door.asks(&asking, MARIE, "111111");
        let _ = door.asks(&asking, "aicha@example.org", "222222");
        assert_eq!(refused(&door, &asking, "111111"), (CodeRefused::Wrong, 4));
        let entered = door.enters(&asking, "222222").1.signed_in.unwrap();
        assert_eq!(entered.email, "aicha@example.org");
    });
}

#[test]
fn five_mails_an_hour_go_to_an_address_and_the_page_says_the_same_afterwards() {
    on_each_engine(|desk| {
        let door = desk.door();
        let sends: Vec<bool> = (0..7).map(|_| door.asks(&browser(), MARIE, CODE).sends).collect();
        assert_eq!(sends, [true, true, true, true, true, false, false]);
        assert!(door.asks(&browser(), "john@example.org", CODE).sends);
        desk.clock.pass(HOUR_MS);
        assert!(door.asks(&browser(), MARIE, CODE).sends);
    });
}

#[test]
fn codes_are_tried_ten_times_an_hour_for_an_address_and_thirty_from_a_browser_s_address() {
    on_each_engine(|desk| {
        let door = desk.door();
        let mut last = Vec::new();
        for _ in 0..3 {
            let asking = browser();
            let _ = door.asks(&asking, MARIE, CODE);
            last = (0..4).map(|_| refused(&door, &asking, "271828").0).collect();
        }
        let (wrong, many) = (CodeRefused::Wrong, CodeRefused::TooMany);
        assert_eq!(last, [wrong, wrong, many, many]);
        // 12 were tried from here, so that 18 are left for others.
        let mut others = 0;
        while refused(&door, &browser(), CODE).0 == CodeRefused::Over {
            others += 1;
        }
        assert_eq!(others, 18);
        desk.clock.pass(HOUR_MS);
        let _ = door.signs_in(MARIE);
    });
}

#[test]
fn an_address_that_nobody_has_is_asked_and_let_in_as_any_other_and_finds_nothing() {
    on_each_engine(|desk| {
        let (door, asking) = (desk.door(), browser());
        assert!(door.asks(&asking, "personne@example.org", CODE).sends);
        let (token, entered) = door.enters(&asking, CODE);
        let entered = entered.signed_in.unwrap();
        assert!(entered.customers.is_empty() && entered.me.is_none());
        let orders = json!({ "search": "", "sort": "performance", "descending": true, "offset": 0, "limit": 10 });
        assert_eq!(door.refused(Some(&token), "my_orders", orders), Code::NotSignedIn);
    });
}

#[test]
fn what_is_no_address_or_no_browser_is_refused() {
    on_each_engine(|desk| {
        let door = desk.door();
        let ask = |email: &str, browser: &str| {
            let (email, from) = (email.to_owned(), "192.0.2.7".to_owned());
            door.refused(
                None,
                "site_code_ask",
                AskCode { email, browser: browser.into(), locale: Locale::Fr, from },
            )
        };
        let long = "0".repeat(32);
        assert_eq!(ask("marie", &long), Code::BadField);
        assert_eq!(ask("", &long), Code::BadField);
        assert_eq!(ask(MARIE, "court"), Code::BadField);
    });
}

/// Every text of every row of every table.
fn everything(desk: &Desk) -> String {
    let mut all = String::new();
    desk.store()
        .read(|tx| {
            for table in [
                "command",
                "journal",
                "journal_note",
                "mail",
                "site_request",
                "site_code",
                "site_session",
                "site_limit",
            ] {
                tx.query(&format!("SELECT * FROM {table}"), &[], &mut |row| {
                    all.push_str(&format!("{:?}\n", row.into_values()));
                    Ok(())
                })?;
            }
            Ok::<_, office::OfficeError>(())
        })
        .unwrap();
    all
}

#[test]
fn neither_a_code_nor_a_token_is_kept_anywhere() {
    on_each_engine(|desk| {
        let (door, asking) = (desk.door(), browser());
        let _: CodeAsked = door.asks(&asking, MARIE, CODE);
        let kept = everything(desk);
        assert!(kept.contains(MARIE) && !kept.contains(CODE) && !kept.contains(asking.reveal()));
        let (token, _) = door.enters(&asking, CODE);
        let kept = everything(desk);
        assert!(kept.contains(MARIE) && !kept.contains(token.reveal()));
        assert!(!kept.contains(CODE) && !kept.contains(asking.reveal()));
    });
}
