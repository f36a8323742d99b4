//! The rules of the box office, pure: no I/O, no clock, no randomness.

pub mod access;
pub mod amendment;
pub mod clock;
pub mod credit;
pub mod email;
pub mod funding;
pub mod hall;
pub mod identifier;
pub mod money;
pub mod order;
pub mod payment;
pub mod performance;
pub mod place;
pub mod policy;
pub mod reprise;
pub mod rescheduling;
pub mod sale_window;
pub mod since;
pub mod siret;
pub mod terms;
pub mod text;
pub mod twin;
pub mod vat;
pub mod wall_clock;
pub mod wording;
pub mod worth;
