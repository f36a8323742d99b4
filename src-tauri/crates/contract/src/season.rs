//! Shows and performances: the list, one performance, its price grid, its sales. Times that are
//! typed are those of the house's clock, `2026-06-07T19:30`.

use crate::ids::{CategoryId, HallId, PerformanceId, RateId, ReschedulingId, ShowId};
use crate::mirror;
use domain::money::Cents;
use domain::sale_window::SaleState;

use crate::sale::{GridPrice, Named};
use crate::shape::{choice, record};

choice! {
    /// Which performances.
    pub enum SeasonScope {
        /// To come, soonest first.
        Upcoming,
        /// For sale now, soonest first.
        OnSale,
        /// To come and not for sale now, soonest first.
        Waiting,
        /// Begun, latest first.
        Past,
    }
}

record! {
    /// What a performance is made of.
    pub struct SeasonChoices {
        /// Shows, by title.
        pub shows: Vec<ShowRow>,
        pub halls: Vec<Named<HallId>>,
        /// VAT rate of a new performance, in basis points.
        pub vat_bp: i64,
        /// VAT rates that the house uses, in basis points.
        pub vat_rates_bp: Vec<i64>,
    }

    /// A show.
    pub struct ShowRow {
        pub id: ShowId,
        pub title: String,
        pub performances: i64,
        pub version: i64,
    }

    /// A show, to make.
    pub struct NewShow {
        /// Title, 200 characters at most.
        pub title: String,
    }

    /// A change to a show.
    pub struct ChangeShow {
        pub id: ShowId,
        /// Version on the screen.
        pub version: i64,
        /// Title, 200 characters at most.
        pub title: String,
    }

    /// A page of the season.
    pub struct SeasonList {
        pub scope: SeasonScope,
        /// Words of the show; 100 characters at most.
        pub search: String,
        /// Only of this show.
        pub show_id: Option<ShowId>,
        /// Where the last page ended.
        pub after: Option<String>,
        /// Rows a page, 1 to 200.
        pub limit: i64,
    }

    /// A page of the season.
    pub struct SeasonPage {
        pub rows: Vec<SeasonRow>,
        /// Where the next page starts.
        pub next: Option<String>,
        /// How many there are of each scope, under the same filters.
        pub counts: SeasonCounts,
    }

    /// Performances of each scope.
    #[derive(Default)]
    pub struct SeasonCounts {
        pub upcoming: i64,
        pub on_sale: i64,
        /// To come and not for sale now.
        pub waiting: i64,
        /// Begun.
        pub past: i64,
    }

    /// A performance, in the list.
    pub struct SeasonRow {
        pub id: PerformanceId,
        pub starts_at_ms: i64,
        pub show: String,
        pub hall: String,
        /// Another show in the same hall in the same minute, which an import brought.
        pub beside: Option<String>,
        /// Places sold and not taken back.
        pub sold: i64,
        /// Seats left for sale.
        pub free: i64,
        #[ts(as = "mirror::SaleState")]
        #[schemars(with = "mirror::SaleState")]
        pub sales: SaleState,
        /// Opens by itself at.
        pub opens_at_ms: Option<i64>,
        /// Closes by itself at.
        pub closes_at_ms: Option<i64>,
        /// It has begun, and is sold to latecomers until then.
        pub late_until_ms: Option<i64>,
        /// The prices of its places together, whatever was paid for them.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub revenue_cents: Cents,
    }

    /// A performance.
    pub struct PerformanceView {
        /// As in the list.
        pub row: SeasonRow,
        pub show_id: ShowId,
        pub show_version: i64,
        pub hall_id: HallId,
        /// VAT rate in basis points.
        pub vat_bp: i64,
        /// Opened by a supervisor.
        pub opened: bool,
        /// A place was sold here once: its hall is settled.
        pub hall_settled: bool,
        /// Places whose reprise is asked for: these requests keep the start they were made for.
        pub pending: i64,
        /// Places taken back.
        pub taken_back: i64,
        /// Moves to another date, latest first, 20 at most.
        pub reschedulings: Vec<ReschedulingRow>,
        pub version: i64,
        pub grid: Grid,
    }

    /// *Report*: a move of a performance that was made.
    pub struct ReschedulingRow {
        /// Id.
        pub id: ReschedulingId,
        /// When.
        pub at_ms: i64,
        /// By whom.
        pub operator: String,
        /// The start before.
        pub before_ms: i64,
        /// The start that it was given.
        pub starts_at_ms: i64,
        /// The last millisecond of the reprise without a fee.
        pub free_until_ms: Option<i64>,
        /// Places sold then.
        pub places: i64,
        /// Customers told by mail.
        pub by_mail: i64,
        /// Customers told by letter.
        pub by_letter: i64,
        /// Times the letters were made.
        pub copies: i64,
    }

    /// *Grille tarifaire*.
    pub struct Grid {
        /// Categories of the hall, and others that have a price: the rows.
        pub categories: Vec<GridCategory>,
        /// Rates that are offered, and others that have a price: the columns.
        pub rates: Vec<Named<RateId>>,
        /// Cells that have a price.
        pub prices: Vec<GridPrice>,
    }

    /// A row of a grid.
    pub struct GridCategory {
        pub id: CategoryId,
        pub name: String,
        /// Seats for sale in it.
        pub seats: i64,
        /// Places sold in it and not taken back.
        pub sold: i64,
    }

    /// A performance, to make.
    pub struct NewPerformance {
        pub show_id: ShowId,
        pub hall_id: HallId,
        /// Start on the house's clock, `2026-06-07T19:30`.
        pub starts_at: String,
        /// VAT rate in basis points.
        pub vat_bp: i64,
    }

    /// A performance again, on other dates: same show, hall, grid and VAT rate, sales closed.
    pub struct CopyPerformance {
        /// The one to copy.
        pub id: PerformanceId,
        /// Starts on the house's clock, 1 to 60.
        pub starts_at: Vec<String>,
    }

    /// What a copy made.
    pub struct Copied {
        /// Ids, in the order of the starts.
        pub ids: Vec<PerformanceId>,
    }

    /// A change to a performance.
    pub struct ChangePerformance {
        pub id: PerformanceId,
        /// Version on the screen.
        pub version: i64,
        /// Hall; another one only while no place was ever sold.
        pub hall_id: HallId,
        /// Start on the house's clock; another minute only while no place is sold.
        pub starts_at: String,
        /// VAT rate in basis points; places already sold keep theirs.
        pub vat_bp: i64,
    }

    /// A price grid. Places already sold keep their price.
    pub struct SetPrices {
        pub id: PerformanceId,
        /// Version on the screen.
        pub version: i64,
        /// Every cell that has a price; the others have none. 2,000 at most.
        pub prices: Vec<GridPrice>,
    }

    /// Opens or closes the sales of a performance.
    pub struct SetSales {
        pub id: PerformanceId,
        /// Version on the screen.
        pub version: i64,
        pub open: bool,
        /// Nothing is sold before, on the house's clock.
        pub opens_at: Option<String>,
        /// Nothing is sold from then on, on the house's clock; four hours after the start at most. Without
        /// it the counter sells to latecomers as long as the house does.
        pub closes_at: Option<String>,
    }
}
