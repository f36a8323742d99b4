//! How those commands are kept that keep something else than their arguments: no secret, no choice of
//! paper. And what is kept of work that is no command of the list.

use contract::amendment::{CorrectTender, ExchangeSale, SettleRefund, VoidSale};
use contract::args::{ById, Empty};
use contract::clock::ConfirmClock;
use contract::counter::RenameCounter;
use contract::customer::{CustomerChange, NewCustomer};
use contract::drawn::SetHallPlan;
use contract::erasure::{EraseCustomer, EraseRetained};
use contract::founding::Founding;
use contract::goodwill::GiveCredit;
use contract::ids::{AmendmentId, OperatorId, OrderId, ReschedulingId};
use contract::intake::{ImportFiles, ImportedFrom};
use contract::order::PayOrder;
use contract::policy::SetPolicy;
use contract::reprise::RequestReprise;
use contract::sale::{MakeSale, PlaceIds, TicketFiles};
use contract::selling::SetSelling;
use contract::settings::{AddOperator, ChangeOperator, SetMail};
use runtime::call::spec::KeptArgs;
use runtime::call::{Kept, Upgrade, with_field};
use serde_json::Value as Json;

/// Before version 2 nobody was asked whether a customer is there already.
pub(crate) const CUSTOMER_CREATE: Kept<NewCustomer> =
    Kept::after("customer_create", &[not_anyway as Upgrade]);
/// Nor, before version 2, whether a new e-mail is somebody else's.
pub(crate) const CUSTOMER_CHANGE: Kept<CustomerChange> =
    Kept::after("customer_change", &[not_anyway as Upgrade]);
pub(crate) const PIN_CHANGE: Kept<ById<OperatorId>> = Kept::first("pin_change");
pub(crate) const HOUSE_FOUND: Kept<Founding> = Kept::first("house_found");
pub(crate) const CLOCK_CONFIRM: Kept<ConfirmClock> = Kept::first("clock_confirm");
pub(crate) const COUNTER_RENAME: Kept<RenameCounter> = Kept::first("counter_rename");
pub(crate) const COUNTER_KEY_BEGIN: Kept<Empty> = Kept::first("counter_key_begin");
pub(crate) const MAIL_SET: Kept<SetMail> = Kept::first("mail_set");
/// Before version 3 nobody said which policy the screen showed.
pub(crate) const POLICY_SET: Kept<SetPolicy> =
    Kept::after("policy_set", &[with_grace as Upgrade, of_no_policy_seen as Upgrade]);
/// Before version 2 no rule said for how long a basket holds its seats.
pub(crate) const SELLING_SET: Kept<SetSelling> =
    Kept::after("selling_set", &[with_hold as Upgrade]);
/// Before version 2 a seat of a drawing did not say what another system calls it.
pub(crate) const HALL_PLAN_SET: Kept<SetHallPlan> =
    Kept::after("hall_plan_set", &[of_nameless_seats as Upgrade]);
pub(crate) const OPERATOR_CREATE: Kept<AddOperator> = Kept::first("operator_create");
pub(crate) const OPERATOR_CHANGE: Kept<ChangeOperator> = Kept::first("operator_change");
pub(crate) const TICKET_PDF: Kept<PlaceIds> = Kept::first("ticket_pdf");
pub(crate) const RECEIPT_PDF: Kept<ById<OrderId>> = Kept::first("receipt_pdf");
pub(crate) const TICKET_PRINT: Kept<TicketFiles> = Kept::first("ticket_print");
pub(crate) const IMPORT_FILE: Kept<ImportFiles> = Kept::first("import_file");
/// Before version 2 the money was taken from whoever the order was of.
pub(crate) const ORDER_PAY: Kept<PayOrder> = Kept::after("order_pay", &[of_nobody_seen as Upgrade]);
pub(crate) const SALE_VOID: Kept<VoidSale> = Kept::after("sale_void", &[one_terminal as Upgrade]);
pub(crate) const SALE_CORRECT_TENDER: Kept<CorrectTender> = Kept::first("sale_correct_tender");
pub(crate) const SALE_EXCHANGE: Kept<ExchangeSale> = Kept::after(
    "sale_exchange",
    &[one_terminal as Upgrade, of_nothing_seen as Upgrade, of_no_way_seen as Upgrade],
);
/// Before version 2 the credit went to whoever the order was of.
pub(crate) const REFUND_SETTLE: Kept<SettleRefund> =
    Kept::after("refund_settle", &[of_nobody_seen as Upgrade]);
/// Before version 2 a sale was of whatever date its performances had by then.
pub(crate) const SALE_MAKE: Kept<MakeSale> =
    Kept::after("sale_make", &[of_no_start_seen as Upgrade]);
/// Before version 2 a request was of whatever date its performances had by then.
pub(crate) const REPRISE_REQUEST: Kept<RequestReprise> =
    Kept::after("reprise_request", &[of_no_recap_seen as Upgrade]);
pub(crate) const CREDIT_GIVE: Kept<GiveCredit> = Kept::first("credit_give");
pub(crate) const CUSTOMER_ERASE: Kept<EraseCustomer> = Kept::first("customer_erase");
pub(crate) const RETENTION_ERASE: Kept<EraseRetained> = Kept::first("retention_erase");
pub(crate) const AMENDMENT_PDF: Kept<ById<AmendmentId>> = Kept::first("amendment_pdf");
pub(crate) const RESCHEDULING_LETTERS_PDF: Kept<ById<ReschedulingId>> =
    Kept::first("rescheduling_letters_pdf");
/// Copies that no printer has wait again.
pub(crate) const TICKET_BACK: Kept<PlaceIds> = Kept::first("ticket_back");
/// Files that the terminal imports.
pub(crate) const IMPORT: Kept<ImportedFrom> = Kept::first("import");

fn not_anyway(args: Json) -> Json {
    with_field(args, "anyway", false.into())
}

/// A policy of before there were days of grace grants thirty.
fn with_grace(mut args: Json) -> Json {
    if let Some(policy) = args.get_mut("policy").and_then(Json::as_object_mut) {
        policy.insert("grace_days".to_owned(), 30.into());
    }
    args
}

fn of_no_policy_seen(args: Json) -> Json {
    with_field(args, "seen_policy_id", Json::Null)
}

/// Before version 2 the terminal was answered for once, for all payments that went back by card.
fn one_terminal(args: Json) -> Json {
    with_field(args, "terminals", Json::Array(Vec::new()))
}

/// A command of before does not say whom the screen showed: nobody stands for that.
fn of_nobody_seen(args: Json) -> Json {
    with_field(args, "seen_customer_id", Json::Null)
}

/// A sale of before does not say when its performances began on the screen: 0 stands for that.
fn of_no_start_seen(mut args: Json) -> Json {
    for line in args.get_mut("lines").and_then(Json::as_array_mut).into_iter().flatten() {
        if let Some(fields) = line.as_object_mut() {
            fields.insert("starts_at_ms".to_owned(), 0.into());
        }
    }
    args
}

/// Seats of before are called nothing elsewhere.
fn of_nameless_seats(mut args: Json) -> Json {
    let levels = args.get_mut("levels").and_then(Json::as_array_mut).into_iter().flatten();
    let rows = levels.filter_map(|level| level.get_mut("rows")?.as_array_mut()).flatten();
    let seats = rows.filter_map(|row| row.get_mut("seats")?.as_array_mut()).flatten();
    for fields in seats.filter_map(Json::as_object_mut) {
        fields.insert("guid".to_owned(), "".into());
    }
    args
}

/// A request of before does not say when its performances began on the recap: an empty list stands for that.
fn of_no_recap_seen(args: Json) -> Json {
    with_field(args, "seen_starts_at_ms", Json::Array(Vec::new()))
}

fn of_nothing_seen(args: Json) -> Json {
    of_no_start_seen(of_nobody_seen(args))
}

/// An exchange of before does not say in which ways the screen showed that money goes back: an empty list stands for that.
fn of_no_way_seen(args: Json) -> Json {
    with_field(args, "seen_given", Json::Array(Vec::new()))
}

/// Rules of before are those of a house that never changed it: ten minutes.
fn with_hold(mut args: Json) -> Json {
    if let Some(rules) = args.get_mut("rules").and_then(Json::as_object_mut) {
        rules.insert("hold_minutes".to_owned(), 10.into());
    }
    args
}

/// What is kept of work that is no command of the list.
pub static UNLISTED: &[KeptArgs] = &[KeptArgs::of(TICKET_BACK), KeptArgs::of(IMPORT)];
