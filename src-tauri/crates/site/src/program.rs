//! The site at an open house: who is signed in there, and the ways in which its commands read and write.

use std::sync::atomic::{AtomicBool, Ordering};

use contract::site::SignedIn;
use office::{Code, Cx, OfficeError, Visitor, site};
use runtime::call::spec::CommandKind;
use runtime::call::{Call, Kept};
use runtime::error::ApiError;
use runtime::open_house::OpenHouse;
use runtime::place::options::Options;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Occupant, Tx, locked};

use crate::session::Token;

/// The site of a house that is open.
pub struct Site {
    house: OpenHouse,
    /// Somebody asked for something since it last stood outside its house.
    asked: AtomicBool,
}

impl Site {
    /// Opens the site of the house of a folder. It founds none.
    ///
    /// # Errors
    /// [`Code::NoHouse`]; as [`OpenHouse::open`].
    pub fn open(options: &Options) -> Result<Self, ApiError> {
        Self::open_as(options, Occupant::Site)
    }

    /// Opens it for a look, beside a site that is served.
    ///
    /// # Errors
    /// As [`Site::open`].
    pub fn open_beside(options: &Options) -> Result<Self, ApiError> {
        Self::open_as(options, Occupant::Terminal)
    }

    fn open_as(options: &Options, occupant: Occupant) -> Result<Self, ApiError> {
        let options = Options { occupant, for_site: true, ..options.clone() };
        let house = OpenHouse::open(&options)?;
        let asked = AtomicBool::new(false);
        if house.has_house()? {
            Ok(Self { house, asked })
        } else {
            Err(ApiError::new(Code::NoHouse))
        }
    }

    /// The house.
    #[must_use]
    pub const fn house(&self) -> &OpenHouse {
        &self.house
    }

    /// Whether the program has lines of the house itself: not with the login of a site.
    #[must_use]
    pub fn works_for_house(&self) -> bool {
        !self.house.store.is_limited()
    }

    /// Whether the counter that this site is works in another folder now: one of the two is a copy.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        self.house.line_state().elsewhere
    }

    /// Refuses while it works in another folder. Where it does not, somebody works at it here from now on.
    ///
    /// # Errors
    /// [`Code::CounterElsewhere`].
    pub(crate) fn is_in_its_place(&self) -> Result<(), ApiError> {
        if self.is_elsewhere() {
            let counter = locked(&self.house.local).settings.counter.clone();
            return Err(OfficeError::new(Code::CounterElsewhere).with("counter", counter).into());
        }
        self.asked.store(true, Ordering::SeqCst);
        Ok(())
    }

    pub(crate) fn is_asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    pub(crate) fn is_out(&self) {
        self.asked.store(false, Ordering::SeqCst);
    }

    /// Who is signed in with this token. The house notes once a minute that they were seen: where they write, the page that
    /// follows does.
    pub(crate) fn visitor(
        &self,
        token: Option<&Token>,
        kind: CommandKind,
    ) -> Result<Visitor, ApiError> {
        let (visitor, seen) = self.of_token(token, site::visitor)?;
        if kind == CommandKind::Read {
            self.notes(&visitor, seen)?;
        }
        Ok(visitor)
    }

    /// The same, and as which customer of their mailbox they are signed in: what every page says at its top, in one look.
    ///
    /// # Errors
    /// [`Code::NotSignedIn`]; [`Code::SessionExpired`]; from the store.
    pub fn signed_in(&self, token: Option<&Token>) -> Result<(Visitor, SignedIn), ApiError> {
        let ((visitor, seen), who) = self.of_token(token, site::signed_in)?;
        self.notes(&visitor, seen)?;
        Ok((visitor, who))
    }

    /// What the house says of this token.
    fn of_token<R>(
        &self,
        token: Option<&Token>,
        mut find: impl FnMut(&mut dyn Tx, i64, &str) -> Result<R, OfficeError>,
    ) -> Result<R, ApiError> {
        self.is_in_its_place()?;
        let token = token.ok_or_else(|| ApiError::new(Code::NotSignedIn))?;
        self.house.look_by(self.house.visitors(), |tx, now_ms| find(tx, now_ms, token.reveal()))
    }

    /// Writes that somebody was seen, where that is not known already. Where the house is being written their next page does it:
    /// whoever only looks waits for nobody.
    fn notes(&self, visitor: &Visitor, seen: bool) -> Result<(), ApiError> {
        if seen {
            return Ok(());
        }
        let visitors = self.house.visitors();
        self.house.jot_if_free_by(visitors, |tx, now_ms| site::seen(tx, now_ms, visitor))?;
        Ok(())
    }

    /// Asks something of the house, as the commands do.
    pub(crate) fn read<R>(
        &self,
        call: &Call<'_>,
        mut question: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<R, ApiError> {
        self.house.read(call, |tx, cx| {
            site::still(tx, cx)?;
            question(tx, cx)
        })
    }

    /// A write that is worth no record.
    pub(crate) fn touch<R>(
        &self,
        call: &Call<'_>,
        mut work: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<R, ApiError> {
        self.house.touch(call, |tx, cx| {
            site::still(tx, cx)?;
            work(tx, cx)
        })
    }

    /// One transaction that keeps the command and its answer under its id.
    pub(crate) fn write<K: Serialize + DeserializeOwned, R: Serialize>(
        &self,
        call: &Call<'_>,
        kept: Kept<K>,
        args: &K,
        mut use_case: impl FnMut(&mut dyn Tx, &Cx<'_>) -> Result<R, OfficeError>,
    ) -> Result<String, ApiError> {
        self.house.write(call, kept, args, |tx, cx| {
            site::still(tx, cx)?;
            use_case(tx, cx)
        })
    }
}
