//! One request, as a page sees it: who asks, in which language, what for.

use std::collections::HashMap;

use axum::http::StatusCode;
use contract::locale::Locale;
use contract::site::{SignedIn, SiteHouse};
use documents::words;
use minijinja::context;
use minijinja::value::{Value, merge_maps};
use runtime::error::ApiError;
use runtime::terminal::key;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::accent;
use super::answer::Answer;
use super::assets::ASSETS;
use super::cookie::Change;
use super::fields::Fields;
use super::gate::{self, Whose};
use super::templates::{render, said};
use super::trouble::{Trouble, Wrong};
use crate::codes::Codes;
use crate::dispatch::Known;
use crate::program::Site;
use crate::session::Token;

/// What a page works with.
pub(crate) struct Visit<'a> {
    pub(crate) site: &'a Site,
    pub(crate) codes: Option<&'a Codes<Site>>,
    pub(crate) house: SiteHouse,
    pub(crate) locale: Locale,
    /// What the browser keeps.
    pub(crate) kept: Option<Token>,
    /// Who they are, once it was looked for.
    pub(crate) known: Known,
    /// The address that is asked for, after the language.
    pub(crate) path: String,
    pub(crate) params: HashMap<String, String>,
    pub(crate) query: Fields,
    pub(crate) form: Fields,
    /// Whose page the form stood on; nothing where none was sent.
    pub(crate) form_of: Option<Whose>,
    /// The address of the network that it is asked from.
    pub(crate) from: String,
    /// What the browser calls itself.
    pub(crate) agent: String,
}

/// The head of a page: what stands in its window's title, and which part of the site it is.
pub(crate) struct Head {
    /// Key of its title.
    pub(crate) title: &'static str,
    /// Part of the site, for the ways at its top; empty for none.
    pub(crate) part: &'static str,
}

impl Visit<'_> {
    /// Where the language begins an address: nothing for French.
    pub(crate) const fn base(&self) -> &'static str {
        base(self.locale)
    }

    /// A part of the address.
    pub(crate) fn param(&self, name: &str) -> &str {
        self.params.get(name).map_or("", String::as_str)
    }

    /// Asks the house, or tells it something that is worth no record.
    pub(crate) fn call<R: DeserializeOwned>(
        &self,
        name: &str,
        args: &impl Serialize,
    ) -> Result<R, ApiError> {
        self.call_as(Uuid::from_bytes(self.site.house().clock.entropy()), name, args)
    }

    /// The same under an id that the page has: what is sent twice is done once.
    pub(crate) fn call_as<R: DeserializeOwned>(
        &self,
        id: Uuid,
        name: &str,
        args: &impl Serialize,
    ) -> Result<R, ApiError> {
        let args = serde_json::to_string(args).map_err(office::OfficeError::internal)?;
        let answer = self.site.call_known(&self.known, self.kept.as_ref(), name, id, &args)?;
        Ok(serde_json::from_str(&answer.json).map_err(office::OfficeError::internal)?)
    }

    /// Who is signed in.
    pub(crate) fn signed_in(&self) -> Result<SignedIn, Trouble> {
        if self.kept.is_none() {
            return Err(Trouble::SignIn);
        }
        let (visitor, who) = self.site.signed_in(self.kept.as_ref())?;
        *self.known.borrow_mut() = Some(visitor);
        Ok(who)
    }

    /// Who is signed in, as one customer: the one whose page the form stood on, where one was sent.
    pub(crate) fn customer(&self) -> Result<SignedIn, Trouble> {
        let who = self.signed_in()?;
        let Some(me) = &who.me else { return Err(Trouble::Choose) };
        if self.form_of.is_some_and(|whose| whose != Whose(Some(me.number))) {
            return Err(Wrong::Switched.into());
        }
        Ok(who)
    }

    /// An id for what a form of this page will ask for.
    pub(crate) fn new_id(&self) -> String {
        Uuid::from_bytes(self.site.house().clock.entropy()).to_string()
    }

    /// The id that a form carries.
    pub(crate) fn id_of_form(&self) -> Result<Uuid, Trouble> {
        self.form.get("id").parse().map_err(|_| Wrong::Unreadable.into())
    }

    /// To another page of the site, in the same language.
    pub(crate) fn to(&self, path: &str) -> Answer {
        Answer::see_other(&format!("{}{path}", self.base()))
    }

    /// A page of somebody who is signed in.
    pub(crate) fn mine(
        &self,
        status: StatusCode,
        name: &str,
        head: &Head,
        who: &SignedIn,
        values: Value,
    ) -> Result<Answer, Trouble> {
        let whose = Whose(who.me.as_ref().map(|me| me.number));
        let form = self.kept.as_ref().map(|token| gate::word(token, whose)).unwrap_or_default();
        self.shown(status, name, head, Some(who), form, values)
    }

    /// A page of a visitor. One with a form gives the browser a word, where it has none.
    pub(crate) fn open(
        &self,
        status: StatusCode,
        name: &str,
        head: &Head,
        values: Value,
    ) -> Result<Answer, Trouble> {
        let word = |token: &Token| gate::word(token, Whose(None));
        match &self.kept {
            Some(token) => self.shown(status, name, head, None, word(token), values),
            None => {
                let token = Token::fresh()?;
                let answer = self.shown(status, name, head, None, word(&token), values)?;
                Ok(answer.cookie(Change::Keep(token)))
            }
        }
    }

    /// A page without a form, for whoever comes: the browser is given nothing to keep.
    pub(crate) fn plain(&self, name: &str, head: &Head, values: Value) -> Result<Answer, Trouble> {
        match self.signed_in() {
            Ok(who) => self.mine(StatusCode::OK, name, head, &who, values),
            Err(Trouble::SignIn) => {
                self.shown(StatusCode::OK, name, head, None, String::new(), values)
            }
            Err(trouble) => Err(trouble),
        }
    }

    /// What the same page is asked for with in the other language: the query, without what is said once, or the places of the
    /// form that it answers.
    fn asked(&self) -> String {
        match self.form_of {
            None => self.query.query_of(|name| name != "dit"),
            Some(_) => self.form.query_of(|name| name == "place"),
        }
    }

    fn shown(
        &self,
        status: StatusCode,
        name: &str,
        head: &Head,
        who: Option<&SignedIn>,
        form: String,
        values: Value,
    ) -> Result<Answer, Trouble> {
        let here = format!("{}{}", self.path, self.asked());
        let base = page_base(&self.house, self.locale, head, &here);
        let now_ms = self.site.house().now_ms();
        let own = context! { who => said(who.cloned()), form, now_ms };
        let said = merge_maps([base, values, own]);
        Ok(Answer::page(status, self.locale, render(self.locale, name, said)?))
    }
}

/// Where the language begins an address.
pub(crate) const fn base(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "",
        Locale::En => "/en",
    }
}

/// What the layout of every page asks for.
pub(crate) fn page_base(house: &SiteHouse, locale: Locale, head: &Head, path: &str) -> Value {
    let other = match locale {
        Locale::Fr => Locale::En,
        Locale::En => Locale::Fr,
    };
    let lines: Vec<String> = house.address.lines().map(str::to_owned).collect();
    let accessible = match &house.accessible {
        Some(accessible) => format!("site-accessible-short{}", key("", accessible)),
        None => "site-accessibility".to_owned(),
    };
    context! {
        house => said(house.clone()),
        accessible => words::tr(locale, &accessible, &[]),
        address => Value::from(lines),
        zone => house.time_zone.as_str(),
        locale => locale.tag(),
        base => base(locale),
        other => other.tag(),
        other_path => format!("{}{path}", base(other)),
        title => head.title,
        part => head.part,
        style => ASSETS.style.name.as_str(),
        script => ASSETS.script.name.as_str(),
        accent => accent::sheet(&house.accent).map(|sheet| sheet.name),
        mark => ASSETS.mark.name.as_str(),
        who => (),
        form => "",
    }
}
