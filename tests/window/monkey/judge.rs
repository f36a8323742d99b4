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
    if matches!(after, Gesture::Scans(_)) {
        return Err(format!("a scan wrote {row:?}").into());
    }
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
        "reprise.withdrawn" if !said.asked.contains("Retirer") => {
            Err(format!("{row:?} without a question").into())
        }
        _ => Ok(()),
    }
}

/// Whether what a gesture must not move has stayed, and what it opens is what it was about.
pub fn shown(said: &Said, gesture: &Gesture, now: &Said) -> Step {
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
    let (cash, card) = (books.paid(order, "cash")?, books.paid(order, "card")?);
    let credit = books.paid(order, "credit")?;
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
    let to =
        if buyer.is_empty() { said.customer.is_empty() } else { said.customer.contains(&buyer) };
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
    let (row, seat) = place.rsplit_once(' ').unwrap_or(("", place));
    format!("Rang {row}, siège {seat}")
}
