//! Mails leave here: claimed in one transaction, sent outside of any, reported in another. A death
//! at any point is put right by the next run: before the last dot the mail is tried again, after it
//! the mail is in doubt and a person is asked.

mod apart;
mod aside;
mod cut;
mod limits;
mod message;
mod notices;
mod round;
mod smtp;
mod stream;
mod trouble;
mod work;

pub use apart::apart;
pub use aside::{answers, send_at_once, try_out};
pub use limits::Limits;
pub use notices::Notices;
pub use round::Mailer;
pub use smtp::authorities;
pub use work::Workers;
