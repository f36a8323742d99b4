//! What the model counts from the answers alone, held against what the house has.

use std::collections::HashMap;

use contract::amendment::{GivenBack, RefundWay, SettledBy};
use contract::ids::OrderId;
use contract::sale::Sold;
use domain::money::Cents;
use domain::payment::TenderKind;
use store::{Store, StoreError, TxExt, Value};

/// What the house holds by tender, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Books {
    cash: i64,
    card: i64,
    /// Card refunds of which nobody knows.
    unsettled: i64,
    /// What is left on all lots.
    lots: i64,
}

impl Books {
    pub(super) fn of(store: &Store) -> Self {
        let mut found = HashMap::new();
        rows(
            store,
            "SELECT CASE WHEN kind = 'lot' THEN 'lots' ELSE name END,
               CAST(SUM(debit_cents - credit_cents) AS BIGINT)
             FROM account GROUP BY CASE WHEN kind = 'lot' THEN 'lots' ELSE name END",
            |row| {
                if let [Value::Text(name), Value::Int(cents)] = row {
                    found.insert(name.clone(), *cents);
                }
            },
        );
        let of = |name: &str| found.get(name).copied().unwrap_or_default();
        Self {
            cash: of("cash"),
            card: of("card"),
            unsettled: -of("card_unsettled"),
            lots: -of("lots"),
        }
    }

    pub(super) fn pay(&mut self, tender: TenderKind, Cents(amount): Cents) {
        match tender {
            TenderKind::Cash => self.cash += amount,
            TenderKind::Card => self.card += amount,
            TenderKind::Credit => self.lots -= amount,
        }
    }

    pub(super) fn sold(&mut self, sold: &Sold) {
        for paid in &sold.payments {
            self.pay(paid.tender, paid.amount_cents);
        }
    }

    pub(super) fn given(&mut self, given: &[GivenBack], unknown: bool) {
        for back in given {
            let amount = back.amount_cents;
            match back.way {
                RefundWay::Terminal if unknown => self.unsettled += amount.0,
                RefundWay::Credit => self.lots += amount.0,
                _ => self.pay(back.tender, Cents::ZERO - amount),
            }
        }
    }

    pub(super) fn credited(&mut self, Cents(amount): Cents) {
        self.lots += amount;
    }

    pub(super) fn settled(&mut self, by: SettledBy, Cents(amount): Cents) {
        self.unsettled -= amount;
        match by {
            SettledBy::Card | SettledBy::Again => self.card -= amount,
            SettledBy::Cash => self.cash -= amount,
            SettledBy::Credit => self.lots += amount,
        }
    }

    /// Holds the house to what was counted: by tender, by order, and seat by seat.
    pub(super) fn hold(&self, store: &Store, owed: &[(OrderId, i64)]) {
        assert_eq!(Self::of(store), *self);
        let mut left = HashMap::new();
        rows(
            store,
            "SELECT p.order_id, CAST(SUM(p.amount_cents) AS BIGINT) - CAST(COALESCE(SUM(
               (SELECT SUM(r.amount_cents) FROM refund r WHERE r.payment_id = p.id)), 0) AS BIGINT)
             FROM payment p GROUP BY p.order_id",
            |row| {
                if let [Value::Int(order), Value::Int(cents)] = row {
                    left.insert(OrderId::from(*order), *cents);
                }
            },
        );
        for (order, cents) in owed {
            assert_eq!(left.get(order).copied().unwrap_or_default(), *cents, "order {order}");
        }
        let mut twice = 0;
        rows(
            store,
            "SELECT COUNT(*) FROM (SELECT performance_id, seat_id FROM place
             WHERE state IN ('live', 'pending') AND seat_id IS NOT NULL
             GROUP BY performance_id, seat_id HAVING COUNT(*) > 1) x",
            |row| {
                if let [Value::Int(count)] = row {
                    twice = *count;
                }
            },
        );
        assert_eq!(twice, 0, "a seat is sold twice");
    }
}

/// Rows of the house, past the commands.
pub(super) fn rows(store: &Store, sql: &str, mut each: impl FnMut(&[Value])) {
    let read = store.read(|tx| {
        tx.query(sql, &[], &mut |row| {
            each(&row.into_values());
            Ok::<_, StoreError>(())
        })
    });
    read.expect("the house is read");
}
