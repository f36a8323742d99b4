//! Prices of performances. A cell that the source does not name stays as it is here.

use std::collections::{HashMap, HashSet};

use contract::ids::{CategoryId, RateId};
use contract::intake::ProblemCode;
use domain::money::Cents;
use formats::batch::unread_key;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use store::{Bulk, Tx, TxExt, named, sql};

use super::held::{Held, Season};
use super::settle::settle;
use crate::intake::applying::Applying;
use crate::intake::keys::Source;
use crate::intake::seen::{Seen, Verdict};
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
struct PriceRow {
    category_id: CategoryId,
    rate_id: RateId,
    price_cents: Cents,
}

/// What was said of prices, and those that are to be written.
pub(super) struct Prices<'a> {
    source: Source<'a>,
    seen: Seen,
    new: Bulk,
}

impl<'a> Prices<'a> {
    pub(super) fn load(tx: &mut dyn Tx, source: Source<'a>) -> Result<Self, OfficeError> {
        let seen = Seen::load(tx, source, "price")?;
        Ok(Self { source, seen, new: Bulk::new(sql!("../../season/set_price")) })
    }

    /// The prices of a file of their own, for performances of the batch or of before.
    pub(super) fn apply(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        applying: &mut Applying<'_>,
        season: &mut Season,
    ) -> Result<(), OfficeError> {
        let batch = applying.batch;
        for told in &batch.prices {
            let key = &told.performance;
            let Some(held) = season.performance(key) else {
                if !batch.unread.contains(&unread_key("performance", key)) {
                    applying.problem(told.at, "seance", key, ProblemCode::PerformanceUnknown);
                }
                continue;
            };
            let verdict = self.follow(tx, cx, season, (key, held), &told.cells)?;
            if held.known {
                let subject = format!("prices {key}");
                settle(applying, verdict, (&subject, told.at), (key, key));
            }
        }
        Ok(())
    }

    /// Follows the source cell by cell, unless somebody changed the price here. Gives the verdict
    /// that weighs most.
    pub(super) fn follow(
        &mut self,
        tx: &mut dyn Tx,
        cx: &Cx<'_>,
        season: &mut Season,
        (key, held): (&str, Held),
        cells: &[(String, String, Cents)],
    ) -> Result<Verdict, OfficeError> {
        if cells.is_empty() {
            return Ok(Verdict::Same);
        }
        let rows: Vec<PriceRow> = match held.known {
            true => tx.rows(sql!("../../season/grid_prices"), &named![performance_id = held.id])?,
            false => Vec::new(),
        };
        let here: HashMap<_, _> =
            rows.into_iter().map(|p| ((p.category_id, p.rate_id), p.price_cents)).collect();
        let stored = self.source.key(key);
        let (mut told, mut all, mut follows) = (HashSet::new(), Verdict::Same, false);
        for (category, rate, price) in cells {
            let cell = (season.category(tx, cx, category)?, season.rate(tx, cx, rate)?);
            if !told.insert(cell) {
                continue;
            }
            let named = format!("{stored} {} {}", cell.0, cell.1);
            let verdict = if held.known {
                let kept = here.get(&cell).map_or(Json::Null, |cents| json!(cents));
                self.seen.judge(&named, &json!(price), &kept)
            } else {
                self.seen.see(&named, &json!(price));
                Verdict::Follow
            };
            if verdict == Verdict::Follow {
                follows = true;
                self.new.add(&named![
                    performance_id = held.id,
                    category_id = cell.0,
                    rate_id = cell.1,
                    price_cents = *price
                ]);
            }
            all = all.max(verdict);
        }
        if follows && held.known {
            tx.execute(sql!("../../season/count_version"), &named![id = held.id])?;
        }
        Ok(all)
    }

    pub(super) fn write(mut self, tx: &mut dyn Tx) -> Result<(), OfficeError> {
        self.seen.write(tx, true)?;
        self.new.flush(tx)?;
        Ok(())
    }
}
