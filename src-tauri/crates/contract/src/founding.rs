//! The first start: founding a house, joining one, and what both try beforehand.

use std::collections::BTreeMap;

use crate::code::Code;
use crate::hall::{NewCategory, NewHall, NewRate};
use crate::ids::CategoryId;
use crate::mail::MailReason;
use crate::operator::EngineName;
use crate::sale::TicketFormat;
use crate::secret::Secret;
use crate::sentence::Fact;
use crate::settings::{FirstNumbers, HouseSettings, MailSettings, SecretStore, VatSettings};
use crate::shape::{choice, record};

record! {
    /// What the first start offers to choose from, and what it begins with.
    pub struct FoundingStart {
        /// Where the house would be.
        pub engine: EngineName,
        /// The server of a shared house, without its password.
        pub database_url: String,
        /// IANA time zones, those of France first.
        pub time_zones: Vec<String>,
        /// VAT rates that the law knows, basis points.
        pub legal_bp: Vec<i64>,
        /// Printers the system knows.
        pub printers: Vec<String>,
        /// Where passwords would be kept.
        pub secrets: SecretStore,
        /// The folder that mails go to until there is a server.
        pub mail_folder: String,
        /// A house as it begins, to be filled in.
        pub draft: Founding,
    }

    /// A whole new house, in one command.
    pub struct Founding {
        /// The house, as papers name it.
        pub house: HouseSettings,
        /// First numbers of its series.
        pub numbers: FirstNumbers,
        pub vat: VatSettings,
        /// Categories of seats, in order; 60 at most, may be none.
        pub categories: Vec<NewCategory>,
        /// Rates, in order; 60 at most, may be none.
        pub rates: Vec<NewRate>,
        /// Halls; 10 at most, may be none. Their `category_id` is the rank of one of `categories`, from 1.
        pub halls: Vec<NewHall>,
        pub mail: MailSettings,
        /// The mail server's password; empty where it asks for none.
        pub mail_password: Secret,
        /// CUPS printer of this counter, empty to save the PDF only.
        pub printer: String,
        /// Ticket layout of this counter.
        pub ticket_format: TicketFormat,
        /// The first supervisor's name, 80 characters at most.
        pub supervisor: String,
        /// Their PIN, 4 to 8 digits.
        pub pin: Secret,
        pub pin_again: Secret,
    }

    /// Rows to read while a house is being founded: its categories have no id yet.
    pub struct ReadFirstHall {
        /// Categories as they are typed.
        pub categories: Vec<NewCategory>,
        /// Rank of the category for which the lines name none, from 1.
        pub category_id: CategoryId,
        /// As in [`crate::hall::ReadHall`].
        pub rows: String,
    }

    /// What keeps a house from being founded; empty when nothing does.
    pub struct FoundingProblems {
        pub problems: Vec<FieldProblem>,
    }

    /// A field and what is wrong with it.
    pub struct FieldProblem {
        /// The field; in a list with its rank, from 0: `rates.2.holder`.
        pub field: String,
        /// `missing`, `malformed`, `siret_key`, ….
        pub why: String,
    }

    /// Where a shared house is.
    pub struct DatabaseAddress {
        /// Name or address of the server; of several, with commas, the one that writes is worked at.
        pub host: String,
        /// Port, 5432 as a rule.
        pub port: i64,
        pub database: String,
        pub user: String,
        /// Empty for the one that this counter keeps.
        pub password: Secret,
        /// The certificate of the authority that signed the server's, PEM, or the file that it is in. Empty for the
        /// one that this counter keeps, or else those that the system trusts.
        #[serde(default)]
        pub authority: String,
    }

    /// What a try at a database found.
    pub struct DatabaseFound {
        pub outcome: DatabaseOutcome,
        pub house: Option<String>,
        /// Names of its counters, to choose another one.
        pub counters: Vec<String>,
        /// Why nobody can work there, as a refusal says it.
        pub code: Option<Code>,
        /// What its sentence needs.
        pub args: BTreeMap<String, Fact>,
    }

    /// Working at a shared house from now on.
    pub struct JoinHouse {
        pub address: DatabaseAddress,
        /// This counter's name, 60 characters at most.
        pub counter: String,
    }

    /// Where a counter works, whether or not its house opens.
    pub struct CounterPlace {
        pub counter: String,
        /// The shared house's address without its password; empty for the folder's own house.
        pub database_url: String,
        /// The program was told its house when it was started: its settings do not decide.
        pub told: bool,
        /// There is a house in the folder.
        pub house_here: bool,
    }

    /// A test mail, sent at once with settings that need not be saved yet.
    pub struct TestMail {
        pub mail: MailSettings,
        /// The password; absent uses the one that is kept.
        pub password: Option<Secret>,
        /// The house's name, as the sender where settings name none.
        pub house: String,
        pub to: String,
    }

    /// How the test mail went.
    pub struct MailTried {
        /// Why it did not; absent when the server took it, or it is in the folder.
        pub reason: Option<MailReason>,
        /// The server's own words, or the file in the folder.
        pub said: String,
    }
}

choice! {
    /// How a try at a database went.
    pub enum DatabaseOutcome {
        House,
        /// The database is empty: a house can be founded there.
        Empty,
        /// Nobody can work there.
        Refused,
    }
}
