//! What the database lets nobody do, whatever the program says: each refusal is that of a trigger.

use api::Clock;
use contract::action::Action;
use contract::ids::{AccountId, LotId};
use domain::money::Cents;
use harness::desk::{BareRenderer, DAY_MS, Desk, on_each_engine};
use office::books::credit::{self, ByHand, Origin};
use office::books::journal::{self, Entry};
use office::books::ledger;
use office::house::operator;
use office::{Actor, By, House, OfficeError};

use super::given;
use crate::sales::marie;

/// What a program that keeps no rule would write: a lot of the customer's with this origin, filled from this
/// account beside this action, by this person.
fn tries(
    desk: &Desk,
    who: &str,
    action: Action,
    debit: AccountId,
    of: Option<&ByHand>,
) -> Result<(), OfficeError> {
    let (at_ms, entropy) = (desk.clock.now_ms(), desk.clock.entropy());
    let customer_id = marie(desk);
    desk.store().write(|tx| {
        let house = House::load(tx)?;
        let found = operator::cards(tx)?.into_iter().find(|card| card.name == who).unwrap();
        let role = found.role;
        let operator = Actor::operator(found.id, found.name, role);
        let by = By { operator: &operator, counter_id: 0.into(), at_ms, renderer: &BareRenderer };
        let cx = office::command::unlisted(tx, by, "cheat", entropy, house)?;
        credit::house_account(tx, ledger::GIFTS, "gifts")?;
        credit::house_account(tx, ledger::BROUGHT_IN, "brought_in")?;
        let until_ms = at_ms + 400 * DAY_MS;
        let lot = credit::open_lot(tx, &cx, customer_id, Origin::ByHand, Cents(100), until_ms)?;
        if let Some(of) = of {
            let mut origins = credit::origins();
            let seq = journal::next(tx, &cx)?;
            credit::add_origin(&mut origins, lot.id, seq, of);
            origins.write(tx)?;
        }
        let transfers = ledger::transfer(debit, lot.id, Cents(100)).into_iter().collect();
        let entry = Entry { customer_id: Some(customer_id), transfers, ..Entry::of(action) };
        journal::append(tx, &cx, entry)?;
        office::command::seal(tx, &cx.mint)
    })
}

#[test]
fn credit_comes_from_the_two_accounts_by_its_own_action_its_own_origin_and_a_supervisor_alone() {
    on_each_engine(|desk| {
        let gift = ByHand::Gift(None);
        let balance = ByHand::Balance("mark".to_owned());
        let ways = [
            ("Karim", Action::CreditGiven, ledger::GIFTS, Some(&gift)),
            ("Hélène", Action::CreditOpened, ledger::GIFTS, Some(&gift)),
            ("Hélène", Action::CreditBroughtIn, ledger::GIFTS, Some(&gift)),
            ("Hélène", Action::CreditGiven, ledger::GIFTS, None),
            ("Hélène", Action::CreditGiven, ledger::GIFTS, Some(&balance)),
            ("Karim", Action::CreditBroughtIn, ledger::BROUGHT_IN, Some(&balance)),
            ("Hélène", Action::ImportApplied, ledger::BROUGHT_IN, Some(&balance)),
            ("Hélène", Action::CreditBroughtIn, ledger::BROUGHT_IN, Some(&gift)),
        ];
        for (who, action, account, of) in ways {
            let refused = tries(desk, who, action, account, of);
            assert!(refused.is_err(), "{who} {action:?} {of:?}");
        }
        tries(desk, "Hélène", Action::CreditBroughtIn, ledger::BROUGHT_IN, Some(&balance)).unwrap();
    });
}

#[test]
fn credit_goes_from_lot_to_lot_only_as_an_extension_of_the_same_line_by_a_supervisor() {
    on_each_engine(|desk| {
        let from: LotId = given(desk, marie(desk), 100, "2020-12-31").lot_id;
        let extension = ByHand::Extension { from, root: from };
        let other = ByHand::Extension { from, root: 1.into() };
        let ways = [
            ("Karim", Action::CreditExtended, Some(&extension)),
            ("Hélène", Action::SaleVoided, Some(&extension)),
            ("Hélène", Action::CreditExtended, None),
            ("Hélène", Action::CreditExtended, Some(&other)),
        ];
        for (who, action, of) in ways {
            assert!(tries(desk, who, action, from, of).is_err(), "{who} {action:?} {of:?}");
        }
        tries(desk, "Hélène", Action::CreditExtended, from, Some(&extension)).unwrap();
    });
}
