//! What customers do on the site of their house: they sign in by a code that is mailed, see their orders, ask places
//! back and follow what becomes of them. Each use case looks at what is the customer's alone: what is somebody
//! else's is not found, as what does not exist.

mod access;
mod address;
mod asking;
mod closing;
mod code;
mod data;
mod draw;
mod limit;
mod mine;
mod session;

use contract::args::Empty;
use contract::house_site::{SiteLogo, SiteTexts};
use contract::ids::CustomerId;
use contract::site::SiteHouse;
use sha2::{Digest as _, Sha256};
use store::Tx;

use crate::house::settings;
use crate::{Code, Cx, OfficeError};

pub(crate) use access::access;
pub use access::sign_customer_out;
pub use address::{ask_address, change_address, enter_address, try_address};
pub use asking::{ask_back, quote, take_back};
pub(crate) use closing::closing_of;
pub use closing::{ask_closing, closings, drop_closing, my_closing};
pub use code::{ask_code, enter_code, try_code};
pub use data::{change_data, data, export};
pub use draw::{CodeDrawn, CodeWaiting, codes_waiting, draw_code};
pub use mine::{number_tickets, order, orders, statement, statement_facts, tickets};
pub(crate) use session::forget;
pub use session::{
    choose, clear_old, is_fresh, seen, sign_out, sign_out_everywhere, signed_in, still, visitor,
};

/// The house, as anybody sees it.
///
/// # Errors
/// From the store.
pub fn house(tx: &mut dyn Tx, cx: &Cx<'_>, _: &Empty) -> Result<SiteHouse, OfficeError> {
    let house = cx.house.clone();
    let texts = settings::site_texts(tx)?;
    Ok(SiteHouse {
        title: if texts.title.is_empty() { house.name.clone() } else { texts.title.clone() },
        holes: settings::site_holes(&house, &texts),
        logo: logo_name(&settings::site_logo(tx)?.0),
        public_address: texts.address,
        accent: texts.accent,
        accessible: texts.accessible,
        name: house.name,
        address: house.address,
        siret: house.siret,
        licence: house.licence,
        contact: house.contact,
        time_zone: house.time_zone,
        demo: house.demo,
        now_ms: cx.at_ms,
    })
}

/// What the house says of itself there.
///
/// # Errors
/// From the store.
pub fn texts(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<SiteTexts, OfficeError> {
    settings::site_texts(tx)
}

/// Its logo.
///
/// # Errors
/// From the store.
pub fn logo(tx: &mut dyn Tx, _: &Cx<'_>, _: &Empty) -> Result<SiteLogo, OfficeError> {
    Ok(settings::site_logo(tx)?.0)
}

/// A name that changes with what is in the file.
fn logo_name(logo: &SiteLogo) -> String {
    let ending = match logo.kind.as_str() {
        "image/png" => "png",
        "image/jpeg" => "jpg",
        _ => return String::new(),
    };
    let digest = Sha256::digest(logo.hex.as_bytes());
    format!("logo-{}.{ending}", domain::text::hex(&digest[..6]))
}

/// The customer who gives the command.
fn me(cx: &Cx<'_>) -> Result<CustomerId, OfficeError> {
    let visitor = cx.operator.visitor.as_ref();
    visitor.and_then(|visitor| visitor.customer).ok_or(OfficeError::new(Code::NotSignedIn))
}

/// What the house keeps of a secret of 128 bits or more, for which a plain hash is enough (ASVS 5.0, 6.5.2). The parts
/// have no line ends.
fn hash(parts: &[&str]) -> Vec<u8> {
    Sha256::digest(joined(parts).as_bytes()).to_vec()
}

/// What is hashed of several parts.
fn joined(parts: &[&str]) -> String {
    parts.join("\n")
}
