//! Writes, one at a time in the whole house.

use super::PostgresStore;
use super::session::{Session, WRITE, run};
use crate::locked::{locked, locked_if_free};
use crate::{Engine, StoreError, Tx, dialect};

impl PostgresStore {
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let begin = match dialect::house_lock(Engine::Postgres) {
            Some(lock) => format!("{WRITE}; {lock}; {}", dialect::SCHEMA),
            None => WRITE.to_owned(),
        };
        self.twice(&mut locked(&self.writer), &begin, &mut work)
    }

    pub(crate) fn write_if_free<T, E: From<StoreError>>(
        &self,
        mut work: impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<Option<T>, E> {
        const HOUSE: &str = dialect::HOUSE_IF_FREE;
        let Some(mut writer) = locked_if_free(&self.writer) else { return Ok(None) };
        let begin = format!("{WRITE}; {HOUSE}; {}", dialect::SCHEMA);
        self.twice(&mut writer, &begin, &mut |tx: &mut dyn Tx| {
            // Asked again for its row: the transaction has the house, or nobody waits for it.
            let mut is_free = false;
            tx.read(HOUSE, &[], &mut |_| {
                is_free = true;
                Ok(())
            })?;
            if is_free { work(tx).map(Some) } else { Ok(None) }
        })
    }

    /// Runs the work once more when the line was cut. A command that was kept all the same is
    /// recognised by its id, because the lock waits until the server has settled the first run.
    fn twice<T, E: From<StoreError>>(
        &self,
        writer: &mut Option<Session>,
        begin: &str,
        work: &mut impl FnMut(&mut dyn Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        for last in [false, true] {
            let mut session = match writer.take().filter(Session::is_alive) {
                Some(session) => session,
                None => self.connect(None)?,
            };
            let done = run(&mut session, begin, work);
            let alive = session.is_alive();
            if alive {
                *writer = Some(session);
            } else {
                self.cut(None);
            }
            if alive || done.is_ok() || last || self.patience.is_given_up() {
                return done;
            }
        }
        Err(StoreError::Unreachable("the line died twice".to_owned()).into())
    }
}
