//! Encryption and passwords, against a certificate of the house's own authority.

use std::sync::{Arc, Mutex};

use contract::args::Empty;
use contract::mail::{MailLineState, MailLines, MailReason};
use contract::settings::{MailSettings, MailTls, SetMail};
use harness::authority::Authority;
use harness::desk::Desk;
use harness::post::{self, Letter};
use harness::small::small_house;
use harness::smtp::{Act, At, Encryption, Server, Setup};
use office::Code;

use super::send;

fn server(encryption: Encryption, mechanisms: &'static str) -> Server {
    let word = ("guichet".to_owned(), "péché mignon".to_owned());
    let password = Arc::new(Mutex::new(Some(word)));
    Server::start(Setup { encryption, password, mechanisms, ..Setup::default() })
}

fn settings(server: &Server, tls: MailTls, ca: &str) -> MailSettings {
    MailSettings { tls, user: "guichet".to_owned(), ca: ca.to_owned(), ..post::plain(server.port) }
}

#[test]
fn a_mail_goes_over_either_encryption_with_either_way_to_show_the_password() {
    let authority = Authority::new();
    for mechanisms in ["PLAIN", "LOGIN", "PLAIN LOGIN"] {
        for tls in [MailTls::Starttls, MailTls::Implicit] {
            let encryption = match tls {
                MailTls::Implicit => Encryption::Implicit(authority.server()),
                _ => Encryption::Starttls(authority.server()),
            };
            let desk = Desk::sqlite(&small_house());
            let server = server(encryption, mechanisms);
            let told = settings(&server, tls, &authority.ca);
            post::send_through(&desk, told, Some("péché mignon"));
            post::queue(&desk, &[Letter::numbered(1), Letter::numbered(2)]);
            send(&desk);
            let kept = server.kept();
            assert_eq!(kept.len(), 2, "{tls:?} {mechanisms}");
            assert!(kept.iter().all(|mail| mail.dialogue.encrypted));
            assert_eq!(kept[0].dialogue.user.as_deref(), Some("guichet"));
        }
    }
}

#[test]
fn nothing_is_said_to_a_server_whose_certificate_nobody_vouches_for() {
    let (known, unknown) = (Authority::new(), Authority::new());
    for (tls, ca) in [
        (MailTls::Starttls, String::new()),
        (MailTls::Starttls, unknown.ca.clone()),
        (MailTls::Implicit, unknown.ca),
    ] {
        let encryption = match tls {
            MailTls::Implicit => Encryption::Implicit(known.server()),
            _ => Encryption::Starttls(known.server()),
        };
        let desk = Desk::sqlite(&small_house());
        let server = server(encryption, "PLAIN");
        post::send_through(&desk, settings(&server, tls, &ca), Some("péché mignon"));
        post::queue(&desk, &[Letter::numbered(1)]);
        send(&desk);
        let lines: MailLines = desk.ok("Léa", "mail_lines", Empty {});
        assert_eq!(lines.lines[0].reason, MailReason::Tls, "{:?}", lines.lines);
        assert!(!server.said().iter().any(|line| line.starts_with("AUTH")));
    }
}

#[test]
fn a_password_never_crosses_a_line_that_does_not_encrypt() {
    let authority = Authority::new();
    let desk = Desk::sqlite(&small_house());
    let plain = server(Encryption::None, "PLAIN");
    let told = settings(&plain, MailTls::Starttls, &authority.ca);
    post::send_through(&desk, told, Some("péché mignon"));
    post::queue(&desk, &[Letter::numbered(1)]);
    send(&desk);
    let lines: MailLines = desk.ok("Léa", "mail_lines", Empty {});
    assert_eq!(lines.lines[0].reason, MailReason::NoTls);
    assert!(!plain.said().iter().any(|line| line.starts_with("AUTH") || line.starts_with("MAIL")));
}

#[test]
fn a_handshake_that_dies_makes_the_queue_wait() {
    let authority = Authority::new();
    let desk = Desk::sqlite(&small_house());
    let server = Server::start(Setup {
        encryption: Encryption::Starttls(authority.server()),
        play: Box::new(|at, _| if at == At::Starttls { Act::Die } else { Act::Usual }),
        ..Setup::default()
    });
    let told = MailSettings { user: String::new(), ..settings(&server, MailTls::Starttls, "") };
    post::send_through(&desk, told, None);
    post::queue(&desk, &[Letter::numbered(1)]);
    send(&desk);
    let lines: MailLines = desk.ok("Léa", "mail_lines", Empty {});
    assert_eq!(lines.lines[0].state, MailLineState::Away);
    assert_eq!(post::all(&desk)[0].attempts, 0);
}

#[test]
fn an_authority_that_is_no_certificate_is_refused() {
    let desk = Desk::sqlite(&small_house());
    let mail = MailSettings { ca: "not a certificate".to_owned(), ..post::plain(25) };
    let refused = desk.refused("Hélène", "mail_set", SetMail { version: 0, mail, password: None });
    assert_eq!(refused, Code::BadField);
}
