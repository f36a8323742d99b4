//! The PostgreSQL driver: blocking, with a limit on every wait, never on an async thread.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ::postgres::config::SslMode;
use ::postgres::fallible_iterator::FallibleIterator;
use ::postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use ::postgres::{Client, Config, IsolationLevel, NoTls, Statement, Transaction};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::{Engine, Row, ServerFound, StoreError, Tx, Value, dialect};

mod migrations {
    refinery::embed_migrations!("../../../migrations/postgres");
}

/// Limits on every wait: a dead server is said within seconds, never waited for.
const SESSION: &str = "SET statement_timeout = '20s'; SET lock_timeout = '10s'; \
    SET idle_in_transaction_session_timeout = '30s'; SET client_min_messages = warning";
const CONNECT: Duration = Duration::from_secs(5);
const IDLE_READERS: usize = 4;

pub(crate) struct PostgresStore {
    config: Config,
    tls: bool,
    writer: Mutex<Option<Session>>,
    readers: Mutex<Vec<Session>>,
}

struct Session {
    client: Client,
    statements: HashMap<String, Statement>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl PostgresStore {
    pub(crate) fn open(url: &str) -> Result<Self, StoreError> {
        let store = Self::at(url)?;
        let mut session = store.connect()?;
        migrate(&mut session.client)?;
        *locked(&store.writer) = Some(session);
        Ok(store)
    }

    /// What is at an address, changing nothing there.
    pub(crate) fn look(url: &str) -> Result<ServerFound, StoreError> {
        let mut client = Self::at(url)?.connect()?.client;
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
        let mut config: Config =
            url.parse().map_err(|e: ::postgres::Error| StoreError::Unreachable(e.to_string()))?;
        config
            .connect_timeout(CONNECT)
            .keepalives(true)
            .keepalives_idle(Duration::from_secs(5))
            .keepalives_interval(Duration::from_secs(2))
            .keepalives_retries(3)
            .tcp_user_timeout(Duration::from_secs(10))
            .application_name("contremarque");
        let tls = config.get_ssl_mode() != SslMode::Disable && !is_loopback(&config);
        Ok(Self { config, tls, writer: Mutex::default(), readers: Mutex::default() })
    }

    fn connect(&self) -> Result<Session, StoreError> {
        let mut client = if self.tls {
            let mut config = self.config.clone();
            config.ssl_mode(SslMode::Require);
            config.connect(MakeRustlsConnect::new(trusted_roots()?))?
        } else {
            self.config.connect(NoTls)?
        };
        client.batch_execute(SESSION)?;
        Ok(Session { client, statements: HashMap::new() })
    }

    /// Runs the work again, once, when the line died: a command that was kept all the same is
    /// recognised by its id.
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut writer = locked(&self.writer);
        for last in [false, true] {
            let mut session = match writer.take().filter(|s| !s.client.is_closed()) {
                Some(session) => session,
                None => self.connect()?,
            };
            let done = attempt(&mut session, false, &mut work);
            let alive = !session.client.is_closed();
            if alive {
                *writer = Some(session);
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
            let mut session = match idle.filter(|s| !s.client.is_closed()) {
                Some(session) => session,
                None => self.connect()?,
            };
            let done = attempt(&mut session, true, &mut work);
            let alive = !session.client.is_closed();
            if alive {
                let mut readers = locked(&self.readers);
                if readers.len() < IDLE_READERS {
                    readers.push(session);
                }
            } else {
                // The others died with it.
                locked(&self.readers).clear();
            }
            if alive || fresh || last {
                return done;
            }
        }
        Err(StoreError::Unreachable("the line died twice".to_owned()).into())
    }
}

fn attempt<T, E: From<StoreError>>(
    session: &mut Session,
    read_only: bool,
    work: &mut impl FnMut(&mut dyn Tx) -> Result<T, E>,
) -> Result<T, E> {
    let isolation =
        if read_only { IsolationLevel::RepeatableRead } else { IsolationLevel::ReadCommitted };
    let transaction = session
        .client
        .build_transaction()
        .isolation_level(isolation)
        .read_only(read_only)
        .start()
        .map_err(StoreError::from)?;
    let mut tx = PostgresTx { transaction, statements: &mut session.statements };
    if let (false, Some(lock)) = (read_only, dialect::house_lock(Engine::Postgres)) {
        tx.query(lock, &[], &mut |_| Ok(()))?;
    }
    let done = work(&mut tx)?;
    tx.transaction.commit().map_err(StoreError::from)?;
    Ok(done)
}

fn is_loopback(config: &Config) -> bool {
    use ::postgres::config::Host;
    config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => name == "localhost" || name == "::1" || name.starts_with("127."),
        #[cfg(unix)]
        Host::Unix(_) => true,
    })
}

/// TLS against the public roots, with rustls' one provider.
fn trusted_roots() -> Result<rustls::ClientConfig, StoreError> {
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| StoreError::Unreachable(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
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
        // Two counters may start at once: the second waits, then finds nothing left to do.
        client.batch_execute("SELECT pg_advisory_lock(6710830)")?;
        let run = migrations::migrations::runner().set_abort_divergent(false).run(client);
        client.batch_execute("SELECT pg_advisory_unlock(6710830)")?;
        run.map_err(|e| StoreError::Engine(e.to_string()))?;
    }
    Ok(())
}

struct PostgresTx<'a> {
    transaction: Transaction<'a>,
    statements: &'a mut HashMap<String, Statement>,
}

impl PostgresTx<'_> {
    /// Types are named, or `?1 = 0` would make a parameter an INT4 that no id fits in.
    fn prepared(&mut self, sql: &str, params: &[Value]) -> Result<Statement, StoreError> {
        if let Some(statement) = self.statements.get(sql) {
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
        let statement = self.transaction.prepare_typed(&text, &types)?;
        self.statements.insert(sql.to_owned(), statement.clone());
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
        Ok(self.transaction.execute(&statement, &params)?)
    }

    fn query(
        &mut self,
        sql: &str,
        params: &[Value],
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let statement = self.prepared(sql, params)?;
        let names: Vec<String> = statement.columns().iter().map(|c| c.name().to_owned()).collect();
        let mut rows = self.transaction.query_raw(&statement, params)?;
        while let Some(row) = rows.next()? {
            let values =
                (0..names.len()).map(|i| decode(&row, i)).collect::<Result<_, StoreError>>()?;
            each(Row { names: &names, values })?;
        }
        Ok(())
    }
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
