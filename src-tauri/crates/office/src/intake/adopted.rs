//! Customers of the counter whom a batch names: with the same address, and a name that is alike or that nobody told.

use std::collections::{BTreeSet, HashMap, HashSet};

use contract::ids::CustomerId;
use domain::text;
use domain::twin::Known;
use formats::batch::{BatchCustomer, Guessed};
use serde::Deserialize;
use store::{ByIds, Tx, sql};

use crate::OfficeError;
use crate::customer::keys::Keys;

/// A customer whom no other system knows.
#[derive(Deserialize)]
struct AtCounter {
    id: CustomerId,
    email_key: String,
    last_name: String,
    first_name: String,
}

/// Why two with one address are one person, the surest first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alike {
    /// They have one name.
    Same,
    /// Their names differ by a slip of the hand.
    Near,
    /// The source guesses the name.
    Guessed,
}

/// Who of the counter each of these is, by the keys there. A family shares an address: whoever has another name is
/// somebody else, and of two who are as much alike neither is known to be the one.
///
/// # Errors
/// From the store.
pub(super) fn adopted<'a>(
    tx: &mut dyn Tx,
    new: impl Iterator<Item = &'a BatchCustomer>,
) -> Result<HashMap<&'a str, CustomerId>, OfficeError> {
    let keyed = new.map(|there| (keys(there).email, there));
    let new: Vec<(String, &'a BatchCustomer)> =
        keyed.filter(|(email, _)| !email.is_empty()).collect();
    let addresses: BTreeSet<&str> = new.iter().map(|(email, _)| email.as_str()).collect();
    let addresses: Vec<&str> = addresses.into_iter().collect();
    let rows: Vec<AtCounter> = ByIds::new(sql!("at_counter"), &[]).rows(tx, &addresses)?;
    let mut here: HashMap<&str, Vec<&AtCounter>> = HashMap::new();
    for row in &rows {
        here.entry(&row.email_key).or_default().push(row);
    }
    let (mut adopted, mut taken) = (HashMap::new(), HashSet::new());
    for wanted in [Alike::Same, Alike::Near, Alike::Guessed] {
        for (email, there) in &new {
            let (there, here) = (*there, here.get(email.as_str()).into_iter().flatten());
            if adopted.contains_key(there.key.as_str()) {
                continue;
            }
            let mut like = here
                .filter(|one| !taken.contains(&one.id) && alike(there, one) == Some(wanted))
                .map(|one| one.id);
            let first = like.next();
            if let Some(id) = first.filter(|_| like.next().is_none()) {
                taken.insert(id);
                adopted.insert(there.key.as_str(), id);
            }
        }
    }
    Ok(adopted)
}

fn keys(there: &BatchCustomer) -> Keys {
    Keys::of(&there.last_name, &there.first_name, &there.email, "")
}

fn alike(there: &BatchCustomer, here: &AtCounter) -> Option<Alike> {
    let Guessed { last_name, first_name, .. } = there.guessed;
    let (told, kept) = (keys(there).name, Keys::of(&here.last_name, &here.first_name, "", "").name);
    let [told, kept] = [&told, &kept].map(|name| Known { name, email: "", phone: "" });
    let like = told.likeness(&kept).unwrap_or_default();
    // A file without first names says the last name alone, or all of it in one.
    let said =
        first_name && text::is_whole_name(&there.last_name, &here.last_name, &here.first_name);
    if like.same_name || said {
        Some(Alike::Same)
    } else if like.near_name {
        Some(Alike::Near)
    } else {
        (last_name && first_name).then_some(Alike::Guessed)
    }
}
