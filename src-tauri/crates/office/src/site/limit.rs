//! How often something is tried within an hour, whoever tries it: rows of the house, so that every program of it counts
//! together.

use domain::text;
use domain::time::HOUR_MS;
use serde::Deserialize;
use store::{Tx, TxExt, named, sql};

use super::{hash, joined};
use crate::OfficeError;

/// What is counted, and how often it may be within an hour.
#[derive(Clone, Copy)]
pub(super) enum Limit {
    /// Codes that are mailed to one address.
    Mails,
    /// Codes that are asked for from one address of the network.
    MailsFrom,
    /// Codes that are tried for one address.
    Tries,
    /// Codes that are tried from one address of the network.
    TriesFrom,
}

impl Limit {
    const fn most(self) -> i64 {
        match self {
            Self::Mails => 5,
            Self::Tries => 10,
            Self::MailsFrom | Self::TriesFrom => 30,
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Mails => "mails",
            Self::MailsFrom => "mails from",
            Self::Tries => "tries",
            Self::TriesFrom => "tries from",
        }
    }

    /// Counts one more of `whose`; says whether it may be. The hour begins with the first.
    pub(super) fn take(
        self,
        tx: &mut dyn Tx,
        now_ms: i64,
        whose: &str,
    ) -> Result<bool, OfficeError> {
        #[derive(Deserialize)]
        struct Counted {
            from_ms: i64,
            count: i64,
        }
        tx.show(&joined(&[self.key(), whose]))?;
        let key = text::hex(&hash(&[self.key(), whose]));
        let counted: Option<Counted> = tx.row(sql!("limit"), &named![key = &key])?;
        let now = counted
            .filter(|counted| (0..HOUR_MS).contains(&now_ms.saturating_sub(counted.from_ms)));
        let (from_ms, count) = now.map_or((now_ms, 0), |now| (now.from_ms, now.count));
        if count >= self.most() {
            return Ok(false);
        }
        tx.execute(sql!("set_limit"), &named![key, from_ms, count = count + 1])?;
        Ok(true)
    }
}
