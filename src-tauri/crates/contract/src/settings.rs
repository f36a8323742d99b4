//! Settings of the house and of this counter.

use crate::ids::OperatorId;
use crate::locale::Locale;
use crate::mirror;
use domain::access::Role;

use crate::operator::MailMode;
use crate::sale::TicketFormat;
use crate::secret::Secret;
use crate::shape::{choice, record};

choice! {
    /// How the line to the mail server is protected.
    pub enum MailTls {
        /// TLS from the first byte, port 465.
        Implicit,
        /// STARTTLS, required, port 587.
        Starttls,
        /// None: only for a server on this machine.
        None,
    }

    /// Where passwords are kept.
    pub enum SecretStore {
        /// The system's keyring.
        Keyring,
        /// A file that only its owner can read: there is no keyring here.
        File,
    }
}

record! {
    /// Settings, as the screen shows them.
    pub struct Settings {
        pub house: HouseSettings,
        pub mail: MailSettings,
        /// Version of the mail settings, for the next change.
        pub mail_version: i64,
        /// A password is kept for the mail server.
        pub mail_password_set: bool,
        /// Where passwords are kept.
        pub secrets: SecretStore,
        /// This counter has the key by which it signs the journal.
        pub signs: bool,
        pub vat: VatSettings,
        /// Version of the VAT rates, for the next change.
        pub vat_version: i64,
        /// VAT rates that the law knows, basis points.
        pub legal_bp: Vec<i64>,
        pub numbering: Numbering,
        /// IANA time zones, those of France first.
        pub time_zones: Vec<String>,
        /// This counter.
        pub local: LocalSettings,
        /// Version of this counter, for its next name.
        pub counter_version: i64,
        pub data_dir: String,
        /// Printers the system knows.
        pub printers: Vec<String>,
        /// Version of the house, for the next change.
        pub version: i64,
    }

    /// The house, as papers name it.
    pub struct HouseSettings {
        /// Name, 120 characters at most.
        pub name: String,
        /// Address, 400 characters at most.
        pub address: String,
        /// SIRET: 14 digits or empty.
        pub siret: String,
        /// Licence, 120 characters at most.
        pub licence: String,
        /// E-mail that customers may answer to, may be empty.
        pub contact: String,
        /// IANA time zone.
        pub time_zone: String,
    }

    /// How mail leaves.
    pub struct MailSettings {
        pub mode: MailMode,
        /// Host, 253 characters at most.
        pub host: String,
        pub port: i64,
        pub tls: MailTls,
        /// User, may be empty.
        pub user: String,
        /// Sender's address.
        pub sender: String,
        pub sender_name: String,
        /// Certificates (PEM) of an authority of the house's own, trusted beside the public ones;
        /// usually empty, 20,000 characters at most.
        #[serde(default)]
        pub ca: String,
    }

    /// What belongs to this counter alone; kept beside the data, not in the database.
    pub struct LocalSettings {
        /// Counter's name, 60 characters at most.
        pub counter: String,
        /// Language of the window.
        pub locale: Locale,
        /// Minutes without a key before the window locks; 0 never.
        pub lock_after_minutes: i64,
        /// CUPS printer, empty to save the PDF only.
        pub printer: String,
        pub ticket_format: TicketFormat,
        /// `postgres://…` of a shared house, without its password; empty for the local file.
        pub database_url: String,
    }

    /// A change to the house.
    pub struct SetHouse {
        /// Version on the screen.
        pub version: i64,
        pub house: HouseSettings,
    }

    /// A change to how mail leaves.
    pub struct SetMail {
        /// Version on the screen.
        pub version: i64,
        pub mail: MailSettings,
        /// A new password; absent keeps the one there is. Goes to the keyring, never into the journal.
        pub password: Option<Secret>,
    }

    /// A change to this counter. Its language stays what `set_locale` said.
    pub struct SetLocal {
        pub local: LocalSettings,
        /// Version of the counter on the screen, where its name was typed anew; absent leaves the name.
        pub counter_version: Option<i64>,
    }

    /// The window's language.
    pub struct SetLocale {
        pub locale: Locale,
    }

    /// An operator, to make.
    pub struct NewOperator {
        /// Name, 80 characters at most.
        pub name: String,
        #[ts(as = "mirror::Role")]
        #[schemars(with = "mirror::Role")]
        pub role: Role,
        /// PIN, 4 to 8 digits.
        pub pin: Secret,
    }

    /// A new operator; the PIN has become a hash on the way.
    pub struct AddOperator {
        pub name: String,
        #[ts(as = "mirror::Role")]
        #[schemars(with = "mirror::Role")]
        pub role: Role,
        /// Argon2id hash.
        pub pin_hash: String,
    }

    /// A change to an operator.
    pub struct ChangeOperator {
        pub id: OperatorId,
        /// Version on the screen.
        pub version: i64,
        #[ts(as = "mirror::Role")]
        #[schemars(with = "mirror::Role")]
        pub role: Role,
        /// May sign in.
        pub active: bool,
        /// A new PIN; absent keeps the one there is.
        pub pin: Option<Secret>,
    }

    /// An operator, for the supervisor.
    pub struct OperatorRow {
        pub id: OperatorId,
        pub name: String,
        #[ts(as = "mirror::Role")]
        #[schemars(with = "mirror::Role")]
        pub role: Role,
        /// May sign in.
        pub active: bool,
        pub version: i64,
    }
}

record! {
    /// The next number of each series that people say.
    pub struct FirstNumbers {
        pub order: i64,
        pub ticket: i64,
        pub customer: i64,
        /// Credit lots.
        pub lot: i64,
    }

    /// The series of the house.
    pub struct Numbering {
        /// The number each would give next.
        pub next: FirstNumbers,
        /// Series that have given a number: theirs stays.
        pub used: Vec<String>,
    }

    /// A change of first numbers, before they are used.
    pub struct SetNumbering {
        /// The numbers on the screen before the change.
        pub before: FirstNumbers,
        pub wished: FirstNumbers,
    }

    /// Whom the house writes to when something waits for a person.
    pub struct NoticeSettings {
        /// Address, empty where nobody is written to.
        pub to: String,
        /// Version, for the next change.
        pub version: i64,
    }

    /// A change of that address.
    pub struct SetNotices {
        /// Address, 254 characters at most, or empty.
        pub to: String,
        /// Version on the screen.
        pub version: i64,
    }

    /// VAT rates of the house.
    pub struct VatSettings {
        /// Rates it uses, basis points, lowest first: 210 is 2,10 %.
        pub rates_bp: Vec<i64>,
        /// The one a new performance begins with.
        pub default_bp: i64,
    }

    /// A change of the VAT rates. Performances and places already made keep theirs.
    pub struct SetVat {
        /// Version on the screen.
        pub version: i64,
        pub vat: VatSettings,
    }
}

impl AddOperator {
    /// The operator as the command is kept. No secret enters a command's bytes.
    #[must_use]
    pub fn without_secret(&self) -> Self {
        Self { pin_hash: String::new(), ..self.clone() }
    }
}
