//! Every mail, in both languages, as it is sent.

mod facts;

use contract::facts::MailKind;
use contract::locale::Locale;
use contract::mail::MailWords;
use documents::mail::{attachment, render};
use domain::money::Cents;

const LOCALES: [Locale; 2] = [Locale::Fr, Locale::En];

#[test]
fn every_mail_reads_as_the_snapshots_say() {
    for kind in facts::KINDS {
        for locale in LOCALES {
            let mail = render(&facts::mail(kind, locale)).unwrap();
            let name = format!("{}.{}", kind.key(), locale.tag());
            insta::assert_snapshot!(format!("{name}.subject"), mail.subject);
            insta::assert_snapshot!(format!("{name}.txt"), mail.text);
            insta::assert_snapshot!(format!("{name}.html"), mail.html);
        }
    }
}

#[test]
fn the_first_mail_has_the_agreed_words() {
    let mail = render(&facts::mail(MailKind::RepriseReceived, Locale::Fr)).unwrap();
    assert_eq!(mail.subject, "Demande de reprise de place");
    for body in [&mail.text, &mail.html] {
        for words in [
            "Demande reprise en cours",
            "Montant payé",
            "26,00\u{a0}€",
            "Montant de la reprise",
            "25,00\u{a0}€",
            "dimanche 7 juin 2020 19:30",
            "Rang A, siège 28",
            "52,00\u{a0}€",
        ] {
            assert!(body.contains(words), "{words} in {body}");
        }
    }
}

#[test]
fn a_moved_performance_is_told_in_the_words_that_the_house_chose() {
    let mut facts = facts::mail(MailKind::PerformanceRescheduled, Locale::Fr);
    let first = documents::mail::first_words(&facts).unwrap();
    assert_eq!(first.subject, "IPHIGENIE EN TAURIDE\u{a0}: changement de date");
    let dates = "prévue le dimanche 7 juin 2020 à 19\u{a0}h\u{a0}30 aura lieu le dimanche 14 juin \
                 2020 à 19\u{a0}h\u{a0}30";
    assert!(first.text.contains(dates), "{}", first.text);
    let untouched = render(&facts).unwrap();
    let chosen = MailWords {
        subject: "Reportée d’une semaine".to_owned(),
        text: "Premier paragraphe\nqui continue.\n\n<b>Second</b>.".to_owned(),
        ..first.clone()
    };
    facts.rescheduling.as_mut().unwrap().words = Some(first);
    assert_eq!(render(&facts).unwrap(), untouched, "the words that are proposed are those sent");
    facts.rescheduling.as_mut().unwrap().words = Some(chosen);
    let mail = render(&facts).unwrap();
    assert_eq!(mail.subject, "Reportée d’une semaine");
    assert!(mail.text.contains("Premier paragraphe qui continue.\n"), "{}", mail.text);
    assert!(mail.html.contains("&lt;b&gt;Second"), "{}", mail.html);
    let words: Vec<&str> = mail.text.split_whitespace().collect();
    assert!(words.join(" ").contains("Jusqu’au samedi 13 juin 2020 inclus"), "{}", mail.text);
    facts.rescheduling.as_mut().unwrap().free_until_ms = None;
    assert!(!render(&facts).unwrap().text.contains("inclus"));
}

#[test]
fn what_people_typed_cannot_become_markup() {
    for kind in facts::KINDS {
        let mut facts = facts::mail(kind, Locale::Fr);
        let evil = "<script>alert('x')</script>\"&";
        facts.customer = evil.into();
        facts.house.name = evil.into();
        facts.house.contact = evil.into();
        facts.sentence = Some(evil.into());
        facts.reason = Some(evil.into());
        for place in &mut facts.places {
            place.place.show = evil.into();
            place.place.row = evil.into();
            place.place.category = evil.into();
        }
        let mail = render(&facts).unwrap();
        assert!(!mail.html.contains("<script"), "{}", mail.html);
        assert!(mail.html.contains("&lt;script&gt;"));
        assert!(mail.text.contains("<script>"), "plain text is shown as typed");
    }
}

#[test]
fn a_name_with_line_breaks_stays_on_its_line() {
    let mut facts = facts::mail(MailKind::RepriseReceived, Locale::Fr);
    facts.customer = "Marie\r\nBcc: everyone@example.org".into();
    let mail = render(&facts).unwrap();
    assert!(mail.text.contains("Bonjour Marie Bcc: everyone@example.org,"));
    assert!(!mail.subject.contains('\n'));
}

#[test]
fn only_the_demo_house_says_factice() {
    for demo in [true, false] {
        let mut facts = facts::mail(MailKind::RepriseAccepted, Locale::En);
        facts.house.demo = demo;
        let mail = render(&facts).unwrap();
        assert_eq!(mail.html.contains("FACTICE"), demo);
        assert_eq!(mail.text.contains("FACTICE"), demo);
    }
}

#[test]
fn an_accepted_mail_without_its_lot_is_refused_rather_than_sent_with_a_gap() {
    for forget in 0..3 {
        let mut facts = facts::mail(MailKind::RepriseAccepted, Locale::Fr);
        match forget {
            0 => facts.lot_number = None,
            1 => facts.expires_at_ms = None,
            _ => facts.balance_after = None,
        }
        assert!(render(&facts).is_err(), "{forget}");
    }
    let mut facts = facts::mail(MailKind::RepriseRefused, Locale::Fr);
    facts.reason = None;
    assert!(render(&facts).is_err());
}

#[test]
fn a_free_place_is_accepted_without_a_word_of_credit() {
    let mut facts = facts::mail(MailKind::RepriseAccepted, Locale::Fr);
    for place in &mut facts.places {
        place.reprise = Cents::ZERO;
    }
    facts.lot_number = None;
    facts.expires_at_ms = None;
    let mail = render(&facts).unwrap();
    for body in [&mail.text, &mail.html] {
        assert!(body.contains("gratuite"), "{body}");
        assert!(!body.contains("solde client"), "{body}");
    }
}

#[test]
fn the_bare_house_has_no_empty_lines_of_legal_mentions() {
    let mut facts = facts::mail(MailKind::RepriseRefused, Locale::Fr);
    facts.sentence = None;
    facts.customer = String::new();
    facts.house.siret = String::new();
    facts.house.licence = String::new();
    facts.house.contact = String::new();
    facts.house.address = String::new();
    let mail = render(&facts).unwrap();
    assert!(mail.text.contains("Bonjour,"));
    assert!(!mail.text.contains("SIRET") && !mail.text.contains("Licence"));
    assert!(!mail.html.contains("Le mot de la billetterie"));
}

#[test]
fn plain_text_fits_seventy_two_columns_without_trailing_spaces() {
    for kind in facts::KINDS {
        for locale in LOCALES {
            let mail = render(&facts::mail(kind, locale)).unwrap();
            for line in mail.text.lines() {
                assert!(line.chars().count() <= 72, "{line}");
                assert_eq!(line, line.trim_end());
            }
            assert!(!mail.text.contains("\n\n\n\n"));
        }
    }
}

#[test]
fn tickets_leave_as_one_file_that_is_the_same_at_each_try() {
    let facts = facts::mail(MailKind::TicketsSent, Locale::Fr);
    let file = attachment(&facts).unwrap().unwrap();
    assert_eq!(file.name, "billets-671083.pdf");
    assert!(file.bytes.starts_with(b"%PDF"));
    assert_eq!(attachment(&facts).unwrap().unwrap(), file);
    assert_eq!(attachment(&facts::mail(MailKind::RepriseRefused, Locale::Fr)).unwrap(), None);
}

#[test]
fn tickets_without_what_they_state_are_refused_rather_than_sent_with_nothing_attached() {
    let mut facts = facts::mail(MailKind::TicketsSent, Locale::Fr);
    facts.tickets = None;
    assert!(render(&facts).is_err());
}
