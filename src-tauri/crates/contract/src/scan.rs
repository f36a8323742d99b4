//! What a code that was read names.

use crate::ids::{CustomerId, OrderId, PlaceId};
use crate::shape::{choice, record};

record! {
    /// A code, as a reader typed it.
    pub struct ScanFind {
        /// As typed, 100 characters at most.
        pub text: String,
        /// Other ways to read the same keys, four at most, each as long. The first that names something
        /// counts.
        pub variants: Vec<String>,
    }

    /// What a code names.
    pub struct ScanFound {
        /// Absent when nothing has that code.
        pub named: Option<Scanned>,
    }

    /// A thing that has a code or a number.
    pub struct Scanned {
        /// What it is.
        pub kind: ScannedKind,
        /// Whose it is; absent where it is nobody's.
        pub customer_id: Option<CustomerId>,
        /// The order that it is, or is in.
        pub order_id: Option<OrderId>,
        /// The place that it is, or is about.
        pub place_id: Option<PlaceId>,
        /// Number of the amendment that gave the place back: its ticket is good for nothing.
        pub voided: Option<String>,
    }
}

choice! {
    /// Kinds of things that are named by a code or a number.
    pub enum ScannedKind {
        /// By the code or the number of its ticket.
        Place,
        /// By its number.
        Order,
        /// By their number.
        Customer,
        /// *Avoir*, `AV-000123`.
        Lot,
        /// *Demande*, `R-000042`.
        Request,
    }
}
