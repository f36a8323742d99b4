//! What every page shares: the house, what is known of it, and whose turn it is.

use std::sync::{Arc, Mutex};

use contract::args::Empty;
use contract::site::SiteHouse;
use runtime::call::topic::Topic;
use runtime::hearing::Heard;
use store::locked;
use tokio::sync::Semaphore;

use super::gate::Reached;
use super::trouble::{Trouble, Wrong};
use crate::codes::Codes;
use crate::program::Site;

/// Pages that are worked on at a time: the house has four lines to read by, and one that writes.
pub(crate) const TURNS: usize = 6;

/// What every page shares.
pub(crate) struct Web {
    pub(crate) site: Arc<Site>,
    pub(crate) codes: Codes,
    pub(crate) reached: Reached,
    pub(crate) turns: Arc<Semaphore>,
    /// What is known of the house since its settings last changed.
    pub(crate) known: Mutex<Option<SiteHouse>>,
    /// What was last known of it.
    pub(crate) last: Mutex<Option<SiteHouse>>,
}

impl Web {
    pub(crate) fn new(site: Arc<Site>, reached: Reached) -> Self {
        Self {
            codes: Codes::start(&site),
            site,
            reached,
            turns: Arc::new(Semaphore::new(TURNS)),
            known: Mutex::default(),
            last: Mutex::default(),
        }
    }

    /// Reads the house again where its settings changed.
    pub(crate) fn hears(&self, heard: &Heard) {
        match heard {
            Heard::Changed(topics) if topics.contains(&Topic::Settings) => {
                *locked(&self.known) = None;
            }
            Heard::Changed(_) => {}
            Heard::Line(state) => tracing::info!(?state, "the line to the house"),
        }
    }

    /// What is said of the house. It is read again where its settings changed.
    pub(crate) fn house(&self) -> Result<SiteHouse, Trouble> {
        if let Some(house) = locked(&self.known).clone() {
            return Ok(house);
        }
        let id = uuid::Uuid::nil();
        let answer =
            self.site.call(None, "site_house", id, &serde_json::json!(Empty {}).to_string())?;
        let house: SiteHouse =
            serde_json::from_str(&answer.json).map_err(office::OfficeError::internal)?;
        *locked(&self.last) = Some(house.clone());
        *locked(&self.known) = Some(house.clone());
        Ok(house)
    }

    /// What was last said of it, while the database is away.
    pub(crate) fn last_house(&self) -> Result<SiteHouse, Trouble> {
        locked(&self.last).clone().ok_or_else(|| Wrong::Busy.into())
    }
}
