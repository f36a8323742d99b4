//! The PostgreSQL driver: blocking, with a limit on every wait, never on an async thread.

mod address;
mod ear;

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ::postgres::fallible_iterator::FallibleIterator;
use ::postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use ::postgres::{Client, Statement};

use address::Address;
pub(crate) use address::cause;
pub use ear::Ear;

use crate::{Engine, Row, ServerFound, StoreError, Tx, Value, dialect};

mod migrations {
    refinery::embed_migrations!("../../../migrations/postgres");
}

/// Limits on every wait for the server. A transaction that idles is a counter that froze.
/// Statements are short: neither compiled (JIT) nor run in parallel, which would take longer than
/// running them.
const SESSION: &str = "SET jit = off; SET max_parallel_workers_per_gather = 0; \
    SET statement_timeout = '20s'; SET lock_timeout = '10s'; \
    SET idle_in_transaction_session_timeout = '10s'; SET client_min_messages = warning; \
    SET search_path = public, pg_temp";
const READ: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
const IDLE_READERS: usize = 4;
/// Rights of the role that counters work under; a migration by the owner grants them anew.
const ROLES: &str = include_str!("../../../../migrations/postgres/roles.sql");

pub(crate) struct PostgresStore {
    address: Address,
    writer: Mutex<Option<Session>>,
    readers: Mutex<Vec<Session>>,
    /// Lines that were cut under a command and made anew.
    deaths: AtomicU64,
}

struct Session {
    client: Client,
    statements: HashMap<String, Statement>,
    /// Whether the server said that it is going, or is silent. The client itself notices only
    /// later.
    broken: bool,
}

impl Session {
    fn is_alive(&self) -> bool {
        !self.broken && !self.client.is_closed()
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl PostgresStore {
    pub(crate) fn open(url: &str) -> Result<Self, StoreError> {
        let store = Self::at(url)?;
        let mut session = store.connect(None)?;
        migrate(&mut session.client)?;
        *locked(&store.writer) = Some(session);
        Ok(store)
    }

    /// Looks at what is at an address, and changes nothing there.
    pub(crate) fn look(url: &str) -> Result<ServerFound, StoreError> {
        let mut client = Self::at(url)?.connect(None)?.client;
        let tables = "SELECT COUNT(*) FROM information_schema.tables \
            WHERE table_schema NOT IN ('pg_catalog', 'information_schema')";
        let tables: i64 = client.query_one(tables, &[])?.get(0);
        let schema = schema_version(&mut client)?;
        if schema == 0 || schema > newest_migration() {
            return Ok(ServerFound { schema, tables, ..ServerFound::default() });
        }
        let texts = |client: &mut Client, sql: &str| -> Result<Vec<String>, StoreError> {
            Ok(client.query(sql, &[])?.iter().map(|row| row.get(0)).collect())
        };
        let house = texts(&mut client, "SELECT name FROM house WHERE id = 1")?.pop();
        let counters = texts(&mut client, "SELECT name FROM counter ORDER BY name LIMIT 200")?;
        Ok(ServerFound { schema, tables, house, counters })
    }

    fn at(url: &str) -> Result<Self, StoreError> {
        Ok(Self {
            address: Address::read(url)?,
            writer: Mutex::default(),
            readers: Mutex::default(),
            deaths: AtomicU64::new(0),
        })
    }

    fn connect(&self, unanswered: Option<Duration>) -> Result<Session, StoreError> {
        let mut client = self.address.connect(unanswered)?;
        client.batch_execute(SESSION)?;
        Ok(Session { client, statements: HashMap::new(), broken: false })
    }

    pub(crate) fn ear(&self) -> Result<Ear, StoreError> {
        Ear::open(self)
    }

    pub(crate) fn deaths(&self) -> u64 {
        self.deaths.load(Ordering::Relaxed)
    }

    /// Runs the work once more when the line was cut. A command that was kept all the same is
    /// recognised by its id, because the lock waits until the server has settled the first run.
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = locked(&self.writer);
        let begin = match dialect::house_lock(Engine::Postgres) {
            Some(lock) => format!("BEGIN; {lock}"),
            None => "BEGIN".to_owned(),
        };
        for last in [false, true] {
            let mut session = match writer.take().filter(Session::is_alive) {
                Some(session) => session,
                None => self.connect(None)?,
            };
            let done = run(&mut session, &begin, &mut work);
            let alive = session.is_alive();
            if alive {
                *writer = Some(session);
            } else {
                self.deaths.fetch_add(1, Ordering::Relaxed);
            }
            if alive || done.is_ok() || last {
                return done;
            }
        }
        Err(StoreError::Unreachable("the line died twice".to_owned()).into())
    }

    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        for last in [false, true] {
            let idle = locked(&self.readers).pop();
            let fresh = idle.is_none();
            let mut session = match idle.filter(Session::is_alive) {
                Some(session) => session,
                None => self.connect(None)?,
            };
            let done = run(&mut session, READ, &mut work);
            let alive = session.is_alive();
            if alive {
                let mut readers = locked(&self.readers);
                if readers.len() < IDLE_READERS {
                    readers.push(session);
                }
            } else {
                // The others probably died with it.
                self.deaths.fetch_add(1, Ordering::Relaxed);
                locked(&self.readers).clear();
            }
            if alive || fresh || last {
                return done;
            }
        }
        Err(StoreError::Unreachable("the line died twice".to_owned()).into())
    }
}

/// One transaction: its beginning, its work, and its end with what it announces, in as few round
/// trips as possible.
fn run<T, E: From<StoreError>>(
    session: &mut Session,
    begin: &str,
    work: &mut impl FnMut(&mut dyn Tx) -> Result<T, E>,
) -> Result<T, E> {
    if let Err(e) = session.client.batch_execute(begin) {
        let e = session.failed(e);
        // The lock could not be taken. The transaction is open all the same.
        if session.is_alive() && session.client.batch_execute("ROLLBACK").is_err() {
            session.broken = true;
        }
        return Err(e.into());
    }
    let mut tx = PostgresTx { session, announced: BTreeSet::new() };
    let done = work(&mut tx);
    let announced = std::mem::take(&mut tx.announced);
    let end = match &done {
        Ok(_) => {
            let notices = announced
                .iter()
                .map(|text| format!("NOTIFY {}, '{}'; ", ear::CHANNEL, text.replace('\'', "''")));
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

impl Session {
    fn failed(&mut self, e: ::postgres::Error) -> StoreError {
        let e = StoreError::from(e);
        self.broken |= matches!(e, StoreError::Unreachable(_));
        e
    }
}

fn newest_migration() -> i64 {
    let runner = migrations::migrations::runner();
    runner.get_migrations().iter().map(|m| i64::from(m.version())).max().unwrap_or(0)
}

/// 0 in a database without a house of ours.
fn schema_version(client: &mut Client) -> Result<i64, StoreError> {
    let made: bool =
        client.query_one("SELECT to_regclass('refinery_schema_history') IS NOT NULL", &[])?.get(0);
    if !made {
        return Ok(0);
    }
    let sql = "SELECT COALESCE(MAX(version), 0)::BIGINT FROM refinery_schema_history";
    Ok(client.query_one(sql, &[])?.get(0))
}

fn migrate(client: &mut Client) -> Result<(), StoreError> {
    let (found, known) = (schema_version(client)?, newest_migration());
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    if found < known {
        let may = "SELECT has_schema_privilege('public', 'CREATE')";
        if !client.query_one(may, &[])?.get::<_, bool>(0) {
            return Err(StoreError::Older { found, known });
        }
        // Two counters may start at once. The second waits, then finds nothing to do.
        client.batch_execute("SELECT pg_advisory_lock(6710830)")?;
        // The note that a migration ran is in its transaction. Without it, a program that dies in
        // between would leave a house that no program can open.
        let runner = migrations::migrations::runner().set_abort_divergent(false);
        let run = runner.set_grouped(true).run(client);
        let granted =
            run.map_err(|e| StoreError::Engine(e.to_string())).and_then(|_| grant(client));
        client.batch_execute("SELECT pg_advisory_unlock(6710830)")?;
        granted?;
    }
    Ok(())
}

/// Gives the counters' role its rights on what a migration made, where the server has that role.
fn grant(client: &mut Client) -> Result<(), StoreError> {
    let there = "SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'contremarque_guichet')";
    if client.query_one(there, &[])?.get(0) {
        client.batch_execute(ROLES)?;
    }
    Ok(())
}

struct PostgresTx<'a> {
    session: &'a mut Session,
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

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        let statement = self.prepared(sql, params)?;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|p| p as _).collect();
        let done = self.session.client.execute(&statement, &params);
        done.map_err(|e| self.session.failed(e))
    }

    fn query(
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
