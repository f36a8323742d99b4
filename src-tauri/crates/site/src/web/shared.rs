//! What every page shares: the house, what is known of it, and whose turn it is.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use contract::house_site::SiteLogo;
use contract::site::SiteHouse;
use domain::picture::Picture;
use domain::text::unhex;
use runtime::call::topic::Topic;
use runtime::hearing::Heard;
use store::locked;
use tokio::sync::Semaphore;

use super::gate::Reached;
use super::slow::Slow;
use super::trouble::{Trouble, Wrong};
use crate::codes::Codes;
use crate::program::Site;
use crate::standing::{Standing, Wish};

/// Pages that are worked on at a time. Each finds a line to read by that is kept.
pub(crate) const TURNS: usize = 6;
const _: () = assert!(TURNS <= store::IDLE_READERS);

/// The house's logo.
#[derive(Clone)]
pub(crate) struct Logo {
    name: String,
    pub(crate) kind: &'static str,
    pub(crate) bytes: Arc<[u8]>,
}

/// What every page shares.
pub(crate) struct Web {
    pub(crate) site: Arc<Site>,
    /// What draws and mails codes, where that is not the post's work.
    pub(crate) codes: Option<Codes<Site>>,
    /// How whoever started the program wants the site reached.
    pub(crate) wish: Wish,
    /// It had an address that customers type.
    was_public: AtomicBool,
    pub(crate) turns: Arc<Semaphore>,
    /// Whose bodies come slowly.
    pub(crate) slow: Arc<Slow>,
    /// What is known of the house since its settings last changed.
    known: Mutex<Option<SiteHouse>>,
    logo: Mutex<Option<Logo>>,
    /// What was last known of it.
    last: Mutex<SiteHouse>,
}

impl Web {
    pub(crate) fn new(site: Arc<Site>, wish: Wish, house: SiteHouse) -> Self {
        Self {
            codes: site.works_for_house().then(|| Codes::start(&site)),
            site,
            was_public: AtomicBool::new(wish.reached(&house).is_public()),
            wish,
            slow: Arc::default(),
            turns: Arc::new(Semaphore::new(TURNS)),
            known: Mutex::default(),
            logo: Mutex::default(),
            last: Mutex::new(house),
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
        let house = self.site.card()?;
        if self.wish.reached(&house).is_public() {
            self.was_public.store(true, Ordering::SeqCst);
        }
        *locked(&self.last) = house.clone();
        *locked(&self.known) = Some(house.clone());
        Ok(house)
    }

    /// How the site is reached, by what was last known of the house: no page waits for its disk to say so.
    pub(crate) fn reached(&self) -> Reached {
        self.wish.reached(&locked(&self.last))
    }

    /// Whether it is shut: it is public and lacks something that the law asks for, or was public and has no address any more.
    pub(crate) fn is_shut(&self, house: &SiteHouse) -> bool {
        match self.wish.standing(house) {
            Standing::Open => false,
            Standing::Trial(_) => self.was_public.load(Ordering::SeqCst),
            Standing::Shut(_) => true,
        }
    }

    /// The logo of this name, its kind and its bytes.
    pub(crate) fn logo(&self, name: &str) -> Result<Logo, Trouble> {
        if let Some(kept) = locked(&self.logo).clone().filter(|kept| kept.name == name) {
            return Ok(kept);
        }
        if self.house()?.logo != name {
            return Err(Wrong::Missing.into());
        }
        let logo: SiteLogo = self.site.ask("site_logo")?;
        let kind = if logo.kind == Picture::Png.kind() { Picture::Png } else { Picture::Jpeg };
        let bytes = unhex(&logo.hex).unwrap_or_default();
        let logo = Logo { name: name.to_owned(), kind: kind.kind(), bytes: bytes.into() };
        *locked(&self.logo) = Some(logo.clone());
        Ok(logo)
    }

    /// What was last said of it, while the database is away.
    pub(crate) fn last_house(&self) -> SiteHouse {
        locked(&self.last).clone()
    }
}
