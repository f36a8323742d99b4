//! Our own canvas in millimetres over printpdf, so that no layout knows about PDF operators.
//!
//! The origin is the top left corner of the page and y grows downwards, as on a drawing board.
//! Fonts are Inter and those of other scripts, shaped, and embedded as the subset that the document uses.

mod canvas;
mod face;
mod fit;
mod font;
mod fonts;
mod machine;
mod measure;
mod qr;
mod runs;
mod shown;
mod style;

pub(crate) use canvas::Canvas;
pub(crate) use face::Weight;
use fit::fit;
pub(crate) use fit::{Room, lines_of};
use font::CAP_HEIGHT;
pub(crate) use qr::Squares;
pub(crate) use style::{Align, Ink, Style};
