//! Ids as types, so that no place is taken for an order. In JSON, in the bindings and in the database
//! an id is a plain number.
//!
//! ```
//! use contract::ids::{OrderId, PlaceId};
//!
//! fn take_back(place: PlaceId) {}
//!
//! take_back(PlaceId::from(1));
//! ```
//!
//! An id of another kind does not compile where a place is wanted:
//!
//! ```compile_fail,E0308
//! use contract::ids::{OrderId, PlaceId};
//!
//! fn take_back(place: PlaceId) {}
//!
//! take_back(OrderId::from(1));
//! ```

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use ts_rs::{Config, TS};

/// The id of one `Of`: a number below 2^53, minted with the command that made it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id<Of>(i64, PhantomData<Of>);

impl<Of> Id<Of> {
    /// The id as a number, as it is stored.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }

    /// The id of this number.
    #[must_use]
    pub const fn new(number: i64) -> Self {
        Self(number, PhantomData)
    }
}

impl<Of> From<i64> for Id<Of> {
    fn from(number: i64) -> Self {
        Self::new(number)
    }
}

impl<Of> From<Id<Of>> for i64 {
    fn from(id: Id<Of>) -> Self {
        id.0
    }
}

impl<Of> fmt::Debug for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<Of> fmt::Display for Id<Of> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<Of> TS for Id<Of> {
    type WithoutGenerics = i64;
    type OptionInnerType = Self;

    fn name(config: &Config) -> String {
        i64::name(config)
    }

    fn inline(config: &Config) -> String {
        i64::inline(config)
    }
}

impl<Of> JsonSchema for Id<Of> {
    fn inline_schema() -> bool {
        i64::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        i64::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        i64::json_schema(generator)
    }
}

/// The numbers of ids, in the same order.
#[must_use]
pub fn numbers<Of: Copy>(ids: &[Id<Of>]) -> Vec<i64> {
    ids.iter().map(|id| id.number()).collect()
}

/// Names a kind of thing, and the type of its ids.
macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident of $kind:ident;)*) => {
        /// The kinds of things that have ids. None has a value.
        pub mod kind {
            $($(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum $kind {})*
        }
        $($(#[$doc])*
        pub type $id = Id<kind::$kind>;)*
    };
}

ids! {
    /// *Client*.
    CustomerId of Customer;
    /// *Commande*.
    OrderId of Order;
    /// *Place* of an order.
    PlaceId of Place;
    /// *Demande de reprise*.
    RepriseId of Reprise;
    /// *Compte* of the ledger.
    AccountId of Account;
    /// *Opérateur*; 0 is the program itself.
    OperatorId of Operator;
    /// *Guichet*.
    CounterId of Counter;
    /// *Conditions de reprise*: one version.
    PolicyId of Policy;
    /// *Spectacle*.
    ShowId of Show;
    /// *Séance*.
    PerformanceId of Performance;
    /// *Salle*.
    HallId of Hall;
    /// *Siège* of a hall.
    SeatId of Seat;
    /// *Catégorie*.
    CategoryId of Category;
    /// *Tarif*.
    RateId of Rate;
    /// *Courriel*.
    MailId of Mail;
    /// A ticket's way to paper.
    PrintJobId of PrintJob;
    /// *Paiement* of an order.
    PaymentId of Payment;
    /// *Rectification* of a sale.
    AmendmentId of Amendment;
    /// *Remboursement*: what is given back of a payment.
    RefundId of Refund;
    /// *Report* of a performance to another date.
    ReschedulingId of Rescheduling;
    /// *Contradiction*: what an import says that is otherwise here.
    ContradictionId of Contradiction;
}

impl OperatorId {
    /// The program itself: migrations, workers, the first start.
    pub const PROGRAM: Self = Self::new(0);
}

/// *Avoir*, which has the id of its account.
pub type LotId = AccountId;

#[cfg(test)]
mod tests {
    use std::any::TypeId;

    use serde_json::json;

    use super::*;

    #[test]
    fn an_id_of_one_kind_is_none_of_another() {
        assert_ne!(TypeId::of::<PlaceId>(), TypeId::of::<OrderId>());
        assert_ne!(TypeId::of::<RepriseId>(), TypeId::of::<LotId>());
        assert_eq!(TypeId::of::<LotId>(), TypeId::of::<AccountId>());
    }

    #[test]
    fn an_id_is_a_number_in_json_in_the_bindings_and_in_the_schemas() {
        let id = PlaceId::from(9_007_199_254_740_991);
        assert_eq!(serde_json::to_value(id).unwrap(), json!(9_007_199_254_740_991_i64));
        assert_eq!(serde_json::from_str::<PlaceId>("9007199254740991").unwrap(), id);
        let config = Config::default().with_large_int("number");
        assert_eq!(Option::<PlaceId>::name(&config), Option::<i64>::name(&config));
        assert_eq!(schemars::schema_for!(PlaceId), schemars::schema_for!(i64));
    }
}
