//! Categories and rates, found by what they read as. Former names count, because another system
//! goes on sending them.

use contract::ids::{CategoryId, Id, RateId, kind};
use std::collections::HashMap;

use store::{StoreError, Tx, TxExt, named, sql};

use crate::intake::keys::ids;
use crate::{Cx, OfficeError};
use domain::text::name_key;

/// Names of one kind.
pub(super) struct Names<Of> {
    ids: HashMap<String, Id<Of>>,
    add: Add<Of>,
}

/// Adds a name at the end of its list.
type Add<Of> = fn(&mut dyn Tx, Id<Of>, &str, &str) -> Result<(), StoreError>;

fn add_category(
    tx: &mut dyn Tx,
    id: CategoryId,
    name: &str,
    name_key: &str,
) -> Result<(), StoreError> {
    tx.execute(sql!("../../season/add_category"), &named![id, name, name_key]).map(drop)
}

fn add_rate(tx: &mut dyn Tx, id: RateId, name: &str, name_key: &str) -> Result<(), StoreError> {
    tx.execute(sql!("../../season/add_rate"), &named![id, name, name_key, holder = ""]).map(drop)
}

/// The categories and the rates that are here.
pub(super) fn load(
    tx: &mut dyn Tx,
) -> Result<(Names<kind::Category>, Names<kind::Rate>), OfficeError> {
    let (categories, rates) = (ids(tx, sql!("categories"))?, ids(tx, sql!("rates"))?);
    Ok((Names { ids: categories, add: add_category }, Names { ids: rates, add: add_rate }))
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
        let id = cx.mint.id();
        (self.add)(tx, id, name, &key)?;
        self.ids.insert(key, id);
        Ok(id)
    }
}
