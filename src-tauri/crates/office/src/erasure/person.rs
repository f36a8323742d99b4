//! The person who is to be erased, and what they still have.

use contract::ids::{CustomerId, RepriseId};
use domain::erasure::Naming;
use domain::text;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::customer::erased;
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
pub(super) struct Person {
    pub id: CustomerId,
    pub number: i64,
    pub version: i64,
    last_name: String,
    first_name: String,
    pub email: String,
    phone: String,
    /// The stored key of another system.
    pub external_key: Option<String>,
    erased_at_ms: Option<i64>,
    pub mails: i64,
    pub orders: i64,
    /// The last order or payment.
    pub last_ms: Option<i64>,
    /// Orders with a performance to come.
    pub coming: i64,
}

/// A request that nobody has decided.
#[derive(Deserialize)]
pub(super) struct OpenRequest {
    pub id: RepriseId,
    pub version: i64,
}

impl Person {
    /// The person of an id.
    ///
    /// # Errors
    /// [`crate::Code::NotFound`], [`crate::Code::CustomerErased`].
    pub(super) fn load(tx: &mut dyn Tx, cx: &Cx<'_>, id: CustomerId) -> Result<Self, OfficeError> {
        let found: Option<Self> = tx.row(sql!("person"), &named![id, now_ms = cx.at_ms])?;
        let found = found.ok_or_else(|| OfficeError::not_found("customer"))?;
        match found.erased_at_ms {
            Some(at_ms) => Err(erased(at_ms)),
            None => Ok(found),
        }
    }

    pub(super) fn open_requests(&self, tx: &mut dyn Tx) -> Result<Vec<OpenRequest>, OfficeError> {
        open_requests(tx, self.id)
    }

    /// Card refunds of their orders whose result nobody has settled.
    pub(super) fn unsettled_refunds(&self, tx: &mut dyn Tx) -> Result<i64, OfficeError> {
        Ok(tx.int(sql!("unsettled_refunds"), &named![customer_id = self.id])?)
    }

    /// As lists and other systems name them.
    pub(super) fn full_name(&self) -> String {
        text::full_name(&self.last_name, &self.first_name)
    }

    /// What names them among words of others.
    pub(super) fn naming(&self) -> Naming {
        Naming::of(&self.last_name, &self.first_name, &self.email, &self.phone)
    }
}

/// The requests of a customer that nobody has decided.
pub(super) fn open_requests(
    tx: &mut dyn Tx,
    customer_id: CustomerId,
) -> Result<Vec<OpenRequest>, OfficeError> {
    Ok(tx.rows(sql!("open_requests"), &named![customer_id])?)
}
