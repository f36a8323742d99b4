//! A test mail, sent at once with settings that nobody has saved.

use contract::args::Empty;
use contract::founding::{MailTried, TestMail};
use contract::mail::MailReason;
use contract::operator::MailMode;
use contract::settings::{MailSettings, Settings};
use harness::desk::{Desk, on_each_engine};
use harness::post;
use harness::small::small_house;
use harness::smtp::{Act, At, Server, Setup};
use office::Code;

fn test(mail: MailSettings) -> TestMail {
    TestMail { mail, password: None, house: String::new(), to: "helene@example.org".to_owned() }
}

#[test]
fn a_test_mail_is_on_the_server_when_the_answer_says_so_and_nothing_is_saved() {
    on_each_engine(|desk| {
        let server = Server::start(Setup::playing(|_, _| Act::Usual));
        let tried: MailTried = desk.ok("Hélène", "mail_test", test(post::plain(server.port)));
        assert_eq!(tried.reason, None, "{tried:?}");
        assert_eq!(server.kept().len(), 1);
        let settings: Settings = desk.ok("Hélène", "settings_get", Empty {});
        assert_eq!(settings.mail.mode, MailMode::Folder);
        assert_eq!(post::all(desk).len(), 0);
    });
}

#[test]
fn what_a_server_answers_to_a_test_is_told_in_its_own_words() {
    let desk = Desk::sqlite(&small_house());
    let answer = "550 5.1.1 <helene>: unknown";
    let server =
        Server::start(Setup::playing(
            move |here, _| {
                if here == At::Rcpt { Act::Say(answer) } else { Act::Usual }
            },
        ));
    let tried: MailTried = desk.ok("Hélène", "mail_test", test(post::plain(server.port)));
    assert_eq!(tried.reason, Some(MailReason::UnknownRecipient));
    assert_eq!(tried.said, answer);
    let nobody: MailTried = desk.ok("Hélène", "mail_test", test(post::plain(9)));
    assert_eq!(nobody.reason, Some(MailReason::ServerAway));
}

#[test]
fn a_test_to_the_folder_names_its_file_and_only_a_supervisor_sends_one() {
    let desk = Desk::sqlite(&small_house());
    let folder = MailSettings { mode: MailMode::Folder, ..post::plain(25) };
    let tried: MailTried = desk.ok("Hélène", "mail_test", test(folder.clone()));
    let written = std::fs::read_to_string(&tried.said).unwrap();
    assert!(written.contains("helene@example.org"));
    assert_eq!(desk.refused("Karim", "mail_test", test(folder.clone())), Code::NotAllowed);
    let odd = TestMail { to: "helene".to_owned(), ..test(folder) };
    assert_eq!(desk.refused("Hélène", "mail_test", odd), Code::BadField);
}
