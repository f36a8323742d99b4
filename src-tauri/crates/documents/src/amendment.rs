//! The paper of a sale that was put right, on a roll: opposite lines, what is given back and how.

use contract::amendment::RefundWay;
use contract::facts::{AmendmentFacts, RefundFacts};
use domain::amendment::AmendmentKind;
use domain::money::Cents;
use domain::payment::TenderKind;

use crate::DocumentError;
use crate::pdf::{Align, Weight};
use crate::roll::{Roll, SMALL, STRONG, TEXT_SIZE, style};
use crate::words::{self, tr};

/// Paper of an amendment on an 80 mm roll, as long as it needs to be.
///
/// # Errors
/// [`DocumentError`] with facts that no paper can state.
pub fn amendment_80mm(facts: &AmendmentFacts) -> Result<crate::Paper, DocumentError> {
    let (locale, zone) = (facts.locale, words::time_zone(&facts.house.time_zone)?);
    let mut roll = Roll::new(locale, zone);
    roll.house(&facts.house)?;
    let title = tr(locale, title(facts.kind), &[]);
    roll.head(&title, &facts.number)?;
    if facts.duplicata > 0 {
        let copy = tr(locale, "ticket-duplicata", &[("rank", facts.duplicata.into())]);
        roll.line(&copy, STRONG, 1)?;
    }
    let order = tr(locale, "paper-order", &[("order", facts.order_number.as_str().into())]);
    roll.line(&order, TEXT_SIZE, 1)?;
    if let Some(new) = &facts.new_order_number {
        let args = [("order", new.as_str().into())];
        roll.line(&tr(locale, "amendment-new-order", &args), TEXT_SIZE, 1)?;
    }
    roll.made(facts.at_ms, &[&facts.counter, &facts.operator], &facts.customer)?;
    if !facts.seconded_by.is_empty() {
        let args = [("operator", facts.seconded_by.as_str().into())];
        roll.line(&tr(locale, "amendment-seconded", &args), TEXT_SIZE, 2)?;
    }
    roll.rule(false);
    given_places(&mut roll, facts)?;
    new_places(&mut roll, facts)?;
    given(&mut roll, facts)?;
    paid(&mut roll, facts)?;
    roll.rule(false);
    let key = match facts.kind {
        AmendmentKind::TenderCorrection => "amendment-keep-tender",
        AmendmentKind::Void | AmendmentKind::Exchange => "amendment-keep",
    };
    let kept = tr(locale, key, &[]);
    roll.line(&kept, SMALL.align(Align::Centre), 3)?;
    roll.mark(facts.mark.as_ref())?;
    roll.finish(&format!("{title} {}", facts.number), facts.at_ms)
}

pub(crate) const fn title(kind: AmendmentKind) -> &'static str {
    match kind {
        AmendmentKind::Void => "amendment-void",
        AmendmentKind::TenderCorrection => "amendment-tender-correction",
        AmendmentKind::Exchange => "amendment-exchange",
    }
}

/// The places given back, with the opposite of what they were sold for.
fn given_places(roll: &mut Roll, facts: &AmendmentFacts) -> Result<(), DocumentError> {
    if facts.places.is_empty() {
        return Ok(());
    }
    section(roll, "amendment-given-places")?;
    roll.places(&facts.places, true)?;
    roll.discount(&facts.places, facts.total, true)?;
    total(roll, "amendment-total-given", facts.total, true)?;
    roll.vat(&facts.vat, true)?;
    roll.rule(true);
    Ok(())
}

/// The places of an exchange taken instead.
fn new_places(roll: &mut Roll, facts: &AmendmentFacts) -> Result<(), DocumentError> {
    if facts.new_places.is_empty() {
        return Ok(());
    }
    section(roll, "amendment-new-places")?;
    roll.places(&facts.new_places, false)?;
    total(roll, "receipt-total", facts.new_total, false)?;
    roll.vat(&facts.new_vat, false)?;
    roll.rule(true);
    Ok(())
}

fn section(roll: &mut Roll, key: &str) -> Result<(), DocumentError> {
    roll.line(&tr(roll.locale, key, &[]), SMALL.weight(Weight::SemiBold), 1)?;
    roll.y += 0.6;
    Ok(())
}

fn total(roll: &mut Roll, key: &str, cents: Cents, minus: bool) -> Result<(), DocumentError> {
    let strong = style(10.5).weight(Weight::ExtraBold);
    roll.pair(&tr(roll.locale, key, &[]), &roll.signed(cents, minus), strong)?;
    roll.y += 0.8;
    Ok(())
}

/// What is given back: what was carried over first, or what was typed wrongly.
fn given(roll: &mut Roll, facts: &AmendmentFacts) -> Result<(), DocumentError> {
    let carried = |refund: &&RefundFacts| refund.way == RefundWay::Carried;
    let over: Vec<&RefundFacts> = facts.given.iter().filter(carried).collect();
    let back: Vec<&RefundFacts> = facts.given.iter().filter(|refund| !carried(refund)).collect();
    for (key, refunds) in [("amendment-carried", over), (heading(facts.kind), back)] {
        if refunds.is_empty() {
            continue;
        }
        section(roll, key)?;
        for refund in refunds {
            one(roll, refund)?;
        }
    }
    Ok(())
}

const fn heading(kind: AmendmentKind) -> &'static str {
    match kind {
        AmendmentKind::TenderCorrection => "amendment-typed-wrongly",
        AmendmentKind::Void | AmendmentKind::Exchange => "amendment-given-back",
    }
}

fn one(roll: &mut Roll, refund: &RefundFacts) -> Result<(), DocumentError> {
    let locale = roll.locale;
    let lot = refund.lot.as_deref().unwrap_or_default();
    let label = match (refund.way, refund.tender) {
        (RefundWay::Credit, _) => tr(locale, "amendment-new-credit", &[("lot", lot.into())]),
        (_, TenderKind::Credit) => tr(locale, "receipt-credit-lot", &[("lot", lot.into())]),
        (_, TenderKind::Card) => tr(locale, "receipt-card", &[]),
        (_, TenderKind::Cash) => tr(locale, "receipt-cash", &[]),
    };
    let minus = matches!(refund.way, RefundWay::Corrected);
    roll.pair(&label, &roll.signed(refund.amount, minus), STRONG)?;
    let mut details = Vec::new();
    if let Some(expires_at_ms) = refund.expires_at_ms.filter(|_| refund.way != RefundWay::Carried) {
        let date = words::date_short(locale, roll.zone, expires_at_ms)?;
        details.push(tr(locale, "amendment-valid-until", &[("date", date.into())]));
    }
    if !refund.authorisation.is_empty() {
        let args = [("authorisation", refund.authorisation.as_str().into())];
        details.push(tr(locale, "receipt-card-authorisation", &args));
    }
    if refund.unknown {
        details.push(tr(locale, "amendment-unknown", &[]));
    }
    roll.line(&details.join(" · "), SMALL, 2)?;
    roll.y += 0.8;
    Ok(())
}

/// The difference that was paid, or the payment as it is now.
fn paid(roll: &mut Roll, facts: &AmendmentFacts) -> Result<(), DocumentError> {
    if facts.paid.is_empty() {
        return Ok(());
    }
    match facts.kind {
        AmendmentKind::TenderCorrection => {
            section(roll, "amendment-paid-truly")?;
            roll.tenders_of_before(&facts.paid)
        }
        AmendmentKind::Void | AmendmentKind::Exchange => {
            section(roll, "amendment-difference-paid")?;
            roll.tenders(&facts.paid)
        }
    }
}
