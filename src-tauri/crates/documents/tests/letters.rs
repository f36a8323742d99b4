//! Letters, read back from the PDF: all that the mail says, on pages that hold it.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod facts;
mod paper;

use contract::facts::{LetterText, MailFacts, MailKind};
use contract::locale::Locale;
use documents::letter::letter;
use documents::mail::render;

use paper::Paper;

fn words(mail: MailFacts) -> String {
    let paper = Paper::read(&letter(&facts::letter(mail)).unwrap());
    let pages = (1..=paper.pages()).map(|page| {
        assert!(!paper.shows_missing_glyphs(page));
        paper.text(page) + " "
    });
    pages.collect()
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_letter_says_all_that_its_mail_says_but_how_to_answer_it() {
    for kind in facts::KINDS {
        for locale in [Locale::Fr, Locale::En] {
            let said = words(facts::mail(kind, locale));
            let text = render(&facts::mail(kind, locale)).unwrap().text;
            let body = plain(text.split_once("]").unwrap().1.split_once("\n--\n").unwrap().0);
            let asks = [" ? Répondez à ce courriel ou écrivez", " Answer this mail or write"];
            let missing: Vec<&str> = body
                .split(' ')
                .filter(|word| !word.starts_with("--") && !word.starts_with("..") && *word != "–")
                .filter(|word| {
                    !said.contains(word.trim_end_matches([',', ':', '.']))
                        && !asks.iter().any(|a| a.contains(word))
                })
                .collect();
            assert!(missing.is_empty(), "{missing:?} in {said}");
            assert!(!said.contains("ce courriel") && !said.contains("this mail"), "{said}");
        }
    }
}

#[test]
fn letters_in_one_file_each_begin_on_a_page_of_their_own() {
    let letters: Vec<_> = ["Marie Dupont", "Jean Petit", "Ève Roy"]
        .iter()
        .map(|name| {
            let mail = facts::mail(MailKind::PerformanceRescheduled, Locale::Fr);
            facts::letter(MailFacts { customer: (*name).to_owned(), ..mail })
        })
        .collect();
    let paper = Paper::read(&documents::letter::letters(&letters).unwrap());
    assert_eq!(paper.pages(), 3);
    for (page, name) in (1..=3).zip(["Marie Dupont", "Jean Petit", "Ève Roy"]) {
        assert!(paper.text(page).contains(&format!("Bonjour {name},")), "{}", paper.text(page));
        assert!(!paper.text(page).contains("Page "), "one page needs no number");
    }
    assert!(documents::letter::letters(&[]).is_err());
}

#[test]
fn a_long_letter_goes_over_numbered_pages_and_leaves_nothing_out() {
    let mail = facts::longest_mail(MailKind::RepriseReceived, 14);
    let paper = Paper::read(&letter(&facts::letter(mail.clone())).unwrap());
    let pages = paper.pages();
    assert_eq!(pages, 3);
    for page in 1..=pages {
        assert!(paper.text(page).contains(&format!("Page {page} sur {pages}")));
        assert!(paper.text(page).contains("SIRET 123 456 789 00012"));
    }
    let said = words(mail);
    for seat in 0..14 {
        assert!(said.contains(&format!("Rang A, siège {seat} ")), "{seat}");
    }
    assert!(said.contains("17 283,84 €") && said.contains("Prévenez-nous avant la décision."));
}

#[test]
fn a_sentence_of_five_hundred_letters_and_a_reason_without_a_space_stay_on_the_page() {
    let said = words(facts::longest_mail(MailKind::RepriseRefused, 1));
    assert_eq!(said.matches("Vous pouvez céder").count(), 16, "{said}");
    let reason = said.split_once("Motif").unwrap().1.split_once("Le mot").unwrap().0;
    assert_eq!(reason.matches('W').count(), 200, "{reason}");
}

#[test]
fn a_name_in_letters_that_no_font_here_has_leaves_the_rest_as_it_is() {
    let mut mail = facts::mail(MailKind::RepriseAccepted, Locale::Fr);
    mail.customer = "שלום كريم 🎭 Zoë".into();
    let said = words(mail);
    assert!(said.contains("Zoë,") && said.contains("125,00 €"), "{said}");
}

#[test]
fn a_mail_whose_facts_were_not_kept_has_every_line_of_its_text_on_paper() {
    for kind in facts::KINDS {
        let text = render(&facts::mail(kind, Locale::Fr)).unwrap().text;
        let mut facts = facts::letter(facts::mail(kind, Locale::Fr));
        facts.text = LetterText::Written(text.clone());
        let paper = Paper::read(&letter(&facts).unwrap());
        let said: String = (1..=paper.pages()).map(|page| paper.text(page) + " ").collect();
        for line in text.lines() {
            assert!(said.contains(&plain(line)), "{line} in {said}");
        }
    }
}
