//! What stands between a house and its site on the public network: each line says how it is, and what to do.

use contract::clock::ClockTrouble;
use contract::locale::Locale;
use contract::operator::{EngineName, MailMode};
use contract::site::SiteHouse;
use documents::words::{self, Arg};
use domain::law::Hole;
use runtime::error::ApiError;
use runtime::place::opening::zone_of;
use runtime::place::options::Options;
use runtime::terminal;
use serde::Serialize;
use store::{Login, StoreError, TxExt as _, dialect};

use crate::program::Site;
use crate::standing::{Wish, holes};
use crate::web::door::Listen;

/// How a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nothing is to be done.
    Ok,
    /// Something has to be said or set first.
    Missing,
    /// It is there, and must not be so.
    Refused,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// `mail`, `law.director`: the same in every language.
    pub name: String,
    pub state: State,
    /// The sentence.
    pub said: String,
}

/// Looks at a house and at how its site is to be reached.
#[must_use]
pub fn check(options: &Options, wish: &Wish, locale: Locale) -> Vec<Line> {
    let mut list = List { locale, lines: Vec::new() };
    match Site::open_beside(options).and_then(|site| site.card().map(|house| (site, house))) {
        Ok((site, house)) => {
            list.ok("house", "house", &[("house", house.name.as_str().into())]);
            list.engine(&site);
            list.rights(&site);
            list.seen(&site);
            list.place(&site);
            list.mail(&site);
            list.law(&house);
            list.address(wish.origin(&house));
            list.clock(&site);
        }
        Err(refusal) => list.unopened(options, &refusal),
    }
    list.reached(wish);
    list.lines
}

/// What is missing, by its sentence.
#[must_use]
pub fn hole(locale: Locale, hole: Hole) -> String {
    words::tr(locale, &terminal::key("hole", &hole), &[])
}

struct List {
    locale: Locale,
    lines: Vec<Line>,
}

impl List {
    fn line(&mut self, name: &str, state: State, said: String) {
        self.lines.push(Line { name: name.to_owned(), state, said });
    }

    fn say(&mut self, name: &str, state: State, key: &str, facts: &[(&str, Arg<'_>)]) {
        let said = words::tr(self.locale, &format!("check-{key}"), facts);
        self.line(name, state, said);
    }

    fn ok(&mut self, name: &str, key: &str, facts: &[(&str, Arg<'_>)]) {
        self.say(name, State::Ok, key, facts);
    }

    fn refused(&mut self, name: &str, key: &str, facts: &[(&str, Arg<'_>)]) {
        self.say(name, State::Refused, key, facts);
    }

    fn missing(&mut self, name: &str, key: &str, facts: &[(&str, Arg<'_>)]) {
        self.say(name, State::Missing, key, facts);
    }

    fn unopened(&mut self, options: &Options, refusal: &ApiError) {
        let said = terminal::sentence(refusal, self.locale, || zone_of(options));
        self.line("house", State::Refused, said);
    }

    fn engine(&mut self, site: &Site) {
        match site.house().engine() {
            EngineName::Sqlite => self.ok("engine", "engine-file", &[]),
            EngineName::Postgres => self.ok("engine", "engine-server", &[]),
        }
    }

    fn rights(&mut self, site: &Site) {
        match site.house().store.login() {
            Ok(None) => self.ok("rights", "rights-file", &[]),
            Ok(Some(Login::Site)) => self.ok("rights", "rights-site", &[]),
            // A demo alone opens with another one.
            Ok(Some(login)) => {
                self.refused("rights", "rights-other", &[("login", login.key().into())]);
            }
            Err(error) => self.error("rights", &error.into()),
        }
    }

    /// Whether the house is the one that was seen from this folder.
    fn seen(&mut self, site: &Site) {
        match site.house().went_back() {
            None => self.ok("seen", "seen", &[]),
            Some(_) => self.refused("seen", "seen-otherwise", &[]),
        }
    }

    /// Whether the key of this folder serves in another one. A file has no site in another folder.
    fn place(&mut self, site: &Site) {
        match site.house().engine() {
            EngineName::Sqlite => {}
            EngineName::Postgres if site.is_elsewhere() => {
                self.refused("place", "place-elsewhere", &[]);
            }
            EngineName::Postgres => self.ok("place", "place", &[]),
        }
    }

    fn mail(&mut self, site: &Site) {
        let settings = match site.house().mail_settings() {
            Ok(settings) => settings,
            Err(refusal) => return self.error("mail", &refusal),
        };
        if settings.mode == MailMode::Folder {
            return self.missing("mail", "mail-folder", &[]);
        }
        if site.house().store.is_limited() {
            return self.post(site);
        }
        let host: Arg<'_> = settings.host.as_str().into();
        match post::answers(site.house(), &settings) {
            Ok(()) => self.ok("mail", "mail-answers", &[("host", host)]),
            Err(trouble) => {
                let reason = terminal::key("mails-reason", &trouble.reason);
                let why = words::tr(self.locale, &reason, &[]);
                let why = [why, trouble.answer].join(" ");
                let why = why.trim().to_owned();
                self.refused("mail", "mail-silent", &[("host", host), ("why", why.into())]);
            }
        }
    }

    /// Whether somebody draws and mails the codes: on a server that is no site.
    fn post(&mut self, site: &Site) {
        let there: Result<i64, StoreError> =
            site.house().store.read(|tx| tx.int(dialect::HAS_POST, &[]));
        match there {
            Ok(0) => self.missing("mail", "mail-no-post", &[]),
            Ok(_) => self.ok("mail", "mail-post", &[]),
            Err(error) => self.error("mail", &error.into()),
        }
    }

    fn law(&mut self, house: &SiteHouse) {
        let missing = holes(house, true);
        if missing.is_empty() {
            self.ok("law", "law", &[]);
        }
        for one in missing {
            let name = terminal::key("law", &one).replacen('-', ".", 1);
            self.line(&name, State::Missing, hole(self.locale, one));
        }
    }

    fn address(&mut self, origin: Option<String>) {
        match origin {
            Some(origin) => self.ok("address", "address", &[("address", origin.into())]),
            None => self.line("address", State::Missing, hole(self.locale, Hole::Address)),
        }
    }

    fn clock(&mut self, site: &Site) {
        match site.house().time.notice().map(|notice| notice.trouble) {
            None => self.ok("clock", "clock", &[]),
            Some(ClockTrouble::Back | ClockTrouble::Leapt) => {
                self.refused("clock", "clock-set", &[]);
            }
            Some(ClockTrouble::Far | ClockTrouble::Impossible) => {
                self.refused("clock", "clock-unsure", &[]);
            }
        }
    }

    /// Where it listens, and whose word is taken on who called.
    fn reached(&mut self, wish: &Wish) {
        let proxied = !wish.proxies.is_empty();
        match &wish.listen {
            Listen::Socket(path) => {
                let at = path.display().to_string();
                if path
                    .parent()
                    .is_some_and(|folder| folder.as_os_str().is_empty() || folder.is_dir())
                {
                    self.ok("listen", "listen-socket", &[("path", at.into())]);
                } else {
                    self.missing("listen", "listen-no-folder", &[("path", at.into())]);
                }
                return self.ok("proxy", "proxy-socket", &[]);
            }
            Listen::Port(address) if address.ip().is_loopback() => {
                self.ok("listen", "listen-here", &[("address", address.to_string().into())]);
            }
            Listen::Port(address) if proxied => {
                self.ok("listen", "listen-network", &[("address", address.to_string().into())]);
            }
            Listen::Port(address) => {
                self.refused("listen", "listen-open", &[("address", address.to_string().into())]);
            }
        }
        if proxied {
            let named: Vec<String> = wish.proxies.iter().map(ToString::to_string).collect();
            self.ok("proxy", "proxy", &[("proxies", named.join(", ").into())]);
        } else {
            self.missing("proxy", "proxy-none", &[]);
        }
    }

    fn error(&mut self, name: &str, refusal: &ApiError) {
        let said = terminal::sentence(refusal, self.locale, || chrono_tz::Europe::Paris);
        self.line(name, State::Refused, said);
    }
}
