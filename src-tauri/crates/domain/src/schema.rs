//! Programs of different versions at one house: who may read, write, or waits.

/// What a program may do in a house, by the schema that it knows and the one that the house has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// *À jour*: it reads and writes.
    Same,
    /// *Programme trop ancien*: the house was brought up to date under it. What it has open it may read; it writes
    /// nothing, for it does not know what has to be kept, and it opens no house of that schema.
    TooOld,
    /// *Maison à mettre à jour*: it writes nothing and waits until the owner brings the house up to date.
    TooNew,
}

impl Fit {
    /// How a program that knows `known` fits a house of schema `house`.
    #[must_use]
    pub const fn of(known: i64, house: i64) -> Self {
        if known == house {
            Self::Same
        } else if known < house {
            Self::TooOld
        } else {
            Self::TooNew
        }
    }

    /// Whether it may write.
    #[must_use]
    pub const fn writes(self) -> bool {
        matches!(self, Self::Same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_writes_in_a_house_of_its_own_schema_alone() {
        let fits = [38, 39, 40].map(|known| Fit::of(known, 39));
        assert_eq!(fits, [Fit::TooOld, Fit::Same, Fit::TooNew]);
        assert_eq!(fits.map(Fit::writes), [false, true, false]);
    }
}
