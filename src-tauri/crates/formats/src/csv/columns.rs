//! The columns of each kind of file: the French name that is documented, the English one, and what
//! ticketing systems call them. `assets/import/README.md` explains them to a house.

use contract::intake::ImportKind;
use domain::text;

/// A column.
pub(crate) struct Column {
    /// Names it goes by, without accents, spaces or underscores. The documented one comes first.
    pub names: &'static [&'static str],
    /// A file without it is refused.
    pub required: bool,
}

/// A kind of file.
pub(crate) struct FileKind {
    pub kind: ImportKind,
    pub columns: &'static [Column],
}

const fn must(names: &'static [&'static str]) -> Column {
    Column { names, required: true }
}

const fn may(names: &'static [&'static str]) -> Column {
    Column { names, required: false }
}

const CUSTOMER: &[&str] = &["client", "customer", "clientid", "customerid", "numeroclient"];
const SHOW: &[&str] = &["spectacle", "show", "manifestation", "showid", "spectacleid"];
const PERFORMANCE: &[&str] = &["seance", "performance", "performanceid", "seanceid"];
const ORDER: &[&str] = &["commande", "order", "ndecommande", "ordernumber", "numerocommande"];
const PLACE: &[&str] = &["place", "placeid", "ticket", "billet", "ticketid"];
const CATEGORY: &[&str] = &["categorie", "category"];
const RATE: &[&str] = &["tarif", "rate"];
const PRICE: &[&str] = &["prix", "price", "prixttc"];
const VAT: &[&str] = &["tva", "vat", "tauxtva", "vatrate"];
const CHANNEL: &[&str] = &["filiere", "channel", "canal"];
const HOUR: &[&str] = &["heure", "hour", "time", "heurecommande", "heureseance"];
const STATE: &[&str] = &["etat", "state", "statut", "status"];

/// Every kind, in the order in which they are read.
pub(crate) const KINDS: &[FileKind] = &[
    FileKind {
        kind: ImportKind::Customers,
        columns: &[
            must(CUSTOMER),
            must(&["nom", "lastname", "name", "nomdefamille"]),
            may(&["prenom", "firstname"]),
            may(&["courriel", "email", "mail", "adressemail"]),
            may(&["telephone", "phone", "tel", "mobile"]),
            may(&["langue", "language", "locale"]),
            may(&["creele", "createdat", "datecreation"]),
        ],
    },
    FileKind {
        kind: ImportKind::Shows,
        columns: &[must(SHOW), must(&["titre", "title", "intitule"])],
    },
    FileKind {
        kind: ImportKind::Performances,
        columns: &[
            must(PERFORMANCE),
            must(SHOW),
            must(&["salle", "hall", "venue"]),
            must(&["debut", "startsat", "start", "dateheure"]),
            may(HOUR),
            may(VAT),
            may(&["envente", "onsale"]),
        ],
    },
    FileKind {
        kind: ImportKind::Prices,
        columns: &[must(PERFORMANCE), must(CATEGORY), must(RATE), must(PRICE)],
    },
    FileKind {
        kind: ImportKind::Orders,
        columns: &[
            must(ORDER),
            must(&["date", "createdat", "orderedat", "datecommande"]),
            may(HOUR),
            may(CUSTOMER),
            may(CHANNEL),
            may(&["frais", "fees"]),
            may(&["total", "montant", "amount"]),
            may(STATE),
        ],
    },
    FileKind {
        kind: ImportKind::Places,
        columns: &[
            must(PLACE),
            must(ORDER),
            must(PERFORMANCE),
            may(&["rang", "row"]),
            may(&["siege", "seat", "numero", "number"]),
            must(CATEGORY),
            must(RATE),
            must(PRICE),
            may(VAT),
            may(STATE),
            may(&["code", "barcode", "codebarres"]),
            may(&["porteur", "holder", "nomporteur"]),
            may(&["billets", "copies", "editions"]),
            may(&["controlele", "scannedat", "datecontrole"]),
        ],
    },
    FileKind {
        kind: ImportKind::Balances,
        columns: &[
            must(CUSTOMER),
            must(&["solde", "balance", "montant", "amount"]),
            must(&["echeance", "expiresat", "expiry", "expirele", "datelimite", "validjusquau"]),
            may(&["avoir", "credit", "creditid", "numeroavoir", "voucher"]),
            may(&["nom", "lastname", "name", "nomdefamille"]),
            may(&["prenom", "firstname"]),
            may(&["courriel", "email", "mail", "adressemail"]),
            may(&["telephone", "phone", "tel", "mobile"]),
            may(&["langue", "language", "locale"]),
        ],
    },
    FileKind {
        kind: ImportKind::Requests,
        columns: &[must(PLACE), must(&["demandeele", "requestedat", "datedemande"]), may(CHANNEL)],
    },
];

/// A header as it is compared.
pub(crate) fn squeezed(header: &str) -> String {
    text::key(header).replace(' ', "")
}

impl FileKind {
    /// Where a header's column is.
    pub(crate) fn column(&self, header: &str) -> Option<usize> {
        let name = squeezed(header);
        self.columns.iter().position(|column| column.names.contains(&name.as_str()))
    }

    /// The documented names, for a sentence.
    pub(crate) fn names(&self) -> String {
        let names: Vec<_> = self.columns.iter().map(|column| column.names[0]).collect();
        names.join(", ")
    }
}

/// Finds the kind that knows most columns of a header. Of two that know as many, one whose required
/// columns are all there wins.
pub(crate) fn recognise(headers: &[String]) -> Option<&'static FileKind> {
    let fit = |kind: &FileKind| {
        let known: Vec<_> = headers.iter().filter_map(|h| kind.column(h)).collect();
        let whole = kind.columns.iter().enumerate().all(|(i, c)| !c.required || known.contains(&i));
        (known.len(), whole)
    };
    let best = KINDS.iter().rev().max_by_key(|kind| fit(kind))?;
    // A single known column may be chance. It counts only where the kind requires no other.
    (fit(best).0 >= 2 || fit(best).1).then_some(best)
}

/// Columns of a header that its kind does not know, where they are more than the known ones: the export of
/// another system as it is.
pub(crate) fn foreign(kind: &FileKind, headers: &[String]) -> Option<usize> {
    let unknown = headers.iter().filter(|h| !h.is_empty() && kind.column(h).is_none()).count();
    let known = headers.iter().filter(|h| kind.column(h).is_some()).count();
    (unknown >= 4 && unknown > known).then_some(unknown)
}

/// Whether a line is the header of a file: all that a kind requires stands there.
pub(crate) fn is_header(headers: &[String]) -> bool {
    // Asked of each line above the header: a name is squeezed once.
    let names: Vec<String> = headers.iter().map(|header| squeezed(header)).collect();
    let has = |column: &Column| names.iter().any(|name| column.names.contains(&name.as_str()));
    KINDS.iter().any(|kind| kind.columns.iter().all(|column| !column.required || has(column)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(headers: &str) -> Option<ImportKind> {
        let headers: Vec<_> = headers.split(';').map(str::to_owned).collect();
        recognise(&headers).map(|kind| kind.kind)
    }

    #[test]
    fn a_file_is_known_by_its_header_in_either_language() {
        for (header, expected) in [
            ("Client;Nom;Prénom;Courriel", ImportKind::Customers),
            ("customer;last_name;first_name;e-mail", ImportKind::Customers),
            ("spectacle;titre", ImportKind::Shows),
            ("Séance;Spectacle;Salle;Début", ImportKind::Performances),
            ("N° de commande;Date;Client;État", ImportKind::Orders),
            ("order;created_at;customer;total", ImportKind::Orders),
            ("place;commande;séance;rang;siège;catégorie;tarif;prix", ImportKind::Places),
            ("place;demandée_le", ImportKind::Requests),
            ("Client;Nom;Prénom;Courriel;Solde;Échéance", ImportKind::Balances),
            ("customer;balance;expires_at", ImportKind::Balances),
            ("credit;customer;amount;expires_at", ImportKind::Balances),
            ("séance;catégorie;tarif;prix", ImportKind::Prices),
            ("performance;category;rate;price", ImportKind::Prices),
        ] {
            assert_eq!(kind(header), Some(expected), "{header}");
        }
        assert_eq!(kind("a;b;c"), None);
        // A missing column does not make it another kind.
        assert_eq!(kind("place;commande;séance;rang"), Some(ImportKind::Places));
        assert_eq!(kind("commande;séance;catégorie;tarif;prix"), Some(ImportKind::Places));
    }

    #[test]
    fn no_name_means_two_columns_of_a_file() {
        for kind in KINDS {
            let mut names: Vec<_> = kind.columns.iter().flat_map(|c| c.names).collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{:?}", kind.kind);
        }
    }
}
