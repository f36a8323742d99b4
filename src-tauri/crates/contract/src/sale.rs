//! The counter: performances, free seats, basket, payment, tickets.

use crate::hold::{Holder, SeatHeld};
use crate::ids::{CategoryId, CustomerId, OrderId, PerformanceId, PlaceId, RateId, SeatId};
use crate::mirror;
use crate::out_of_sale::{OutOfSale, SeatOut};
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
        pub id: PerformanceId,
        pub show: String,
        pub hall: String,
        pub starts_at_ms: i64,
        /// *Jauge*: the seats that the hall has for sale.
        pub seats: i64,
        /// Of these, in orders.
        pub sold: i64,
        /// Out of sale for this performance.
        pub out: i64,
        /// In other baskets.
        pub held: i64,
        pub free: i64,
        /// Lowest price.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub price_from_cents: Cents,
        /// Highest price.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub price_to_cents: Cents,
        pub on_sale: bool,
        /// It has begun, and is sold to latecomers until then.
        pub late_until_ms: Option<i64>,
    }

    /// A performance's free seats, and its prices.
    pub struct FreeSeats {
        pub performance: PerformanceRow,
        /// Free seats, by row and number.
        pub seats: Vec<FreeSeat>,
        /// Seats in other baskets, by row and number.
        pub held: Vec<SeatHeld>,
        /// Seats out of sale, by row and number.
        pub out: Vec<SeatOut>,
        /// Numbered seats that are in orders, by row and number.
        pub taken: Vec<SeatTaken>,
        /// What each level that the rows name has, as they stand; none in a hall of one level.
        pub levels: Vec<LevelGauge>,
        /// Rates that are offered, in the house's order.
        pub rates: Vec<OfferedRate>,
        /// Categories, in the house's order.
        pub categories: Vec<Named<CategoryId>>,
        pub prices: Vec<GridPrice>,
    }

    /// *Jauge* of a level.
    pub struct LevelGauge {
        /// « Premier balcon »; empty for rows that name none.
        pub level: String,
        /// Seats for sale in the hall.
        pub seats: i64,
        pub sold: i64,
        /// Out of sale for this performance.
        pub out: i64,
        /// In other baskets.
        pub held: i64,
        pub free: i64,
    }

    /// A seat that is in an order.
    pub struct SeatTaken {
        pub row: String,
        pub seat: String,
        /// Asked back, and not decided yet.
        pub asked: bool,
    }

    /// A free seat.
    pub struct FreeSeat {
        pub id: SeatId,
        pub row: String,
        pub seat: String,
        pub category_id: CategoryId,
        /// Free seating: the number only counts.
        pub unplaced: bool,
        /// Came back through a reprise.
        pub returned: bool,
    }

    /// A rate that is offered.
    pub struct OfferedRate {
        pub id: RateId,
        pub name: String,
        /// Who may have it: a sentence for the agent, may be empty.
        pub holder: String,
    }

    /// A name with its id.
    #[schemars(rename = "Named")]
    pub struct Named<I> {
        pub id: I,
        pub name: String,
    }

    /// One cell of the price grid.
    pub struct GridPrice {
        pub category_id: CategoryId,
        pub rate_id: RateId,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub price_cents: Cents,
    }

    /// A line of the basket.
    pub struct BasketLine {
        pub performance_id: PerformanceId,
        /// Its start on the screen, UTC milliseconds: another one refuses the sale before money moves.
        pub starts_at_ms: i64,
        pub seat_id: SeatId,
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
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        /// VAT by rate.
        #[ts(as = "Vec<mirror::VatLine>")]
        #[schemars(with = "Vec<mirror::VatLine>")]
        pub vat: Vec<VatLine>,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balance_cents: Cents,
        /// The most credit that fits.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub credit_max_cents: Cents,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub credit_cents: Cents,
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
        pub performance_id: PerformanceId,
        pub seat_id: SeatId,
        pub rate_id: RateId,
        pub show: String,
        pub starts_at_ms: i64,
        pub row: String,
        pub seat: String,
        pub category: String,
        pub rate: String,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub price_cents: Cents,
        /// VAT rate in basis points.
        pub vat_bp: i64,
        /// It can be had: in no order and no other basket, and on sale.
        pub free: bool,
        /// Whose basket has it.
        pub holder: Option<Holder>,
        /// Why it is out of sale.
        pub out: Option<OutOfSale>,
    }

    /// A sale.
    pub struct MakeSale {
        /// Customer; required where credit is used.
        pub customer_id: Option<CustomerId>,
        /// 1 to 50 lines.
        pub lines: Vec<BasketLine>,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub credit_cents: Cents,
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

    /// What whoever asks sold last at this counter.
    pub struct LastSold {
        /// Absent where they sold nothing here.
        pub order: Option<SoldOrder>,
    }

    /// An order that was sold.
    pub struct SoldOrder {
        pub id: OrderId,
        pub number: String,
    }

    /// After a sale.
    pub struct Sold {
        pub order_id: OrderId,
        pub order_number: String,
        /// Places, in the order of the lines.
        pub place_ids: Vec<PlaceId>,
        /// Ticket numbers, in the same order.
        pub ticket_numbers: Vec<i64>,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub change_cents: Cents,
        #[ts(as = "Option<mirror::Cents>")]
        #[schemars(with = "Option<mirror::Cents>")]
        pub balance_after_cents: Option<Cents>,
        pub payments: Vec<PaymentLine>,
    }

    /// A payment.
    pub struct PaymentLine {
        #[ts(as = "mirror::TenderKind")]
        #[schemars(with = "mirror::TenderKind")]
        pub tender: TenderKind,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub amount_cents: Cents,
        /// Lot number, for credit.
        pub lot: Option<String>,
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
        /// Characters that no font has, as [`crate::customer::WrittenFile::unprintable`].
        pub unprintable: String,
    }

    /// A sale whose tickets did not all come out.
    pub struct UnprintedSale {
        pub order_id: OrderId,
        pub order_number: String,
        /// Customer, may be empty.
        pub customer_name: String,
        pub sold_at_ms: i64,
        pub operator: String,
        /// Places whose ticket waits, or was sent and may have come out; more than 50 may be.
        pub place_ids: Vec<PlaceId>,
        /// Those of them that were sent to the printer, and of which nobody said whether they came out.
        pub sent_ids: Vec<PlaceId>,
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub total_cents: Cents,
        /// A ticket was sent to the printer and nobody said whether it came out.
        pub in_doubt: bool,
    }
}
