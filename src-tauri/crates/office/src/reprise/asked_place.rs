//! A place that is asked back, as it stands: what the policy looks at, and whether it can be asked back at all.

use contract::customer::OrderState;
use contract::ids::{CustomerId, OrderId, PerformanceId, PlaceId, ShowId};
use domain::money::Cents;
use domain::place::{NotAskable, PlaceState, may_be_asked_back};
use domain::policy::{JudgedPlace, JudgedRate};
use domain::since::Since;
use serde::Deserialize;
use store::{ByIds, Tx, sql};

use super::relief::{self, Relief};
use crate::sale::funds::OrderFunds;
use crate::{Code, OfficeError, sale};

/// A place that is asked back, with what the policy looks at.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct AskedPlace {
    pub(super) id: PlaceId,
    pub(super) order_id: OrderId,
    pub(super) order_state: OrderState,
    pub(super) order_number: String,
    pub(super) customer_id: Option<CustomerId>,
    pub(super) name_key: Option<String>,
    pub(super) email_key: Option<String>,
    pub(super) performance_id: PerformanceId,
    pub(super) show_id: ShowId,
    pub(super) show: String,
    pub(super) show_key: String,
    pub(super) ordered_at_ms: i64,
    pub(super) starts_at_ms: i64,
    pub(super) state: PlaceState,
    /// Paid for it.
    pub(super) price_cents: Cents,
    pub(super) channel: String,
    pub(super) rate_key: String,
    pub(super) rate_name_key: String,
    pub(super) rate: String,
    pub(super) copies: i64,
    pub(super) scanned_at_ms: Option<i64>,
    pub(super) row: String,
    pub(super) seat: String,
    pub(super) row_rank: i64,
    pub(super) number_rank: i64,
    pub(super) category: String,
    pub(super) pending: i64,
    pub(super) erased_at_ms: Option<i64>,
}

impl AskedPlace {
    pub(super) fn load(tx: &mut dyn Tx, id: PlaceId) -> Result<Self, OfficeError> {
        Self::all(tx, &[id])?.pop().ok_or_else(|| OfficeError::not_found("place"))
    }

    /// Each of these, in any order.
    pub(super) fn all(tx: &mut dyn Tx, ids: &[PlaceId]) -> Result<Vec<Self>, OfficeError> {
        let found: Vec<Self> = ByIds::new(sql!("place"), &[]).rows(tx, ids)?;
        if found.len() == ids.len() { Ok(found) } else { Err(OfficeError::not_found("place")) }
    }

    /// With what was paid for it where that is less than its price.
    pub(super) fn worth(self, order: &OrderFunds) -> Self {
        Self { price_cents: order.worth(self.id), ..self }
    }

    /// The relief that it has when it is asked back then.
    pub(super) fn relief(
        &self,
        tx: &mut dyn Tx,
        asked_at_ms: i64,
    ) -> Result<Option<Relief>, OfficeError> {
        relief::of_place(tx, self.performance_id, self.ordered_at_ms, asked_at_ms)
    }

    pub(super) fn asked(&self, requested_at_ms: i64, relief: Option<Relief>) -> JudgedPlace<'_> {
        JudgedPlace {
            paid: self.price_cents,
            rate: JudgedRate {
                key: &self.rate_key,
                name_key: &self.rate_name_key,
                name: &self.rate,
            },
            channel: &self.channel,
            starts_at_ms: self.starts_at_ms,
            requested_at_ms,
            printed: self.copies > 0,
            scanned: self.scanned_at_ms.is_some(),
            since: Since::default(),
            free_until_ms: relief.map(|relief| relief.until_ms),
        }
    }

    pub(super) fn askable(&self, now_ms: i64) -> Result<(), OfficeError> {
        sale::stands(self.order_state, &self.order_number)?;
        let (issued, customer) =
            (self.order_state == OrderState::Issued, self.customer_id.is_some());
        may_be_asked_back(self.state, issued, customer, self.starts_at_ms, now_ms).map_err(|why| {
            match why {
                NotAskable::NotFree => OfficeError::new(Code::PlaceNotFree),
                NotAskable::NoCustomer => OfficeError::new(Code::NoCustomer),
                NotAskable::Begun => OfficeError::new(Code::PerformanceBegun)
                    .with("show", self.show.as_str())
                    .with("starts_at_ms", self.starts_at_ms),
            }
        })
    }
}
