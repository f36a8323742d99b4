//! The customer's credit: what is left, on which lots, and every movement.

use axum::http::StatusCode;
use contract::args::Empty;
use contract::customer::Lot;
use contract::statement::Statement;
use domain::credit::ends_soon;
use minijinja::context;

use crate::web::answer::Answer;
use crate::web::templates::said;
use crate::web::trouble::Trouble;
use crate::web::visit::{Head, Visit};

const BALANCE: Head = Head { title: "site-balance", part: "balance" };

pub(crate) fn show(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    let who = visit.customer()?;
    let Statement { balance_cents, lots, mut movements } = visit.call("my_statement", &Empty {})?;
    movements.reverse();
    let now_ms = visit.site.house().now_ms();
    let soon: Vec<Lot> = lots
        .iter()
        .filter(|lot| lot.left_cents.is_positive() && ends_soon(lot.expires_at_ms, now_ms))
        .cloned()
        .collect();
    let values = context! {
        balance => balance_cents.0,
        lots => said(lots),
        soon => said(soon),
        movements => said(movements),
    };
    visit.mine(StatusCode::OK, "balance.html", &BALANCE, &who, values)
}

/// The statement as a paper.
pub(crate) fn statement(visit: &Visit<'_>) -> Result<Answer, Trouble> {
    visit.customer()?;
    let paper = visit.site.statement(visit.kept.as_ref())?;
    Ok(Answer::file("releve.pdf", "application/pdf", paper.bytes))
}
