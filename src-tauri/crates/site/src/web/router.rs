//! The one list of addresses: how each is asked for, who may, and the page that answers. Each is there in both
//! languages, the English one behind `/en`.

use crate::pages::{
    account, address, balance, closing, home, legal, order, orders, recap, signing_in, tickets,
};

use super::answer::Answer;
use super::trouble::Trouble;
use super::visit::Visit;

/// How an address is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Reads, and changes nothing.
    Get,
    /// Sends a form.
    Post,
}

/// Who may ask for an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum For {
    /// Whoever comes.
    Anyone,
    /// Who is signed in, as one customer or not yet.
    SignedIn,
    /// A customer, for what is theirs.
    Customer,
}

pub(crate) type Page = fn(&Visit<'_>) -> Result<Answer, Trouble>;

/// An address of the site.
pub struct Route {
    pub way: Way,
    /// Behind the language: `/commandes/{number}`.
    pub path: &'static str,
    pub may: For,
    pub(crate) page: Page,
}

impl Route {
    /// What the law asks for: it is shown even where the site is shut.
    pub(crate) fn is_law(&self) -> bool {
        [legal::NOTICE, legal::TERMS, legal::PRIVACY, legal::ACCESSIBILITY].contains(&self.path)
    }
}

const fn get(path: &'static str, may: For, page: Page) -> Route {
    Route { way: Way::Get, path, may, page }
}

const fn post(path: &'static str, may: For, page: Page) -> Route {
    Route { way: Way::Post, path, may, page }
}

/// Every address of the site, but for the files that its pages are made with.
pub static ROUTES: &[Route] = &[
    get("/", For::Anyone, home::show),
    get(legal::NOTICE, For::Anyone, legal::notice),
    get(legal::TERMS, For::Anyone, legal::terms),
    get(legal::PRIVACY, For::Anyone, legal::privacy),
    get(legal::ACCESSIBILITY, For::Anyone, legal::accessibility),
    get("/connexion", For::Anyone, signing_in::show),
    post("/connexion", For::Anyone, signing_in::ask),
    get(signing_in::ENTERS, For::Anyone, signing_in::again),
    post(signing_in::ENTERS, For::Anyone, signing_in::enter),
    get("/compte/choisir", For::SignedIn, account::choices),
    post("/compte/choisir", For::SignedIn, account::choose),
    post("/deconnexion", For::SignedIn, account::sign_out),
    post("/deconnexion/partout", For::SignedIn, account::sign_out_everywhere),
    get("/commandes", For::Customer, orders::show),
    get("/commandes/{number}", For::Customer, order::show),
    get("/commandes/{number}/agenda.ics", For::Customer, order::calendar),
    get("/commandes/{number}/reprise", For::Customer, recap::show),
    post("/commandes/{number}/reprise", For::Customer, recap::ask),
    post("/commandes/{number}/retrait", For::Customer, order::take_back),
    get("/commandes/{number}/billets.pdf", For::Customer, tickets::of_order),
    post("/commandes/{number}/billets", For::Customer, tickets::number),
    get("/commandes/{number}/places/{place}/billet", For::Customer, tickets::on_screen),
    get("/commandes/{number}/places/{place}/billet.pdf", For::Customer, tickets::of_place),
    get("/solde", For::Customer, balance::show),
    get("/solde/releve.pdf", For::Customer, balance::statement),
    get("/compte", For::Customer, account::show),
    post("/compte", For::Customer, account::change),
    get("/compte/donnees.json", For::Customer, account::export),
    get("/compte/adresse", For::Customer, address::show),
    post("/compte/adresse", For::Customer, address::ask),
    get("/compte/adresse/code", For::Customer, address::again),
    post("/compte/adresse/code", For::Customer, address::enter),
    get("/compte/fermeture", For::Customer, closing::show),
    post("/compte/fermeture", For::Customer, closing::ask),
    post("/compte/fermeture/retrait", For::Customer, closing::drop),
];
