//! Every mail, in both languages, as it is sent.

mod facts;

use contract::facts::MailKind;
use contract::locale::Locale;
use contract::mail::MailWords;
use documents::mail::{attachment, kept, laid_out, render};
use domain::money::Cents;

/// 3 March and 26 November 2027, in the evening.
const EARLY_MS: i64 = 1_804_107_600_000;
const LATE_MS: i64 = 1_827_262_800_000;

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
fn a_mail_is_kept_as_what_it_says_and_laid_out_as_it_was_shown() {
    for kind in facts::KINDS {
        for locale in LOCALES {
            let facts = facts::mail(kind, locale);
            let (shown, kept) = (render(&facts).unwrap(), kept(&facts).unwrap());
            assert_eq!((kept.subject, kept.text.as_str()), (shown.subject, ""));
            let (text, html) = laid_out("", &kept.html).unwrap();
            assert_eq!((text, html), (shown.text.into(), shown.html.as_str().into()));
            assert!(3 * kept.html.len() < shown.html.len(), "{} bytes", kept.html.len());
        }
    }
    let before = render(&facts::mail(MailKind::RepriseAccepted, Locale::Fr)).unwrap();
    let (text, html) = laid_out(&before.text, &before.html).unwrap();
    assert_eq!((&*text, &*html), (before.text.as_str(), before.html.as_str()), "of before");
    let cut = laid_out("", "{\"locale\":\"fr\",\"demo\":");
    assert!(cut.is_err(), "{cut:?}");
}

/// As a house kept it. It is never changed: what is added to a mail since is not looked for in it.
const KEPT: &str = include_str!("kept.json");

#[test]
fn what_was_kept_of_a_mail_is_laid_out_for_ever() {
    let (text, html) = laid_out("", KEPT.trim_end()).unwrap();
    for body in [&text, &html] {
        for said in
            ["AV-000087", "Votre place est devenue un avoir", "125,00\u{a0}€", "Rang A, siège 28"]
        {
            let now = kept(&facts::mail(MailKind::RepriseAccepted, Locale::Fr)).unwrap();
            assert!(body.contains(said), "{said} in {body}\nnow it is kept as\n{}", now.html);
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
            "Rang\u{a0}A, siège\u{a0}28",
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
fn a_ticket_that_opens_no_door_is_not_said_to_be_valid() {
    let kinds = [
        MailKind::RepriseRefused,
        MailKind::RepriseReversed,
        MailKind::RepriseDropped,
        MailKind::RepriseWithdrawn,
    ];
    for kind in kinds {
        for (locale, valid) in [(Locale::Fr, "valable"), (Locale::En, "valid")] {
            let mut facts = facts::mail(kind, locale);
            let opens = render(&facts).unwrap();
            facts.opens_no_door = true;
            let shut = render(&facts).unwrap();
            assert_eq!(opens.subject, shut.subject);
            for (opens, shut) in [(opens.text, shut.text), (opens.html, shut.html)] {
                assert!(opens.contains(valid), "{opens}");
                assert!(!shut.contains(valid), "{shut}");
            }
        }
    }
}

#[test]
fn a_closed_request_names_the_credit_that_is_taken_back_with_it() {
    for (locale, said, nothing) in [
        (Locale::Fr, "25,00 € de l’avoir n° AV-000087 ont été retirés", "Aucun avoir n’est donné"),
        (
            Locale::En,
            "of credit no. AV-000087 have been taken from your balance",
            "No credit is given",
        ),
    ] {
        let mut facts = facts::mail(MailKind::RepriseClosed, locale);
        facts.credit = vec![facts::credit("AV-000087", 2_500, LATE_MS)];
        let mail = render(&facts).unwrap();
        let text = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(said) && !text.contains(nothing), "{text}");
        assert!(mail.html.contains("AV-000087"), "{}", mail.html);
    }
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
    for forget in 0..2 {
        let mut facts = facts::mail(MailKind::RepriseAccepted, Locale::Fr);
        match forget {
            0 => facts.credit = Vec::new(),
            _ => facts.balance_after = None,
        }
        assert!(render(&facts).is_err(), "{forget}");
    }
    let mut facts = facts::mail(MailKind::RepriseRefused, Locale::Fr);
    facts.reason = None;
    assert!(render(&facts).is_err());
}

#[test]
fn a_place_that_gives_nothing_says_whether_it_was_free_or_the_fee_keeps_its_price() {
    let mut facts = facts::mail(MailKind::RepriseAccepted, Locale::Fr);
    for place in &mut facts.places {
        place.reprise = Cents::ZERO;
    }
    facts.credit = Vec::new();
    let kept = render(&facts).unwrap();
    facts.places.iter_mut().for_each(|place| place.paid = Cents::ZERO);
    let free = render(&facts).unwrap();
    for (mail, words) in [(free, "gratuite"), (kept, "ne laissent rien à rendre")] {
        for body in [&mail.text, &mail.html] {
            assert!(body.replace('\n', " ").contains(words), "{body}");
            assert!(!body.contains("solde client"), "{body}");
        }
    }
}

#[test]
fn credit_of_several_lots_is_named_with_each_amount_and_its_date() {
    let mut facts = facts::mail(MailKind::RepriseAccepted, Locale::Fr);
    facts.credit =
        vec![facts::credit("AV-000012", 1_700, EARLY_MS), facts::credit("AV-000087", 800, LATE_MS)];
    let mail = render(&facts).unwrap();
    let plain = |body: &str| {
        // Numbers are kept in one piece.
        let body = body.replace(r#"<span style="white-space:nowrap;">"#, "").replace("</span>", "");
        body.split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{a0}', " ")
    };
    for body in [&mail.text, &mail.html] {
        let body = plain(body);
        for words in [
            "17,00 € jusqu’au mercredi 3 mars 2027 (avoir n° AV-000012)",
            "8,00 € jusqu’au vendredi 26 novembre 2027 (avoir n° AV-000087)",
        ] {
            assert!(body.contains(words), "{words} in {body}");
        }
    }
}

#[test]
fn a_mail_of_before_with_one_lot_reads_as_one_of_today() {
    let today = facts::mail(MailKind::RepriseAccepted, Locale::Fr);
    let mut before = today.clone();
    before.lot_number = Some(today.credit[0].lot.clone());
    before.expires_at_ms = Some(today.credit[0].expires_at_ms);
    before.credit = Vec::new();
    assert_eq!(render(&before).unwrap(), render(&today).unwrap());
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
