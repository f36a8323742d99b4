//! What a statement of the site's may touch in a file, asked as it is prepared. A trigger of the house may touch what it
//! needs; whoever wakes it may not.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

use crate::StoreError;
use crate::rights::{Right, Rights};

/// The list as it is asked on one connection.
pub(super) struct Limits {
    /// Whether the statement at hand names something by `WITH`: it could call it like a trigger of the house.
    names: Arc<AtomicBool>,
    /// Whether it is the program's own question for a seal.
    seals: Arc<AtomicBool>,
}

impl Limits {
    /// Holds a connection to the rights of the site.
    pub(super) fn on(connection: &mut Connection) -> Result<Self, StoreError> {
        let [names, seals] = [(); 2].map(|()| Arc::new(AtomicBool::new(false)));
        let (named, sealing) = (Arc::clone(&names), Arc::clone(&seals));
        hold(connection)?;
        let made = made(connection)?;
        let rights = Rights::site();
        connection.authorizer(Some(move |context: AuthContext<'_>| {
            let trusted = !named.load(Ordering::Relaxed)
                && context.accessor.is_some_and(|name| made.contains(name));
            match sealing.load(Ordering::Relaxed) || may(rights, &context, trusted) {
                // Texts that desk and site share ask who decided: nobody is seen.
                true if reads_a_person(&context) && !trusted => Authorization::Ignore,
                true => Authorization::Allow,
                false => Authorization::Deny,
            }
        }))?;
        Ok(Self { names, seals })
    }

    /// From here on a question for a seal is prepared, or no longer.
    pub(super) fn seals(&self, now: bool) {
        self.seals.store(now, Ordering::Relaxed);
    }

    /// Takes note of the statement that is about to be prepared.
    pub(super) fn look_at(&self, sql: &str) {
        let word = |word: &str| word.eq_ignore_ascii_case("with");
        let names = sql.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(word);
        self.names.store(names, Ordering::Relaxed);
    }
}

/// What a row must be that the site writes, as the policies in `site.sql` say it of the rows of a server.
pub(super) const HELD: [(&str, &str, &str); 10] = [
    (
        "reprise",
        "INSERT",
        "NEW.state = 'requested' AND NEW.channel = 'SITE' AND NEW.requested_by IS NULL AND EXISTS (
           SELECT 1 FROM (
             SELECT p.order_id, p.price_cents, p.channel, f.id AS performance_id, f.show_id, f.starts_at_ms, y.id AS policy_id,
               y.body, m.id AS relief, '#' || p.rate_id AS rate, t.name_key AS rate_key
             FROM place p
             JOIN rate t ON t.id = p.rate_id
             JOIN orders o ON o.id = p.order_id
             JOIN performance f ON f.id = p.performance_id
             JOIN policy y ON y.id = (SELECT z.id FROM policy z
               WHERE z.body IS NOT NULL
                 AND ((z.scope = 'performance' AND z.scope_id = f.id) OR (z.scope = 'show' AND z.scope_id = f.show_id)
                   OR (z.scope = 'house' AND z.scope_id = 0))
                 AND z.version = (SELECT MAX(w.version) FROM policy w WHERE w.scope = z.scope AND w.scope_id = z.scope_id)
               ORDER BY CASE z.scope WHEN 'performance' THEN 1 WHEN 'show' THEN 2 ELSE 3 END LIMIT 1)
             LEFT JOIN rescheduling m ON m.id = NEW.rescheduling_id AND m.performance_id = f.id
               AND m.at_ms >= o.created_at_ms AND m.free_until_ms >= NEW.requested_at_ms
             WHERE p.id = NEW.place_id AND p.scanned_at_ms IS NULL) a
           WHERE NEW.order_id = a.order_id AND NEW.performance_id = a.performance_id AND NEW.show_id = a.show_id
             AND NEW.starts_at_ms = a.starts_at_ms AND NEW.place_channel = a.channel AND NEW.requested_at_ms < a.starts_at_ms
             AND NEW.policy_id = a.policy_id AND NEW.terms_version = json_extract(a.body, '$.terms_version')
             AND (COALESCE(json_type(a.body, '$.channels'), 'null') = 'null'
               OR a.channel IN (SELECT e.value FROM json_each(a.body, '$.channels') e))
             AND (COALESCE(json_type(a.body, '$.rates'), 'null') = 'null'
               OR EXISTS (SELECT 1 FROM json_each(a.body, '$.rates') e WHERE e.value IN (a.rate, a.rate_key)))
             AND json_extract(a.body, '$.eligible') AND (NEW.rescheduling_id IS NULL OR a.relief IS NOT NULL)
             AND (a.relief IS NOT NULL OR NEW.requested_at_ms <= a.starts_at_ms - CASE json_extract(a.body, '$.notice.unit')
               WHEN 'hours' THEN json_extract(a.body, '$.notice.count') * 3600000
               ELSE json_extract(a.body, '$.notice.count') * 86400000 - 3600000 END)
             AND NEW.paid_cents BETWEEN 0 AND a.price_cents
             AND NEW.fee_cents = NEW.paid_cents - NEW.reprise_cents AND NEW.reprise_cents > 0
             AND (a.relief IS NOT NULL OR NEW.fee_cents >= MIN(NEW.paid_cents,
               COALESCE(json_extract(a.body, '$.fee_max'), NEW.paid_cents), MAX(json_extract(a.body, '$.fee_min'),
               json_extract(a.body, '$.fee_fixed') + (NEW.paid_cents * json_extract(a.body, '$.fee_percent_bp') + 5000) / 10000)))
             AND (NEW.needs_signature = 1
               OR COALESCE(NEW.reprise_cents < json_extract(a.body, '$.sign_from'), 1)))",
    ),
    (
        "reprise",
        "UPDATE",
        "OLD.state IN ('requested', 'held', 'awaiting_supervisor') AND NEW.state = 'withdrawn' AND NEW.decided_by IS NULL",
    ),
    ("place", "UPDATE", "OLD.state IN ('live', 'pending') AND NEW.state IN ('live', 'pending')"),
    (
        "journal",
        "INSERT",
        "NEW.operator_id = 0 AND json_extract(NEW.data, '$.giver') = 'customer'
         AND NEW.action IN ('reprise.requested', 'reprise.withdrawn', 'ticket.issued', 'customer.changed',
           'customer.closing_asked', 'customer.closing_dropped')",
    ),
    ("series", "INSERT", "NEW.name IN ('reprise', 'ticket')"),
    ("series", "UPDATE", "NEW.name IN ('reprise', 'ticket')"),
    (
        "mail",
        "INSERT",
        "NEW.state IN ('pending', 'no_address') AND NEW.date_ms BETWEEN 0 AND 253402300799999",
    ),
    ("command", "INSERT", "NEW.operator_id = 0"),
    ("site_request", "INSERT", "NEW.tries = 0 AND NEW.tried IS NULL"),
    ("site_code", "INSERT", "NEW.hash IS NULL"),
];

/// Holds what this connection writes.
fn hold(connection: &Connection) -> Result<(), StoreError> {
    for (table, event, must) in HELD {
        let refuses = format!("SELECT RAISE(ABORT, 'site: {table}')");
        connection.execute_batch(&format!(
            "CREATE TEMP TRIGGER site_{table}_{event} BEFORE {event} ON main.{table}
             WHEN NOT COALESCE({must}, 0) BEGIN {refuses}; END"
        ))?;
    }
    Ok(())
}

/// The triggers of the house, and the views that show of a table what the list keeps back.
fn made(connection: &Connection) -> Result<HashSet<String>, StoreError> {
    let mut asked = connection.prepare(
        "SELECT name FROM sqlite_master
         WHERE type = 'trigger' OR name IN ('journal_chain', 'ticket_code', 'statement_note', 'site_entered', 'customer_closing')
         UNION SELECT name FROM sqlite_temp_master WHERE type = 'trigger'",
    )?;
    let names = asked.query_map([], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

fn reads_a_person(context: &AuthContext<'_>) -> bool {
    matches!(context.action, AuthAction::Read { table_name: "operator", .. })
}

fn may(rights: &Rights, context: &AuthContext<'_>, trusted: bool) -> bool {
    let on = |right, table: &str, column: &str| trusted || rights.allow(right, table, column);
    match context.action {
        AuthAction::Select | AuthAction::Transaction { .. } | AuthAction::Recursive => true,
        AuthAction::Function { function_name } => {
            !function_name.eq_ignore_ascii_case("load_extension")
        }
        AuthAction::Read { table_name, column_name } => on(Right::Select, table_name, column_name),
        AuthAction::Insert { table_name } => on(Right::Insert, table_name, ""),
        AuthAction::Update { table_name, column_name } => {
            on(Right::Update, table_name, column_name)
        }
        AuthAction::Delete { table_name } => on(Right::Delete, table_name, ""),
        _ => false,
    }
}
