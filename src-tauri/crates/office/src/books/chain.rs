//! The journal's chain: each row's hash covers the row, its transfers and the hash before it.

use contract::ids::{AccountId, CounterId, CustomerId, OperatorId, OrderId, RepriseId};
use domain::money::Cents;
use serde::Deserialize;
use sha2::{Digest, Sha256};

/// A row of the journal as it is hashed.
#[derive(Clone, Debug, Deserialize)]
pub struct Link {
    /// Rank, from 1, without a gap.
    pub seq: i64,
    pub at_ms: i64,
    pub operator_id: OperatorId,
    pub counter_id: CounterId,
    pub command_id: String,
    /// Stable action.
    pub action: String,
    pub customer_id: Option<CustomerId>,
    pub order_id: Option<OrderId>,
    pub reprise_id: Option<RepriseId>,
    /// Facts, as the JSON text that is stored.
    pub data: String,
    /// Salted hash of the personal note.
    pub note_hash: Option<Vec<u8>>,
}

/// A movement of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Transfer {
    pub debit_id: AccountId,
    pub credit_id: AccountId,
    /// Amount, above zero.
    pub amount_cents: Cents,
}

/// The hash of a row without a seal after the one whose hash is `prev`.
#[must_use]
pub fn hash(prev: &[u8], link: &Link, transfers: &[Transfer]) -> Vec<u8> {
    sealed_hash(prev, link, None, transfers)
}

/// The hash of a row after the one whose hash is `prev`, with its seal where it has one.
#[must_use]
pub fn sealed_hash(
    prev: &[u8],
    link: &Link,
    seal: Option<&[u8]>,
    transfers: &[Transfer],
) -> Vec<u8> {
    let mut hash = Sha256::new();
    // Every field goes in with its length or at a fixed size: no two rows read the same.
    let mut field = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    };
    field(prev);
    for number in [link.seq, link.at_ms, link.operator_id.number(), link.counter_id.number()] {
        field(&number.to_be_bytes());
    }
    field(link.command_id.as_bytes());
    field(link.action.as_bytes());
    let about = [
        link.customer_id.map(i64::from),
        link.order_id.map(i64::from),
        link.reprise_id.map(i64::from),
    ];
    for id in about {
        field(&id.map(i64::to_be_bytes).map(|b| b.to_vec()).unwrap_or_default());
    }
    field(link.data.as_bytes());
    field(link.note_hash.as_deref().unwrap_or_default());
    // Transfers have no field of this length: a row of before reads the same, and no other does.
    if let Some(seal) = seal {
        field(&Sha256::digest(seal));
    }
    for transfer in transfers {
        field(&transfer.debit_id.number().to_be_bytes());
        field(&transfer.credit_id.number().to_be_bytes());
        field(&transfer.amount_cents.0.to_be_bytes());
    }
    hash.finalize().to_vec()
}

/// The hash of a personal note, which can be erased without breaking the chain.
#[must_use]
pub fn note_hash(salt: &[u8], body: &str) -> Vec<u8> {
    Sha256::new().chain_update(salt).chain_update(body.as_bytes()).finalize().to_vec()
}
