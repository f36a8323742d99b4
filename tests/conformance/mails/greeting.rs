//! Each mail greets its customer by the same words.

use std::collections::BTreeSet;

use contract::amendment::Exchanged;
use contract::args::ById;
use contract::customer::{CustomerChange, CustomerFields, CustomerSheet};
use contract::mail::MailDetail;
use domain::money::Cents;
use harness::desk::{BEGINNING_MS, DAY_MS, on_each_engine};

use super::{accept, list};
use crate::amendments::exchanges::exchange;
use crate::amendments::{lines, sold, voided};
use crate::goodwill::given;
use crate::sales::{figaro, marie};

#[test]
fn a_customer_is_greeted_by_first_and_last_name() {
    on_each_engine(|desk| {
        accept(desk);
        desk.clock.pass(31_000);
        let marie = marie(desk);
        let sale = sold(desk, "Karim", &["20", "21"], Some(marie), (0, 0));
        voided(desk, "Karim", sale.order_id, &sale.place_ids[..1]);
        let sale = sold(desk, "Karim", &["22"], Some(marie), (0, 0));
        let other = exchange(desk, &sale, lines(&figaro(desk), &[("A", "18")], "Plein tarif"));
        desk.ok::<Exchanged>("Karim", "sale_exchange", other);
        given(desk, marie, 2_000, "2020-12-31");
        desk.give_credit(marie, Cents(2_600), BEGINNING_MS + 20 * DAY_MS);
        assert_eq!(desk.api.tell_endings(|| true).unwrap(), 1);
        let sheet: CustomerSheet = desk.ok("Léa", "customer_sheet", ById { id: marie });
        let fields = CustomerFields { email: "m.dupont@example.org".to_owned(), ..sheet.fields };
        let change = CustomerChange { id: marie, version: sheet.version, fields, anyway: false };
        desk.ok::<CustomerSheet>("Léa", "customer_change", change);
        let mails = list(desk);
        let kinds: BTreeSet<&str> = mails.iter().map(|mail| mail.kind.as_str()).collect();
        for kind in
            ["sale_voided", "sale_exchanged", "credit_given", "credit_ending", "address_changed"]
        {
            assert!(kinds.contains(kind), "{kind} in {kinds:?}");
        }
        for mail in &mails {
            let mail: MailDetail = desk.ok("Léa", "mail_show", ById { id: mail.id });
            assert!(mail.text.contains("Bonjour Marie Dupont,"), "{}", mail.text);
        }
    });
}
