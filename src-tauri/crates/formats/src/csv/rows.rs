//! Rows of each kind, put into the batch. A row with anything wrong is left out. Its key is
//! remembered, so that what refers to it is not reported as well.

use std::collections::HashMap;

use chrono_tz::Tz;
use contract::customer::OrderState;
use contract::findings::Wrong;
use contract::intake::ProblemCode;
use contract::locale::Locale;
use domain::email;
use domain::goodwill::{self, DayError};
use domain::money::Cents;
use domain::place::PlaceState;
use domain::text;
use domain::text::name_key;

use super::table::Row;
use super::total::total;
use crate::batch::{
    At, Batch, BatchBalance, BatchCustomer, BatchOrder, BatchPerformance, BatchPlace, BatchPrices,
    BatchRequest, BatchShow, Guessed, unread_key,
};
use crate::values;

const KEY_MAX: usize = 128;
const NAME_MAX: usize = 120;
const TITLE_MAX: usize = 200;
const WORD_MAX: usize = 80;
const LABEL_MAX: usize = 40;
const EMAIL_MAX: usize = email::LONGEST;

/// A batch while its rows come in.
pub(crate) struct Making<'a> {
    files: &'a [&'a str],
    now_ms: i64,
    batch: Batch,
    seen: HashMap<(&'static str, String), At>,
    orders: HashMap<String, usize>,
    /// Where in the batch the prices of a performance are.
    priced: HashMap<String, usize>,
    /// Orders whose file says what they come to.
    totalled: Vec<bool>,
}

impl<'a> Making<'a> {
    /// Of files with these names.
    pub(crate) fn new(files: &'a [&'a str], now_ms: i64) -> Self {
        Self {
            files,
            now_ms,
            batch: Batch::default(),
            seen: HashMap::new(),
            orders: HashMap::new(),
            priced: HashMap::new(),
            totalled: Vec::new(),
        }
    }

    /// The batch.
    pub(crate) fn finish(mut self) -> Batch {
        for (order, totalled) in self.batch.orders.iter_mut().zip(&self.totalled) {
            let counted = total(order);
            if *totalled {
                // What the total has beside the places was paid for products or fees.
                let beside = order.total - (counted - order.fees);
                order.fees = Cents(order.fees.0.max(beside.0.max(0)));
            } else {
                order.total = counted;
            }
        }
        self.batch
    }

    /// Whether the row goes in: nothing is wrong with it, and its key is new.
    fn accept(&mut self, kind: &'static str, column: &str, key: &str, row: &mut Row<'_>) -> bool {
        if !key.is_empty() && !self.is_first(kind, (column, key), key, row) {
            return false;
        }
        if row.is_bad() {
            self.batch.unread.insert(unread_key(kind, key));
            if kind == "customer" {
                self.batch.lost.push((key.to_owned(), row.at()));
            }
        }
        !row.is_bad()
    }

    /// Whether the key comes for the first time. A second time is a problem of that column.
    fn is_first(
        &mut self,
        kind: &'static str,
        (column, value): (&str, &str),
        key: &str,
        row: &mut Row<'_>,
    ) -> bool {
        if let Some(first) = self.seen.get(&(kind, key.to_owned())) {
            let file = self.files.get(usize::from(first.file)).copied().unwrap_or_default();
            let twice = Wrong::with(ProblemCode::KeyTwice, format!("{file}:{}", first.line));
            row.refuse(column, value, twice);
            return false;
        }
        self.seen.insert((kind, key.to_owned()), row.at());
        true
    }

    /// *Un client*.
    pub(crate) fn customer(&mut self, row: &mut Row<'_>) {
        let key = row.needed("client", KEY_MAX);
        let last_name = row.needed("nom", NAME_MAX);
        let created_at_ms = instant(row, "creele").unwrap_or(self.now_ms);
        let customer = person(row, key.clone(), last_name, created_at_ms);
        if self.accept("customer", "client", &key, row) {
            self.batch.customers.push(customer);
        }
    }

    /// *Un spectacle*.
    pub(crate) fn show(&mut self, row: &mut Row<'_>) {
        let key = row.needed("spectacle", KEY_MAX);
        let show =
            BatchShow { key: key.clone(), title: row.needed("titre", TITLE_MAX), at: row.at() };
        if self.accept("show", "spectacle", &key, row) {
            self.batch.shows.push(show);
        }
    }

    /// *Une séance*.
    pub(crate) fn performance(&mut self, row: &mut Row<'_>) {
        let key = row.needed("seance", KEY_MAX);
        let performance = BatchPerformance {
            key: key.clone(),
            show: row.needed("spectacle", KEY_MAX),
            hall: row.needed("salle", NAME_MAX),
            starts_at_ms: when(row, "debut", values::hour),
            vat_bp: row.value("tva", values::vat).unwrap_or(DEFAULT_VAT_BP),
            on_sale: row.value("envente", values::yes).unwrap_or(true),
            prices: Vec::new(),
            at: row.at(),
        };
        if self.accept("performance", "seance", &key, row) {
            self.batch.performances.push(performance);
        }
    }

    /// *Un prix de la grille*.
    pub(crate) fn price(&mut self, row: &mut Row<'_>) {
        let performance = row.needed("seance", KEY_MAX);
        let (category, rate) = (row.needed("categorie", WORD_MAX), row.needed("tarif", WORD_MAX));
        let price = row.needed_value("prix", values::amount);
        // No value holds a line end, and names are the same when they read the same.
        let cell = [performance.clone(), name_key(&category), name_key(&rate)].join("\n");
        if self.is_first("price", ("tarif", &rate), &cell, row) && !row.is_bad() {
            let next = self.batch.prices.len();
            let at = *self.priced.entry(performance.clone()).or_insert(next);
            if at == next {
                let (cells, at) = (Vec::new(), row.at());
                self.batch.prices.push(BatchPrices { performance, cells, at });
            }
            self.batch.prices[at].cells.push((category, rate, price));
        }
    }

    /// *Une commande*.
    pub(crate) fn order(&mut self, row: &mut Row<'_>) {
        let key = row.needed("commande", LABEL_MAX);
        let customer = Some(row.text("client", KEY_MAX)).filter(|key| !key.is_empty());
        let channel = row.text("filiere", LABEL_MAX).to_uppercase();
        let total = row.value("total", values::amount);
        let order = BatchOrder {
            key: key.clone(),
            number: key.clone(),
            customer,
            channel: or(channel, "INTERNET"),
            created_at_ms: when(row, "date", values::instant),
            fees: row.value("frais", values::amount).unwrap_or_default(),
            total: total.unwrap_or_default(),
            state: row.value("etat", order_state).unwrap_or(OrderState::Issued),
            places: Vec::new(),
            at: row.at(),
        };
        if self.accept("order", "commande", &key, row) {
            self.orders.insert(key, self.batch.orders.len());
            self.totalled.push(total.is_some());
            self.batch.orders.push(order);
        }
    }

    /// *Une place*.
    pub(crate) fn place(&mut self, row: &mut Row<'_>) {
        // Cut short, what stands in a column may belong to another; a quote left open takes the lines below along.
        let cut = row.is_bad() || row.holds_lines();
        let (key, order) = (row.needed("place", KEY_MAX), row.needed("commande", LABEL_MAX));
        let at = self.orders.get(&order).copied();
        let lost = self.batch.unread.contains(&unread_key("order", &order));
        if at.is_none() && !lost && !order.is_empty() {
            row.refuse("commande", &order, ProblemCode::OrderUnknown);
        }
        let (line, number) = (row.text("rang", LABEL_MAX), row.text("siege", LABEL_MAX));
        let cancelled = row.value("etat", is_cancelled).unwrap_or(false);
        let gone = at.is_some_and(|i| self.batch.orders[i].state == OrderState::Cancelled);
        let place = BatchPlace {
            key: key.clone(),
            performance: row.needed("seance", KEY_MAX),
            seat: (!(line.is_empty() && number.is_empty())).then_some((line, number)),
            seat_guid: String::new(),
            category: row.needed("categorie", WORD_MAX),
            rate: row.needed("tarif", WORD_MAX),
            price: row.needed_value("prix", values::amount),
            vat_bp: row.value("tva", values::vat),
            state: if cancelled || gone { PlaceState::Cancelled } else { PlaceState::Live },
            code: row.text("code", KEY_MAX),
            holder: row.text("porteur", NAME_MAX),
            copies: row.value("billets", values::count).unwrap_or(0),
            scanned_at_ms: instant(row, "controlele"),
            at: row.at(),
        };
        self.batch.places_lost |= cut || key.is_empty();
        if !self.accept("place", "place", &key, row) {
            self.batch.partial.insert(order);
        } else if let Some(i) = at {
            self.batch.orders[i].places.push(place);
        }
    }

    /// *Un solde*. With a name it brings its customer in, unless a line above did.
    pub(crate) fn balance(&mut self, row: &mut Row<'_>) {
        let customer = row.needed("client", KEY_MAX);
        let own = row.text("avoir", KEY_MAX);
        let (now_ms, zone) = (self.now_ms, row.zone());
        let amount = row.needed_value("solde", values::amount);
        let expires_at_ms = row.needed_value("echeance", |text| {
            let day = values::day(text, zone)?;
            goodwill::until_ms(day, now_ms, zone).map_err(|why| match why {
                DayError::TooFar => ProblemCode::ExpiryFar.into(),
                DayError::Past | DayError::NotLater => ProblemCode::ExpiryPast.into(),
            })
        });
        let last_name = row.text("nom", NAME_MAX);
        let known = self.seen.contains_key(&("customer", customer.clone()));
        let new = (!last_name.is_empty() && !known)
            .then(|| person(row, customer.clone(), last_name, now_ms));
        // A customer has one line, but for credits that have a key of their own.
        let (column, key) =
            if own.is_empty() { ("client", customer.clone()) } else { ("avoir", own) };
        let kind = if column == "avoir" { "credit" } else { "balance" };
        if !self.accept(kind, column, &key, row) {
            return;
        }
        if let Some(new) = new {
            self.seen.insert(("customer", customer.clone()), row.at());
            self.batch.customers.push(new);
        }
        let key = format!("{kind}/{key}");
        let at = row.at();
        self.batch.balances.push(BatchBalance { key, customer, amount, expires_at_ms, at });
    }

    /// *Une demande de reprise*.
    pub(crate) fn request(&mut self, row: &mut Row<'_>) {
        let (place, zone, now_ms) = (row.needed("place", KEY_MAX), row.zone(), self.now_ms);
        let requested_at_ms =
            row.needed_value("demandeele", |text| match values::instant(text, zone)? {
                at if at > now_ms => Err(ProblemCode::DateFuture.into()),
                at => Ok(at),
            });
        let channel = or(row.text("filiere", LABEL_MAX).to_uppercase(), "SITE");
        let request = BatchRequest { place: place.clone(), requested_at_ms, channel, at: row.at() };
        if self.accept("request", "place", &place, row) {
            self.batch.requests.push(request);
        }
    }
}

/// The customer of a line.
fn person(row: &mut Row<'_>, key: String, last_name: String, created_at_ms: i64) -> BatchCustomer {
    let first_name = row.text("prenom", NAME_MAX);
    let (email, phone) = (email(row), row.text("telephone", LABEL_MAX));
    let said = row.value("langue", locale);
    BatchCustomer {
        key,
        last_name,
        first_name,
        email,
        phone,
        locale: said.unwrap_or(Locale::Fr),
        guessed: Guessed {
            last_name: false,
            first_name: !row.has("prenom"),
            locale: said.is_none(),
        },
        created_at_ms,
        at: row.at(),
    }
}

/// The rate of live shows in France, where the file gives none.
const DEFAULT_VAT_BP: i64 = 210;

fn or(text: String, otherwise: &str) -> String {
    if text.is_empty() { otherwise.to_owned() } else { text }
}

fn instant(row: &mut Row<'_>, column: &str) -> Option<i64> {
    let zone = row.zone();
    row.value(column, |text| values::instant(text, zone))
}

/// A moment whose hour may stand in a column of its own.
fn when(row: &mut Row<'_>, column: &str, read: fn(&str, Tz) -> Result<i64, Wrong>) -> i64 {
    let (zone, hour) = (row.zone(), row.text("heure", LABEL_MAX));
    row.needed_value(column, |text| match text.split_whitespace().next() {
        // A spreadsheet writes midnight beside a date that has no hour.
        Some(day) if !hour.is_empty() => read(&format!("{day} {hour}"), zone),
        _ => read(text, zone),
    })
}

/// An address; none where it cannot be one, which is said: a list of customers always has some.
fn email(row: &mut Row<'_>) -> String {
    let written = row.text("courriel", EMAIL_MAX);
    if written.is_empty() || email::address(&written).is_some() {
        return written;
    }
    row.remark("courriel", &written, ProblemCode::EmailWrong);
    String::new()
}

fn locale(written: &str) -> Result<Locale, Wrong> {
    match text::key(written).as_str() {
        "fr" | "francais" | "french" | "fr fr" => Ok(Locale::Fr),
        "en" | "anglais" | "english" | "en gb" | "en us" => Ok(Locale::En),
        _ => Err(Wrong::with(ProblemCode::ChoiceWrong, "fr, en")),
    }
}

fn order_state(written: &str) -> Result<OrderState, Wrong> {
    match text::key(written).as_str() {
        "payee" | "paye" | "paid" | "editee" | "edite" | "issued" | "validee" | "valide"
        | "valid" | "confirmee" | "confirme" | "confirmed" | "reglee" | "regle" | "complete"
        | "completed" => Ok(OrderState::Issued),
        "impayee"
        | "impaye"
        | "unpaid"
        | "pending"
        | "en attente"
        | "en attente de paiement"
        | "non payee"
        | "non paye"
        | "a payer" => Ok(OrderState::Unpaid),
        "annulee" | "annule" | "cancelled" | "canceled" | "expiree" | "expire" | "expired"
        | "remboursee" | "rembourse" | "refunded" => Ok(OrderState::Cancelled),
        _ => Err(Wrong::with(ProblemCode::ChoiceWrong, "payée, impayée, annulée")),
    }
}

/// Whether a place is cancelled; it may say of itself what its order could.
fn is_cancelled(written: &str) -> Result<bool, Wrong> {
    match text::key(written).as_str() {
        "active" | "actif" | "live" | "vendue" | "vendu" | "sold" => Ok(false),
        _ => order_state(written)
            .map(|state| state == OrderState::Cancelled)
            .map_err(|_| Wrong::with(ProblemCode::ChoiceWrong, "active, annulée")),
    }
}
