//! A transaction of which nothing is written: a trial run reads, compares and counts, and holds nobody up.

use store::{Engine, Row, StoreError, Tx, Value};

/// Reads as the transaction beneath it, and takes every write for done.
pub(super) struct Pretend<'a>(pub(super) &'a mut dyn Tx);

impl Tx for Pretend<'_> {
    fn engine(&self) -> Engine {
        self.0.engine()
    }

    fn now_ms(&self) -> Option<i64> {
        self.0.now_ms()
    }

    fn run(&mut self, _: &str, _: &[Value]) -> Result<u64, StoreError> {
        Ok(1)
    }

    fn read(
        &mut self,
        sql: &str,
        params: &[Value],
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.0.read(sql, params, each)
    }
}
