//! One connection to a server, and a transaction over it.

use std::collections::{BTreeSet, HashMap};

use ::postgres::fallible_iterator::FallibleIterator;
use ::postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use ::postgres::{Client, SimpleQueryMessage, Statement};

use super::holder;
use crate::{Engine, Row, StoreError, Tx, Value, dialect};

/// The channel of a house's changes. One name serves all, because a server keeps the channels of
/// its databases apart.
pub(super) const CHANNEL: &str = "contremarque";
/// How a write begins, whatever a login's transactions begin with by themselves.
pub(super) const WRITE: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

pub(super) struct Session {
    pub(super) client: Client,
    statements: HashMap<String, Statement>,
    /// Whether the server said that it is going, or is silent. The client itself notices only
    /// later.
    pub(super) broken: bool,
}

impl Session {
    pub(super) fn is_alive(&self) -> bool {
        !self.broken && !self.client.is_closed()
    }

    pub(super) fn failed(&mut self, e: ::postgres::Error) -> StoreError {
        let e = StoreError::from(e);
        self.broken |= matches!(e, StoreError::Unreachable(_));
        e
    }
}

impl Session {
    /// A connection on which nothing was asked yet.
    pub(super) fn over(client: Client) -> Self {
        Self { client, statements: HashMap::new(), broken: false }
    }
}

/// One transaction: its beginning, its work, and its end with what it announces, in as few round
/// trips as possible.
pub(super) fn run<T, E: From<StoreError>>(
    session: &mut Session,
    begin: &str,
    work: &mut impl FnMut(&mut dyn Tx) -> Result<T, E>,
) -> Result<T, E> {
    let begun = session.client.simple_query(&format!("{begin}; {}", dialect::CLOCK));
    let now_ms = match begun.map_err(|e| session.failed(e)).and_then(|said| time_of(&said)) {
        Ok(now_ms) => now_ms,
        Err(e) => {
            // The lock could not be taken. The transaction is open all the same.
            if session.is_alive() && session.client.batch_execute("ROLLBACK").is_err() {
                session.broken = true;
            }
            let held = matches!(e, StoreError::Busy) && session.is_alive();
            return Err(if held { holder::refusal(&mut session.client) } else { e }.into());
        }
    };
    let mut tx = PostgresTx { session, now_ms, announced: BTreeSet::new() };
    let done = work(&mut tx);
    let announced = std::mem::take(&mut tx.announced);
    let end = match &done {
        Ok(_) => {
            let notices = announced
                .iter()
                .map(|text| format!("NOTIFY {}, '{}'; ", CHANNEL, text.replace('\'', "''")));
            notices.collect::<String>() + "COMMIT"
        }
        Err(_) => "ROLLBACK".to_owned(),
    };
    let ended = session.client.batch_execute(&end).map_err(|e| session.failed(e));
    // A roll-back fails only on a line that is cut: the server then rolls back by itself.
    let done = done?;
    ended?;
    Ok(done)
}

/// The server's clock, which is the last thing that a transaction is told when it begins.
fn time_of(said: &[SimpleQueryMessage]) -> Result<i64, StoreError> {
    let rows = said.iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => row.get(0),
        _ => None,
    });
    let time = rows.last().and_then(|time| time.parse().ok());
    time.ok_or_else(|| StoreError::Shape("the server tells no time".to_owned()))
}

struct PostgresTx<'a> {
    session: &'a mut Session,
    now_ms: i64,
    announced: BTreeSet<String>,
}

impl PostgresTx<'_> {
    /// Prepares a statement with its types. Without them `?1 = 0` would make an INT4 of a
    /// parameter, in which no id fits.
    fn prepared(&mut self, sql: &str, params: &[Value]) -> Result<Statement, StoreError> {
        if let Some(statement) = self.session.statements.get(sql) {
            return Ok(statement.clone());
        }
        let text = dialect::placeholders(Engine::Postgres, sql);
        let types: Vec<Type> = params
            .iter()
            .map(|value| match value {
                Value::Null => Type::UNKNOWN,
                Value::Int(_) => Type::INT8,
                Value::Text(_) => Type::TEXT,
                Value::Blob(_) => Type::BYTEA,
            })
            .collect();
        let prepared = self.session.client.prepare_typed(&text, &types);
        let statement = prepared.map_err(|e| self.session.failed(e))?;
        self.session.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

impl Tx for PostgresTx<'_> {
    fn engine(&self) -> Engine {
        Engine::Postgres
    }

    fn now_ms(&self) -> Option<i64> {
        Some(self.now_ms)
    }

    fn run(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        let statement = self.prepared(sql, params)?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|p| p as _).collect();
        let done = self.session.client.execute(&statement, &params);
        done.map_err(|e| self.session.failed(e))
    }

    fn read(
        &mut self,
        sql: &str,
        params: &[Value],
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let statement = self.prepared(sql, params)?;
        let names: Vec<String> = statement.columns().iter().map(|c| c.name().to_owned()).collect();
        let read = read_rows(&mut self.session.client, &statement, params, |row| {
            let values =
                (0..names.len()).map(|i| decode(&row, i)).collect::<Result<_, StoreError>>()?;
            each(Row { names: &names, values })
        });
        self.session.broken |= matches!(read, Err(StoreError::Unreachable(_)));
        read
    }

    fn announce(&mut self, text: String) {
        self.announced.insert(text);
    }
}

fn read_rows(
    client: &mut Client,
    statement: &Statement,
    params: &[Value],
    mut each: impl FnMut(::postgres::Row) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut rows = client.query_raw(statement, params)?;
    while let Some(row) = rows.next()? {
        each(row)?;
    }
    Ok(())
}

fn decode(row: &::postgres::Row, i: usize) -> Result<Value, StoreError> {
    let column = &row.columns()[i];
    let value = match *column.type_() {
        Type::INT8 => row.try_get::<_, Option<i64>>(i)?.map(Value::Int),
        Type::INT4 => row.try_get::<_, Option<i32>>(i)?.map(|n| Value::Int(i64::from(n))),
        Type::BOOL => row.try_get::<_, Option<bool>>(i)?.map(|b| Value::Int(i64::from(b))),
        Type::TEXT | Type::VARCHAR | Type::NAME => {
            row.try_get::<_, Option<String>>(i)?.map(Value::Text)
        }
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(i)?.map(Value::Blob),
        ref other => {
            return Err(StoreError::Shape(format!("column {} is {other}", column.name())));
        }
    };
    Ok(value.unwrap_or(Value::Null))
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(n) if *ty == Type::INT4 => i32::try_from(*n)?.to_sql(ty, out),
            Self::Int(n) if *ty == Type::BOOL => (*n != 0).to_sql(ty, out),
            Self::Int(n) => n.to_sql(&Type::INT8, out),
            // PostgreSQL texts cannot hold NUL.
            Self::Text(text) if text.contains('\0') => {
                text.replace('\0', "").as_str().to_sql(ty, out)
            }
            Self::Text(text) => text.as_str().to_sql(ty, out),
            Self::Blob(bytes) => bytes.as_slice().to_sql(ty, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
