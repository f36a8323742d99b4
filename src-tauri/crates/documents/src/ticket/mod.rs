//! Tickets on paper: one page a ticket, in the sizes of `assets/tickets`.

mod fields;
mod template;

use contract::facts::TicketFacts;

use crate::DocumentError;
use crate::pdf::{Canvas, Squares};
use fields::Fields;
use template::Template;

/// E-ticket on A4, to print at home or show on a telephone.
///
/// # Errors
/// [`DocumentError`] without a ticket, or with facts that no ticket can state.
pub fn a4(tickets: &[TicketFacts]) -> Result<crate::Paper, DocumentError> {
    print(tickets, template::a4()?)
}

/// Thermal stock of 203 × 82 mm.
///
/// # Errors
/// [`DocumentError`] without a ticket, or with facts that no ticket can state.
pub fn thermal(tickets: &[TicketFacts]) -> Result<crate::Paper, DocumentError> {
    print(tickets, template::thermal()?)
}

/// Thermal stock of 5.5 × 2 inches.
///
/// # Errors
/// [`DocumentError`] without a ticket, or with facts that no ticket can state.
pub fn thermal_small(tickets: &[TicketFacts]) -> Result<crate::Paper, DocumentError> {
    print(tickets, template::thermal_small()?)
}

/// A code to be read from a screen.
#[derive(Debug, PartialEq, Eq)]
pub struct ScreenCode {
    /// Modules along a side, the light ones around it included.
    pub side: usize,
    /// The dark modules, as the path of an SVG whose unit is a module.
    pub path: String,
}

/// The code of a ticket, the same as on paper.
///
/// # Errors
/// [`DocumentError::CodeTooLong`].
pub fn screen_code(ticket: &TicketFacts) -> Result<ScreenCode, DocumentError> {
    let Squares { side, runs } = Squares::of(&ticket.code)?;
    let dark = |(x, y, length): (usize, usize, usize)| format!("M{x} {y}h{length}v1h-{length}z");
    Ok(ScreenCode { side, path: runs.into_iter().map(dark).collect() })
}

fn print(tickets: &[TicketFacts], template: &Template) -> Result<crate::Paper, DocumentError> {
    let first = tickets.first().ok_or(DocumentError::NothingToPrint)?;
    let mut canvas = Canvas::new();
    for ticket in tickets {
        let fields = Fields::of(ticket)?;
        let code = Squares::of(&ticket.code)?;
        template.draw(&mut canvas, &fields, &code)?;
    }
    let fields = Fields::of(first)?;
    canvas.finish(&format!("{} – {}", fields.get("serial"), fields.get("show")), first.sold_at_ms)
}
