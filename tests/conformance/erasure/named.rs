//! Words of others that name an erased person, and those that name somebody else.

use contract::customer::{CustomerFields, CustomerSheet};
use contract::ids::{CustomerId, OrderId};
use contract::locale::Locale;
use contract::order::{NoteOrder, OrderFile};
use contract::sale::{MakeSale, Sold};
use harness::desk::{Desk, on_each_engine};
use uuid::Uuid;

use super::{erased, quote};
use crate::amendments::lines;
use crate::reprises::order;
use crate::sales::{cash, figaro, marie, verified};

fn made(desk: &Desk, [last, first, email, phone]: [&str; 4]) -> CustomerId {
    let fields = CustomerFields {
        last_name: last.to_owned(),
        first_name: first.to_owned(),
        email: email.to_owned(),
        phone: phone.to_owned(),
        locale: Locale::Fr,
    };
    desk.ok::<CustomerSheet>("Karim", "customer_create", fields).id
}

/// What was written about the order of somebody else.
fn notes(desk: &Desk) -> Vec<String> {
    order(desk, "671085").notes.into_iter().map(|note| note.text).collect()
}

fn noted(desk: &Desk, id: OrderId, said: &[&str]) {
    for said in said {
        let note = NoteOrder { id, note: (*said).to_owned() };
        desk.ok::<OrderFile>("Léa", "order_note", note);
    }
}

#[test]
fn what_names_somebody_else_stays_when_a_person_is_erased() {
    on_each_engine(|desk| {
        let said = [
            "Rendez-vous à 19 h 30 - caisse 06.",
            "Le client a oublié son billet.",
            "Jeanne DUPONTEL passera mardi.",
            "Écrire à diana@x.example.",
            "n° 0698765432100",
        ];
        noted(desk, order(desk, "671085").id, &said);
        let seats = lines(&figaro(desk), &[("A", "17")], "Plein tarif");
        let sale = MakeSale { customer_id: Some(marie(desk)), ..cash(seats, 2_500) };
        let command = Uuid::now_v7();
        let sold: Sold = desk.call_as(command, "Karim", "sale_make", &sale).unwrap();
        let before = notes(desk);
        for person in [
            ["Zwq", "Lea", "", "-"],
            ["Zwr", "Lia", "", "06"],
            ["O", "A", "", ""],
            ["O A", "", "", ""],
            ["Solo", "Ana", "ana@x.example", ""],
            ["Dupontel", "Jean", "", "06 98 76 54 32"],
        ] {
            let id = made(desk, person);
            // That they were made is theirs.
            let seen = quote(desk, id);
            assert_eq!((seen.commands, seen.notes), (1, 0), "{person:?}");
            erased(desk, id);
            assert_eq!(notes(desk), before, "{person:?}");
        }
        let again: Sold = desk.call_as(command, "Karim", "sale_make", &sale).unwrap();
        assert_eq!((again.order_id, again.order_number), (sold.order_id, sold.order_number));
        verified(desk);
    });
}

#[test]
fn what_a_colleague_wrote_of_them_elsewhere_goes_however_it_is_written() {
    on_each_engine(|desk| {
        let id = order(desk, "671085").id;
        let of = [
            made(desk, ["Lévêque", "Élodie", "", "06 98 76 54 32"]),
            made(desk, ["Marguerite Zwqtal", "", "", ""]),
        ];
        noted(desk, id, &["Élodie viendra avec M. Lévêque."]);
        let before = notes(desk);
        noted(
            desk,
            id,
            &[
                "Vu avec Élodie LÉVÊQUE au téléphone.",
                "LEVEQUE Elodie rappellera.",
                "Vu avec élodie lévêque.",
                "Voir avec le 0698765432.",
                "Le soir\u{a0}: +33 6 98 76 54 32",
                "Payé par Marguerite Zwqtal.",
                "ZWQTAL Marguerite a payé.",
            ],
        );
        for id in of {
            erased(desk, id);
        }
        assert_eq!(notes(desk), before);
        verified(desk);
    });
}
