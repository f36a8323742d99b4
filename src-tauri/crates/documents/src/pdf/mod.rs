//! Our own canvas in millimetres over printpdf, so that no layout knows about PDF operators.
//!
//! The origin is the top left corner of the page and y grows downwards, as on a drawing board.
//! Fonts are the bundled Inter, shaped, and embedded as the subset that the document uses.

mod canvas;
mod fit;
mod font;
mod measure;
mod qr;
mod style;

pub(crate) use canvas::Canvas;
use fit::fit;
pub(crate) use fit::{Room, lines_of};
use font::CAP_HEIGHT;
pub(crate) use font::Weight;
pub(crate) use qr::Squares;
pub(crate) use style::{Align, Ink, Style};
