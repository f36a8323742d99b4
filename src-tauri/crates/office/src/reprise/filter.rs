//! What narrows the queue: words, show, performance, channel, dates; and whether few are left.

use contract::reprise::RepriseList;
use domain::reprise::{Bucket, RepriseFlag};
use domain::text;
use store::{Named, Query, Tx, named};

use crate::{OfficeError, page};

/// At most this many requests are few: they are gathered and sorted.
const FEW: i64 = 500;

/// A query for the ids of at most [`FEW`] requests, which holds every request that a filter finds.
/// An id may come twice, because a request can be found by two of its words.
pub(super) struct Candidates {
    ids: Query,
    /// Whether it reads one list only. Such a query cannot count the other lists.
    pub of_bucket: bool,
}

impl Candidates {
    /// The beginning of a query that has these ids under the name `candidates`.
    pub(super) fn table(&self) -> Query {
        let begins = "WITH candidates AS MATERIALIZED (\nSELECT DISTINCT id FROM (";
        let mut table = Query::from_part(begins, &[]);
        table.append(self.ids.clone());
        table.add(&format!(" LIMIT {FEW}) AS found)\n"), &[]);
        table
    }

    /// Whether the query finds at most [`FEW`] rows.
    fn is_few(&self, tx: &mut dyn Tx) -> Result<bool, OfficeError> {
        let mut query = Query::from_part("SELECT COUNT(*) FROM (", &[]);
        query.append(self.ids.clone());
        query.add(&format!(" LIMIT {}) AS found", FEW + 1), &[]);
        Ok(query.int(tx)? <= FEW)
    }
}

/// The requests `r` of a list, as the index of each of its orders has them: those that were decided and are still
/// among what waits are passed over.
pub(super) const fn within(bucket: Bucket) -> &'static str {
    match bucket {
        Bucket::Done => "r.bucket = :bucket AND r.bucket = 'done'",
        _ => {
            "r.listed = :bucket AND r.number NOT IN \
             (SELECT g.number FROM reprise g WHERE COALESCE(g.listed, 'done') <> g.bucket)"
        }
    }
}

/// The state of a request `r`: of what waits its list tells it, and no index carries it.
pub(super) fn state(bucket: Bucket) -> String {
    bucket
        .state()
        .map_or_else(|| "r.state".to_owned(), |state| format!("'{}' AS state", state.key()))
}

/// A condition on one value.
pub(super) struct Condition {
    pub text: &'static str,
    pub value: Named,
}

/// The filters of a question.
pub(super) struct Filter {
    pub words: Vec<String>,
    pub candidates: Option<Candidates>,
    /// Conditions on a request `r`, without those on its words. `+ 0` and `|| ''` stop the engine
    /// from choosing an index for them: through it, it would gather all the rows that a page only
    /// passes over.
    filters: Vec<Condition>,
    /// A flag is asked for, which no figure tells.
    pub flagged: bool,
    pub dates: Vec<Condition>,
}

impl Filter {
    pub(super) fn of(tx: &mut dyn Tx, args: &RepriseList) -> Result<Self, OfficeError> {
        let words = text::words(&page::search("search", &args.search, 100)?);
        let mut filters = Vec::new();
        let mut dates = Vec::new();
        let when = |text, [value]: [Named; 1]| Condition { text, value };
        filters.extend(args.show_id.map(|id| when("r.show_id + 0 = :id", named![id])));
        filters
            .extend(args.performance_id.map(|id| when("r.performance_id + 0 = :id", named![id])));
        let channel = args.channel.as_deref();
        filters.extend(channel.map(|name| when("r.place_channel || '' = :name", named![name])));
        let (from, to) = (args.received_from_ms, args.received_to_ms);
        dates.extend(from.map(|at| when("r.requested_at_ms + 0 >= :at", named![at])));
        dates.extend(to.map(|at| when("r.requested_at_ms + 0 < :at", named![at])));
        let flagged = args.flag.map(|flag| format!("% {} %", flag.key()));
        filters.extend(flagged.map(|word| when("' ' || r.flags || ' ' LIKE :word", named![word])));
        let mut candidates = None;
        for source in sources(args, &words) {
            if source.is_few(tx)? {
                candidates = Some(source);
                break;
            }
        }
        Ok(Self { words, candidates, filters, flagged: args.flag.is_some(), dates })
    }

    pub(super) fn has_any(&self) -> bool {
        !(self.words.is_empty() && self.filters.is_empty() && self.dates.is_empty())
    }

    /// Whether the figures kept of each performance answer it.
    pub(super) fn is_counted(&self) -> bool {
        self.words.is_empty() && self.dates.is_empty() && !self.flagged
    }

    /// Adds the conditions that a request must meet.
    pub(super) fn conditions(&self, query: &mut Query) {
        for condition in self.filters.iter().chain(&self.dates) {
            query.add(
                &format!("\n  AND {}", condition.text),
                std::slice::from_ref(&condition.value),
            );
        }
        for word in &self.words {
            // A word is matched from its beginning: `dup` finds DUPONT, not LEDUPRÉ.
            query.add("\n  AND r.search_key LIKE :word", &named![word = format!("% {word}%")]);
        }
    }
}

/// The sets of requests that could be gathered, the one likely to be smallest first.
fn sources(args: &RepriseList, words: &[String]) -> Vec<Candidates> {
    let bucket = args.bucket.key();
    let candidates_of = |text: &str, values: &[Named], of_bucket: bool| Candidates {
        ids: Query::from_part(text, values),
        of_bucket,
    };
    let all = |column: &str, value: &[Named]| {
        candidates_of(&format!("SELECT id FROM reprise WHERE {column} = :value"), value, false)
    };
    let mut sources: Vec<Candidates> = words
        .iter()
        .map(|word| {
            let range = named![from = word, to = text::after_all_from(word)];
            let text =
                "SELECT reprise_id AS id FROM reprise_word WHERE word >= :from AND word < :to";
            candidates_of(text, &range, false)
        })
        .collect();
    sources.extend(args.performance_id.map(|id| all("performance_id", &named![value = id])));
    if args.received_from_ms.is_some() || args.received_to_ms.is_some() {
        let from = args.received_from_ms.unwrap_or(0);
        let to = args.received_to_ms.unwrap_or(i64::MAX);
        let text = format!(
            "SELECT r.id FROM reprise r WHERE {} AND r.requested_at_ms >= :from AND r.requested_at_ms < :to",
            within(args.bucket)
        );
        sources.push(candidates_of(&text, &named![bucket, from, to], true));
    }
    sources.extend(args.show_id.map(|id| all("show_id", &named![value = id])));
    sources.extend(args.channel.as_deref().map(|c| all("place_channel", &named![value = c])));
    // Few are contradicted; any other flag is looked for on the way.
    let told = args.flag.filter(|flag| *flag == RepriseFlag::Elsewhere);
    sources.extend(told.map(|_| {
        let text = "SELECT reprise_id AS id FROM contradiction WHERE reprise_id IS NOT NULL";
        candidates_of(text, &[], false)
    }));
    sources
}
