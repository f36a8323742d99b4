//! Who is there already and may be the person about to be made. It warns, and decides nothing: only a
//! second customer with the same e-mail wants a yes.

use std::collections::BTreeSet;

use contract::customer::{CustomerFields, CustomerRow, CustomerTwin, CustomerTwins, TwinSign};
use contract::ids::CustomerId;
use domain::text;
use domain::twin::{Known, Likeness};
use serde::Deserialize;
use store::{ByIds, Tx, TxExt, named, sql};

use super::keys::Keys;
use crate::{Cx, OfficeError};

/// Twins that are shown: who has more namesakes is told nothing by the sixth.
const SHOWN: usize = 5;
/// Letters with which a near name has to begin as well.
const BEGINNING: usize = 2;

/// A customer as they are compared.
#[derive(Clone, Debug, Deserialize)]
struct Compared {
    id: CustomerId,
    name_key: String,
    email_key: String,
    phone_key: String,
}

/// The likely twins of a customer about to be made.
///
/// # Errors
/// From the store.
pub fn twins(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &CustomerFields,
) -> Result<CustomerTwins, OfficeError> {
    let keys = Keys::of(&args.last_name, &args.first_name, &args.email, &args.phone);
    let person = Known { name: &keys.name, email: &keys.email, phone: &keys.phone };
    let mut like: Vec<(Likeness, CustomerId)> = candidates(tx, &keys)?
        .iter()
        .filter_map(|other| Some((person.likeness(&other.known())?, other.id)))
        .collect();
    like.sort_by_key(|(likeness, id)| (std::cmp::Reverse(weight(*likeness)), *id));
    like.truncate(SHOWN);
    let rows = rows(tx, cx, like.iter().map(|(_, id)| *id).collect())?;
    let twins = like.iter().filter_map(|(likeness, id)| {
        let customer = rows.iter().find(|row| row.id == *id)?.clone();
        Some(CustomerTwin { customer, same: signs(*likeness) })
    });
    Ok(CustomerTwins {
        twins: twins.collect(),
        same_email: like.iter().any(|(likeness, _)| likeness.same_email),
    })
}

impl Compared {
    fn known(&self) -> Known<'_> {
        Known { name: &self.name_key, email: &self.email_key, phone: &self.phone_key }
    }
}

/// How much two persons have in common: the likelier twin is shown first.
fn weight(like: Likeness) -> i64 {
    let Likeness { same_name, near_name, same_email, same_phone } = like;
    8 * i64::from(same_email)
        + 4 * i64::from(same_phone)
        + 2 * i64::from(same_name)
        + i64::from(near_name)
}

fn signs(like: Likeness) -> Vec<TwinSign> {
    let Likeness { same_name, near_name, same_email, same_phone } = like;
    let signs = [
        (same_email, TwinSign::Email),
        (same_phone, TwinSign::Phone),
        (same_name, TwinSign::Name),
        (near_name, TwinSign::NearName),
    ];
    signs.into_iter().filter(|(is, _)| *is).map(|(_, sign)| sign).collect()
}

/// Those with the same e-mail or phone, and those whose name begins as one of the person's names.
fn candidates(tx: &mut dyn Tx, keys: &Keys) -> Result<Vec<Compared>, OfficeError> {
    let reached = named![email_key = &keys.email, phone_key = &keys.phone];
    let mut found: Vec<Compared> = tx.rows(sql!("twins_by_contact"), &reached)?;
    let beginnings: BTreeSet<String> =
        keys.name.split(' ').map(|word| word.chars().take(BEGINNING).collect()).collect();
    let mut ids = BTreeSet::new();
    for beginning in beginnings.iter().filter(|beginning| !beginning.is_empty()) {
        let range = named![from = beginning, to = text::after_all_from(beginning)];
        let named: Vec<Named> = tx.rows(sql!("twins_by_name"), &range)?;
        let person = Known { name: &keys.name, email: "", phone: "" };
        let alike = |one: &Named| {
            person.likeness(&Known { name: &one.name_key, email: "", phone: "" }).is_some()
        };
        ids.extend(named.into_iter().filter(alike).map(|one| one.id).take(200));
    }
    let known: BTreeSet<CustomerId> = found.iter().map(|one| one.id).collect();
    let missing: Vec<CustomerId> = ids.difference(&known).copied().collect();
    found.extend(ByIds::new(sql!("twins_by_id"), &[]).rows::<Compared>(tx, &missing)?);
    Ok(found)
}

#[derive(Deserialize)]
struct Named {
    id: CustomerId,
    name_key: String,
}

fn rows(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    ids: Vec<CustomerId>,
) -> Result<Vec<CustomerRow>, OfficeError> {
    ids.into_iter().filter_map(|id| super::search::one(tx, cx, id).transpose()).collect()
}
