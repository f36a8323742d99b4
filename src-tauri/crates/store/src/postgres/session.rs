//! One connection to a server, and a transaction over it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender};
use std::time::Duration;

use ::postgres::error::SqlState;
use ::postgres::fallible_iterator::FallibleIterator;
use ::postgres::types::{IsNull, ToSql, Type, private::BytesMut, to_sql_checked};
use ::postgres::{Client, Statement};

use super::backend::Backend;
use super::begun::{knows, time_of};
use super::holder;
use super::line::Line;
use super::patience::{Patience, silent};
use super::site_lines::{self, SiteLines};
use super::statements::Recent;
use crate::dialect::CHANNEL;
use crate::server::Why;
use crate::{Engine, Row, StoreError, Tx, Value, dialect};

/// How a write begins, whatever a login's transactions begin with by themselves.
pub(super) const WRITE: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

/// How often the server's end of a line is looked for while an answer is owed.
const LOOKS: Duration = Duration::from_secs(1);
/// Rows that travel together from the line to whoever reads them.
const TOGETHER: usize = 256;

pub(super) struct Session {
    line: Line,
    backend: Backend,
    /// How long an answer is waited for on a line that asks for little; else as [`Patience`] says.
    limit: Option<Duration>,
    patience: Arc<Patience>,
    statements: Recent<Statement>,
    /// Whether the server said that it is going, only reads, or is silent. The client itself notices only
    /// later.
    broken: bool,
    site_lines: Arc<SiteLines>,
}

/// What comes of a question that is answered by rows.
enum Told {
    Rows(Vec<::postgres::Row>),
    End(Vec<::postgres::Row>, Result<(), StoreError>),
}

impl Session {
    /// A connection on which nothing was asked yet.
    pub(super) fn over(
        (client, backend): (Client, Backend),
        limit: Option<Duration>,
        patience: &Arc<Patience>,
        site_lines: &Arc<SiteLines>,
    ) -> Result<Self, StoreError> {
        let (patience, site_lines) = (Arc::clone(patience), Arc::clone(site_lines));
        let line = Line::over(client)?;
        let statements = Recent::new();
        Ok(Self { line, backend, limit, patience, statements, broken: false, site_lines })
    }

    pub(super) fn is_alive(&self) -> bool {
        !self.broken && !self.line.is_closed()
    }

    /// Asks the server, and waits for its answer as long as is right now.
    pub(super) fn ask<T: Send + 'static>(
        &mut self,
        question: impl FnOnce(&mut Client) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.ask_after(Duration::ZERO, question)
    }

    /// Asks what the server may take its time to answer.
    pub(super) fn ask_after<T: Send + 'static>(
        &mut self,
        time: Duration,
        question: impl FnOnce(&mut Client) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let told = self.put(move |client, _| question(client))?;
        let said = self.wait(&told, time)?;
        self.hear(said)
    }

    /// Asks what may take long: as long as the server is there, which is looked for `every` so often.
    pub(super) fn ask_for<T: Send + 'static>(
        &mut self,
        every: Duration,
        question: impl FnOnce(&mut Client) -> Result<T, StoreError> + Send + 'static,
        mut is_there: impl FnMut() -> bool,
    ) -> Result<T, StoreError> {
        let told = self.put(move |client, _| question(client))?;
        loop {
            match told.recv_timeout(every) {
                Ok(said) => return self.hear(said),
                Err(RecvTimeoutError::Timeout) if is_there() => {}
                Err(_) => return Err(self.leave()),
            }
        }
    }

    fn put<T: Send + 'static>(
        &mut self,
        question: impl FnOnce(&mut Client, &SyncSender<T>) -> T + Send + 'static,
    ) -> Result<Receiver<T>, StoreError> {
        if self.broken { Err(silent()) } else { self.line.put(question) }
    }

    /// Waits for what the line tells next: as long as is right now, and where nobody hurries as long as the server has
    /// its end of the line.
    fn wait<T>(&mut self, told: &Receiver<T>, time: Duration) -> Result<T, StoreError> {
        let limit = match self.limit {
            Some(limit) => Some(limit),
            None => self.patience.limit().inspect_err(|_| self.broken = true)?,
        };
        loop {
            match told.recv_timeout(limit.unwrap_or(LOOKS) + time) {
                Ok(said) => return Ok(said),
                Err(RecvTimeoutError::Timeout) if limit.is_none() && self.backend.is_there() => {}
                Err(_) => return Err(self.leave()),
            }
        }
    }

    /// Leaves a line whose answer was waited for in vain; gives what is said of it.
    fn leave(&mut self) -> StoreError {
        self.broken = true;
        self.line.leave();
        self.patience.give_up()
    }

    fn hear<T>(&mut self, said: Result<T, StoreError>) -> Result<T, StoreError> {
        said.map_err(|e| match e {
            StoreError::ReadOnly(said) => {
                self.broken = true;
                self.backend.trouble(Why::ReadOnly, said)
            }
            // Of a commit too: whether it is done is asked by its id.
            StoreError::ServerFull(said) => self.backend.trouble(Why::DiskFull, said),
            StoreError::ServerTrouble(said) => self.backend.trouble(Why::Trouble, said),
            e => {
                self.broken |= matches!(e, StoreError::Unreachable(_));
                e
            }
        })
    }

    /// Reads rows as they come, a bounded number of them in memory.
    fn rows(
        &mut self,
        statement: Statement,
        params: Vec<Value>,
        mut each: impl FnMut(::postgres::Row) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let told = self.put(move |client, tell| {
            let mut rows = Vec::new();
            let read = read_rows(client, &statement, &params, |row| {
                rows.push(row);
                if rows.len() < TOGETHER {
                    return Ok(());
                }
                tell.send(Told::Rows(std::mem::take(&mut rows))).map_err(|_| silent())
            });
            Told::End(rows, read)
        })?;
        loop {
            match self.wait(&told, Duration::ZERO)? {
                Told::Rows(rows) => rows.into_iter().try_for_each(&mut each)?,
                Told::End(rows, read) => {
                    self.hear(read)?;
                    return rows.into_iter().try_for_each(each);
                }
            }
        }
    }
}

/// One transaction: its beginning, its work, and its end with what it announces, in as few round
/// trips as possible.
pub(super) fn run<T, E: From<StoreError>>(
    session: &mut Session,
    begin: &str,
    work: &mut impl FnMut(&mut dyn Tx) -> Result<T, E>,
) -> Result<T, E> {
    let shown = session.site_lines.shown();
    let shows = match session.site_lines.hold_now() {
        true => format!("SELECT set_config('site.secrets', '{shown}', true); "),
        false => String::new(),
    };
    let begin = format!("{begin}; {shows}{}", dialect::CLOCK);
    let begun = session.ask(move |client| match client.simple_query(&begin) {
        Ok(said) => knows(&said).and_then(|()| time_of(&said)),
        // A copy refuses a transaction that writes by this word, and by no other.
        Err(e) if e.code() == Some(&SqlState::FEATURE_NOT_SUPPORTED) => {
            Err(StoreError::ReadOnly(crate::error::cause(&e)))
        }
        Err(e) => Err(e.into()),
    });
    let now_ms = match begun {
        Ok(now_ms) => now_ms,
        Err(e) => {
            // The lock could not be taken. The transaction is open all the same.
            if session.is_alive() && session.ask(|c| Ok(c.batch_execute("ROLLBACK")?)).is_err() {
                session.broken = true;
            }
            let held = matches!(e, StoreError::Busy) && session.is_alive();
            let holder = |session: &mut Session| session.ask(|c| Ok(holder::refusal(c)));
            return Err(if held { holder(session).unwrap_or(e) } else { e }.into());
        }
    };
    let announced = BTreeSet::new();
    let mut tx = PostgresTx { session, now_ms, announced, shown, unsaid: false };
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
    let ended = session.ask(move |client| Ok(client.batch_execute(&end)?));
    // A roll-back fails only on a line that is cut: the server then rolls back by itself.
    let done = done?;
    ended?;
    Ok(done)
}

struct PostgresTx<'a> {
    session: &'a mut Session,
    now_ms: i64,
    announced: BTreeSet<String>,
    /// The secrets that were shown, in hexadecimal digits, with spaces between.
    shown: String,
    /// Whether the server was not told of one of them yet.
    unsaid: bool,
}

impl PostgresTx<'_> {
    /// Tells the server what is shown, before what needs it.
    fn say(&mut self) -> Result<(), StoreError> {
        if std::mem::take(&mut self.unsaid) {
            let shown = [Value::Text(self.shown.clone())];
            self.read(dialect::SHOWN, &shown, &mut |_| Ok(()))?;
        }
        Ok(())
    }

    /// Prepares a statement with its types. Without them `?1 = 0` would make an INT4 of a
    /// parameter, in which no id fits.
    fn prepared(&mut self, sql: &str, params: &[Value]) -> Result<Statement, StoreError> {
        if let Some(statement) = self.session.statements.get(sql) {
            return Ok(statement);
        }
        let text = dialect::placeholders(Engine::Postgres, sql).into_owned();
        let types: Vec<Type> = params
            .iter()
            .map(|value| match value {
                Value::Null => Type::UNKNOWN,
                Value::Int(_) => Type::INT8,
                Value::Text(_) => Type::TEXT,
                Value::Blob(_) => Type::BYTEA,
            })
            .collect();
        let statement = self.session.ask(move |c| Ok(c.prepare_typed(&text, &types)?))?;
        self.session.statements.keep(sql, statement.clone());
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

    fn is_limited(&self) -> bool {
        self.session.site_lines.hold_now()
    }

    fn show(&mut self, secret: &str) -> Result<(), StoreError> {
        if !self.is_limited() || secret.is_empty() {
            return Ok(());
        }
        if !self.shown.is_empty() {
            self.shown.push(' ');
        }
        self.shown += &site_lines::digits(secret);
        self.unsaid = true;
        Ok(())
    }

    fn run(&mut self, sql: &str, params: &[Value]) -> Result<u64, StoreError> {
        self.say()?;
        let statement = self.prepared(sql, params)?;
        let params = params.to_vec();
        self.session.ask(move |client| execute(client, &statement, &params))
    }

    fn read(
        &mut self,
        sql: &str,
        params: &[Value],
        each: &mut dyn FnMut(Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        self.say()?;
        let statement = self.prepared(sql, params)?;
        let names: Vec<String> = statement.columns().iter().map(|c| c.name().to_owned()).collect();
        self.session.rows(statement, params.to_vec(), |row| {
            let values =
                (0..names.len()).map(|i| decode(&row, i)).collect::<Result<_, StoreError>>()?;
            each(Row { names: &names, values })
        })
    }

    fn announce(&mut self, text: String) {
        self.announced.insert(text);
    }
}

fn execute(
    client: &mut Client,
    statement: &Statement,
    params: &[Value],
) -> Result<u64, StoreError> {
    let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|p| p as _).collect();
    Ok(client.execute(statement, &params)?)
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
