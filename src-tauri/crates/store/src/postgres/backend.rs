//! The server's end of a line. While an answer is owed it is looked for on a line beside: a server that is stopped, or
//! another one behind the same address, does not have it.

use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant};

use ::postgres::{Client, SimpleQueryMessage, SimpleQueryRow};

use super::address::Address;
use crate::StoreError;
use crate::server::Why;

/// Longest wait for the first word beside, and for the answer.
const SPEAKS: Duration = Duration::from_millis(1_500);
const ANSWERS: Duration = Duration::from_secs(3);
/// After so long without an answer a second look is sent.
const AGAIN: Duration = Duration::from_millis(400);
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

    /// Whether it is still there. A server that answers, but lets nobody look, is believed to have it. One look that
    /// takes long says nothing: another one is sent after it, and either may answer.
    pub(super) fn is_there(&self) -> bool {
        let (tell, told) = sync_channel(2);
        let mut silent = 0;
        for wait in [AGAIN, ANSWERS] {
            let (tell, beside) = (tell.clone(), self.clone());
            let looks = std::thread::Builder::new().name("a look beside".to_owned());
            let looks = looks.spawn(move || {
                // Nobody waits any more where it took long.
                let _ = tell.send(beside.look());
            });
            if looks.is_err() {
                return true;
            }
            let end = Instant::now() + wait;
            while silent < 2
                && let Some(left) = end.checked_duration_since(Instant::now())
            {
                match told.recv_timeout(left) {
                    Ok(Found::There) => return true,
                    Ok(Found::Gone) => return false,
                    Ok(Found::Silent) => silent += 1,
                    Err(_) => break,
                }
            }
        }
        false
    }

    fn look(&self) -> Found {
        let (mut client, _) = match self.host.connect_unless_silent(SPEAKS) {
            Ok(called) => called,
            Err(StoreError::Server(trouble)) if trouble.why == Why::Silent => return Found::Silent,
            Err(StoreError::Server(trouble)) if trouble.why.is_away() => return Found::Gone,
            Err(_) => return Found::There,
        };
        let text = format!(
            "SELECT FROM pg_catalog.pg_stat_activity \
             WHERE pid = {} AND extract(epoch FROM backend_start) = {}",
            self.pid, self.since
        );
        let is_row = |message: &SimpleQueryMessage| matches!(message, SimpleQueryMessage::Row(_));
        match client.simple_query(&text) {
            Ok(said) if said.iter().any(is_row) => Found::There,
            Ok(_) => Found::Gone,
            Err(e) if e.as_db_error().is_some() => Found::There,
            // The line of the look was cut: that says nothing of the other.
            Err(_) => Found::Silent,
        }
    }
}

/// What a look found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    There,
    /// Another server is there, or none.
    Gone,
    Silent,
}
