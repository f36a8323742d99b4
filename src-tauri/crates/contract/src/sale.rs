//! The counter: performances, free seats, basket, payment, tickets.

use crate::ids::{CategoryId, CustomerId, OrderId, PerformanceId, PlaceId, RateId, SeatId};
use crate::mirror;
use domain::money::Cents;
use domain::payment::TenderKind;
use domain::vat::VatLine;

use crate::shape::{choice, record};

choice! {
    /// Layout of a ticket.
    pub enum TicketFormat {
        /// A4 e-ticket.
        A4,
        /// Thermal, 203 × 82 mm.
        Thermal,
        /// Thermal, 5.5 × 2 in.
        ThermalSmall,
    }
}

record! {
    /// Performances to sell.
    pub struct PerformanceList {
        /// Words of the show.
        pub search: String,
        /// Rows a page, 1 to 200.
        pub limit: i64,
    }

    /// A performance to sell.
    pub struct PerformanceRow {
        /// Id.
        pub id: PerformanceId,
        /// Show.
        pub show: String,
        /// Hall.
        pub hall: String,
        /// Start.
        pub starts_at_ms: i64,
        /// Seats.
        pub seats: i64,
        /// Seats free.
        pub free: i64,
        /// Lowest and highest price.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub price_from_cents: Cents,
        /// Highest price.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub price_to_cents: Cents,
        /// Can be sold now.
        pub on_sale: bool,
        /// It has begun, and is sold to latecomers until then.
        pub late_until_ms: Option<i64>,
    }

    /// A performance's free seats, and its prices.
    pub struct FreeSeats {
        /// The performance.
        pub performance: PerformanceRow,
        /// Free seats, by row and number.
        pub seats: Vec<FreeSeat>,
        /// Rates that are offered, in the house's order.
        pub rates: Vec<OfferedRate>,
        /// Categories, in the house's order.
        pub categories: Vec<Named<CategoryId>>,
        /// The price grid.
        pub prices: Vec<GridPrice>,
    }

    /// A free seat.
    pub struct FreeSeat {
        /// Id.
        pub id: SeatId,
        /// Row.
        pub row: String,
        /// Number.
        pub seat: String,
        /// Category.
        pub category_id: CategoryId,
        /// Free seating: the number only counts.
        pub unplaced: bool,
        /// Came back through a reprise.
        pub returned: bool,
    }

    /// A rate that is offered.
    pub struct OfferedRate {
        /// Id.
        pub id: RateId,
        /// Name.
        pub name: String,
        /// Who may have it: a sentence for the agent, may be empty.
        pub holder: String,
    }

    /// A name with its id.
    #[schemars(rename = "Named")]
    pub struct Named<I> {
        /// Id.
        pub id: I,
        /// Name.
        pub name: String,
    }

    /// One cell of the price grid.
    pub struct GridPrice {
        /// Category.
        pub category_id: CategoryId,
        /// Rate.
        pub rate_id: RateId,
        /// Price.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub price_cents: Cents,
    }

    /// A line of the basket.
    pub struct BasketLine {
        /// Performance.
        pub performance_id: PerformanceId,
        /// Seat.
        pub seat_id: SeatId,
        /// Rate.
        pub rate_id: RateId,
    }

    /// A basket to price.
    pub struct QuoteSale {
        /// Customer, absent for a passing one.
        pub customer_id: Option<CustomerId>,
        /// 1 to 50 lines.
        pub lines: Vec<BasketLine>,
        /// Credit wished; absent asks for as much as fits.
        #[ts(as = "Option<mirror::Cents>")]
        #[schemars(with = "Option<mirror::Cents>")]
        pub credit_cents: Option<Cents>,
    }

    /// A basket priced by the core.
    pub struct SaleQuote {
        /// Lines, in the same order.
        pub lines: Vec<QuotedLine>,
        /// Total.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        /// VAT by rate.
        #[ts(as = "Vec<mirror::VatLine>")]
        #[schemars(with = "Vec<mirror::VatLine>")]
        pub vat: Vec<VatLine>,
        /// The customer's balance.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
        /// The most credit that fits.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub credit_max_cents: Cents,
        /// Credit used.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub credit_cents: Cents,
        /// Balance left after.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_after_cents: Cents,
        /// *Reste à payer*.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub due_cents: Cents,
    }

    /// A line priced.
    pub struct QuotedLine {
        /// Performance.
        pub performance_id: PerformanceId,
        /// Seat.
        pub seat_id: SeatId,
        /// Rate.
        pub rate_id: RateId,
        /// Show.
        pub show: String,
        /// Start.
        pub starts_at_ms: i64,
        /// Row.
        pub row: String,
        /// Seat number.
        pub seat: String,
        /// Category.
        pub category: String,
        /// Rate name.
        pub rate: String,
        /// Price.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub price_cents: Cents,
        /// VAT rate in basis points.
        pub vat_bp: i64,
        /// Still free.
        pub free: bool,
    }

    /// A sale.
    pub struct MakeSale {
        /// Customer; required where credit is used.
        pub customer_id: Option<CustomerId>,
        /// 1 to 50 lines.
        pub lines: Vec<BasketLine>,
        /// Credit used.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub credit_cents: Cents,
        /// Charged by card.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub card_cents: Cents,
        /// Last four digits at most, may be empty.
        pub card_last4: String,
        /// Authorisation number, 12 characters at most, may be empty.
        pub card_authorisation: String,
        /// Cash handed over.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub tendered_cents: Cents,
        /// The total on the screen: another one refuses the sale before money moves.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub expected_total_cents: Cents,
    }

    /// After a sale.
    pub struct Sold {
        /// Order.
        pub order_id: OrderId,
        /// Number.
        pub order_number: String,
        /// Places, in the order of the lines.
        pub place_ids: Vec<PlaceId>,
        /// Ticket numbers, in the same order.
        pub ticket_numbers: Vec<i64>,
        /// Total.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        /// Given back.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub change_cents: Cents,
        /// Balance left.
        #[ts(as = "Option<mirror::Cents>")]
        #[schemars(with = "Option<mirror::Cents>")]
        pub balance_after_cents: Option<Cents>,
        /// How it was paid.
        pub payments: Vec<PaymentLine>,
    }

    /// A payment.
    pub struct PaymentLine {
        /// Tender.
        #[ts(as = "mirror::TenderKind")]
        #[schemars(with = "mirror::TenderKind")]
        pub tender: TenderKind,
        /// Amount.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// Lot number, for credit.
        pub lot: Option<String>,
        /// Left on the lot.
        #[ts(as = "Option<mirror::Cents>")]
        #[schemars(with = "Option<mirror::Cents>")]
        pub lot_left_cents: Option<Cents>,
        /// Expiry of the lot.
        pub lot_expires_at_ms: Option<i64>,
    }

    /// Tickets to make.
    pub struct TicketFiles {
        /// Places, 1 to 50.
        pub place_ids: Vec<PlaceId>,
        /// Layout; absent means the one that this counter prints.
        pub format: Option<TicketFormat>,
    }

    /// Places whose tickets are meant.
    pub struct PlaceIds {
        /// Places, 1 to 50.
        pub place_ids: Vec<PlaceId>,
    }

    /// Whether the tickets came out of the printer.
    pub struct ConfirmPrint {
        /// Places, 1 to 50.
        pub place_ids: Vec<PlaceId>,
        /// « Le billet est-il sorti ? »
        pub out: bool,
    }

    /// A file, and whether it went to a printer.
    pub struct Printed {
        /// The PDF.
        pub path: String,
        /// The printer, absent where it was only saved.
        pub printer: Option<String>,
    }

    /// A sale whose tickets did not all come out.
    pub struct UnprintedSale {
        /// Order.
        pub order_id: OrderId,
        /// Number.
        pub order_number: String,
        /// Customer, may be empty.
        pub customer_name: String,
        /// When.
        pub sold_at_ms: i64,
        /// Who sold.
        pub operator: String,
        /// Places whose ticket waits.
        pub place_ids: Vec<PlaceId>,
        /// Total.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        /// A ticket was sent to the printer and nobody said whether it came out.
        pub in_doubt: bool,
    }
}
