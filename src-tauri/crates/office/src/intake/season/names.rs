//! Categories and rates, found by what they read as. Former names count, because another system
//! goes on sending them.

use std::collections::HashMap;

use contract::ids::{Id, kind};
use serde::Deserialize;
use store::{Tx, TxExt, params, sql};

use crate::intake::keys::ids;
use crate::{Cx, OfficeError};
use domain::text::name_key;

/// Names of one kind, and the last position in their list.
pub(super) struct Names<Of> {
    ids: HashMap<String, Id<Of>>,
    last: i64,
    add: &'static str,
}

#[derive(Deserialize)]
struct Positions {
    category: i64,
    rate: i64,
}

/// The categories and the rates that are here.
pub(super) fn load(
    tx: &mut dyn Tx,
) -> Result<(Names<kind::Category>, Names<kind::Rate>), OfficeError> {
    let last: Positions = tx
        .row(sql!("last_positions"), &[])?
        .ok_or_else(|| OfficeError::internal("no positions"))?;
    let (categories, rates) = (ids(tx, sql!("categories"))?, ids(tx, sql!("rates"))?);
    let add = (sql!("add_category"), sql!("add_rate"));
    Ok((
        Names { ids: categories, last: last.category, add: add.0 },
        Names { ids: rates, last: last.rate, add: add.1 },
    ))
}

impl<Of: Copy> Names<Of> {
    /// The id of a name, which is made where it is new.
    pub(super) fn id(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        name: &str,
    ) -> Result<Id<Of>, OfficeError> {
        let key = name_key(name);
        if let Some(id) = self.ids.get(&key) {
            return Ok(*id);
        }
        self.last += 1;
        let id = cx.mint.id();
        tx.execute(self.add, &params![id, name, &key, self.last])?;
        self.ids.insert(key, id);
        Ok(id)
    }
}
