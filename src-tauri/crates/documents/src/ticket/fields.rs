//! What a ticket states, in words, by the names that templates use.

use std::collections::BTreeMap;

use contract::facts::TicketFacts;
use contract::locale::Locale;
use domain::money::Cents;

use crate::DocumentError;
use crate::words;

/// The fields of one ticket. One that is unknown or unsaid is empty.
pub(crate) struct Fields {
    locale: Locale,
    values: BTreeMap<&'static str, String>,
}

/// Every name a template may use after `$`.
#[cfg(test)]
pub(super) const NAMES: &[&str] = &[
    "address_lines",
    "category",
    "contact",
    "code",
    "demo",
    "demo_note",
    "duplicata",
    "free_seating",
    "hall",
    "holder",
    "house",
    "house_lines",
    "legal",
    "licence",
    "mark",
    "order",
    "order_number",
    "price",
    "rate",
    "row",
    "row_label",
    "seat",
    "seat_label",
    "serial",
    "serial_value",
    "show",
    "siret",
    "sold",
    "sold_on",
    "starts",
    "vat",
];

impl Fields {
    /// Puts the facts of a ticket in words.
    pub(crate) fn of(ticket: &TicketFacts) -> Result<Self, DocumentError> {
        let locale = ticket.locale;
        let mut fields = Self { locale, values: BTreeMap::new() };
        fields.house(ticket);
        fields.place(ticket)?;
        fields.sale(ticket)?;
        Ok(fields)
    }

    /// The value of a field; empty where there is nothing to state.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", String::as_str)
    }

    /// What `$field` or `@key-of-a-sentence` says.
    pub(crate) fn say(&self, source: &str) -> String {
        match (source.strip_prefix('$'), source.strip_prefix('@')) {
            (Some(field), _) => self.get(field).to_owned(),
            (_, Some(key)) => words::tr(self.locale, key, &[]),
            _ => source.to_owned(),
        }
    }

    fn set(&mut self, name: &'static str, value: impl Into<String>) {
        #[cfg(test)]
        assert!(NAMES.contains(&name), "{name}");
        // A name with a line break in it stays on its line.
        let value: String = value.into();
        self.values.insert(name, value.replace(char::is_control, " "));
    }

    /// Sets a field to a sentence around one value, or leaves it empty where there is no value.
    fn set_about(&mut self, name: &'static str, key: &str, arg: &str, value: &str) {
        if !value.trim().is_empty() {
            let sentence = words::tr(self.locale, key, &[(arg, value.trim().into())]);
            self.set(name, sentence);
        }
    }

    fn house(&mut self, ticket: &TicketFacts) {
        let house = &ticket.house;
        let address = house.address.lines().map(str::trim).filter(|line| !line.is_empty());
        self.set("house", house.name.clone());
        self.set_about("siret", "paper-siret", "siret", &house.siret);
        self.set_about("licence", "paper-licence", "licence", &house.licence);
        self.set("house_lines", address.clone().collect::<Vec<_>>().join(", "));
        let lines: Vec<&str> = address.clone().collect();
        self.values.insert("address_lines", lines.join("\n"));
        self.set("contact", house.contact.clone());
        let organiser = words::tr(
            self.locale,
            "ticket-organiser-value",
            &[("house", house.name.as_str().into())],
        );
        // What the law asks for comes first: what is cut is the end.
        let legal: Vec<&str> = [self.get("siret"), self.get("licence"), organiser.as_str()]
            .into_iter()
            .chain(address)
            .filter(|part| !part.is_empty())
            .collect();
        let legal = legal.join(" · ");
        self.set("legal", legal);
        if house.demo {
            self.set("demo", words::tr(self.locale, "paper-demo", &[]));
            self.set("demo_note", words::tr(self.locale, "paper-demo-note", &[]));
        }
    }

    fn place(&mut self, ticket: &TicketFacts) -> Result<(), DocumentError> {
        let (locale, place) = (self.locale, &ticket.place);
        let zone = words::time_zone(&ticket.house.time_zone)?;
        self.set("show", place.show.clone());
        self.set("hall", place.hall.clone());
        self.set("starts", words::date_time(locale, zone, place.starts_at_ms)?);
        self.set("category", place.category.clone());
        self.set("rate", place.rate.clone());
        self.set("row", place.row.clone());
        self.set("seat", place.seat.clone());
        if place.row.is_empty() && place.seat.is_empty() {
            self.set("free_seating", words::seat(locale, "", ""));
        }
        if !place.row.is_empty() {
            self.set("row_label", words::tr(locale, "ticket-row", &[]));
        }
        if !place.seat.is_empty() {
            self.set("seat_label", words::tr(locale, "ticket-number", &[]));
        }
        let vat = words::percent(locale, place.vat_bp);
        if place.price == Cents::ZERO {
            self.set("price", words::tr(locale, "ticket-free", &[]));
            self.set_about("vat", "ticket-vat", "rate", &vat);
        } else {
            self.set("price", words::amount(locale, place.price));
            self.set_about("vat", "ticket-price-vat", "rate", &vat);
        }
        Ok(())
    }

    fn sale(&mut self, ticket: &TicketFacts) -> Result<(), DocumentError> {
        let locale = self.locale;
        let zone = words::time_zone(&ticket.house.time_zone)?;
        let date = words::date_time_short(locale, zone, ticket.sold_at_ms)?;
        let number = ticket.number.to_string();
        self.set("code", ticket.code.clone());
        self.set("holder", ticket.holder.clone());
        self.set("order_number", ticket.order_number.clone());
        self.set_about("order", "paper-order", "order", &ticket.order_number);
        self.set_about("serial", "ticket-serial-value", "number", &number);
        self.set("serial_value", number);
        self.set("mark", words::paper_mark(locale, ticket.mark.as_ref()));
        self.set_about("sold_on", "ticket-sold-on", "date", &date);
        if ticket.sold_at.is_empty() {
            self.set_about("sold", "ticket-sold-on", "date", &date);
        } else {
            let args = [("date", date.into()), ("place", ticket.sold_at.as_str().into())];
            self.set("sold", words::tr(locale, "ticket-sold-value", &args));
        }
        if ticket.duplicata > 0 {
            self.set_about("duplicata", "ticket-duplicata", "rank", &ticket.duplicata.to_string());
        }
        Ok(())
    }
}
