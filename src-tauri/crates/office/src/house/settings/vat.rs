//! VAT rates of the house, and the one that a new performance begins with.

use contract::action::Action;
use contract::args::Empty;
use contract::settings::{SetVat, VatSettings};
use domain::vat;
use serde_json::json;
use store::Tx;

use super::kept::{self, Checks, changed, refuse};
use crate::books::journal::{self, Entry};
use crate::{Cx, OfficeError};

const NAME: &str = "vat";

/// The rates of the house: those of mainland France until someone sets others.
///
/// # Errors
/// From the store.
pub fn vat(tx: &mut dyn Tx) -> Result<VatSettings, OfficeError> {
    Ok(kept::find(tx, NAME)?.map_or_else(begin, |(vat, _)| vat))
}

/// What a house begins with.
#[must_use]
pub fn begin() -> VatSettings {
    VatSettings { rates_bp: vat::FIRST_BP.to_vec(), default_bp: vat::FIRST_BP[0] }
}

/// Version of the rates, for the next change.
///
/// # Errors
/// From the store.
pub fn vat_version(tx: &mut dyn Tx) -> Result<i64, OfficeError> {
    kept::version(tx, NAME)
}

/// Changes the rates. Performances and places already made keep theirs.
///
/// # Errors
/// [`crate::Code::BadField`]; [`crate::Code::SettingsChanged`].
pub fn set_vat(tx: &mut dyn Tx, cx: &Cx<'_>, args: &SetVat) -> Result<Empty, OfficeError> {
    let mut checks = Checks::default();
    let new = read(&mut checks, &args.vat);
    checks.pass()?;
    let fields = changed(&vat(tx)?, &new)?;
    kept::replace(tx, NAME, args.version, &new)?;
    let data = json!({ "fields": fields, "default_bp": new.default_bp });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::SettingsVat) })?;
    Ok(Empty {})
}

/// The rates in order, each once. Notes a rate that no law knows, and a default that is not among
/// them.
pub(crate) fn read(checks: &mut Checks, typed: &VatSettings) -> VatSettings {
    let mut rates_bp = typed.rates_bp.clone();
    rates_bp.sort_unstable();
    rates_bp.dedup();
    let legal = rates_bp.iter().all(|bp| vat::LEGAL_BP.contains(bp));
    let rates_bp = checks.take(match rates_bp.as_slice() {
        [] => Err(refuse("rates_bp", "missing")),
        _ if !legal => Err(refuse("rates_bp", "unknown")),
        _ => Ok(rates_bp),
    });
    let among = rates_bp.is_empty() || rates_bp.contains(&typed.default_bp);
    let default_bp = checks.take(if among {
        Ok(typed.default_bp)
    } else {
        Err(refuse("default_bp", "unknown"))
    });
    VatSettings { rates_bp, default_bp }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(rates_bp: &[i64], default_bp: i64) -> Vec<String> {
        let mut checks = Checks::default();
        read(&mut checks, &VatSettings { rates_bp: rates_bp.to_vec(), default_bp });
        checks.problems().into_iter().map(|p| format!("{} {}", p.field, p.why)).collect()
    }

    #[test]
    fn a_house_uses_rates_of_the_law_and_begins_with_one_of_them() {
        assert!(why(&[550, 210], 550).is_empty());
        assert_eq!(why(&[], 210), ["rates_bp missing"]);
        assert_eq!(why(&[210, 1960], 210), ["rates_bp unknown"]);
        assert_eq!(why(&[210], 550), ["default_bp unknown"]);
    }
}
