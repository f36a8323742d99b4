//! The server's end of a line. While an answer is owed it is looked for on a line beside: a server that is stopped, or
//! another one behind the same address, does not have it.

use std::sync::mpsc::sync_channel;
use std::time::Duration;

use ::postgres::{Client, SimpleQueryMessage, SimpleQueryRow};

use super::address::Address;
use crate::StoreError;
use crate::server::Why;

/// Longest wait for the first word beside, and for the answer.
const SPEAKS: Duration = Duration::from_millis(1_500);
const ANSWERS: Duration = Duration::from_secs(3);
const WHO: &str = "SELECT pid, extract(epoch FROM backend_start) FROM pg_catalog.pg_stat_activity \
    WHERE pid = pg_catalog.pg_backend_pid()";

/// Which it is, and at which host.
#[derive(Clone)]
pub(super) struct Backend {
    host: Address,
    pid: String,
    since: String,
}

impl Backend {
    /// Sets a line up as `begins` says, and notes who has its other end.
    pub(super) fn begin(
        client: &mut Client,
        begins: &str,
        host: Address,
    ) -> Result<Self, StoreError> {
        let said = client.simple_query(&format!("{begins}; {WHO}"))?;
        let row = said.iter().rev().find_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        });
        let text = |row: &SimpleQueryRow, n| row.get(n).unwrap_or_default().to_owned();
        let named = row.map(|row| (text(row, 0), text(row, 1)));
        let (pid, since) = named
            .ok_or_else(|| StoreError::Shape("the server does not name the line".to_owned()))?;
        Ok(Self { host, pid, since })
    }

    /// What is wrong with its server.
    pub(super) fn trouble(&self, why: Why, said: String) -> StoreError {
        self.host.trouble(why, said)
    }

    /// Whether it is still there. A server that answers, but lets nobody look, is believed to have it.
    pub(super) fn is_there(&self) -> bool {
        let (tell, told) = sync_channel(1);
        let beside = self.clone();
        let looks = std::thread::Builder::new().name("a look beside".to_owned()).spawn(move || {
            // Nobody waits any more where it took long.
            let _ = tell.send(beside.look());
        });
        looks.is_err() || told.recv_timeout(ANSWERS).unwrap_or(false)
    }

    fn look(&self) -> bool {
        let (mut client, _) = match self.host.connect_unless_silent(SPEAKS) {
            Ok(called) => called,
            Err(StoreError::Server(trouble)) => return !trouble.why.is_away(),
            Err(_) => return true,
        };
        let text = format!(
            "SELECT FROM pg_catalog.pg_stat_activity \
             WHERE pid = {} AND extract(epoch FROM backend_start) = {}",
            self.pid, self.since
        );
        match client.simple_query(&text) {
            Ok(said) => said.iter().any(|message| matches!(message, SimpleQueryMessage::Row(_))),
            Err(e) => e.as_db_error().is_some(),
        }
    }
}
