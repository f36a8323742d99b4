//! Settings of the house: its name on papers, its VAT, its numbers, how its mail leaves. Those of
//! one counter are not in the database.

mod amendments;
mod house;
mod kept;
mod mail;
mod notices;
mod numbering;
mod retention;
mod selling;
mod site;
mod vat;

pub use amendments::{amendment_rules, amendments, set_amendments};
pub use house::{house, set_house, time_zones, version};
pub use kept::Checks;
pub use mail::{begin as begin_mail, checked as checked_mail, mail, mail_version, set_mail};
pub use notices::{administrator, notices, set_notices};
pub use numbering::{numbering, set_numbering};
pub use retention::{retention, retention_years, set_retention};
pub use selling::{hold_time, latecomers, selling, set_selling};
pub use site::{licences, set_site, set_site_logo, site, site_holes, site_logo, site_texts};
pub use vat::{begin as begin_vat, set_vat, vat, vat_version};

pub(crate) use house::read as read_house;
pub(crate) use kept::{begin, changed, refuse};
pub(crate) use mail::read as read_mail;
pub(crate) use numbering::{begin as begin_numbers, read as read_numbers};
pub(crate) use vat::read as read_vat;
