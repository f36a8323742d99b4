//! Writes a sample of every paper and mail into a folder, to be looked at:
//! `cargo run -p contremarque-documents --example samples -- FOLDER`.

#![expect(clippy::unwrap_used, reason = "a tool for whoever changes a layout")]

#[path = "../tests/facts/mod.rs"]
mod facts;

use std::path::Path;

use contract::facts::{LetterFacts, LetterText, MailKind, TicketFacts};
use contract::locale::Locale;
use documents::{amendment, letter, mail, receipt, statement, ticket};
use domain::amendment::AmendmentKind;
use domain::money::Cents;

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "out".to_owned());
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder).unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).unwrap();
    let tickets = tickets();
    write("ticket-a4.pdf", &ticket::a4(&tickets).unwrap());
    write("ticket-thermal.pdf", &ticket::thermal(&tickets).unwrap());
    write("ticket-thermal-small.pdf", &ticket::thermal_small(&tickets).unwrap());
    write("receipt.pdf", &receipt::receipt_80mm(&facts::receipt()).unwrap());
    for kind in [AmendmentKind::Void, AmendmentKind::TenderCorrection, AmendmentKind::Exchange] {
        let paper = amendment::amendment_80mm(&facts::amendment(kind)).unwrap();
        write(&format!("amendment-{}.pdf", kind.key()), &paper);
    }
    write("statement.pdf", &statement::statement(&facts::statement(70)).unwrap());
    for (at, facts) in letters().iter().enumerate() {
        write(&format!("letter-odd-{at}.pdf"), &letter::letter(facts).unwrap());
    }
    for kind in facts::KINDS {
        for locale in [Locale::Fr, Locale::En] {
            let mail = mail::render(&facts::mail(kind, locale)).unwrap();
            let name = format!("mail-{}.{}", kind.key(), locale.tag());
            write(&format!("{name}.html"), mail.html.as_bytes());
            write(&format!("{name}.txt"), mail.text.as_bytes());
            let facts = facts::letter(facts::mail(kind, locale));
            write(
                &format!("letter-{}.{}.pdf", kind.key(), locale.tag()),
                &letter::letter(&facts).unwrap(),
            );
        }
    }
}

/// Names as long as they can be, many places, other scripts, and a mail without its facts.
fn letters() -> Vec<LetterFacts> {
    let long = facts::longest_mail(MailKind::RepriseReceived, 14);
    let refused = facts::longest_mail(MailKind::RepriseRefused, 1);
    let mut foreign = facts::mail(MailKind::RepriseAccepted, Locale::Fr);
    foreign.customer = "שלום כהן مريم حداد 🎭 Zoë".into();
    foreign.places[0].place.show = "أهلا وسهلا – Le Dibbouk (הדיבוק) 🎭".into();
    let text = mail::render(&facts::mail(MailKind::RepriseRefused, Locale::Fr)).unwrap().text;
    let mut old = facts::letter(facts::mail(MailKind::RepriseRefused, Locale::Fr));
    old.text = LetterText::Written(text);
    vec![facts::letter(long), facts::letter(refused), facts::letter(foreign), old]
}

/// The plain one, one of the demo house, a reprint in English, and the longest there is.
fn tickets() -> Vec<TicketFacts> {
    let mut free = facts::ticket(false);
    free.place.price = Cents(0);
    free.place.row = String::new();
    free.place.seat = String::new();
    free.place.rate = "Invitation".into();
    free.duplicata = 2;
    free.locale = Locale::En;
    vec![facts::ticket(false), facts::ticket(true), free, facts::longest_ticket()]
}
