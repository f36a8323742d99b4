//! Measures of text.

/// Millimetres in one typographic point.
pub(crate) const MM_PER_PT: f32 = 25.4 / 72.0;

/// Space between two baselines, in sizes of the text.
pub(super) const LEADING: f32 = 1.22;
