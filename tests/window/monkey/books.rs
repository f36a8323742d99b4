//! What was written, read beside the program.

use harness::Step;
use harness::house::House;
use rusqlite::{Connection, OpenFlags};

#[derive(Debug)]
pub struct Row {
    pub seq: i64,
    pub action: String,
    pub order_id: Option<i64>,
    pub reprise_id: Option<i64>,
}

/// The house's file, and the last row of its journal that was looked at.
pub struct Books {
    file: Connection,
    seen: i64,
}

impl Books {
    pub fn of(house: &House) -> Step<Self> {
        let path = house.path().join("contremarque.sqlite");
        let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let seen = file.query_row("SELECT MAX(seq) FROM journal", [], |row| row.get(0))?;
        Ok(Self { file, seen })
    }

    /// The rows that were written since the last look.
    pub fn news(&mut self) -> Step<Vec<Row>> {
        let sql =
            "SELECT seq, action, order_id, reprise_id FROM journal WHERE seq > ?1 ORDER BY seq";
        let rows = self
            .file
            .prepare_cached(sql)?
            .query_map([self.seen], |row| {
                Ok(Row {
                    seq: row.get(0)?,
                    action: row.get(1)?,
                    order_id: row.get(2)?,
                    reprise_id: row.get(3)?,
                })
            })?
            .collect::<Result<Vec<_>, _>>()?;
        self.seen = rows.last().map_or(self.seen, |row| row.seq);
        Ok(rows)
    }

    /// What an order was paid with, in cents of one tender.
    pub fn paid(&self, order: i64, tender: &str) -> Step<i64> {
        let sql = "SELECT COALESCE(SUM(amount_cents), 0) FROM payment WHERE order_id = ?1 AND tender = ?2";
        Ok(self.file.query_row(sql, (order, tender), |row| row.get(0))?)
    }

    /// What a new order was paid with by places given back for it, in cents of one tender.
    pub fn carried(&self, order: i64, tender: &str) -> Step<i64> {
        let sql = "SELECT COALESCE(SUM(r.amount_cents), 0) FROM refund r JOIN amendment a \
                   ON a.id = r.amendment_id WHERE a.new_order_id = ?1 AND r.tender = ?2 AND r.way = 'carried'";
        Ok(self.file.query_row(sql, (order, tender), |row| row.get(0))?)
    }

    /// Whether an order was made by an exchange.
    pub fn is_exchange(&self, order: i64) -> Step<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM amendment WHERE new_order_id = ?1)";
        Ok(self.file.query_row(sql, [order], |row| row.get(0))?)
    }

    /// Cash handed over for an order, in cents; none was counted where it is the exact amount.
    pub fn tendered(&self, order: i64) -> Step<i64> {
        let sql = "SELECT COALESCE(MAX(tendered_cents), 0) FROM payment WHERE order_id = ?1 AND tender = 'cash'";
        Ok(self.file.query_row(sql, [order], |row| row.get(0))?)
    }

    /// The last name of an order's customer; empty when it is nobody's.
    pub fn buyer(&self, order: i64) -> Step<String> {
        let sql = "SELECT COALESCE(c.last_name, '') FROM orders o \
                   LEFT JOIN customer c ON c.id = o.customer_id WHERE o.id = ?1";
        Ok(self.file.query_row(sql, [order], |row| row.get(0))?)
    }

    /// What a row of the journal gave back: tender and cents.
    pub fn given_back(&self, seq: i64) -> Step<Vec<(String, i64)>> {
        let sql = "SELECT r.tender, SUM(r.amount_cents) FROM refund r \
                   JOIN amendment a ON a.id = r.amendment_id WHERE a.seq = ?1 GROUP BY r.tender";
        let mut query = self.file.prepare_cached(sql)?;
        let rows = query.query_map([seq], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<Vec<_>, _>>()?)
    }

    /// A request's row and seat, empty where it has none, and its amount.
    pub fn request(&self, id: i64) -> Step<(String, i64)> {
        let sql = "SELECT COALESCE(s.row_label || ' ' || s.number, ''), r.reprise_cents FROM reprise r \
                   JOIN place p ON p.id = r.place_id LEFT JOIN seat s ON s.id = p.seat_id WHERE r.id = ?1";
        Ok(self.file.query_row(sql, [id], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }
}
