//! The site of a house, open beside its desk, and its customers.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use api::{Clock, Options};
use contract::args::Versioned;
use contract::counter::CounterRow;
use contract::ids::CounterId;
use contract::locale::Locale;
use contract::secret::Secret;
use contract::site::{AskAddress, AskCode, CodeAsked, CodeEntered, CodeTried, EnterCode, TryCode};
use office::{Code, OfficeError};
use runtime::error::ApiError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use site::{Site, Token};
use store::{Store, Tx, TxExt as _};
use uuid::Uuid;

use crate::beside::copied;
use crate::desk::Desk;
use crate::server::{post_login, site_login};

/// The code that every mail of the stories carries.
pub const CODE: &str = "314159";
/// The address from which browsers call.
pub const FROM: &str = "192.0.2.7";

/// The site beside a desk: in its folder where the house is a file, at its server otherwise.
pub struct Door {
    pub site: Arc<Site>,
    /// Its login, where the house is on a server.
    pub login: Option<String>,
    /// Its own on a server, the desk's otherwise.
    pub folder: PathBuf,
    /// What draws its codes, where the house is on a server.
    pub post: Option<String>,
    _folder: Option<tempfile::TempDir>,
}

impl Desk {
    /// Opens the site of this house.
    ///
    /// # Panics
    /// When it does not open.
    #[must_use]
    pub fn door(&self) -> Door {
        let own = self.url.as_ref().map(|_| tempfile::tempdir().expect("a temporary folder"));
        let folder = own.as_ref().map_or(self.folder.as_path(), |own| own.path());
        let login = self.url.as_deref().map(site_login);
        let site = self.site_by(folder, login.clone()).expect("the site opens");
        if login.is_some() {
            self.admits(site.house().counter_id);
        }
        let folder = folder.to_owned();
        let post = self.url.as_deref().map(post_login);
        Door { site: Arc::new(site), login, folder, post, _folder: own }
    }

    /// Lets a counter in that has just come, as a supervisor does.
    ///
    /// # Panics
    /// Where it does not wait.
    pub fn admits(&self, id: CounterId) {
        let rows: Vec<CounterRow> = self.ok("Hélène", "counter_list", json!({}));
        let found = rows.iter().find(|row| row.id == id).expect("it is listed");
        assert!(found.waiting, "a counter waits until it is let in");
        let seen = Versioned { id: found.id, version: found.version };
        self.ok::<Json>("Hélène", "counter_admit", seen);
    }

    /// The site in a folder, as its program opens it.
    ///
    /// # Errors
    /// What opening refuses.
    pub fn site_in(&self, folder: &Path) -> Result<Site, ApiError> {
        self.site_by(folder, self.url.clone())
    }

    /// The same by a login.
    ///
    /// # Errors
    /// What opening refuses.
    pub fn site_by(&self, folder: &Path, login: Option<String>) -> Result<Site, ApiError> {
        Site::open(&Options {
            database_url: login,
            clock: Arc::clone(&self.clock) as Arc<dyn Clock>,
            ..Options::folder(folder)
        })
    }
}

/// A browser, by what it keeps: another each time.
#[must_use]
pub fn browser() -> Secret {
    Token::fresh().expect("randomness").reveal().into()
}

impl Door {
    /// The site in a copy of this one's folder, as its program opens it.
    ///
    /// # Panics
    /// When it does not open, or the house is in a file.
    #[must_use]
    pub fn copied(&self, desk: &Desk) -> Self {
        let folder = copied(&self.folder);
        let login = Some(self.login.clone().expect("a house on the server"));
        let site = desk.site_by(folder.path(), login.clone()).expect("the site opens");
        let (path, post) = (folder.path().to_owned(), self.post.clone());
        Self { site: Arc::new(site), login, folder: path, post, _folder: Some(folder) }
    }

    /// The key of the counter that the site is.
    ///
    /// # Panics
    /// Where it cannot be read.
    #[must_use]
    pub fn key(&self) -> String {
        std::fs::read_to_string(self.folder.join("counter.key")).expect("a key").trim().to_owned()
    }

    /// Asks for a code, which is then drawn; says whether it is mailed.
    ///
    /// # Panics
    /// When it is refused.
    #[must_use]
    pub fn asks(&self, browser: &Secret, email: &str, code: &str) -> CodeAsked {
        self.draws(self.only_asks(browser, email), code)
    }

    /// Asks for a code that is not drawn yet.
    ///
    /// # Panics
    /// When it is refused.
    #[must_use]
    pub fn only_asks(&self, browser: &Secret, email: &str) -> CodeAsked {
        let (email, from) = (email.to_owned(), FROM.to_owned());
        let ask = AskCode { email, browser: browser.clone(), locale: Locale::Fr, from };
        self.ok(None, "site_code_ask", ask)
    }

    /// Asks for a code at the address that is to be a customer's, which is then drawn.
    ///
    /// # Errors
    /// Its refusal.
    pub fn asks_address(&self, token: &Token, email: &str) -> Result<CodeAsked, ApiError> {
        let (email, from) = (email.to_owned(), FROM.to_owned());
        let browser = token.reveal().into();
        let ask = AskAddress { email, browser, locale: Locale::Fr, from };
        let asked = self.call(Some(token), "site_address_ask", ask)?;
        Ok(self.draws(asked, CODE))
    }

    /// The codes that wait are drawn, as the house's post does it: these six digits.
    ///
    /// # Panics
    /// When one cannot be drawn.
    #[must_use]
    pub fn draws(&self, mut asked: CodeAsked, code: &str) -> CodeAsked {
        let draw = |tx: &mut dyn Tx, now_ms: i64| {
            let mut mailed = false;
            for waiting in office::site::codes_waiting(tx, now_ms)? {
                let drawn = office::site::draw_code(tx, now_ms, &waiting, &code.into())?;
                mailed |= drawn.is_some();
            }
            Ok::<_, OfficeError>(mailed)
        };
        let mailed = match &self.post {
            Some(login) => Store::postgres(login).expect("the post's login").write(|tx| {
                let now_ms = tx.int(store::dialect::CLOCK, &[])?;
                draw(tx, now_ms)
            }),
            None => self.site.house().store.write(|tx| draw(tx, self.site.house().now_ms())),
        };
        asked.sends &= mailed.expect("it is drawn");
        asked
    }

    /// Enters a code; gives the token that was begun where it was taken.
    ///
    /// # Panics
    /// When it is an error.
    #[must_use]
    pub fn enters(&self, browser: &Secret, code: &str) -> (Token, CodeEntered) {
        self.enters_before(browser, code, None)
    }

    /// The same in a browser where somebody is signed in.
    ///
    /// # Panics
    /// When it is an error.
    #[must_use]
    pub fn enters_before(
        &self,
        browser: &Secret,
        code: &str,
        before: Option<&Token>,
    ) -> (Token, CodeEntered) {
        let token = Token::fresh().expect("randomness");
        let typed =
            TryCode { browser: browser.clone(), code: code.to_owned(), from: FROM.to_owned() };
        let tried: CodeTried = self.ok(None, "site_code_try", typed);
        if tried.refused.is_some() {
            return (token, CodeEntered { signed_in: None, refused: tried.refused, left: 0 });
        }
        let enter = EnterCode {
            browser: browser.clone(),
            token: token.reveal().into(),
            before: before.map(Token::reveal).unwrap_or_default().into(),
            agent: "Mozilla/5.0 (test)".to_owned(),
        };
        let entered = self.ok(None, "site_code_enter", enter);
        (token, entered)
    }

    /// Signs in whoever reads the mails of an address.
    ///
    /// # Panics
    /// When the code is refused.
    #[must_use]
    pub fn signs_in(&self, email: &str) -> Token {
        let browser = browser();
        assert!(self.asks(&browser, email, CODE).sends);
        let (token, entered) = self.enters(&browser, CODE);
        assert_eq!(entered.refused, None);
        token
    }

    /// A command of the site.
    ///
    /// # Errors
    /// Its refusal.
    pub fn call<R: DeserializeOwned>(
        &self,
        token: Option<&Token>,
        name: &str,
        args: impl Serialize,
    ) -> Result<R, ApiError> {
        self.call_as(Uuid::now_v7(), token, name, args)
    }

    /// A command with an id of its own.
    ///
    /// # Errors
    /// Its refusal.
    ///
    /// # Panics
    /// When the answer is not of the shape asked for.
    pub fn call_as<R: DeserializeOwned>(
        &self,
        id: Uuid,
        token: Option<&Token>,
        name: &str,
        args: impl Serialize,
    ) -> Result<R, ApiError> {
        let args = serde_json::to_string(&args).expect("arguments are data");
        let answer = self.site.call(token, name, id, &args)?;
        Ok(serde_json::from_str(&answer.json).expect("an answer of this shape"))
    }

    /// A command that must go through.
    ///
    /// # Panics
    /// When it is refused.
    pub fn ok<R: DeserializeOwned>(
        &self,
        token: Option<&Token>,
        name: &str,
        args: impl Serialize,
    ) -> R {
        self.call(token, name, args).unwrap_or_else(|refusal| panic!("{name}: {refusal}"))
    }

    /// The refusal of a command, as it is told.
    ///
    /// # Panics
    /// When it goes through.
    pub fn refusal(&self, token: Option<&Token>, name: &str, args: impl Serialize) -> ApiError {
        match self.call::<Json>(token, name, args) {
            Ok(reply) => panic!("{name} went through: {reply}"),
            Err(refusal) => refusal,
        }
    }

    /// The code that a command is refused with.
    ///
    /// # Panics
    /// When it goes through.
    pub fn refused(&self, token: Option<&Token>, name: &str, args: impl Serialize) -> Code {
        self.refusal(token, name, args).code
    }

    /// Why nobody is signed in with this token.
    ///
    /// # Panics
    /// When somebody is.
    pub fn is_nobody(&self, token: Option<&Token>) -> Code {
        match self.site.signed_in(token) {
            Ok((_, who)) => panic!("{} is signed in", who.email),
            Err(refusal) => refusal.code,
        }
    }
}
