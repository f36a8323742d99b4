//! Names in every script, on every paper: set with a font that has them, and read back as they are written.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod facts;
mod paper;

use std::io::Write as _;
use std::process::{Command, Stdio};

use contract::facts::MailKind;
use contract::locale::Locale;
use documents::letter::letter;
use documents::receipt::receipt_80mm;
use documents::statement::statement;
use documents::ticket;

/// Scripts that are in the program itself.
const BUNDLED: [&str; 10] = [
    // No letters that the font joins into one glyph: the reader of this test turns those round.
    "الحداد نسرين",
    "کریمی نسرین",
    "კაპანაძე ნინო",
    "ՊԵՏՐՈՍՅԱՆ Անի",
    "כהן שלום",
    "शर्मा प्रिया",
    "ใจดี สมชาย",
    "ΠΑΠΑΔΟΠΟΥΛΟΥ Ελένη",
    "ШЕВЧЕНКО Олена",
    "NGUYỄN Thị Hạnh",
];

/// Scripts that the fonts of the machine are for: Noto, as the package asks for it.
const OF_THE_MACHINE: [&str; 9] = [
    "WANG 小明",
    "東京 タロウ",
    "김 민준",
    "தமிழ் செல்வி",
    "বাংলা নাম",
    "ሰላም አበበ",
    "ខ្មែរ សុខា",
    "མིང་ བཀྲ་ཤིས",
    "ສົມໄຊ ລາວ",
];

/// The text of a PDF as another program reads it, without marks of direction and spaces.
fn read(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = reader.stdin.take().unwrap();
    let pdf = pdf.to_vec();
    let writing = std::thread::spawn(move || input.write_all(&pdf));
    let output = reader.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    plain(&String::from_utf8(output.stdout).unwrap())
}

/// Whether every word of a name is there.
fn says(text: &str, name: &str) -> bool {
    name.split(' ').all(|word| text.contains(&plain(word)))
}

fn plain(text: &str) -> String {
    let mark = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}');
    text.chars().filter(|c| !c.is_whitespace() && !mark(*c)).collect()
}

/// Every paper of a customer of this name.
fn papers(name: &str) -> Vec<(&'static str, documents::Paper)> {
    let mut tickets = [facts::ticket(false)];
    tickets[0].holder = name.to_owned();
    let mut receipt = facts::receipt();
    receipt.customer = name.to_owned();
    let mut stated = facts::statement(3);
    stated.customer = name.to_owned();
    let mut mail = facts::mail(MailKind::RepriseAccepted, Locale::Fr);
    mail.customer = name.to_owned();
    vec![
        ("A4", ticket::a4(&tickets).unwrap()),
        ("203 × 82", ticket::thermal(&tickets).unwrap()),
        ("140 × 51", ticket::thermal_small(&tickets).unwrap()),
        ("receipt", receipt_80mm(&receipt).unwrap()),
        ("statement", statement(&stated).unwrap()),
        ("letter", letter(&facts::letter(mail)).unwrap()),
    ]
}

fn all_say(names: &[&str]) {
    for name in names {
        for (kind, paper) in papers(name) {
            assert_eq!(paper.unprintable, "", "{name} on {kind}");
            let text = read(&paper);
            assert!(says(&text, name), "{name} on {kind}: {text}");
            assert!(!text.contains("??"), "{name} on {kind}: {text}");
            assert!(paper.len() < 120_000, "{name} on {kind}: {} bytes", paper.len());
        }
    }
}

#[test]
fn names_of_the_scripts_in_the_program_are_on_every_paper_as_they_are_written() {
    all_say(&BUNDLED);
}

#[test]
fn names_of_all_other_scripts_are_set_with_the_fonts_of_the_machine() {
    all_say(&OF_THE_MACHINE);
}

#[test]
fn a_character_of_no_font_is_a_box_that_the_answer_names() {
    for (kind, paper) in papers("Zoë \u{e123}\u{e124}\u{e123}") {
        assert_eq!(paper.unprintable, "\u{e123}\u{e124}", "{kind}");
        let text = read(&paper);
        assert!(text.contains("Zoë\u{25a1}\u{25a1}\u{25a1}"), "{kind}: {text}");
    }
}

#[test]
fn papers_of_latin_names_embed_inter_alone() {
    for (kind, made) in papers("DUPONT Marie") {
        let fonts = paper::Paper::read(&made).fonts();
        assert!(fonts.iter().all(|font| font.contains("Inter")), "{kind}: {fonts:?}");
    }
}
