//! What a code that was read names, and what is found anywhere.

use domain::money::Cents;

use crate::ids::{CustomerId, MailId, OrderId, PlaceId, RepriseId};
use crate::mirror;
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
        pub kind: ScannedKind,
        /// Whose it is; absent where it is nobody's.
        pub customer_id: Option<CustomerId>,
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

record! {
    /// What a person looks for, anywhere.
    pub struct Find {
        /// As typed, read out or pasted, 100 characters at most.
        pub text: String,
        /// Hits, 50 at most.
        pub limit: i64,
    }

    /// What was found: what has the number or the code first, then customers by their names.
    pub struct Finds {
        /// Hits of one kind together.
        pub hits: Vec<Hit>,
    }

    /// One thing that was found, with what a person tells it by.
    pub struct Hit {
        pub kind: HitKind,
        /// How it is numbered: `671083`, `AV-000123`; a ticket's *n° d’ordre*. Empty where it has no
        /// number.
        pub number: String,
        /// Whose it is; empty where it is nobody's.
        pub name: String,
        /// The show, a mail's subject, a customer's address or phone.
        pub about: String,
        /// The row of a place; empty where the seating is free.
        pub row: String,
        /// The seat of a place.
        pub seat: String,
        /// When the show begins, the mail was made, the credit ends.
        pub at_ms: Option<i64>,
        /// Total of an order, price of a place, what is left of a credit, a customer's balance.
        #[ts(as = "Option<mirror::Cents>")]
        #[schemars(with = "Option<mirror::Cents>")]
        pub amount_cents: Option<Cents>,
        pub customer_id: Option<CustomerId>,
        pub order_id: Option<OrderId>,
        /// The place that it is, or is about.
        pub place_id: Option<PlaceId>,
        pub reprise_id: Option<RepriseId>,
        pub mail_id: Option<MailId>,
        /// Number of the amendment that gave the place back: its ticket is good for nothing.
        pub voided: Option<String>,
    }
}

choice! {
    /// Kinds of things that are found.
    pub enum HitKind {
        /// By its number, or the beginning of it.
        Order,
        /// By the code or the number of its ticket.
        Place,
        /// *Avoir*, `AV-000123`.
        Lot,
        /// *Demande*, `R-000042`.
        Request,
        /// By its recipient, or its id.
        Mail,
        /// By number, name, address or phone.
        Customer,
    }
}
