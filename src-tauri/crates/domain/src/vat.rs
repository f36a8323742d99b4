//! VAT, place by place: HT is rounded, the tax is what remains.

use serde::{Deserialize, Serialize};

use crate::money::{Cents, round_half_up};
use rust_decimal::Decimal;

/// *TVA par taux*: sums over places of one rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VatLine {
    /// Rate in basis points: 210 is 2,10 %.
    pub rate_bp: i64,
    /// *HT*: without VAT.
    pub net: Cents,
    /// *TVA*.
    pub tax: Cents,
    /// *TTC*.
    pub gross: Cents,
}

/// *Taux de TVA* that the law gives the price of a seat, in basis points, lowest first.
///
/// | bp | rate | for |
/// |---|---|---|
/// | 0 | 0 % | a house outside VAT |
/// | 90 | 0,90 % | in Corsica, what is 2,10 % on the continent (CGI, art. 297) |
/// | 105 | 1,05 % | in Guadeloupe, Martinique and La Réunion, what is 2,10 % elsewhere (art. 296 bis, a) |
/// | 210 | 2,10 % | the first 140 performances of a new work, or of a classic newly staged (art. 281 quater; annexe III, art. 89 ter); what is 5,50 % elsewhere, in Corsica (art. 297), Guadeloupe, Martinique and La Réunion (art. 296) |
/// | 550 | 5,50 % | theatre, circus, concert, variety beyond those 140, but where one usually eats or drinks meanwhile (art. 278-0 bis, F) |
/// | 850 | 8,50 % | the normal rate in Guadeloupe, Martinique and La Réunion (art. 296) |
/// | 1000 | 10 % | fairs, shows of goods, funfairs (art. 279, b bis) |
/// | 2000 | 20 % | everything else, such as a variety show where one usually eats or drinks meanwhile |
pub const LEGAL_BP: [i64; 8] = [0, 90, 105, 210, 550, 850, 1_000, 2_000];

/// The rate that a house begins with: that of a new work on the continent, the usual case.
pub const FIRST_BP: [i64; 4] = [210, 550, 1_000, 2_000];

/// Splits one price, VAT included, into HT and TVA.
///
/// HT = TTC / (1 + rate), rounded half up; TVA = TTC − HT (BOI-TVA-LIQ-10: VAT is worked out on
/// each operation, here each place, then summed by rate).
#[must_use]
pub fn split(gross: Cents, rate_bp: i64) -> VatLine {
    let net = round_half_up(
        Decimal::from(gross.0) * Decimal::from(10_000) / Decimal::from(10_000 + rate_bp.max(0)),
    );
    VatLine { rate_bp, net, tax: gross - net, gross }
}

/// Sums places by rate, lowest rate first.
pub fn by_rate(places: impl IntoIterator<Item = (Cents, i64)>) -> Vec<VatLine> {
    let mut lines: Vec<VatLine> = Vec::new();
    for (gross, rate_bp) in places {
        let place = split(gross, rate_bp);
        match lines.iter_mut().find(|line| line.rate_bp == rate_bp) {
            Some(line) => {
                line.net += place.net;
                line.tax += place.tax;
                line.gross += place.gross;
            }
            None => lines.push(place),
        }
    }
    lines.sort_by_key(|line| line.rate_bp);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn five_places_at_fifteen_euros_are_rounded_place_by_place() {
        let line = by_rate([(Cents(1500), 210); 5]);
        assert_eq!((line[0].net, line[0].tax), (Cents(7345), Cents(155)));
    }

    #[test]
    fn one_place_at_seventy_five_euros() {
        let line = split(Cents(7500), 210);
        assert_eq!((line.net, line.tax), (Cents(7346), Cents(154)));
    }

    #[test]
    fn rates_are_kept_apart() {
        let lines = by_rate([(Cents(2600), 550), (Cents(1000), 210), (Cents(2600), 550)]);
        assert_eq!(lines.iter().map(|l| l.rate_bp).collect::<Vec<_>>(), [210, 550]);
        assert_eq!(lines[1].gross, Cents(5200));
    }

    proptest! {
        #[test]
        fn net_and_tax_always_make_the_price(gross in 0i64..100_000_000, rate in 0i64..3_000) {
            let line = split(Cents(gross), rate);
            prop_assert_eq!(line.net + line.tax, line.gross);
            prop_assert!(line.net.0 >= 0 && line.tax.0 >= 0);
        }
    }
}
