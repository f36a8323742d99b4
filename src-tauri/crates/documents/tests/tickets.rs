//! Tickets, read back from the PDF as a person and a scanner read them.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod facts;
mod paper;

use contract::facts::{HouseFacts, TicketFacts};
use contract::locale::Locale;
use documents::{DocumentError, ticket};
use domain::money::Cents;

use paper::Paper;

type Print = fn(&[TicketFacts]) -> Result<documents::Paper, DocumentError>;

const SIZES: [(Print, (f32, f32)); 3] = [
    (ticket::a4, (210.0, 297.0)),
    (ticket::thermal, (203.0, 82.0)),
    (ticket::thermal_small, (139.7, 50.8)),
];

fn printed(print: Print, ticket: &TicketFacts) -> Paper {
    Paper::read(&print(std::slice::from_ref(ticket)).unwrap())
}

#[test]
fn every_size_states_all_that_the_tax_rules_ask() {
    for (print, size) in SIZES {
        let paper = printed(print, &facts::ticket(false));
        assert_eq!(paper.size_mm(1), size);
        let text = paper.text(1);
        for mention in [
            "Théâtre de l’Œuvre vive",
            "SIRET 123 456 789 00012",
            "Licence PLATESV-R-2024-001234",
            "IPHIGENIE EN TAURIDE",
            "dimanche 7 juin 2020 19:30",
            "Grande salle",
            "TROISIEME CATEGORIE",
            "Plein tarif",
            "Rang",
            "Siège",
            " 28 ",
            "26,00 €",
            "TVA 2,10 %",
            "N° d’ordre",
            "1042",
            "Commande n° 671083",
            "Vendu le 02/06/2020 10:15, Guichet 2",
            "DUPONT Marie",
            "K7QW-2M9X-PD4T-8RHV-63ZN",
            "Journal 1042 · 7KQ2-M9XP-D4T8",
        ] {
            assert!(text.contains(mention), "{mention} missing in {text}");
        }
        assert!(!text.contains("DUPLICATA") && !text.contains("FACTICE"));
    }
}

#[test]
fn every_size_states_the_whole_siret_and_all_licences_of_the_longest_house() {
    let close = |text: &str| text.split_whitespace().collect::<String>();
    for demo in [false, true] {
        let house = HouseFacts { demo, ..facts::longest_house() };
        assert_eq!(house.licence.chars().count(), 120);
        let ticket = TicketFacts { house: house.clone(), ..facts::ticket(demo) };
        for (print, _) in SIZES {
            let text = close(&printed(print, &ticket).text(1));
            assert!(text.contains(&close(&house.siret)), "{text}");
            assert!(text.contains(&close(&house.licence)), "{text}");
        }
    }
}

#[test]
fn the_code_that_is_drawn_is_the_code_that_is_scanned_and_nothing_else() {
    for (print, _) in SIZES {
        for ticket in [facts::ticket(false), facts::ticket(true), facts::longest_ticket()] {
            assert_eq!(printed(print, &ticket).qr(1), ticket.code);
        }
    }
}

#[test]
fn a_reprint_says_duplicata_and_its_rank() {
    let mut ticket = facts::ticket(false);
    ticket.duplicata = 3;
    for (print, _) in SIZES {
        assert!(printed(print, &ticket).text(1).contains("DUPLICATA n° 3"));
    }
}

#[test]
fn the_demo_house_prints_factice_across() {
    for (print, _) in SIZES {
        assert!(printed(print, &facts::ticket(true)).text(1).contains("FACTICE"));
    }
}

#[test]
fn a_free_place_says_gratuit_and_free_seating_has_no_row() {
    let mut ticket = facts::ticket(false);
    ticket.place.price = Cents(0);
    ticket.place.row = String::new();
    ticket.place.seat = String::new();
    for (print, _) in SIZES {
        let text = printed(print, &ticket).text(1);
        assert!(text.contains("Gratuit") && text.contains("Placement libre"), "{text}");
        assert!(!text.contains("Rang") && !text.contains("Siège") && !text.contains("0,00"));
    }
}

#[test]
fn an_english_ticket_is_english_throughout() {
    let mut ticket = facts::ticket(false);
    ticket.locale = Locale::En;
    for (print, _) in SIZES {
        let text = printed(print, &ticket).text(1);
        for words in ["Sunday 7 June 2020 19:30", "Row", "Seat", "€26.00", "VAT 2.10%", "Sold on"]
        {
            assert!(text.contains(words), "{words} missing in {text}");
        }
    }
}

#[test]
fn a_ticket_weighs_at_most_sixty_kilobytes() {
    for (print, _) in SIZES {
        for ticket in [facts::ticket(true), facts::longest_ticket()] {
            let bytes = print(&[ticket]).unwrap();
            assert!(bytes.len() <= 60_000, "{} bytes", bytes.len());
        }
    }
}

#[test]
fn the_fonts_are_embedded_as_subsets() {
    let fonts = printed(ticket::a4, &facts::ticket(true)).fonts();
    assert_eq!(fonts.len(), 3, "{fonts:?}");
    assert!(fonts.iter().all(|font| font.starts_with("CTRMRQ+Inter-")), "{fonts:?}");
}

#[test]
fn several_tickets_make_one_file_of_as_many_pages() {
    let tickets: Vec<TicketFacts> = ["24", "26", "28"]
        .iter()
        .zip(1..)
        .map(|(seat, number)| TicketFacts {
            place: facts::place(seat),
            number,
            code: format!("CODE-{seat}"),
            ..facts::ticket(false)
        })
        .collect();
    let paper = Paper::read(&ticket::a4(&tickets).unwrap());
    assert_eq!(paper.pages(), 3);
    for (page, ticket) in (1..).zip(&tickets) {
        assert_eq!(paper.qr(page), ticket.code);
        assert!(paper.text(page).contains(&format!(" {} ", ticket.place.seat)));
    }
}

#[test]
fn what_no_font_has_is_seen_to_be_missing_and_breaks_nothing() {
    let mut ticket = facts::ticket(false);
    ticket.place.show = "東京物語 \u{e123} Ω Жизнь".into();
    ticket.holder = "Nguyễn Thị Ánh\r\n<b>".into();
    for (print, _) in SIZES {
        let paper = printed(print, &ticket);
        let text = paper.text(1);
        assert!(text.contains("東京物語 \u{25a1} Ω Жизнь"), "{text}");
        assert!(text.contains("Nguyễn Thị Ánh <b>"), "{text}");
        assert!(paper.shows_missing_glyphs(1), "a box is seen");
    }
}

#[test]
fn no_ticket_or_an_endless_code_is_an_error_not_a_blank_page() {
    assert!(matches!(ticket::a4(&[]), Err(DocumentError::NothingToPrint)));
    let mut ticket = facts::ticket(false);
    ticket.code = "x".repeat(5_000);
    assert!(matches!(ticket::thermal(&[ticket]), Err(DocumentError::CodeTooLong)));
    let mut ticket = facts::ticket(false);
    ticket.house.time_zone = "Europe/Brigadoon".into();
    assert!(matches!(ticket::a4(&[ticket]), Err(DocumentError::UnknownTimeZone(_))));
}
