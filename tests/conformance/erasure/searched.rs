//! The words of a person, looked for byte by byte.

use std::path::{Path, PathBuf};

use contract::args::ById;
use contract::order::{NoteOrder, OrderFile};
use harness::desk::{Desk, on_each_engine};
use harness::small::small_house;
use postgres::{Client, NoTls};

use super::{Lived, WORDS, erased, lived, sheet};
use crate::reprises::order;
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
