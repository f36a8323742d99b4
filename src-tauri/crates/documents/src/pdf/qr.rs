//! A QR code as rectangles: sharp at any size, and nothing for a printer to resample.

use fast_qr::qr::QRBuilder;
use fast_qr::{ECL, Module};

use crate::DocumentError;

/// Light modules left around the code, as the standard asks.
const QUIET: usize = 4;

/// Dark runs of a QR code, in modules, quiet zone included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Squares {
    /// Modules along a side, quiet zone included.
    pub side: usize,
    /// `(column, row, length)` of each run of dark modules.
    pub runs: Vec<(usize, usize, usize)>,
}

impl Squares {
    /// The code of this text, with a quarter of it redundant: tickets get folded and wet.
    ///
    /// # Errors
    /// [`DocumentError::CodeTooLong`] beyond what a QR code holds.
    pub(crate) fn of(text: &str) -> Result<Self, DocumentError> {
        let code =
            QRBuilder::new(text).ecl(ECL::Q).build().map_err(|_| DocumentError::CodeTooLong)?;
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for row in 0..code.size {
            let modules: &[Module] = &code[row];
            for (column, module) in modules.iter().take(code.size).enumerate() {
                if !module.value() {
                    continue;
                }
                let (x, y) = (column + QUIET, row + QUIET);
                match runs.last_mut() {
                    Some((start, at, length)) if *at == y && *start + *length == x => *length += 1,
                    _ => runs.push((x, y, 1)),
                }
            }
        }
        Ok(Self { side: code.size + 2 * QUIET, runs })
    }
}
