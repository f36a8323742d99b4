//! The one list of the site: who may, what does it, what it changes. What carries a code or a token is a `touch`: its
//! arguments are kept nowhere.

use contract::args::Empty;
use contract::customer::{ClosingAsked, OrderPage};
use contract::house_site::{SiteLogo, SiteTexts};
use contract::reprise::{RepriseQuote, Requested};
use contract::site::{
    AddressEntered, AskAddress, AskBack, AskClosing, AskCode, ChangeMyAddress, ChangeMyData,
    ChooseCustomer, CodeAsked, CodeEntered, CodeTried, EnterAddress, EnterCode, MyClosing, MyData,
    MyOrder, MyOrderFile, MyOrders, MyPlaces, SignedIn, SiteHouse, TakeBack, TryCode,
};
use contract::statement::Statement;
use office::site;
use runtime::call::spec::Who;
use runtime::call::{Kept, Upgrade, with_field};
use runtime::commands;
use serde_json::Value as Json;

use crate::program::Site;

const ANYONE: Who = Who::Anyone;
const CUSTOMER: Who = Who::Customer;

/// Commands for which a server has a function of the owner's, which the lines of a site to a file have not.
pub(crate) const BY_FUNCTION: [&str; 3] =
    ["site_code_try", "site_address_try", "site_address_change"];

/// Before version 2 a request was of whatever date its performances had by then.
const ASK_BACK: Kept<AskBack> = Kept::after("site_ask_back", &[of_no_recap_seen as Upgrade]);

/// A request of before does not say when its performances began on the recap: an empty list stands for that.
fn of_no_recap_seen(args: Json) -> Json {
    with_field(args, "seen_starts_at_ms", Json::Array(Vec::new()))
}

commands! {
    Site;
    read site_house(Empty) -> SiteHouse, ANYONE, site::house;
    read site_texts(Empty) -> SiteTexts, ANYONE, site::texts;
    read site_logo(Empty) -> SiteLogo, ANYONE, site::logo;
    touch site_code_ask(AskCode) -> CodeAsked, ANYONE, site::ask_code;
    touch site_code_try(TryCode) -> CodeTried, ANYONE, site::try_code;
    touch site_code_enter(EnterCode) -> CodeEntered, ANYONE, site::enter_code;
    touch site_choose(ChooseCustomer) -> SignedIn, CUSTOMER, site::choose;
    touch site_sign_out(Empty) -> Empty, CUSTOMER, site::sign_out;
    touch site_sign_out_everywhere(Empty) -> Empty, CUSTOMER, site::sign_out_everywhere;
    read my_orders(MyOrders) -> OrderPage, CUSTOMER, site::orders;
    read my_order(MyOrder) -> MyOrderFile, CUSTOMER, site::order;
    read my_quote(MyPlaces) -> RepriseQuote, CUSTOMER, site::quote;
    write site_ask_back(AskBack) -> Requested, CUSTOMER, site::ask_back, [Reprises, Places, Mails], keeps ASK_BACK;
    write site_take_back(TakeBack) -> Empty, CUSTOMER, site::take_back, [Reprises, Places, Mails];
    write site_tickets(MyPlaces) -> Empty, CUSTOMER, site::number_tickets, [Orders];
    read my_statement(Empty) -> Statement, CUSTOMER, site::statement;
    read my_data(Empty) -> MyData, CUSTOMER, site::data;
    write site_data_change(ChangeMyData) -> Empty, CUSTOMER, site::change_data, [Customers];
    touch site_address_ask(AskAddress) -> CodeAsked, CUSTOMER, site::ask_address;
    touch site_address_try(EnterAddress) -> CodeTried, CUSTOMER, site::try_address;
    touch site_address_enter(EnterAddress) -> AddressEntered, CUSTOMER, site::enter_address;
    write site_address_change(ChangeMyAddress) -> Empty, CUSTOMER, site::change_address, [Customers, Mails];
    read my_closing(Empty) -> MyClosing, CUSTOMER, site::my_closing;
    write site_closing_ask(AskClosing) -> ClosingAsked, CUSTOMER, site::ask_closing, [Customers, Mails];
    write site_closing_drop(Empty) -> Empty, CUSTOMER, site::drop_closing, [Customers];
}
