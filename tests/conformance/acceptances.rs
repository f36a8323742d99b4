//! What an acceptance gives: credit worth what was paid, where it goes and until when it lives.

mod back;
mod grace;
mod signed;
mod tampered;
mod worth;

use contract::args::ById;
use contract::customer::CustomerSheet;
use contract::ids::CustomerId;
use contract::policy::{PolicyAt, PolicyScope, PolicyView, SetPolicy};
use contract::reprise::{Decided, QuotePlaces, RepriseFile, RepriseQuote};
use contract::statement::Statement;
use domain::performance::end_of_day_ms;
use domain::policy::Policy;
use harness::desk::{BEGINNING_MS, DAY_MS, Desk};

use crate::reprises::{ask_back, file, shown};

/// The last millisecond of a day of the house, counted from its beginning.
pub(crate) fn evening(days: u32) -> i64 {
    end_of_day_ms(BEGINNING_MS, days, "Europe/Paris".parse().unwrap())
}

/// Changes the policy of the house.
pub(crate) fn policy_is(desk: &Desk, change: impl FnOnce(&mut Policy)) {
    let at = PolicyAt { scope: PolicyScope::House, scope_id: 0 };
    let view: PolicyView = desk.ok("Hélène", "policy_view", at);
    let mut policy = view.policy;
    change(&mut policy);
    let (scope, scope_id, version) = (view.scope, view.scope_id, view.version);
    let seen_policy_id = Some(view.policy_id);
    let set = SetPolicy { scope, scope_id, version, seen_policy_id, policy: Some(policy) };
    desk.ok::<PolicyView>("Hélène", "policy_set", set);
}

/// Asks a place back and accepts it; its file then.
fn accepted(desk: &Desk, place_id: contract::ids::PlaceId) -> RepriseFile {
    let asked = ask_back(desk, "Léa", place_id);
    desk.ok::<Decided>("Léa", "reprise_accept", shown(&asked));
    file(desk, asked.row.id)
}

/// The credit of a customer by lot: number, what is left, expiry.
fn lots(desk: &Desk, customer_id: CustomerId) -> Vec<(String, i64, i64)> {
    let sheet: CustomerSheet = desk.ok("Karim", "customer_sheet", ById { id: customer_id });
    let lot = |lot: contract::customer::Lot| (lot.number, lot.left_cents.0, lot.expires_at_ms);
    sheet.lots.into_iter().map(lot).collect()
}

fn statement(desk: &Desk, customer_id: CustomerId) -> Statement {
    desk.ok("Karim", "customer_statement", ById { id: customer_id })
}

fn quote(desk: &Desk, places: &[contract::ids::PlaceId]) -> RepriseQuote {
    desk.ok("Léa", "reprise_quote", QuotePlaces { place_ids: places.to_vec() })
}

/// Parts as amount and expiry.
fn parts(credit: &[contract::reprise::CreditPart]) -> Vec<(i64, i64)> {
    credit.iter().map(|part| (part.amount_cents.0, part.expires_at_ms)).collect()
}

fn cards(file: &RepriseFile) -> Vec<(String, i64, i64)> {
    let card = |lot: &contract::reprise::LotCard| {
        (lot.number.clone(), lot.issued_cents.0, lot.expires_at_ms)
    };
    file.credit.iter().map(card).collect()
}

fn lot(number: u32, amount: i64, expires_at_ms: i64) -> (String, i64, i64) {
    (format!("AV-{number:06}"), amount, expires_at_ms)
}

/// An evening long after the beginning, to which credit given at the beginning may live.
const LATER_MS: i64 = BEGINNING_MS + 90 * DAY_MS;
