//! The files a house is shown as examples, and all the ways in which others write the same.

use chrono_tz::Europe::Paris;
use contract::customer::OrderState;
use contract::intake::{ImportKind, ImportProblem, ImportReport, ProblemCode};
use domain::money::Cents;
use domain::place::PlaceState;

use crate::batch::{Batch, Guessed};
use crate::{Reading, Source, Unwatched, read};

/// 1 June 2020, 14:00 in Paris.
const NOW_MS: i64 = 1_591_012_800_000;

const EXAMPLES: [(&str, &str); 7] = [
    ("clients.csv", include_str!("../../../../../assets/import/clients.csv")),
    ("spectacles.csv", include_str!("../../../../../assets/import/spectacles.csv")),
    ("seances.csv", include_str!("../../../../../assets/import/seances.csv")),
    ("prix.csv", include_str!("../../../../../assets/import/prix.csv")),
    ("commandes.csv", include_str!("../../../../../assets/import/commandes.csv")),
    ("places.csv", include_str!("../../../../../assets/import/places.csv")),
    ("demandes.csv", include_str!("../../../../../assets/import/demandes.csv")),
];

fn take(files: &[(&str, Vec<u8>)]) -> (Batch, ImportReport) {
    let sources: Vec<_> =
        files.iter().map(|(name, bytes)| Source::bytes(*name, bytes.clone())).collect();
    let mut reading = Reading::new(Paris, NOW_MS, &Unwatched);
    let batch = read("", &sources, &mut reading).unwrap();
    (batch, reading.report)
}

fn examples(written: impl Fn(&str) -> Vec<u8>) -> (Batch, ImportReport) {
    take(&EXAMPLES.map(|(name, text)| (name, written(text))))
}

/// The problems of one file.
fn problems(name: &str, bytes: &[u8]) -> Vec<ImportProblem> {
    take(&[(name, bytes.to_vec())]).1.problems
}

fn codes(bytes: &[u8]) -> Vec<ProblemCode> {
    problems("x.csv", bytes).iter().map(|problem| problem.code).collect()
}

#[test]
fn the_examples_are_read_whole() {
    let (batch, report) = examples(|text| text.as_bytes().to_vec());
    assert_eq!(report.problems, []);
    let kinds: Vec<_> = report.files.iter().map(|file| (file.kind, file.rows)).collect();
    assert_eq!(kinds[0], (Some(ImportKind::Customers), 4));
    assert_eq!(kinds[3], (Some(ImportKind::Prices), 6));
    assert_eq!(kinds[5], (Some(ImportKind::Places), 8));
    assert_eq!(kinds[6], (Some(ImportKind::Requests), 2));
    let prices = &batch.prices[0];
    assert_eq!((prices.performance.as_str(), prices.cells.len()), ("IPHI-0607", 4));
    let (category, rate, price) = &prices.cells[1];
    assert_eq!(
        (&**category, &**rate, *price),
        ("TROISIEME CATEGORIE", "Tarif réduit", Cents(1_820))
    );
    let iphigenie = &batch.performances[0];
    assert_eq!((iphigenie.starts_at_ms, iphigenie.vat_bp), (1_591_551_000_000, 210));
    assert!(!batch.performances[2].on_sale);
    let order = &batch.orders[0];
    assert_eq!(
        (order.number.as_str(), order.total, order.fees),
        ("671083", Cents(7_800), Cents(0))
    );
    assert_eq!(order.places[2].seat, Some(("A".to_owned(), "28".to_owned())));
    assert_eq!((order.places[2].price, order.places[2].copies), (Cents(2_600), 1));
    let group = &batch.orders[2];
    assert_eq!((group.total, group.fees), (Cents(104_200), Cents(200)));
    assert_eq!(group.places[0].holder, "40 élèves; 2 accompagnateurs");
    assert_eq!(group.places[0].seat, None);
    let unpaid = &batch.orders[3];
    assert_eq!((unpaid.state, unpaid.total), (OrderState::Unpaid, Cents(1_820)));
    assert_eq!(batch.orders[4].places[0].state, PlaceState::Cancelled);
    assert_eq!(batch.customers[3].last_name, "Lycée Œuvrard");
    assert_eq!(batch.requests[1].requested_at_ms, 1_590_995_100_000);
}

#[test]
fn whatever_writes_them_the_files_say_the_same() {
    let (expected, _) = examples(|text| text.as_bytes().to_vec());
    let windows = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let marked = |text: &str| [b"\xef\xbb\xbf", text.as_bytes()].concat();
    let tabs = |text: &str| text.replace("élèves; 2", "élèves, 2").replace(';', "\t").into_bytes();
    let commas = |text: &str| {
        // Fields that hold a comma are put in quotes, as every program does.
        let field = |f: &str| if f.contains(',') { format!("\"{f}\"") } else { f.to_owned() };
        let line = |l: &str| l.split(';').map(field).collect::<Vec<_>>().join(",");
        let text = text.replace("\"40 élèves; 2 accompagnateurs\"", "40 élèves, 2 accompagnateurs");
        text.lines().map(line).collect::<Vec<_>>().join("\r\n").into_bytes()
    };
    let spaced =
        |text: &str| text.replace(" €", "\u{a0}€").replace("1 04", "1\u{202f}04").into_bytes();
    let dotted = |text: &str| text.replace(",00", ".00").replace(" €", "").into_bytes();
    let english = |text: &str| {
        let (header, rest) = text.split_once('\n').unwrap();
        let names = [
            ("commande", "order"),
            ("séance", "performance"),
            ("catégorie", "category"),
            ("prix", "Price"),
            ("rang", "row"),
            ("siège", "seat"),
            ("tarif", "rate"),
            ("client", "customer"),
            ("nom", "last_name"),
            ("spectacle", "show"),
            ("titre", "title"),
            ("salle", "hall"),
            ("début", "starts_at"),
            ("demandée_le", "requested_at"),
            ("état", "STATE"),
        ];
        let word = |name: &str| {
            names.iter().find(|(french, _)| *french == name).map_or(name, |(_, e)| e).to_owned()
        };
        let header: Vec<_> = header.split(';').map(word).collect();
        format!("{}\n{rest}", header.join(";")).into_bytes()
    };
    type Way<'a> = &'a dyn Fn(&str) -> Vec<u8>;
    let ways: [(&str, Way<'_>); 7] = [
        ("Windows-1252", &windows),
        ("with a mark", &marked),
        ("tabs", &tabs),
        ("commas", &commas),
        ("narrow spaces", &spaced),
        ("dots", &dotted),
        ("English", &english),
    ];
    for (way, written) in ways {
        let (mut batch, report) = examples(written);
        assert_eq!(report.problems, [], "{way}");
        // The one text that holds the separator itself.
        batch.orders[2].places[0].holder = "40 élèves; 2 accompagnateurs".to_owned();
        assert_eq!(batch, expected, "{way}");
    }
}

#[test]
fn every_error_is_said_with_its_line_column_and_value() {
    let places = "place;commande;séance;catégorie;tarif;prix\n\
        1;A;S;C;T;-26,00\n\
        2;A;S;C;T;26,001\n\
        3;A;S;C;T;vingt\n\
        4;A;S;C;T;99999999999\n\
        ;A;S;C;T;1\n\
        5;A;S;C;T\n\
        6;Z;S;C;T;1\n\
        7;A;S;C;T;1\n\
        7;A;S;C;T;1\n";
    let orders = "commande;date;état\nA;01/06/2020;payée\nB;31/02/2020;envolée\n";
    let files = [("p.csv", places.as_bytes().to_vec()), ("o.csv", orders.as_bytes().to_vec())];
    let (batch, report) = take(&files);
    let said: Vec<_> = report
        .problems
        .iter()
        .map(|p| (p.file.as_str(), p.line, p.column.as_str(), p.value.as_str(), p.code))
        .collect();
    assert_eq!(
        said,
        [
            ("o.csv", 3, "date", "31/02/2020", ProblemCode::DateWrong),
            ("o.csv", 3, "état", "envolée", ProblemCode::ChoiceWrong),
            ("p.csv", 2, "prix", "-26,00", ProblemCode::AmountNegative),
            ("p.csv", 3, "prix", "26,001", ProblemCode::AmountTooPrecise),
            ("p.csv", 4, "prix", "vingt", ProblemCode::AmountWrong),
            ("p.csv", 5, "prix", "99999999999", ProblemCode::AmountTooLarge),
            ("p.csv", 6, "place", "", ProblemCode::ValueMissing),
            ("p.csv", 7, "", "5", ProblemCode::FieldCount),
            ("p.csv", 8, "commande", "Z", ProblemCode::OrderUnknown),
            ("p.csv", 10, "place", "7", ProblemCode::KeyTwice),
        ]
    );
    assert_eq!(report.problems[9].detail, "p.csv:9");
    assert_eq!((batch.orders.len(), batch.orders[0].places.len()), (1, 1));
}

#[test]
fn a_line_is_counted_as_an_editor_counts_it_whatever_ends_it() {
    let text = "spectacle;titre\n\nA;Un\nB;\"Deux\nlignes\"\n;\n\nC;\nD;Quatre\nE;";
    for end in ["\n", "\r\n", "\r"] {
        let said = problems("x.csv", text.replace('\n', end).as_bytes());
        let lines: Vec<_> = said.iter().map(|p| (p.line, p.code)).collect();
        let expected = [
            (4, ProblemCode::TextControl),
            (8, ProblemCode::ValueMissing),
            (10, ProblemCode::ValueMissing),
        ];
        assert_eq!(lines, expected, "{end:?}");
    }
}

#[test]
fn a_quote_left_open_takes_lines_along_and_any_place_may_have_stood_there() {
    let orders = "commande;date\nA;01/06/2020\n";
    let header = "place;commande;séance;catégorie;tarif;prix";
    let lost = |columns: &str, second: &str| {
        let places =
            format!("{header};{columns}\n1;A;S;C;T;1;\n2;A;S;C;T;1;{second}\n3;A;S;C;T;1;\n");
        let (batch, _) = take(&[("o.csv", orders.into()), ("p.csv", places.into())]);
        (batch.places_lost, batch.orders[0].places.len())
    };
    assert_eq!(lost("porteur", "Marie"), (false, 3));
    assert_eq!(lost("porteur", "\"Marie"), (true, 1));
    assert_eq!(lost("contrôlé_le", "\"01/06/2020 20:00"), (true, 1));
    // A last column without a name is passed over, and what it took along is not there either.
    assert_eq!(lost("", "\"Marie"), (true, 2));
}

#[test]
fn what_a_file_does_not_say_of_a_customer_is_not_said_to_be_empty() {
    let guessed = |text: &str| take(&[("c.csv", text.into())]).0.customers[0].guessed;
    let whole = "client;nom;prénom;courriel;langue\nA;Dupont;;;en\n";
    assert_eq!(guessed(whole), Guessed::default());
    let less = "client;nom;solde;échéance\nA;Dupont;1,00;31/12/2020\n";
    assert_eq!(guessed(less), Guessed { last_name: false, first_name: true, locale: true });
}

#[test]
fn a_price_is_told_once_for_a_performance_a_category_and_a_rate() {
    let text = "séance;catégorie;tarif;prix\nS;Orchestre;Plein;26\nS;ORCHESTRE;plein;27\n\
        S;Balcon;Plein;gratuit\n;Balcon;Plein;10\nT;Orchestre;Plein;26\n";
    let (batch, report) = take(&[("p.csv", text.as_bytes().to_vec())]);
    let told = report.problems.iter().map(|p| (p.line, &*p.column, &*p.value, p.code));
    let expected = [
        (3, "tarif", "plein", ProblemCode::KeyTwice),
        (4, "prix", "gratuit", ProblemCode::AmountWrong),
        (5, "séance", "", ProblemCode::ValueMissing),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let cells: Vec<_> = batch.prices.iter().map(|p| (&*p.performance, p.cells.len())).collect();
    assert_eq!(cells, [("S", 1), ("T", 1)]);
}

#[test]
fn columns_that_are_missing_unknown_or_twice_are_said_with_what_would_be_right() {
    let said = problems("p.csv", b"place;commande;seance;categorie;tarif;couleur;Place\n");
    let codes: Vec<_> = said.iter().map(|p| (p.code, p.column.as_str())).collect();
    assert_eq!(
        codes,
        [
            (ProblemCode::ColumnUnknown, "couleur"),
            (ProblemCode::ColumnTwice, "Place"),
            (ProblemCode::ColumnMissing, "prix"),
        ]
    );
    assert!(said[0].detail.contains("porteur"));
    assert_eq!(codes_of_header("bonjour;tout;le;monde"), [ProblemCode::HeaderUnknown]);
}

fn codes_of_header(header: &str) -> Vec<ProblemCode> {
    codes(format!("{header}\n1;2;3;4\n").as_bytes())
}

#[test]
fn garbage_is_named() {
    assert_eq!(codes(b""), [ProblemCode::FileEmpty]);
    assert_eq!(codes(b"PK\x03\x04\x14\0\0\0notes"), [ProblemCode::FileZip]);
    assert_eq!(codes(b"PK\x03\x04\x14\0[Content_Types].xml"), [ProblemCode::FileSpreadsheet]);
    assert_eq!(codes(b"spectacle;titre\nA;B\0C\n"), [ProblemCode::FileBinary]);
    assert_eq!(codes("spectacle;titre\nA;é\n\u{9}é\n".as_bytes()), [ProblemCode::FieldCount]);
    let damaged = [b"spectacle;titre\nA;", "éèà".as_bytes(), b"\xe9\n"].concat();
    assert_eq!(codes(&damaged), [ProblemCode::FileEncoding]);
    // A quote that is never closed, and a line without an end.
    let open = format!("spectacle;titre\nA;\"{}", "x;y\n".repeat(100_000));
    assert_eq!(codes(open.as_bytes()), [ProblemCode::LineTooLong]);
    let endless = [b"spectacle;titre\nA;", vec![b'x'; 100_000_000].as_slice()].concat();
    assert_eq!(codes(&endless), [ProblemCode::LineTooLong]);
}

#[test]
fn a_file_that_is_not_there_or_is_a_folder_says_so() {
    let failing = |kind: std::io::ErrorKind| {
        let source = [Source::new("x.csv", 0, move || Err(kind.into()))];
        let mut reading = Reading::new(Paris, NOW_MS, &Unwatched);
        read("", &source, &mut reading).unwrap();
        reading.report.problems[0].code
    };
    assert_eq!(failing(std::io::ErrorKind::NotFound), ProblemCode::FileMissing);
    assert_eq!(failing(std::io::ErrorKind::IsADirectory), ProblemCode::FileIsFolder);
    assert_eq!(failing(std::io::ErrorKind::PermissionDenied), ProblemCode::FileUnreadable);
}

#[test]
fn files_of_two_formats_are_not_one_import() {
    let (_, report) =
        take(&[("a.csv", b"spectacle;titre\n".to_vec()), ("b.json", b"{\"event\":{}}".to_vec())]);
    assert_eq!(report.problems[0].code, ProblemCode::FormatMixed);
    assert_eq!(report.problems[0].file, "b.json");
}
