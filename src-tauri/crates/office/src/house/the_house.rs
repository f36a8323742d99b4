//! The house as it is kept, and as papers name it.

use chrono_tz::Tz;
use contract::facts::HouseFacts;
use contract::settings::HouseSettings;
use domain::performance;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use crate::house::moved::Mark;
use crate::{Code, OfficeError};

/// *La maison*.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct House {
    pub name: String,
    pub address: String,
    pub siret: String,
    pub licence: String,
    /// Address that customers may answer to.
    pub contact: String,
    /// IANA time zone.
    pub time_zone: String,
    /// The demo house.
    pub demo: bool,
    /// How far the house's clock is ahead of the system's. Only the demo house's is: it lives in
    /// its own season.
    pub clock_offset_ms: i64,
    /// The mark of a house that was left: see [`crate::house::moved`].
    pub moved: Option<String>,
}

impl House {
    /// The house of this database.
    ///
    /// # Errors
    /// [`Code::NoHouse`] before there is one; [`Code::HouseMoved`], [`Code::HouseMoving`] after it
    /// was left.
    pub fn load(tx: &mut dyn Tx) -> Result<Self, OfficeError> {
        let house = Self::find(tx)?.ok_or_else(|| OfficeError::new(Code::NoHouse))?;
        match &house.moved {
            Some(mark) => Err(Mark::read(mark)?.refusal()),
            None => Ok(house),
        }
    }

    /// The house of this database, if there is one yet.
    ///
    /// # Errors
    /// From the store.
    pub fn find(tx: &mut dyn Tx) -> Result<Option<Self>, OfficeError> {
        Ok(tx.row(sql!("find"), &[])?)
    }

    /// What its time is ahead of the clock that it runs on: nothing, but for the demo.
    #[must_use]
    pub fn ahead_ms(&self) -> i64 {
        if self.demo { self.clock_offset_ms } else { 0 }
    }

    /// Its time zone.
    #[must_use]
    pub fn zone(&self) -> Tz {
        performance::zone(&self.time_zone)
    }

    /// As papers name it.
    #[must_use]
    pub fn facts(&self) -> HouseFacts {
        HouseFacts {
            name: self.name.clone(),
            address: self.address.clone(),
            siret: self.siret.clone(),
            licence: self.licence.clone(),
            time_zone: self.time_zone.clone(),
            contact: self.contact.clone(),
            demo: self.demo,
        }
    }

    /// As the papers of a row of the journal name it: as it was until the first change after that row.
    ///
    /// # Errors
    /// From the store.
    pub fn facts_at(&self, tx: &mut dyn Tx, seq: i64) -> Result<HouseFacts, OfficeError> {
        let former: Option<HouseSettings> = tx.row(sql!("former"), &named![seq])?;
        let Some(HouseSettings { name, address, siret, licence, contact, time_zone }) = former
        else {
            return Ok(self.facts());
        };
        Ok(HouseFacts { name, address, siret, licence, time_zone, contact, demo: self.demo })
    }
}
