//! What customers do on the site of their house, and what they see there.

use domain::law::Hole;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::reprise::RepriseState;

use crate::customer::{ClosingAsked, OrderSort, OrderState};
use crate::house_site::Accessible;
use crate::ids::{PlaceId, RepriseId};
use crate::locale::Locale;
use crate::mirror;
use crate::secret::Secret;
use crate::shape::{choice, record};

choice! {
    /// Why a place cannot be asked back on the site.
    pub enum NotAskableHere {
        /// The order is not paid, or was cancelled.
        NotIssued,
        /// The performance has begun.
        Begun,
        /// The show takes no places back.
        NotEligible,
        /// The deadline is over.
        TooLate,
        /// The rate is not taken back.
        Rate,
        /// Places of this channel are asked back elsewhere.
        Channel,
        /// The ticket was printed at the counter: it is asked back there.
        Printed,
        /// The ticket was scanned at the door.
        Scanned,
        /// The place was free of charge.
        Free,
        /// The fee leaves nothing of what was paid.
        NothingLeft,
        /// It has to be looked at by the box office.
        AskUs,
    }
}

choice! {
    /// Why a code lets nobody in.
    pub enum CodeRefused {
        /// It is not the one of the mail: it may be tried again.
        Wrong,
        /// It has ended, was tried too often, or none was asked for in this browser: another is asked for.
        Over,
        /// Too many codes were tried from here within the hour.
        TooMany,
    }
}

record! {
    /// What anybody sees of the house.
    pub struct SiteHouse {
        pub name: String,
        /// Postal address, one or several lines.
        pub address: String,
        /// SIRET number, 14 digits, empty when unknown.
        pub siret: String,
        /// Licence d'entrepreneur de spectacles, empty when unknown.
        pub licence: String,
        /// E-mail address that customers may write to, empty when unknown.
        pub contact: String,
        /// IANA time zone.
        pub time_zone: String,
        /// Its name on the site.
        pub title: String,
        /// The address of the site in the settings; empty where none is said.
        pub public_address: String,
        /// The accent, `#7d1d2d`; empty for the program's own.
        pub accent: String,
        /// How far the site is accessible; the footer of each page says it.
        pub accessible: Option<Accessible>,
        /// Name of the logo's file, which changes with what is in it; empty without one.
        pub logo: String,
        /// Of the texts that the law asks for, what is missing.
        #[ts(as = "Vec<mirror::Hole>")]
        #[schemars(with = "Vec<mirror::Hole>")]
        pub holes: Vec<Hole>,
        /// The demo house.
        pub demo: bool,
        /// The house's clock now.
        pub now_ms: i64,
    }

    /// Asks for a code by mail.
    pub struct AskCode {
        pub email: String,
        /// What the asking browser keeps: the code is good in it alone.
        pub browser: Secret,
        /// The language of the mail.
        pub locale: Locale,
        /// The address that the browser calls from.
        pub from: String,
    }

    /// What became of it. A page never says which.
    pub struct CodeAsked {
        /// Whether a code is to be drawn: not where too many were asked for from here.
        pub sends: bool,
        /// The last millisecond in which the code is good.
        pub until_ms: i64,
        /// What the request is kept under, as hexadecimal digits.
        pub request: String,
    }

    /// Types a code in the browser that asked for it.
    pub struct TryCode {
        pub browser: Secret,
        /// As typed; what stands between the digits does not count.
        pub code: String,
        /// The address that the browser calls from.
        pub from: String,
    }

    /// What is told of it at once: whether it was right is told to the command after it alone.
    pub struct CodeTried {
        pub refused: Option<CodeRefused>,
    }

    /// Begins a session in a browser whose code was typed.
    pub struct EnterCode {
        pub browser: Secret,
        /// The token of the session that begins.
        pub token: Secret,
        /// The session of the browser until now, which ends.
        pub before: Secret,
        /// What the browser calls itself.
        pub agent: String,
    }

    /// What became of a code that was typed. A try counts whatever comes of it, so that a wrong one is an answer.
    pub struct CodeEntered {
        /// Who is signed in now; absent where the code was refused.
        pub signed_in: Option<SignedIn>,
        pub refused: Option<CodeRefused>,
        /// Tries that are left.
        pub left: i64,
    }

    /// Who is signed in.
    pub struct SignedIn {
        pub email: String,
        /// The customers of this mailbox, by number; none where the address is nobody's.
        pub customers: Vec<SiteCustomer>,
        /// The mailbox has more than are listed: one of them is chosen by their number.
        pub more: bool,
        /// The one whose orders are shown; absent until one of several is chosen.
        pub me: Option<SiteCustomer>,
        /// When the code was entered.
        pub since_ms: i64,
    }

    /// A customer, to be chosen among those of one mailbox.
    #[derive(Eq)]
    pub struct SiteCustomer {
        pub number: i64,
        /// As on an envelope: `Marie Dupont`.
        pub name: String,
    }

    /// Chooses a customer of the mailbox.
    pub struct ChooseCustomer {
        pub number: i64,
    }

    /// A page of my orders.
    pub struct MyOrders {
        /// Words of the show or of the number; empty for all.
        pub search: String,
        pub sort: OrderSort,
        pub descending: bool,
        /// Rows before the page.
        pub offset: i64,
        /// Rows, 1 to 200.
        pub limit: i64,
    }

    /// One of my orders.
    pub struct MyOrder {
        pub number: String,
    }

    /// An order as its customer sees it.
    pub struct MyOrderFile {
        pub number: String,
        pub created_at_ms: i64,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        pub state: OrderState,
        pub places: Vec<MyPlace>,
    }

    /// A place as its customer sees it.
    pub struct MyPlace {
        pub id: PlaceId,
        pub show: String,
        pub hall: String,
        pub starts_at_ms: i64,
        /// Row, empty for free seating.
        pub row: String,
        /// Seat, empty for free seating.
        pub seat: String,
        pub category: String,
        pub rate: String,
        /// Where it was bought, `INTERNET`.
        pub channel: String,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub price_cents: Cents,
        #[ts(as = "mirror::PlaceState")]
        #[schemars(with = "mirror::PlaceState")]
        pub state: PlaceState,
        /// Why a place that is the customer's cannot be asked back; absent where it can, or where `state` says why.
        pub why_not: Option<NotAskableHere>,
        /// Whether its ticket can be had.
        pub may_download: bool,
        /// Whether the ticket has its number. One without gets it by `site_tickets`, before it is drawn.
        pub numbered: bool,
        /// What became of it last.
        pub request: Option<MyRequest>,
    }

    /// A request as its customer sees it.
    pub struct MyRequest {
        pub id: RepriseId,
        pub version: i64,
        /// `R-000123`.
        pub number: String,
        #[ts(as = "mirror::RepriseState")]
        #[schemars(with = "mirror::RepriseState")]
        pub state: RepriseState,
        pub requested_at_ms: i64,
        pub decided_at_ms: Option<i64>,
        /// What was asked for; once it is accepted, what was given.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub reprise_cents: Cents,
        /// Why it was refused, in both languages; empty otherwise.
        pub reason_fr: String,
        pub reason_en: String,
        /// What the box office added.
        pub sentence: String,
        /// It is undecided, and its place would be the customer's again.
        pub may_withdraw: bool,
    }

    /// Places of one of my orders.
    pub struct MyPlaces {
        pub number: String,
        /// 1 to 50.
        pub place_ids: Vec<PlaceId>,
    }

    /// Asks places back, by the customer.
    pub struct AskBack {
        /// The order.
        pub number: String,
        /// 1 to 50.
        pub place_ids: Vec<PlaceId>,
        /// When their performances begin as the recap showed it, place by place.
        pub seen_starts_at_ms: Vec<i64>,
        /// The version of the terms that were accepted.
        pub terms_version: i64,
        /// What the recap said would be credited.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub expected_reprise_cents: Cents,
    }

    /// A request that its customer takes back.
    pub struct TakeBack {
        pub id: RepriseId,
        /// The version on the page.
        pub version: i64,
    }

    /// Who I am for the house.
    pub struct MyData {
        pub number: i64,
        pub version: i64,
        pub last_name: String,
        pub first_name: String,
        pub email: String,
        pub phone: String,
        pub locale: Locale,
        /// What is left to spend.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
        /// The browsers that are signed in to this mailbox, the latest first.
        pub sessions: Vec<MySession>,
    }

    /// A browser that is signed in.
    pub struct MySession {
        pub since_ms: i64,
        pub seen_at_ms: i64,
        /// What the browser called itself.
        pub agent: String,
        /// The one that asks.
        pub this: bool,
    }

    /// Changes what may be changed without a code.
    pub struct ChangeMyData {
        /// The version on the page.
        pub version: i64,
        pub last_name: String,
        pub first_name: String,
        pub phone: String,
        pub locale: Locale,
    }

    /// Asks for a code at the address that is to be mine.
    pub struct AskAddress {
        pub email: String,
        /// What the browser keeps: the code is good in it alone.
        pub browser: Secret,
        /// The language of the mail.
        pub locale: Locale,
        /// The address that the browser calls from.
        pub from: String,
    }

    /// Enters the code that was mailed to that address.
    pub struct EnterAddress {
        pub browser: Secret,
        /// As typed; what stands between the digits does not count.
        pub code: String,
        pub from: String,
    }

    /// What became of it.
    pub struct AddressEntered {
        /// Why it was refused; absent where the address is known to be theirs.
        pub refused: Option<CodeRefused>,
        /// Tries that are left.
        pub left: i64,
    }

    /// Takes the address that a code has shown to be mine.
    pub struct ChangeMyAddress {
        pub email: String,
    }

    /// My account to be closed: what stands in the way, and what was asked.
    pub struct MyClosing {
        /// Credit that lives.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub credit_cents: Cents,
        /// The last millisecond of the lot that lives longest; absent without credit.
        pub until_ms: Option<i64>,
        /// Requests that nobody has decided.
        pub requests: i64,
        /// What was asked and waits for the box office.
        pub asked: Option<ClosingAsked>,
    }

    /// Asks for my account to be closed.
    pub struct AskClosing {
        /// The credit on the page.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub expected_cents: Cents,
        /// The requests on the page.
        pub expected_requests: i64,
        /// Both are given up in writing.
        pub gives_up: bool,
    }
}
