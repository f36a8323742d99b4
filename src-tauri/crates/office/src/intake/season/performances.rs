//! Performances of a batch.

use std::collections::HashMap;

use contract::findings::contradiction;
use contract::ids::{HallId, PerformanceId, ShowId};
use contract::intake::{HereSays, ImportConflict, ProblemCode, ThereSays};
use domain::performance::local_time;
use formats::batch::{BatchPerformance, unread_key};
use serde::Deserialize;
use serde_json::{Value as Json, json};
use store::{Tx, TxExt, named, sql};

use super::clashes::Clashes;
use super::held::{Held, Season};
use super::prices::Prices;
use super::settle::settle;
use crate::contradiction::Found;
use crate::intake::applying::Applying;
use crate::intake::conflicts;
use crate::intake::keys::{Keyed, Source};
use crate::intake::seen::{Seen, Verdict};
use crate::season::{Outs, same_minute};
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

impl KnownPerformance {
    fn facts(&self) -> Json {
        json!([self.show_id, self.hall_id, self.starts_at_ms, self.vat_bp, self.on_sale])
    }
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
        let (held, verdict, stays) = wanted.write(tx, cx, &mut seen, source, here)?;
        if here.is_some_and(|here| here.hall_id != held.hall_id) {
            applying.outs.extend(Outs::forget_performance(tx, held.id)?);
        }
        season.performances.insert(there.key.clone(), held);
        let title = titles.get(there.show.as_str()).copied().unwrap_or(&there.show);
        // What was changed here stays, its start too.
        let kept = here.filter(|_| verdict != Verdict::Follow || stays.is_some());
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
        if let Some(Stays { moved, since }) = stays {
            let said = (ThereSays::Moved, moved);
            let conflict = contradiction(said, (HereSays::Paid, String::new()));
            let conflict = ImportConflict { place: format!("{title}, {since}"), ..conflict };
            let what = conflicts::of_file(batch, there.at, conflict);
            applying.contradict(Found::alone(&subject, what));
        }
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

/// A performance that stays where it is, whatever the source says, for places of it were paid here.
struct Stays {
    /// The date and the hall that it would have, as far as they are others.
    moved: String,
    /// The date that it has.
    since: String,
}

impl Wanted<'_> {
    /// Adds it, or follows the source unless somebody changed it here. Another date or hall is not followed while
    /// somebody holds a place that was paid here: that is a move, which a supervisor makes.
    fn write(
        &self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        seen: &mut Seen,
        source: Source<'_>,
        here: Option<&KnownPerformance>,
    ) -> Result<(Held, Verdict, Option<Stays>), OfficeError> {
        let Self { there, show_id, hall_id } = self;
        let stored = source.key(&there.key);
        let id = here.map_or_else(|| cx.mint.id(), |here| here.id);
        let facts_of = |hall_id: HallId, starts_at_ms: i64| {
            json!([show_id, hall_id, starts_at_ms, there.vat_bp, there.on_sale])
        };
        let stays = match here {
            Some(p) => self.stays(tx, cx, (&*seen, &stored), p, facts_of)?,
            None => None,
        };
        let stood = here.filter(|_| stays.is_some());
        let (hall_id, starts_at_ms) =
            stood.map_or((*hall_id, there.starts_at_ms), |p| (p.hall_id, p.starts_at_ms));
        let facts = facts_of(hall_id, starts_at_ms);
        let row = named![
            id,
            show_id,
            hall_id,
            starts_at_ms,
            vat_bp = there.vat_bp,
            on_sale = there.on_sale
        ];
        let held = Held { id, hall_id, vat_bp: there.vat_bp, known: here.is_some() };
        let Some(p) = here else {
            let mut row = row.to_vec();
            row.extend(named![external_key = &stored]);
            tx.execute(sql!("../../season/add_performance"), &row)?;
            seen.see(&stored, &facts);
            return Ok((held, Verdict::Same, None));
        };
        let verdict = seen.judge(&stored, &facts, &p.facts());
        if verdict == Verdict::Follow {
            tx.execute(sql!("change_performance"), &row)?;
            return Ok((held, verdict, stays));
        }
        Ok((Held { hall_id: p.hall_id, vat_bp: p.vat_bp, ..held }, verdict, stays))
    }

    /// What is not followed of another date or hall; nothing where it is the same, or where nobody holds a place that was
    /// paid here.
    fn stays(
        &self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        (seen, stored): (&Seen, &str),
        p: &KnownPerformance,
        facts_of: impl Fn(HallId, i64) -> Json,
    ) -> Result<Option<Stays>, OfficeError> {
        let there = self.there;
        let later = !same_minute(there.starts_at_ms, p.starts_at_ms);
        let elsewhere = self.hall_id != p.hall_id;
        let told = facts_of(self.hall_id, there.starts_at_ms);
        if !(later || elsewhere) || !seen.would_follow(stored, &told, &p.facts()) {
            return Ok(None);
        }
        if tx.int(sql!("sold_here"), &named![performance_id = p.id])? == 0 {
            return Ok(None);
        }
        let date = later.then(|| on_clock(cx, there.starts_at_ms));
        let moved: Vec<String> =
            date.into_iter().chain(elsewhere.then(|| there.hall.clone())).collect();
        Ok(Some(Stays { moved: moved.join(", "), since: on_clock(cx, p.starts_at_ms) }))
    }
}

/// A date as the files of spreadsheets write it, on the house's clock.
fn on_clock(cx: &Cx<'_>, at_ms: i64) -> String {
    let local = local_time(at_ms, cx.house.zone());
    local.map(|local| local.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default()
}
