//! Whether what was written, and what is shown, is what the screen said before.

use harness::Step;
use harness::window::plain;
use thirtyfour::Key;

use super::books::{Books, Row};
use super::gestures::Gesture;
use super::look::Said;

/// Whether a row of the journal is what the screen said before the gesture.
pub fn written(books: &Books, row: &Row, said: &Said, after: &Gesture) -> Step {
    if row.action == "mail.sent" {
        // The program's own: a mail that was due leaves while keys are pressed.
        return Ok(());
    }
    told(row, said, after)?;
    match row.action.as_str() {
        "sale.made" => sale(books, row.order_id.unwrap_or_default(), said),
        "reprise.accepted" | "reprise.refused" | "reprise.held" | "reprise.passed"
            if !said.marked =>
        {
            let (place, cents) = books.request(row.reprise_id.unwrap_or_default())?;
            let right =
                said.place.contains(&place_said(&place)) && said.reprise.contains(&money(cents));
            if right { Ok(()) } else { Err(format!("{row:?} of {place}, {}", money(cents)).into()) }
        }
        "reprise.withdrawn" => asked(&["Retirer"], row, said),
        "reprise.reversed" => asked(&["Annuler la reprise"], row, said),
        "sale.voided" => {
            let given: Vec<String> = books.given_back(row.seq)?.iter().map(given_said).collect();
            let words: Vec<&str> = given.iter().map(String::as_str).chain(["Annuler"]).collect();
            asked(&words, row, said)
        }
        "sale.tender_corrected" => asked(&["Enregistrer"], row, said),
        "sale.exchanged" => asked(&["Échanger contre"], row, said),
        "order.paid" => asked(&["Encaisser"], row, said),
        _ => Ok(()),
    }
}

/// Whether a question, or a button that sends by its key, said all those words.
fn asked(words: &[&str], row: &Row, said: &Said) -> Step {
    let sends = ["F8", "Entrée"].into_iter().flat_map(|key| said.of_key(key));
    let all = |text: &str| words.iter().all(|word| plain(text).contains(*word));
    if all(&said.asked) || sends.into_iter().any(all) {
        return Ok(());
    }
    Err(format!("{row:?} without a question that says {words:?}").into())
}

/// What is given back in one way, as the button says it.
fn given_said((tender, cents): &(String, i64)) -> String {
    let way = match tender.as_str() {
        "cash" => "en espèces",
        "card" => "par carte",
        _ => "au solde client",
    };
    format!("{} {way}", money(*cents))
}

/// Whether the screen said that the gesture does something: a key without its cap, an arrow, a scan write nothing.
fn told(row: &Row, said: &Said, after: &Gesture) -> Step {
    let shows = |key: &str| said.of_key(key).next().is_some();
    let told = match after {
        Gesture::Scans(_) => false,
        // Words are several keys: only the first of them is pressed on what was seen.
        Gesture::Types(words) => words.chars().count() > 1 || shows(words),
        Gesture::Presses(Key::F8) => shows("F8"),
        Gesture::Presses(Key::Enter) => !said.focus.is_empty() || shows("Entrée"),
        Gesture::Presses(_) | Gesture::Holds(_) => false,
    };
    if told { Ok(()) } else { Err(format!("{after:?} was not said to write {row:?}").into()) }
}

/// Whether what a gesture must not move has stayed, what it opens is what it was about, and the keyboard is somewhere.
pub fn shown(said: &Said, gesture: &Gesture, now: &Said) -> Step {
    if now.lost {
        return Err(format!("the keyboard is nowhere: {now:?}").into());
    }
    let arrow = matches!(gesture, Gesture::Presses(Key::Down | Key::Up));
    if arrow && !said.form.is_empty() && (&said.form, &said.line) != (&now.form, &now.line) {
        return Err(format!("an arrow in a form moved « {} » to {now:?}", said.line).into());
    }
    if opens_sheet(said, gesture, now) && now.sheet != said.customer {
        let (served, sheet) = (&said.customer, &now.sheet);
        return Err(format!("the sheet of « {served} » is that of « {sheet} »").into());
    }
    Ok(())
}

/// Whether the gesture led from the person at the counter to a sheet.
pub fn opens_sheet(said: &Said, gesture: &Gesture, now: &Said) -> bool {
    let at_the_counter = said.screen == "Guichet" && !said.customer.is_empty();
    matches!(gesture, Gesture::Types(words) if words == "d")
        && at_the_counter
        && now.screen == "Clients"
}

fn sale(books: &Books, order: i64, said: &Said) -> Step {
    let now = |tender| Step::Ok(books.paid(order, tender)? - books.carried(order, tender)?);
    let (cash, card, credit) = (now("cash")?, now("card")?, now("credit")?);
    if books.is_exchange(order)? {
        return exchange(cash, card, said);
    }
    let wanted = match (cash, card) {
        (0, 0) if credit > 0 => format!("Utiliser {} du solde client", money(credit)),
        (0, 0) => "gratuit".to_owned(),
        (cash, 0) => format!("Encaisser {} en espèces", money(cash)),
        (0, card) => format!("Encaisser {} par carte", money(card)),
        (cash, card) => {
            format!("Encaisser {} en espèces et {} par carte", money(cash), money(card))
        }
    };
    let sell = plain(&said.sell);
    let buyer = books.buyer(order)?;
    // A screen writes last names in capitals, however they were typed.
    let shown = said.customer.to_uppercase();
    let to =
        if buyer.is_empty() { shown.is_empty() } else { shown.contains(&buyer.to_uppercase()) };
    if !(sell.contains(&wanted) && to) {
        return Err(format!("« {wanted} » was written for « {buyer} »").into());
    }
    let lit = match said.lit.as_str() {
        "Espèces" => card == 0,
        "CB" => cash == 0,
        _ => true,
    };
    if !lit {
        return Err(format!("« {wanted} » was written, and « {} » was lit", said.lit).into());
    }
    let typed = |field: &str, written: i64| cents(field).is_none_or(|cents| cents == written);
    if !typed(&said.credit, credit) {
        return Err(format!("{} of credit, and « {} » stood there", credit, said.credit).into());
    }
    if cash > 0 && !typed(&said.tendered, books.tendered(order)?) {
        return Err(format!("« {} » handed over was not written", said.tendered).into());
    }
    Ok(())
}

/// The button of an exchange says what is paid now, beside the places that are given back.
fn exchange(cash: i64, card: i64, said: &Said) -> Step {
    let pays = match (cash, card) {
        (0, 0) => "Échanger contre".to_owned(),
        (cash, 0) => format!("Encaisser {} en espèces", money(cash)),
        (0, card) => format!("Encaisser {} par carte", money(card)),
        (cash, card) => {
            format!("Encaisser {} en espèces et {} par carte", money(cash), money(card))
        }
    };
    let told = said.of_key("F8").any(|words| {
        let words = plain(words);
        words.contains("Échanger contre") && words.contains(&pays)
    });
    if told { Ok(()) } else { Err(format!("« {pays} » was written for an exchange").into()) }
}

/// An amount as it stands in a field, in cents; nothing where the field is empty, or is none.
fn cents(field: &str) -> Option<i64> {
    let digits = plain(field).replace([' ', '€'], "");
    let (euros, rest) = digits.split_once(',').unwrap_or((&digits, "0"));
    let rest: i64 = format!("{rest:0<2}").parse().ok()?;
    Some(euros.parse::<i64>().ok()? * 100 + rest)
}

fn money(cents: i64) -> String {
    let (euros, rest) = (cents / 100, cents % 100);
    if euros < 1_000 {
        return format!("{euros},{rest:02} €");
    }
    format!("{} {:03},{rest:02} €", euros / 1_000, euros % 1_000)
}

/// « A 28 » as the panel says it.
fn place_said(place: &str) -> String {
    if place.is_empty() {
        return "Placement libre".to_owned();
    }
    let (row, seat) = place.rsplit_once(' ').unwrap_or(("", place));
    format!("Rang {row}, siège {seat}")
}
