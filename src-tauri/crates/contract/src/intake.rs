//! Imports: the files, how far they are, and what is found in them.

use std::collections::BTreeMap;

use domain::money::Cents;

use crate::mirror;
use crate::shape::{choice, record};

choice! {
    /// What an import is busy with.
    pub enum ImportPhase {
        Idle,
        /// Files are read; counted in bytes.
        Reading,
        /// Orders are compared with the house and written; counted in orders.
        Writing,
    }

    /// What a file of an import tells of.
    pub enum ImportKind {
        /// *Clients*.
        Customers,
        /// *Spectacles*.
        Shows,
        /// *Séances*.
        Performances,
        /// *Prix*, cells of price grids.
        Prices,
        /// *Commandes*.
        Orders,
        Places,
        /// *Demandes de reprise*.
        Requests,
        /// *Soldes*: what a former house owes its customers.
        Balances,
        /// All of it in one document.
        Export,
    }

    /// Why a file, a line or a value is refused. The sentence, which says what would be right, is
    /// `import-problem-<code>` in `errors.ftl`.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum ProblemCode {
        FileMissing,
        FileIsFolder,
        /// The system refuses to read it: `detail`.
        FileUnreadable,
        FileEmpty,
        /// Larger than is read: `detail` megabytes.
        FileTooLarge,
        FileZip,
        FileSpreadsheet,
        FilePdf,
        /// A NUL byte: no text.
        FileBinary,
        FileUtf16,
        /// Neither UTF-8 nor Windows-1252.
        FileEncoding,
        /// Neither format nor columns are known.
        FormatUnknown,
        /// Files of different formats in one import.
        FormatMixed,
        /// None of the kinds of file: `detail` lists the columns of the nearest.
        HeaderUnknown,
        /// The export of another system as it is, one line a ticket: `detail` columns are unknown.
        HeaderForeign,
        /// A column that must be there is not: `detail`.
        ColumnMissing,
        /// No column of that name: `detail` lists those there are.
        ColumnUnknown,
        ColumnTwice,
        LineTooLong,
        /// More or fewer fields than the header: `detail` is how many there should be.
        FieldCount,
        /// The key stands on an earlier line: `detail` says which.
        KeyTwice,
        ValueMissing,
        /// Longer than `detail` characters.
        TextTooLong,
        TextControl,
        AmountWrong,
        /// More precise than a cent.
        AmountTooPrecise,
        AmountNegative,
        /// Above ten million euros.
        AmountTooLarge,
        /// No VAT rate between 0 and 30 %.
        VatWrong,
        /// No whole number between 0 and 1,000.
        NumberWrong,
        DateWrong,
        /// A date without the hour.
        TimeMissing,
        /// A time that the change to summer time leaves out.
        TimeSkipped,
        /// A year outside 1970 to 2100.
        DateFar,
        /// A request made later than now.
        DateFuture,
        /// None of the words that are known: `detail` lists them.
        ChoiceWrong,
        EmailWrong,
        /// The document is cut or broken: `detail`.
        JsonBroken,
        /// Not of the export's shape: `detail`.
        JsonShape,
        /// Something the export must have is missing.
        JsonMissing,
        /// A page of the other system's API, not an export.
        JsonPage,
        /// The export does not say when the event takes place.
        EventUndated,
        /// No such product in the export.
        ItemUnknown,
        /// No such date of the series in the export.
        SubeventUnknown,
        /// No such customer, in the files or here.
        CustomerUnknown,
        /// No such show, in the files or here.
        ShowUnknown,
        /// No such performance, in the files or here.
        PerformanceUnknown,
        /// No such order in the files.
        OrderUnknown,
        /// No such place, in the files or here.
        PlaceUnknown,
        /// The ticket code is that of another place, in the files or here.
        CodeTaken,
        /// The same seat of the same performance twice: `detail` is the other order.
        SeatTwice,
        /// The place that is asked back was cancelled there.
        RequestCancelled,
        /// The place that is asked back is not paid.
        RequestUnpaid,
        /// The place that is asked back has no customer to credit.
        RequestNobody,
        /// No such customer to credit, in the files or here.
        BalanceNobody,
        /// The credit came in before, with another amount or another day: `detail`.
        BalanceOtherwise,
        /// The credit is past its last day.
        ExpiryPast,
        /// The last day is more than ten years away.
        ExpiryFar,
    }

    /// What the files say that would undo something done here.
    pub enum ThereSays {
        /// The place or the order is cancelled.
        Cancelled,
        /// The place is no longer named.
        Gone,
        /// Another seat or performance, or the performance another date or hall: `there_value`.
        Moved,
        /// Another price: `there_value`.
        Repriced,
        /// Another category, rate, code or name.
        Changed,
        /// The seat is sold.
        Sold,
        /// The place is asked back: `there_value`.
        Requested,
        /// The show, the performance or a price is another: `there_value`.
        Season,
        /// The customer's name or address is another: `there_value`.
        Customer,
        /// The order is not paid any more.
        Unpaid,
        /// The ticket went through the door.
        Scanned,
        /// The order has a number that another one has here: `there_value`.
        Numbered,
    }

    /// What was done here, and stays.
    pub enum HereSays {
        /// A request is open: `here_value`.
        Pending,
        /// The place was taken back: `here_value`.
        TakenBack,
        /// The place was given back at a counter.
        Voided,
        /// The seat is sold: `here_value` is the order.
        Sold,
        /// It was changed here: `here_value`.
        Changed,
        /// It has another number here: `here_value`.
        Renumbered,
        /// Every place of the hall's free seating is sold.
        Full,
        /// The seats of the hall have numbers, and none of them is told.
        Numbered,
        /// The order was paid at a counter.
        Paid,
        /// A request or a credit ties the order to its customer: `here_value`.
        Tied,
    }
}

record! {
    /// Files to import together.
    pub struct ImportFiles {
        /// `csv` or `pretix`; empty to be told by the files themselves.
        pub format: String,
        /// Paths on this machine, 1 to 20.
        pub paths: Vec<String>,
        /// Only read, compare and count.
        pub dry_run: bool,
    }

    /// An import from the terminal, as the command is kept.
    pub struct ImportedFrom {
        /// The system that the files come from.
        pub source: String,
    }

    /// A file, as it was understood.
    #[derive(Default)]
    pub struct ImportedFile {
        pub name: String,
        /// What it tells of; absent where it was not understood.
        pub kind: Option<ImportKind>,
        /// Lines or orders read.
        pub rows: i64,
        /// The line of the header, where titles stand above it; else 0.
        pub header: i64,
    }

    /// Something that is wrong in a file.
    pub struct ImportProblem {
        pub file: String,
        /// Line, from 1; 0 where the whole file is meant.
        pub line: i64,
        /// Column by its header, or path within the document; may be empty.
        pub column: String,
        /// The value as it stands there, 80 characters at most.
        pub value: String,
        pub code: ProblemCode,
        /// A fact of the sentence; may be empty.
        pub detail: String,
    }

    /// Something the files say that was decided or sold otherwise here. What is here stays.
    pub struct ImportConflict {
        pub file: String,
        /// Line, from 1; 0 where it is not known.
        pub line: i64,
        /// Order there; empty where none is meant.
        pub order: String,
        /// Row and seat, the place's key, or the show or customer.
        pub place: String,
        /// What the files say.
        pub there: ThereSays,
        /// Its fact; may be empty.
        pub there_value: String,
        /// What was done here.
        pub here: HereSays,
        /// Its fact; may be empty.
        pub here_value: String,
    }

    /// An order that was paid less than its places cost: what was paid is spread over them.
    pub struct ImportDiscount {
        pub file: String,
        /// Line, from 1; 0 where it is not known.
        pub line: i64,
        /// Its number.
        pub order: String,
        /// What its places cost.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub places_cents: Cents,
        /// What was paid for them, without fees.
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub paid_cents: Cents,
    }

    /// Two performances in one hall in the same minute, one of them at least from the files.
    pub struct ImportClash {
        pub file: String,
        /// Line, from 1; 0 where it is not known.
        pub line: i64,
        /// The hall, as the files call it.
        pub hall: String,
        pub starts_at_ms: i64,
        /// The show of the files.
        pub show: String,
        /// The other one's.
        pub other: String,
    }

    /// How far an import is.
    pub struct ImportProgress {
        pub phase: ImportPhase,
        /// Done, in the phase's unit.
        pub done: i64,
        /// Of how many.
        pub total: i64,
    }

    /// What an import did, or would do.
    #[derive(Default)]
    pub struct ImportReport {
        /// Nothing was written.
        pub dry_run: bool,
        /// The files, as they were understood.
        pub files: Vec<ImportedFile>,
        /// New shows.
        pub shows: i64,
        /// New performances.
        pub performances: i64,
        /// New seats.
        pub seats: i64,
        /// New customers.
        pub customers: i64,
        /// New orders.
        pub orders: i64,
        /// New places.
        pub places: i64,
        /// New requests.
        pub requests: i64,
        /// New credit, from balances of a former house.
        #[serde(default)]
        pub balances: i64,
        /// What it comes to.
        #[serde(default)]
        #[ts(as = "mirror::Cents")]
        #[schemars(with = "mirror::Cents")]
        pub balances_cents: Cents,
        /// Already here, unchanged.
        pub unchanged: i64,
        /// Changed there since the last time.
        pub updated: i64,
        /// Left out, and why: `test_order`, `product`.
        pub skipped: BTreeMap<String, i64>,
        /// A whole file cannot be taken, so that nothing is written.
        pub stopped: bool,
        /// All that is wrong: lines that are left out, values that are.
        pub problem_count: i64,
        /// The first of them.
        pub problems: Vec<ImportProblem>,
        /// All that was decided otherwise here.
        pub conflict_count: i64,
        /// The first of them.
        pub conflicts: Vec<ImportConflict>,
        /// Orders that were paid less than their places cost.
        pub discount_count: i64,
        /// The first of them.
        pub discounts: Vec<ImportDiscount>,
        /// Pairs of performances that share a hall and a minute. They come in as they are.
        pub clash_count: i64,
        /// The first of them.
        pub clashes: Vec<ImportClash>,
    }
}
