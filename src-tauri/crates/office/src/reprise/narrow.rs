//! What narrows the queue: words, show, performance, channel, dates; and whether few are left.

use contract::reprise::RepriseList;
use domain::text;
use store::{IntoValue, Query, Tx, TxExt, Value, params};

use crate::{OfficeError, page};

/// At most this many requests are few: they are gathered and sorted.
const FEW: i64 = 500;

/// A query for the ids of at most [`FEW`] requests, which holds every request that a filter finds.
/// An id may come twice, because a request can be found by two of its words.
pub(super) struct Few {
    text: String,
    params: Vec<Value>,
    /// Whether it reads one list only. Such a query cannot count the other lists.
    pub of_bucket: bool,
}

impl Few {
    /// Begins a query with these ids, under the name `few`.
    pub fn with(&self, query: &mut Query) {
        query.extend(
            &format!(
                "WITH few AS MATERIALIZED (\n\
                SELECT DISTINCT id FROM ({} LIMIT {FEW}) AS found)\n",
                self.text
            ),
            &self.params,
        );
    }

    /// Whether the query finds at most [`FEW`] rows.
    fn is_few(&self, tx: &mut dyn Tx) -> Result<bool, OfficeError> {
        let mut query = Query::new("SELECT COUNT(*) FROM (");
        query.extend(&self.text, &self.params);
        query.add(&format!(" LIMIT {}) AS found", FEW + 1), []);
        Ok(tx.int(query.text(), query.params())? <= FEW)
    }
}

/// The filters of a question.
pub(super) struct Narrow {
    pub words: Vec<String>,
    pub few: Option<Few>,
    /// Conditions on a request `r`, without those on its words. `+ 0` and `|| ''` stop the engine
    /// from choosing an index for them: through it, it would gather all the rows that a page only
    /// passes over.
    filters: Vec<(&'static str, Value)>,
    pub dates: Vec<(&'static str, Value)>,
}

impl Narrow {
    pub fn of(tx: &mut dyn Tx, args: &RepriseList) -> Result<Self, OfficeError> {
        let words = text::words(page::text("search", &args.search, 100)?);
        let mut filters = Vec::new();
        let mut dates = Vec::new();
        filters.extend(args.show_id.map(|id| ("r.show_id + 0 = ?", Value::Int(id.number()))));
        filters.extend(
            args.performance_id.map(|id| ("r.performance_id + 0 = ?", Value::Int(id.number()))),
        );
        filters
            .extend(args.channel.as_deref().map(|c| ("r.place_channel || '' = ?", c.into_value())));
        dates
            .extend(args.received_from_ms.map(|at| ("r.requested_at_ms + 0 >= ?", Value::Int(at))));
        dates.extend(args.received_to_ms.map(|at| ("r.requested_at_ms + 0 < ?", Value::Int(at))));
        let mut few = None;
        for source in sources(args, &words) {
            if source.is_few(tx)? {
                few = Some(source);
                break;
            }
        }
        Ok(Self { words, few, filters, dates })
    }

    pub fn is_narrow(&self) -> bool {
        !(self.words.is_empty() && self.filters.is_empty() && self.dates.is_empty())
    }

    /// Whether the figures kept of each performance answer it.
    pub fn is_counted(&self) -> bool {
        self.words.is_empty() && self.dates.is_empty()
    }

    /// Adds the conditions that a request must meet.
    pub fn conditions(&self, query: &mut Query) {
        for (condition, value) in self.filters.iter().chain(&self.dates) {
            query.add(&format!("\n  AND {condition}"), [value.clone()]);
        }
        for word in &self.words {
            // A word is matched from its beginning: `dup` finds DUPONT, not LEDUPRÉ.
            query.add("\n  AND r.search_key LIKE ?", params![format!("% {word}%")]);
        }
    }
}

/// The sets of requests that could be gathered, the one likely to be smallest first.
fn sources(args: &RepriseList, words: &[String]) -> Vec<Few> {
    let bucket = || args.bucket.key().into_value();
    let few = |text: &str, params: Vec<Value>, of_bucket: bool| Few {
        text: text.to_owned(),
        params,
        of_bucket,
    };
    let all = |column: &str, value: Value| {
        few(&format!("SELECT id FROM reprise WHERE {column} = ?"), vec![value], false)
    };
    let mut sources: Vec<Few> = words
        .iter()
        .map(|word| {
            let range = params![word, text::after_all_from(word)].to_vec();
            let text = "SELECT reprise_id AS id FROM reprise_word WHERE word >= ? AND word < ?";
            few(text, range, false)
        })
        .collect();
    sources.extend(args.performance_id.map(|id| all("performance_id", Value::Int(id.number()))));
    if args.received_from_ms.is_some() || args.received_to_ms.is_some() {
        let from = Value::Int(args.received_from_ms.unwrap_or(0));
        let to = Value::Int(args.received_to_ms.unwrap_or(i64::MAX));
        let text = "SELECT id FROM reprise \
            WHERE bucket = ? AND requested_at_ms >= ? AND requested_at_ms < ?";
        sources.push(few(text, vec![bucket(), from, to], true));
    }
    sources.extend(args.show_id.map(|id| all("show_id", Value::Int(id.number()))));
    sources.extend(args.channel.as_deref().map(|c| all("place_channel", c.into_value())));
    sources.extend(args.state.map(|state| {
        let text = "SELECT id FROM reprise WHERE bucket = ? AND state = ?";
        few(text, vec![bucket(), state.key().into_value()], true)
    }));
    sources
}
