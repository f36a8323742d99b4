//! Everything about one request on one screen.

use contract::action::StoredAction;
use contract::args::ById;
use contract::ids::{OrderId, RepriseId};
use contract::intake::ThereSays;
use contract::reprise::{
    CreditPart, FileMay, FileOrder, FilePlace, FileRule, HistoryLine, IfAccepted, LotCard,
    PastRequest, PersonName, ReasonChoice, Refusal, RepriseFile, SeatAfter, TicketAfter,
};
use contract::sentence::facts;
use domain::money::Cents;
use domain::place::PlaceState;
use domain::policy::{Policy, Reason, Rule};
use domain::reprise::{self, RepriseState, WhyNot};
use domain::sale_window::{SaleState, Sales};
use domain::vat;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::row::RepriseRow;
use super::{list, press, reasons, undo};
use crate::books::credit;
use crate::books::series;
use crate::house::settings;
use crate::sale::funds::{self, credit_part};
use crate::{Code, Cx, OfficeError, mail};

/// The file of a request.
///
/// # Errors
/// [`crate::Code::NotFound`].
pub fn file(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &ById<RepriseId>,
) -> Result<RepriseFile, OfficeError> {
    let row = RepriseRow::load(tx, args.id)?;
    let policy = row.policy()?;
    let balance = credit::balance(tx, row.customer_id, cx.at_ms)?;
    let undo_until_ms = reprise::undo_until_ms(row.state, row.decided_at_ms);
    Ok(RepriseFile {
        row: list::one(tx, cx, args.id)?,
        place_id: row.place_id,
        ticket: ticket_after(tx, cx, &row)?,
        order: order(tx, &row)?,
        rules: rules(tx, cx, &row, &policy)?,
        if_accepted: if_accepted(tx, cx, &row, balance)?,
        balance_cents: balance,
        past: past(tx, &row)?,
        history: history(tx, row.id)?,
        reasons: policy.reasons.iter().map(choice).collect(),
        proposed_by: proposer(tx, &row)?,
        proposal_note: proposal_note(tx, &row)?,
        decided_by: row.decided_by_name.clone(),
        decided_at_ms: row.decided_at_ms,
        undo_until_ms: undo_until_ms.filter(|until| *until >= cx.at_ms),
        refusal: refusal(&row, &policy),
        credit: lots(tx, &row)?,
        terms_version: row.terms_version,
        may: may(tx, cx, &row)?,
    })
}

/// The outcome of each rule; those that another system breaks name what it says.
fn rules(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    row: &RepriseRow,
    policy: &Policy,
) -> Result<Vec<FileRule>, OfficeError> {
    #[derive(Deserialize)]
    struct Said {
        there: ThereSays,
        there_value: String,
    }
    let mut rules = reasons::rules(policy, &row.asked(), cx.house.zone());
    let said: Vec<Said> = tx.rows(sql!("said"), &named![reprise_id = row.id])?;
    for Said { there, there_value } in said {
        let rule = match there {
            ThereSays::Moved => Rule::Unmoved,
            ThereSays::Repriced => Rule::SamePrice,
            _ => continue,
        };
        for known in rules.iter_mut().filter(|known| known.rule == rule) {
            known.args.insert("value".to_owned(), there_value.clone().into());
        }
    }
    Ok(rules)
}

/// What accepting would do, while nobody has decided.
fn if_accepted(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    row: &RepriseRow,
    balance: Cents,
) -> Result<Option<IfAccepted>, OfficeError> {
    if !row.state.is_open() {
        return Ok(None);
    }
    let given = press::now(tx, cx, row)?;
    let credit: Vec<CreditPart> = given.credit.iter().map(credit_part).collect();
    let spendable = credit.iter().filter(|part| part.expires_at_ms >= cx.at_ms);
    let total = given.total();
    Ok(Some(IfAccepted {
        balance_before_cents: balance,
        balance_after_cents: balance + spendable.map(|part| part.amount_cents).sum(),
        given_cents: total,
        credit,
        seat: seat_after(tx, cx, row)?,
        vat_bp: row.vat_bp,
        vat_cents: vat::split(total, row.vat_bp).tax,
        needs_signature: press::needs_signature_now(tx, row, total)?,
    }))
}

/// What becomes of the seat, as the sales of its performance are now.
fn seat_after(tx: &mut dyn Tx, cx: &Cx<'_>, row: &RepriseRow) -> Result<SeatAfter, OfficeError> {
    #[derive(Deserialize)]
    struct Seat {
        opened: bool,
        opens_at_ms: Option<i64>,
        closes_at_ms: Option<i64>,
        starts_at_ms: i64,
        withdrawn: bool,
    }
    let seat: Option<Seat> = tx.row(sql!("seat_after"), &named![place_id = row.place_id])?;
    let Some(Seat { opened, opens_at_ms, closes_at_ms, starts_at_ms, withdrawn }) = seat else {
        return Ok(SeatAfter::Kept);
    };
    let sales = Sales { opened, opens_at_ms, closes_at_ms, starts_at_ms };
    Ok(match sales.state(cx.at_ms, settings::latecomers(tx)?) {
        SaleState::Begun => SeatAfter::Over,
        _ if withdrawn => SeatAfter::Kept,
        SaleState::Open | SaleState::Late => SeatAfter::OnSale,
        _ => SeatAfter::Free,
    })
}

/// What the ticket is worth where the place is not taken back, or no more.
fn ticket_after(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    row: &RepriseRow,
) -> Result<TicketAfter, OfficeError> {
    let place = match row.state {
        RepriseState::Accepted => undo::place_after(tx, row)?,
        _ => row.place_after(),
    };
    Ok(match place {
        PlaceState::Live if row.opens_no_door(cx.at_ms) => TicketAfter::Shut,
        PlaceState::Live => TicketAfter::Valid,
        _ => TicketAfter::Gone,
    })
}

/// What the operator may do: as the rules say, and no undoing of what a mail has told, nor for another customer or one
/// who was erased.
fn may(tx: &mut dyn Tx, cx: &Cx<'_>, row: &RepriseRow) -> Result<FileMay, OfficeError> {
    let may = reprise::may(&row.facts(), cx.operator.id, cx.operator.role, cx.at_ms);
    let told = may.undo && mail::left_for(tx, &[row.id])?.contains(&row.id);
    let nobody_s = row.is_moved() || row.erased_at_ms.is_some();
    let stays = told || (!row.state.is_open() && nobody_s);
    Ok(FileMay {
        accept: may.accept,
        refuse: may.refuse,
        hold: may.hold,
        resume: may.resume,
        pass: may.pass,
        undo: may.undo && !stays,
        reverse: may.reverse,
        withdraw: may.withdraw,
        close: may.close,
        why: may.why.map(|why| match why {
            WhyNot::Role => Code::NotAllowed,
            WhyNot::NeedsSupervisor => Code::NeedsSupervisor,
            WhyNot::OwnProposal => Code::OwnProposal,
        }),
    })
}

fn order(tx: &mut dyn Tx, row: &RepriseRow) -> Result<FileOrder, OfficeError> {
    #[derive(Deserialize)]
    struct Header {
        id: OrderId,
        number: String,
        created_at_ms: i64,
        total_cents: Cents,
    }
    let header: Header = tx
        .row(sql!("order"), &named![id = row.order_id])?
        .ok_or_else(|| OfficeError::not_found("order"))?;
    let places: Vec<FilePlace> = tx.rows(sql!("order_places"), &named![order_id = row.order_id])?;
    Ok(FileOrder {
        id: header.id,
        number: header.number,
        created_at_ms: header.created_at_ms,
        total_cents: header.total_cents,
        net_today_cents: funds::net_today(tx, header.id, header.total_cents)?,
        places,
    })
}

fn past(tx: &mut dyn Tx, row: &RepriseRow) -> Result<Vec<PastRequest>, OfficeError> {
    #[derive(Deserialize)]
    struct Past {
        id: RepriseId,
        number: i64,
        show: String,
        starts_at_ms: i64,
        state: RepriseState,
        reprise_cents: Cents,
        requested_at_ms: i64,
    }
    let rows: Vec<Past> =
        tx.rows(sql!("past"), &named![customer_id = row.customer_id, id = row.id])?;
    let past = rows.into_iter().map(|p| PastRequest {
        id: p.id,
        number: series::reprise_number(p.number),
        show: p.show,
        starts_at_ms: p.starts_at_ms,
        state: p.state,
        reprise_cents: p.reprise_cents,
        received_at_ms: p.requested_at_ms,
    });
    Ok(past.collect())
}

fn history(tx: &mut dyn Tx, reprise_id: RepriseId) -> Result<Vec<HistoryLine>, OfficeError> {
    #[derive(Deserialize)]
    struct StoredLine {
        at_ms: i64,
        operator: String,
        action: String,
        data: String,
    }
    let rows: Vec<StoredLine> = tx.rows(sql!("history"), &named![reprise_id])?;
    let lines = rows.into_iter().map(|line| HistoryLine {
        at_ms: line.at_ms,
        operator: line.operator,
        action: StoredAction::read(&line.action),
        args: facts(&serde_json::from_str(&line.data).unwrap_or_default()),
    });
    Ok(lines.collect())
}

fn proposer(tx: &mut dyn Tx, row: &RepriseRow) -> Result<Option<PersonName>, OfficeError> {
    match row.proposed_by {
        Some(id) => Ok(tx.row(sql!("person"), &named![id])?),
        None => Ok(None),
    }
}

fn proposal_note(tx: &mut dyn Tx, row: &RepriseRow) -> Result<Option<String>, OfficeError> {
    #[derive(Deserialize)]
    struct Note {
        body: String,
    }
    let note: Option<Note> = tx.row(sql!("proposal_note"), &named![reprise_id = row.id])?;
    Ok(note.map(|note| note.body))
}

fn choice(reason: &Reason) -> ReasonChoice {
    ReasonChoice { code: reason.code.clone(), fr: reason.fr.clone(), en: reason.en.clone() }
}

fn refusal(row: &RepriseRow, policy: &Policy) -> Option<Refusal> {
    let code = row.reason_code.as_deref()?;
    let known = policy.reasons.iter().find(|reason| reason.code == code);
    // A reason that the policy does not list is shown by its code.
    let own = || ReasonChoice { code: code.to_owned(), fr: code.to_owned(), en: code.to_owned() };
    Some(Refusal {
        reason: known.map_or_else(own, choice),
        sentence: row.sentence.clone().unwrap_or_default(),
    })
}

/// The credit it became. An acceptance that was taken back gave none.
fn lots(tx: &mut dyn Tx, row: &RepriseRow) -> Result<Vec<LotCard>, OfficeError> {
    if row.state != RepriseState::Accepted {
        return Ok(Vec::new());
    }
    let given = credit::given_by(tx, &[row.id])?.remove(&row.id).unwrap_or_default();
    let card = |lot: credit::GivenLot| LotCard {
        number: series::lot_number(lot.number),
        issued_cents: lot.amount_cents,
        left_cents: lot.left_cents,
        expires_at_ms: lot.expires_at_ms,
        back: lot.back,
        grace: lot.grace,
    };
    Ok(given.into_iter().map(card).collect())
}
