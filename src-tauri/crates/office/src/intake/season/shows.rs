//! Shows of a batch.

use std::collections::HashMap;

use contract::ids::ShowId;
use domain::text;
use serde::Deserialize;
use serde_json::json;
use store::{Tx, TxExt, named, sql};

use super::settle::settle;
use crate::intake::applying::Applying;
use crate::intake::keys::{Keyed, Source};
use crate::intake::seen::{Seen, Verdict};
use crate::{Cx, OfficeError};

#[derive(Deserialize)]
struct KnownShow {
    id: ShowId,
    external_key: String,
    title: String,
}

impl Keyed for KnownShow {
    fn take_key(&mut self) -> String {
        std::mem::take(&mut self.external_key)
    }
}

/// Writes them. Gives the ids by the source's keys, with those that came before.
pub(super) fn apply(
    tx: &mut dyn Tx,
    cx: &Cx<'_>,
    applying: &mut Applying<'_>,
) -> Result<HashMap<String, ShowId>, OfficeError> {
    let batch = applying.batch;
    let source = Source(&batch.source);
    let known: HashMap<String, KnownShow> = source.known(tx, sql!("shows"))?;
    let mut seen = Seen::load(tx, source, "show")?;
    let mut ids: HashMap<String, ShowId> =
        known.iter().map(|(key, row)| (source.bare(key).to_owned(), row.id)).collect();
    for show in &batch.shows {
        let stored = source.key(&show.key);
        let Some(here) = known.get(&stored) else {
            let id = cx.mint.id();
            let row = named![
                id,
                title = &show.title,
                title_key = text::key(&show.title),
                external_key = &stored
            ];
            tx.execute(sql!("../../season/add_show"), &row)?;
            seen.see(&stored, &json!([show.title]));
            applying.report.shows += 1;
            ids.insert(show.key.clone(), id);
            continue;
        };
        let verdict = seen.judge(&stored, &json!([show.title]), &json!([here.title]));
        if verdict == Verdict::Follow {
            let row = named![id = here.id, title = &show.title, title_key = text::key(&show.title)];
            tx.execute(sql!("../../season/change_show"), &row)?;
        }
        let subject = format!("show {}", source.key(&show.key));
        settle(applying, verdict, (&subject, show.at), (&show.title, &here.title));
    }
    seen.write(tx, true)?;
    Ok(ids)
}
