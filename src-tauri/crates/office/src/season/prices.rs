//! The price grid. What was sold keeps its price: it is written on the place.

use std::collections::HashMap;

use contract::action::Action;
use contract::ids::{CategoryId, PerformanceId, RateId};
use contract::sale::GridPrice;
use contract::season::{PerformanceView, SetPrices};
use domain::money::{Cents, PRICE_MAX};
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::figures;
use super::performance::Performance;
use crate::books::journal::{self, Entry};
use crate::{Code, Cx, OfficeError};

/// Cells of a grid.
const CELLS_MAX: usize = 2_000;

type Cells = HashMap<(CategoryId, RateId), Cents>;

/// Sets the whole grid of a performance.
///
/// # Errors
/// [`Code::ChangedSince`]; [`Code::NoGrid`] when sales are open and nothing would have a price;
/// [`Code::NotFound`]; [`Code::BadField`] on a price below zero or above [`PRICE_MAX`].
pub fn set_prices(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    args: &SetPrices,
) -> Result<PerformanceView, OfficeError> {
    let performance = Performance::seen(tx, args.id, args.version)?;
    let wished = wished(&args.prices)?;
    if wished.is_empty() && performance.opened {
        return Err(OfficeError::new(Code::NoGrid));
    }
    let here: Vec<GridPrice> = tx.rows(sql!("grid_prices"), &named![performance_id = args.id])?;
    let here =
        here.iter().map(|cell| ((cell.category_id, cell.rate_id), cell.price_cents)).collect();
    let changes = changes(&here, &wished);
    if changes.is_empty() {
        return figures::view(tx, cx, args.id);
    }
    for (cell, price) in &changes {
        write(tx, args.id, *cell, *price)?;
    }
    tx.execute(sql!("count_version"), &named![id = args.id])?;
    let data = json!({
        "show": performance.show,
        "starts_at_ms": performance.starts_at_ms,
        "cells": changes.len(),
        // Category, rate, price before, price now, in cents; null for no price.
        "prices": changes
            .iter()
            .map(|(cell, now)| json!([cell.0, cell.1, here.get(cell), now]))
            .collect::<Vec<_>>(),
    });
    journal::append(tx, cx, Entry { data, ..Entry::of(Action::PricesSet) })?;
    figures::view(tx, cx, args.id)
}

fn wished(prices: &[GridPrice]) -> Result<Cells, OfficeError> {
    let mut cells = Cells::new();
    for cell in prices {
        let twice = cells.insert((cell.category_id, cell.rate_id), cell.price_cents).is_some();
        if twice || !(Cents::ZERO..=PRICE_MAX).contains(&cell.price_cents) {
            return Err(OfficeError::bad_field("prices"));
        }
    }
    if cells.len() > CELLS_MAX { Err(OfficeError::bad_field("prices")) } else { Ok(cells) }
}

/// The cells that differ, by category and rate. `None` takes the price away.
fn changes(here: &Cells, wished: &Cells) -> Vec<((CategoryId, RateId), Option<Cents>)> {
    let set = wished.iter().filter(|(cell, price)| here.get(cell) != Some(price));
    let gone = here.keys().filter(|cell| !wished.contains_key(cell));
    let mut changes: Vec<_> = set
        .map(|(cell, price)| (*cell, Some(*price)))
        .chain(gone.map(|cell| (*cell, None)))
        .collect();
    changes.sort_unstable_by_key(|(cell, _)| *cell);
    changes
}

fn write(
    tx: &mut dyn Tx,
    id: PerformanceId,
    (category, rate): (CategoryId, RateId),
    price: Option<Cents>,
) -> Result<(), OfficeError> {
    let cell = named![performance_id = id, category_id = category, rate_id = rate];
    match price {
        None => {
            tx.execute(sql!("drop_price"), &cell)?;
        }
        Some(price) => {
            if tx.int(sql!("cell_exists"), &named![category_id = category, rate_id = rate])? == 0 {
                return Err(OfficeError::not_found("price"));
            }
            tx.execute(
                sql!("set_price"),
                &named![
                    performance_id = id,
                    category_id = category,
                    rate_id = rate,
                    price_cents = price
                ],
            )?;
        }
    }
    Ok(())
}
