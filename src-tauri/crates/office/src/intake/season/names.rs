//! Categories and rates, found by what they read as. Former names count, because another system
//! goes on sending them.

use std::collections::HashMap;

use store::{StoreError, Tx, TxExt, named, sql};

use crate::intake::keys::ids;
use crate::{Cx, OfficeError};
use domain::text::name_key;

/// Names of one kind.
pub(super) struct Names {
    ids: HashMap<String, i64>,
    add: Add,
}

/// Adds a name at the end of its list.
type Add = fn(&mut dyn Tx, i64, &str, &str) -> Result<(), StoreError>;

fn add_category(tx: &mut dyn Tx, id: i64, name: &str, name_key: &str) -> Result<(), StoreError> {
    tx.execute(sql!("../../season/add_category"), &named![id, name, name_key]).map(drop)
}

fn add_rate(tx: &mut dyn Tx, id: i64, name: &str, name_key: &str) -> Result<(), StoreError> {
    tx.execute(sql!("../../season/add_rate"), &named![id, name, name_key, holder = ""]).map(drop)
}

/// The categories and the rates that are here.
pub(super) fn load(tx: &mut dyn Tx) -> Result<(Names, Names), OfficeError> {
    let (categories, rates) = (ids(tx, sql!("categories"))?, ids(tx, sql!("rates"))?);
    Ok((Names { ids: categories, add: add_category }, Names { ids: rates, add: add_rate }))
}

impl Names {
    /// The id of a name, which is made where it is new.
    pub(super) fn id(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        name: &str,
    ) -> Result<i64, OfficeError> {
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
