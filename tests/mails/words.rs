//! What is written arrives as it was written.

use contract::mail::{MailReason, MailRow, MailState};
use harness::desk::Desk;
use harness::post::{self, Letter, TEXT};
use harness::small::small_house;
use harness::smtp::{Kept, Server, Setup};
use mail_parser::MessageParser;

use super::send;

fn arrived(utf8: bool, letters: &[Letter]) -> (Vec<Kept>, Vec<MailRow>) {
    let desk = Desk::sqlite(&small_house());
    let server = Server::start(Setup { utf8, ..Setup::default() });
    post::send_through(&desk, post::plain(server.port), None);
    post::queue(&desk, letters);
    send(&desk);
    (server.kept(), post::all(&desk))
}

#[test]
fn names_of_every_script_and_length_arrive_as_written() {
    let names = [
        "Marie Dupont".to_owned(),
        "Zoé Œuvrard-N’Guyễn".to_owned(),
        "Dupont, Marie <marie@autre.example>".to_owned(),
        "🎭 Théâtre 👩‍👩‍👧‍👦".to_owned(),
        "שרה לוי".to_owned(),
        "محمد عبد الله".to_owned(),
        "観客 太郎".to_owned(),
        "\"La\" \\ Dupont".to_owned(),
        "é".repeat(200),
        "Anne-Marie ".repeat(18).trim().to_owned(),
        "M".repeat(200),
    ];
    let letters: Vec<Letter> = names
        .iter()
        .enumerate()
        .map(|(n, name)| Letter { to: format!("c{n}@example.org"), name: name.clone() })
        .collect();
    let (kept, _) = arrived(false, &letters);
    assert_eq!(kept.len(), names.len());
    for (mail, name) in kept.iter().zip(&names) {
        let message = MessageParser::default().parse(&mail.bytes).unwrap();
        let to = message.to().unwrap().first().unwrap();
        assert_eq!(to.name(), Some(name.as_str()));
        assert_eq!(to.address(), Some(mail.dialogue.to.as_str()));
        let subject = format!("Demande de reprise de place – {name}");
        assert_eq!(message.subject(), Some(subject.as_str()));
        let from = message.from().unwrap().first().unwrap();
        assert_eq!(from.name(), Some("Théâtre des Essais"));
        let text = message.body_text(0).unwrap().replace("\r\n", "\n");
        assert_eq!(text.trim_end(), TEXT.trim_end());
        let html = message.body_html(0).unwrap();
        assert!(html.starts_with(&format!("<p>{name}</p>")) && html.ends_with("<b>.</b> é"));
        assert!(mail.longest_line <= 998, "{}", mail.longest_line);
        assert!(mail.bytes.is_ascii(), "safe for servers of seven bits");
    }
}

#[test]
fn a_domain_with_accents_is_written_as_machines_do_and_letters_before_it_need_a_server_that_can() {
    let letter = |to: &str| Letter { to: to.to_owned(), name: "Zoé".to_owned() };
    let letters = [letter("zoe@théâtre.example"), letter("zoé@example.org")];
    let (kept, mails) = arrived(false, &letters);
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].dialogue.to, "zoe@xn--thtre-4qa2c.example");
    let refused = mails.iter().find(|mail| mail.recipient == "zoé@example.org").unwrap();
    assert_eq!((refused.state, refused.reason), (MailState::Failed, Some(MailReason::Letters)));

    let (kept, _) = arrived(true, &letters);
    assert_eq!(kept.len(), 2);
    assert!(kept[1].dialogue.parameters.contains("SMTPUTF8"), "{}", kept[1].dialogue.parameters);
    assert_eq!(kept[1].dialogue.to, "zoé@example.org");
}
