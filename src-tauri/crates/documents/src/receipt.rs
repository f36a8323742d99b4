//! The receipt of a sale, on a roll.

use contract::facts::ReceiptFacts;
use domain::amendment::AmendmentKind;

use crate::DocumentError;
use crate::amendment;
use crate::pdf::{Align, Weight};
use crate::roll::{Roll, SMALL, TEXT_SIZE, style};
use crate::words::{self, tr};

/// Receipt on an 80 mm roll, as long as it needs to be.
///
/// # Errors
/// [`DocumentError`] with facts that no receipt can state.
pub fn receipt_80mm(facts: &ReceiptFacts) -> Result<crate::Paper, DocumentError> {
    let (locale, zone) = (facts.locale, words::time_zone(&facts.house.time_zone)?);
    let mut roll = Roll::new(locale, zone);
    roll.house(&facts.house)?;
    let order = tr(locale, "paper-order", &[("order", facts.order_number.as_str().into())]);
    let title = tr(locale, "receipt-title", &[]);
    roll.head(&title, &order)?;
    if facts.duplicata > 0 {
        let rank = facts.duplicata.to_string();
        let copy = tr(locale, "ticket-duplicata", &[("rank", rank.as_str().into())]);
        roll.line(&copy, style(8.6).weight(Weight::SemiBold), 1)?;
    }
    roll.made(facts.at_ms, &[&facts.counter, &facts.operator], &facts.customer)?;
    roll.rule(false);
    roll.places(&facts.places, false)?;
    roll.discount(&facts.places, facts.total - facts.fees, false)?;
    if facts.fees.is_positive() {
        roll.beside("receipt-fees", &roll.amount(facts.fees))?;
    }
    totals(&mut roll, facts)?;
    if let Some(carried) = &facts.carried {
        let from = [("order", carried.from.as_str().into())];
        let heading = tr(locale, "receipt-carried", &from);
        roll.line(&heading, SMALL.weight(Weight::SemiBold), 2)?;
        roll.tenders_of_before(&carried.tenders)?;
    }
    if !facts.tenders.is_empty() {
        roll.line(&tr(locale, "receipt-paid-by", &[]), SMALL.weight(Weight::SemiBold), 1)?;
        roll.tenders(&facts.tenders)?;
    }
    amended(&mut roll, facts)?;
    farewell(&mut roll, facts)?;
    roll.finish(&format!("{title} {}", facts.order_number), facts.at_ms)
}

fn totals(roll: &mut Roll, facts: &ReceiptFacts) -> Result<(), DocumentError> {
    let locale = facts.locale;
    roll.y -= 1.2;
    roll.rule(false);
    let total = style(13.0).weight(Weight::ExtraBold);
    roll.pair(&tr(locale, "receipt-total", &[]), &roll.amount(facts.total), total)?;
    let count = i64::try_from(facts.places.len()).unwrap_or(i64::MAX);
    roll.line(&tr(locale, "receipt-count", &[("count", count.into())]), SMALL, 1)?;
    roll.y += 1.2;
    roll.vat(&facts.vat, false)?;
    if facts.fees.is_positive() {
        roll.line(&tr(locale, "receipt-fees-vat", &[]), SMALL, 1)?;
    }
    roll.rule(true);
    Ok(())
}

/// What was put right since the sale: a copy made later never passes for what stands now.
fn amended(roll: &mut Roll, facts: &ReceiptFacts) -> Result<(), DocumentError> {
    if facts.amended.is_empty() {
        return Ok(());
    }
    roll.rule(true);
    roll.line(&tr(facts.locale, "receipt-amended", &[]), SMALL.weight(Weight::SemiBold), 1)?;
    for amended in &facts.amended {
        let date = words::date_short(facts.locale, roll.zone, amended.at_ms)?;
        let kind = amended.kind.map_or("receipt-taken-back", amendment::title);
        let kind = tr(facts.locale, kind, &[]);
        let args = [
            ("kind", kind.as_str().into()),
            ("number", amended.number.as_str().into()),
            ("date", date.as_str().into()),
        ];
        let given_back = amended.kind != Some(AmendmentKind::TenderCorrection);
        let amount = roll.signed(amended.amount, given_back);
        roll.pair(&tr(facts.locale, "receipt-amended-by", &args), &amount, TEXT_SIZE)?;
        roll.tenders_of_before(&amended.paid)?;
    }
    Ok(())
}

fn farewell(roll: &mut Roll, facts: &ReceiptFacts) -> Result<(), DocumentError> {
    if let Some(balance) = facts.balance_after {
        roll.rule(true);
        let label = tr(facts.locale, "receipt-balance-after", &[]);
        let strong = style(10.5).weight(Weight::SemiBold);
        roll.pair(&label, &roll.amount(balance), strong)?;
    }
    roll.rule(false);
    let thanks = tr(facts.locale, "receipt-thanks", &[]);
    roll.line(&thanks, TEXT_SIZE.align(Align::Centre), 2)?;
    roll.mark(facts.mark.as_ref())
}
