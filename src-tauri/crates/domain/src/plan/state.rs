//! What a seat is for whoever looks at a plan, and the shape that says it: no state is a colour alone.

/// What a seat is for whoever looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// *Libre*.
    Free,
    /// *Reprise et remise en vente*.
    Returned,
    /// *Dans mon panier*.
    Mine,
    /// *Dans le panier de quelqu'un*.
    Held,
    /// *Vendue*.
    Sold,
    /// *Reprise demandée*.
    Asked,
    /// *Retirée de la vente*.
    Withdrawn,
}

impl State {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Free,
        Self::Returned,
        Self::Mine,
        Self::Held,
        Self::Sold,
        Self::Asked,
        Self::Withdrawn,
    ];

    /// The stable name: a class of the drawing, and what sentences are chosen by.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Returned => "returned",
            Self::Mine => "mine",
            Self::Held => "held",
            Self::Sold => "sold",
            Self::Asked => "asked",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Its outline, in a square of twenty around the middle, and its colours.
    pub(super) const fn shape(self) -> (&'static str, &'static str) {
        match self {
            // A square, hollow.
            Self::Free => (
                "M-6-9H6A3 3 0 0 1 9-6V6A3 3 0 0 1 6 9H-6A3 3 0 0 1-9 6V-6A3 3 0 0 1-6-9Z",
                "fill=\"#fffdfa\" stroke=\"#575047\"",
            ),
            // A square that leans on its corner: it came back.
            Self::Returned => (
                "M0-11 11 0 0 11-11 0Z",
                "fill=\"#f5ead0\" stroke=\"#7c590f\" stroke-width=\"1.5\"",
            ),
            // A full disc.
            Self::Mine => (
                "M0-10.5A10.5 10.5 0 0 1 0 10.5 10.5 10.5 0 0 1 0-10.5Z",
                "fill=\"#7d1d2d\" stroke=\"#7d1d2d\"",
            ),
            // An hourglass.
            Self::Held => {
                ("M-7-8H7L-7 8H7Z", "fill=\"#f9e8d1\" stroke=\"#86460b\" stroke-width=\"1.5\"")
            }
            // A small full square.
            Self::Sold => ("M-5.5-5.5H5.5V5.5H-5.5Z", "fill=\"#a59b8e\" stroke=\"#6f665b\""),
            // A triangle.
            Self::Asked => {
                ("M0-9 9 7H-9Z", "fill=\"#f9e8d1\" stroke=\"#86460b\" stroke-width=\"1.5\"")
            }
            // A cross.
            Self::Withdrawn => {
                ("M-5-5 5 5M5-5-5 5", "fill=\"none\" stroke=\"#8f8578\" stroke-width=\"2\"")
            }
        }
    }

    /// Whether a number is read on it: the other shapes are too small.
    pub(super) const fn is_numbered(self) -> bool {
        matches!(self, Self::Free | Self::Returned | Self::Mine)
    }
}
