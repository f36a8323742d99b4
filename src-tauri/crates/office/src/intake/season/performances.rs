//! Performances of a batch.

use std::collections::HashMap;

use contract::ids::{HallId, PerformanceId, ShowId};
use contract::intake::ProblemCode;
use formats::batch::{BatchPerformance, unread_key};
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::clashes::Clashes;
use super::held::{Held, Season};
use super::prices::Prices;
use super::settle::settle;
use crate::intake::applying::Applying;
use crate::intake::keys::{Keyed, Source};
use crate::intake::seen::{Seen, Verdict};
use crate::season::Outs;
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
struct KnownPerformance {
    id: PerformanceId,
    external_key: String,
    show_id: ShowId,
    hall_id: HallId,
    starts_at_ms: i64,
    vat_bp: i64,
    on_sale: bool,
}

impl Keyed for KnownPerformance {
    fn take_key(&mut self) -> String {
        std::mem::take(&mut self.external_key)
    }
}

/// Writes the performances with their prices, then the prices that stand in a file of their own.
pub(super) fn apply(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    applying: &mut Applying<'_>,
    season: &mut Season,
) -> Result<(), OfficeError> {
    let batch = applying.batch;
    let source = Source(&batch.source);
    let known: HashMap<String, KnownPerformance> = source.known(tx, sql!("performances"))?;
    season.performances = known
        .iter()
        .map(|(key, p)| {
            let held = Held { id: p.id, hall_id: p.hall_id, vat_bp: p.vat_bp, known: true };
            (source.bare(key).to_owned(), held)
        })
        .collect();
    let titles: HashMap<&str, &str> =
        batch.shows.iter().map(|show| (show.key.as_str(), show.title.as_str())).collect();
    let mut seen = Seen::load(tx, source, "performance")?;
    let mut prices = Prices::load(tx, source)?;
    let mut clashes = Clashes::default();
    for there in &batch.performances {
        let Some(show_id) = season.shows.get(&there.show).copied() else {
            if !batch.unread.contains(&unread_key("show", &there.show)) {
                applying.problem(there.at, "spectacle", &there.show, ProblemCode::ShowUnknown);
            }
            continue;
        };
        let hall_id = season.halls.id(tx, cx, &there.hall)?;
        let here = known.get(&source.key(&there.key));
        let wanted = Wanted { there, show_id, hall_id };
        let (held, verdict) = wanted.write(tx, cx, &mut seen, source, here)?;
        if here.is_some_and(|here| here.hall_id != held.hall_id) {
            applying.outs.extend(Outs::forget_performance(tx, held.id)?);
        }
        season.performances.insert(there.key.clone(), held);
        let title = titles.get(there.show.as_str()).copied().unwrap_or(&there.show);
        // What was changed here stays, its start too.
        let kept = here.filter(|_| verdict != Verdict::Follow);
        let starts_at_ms = kept.map_or(there.starts_at_ms, |here| here.starts_at_ms);
        clashes.see(there, held, starts_at_ms, title);
        let priced = prices.follow(tx, cx, season, (&there.key, held), &there.prices)?;
        if here.is_none() {
            applying.report.performances += 1;
            continue;
        }
        let either = verdict == Verdict::Same || priced == Verdict::Contradicts;
        let verdict = if either { priced } else { verdict };
        let subject = format!("performance {}", source.key(&there.key));
        settle(applying, verdict, (&subject, there.at), (title, title));
    }
    clashes.tell(tx, applying)?;
    prices.apply(tx, cx, applying, season)?;
    seen.write(tx, true)?;
    prices.write(tx)
}

/// A performance of the batch, with the ids of what it refers to.
struct Wanted<'a> {
    there: &'a BatchPerformance,
    show_id: ShowId,
    hall_id: HallId,
}

impl Wanted<'_> {
    /// Adds it, or follows the source unless somebody changed it here.
    fn write(
        &self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        seen: &mut Seen,
        source: Source<'_>,
        here: Option<&KnownPerformance>,
    ) -> Result<(Held, Verdict), OfficeError> {
        let Self { there, show_id, hall_id } = self;
        let stored = source.key(&there.key);
        let id = here.map_or_else(|| cx.mint.id(), |here| here.id);
        let facts = json!([show_id, hall_id, there.starts_at_ms, there.vat_bp, there.on_sale]);
        let row = named![
            id,
            show_id,
            hall_id,
            starts_at_ms = there.starts_at_ms,
            vat_bp = there.vat_bp,
            on_sale = there.on_sale
        ];
        let held = Held { id, hall_id: *hall_id, vat_bp: there.vat_bp, known: here.is_some() };
        let Some(p) = here else {
            let mut row = row.to_vec();
            row.extend(named![external_key = &stored]);
            tx.execute(sql!("../../season/add_performance"), &row)?;
            seen.see(&stored, &facts);
            return Ok((held, Verdict::Same));
        };
        let kept = json!([p.show_id, p.hall_id, p.starts_at_ms, p.vat_bp, p.on_sale]);
        let verdict = seen.judge(&stored, &facts, &kept);
        if verdict == Verdict::Follow {
            tx.execute(sql!("change_performance"), &row)?;
            return Ok((held, verdict));
        }
        Ok((Held { hall_id: p.hall_id, vat_bp: p.vat_bp, ..held }, verdict))
    }
}
