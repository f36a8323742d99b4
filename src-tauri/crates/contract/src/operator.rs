//! Signing in, and what the frame of the window shows.

use crate::anchor::WentBack;
use crate::clock::ClockNotice;
use crate::ids::OperatorId;
use crate::locale::Locale;
use crate::mirror;
use domain::access::Role;

use crate::secret::Secret;
use crate::shape::{choice, record};

choice! {
    /// Where mails go.
    pub enum MailMode {
        /// A server.
        Smtp,
        /// A folder of .eml files.
        Folder,
    }

    /// The engine behind the house.
    pub enum EngineName {
        /// A local file.
        Sqlite,
        /// A shared server.
        Postgres,
    }
}

record! {
    /// What the window needs before anyone signs in.
    pub struct AppState {
        /// The house, absent before there is one.
        pub house: Option<HouseCard>,
        /// Who is signed in.
        pub operator: Option<Operator>,
        /// This counter's name.
        pub counter: String,
        /// The beginning of its key's hash, to compare with what another counter shows.
        pub fingerprint: String,
        /// Since when this counter is shut out of the house.
        pub revoked_at_ms: Option<i64>,
        /// This counter waits until a supervisor lets it in.
        pub waiting: bool,
        /// This counter works in another folder now, or on another machine: one of the two is a copy.
        pub elsewhere: bool,
        pub engine: EngineName,
        /// Program version.
        pub version: String,
        pub mail_mode: MailMode,
        /// Folder of the mails, where they go to one.
        pub mail_folder: Option<String>,
        /// Language of the window.
        pub locale: Locale,
        /// Minutes without a key before the window locks; 0 never.
        pub lock_after_minutes: i64,
        /// The house's clock now.
        pub now_ms: i64,
        /// The house is not what this counter last saw of it: a supervisor says whether it goes on.
        pub went_back: Option<WentBack>,
        /// What is wrong with the clock of this machine, where the house lives by it.
        pub clock: Option<ClockNotice>,
        /// The newest backup of the local house, or that of the second folder, is older than 26 hours.
        pub backup_late: bool,
        /// The house is on a server, and this counter works there by the login that owns it.
        pub owner_login: bool,
    }

    /// The house, for the frame of the window.
    pub struct HouseCard {
        pub name: String,
        /// The demo house.
        pub demo: bool,
        /// It has neither a show nor an order yet.
        pub fresh: bool,
        /// IANA time zone.
        pub time_zone: String,
    }

    /// An operator.
    pub struct Operator {
        pub id: OperatorId,
        pub name: String,
        #[ts(as = "mirror::Role")]
        #[schemars(with = "mirror::Role")]
        pub role: Role,
        pub initials: String,
    }

    /// An operator on the sign-in page.
    pub struct OperatorCard {
        pub id: OperatorId,
        pub name: String,
        #[ts(as = "mirror::Role")]
        #[schemars(with = "mirror::Role")]
        pub role: Role,
        pub initials: String,
        /// The PIN, in the demo house only.
        pub demo_pin: Option<String>,
    }

    /// Signing in.
    pub struct SignIn {
        pub operator_id: OperatorId,
        /// 4 to 8 digits.
        pub pin: Secret,
    }

    /// A new PIN for whoever is signed in. Other sessions of theirs end.
    pub struct ChangePin {
        /// The present one.
        pub old_pin: Secret,
        /// 4 to 8 digits.
        pub new_pin: Secret,
    }

    /// Figures on the rail and in the status bar.
    pub struct Badges {
        /// To decide.
        pub open: i64,
        pub sign: i64,
        pub held: i64,
        /// Mails waiting to leave.
        pub mails_waiting: i64,
        /// Mails that need a person.
        pub mails_failed: i64,
        /// Counters that are there, this one among them.
        pub counters: i64,
        /// Counters from which no mail leaves, while none leaves from another.
        pub mails_stopped: i64,
        /// Sales whose tickets did not all come out.
        pub tickets_unprinted: i64,
        /// Card refunds whose result nobody knows.
        pub refunds_unknown: i64,
        /// What imports contradict, and nobody has settled.
        pub contradictions: i64,
    }
}
