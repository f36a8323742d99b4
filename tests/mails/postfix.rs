//! The same against Debian's postfix.

use contract::args::Empty;
use contract::mail::{MailLineState, MailLines, MailReason, MailState};
use contract::settings::{MailSettings, MailTls};
use harness::desk::Desk;
use harness::post::{self, Letter, TEXT};
use harness::postfix::{LATER, PASSWORD, Postfix, UNKNOWN, USER};
use harness::small::small_house;
use mail_parser::MessageParser;

use super::send;

/// One that runs, or why there is none: said, so that nobody takes silence for success.
fn postfix() -> Option<Postfix> {
    match Postfix::start().unwrap() {
        Ok(postfix) => Some(postfix),
        Err(why) => {
            println!("left out: {why}");
            None
        }
    }
}

fn settings(postfix: &Postfix, tls: MailTls) -> MailSettings {
    MailSettings {
        tls,
        host: "localhost".to_owned(),
        user: USER.to_owned(),
        ca: postfix.authority.ca.clone(),
        ..post::plain(match tls {
            MailTls::Implicit => postfix.tls_port,
            _ => postfix.port,
        })
    }
}

#[test]
fn postfix_takes_mails_over_either_encryption_and_they_arrive_as_written() {
    let Some(postfix) = postfix() else { return };
    let names = ["Zoé Œuvrard", "שרה לוי", "🎭, <x@example.org>", &"é".repeat(200)];
    let mut letters: Vec<Letter> = names
        .iter()
        .enumerate()
        .map(|(n, name)| Letter { to: format!("c{n}@example.org"), name: (*name).to_owned() })
        .collect();
    letters.push(Letter { to: "zoé@example.org".to_owned(), name: "Zoé".to_owned() });
    letters.push(Letter { to: "zoe@théâtre.example".to_owned(), name: "Zoé".to_owned() });
    for (tls, sent) in [(MailTls::Starttls, letters.len()), (MailTls::Implicit, 2 * letters.len())]
    {
        let desk = Desk::sqlite(&small_house());
        post::send_through(&desk, settings(&postfix, tls), Some(PASSWORD));
        post::queue(&desk, &letters);
        send(&desk);
        let mails = post::all(&desk);
        assert!(mails.iter().all(|mail| mail.state == MailState::Sent), "{tls:?}: {mails:?}");
        let arrived = postfix.delivered(sent).unwrap();
        for mail in arrived {
            let message = MessageParser::default().parse(&mail).unwrap();
            let to = message.to().unwrap().first().unwrap();
            let letter = letters.iter().find(|letter| Some(letter.name.as_str()) == to.name());
            assert!(letter.is_some(), "{:?}", to.name());
            let text = message.body_text(0).unwrap().replace("\r\n", "\n");
            assert_eq!(text.trim_end(), TEXT.trim_end());
        }
    }
}

#[test]
fn postfix_refuses_and_each_refusal_is_understood() {
    let Some(postfix) = postfix() else { return };
    let desk = Desk::sqlite(&small_house());
    let told = settings(&postfix, MailTls::Starttls);
    post::send_through(&desk, told.clone(), Some("faux"));
    let letter = |to: &str| Letter { to: to.to_owned(), name: "Zoé".to_owned() };
    let ids = post::queue(&desk, &[letter(UNKNOWN), letter(LATER), letter("zoe@example.org")]);
    send(&desk);
    let lines: MailLines = desk.ok("Léa", "mail_lines", Empty {});
    assert_eq!(
        (lines.lines[0].state, lines.lines[0].reason),
        (MailLineState::Paused, MailReason::Password)
    );

    post::send_through(&desk, told, Some(PASSWORD));
    send(&desk);
    let found = [0, 1, 2].map(|n: usize| {
        let mail = post::one(&desk, ids[n]);
        (mail.state, mail.reason)
    });
    let expected = [
        (MailState::Failed, Some(MailReason::UnknownRecipient)),
        (MailState::Retry, Some(MailReason::Busy)),
        (MailState::Sent, None),
    ];
    assert_eq!(found, expected);
    assert_eq!(postfix.delivered(1).unwrap().len(), 1);
}
