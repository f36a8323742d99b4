//! A house on two servers, and its four counters.

use std::sync::Arc;

use api::{Api, Options};
use contract::journal::Verification;
use domain::access::Role;
use harness::Step;
use harness::desk::{PEOPLE, PIN, found};
use harness::dice::now_ms;
use harness::haproxy::HaProxy;
use harness::replica::Pair;
use harness::server::{counter_login, fresh_database_on};
use harness::small::season;
use store::Store;

use super::pace::{Pace, Patient};

/// Who is signed in where. The first and the third have both addresses, the others go by HAProxy.
pub const COUNTERS: [&str; 4] = ["Hélène", "Léa", "Karim", "Zoé"];

/// A counter that is open and listens.
pub struct Open {
    pub api: Arc<Api>,
    pub pace: Arc<Pace>,
    _listening: api::Listening,
    _folder: tempfile::TempDir,
}

pub struct Place {
    pub counters: Vec<Open>,
    pub proxy: HaProxy,
    pub pair: Pair,
    database: String,
}

impl Place {
    pub fn make() -> Step<Self> {
        let pair = Pair::start()?;
        let url = fresh_database_on(&pair.url(pair.writes(), "postgres"));
        found(&Store::postgres(&url)?, now_ms(), &season(now_ms()));
        let (login, proxy) = (counter_login(&url), HaProxy::before(pair.ports())?);
        let addresses = [pair.both(&login), proxy.between(&login)];
        let counters = COUNTERS
            .iter()
            .enumerate()
            .map(|(n, who)| open(&url, &addresses[n % addresses.len()], who))
            .collect::<Step<_>>()?;
        let database = url.rsplit('/').next().unwrap_or_default().to_owned();
        Ok(Self { counters, proxy, pair, database })
    }

    pub fn owner(&self) -> String {
        self.pair.url(self.pair.writes(), &self.database)
    }

    pub fn line(&self, n: usize) -> Patient {
        let open = &self.counters[n];
        Patient { api: Arc::clone(&open.api), operator: COUNTERS[n], pace: Arc::clone(&open.pace) }
    }

    pub fn role(&self, n: usize) -> Role {
        role_of(COUNTERS[n])
    }

    pub fn paces(&self) -> Vec<Arc<Pace>> {
        self.counters.iter().map(|open| Arc::clone(&open.pace)).collect()
    }

    /// Everybody signs in again, where a house that went back ended what they had open.
    pub fn signs_in(&self) -> Step {
        for (open, who) in self.counters.iter().zip(COUNTERS) {
            open.api.sign_in_by_name(who, who, PIN)?;
        }
        Ok(())
    }

    pub fn verified(&self) -> Verification {
        self.counters[0].api.verify().expect("the house is there")
    }
}

pub fn role_of(who: &str) -> Role {
    PEOPLE.iter().find(|(name, _)| *name == who).expect("one of the house").1
}

/// Opens a counter of this person.
pub fn open(owner: &str, address: &str, who: &str) -> Step<Open> {
    let folder = tempfile::tempdir()?;
    let at = |url: &str| Options {
        database_url: Some(url.to_owned()),
        ..Options::folder(folder.path())
    };
    // One that comes with the owner's login waits for nobody to let it in.
    drop(Api::open(&at(owner))?);
    let api = Arc::new(Api::open(&at(address))?);
    api.sign_in_by_name(who, who, PIN)?;
    let pace = Arc::new(Pace::default());
    let told = Arc::clone(&pace);
    let listening = api.listen(move |heard| told.hears(&heard));
    Ok(Open { api, pace, _listening: listening, _folder: folder })
}
