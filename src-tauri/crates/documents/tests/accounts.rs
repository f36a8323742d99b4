//! Receipts and statements, read back from the PDF.

mod facts;
mod paper;

use contract::facts::{ReceiptFacts, StatementFacts, TenderFacts};
use contract::locale::Locale;
use documents::amendment::amendment_80mm;
use documents::receipt::receipt_80mm;
use documents::statement::statement;
use domain::amendment::AmendmentKind;
use domain::money::Cents;

use paper::Paper;

#[test]
fn a_receipt_states_places_vat_by_rate_tenders_lots_and_what_is_left() {
    let paper = Paper::read(&receipt_80mm(&facts::receipt()).unwrap());
    let text = paper.text(1);
    for words in [
        "Théâtre de l’Œuvre vive",
        "SIRET 123 456 789 00012",
        "Commande n° 671090",
        "mardi 2 juin 2020 10:15",
        "Guichet 2 · Camille",
        "Client : DUPONT Marie",
        "Rang A, siège 24",
        "LE BOURGEOIS GENTILHOMME",
        "Placement libre",
        "Total TTC 75,00 €",
        "3 places",
        "2,10 % 50,94 € 1,06 € 52,00 €",
        "5,50 % 21,80 € 1,20 € 23,00 €",
        "Solde client, avoir AV-000081",
        "Entièrement utilisé",
        "Il y reste 50,00 €, jusqu’au 30/06/2027",
        "Carte •••• 4242 · Autorisation A81C02",
        "Espèces",
        "Reçu 25,00 €, rendu 5,00 €",
        "Solde client restant",
        "FACTICE",
    ] {
        assert!(text.contains(words) || in_any_order(&text, words), "{words} missing in {text}");
    }
    assert!(!paper.shows_missing_glyphs(1));
}

/// An amount at the right of a line may come before or after its label in the file.
fn in_any_order(text: &str, words: &str) -> bool {
    words.split(' ').all(|word| text.contains(word))
}

#[test]
fn a_receipt_states_the_whole_siret_and_all_licences_of_the_longest_house() {
    let close = |text: &str| text.split_whitespace().collect::<String>();
    let receipt = ReceiptFacts { house: facts::longest_house(), ..facts::receipt() };
    let text = close(&Paper::read(&receipt_80mm(&receipt).unwrap()).text(1));
    for said in [&receipt.house.siret, &receipt.house.licence] {
        assert!(text.contains(&close(said)), "{said} missing in {text}");
    }
}

#[test]
fn what_a_total_has_beside_its_places_has_a_line_of_its_own() {
    let plain = Paper::read(&receipt_80mm(&facts::receipt()).unwrap()).text(1);
    assert!(!plain.contains("Remise") && !plain.contains("rais"), "{plain}");
    let mut facts = facts::receipt();
    (facts.fees, facts.total) = (Cents(250), facts.total + Cents(250 - 1_200));
    let text = Paper::read(&receipt_80mm(&facts).unwrap()).text(1);
    for words in [
        "Remise −12,00 €",
        "Frais 2,50 €",
        "Total TTC 65,50 €",
        "Les frais ne sont pas dans ce tableau.",
    ] {
        assert!(in_any_order(&text, words), "{words} missing in {text}");
    }
    let mut given = facts::amendment(AmendmentKind::Void);
    given.total = given.total - Cents(667);
    let text = Paper::read(&amendment_80mm(&given).unwrap()).text(1);
    assert!(in_any_order(&text, "Remise 6,67 €") && !text.contains("−6,67"), "{text}");
}

#[test]
fn a_receipt_is_as_long_as_it_needs_to_be() {
    let short = Paper::read(&receipt_80mm(&facts::receipt()).unwrap()).size_mm(1);
    let mut facts = facts::receipt();
    facts.places = (0..60).map(|seat| facts::place(&seat.to_string())).collect();
    let long = Paper::read(&receipt_80mm(&facts).unwrap());
    assert_eq!((short.0, long.size_mm(1).0), (80.0, 80.0));
    assert!(long.size_mm(1).1 > short.1 + 200.0);
    assert!(long.text(1).contains("Rang A, siège 59"));
}

#[test]
fn a_passing_customer_has_neither_name_nor_balance_on_the_receipt() {
    let facts = ReceiptFacts {
        customer: String::new(),
        balance_after: None,
        tenders: Vec::new(),
        locale: Locale::En,
        ..facts::receipt()
    };
    let text = Paper::read(&receipt_80mm(&facts).unwrap()).text(1);
    assert!(!text.contains("Customer") && !text.contains("credit left"));
    assert!(text.contains("Total incl. VAT") && text.contains("€75.00"));
}

#[test]
fn a_long_statement_goes_over_several_pages_each_with_its_header_and_number() {
    let paper = Paper::read(&statement(&facts::statement(90)).unwrap());
    let pages = paper.pages();
    assert!(pages >= 3);
    for page in 1..=pages {
        let text = paper.text(page);
        assert!(text.contains(&format!("Page {page} sur {pages}")), "{text}");
        assert!(text.contains("Relevé de solde client") && text.contains("FACTICE"));
        assert!(text.contains("Mouvement") || page == pages);
        assert!(!paper.shows_missing_glyphs(page));
        assert_eq!(paper.size_mm(page), (210.0, 297.0));
    }
    let all: String = (1..=pages).map(|page| paper.text(page) + " ").collect();
    for line in 0..90 {
        assert!(all.contains(&format!("AV-{:06}", 80 + line)));
    }
    for words in ["DUPONT Marie", "Expiré", "En cours", "Utilisé", "+1 234,56 €", "Autre mouvement"]
    {
        assert!(all.contains(words), "{words}");
    }
}

#[test]
fn a_new_customer_has_a_statement_that_says_there_is_nothing() {
    let facts = StatementFacts {
        lots: Vec::new(),
        lines: Vec::new(),
        balance: Cents(0),
        ..facts::statement(0)
    };
    let paper = Paper::read(&statement(&facts).unwrap());
    assert_eq!(paper.pages(), 1);
    let text = paper.text(1);
    assert!(text.contains("Aucun avoir.") && text.contains("Aucun mouvement."));
    assert!(text.contains("0,00 €"));
}

#[test]
fn an_amendment_states_opposite_lines_vat_by_rate_and_what_is_given_back() {
    let paper = Paper::read(&amendment_80mm(&facts::amendment(AmendmentKind::Void)).unwrap());
    let text = paper.text(1);
    for words in [
        "Annulation",
        "AN-000012",
        "Commande n° 671090",
        "Contresigné par Hélène",
        "Rang A, siège 24",
        "Total rendu −26,00 €",
        "2,10 % −25,47 € −0,53 € −26,00 €",
        "Solde client, avoir AV-000081",
        "Valable jusqu’au 30/06/2027",
        "Carte bancaire",
        "Autorisation R81C02 · À vérifier",
        "Espèces",
        "FACTICE",
    ] {
        assert!(text.contains(words) || in_any_order(&text, words), "{words} missing in {text}");
    }
    assert!(!text.contains("DUPLICATA") && !paper.shows_missing_glyphs(1));
}

#[test]
fn the_paper_of_a_correction_says_nothing_of_cash_that_nobody_hands_over() {
    let mut facts = facts::amendment(AmendmentKind::TenderCorrection);
    facts.paid =
        vec![TenderFacts::Cash { amount: Cents(500), tendered: Cents(500), change: Cents::ZERO }];
    let text = Paper::read(&amendment_80mm(&facts).unwrap()).text(1);
    assert!(text.contains("Espèces") && !text.contains("rendu 0,00"), "{text}");
    facts.kind = AmendmentKind::Exchange;
    let text = Paper::read(&amendment_80mm(&facts).unwrap()).text(1);
    assert!(text.contains("Reçu 5,00 €, rendu 0,00 €"), "{text}");
}

#[test]
fn an_exchange_states_both_sides_and_a_copy_says_that_it_is_one() {
    let mut facts = facts::amendment(AmendmentKind::Exchange);
    facts.duplicata = 2;
    let text = Paper::read(&amendment_80mm(&facts).unwrap()).text(1);
    for words in [
        "Échange",
        "DUPLICATA n° 2",
        "Nouvelle commande n° 671122",
        "Places rendues",
        "Nouvelles places",
        "Rang A, siège 12",
        "Reporté sur la nouvelle commande",
        "Différence réglée",
    ] {
        assert!(text.contains(words), "{words} missing in {text}");
    }
}
