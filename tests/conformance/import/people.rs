//! Files that know less of a customer than others did: what they do not say changes nothing.

use contract::args::ById;
use contract::customer::{CustomerChange, CustomerFields, CustomerSheet};
use contract::ids::CustomerId;
use contract::intake::ImportReport;
use contract::locale::Locale;
use domain::money::Cents;
use harness::desk::{Desk, on_each_engine};
use serde_json::json;

use super::{files, rows_of, short_export};
use crate::goodwill::given;
use crate::reprises::order;
use crate::sales::verified;

fn taken(desk: &Desk, name: &str, text: &str) -> ImportReport {
    let path = desk.folder.join(name);
    std::fs::write(&path, text).unwrap();
    desk.ok("Hélène", "import_file", files(&[path], false))
}

fn of_key(desk: &Desk, key: &str) -> CustomerId {
    let sql = format!("SELECT id FROM customer WHERE external_key = '{key}'");
    let id: Result<i64, store::StoreError> =
        desk.store().read(|tx| store::TxExt::int(tx, sql.as_str(), &[]));
    CustomerId::from(id.unwrap())
}

fn sheet(desk: &Desk, id: CustomerId) -> CustomerSheet {
    desk.ok("Karim", "customer_sheet", ById { id })
}

fn fields(last: &str, first: &str, email: &str, phone: &str, locale: Locale) -> CustomerFields {
    let [last_name, first_name, email, phone] = [last, first, email, phone].map(str::to_owned);
    CustomerFields { last_name, first_name, email, phone, locale }
}

const WHOLE: &str = "client;nom;prénom;courriel;téléphone;langue\n\
    C1;Mercier;Anne;anne@example.org;0612345678;en\n";

#[test]
fn a_file_that_says_less_of_a_customer_takes_nothing_away() {
    on_each_engine(|desk| {
        taken(desk, "clients.csv", WHOLE);
        let id = of_key(desk, "csv/C1");
        let known = fields("Mercier", "Anne", "anne@example.org", "0612345678", Locale::En);
        assert_eq!(sheet(desk, id).fields, known);
        let less = [
            "client;nom\nC1;Mercier\n",
            "client;nom;prénom;courriel;téléphone;langue\nC1;Mercier;Anne;;;\n",
            "client;nom;solde;échéance\nC1;Mercier;45,00;31/12/2020\n",
        ];
        for text in less {
            let report = taken(desk, "moins.csv", text);
            assert_eq!((report.updated, report.conflict_count), (0, 0), "{text}");
            assert_eq!(sheet(desk, id).fields, known);
        }
        // What it says is followed, with what it does not say as it was.
        assert_eq!(taken(desk, "moins.csv", "client;nom\nC1;Mercier-Roy\n").updated, 1);
        let known = fields("Mercier-Roy", "Anne", "anne@example.org", "0612345678", Locale::En);
        assert_eq!(sheet(desk, id).fields, known);
        let renamed = WHOLE.replace("Mercier", "Mercier-Roy");
        assert_eq!(taken(desk, "clients.csv", &renamed).writes(), 0);
        verified(desk);
    });
}

#[test]
fn what_was_changed_here_stays_whatever_file_says_less() {
    on_each_engine(|desk| {
        taken(desk, "clients.csv", WHOLE);
        let id = of_key(desk, "csv/C1");
        let seen = sheet(desk, id);
        let fields = CustomerFields { phone: "0698765432".to_owned(), ..seen.fields };
        let change = CustomerChange { id, version: seen.version, fields, anyway: false };
        desk.ok::<CustomerSheet>("Karim", "customer_change", change);
        for text in ["client;nom\nC1;Mercier\n", WHOLE] {
            let report = taken(desk, "clients.csv", text);
            assert_eq!((report.writes(), report.conflict_count), (0, 0));
            assert_eq!(sheet(desk, id).fields.phone, "0698765432");
        }
    });
}

#[test]
fn the_exports_of_two_events_leave_their_customer_one_name_and_one_phone() {
    on_each_engine(|desk| {
        let first = short_export();
        let mut second = first.clone();
        let event = &mut second["event"];
        event["slug"] = json!("autre");
        let orders = event["orders"].as_array_mut().unwrap();
        for (rank, order) in orders.iter_mut().enumerate() {
            order["code"] = json!(format!("AUTRE{rank}"));
            order["phone"] = json!(null);
            order["locale"] = json!("en");
            order["invoice_address"] = json!({ "name": "Autre Nom" });
            for position in order["positions"].as_array_mut().unwrap() {
                let id = position["id"].as_i64().unwrap();
                position["id"] = json!(id + 1_000_000);
                position["secret"] = json!(format!("autre-{id}"));
            }
        }
        taken(desk, "un.json", &first.to_string());
        let number = first["event"]["orders"].as_array().unwrap().iter().find_map(|order| {
            let has = |field: &str| order[field].as_str().is_some_and(|said| !said.is_empty());
            (has("email") && has("phone") && order["testmode"] != json!(true))
                .then(|| order["code"].as_str().unwrap_or_default())
        });
        let id = order(desk, number.unwrap()).customer_id.unwrap();
        let known = sheet(desk, id).fields;
        assert!(!known.phone.is_empty());
        assert_eq!(taken(desk, "deux.json", &second.to_string()).problem_count, 0);
        assert_eq!(sheet(desk, id).fields, known);
        let before = rows_of(&desk.store());
        assert_eq!(taken(desk, "un.json", &first.to_string()).writes(), 0);
        assert_eq!(taken(desk, "deux.json", &second.to_string()).writes(), 0);
        let after = rows_of(&desk.store());
        assert_eq!(after[..after.len() - 1], before[..before.len() - 1]);
        assert_eq!(sheet(desk, id).fields, known);
    });
}

fn made(desk: &Desk, last: &str, first: &str, email: &str) -> CustomerId {
    let fields = fields(last, first, email, "", Locale::Fr);
    desk.ok::<CustomerSheet>("Karim", "customer_create", fields).id
}

#[test]
fn two_of_a_family_with_one_address_are_two_customers_each_with_their_own_credit() {
    on_each_engine(|desk| {
        let marie = made(desk, "Durandal", "Marie", "famille.durandal@example.org");
        given(desk, marie, 2_000, "2020-12-31");
        let texts = [
            (
                "clients.csv",
                "client;nom;prénom;courriel\nC1;Durandal;Paul;famille.durandal@example.org\n\
                 C2;Durandal;Marie;famille.durandal@example.org\n",
            ),
            ("soldes.csv", "client;solde;échéance\nC1;50,00;31/12/2020\nC2;7,00;31/12/2020\n"),
        ];
        let paths = texts.map(|(name, text)| {
            let path = desk.folder.join(name);
            std::fs::write(&path, text).unwrap();
            path
        });
        let report: ImportReport = desk.ok("Hélène", "import_file", files(&paths, false));
        assert_eq!((report.customers, report.updated, report.balances), (1, 1, 2));
        assert_eq!(of_key(desk, "csv/C2"), marie);
        let paul = sheet(desk, of_key(desk, "csv/C1"));
        assert_eq!((&*paul.fields.first_name, paul.balance_cents), ("Paul", Cents(5_000)));
        assert_eq!(sheet(desk, marie).balance_cents, Cents(2_700));
        let again: ImportReport = desk.ok("Hélène", "import_file", files(&paths, false));
        assert_eq!(again.writes(), 0);
        verified(desk);
    });
}

#[test]
fn a_customer_of_the_counter_is_who_has_their_address_and_a_name_that_is_alike() {
    on_each_engine(|desk| {
        let anne = made(desk, "Mercier", "Anne", "anne@example.org");
        let eva = made(desk, "Roux", "Éva", "eva@example.org");
        taken(desk, "noms.csv", "client;nom;courriel\nC1;Mercier;anne@example.org\n");
        assert_eq!(of_key(desk, "csv/C1"), anne, "no first name is told");
        let text = "client;nom;prénom;courriel\nC2;Petit;Léo;eva@example.org\n\
            C3;Rouxe;Eva;EVA@example.org\n";
        assert_eq!(taken(desk, "clients.csv", text).customers, 1);
        assert_eq!(of_key(desk, "csv/C3"), eva, "by a slip of the hand");
        assert_eq!(sheet(desk, of_key(desk, "csv/C2")).fields.last_name, "Petit");
    });
}
