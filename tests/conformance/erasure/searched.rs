//! The words of a person, looked for byte by byte.

use std::path::{Path, PathBuf};

use api::ReadFiles;
use contract::args::ById;
use contract::erasure::Erased;
use contract::findings::Spot;
use contract::ids::CustomerId;
use contract::intake::{ImportReport, ProblemCode};
use contract::order::{NoteOrder, OrderFile};
use formats::Unwatched;
use formats::batch::At;
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use postgres::{Client, NoTls};
use serde_json::json;
use store::{StoreError, TxExt};

use super::{Lived, WORDS, erased, lived, sheet, wish};
use crate::facts::waiting;
use crate::reprises::{ask_back, order};
use crate::sales::verified;

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Where the words stand, in any case: in the name of a file or in its bytes.
fn found_in(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for file in files(folder) {
        let mut bytes = file.display().to_string().into_bytes();
        bytes.extend(std::fs::read(&file).unwrap());
        bytes.make_ascii_lowercase();
        for word in WORDS {
            let word = word.to_lowercase();
            if bytes.windows(word.len()).any(|part| part == word.as_bytes()) {
                found.push(format!("{word} in {}", file.display()));
            }
        }
    }
    found
}

#[test]
fn no_byte_of_the_file_nor_of_the_folder_has_a_word_of_an_erased_person() {
    let desk = Desk::sqlite(&small_house());
    let Lived { id, .. } = lived(&desk);
    assert!(found_in(&desk.folder).len() > WORDS.len(), "the search finds what is there");
    erased(&desk, id);
    assert_eq!(found_in(&desk.folder), [""; 0], "while it is open");
    verified(&desk);
    let folder = desk.close();
    assert_eq!(found_in(folder.path()), [""; 0], "once it is closed");
}

#[test]
fn what_a_colleague_wrote_of_them_elsewhere_goes_in_any_case_of_its_letters() {
    on_each_engine(|desk| {
        let Lived { id, .. } = lived(desk);
        let other = order(desk, "671085").id;
        let said = format!("Payé par {}.", sheet(desk, id).fields.email.to_uppercase());
        desk.ok::<OrderFile>("Léa", "order_note", NoteOrder { id: other, note: said });
        erased(desk, id);
        let file: OrderFile = desk.ok("Léa", "order_file", ById { id: other });
        assert!(file.notes.is_empty(), "{:?}", file.notes);
        verified(desk);
    });
}

/// Every text of every table of the house, in any case.
fn texts(client: &mut Client) -> Vec<(String, String)> {
    let columns = client
        .query(
            "SELECT c.table_schema || '.' || c.table_name, c.column_name::TEXT FROM information_schema.columns c
             JOIN information_schema.tables t USING (table_schema, table_name)
             WHERE c.table_schema IN ('public', 'guard') AND t.table_type = 'BASE TABLE'
               AND c.data_type IN ('text', 'character varying')
             ORDER BY 1, 2",
            &[],
        )
        .unwrap();
    let mut found = Vec::new();
    for row in columns {
        let (table, column): (String, String) = (row.get(0), row.get(1));
        let sql = format!("SELECT lower({column}) FROM {table} WHERE {column} <> ''");
        for text in client.query(&sql, &[]).unwrap() {
            found.push((format!("{table}.{column}"), text.get(0)));
        }
    }
    found
}

fn named(client: &mut Client) -> Vec<String> {
    let words = WORDS.map(str::to_lowercase);
    let has = |text: &String| words.iter().any(|word| text.contains(word.as_str()));
    let mut named: Vec<String> =
        texts(client).into_iter().filter(|(_, text)| has(text)).map(|(of, _)| of).collect();
    named.dedup();
    named
}

#[test]
fn no_text_of_any_table_of_a_shared_house_names_an_erased_person() {
    let desk = Desk::postgres(&small_house());
    let Lived { id, .. } = lived(&desk);
    let mut owner = Client::connect(desk.url.as_deref().unwrap(), NoTls).unwrap();
    let before = named(&mut owner);
    for column in [
        "public.command.args",
        "public.command.answer",
        "public.customer.first_name",
        "public.mail.body_html",
    ] {
        assert!(before.iter().any(|of| of == column), "{column} in {before:?}");
    }
    erased(&desk, id);
    assert_eq!(named(&mut owner), [""; 0]);
    assert_eq!(found_in(&desk.folder), [""; 0], "the counter's papers");
    verified(&desk);
}

/// Names of whose an order is, there and here.
fn owners(desk: &Desk) -> Vec<(String, String)> {
    #[derive(serde::Deserialize)]
    struct Row {
        there_value: String,
        here_value: String,
    }
    let mut found: Vec<Row> = Vec::new();
    let read = desk.store().read(|tx| {
        let told = "SELECT there_value, here_value FROM contradiction WHERE there = 'customer'";
        found = tx.rows(told, &[])?;
        Ok::<_, StoreError>(())
    });
    read.expect("the contradictions are read");
    found.into_iter().map(|row| (row.there_value, row.here_value)).collect()
}

/// Columns in which something stands that an import says of a person.
const TOLD: [(&str, &str); 9] = [
    ("command", "answer"),
    ("contradiction", "there_value"),
    ("contradiction", "here_value"),
    ("contradiction", "place"),
    ("customer", "last_name"),
    ("customer", "name_key"),
    ("customer_word", "word"),
    ("journal", "data"),
    ("place", "holder"),
];

/// Those in which a word stands, which is written small.
fn told(desk: &Desk, word: &str) -> Vec<String> {
    let stands = |(table, column): &(&str, &str)| {
        let sql = format!("SELECT COUNT(*) FROM {table} WHERE LOWER({column}) LIKE '%{word}%'");
        let count: Result<i64, StoreError> = desk.store().read(|tx| tx.int(sql.as_str(), &[]));
        (count.unwrap() > 0).then(|| format!("{table}.{column}"))
    };
    TOLD.iter().filter_map(stands).collect()
}

#[test]
fn what_an_import_said_of_whose_an_order_is_names_no_erased_person() {
    on_each_engine(|desk| {
        let asked = order(desk, "671083");
        ask_back(desk, "Léa", asked.places[0].id);
        let mut batch = small_house();
        batch.orders[0].customer = Some("aicha".to_owned());
        batch.files = vec!["clients.csv".to_owned()];
        batch.customers[1].at = At { file: 0, line: 3 };
        let brought_in = || {
            let mut report = ImportReport::default();
            let spot = Spot { file: "clients.csv", line: 3, column: "courriel" };
            report.problem(spot, "ndiaye(a)example.org", ProblemCode::EmailWrong);
            let files = ReadFiles { batch: batch.clone(), report };
            desk.api.import("Hélène", &files, false, &Unwatched).unwrap()
        };
        brought_in();
        let before = told(desk, "diaye");
        for of in ["command.answer", "contradiction.there_value", "customer.name_key"] {
            assert!(before.iter().any(|found| found == of), "{of} in {before:?}");
        }
        let [told_of] = &owners(desk)[..] else { panic!("one is told") };
        assert_eq!((told_of.0.as_str(), told_of.1.as_str()), ("N’DIAYE Aïcha", "DUPONT Marie"));
        erased(desk, order(desk, "671084").customer_id.unwrap());
        assert_eq!(owners(desk), [(String::new(), "DUPONT Marie".to_owned())]);
        assert_eq!(told(desk, "diaye"), [""; 0]);
        // The same files once more.
        let again = brought_in();
        let quoted = again.problems.iter().map(|problem| problem.value.as_str());
        assert_eq!((quoted.collect::<Vec<_>>(), again.conflict_count), (vec![""], 0));
        assert_eq!(owners(desk), [(String::new(), "DUPONT Marie".to_owned())]);
        assert_eq!(told(desk, "diaye"), [""; 0]);
        assert!(waiting(desk).rows.is_empty(), "nobody settles it any more");
        verified(desk);
        let wish = wish(desk, asked.customer_id.unwrap(), Some("Courrier du 28 mai"));
        desk.ok::<Erased>("Hélène", "customer_erase", wish);
        assert_eq!(owners(desk), [(String::new(), String::new())]);
        verified(desk);
    });
}

#[test]
fn a_report_quotes_nothing_of_a_line_of_an_erased_person_that_cannot_be_read() {
    on_each_engine(|desk| {
        let path = desk.folder.join("clients.csv");
        let taken = |lines: &str| -> ImportReport {
            std::fs::write(&path, format!("client;nom;prénom\n{lines}")).unwrap();
            let args = json!({ "format": "", "paths": [&path], "dry_run": false });
            desk.ok("Hélène", "import_file", args)
        };
        taken("C1;Zwqtal;Awa\n");
        let sql = "SELECT id FROM customer WHERE external_key = 'csv/C1'";
        let id: Result<i64, StoreError> = desk.store().read(|tx| tx.int(sql, &[]));
        erased(desk, CustomerId::from(id.unwrap()));
        let report = taken("C1;Zwqtal\u{1};Awa\nC2;Roy\u{1};Ève\n");
        let quoted: Vec<bool> =
            report.problems.iter().map(|problem| !problem.value.is_empty()).collect();
        assert_eq!(quoted, [false, true], "{:?}", report.problems);
        assert_eq!(told(desk, "zwqtal"), [""; 0]);
        verified(desk);
    });
}
