//! Amounts and percentages as each language writes them.

use contract::locale::Locale;
use domain::money::Cents;

use super::tr;

/// `75,00 €` in French, `€75.00` in English; minus as `−`.
#[must_use]
pub fn amount(locale: Locale, cents: Cents) -> String {
    let sign = if cents.0 < 0 { "−" } else { "" };
    with_sign(locale, sign, cents)
}

/// The same, always with its sign: `+26,00 €`, `−50,00 €`. Zero has none.
#[must_use]
pub fn amount_signed(locale: Locale, cents: Cents) -> String {
    let sign = match cents.0.signum() {
        1 => "+",
        -1 => "−",
        _ => "",
    };
    with_sign(locale, sign, cents)
}

/// A rate in basis points: 210 is `2,10 %` in French, `2.10%` in English.
#[must_use]
pub fn percent(locale: Locale, basis_points: i64) -> String {
    tr(locale, "figure-percent", &[("figures", figures(locale, basis_points).into())])
}

/// A part in basis points without needless decimals: 1000 is `10 %`, 1050 is `10,5 %`.
#[must_use]
pub fn percent_short(locale: Locale, basis_points: i64) -> String {
    let figures = figures(locale, basis_points);
    let short = figures.trim_end_matches('0').trim_end_matches([',', '.']);
    tr(locale, "figure-percent", &[("figures", short.into())])
}

/// Digits in groups of three from the right.
#[must_use]
pub fn group_by_three(digits: &str, separator: char) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3 * 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

fn with_sign(locale: Locale, sign: &'static str, cents: Cents) -> String {
    let figures = figures(locale, cents.0);
    tr(locale, "figure-amount", &[("sign", sign.into()), ("figures", figures.into())])
}

/// Hundredths with two decimals and no sign.
fn figures(locale: Locale, hundredths: i64) -> String {
    let (thousands, point) = match locale {
        Locale::Fr => ('\u{202f}', ','),
        Locale::En => (',', '.'),
    };
    let hundredths = hundredths.unsigned_abs();
    let whole = group_by_three(&(hundredths / 100).to_string(), thousands);
    format!("{whole}{point}{:02}", hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_the_way_of_the_language() {
        assert_eq!(amount(Locale::Fr, Cents(7500)), "75,00\u{a0}€");
        assert_eq!(amount(Locale::En, Cents(7500)), "€75.00");
        assert_eq!(amount(Locale::Fr, Cents(123_456_789)), "1\u{202f}234\u{202f}567,89\u{a0}€");
        assert_eq!(amount(Locale::En, Cents(123_456_789)), "€1,234,567.89");
        assert_eq!(amount(Locale::Fr, Cents(-5)), "−0,05\u{a0}€");
        assert_eq!(amount(Locale::En, Cents(-2600)), "−€26.00");
        assert_eq!(amount(Locale::Fr, Cents(i64::MIN)).chars().next(), Some('−'));
    }

    #[test]
    fn a_movement_says_its_sign() {
        assert_eq!(amount_signed(Locale::Fr, Cents(2600)), "+26,00\u{a0}€");
        assert_eq!(amount_signed(Locale::Fr, Cents(-5000)), "−50,00\u{a0}€");
        assert_eq!(amount_signed(Locale::En, Cents(0)), "€0.00");
    }

    #[test]
    fn rates_have_two_decimals() {
        assert_eq!(percent(Locale::Fr, 210), "2,10\u{a0}%");
        assert_eq!(percent(Locale::En, 550), "5.50%");
        assert_eq!(percent(Locale::Fr, 0), "0,00\u{a0}%");
        assert_eq!(percent_short(Locale::Fr, 1_000), "10\u{a0}%");
        assert_eq!(percent_short(Locale::En, 10_000), "100%");
        assert_eq!(percent_short(Locale::Fr, 1_055), "10,55\u{a0}%");
    }
}
