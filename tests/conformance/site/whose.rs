//! Whose the rows are that the site's login may read on a server, table by table.

/// Open to everybody: the programme, the rules, and what no customer is told by.
pub(super) const OPEN: &[&str] = &[
    "category",
    "counter",
    "former_house",
    "hall",
    "head",
    "house",
    "journal_chain",
    "performance",
    "policy",
    "rate",
    "refinery_schema_history",
    "reprise_count",
    "rescheduling",
    "seat",
    "seat_named",
    "series",
    "setting",
    "show",
    "signature",
    "touched",
];

/// Rows of the journal that are told to a customer: about them, or about nobody and an order or a request of theirs.
macro_rules! told {
    () => {
        "(customer_id = :me OR customer_id IS NULL AND reprise_id IN (SELECT r.id FROM reprise r WHERE r.customer_id = :me)
          OR customer_id IS NULL AND order_id IN (SELECT o.id FROM orders o WHERE o.customer_id = :me)
            AND NOT EXISTS (SELECT 1 FROM journal x WHERE x.order_id = journal.order_id AND x.seq > journal.seq
              AND (x.customer_id <> :me OR x.action = 'order.corrected')))"
    };
}

/// Whose the rows of a table are, as its owner finds them: `:me` is the customer of the session.
const OWN: &[(&str, &str)] = &[
    ("account", "id IN (SELECT id FROM credit_lot WHERE customer_id = :me)"),
    ("amendment", OF_ORDER),
    ("amendment_place", OF_PLACE),
    ("claim", OF_REPRISE),
    ("command", "false"),
    ("contradiction", OF_REPRISE),
    ("counter_key", "false"),
    ("counter_presence", "false"),
    ("credit_lot", "customer_id = :me"),
    ("customer_closing", "customer_id = :me"),
    ("customer", "email_key = (SELECT k.email_key FROM customer k WHERE k.id = :me)"),
    ("customer_word", "customer_id = :me"),
    ("erased_command", "false"),
    ("erased_note", "false"),
    ("erasure", "customer_id = :me"),
    (
        "journal",
        "customer_id = :me OR order_id IN (SELECT id FROM orders WHERE customer_id = :me)
         OR seq IN (SELECT t.seq FROM transfer t JOIN credit_lot l ON l.id IN (t.debit_id, t.credit_id)
           WHERE l.customer_id = :me)",
    ),
    ("journal_note", "false"),
    ("lot_home", "lot_id IN (SELECT id FROM credit_lot WHERE customer_id = :me)"),
    ("lot_origin", "lot_id IN (SELECT id FROM credit_lot WHERE customer_id = :me)"),
    ("mail", "customer_id = :me"),
    ("operator", "false"),
    ("orders", "customer_id = :me"),
    (
        "own_contradiction",
        "subject = (SELECT 'customer ' || k.external_key FROM customer k WHERE k.id = :me)",
    ),
    ("own_journal", told!()),
    ("own_journal_note", concat!("seq IN (SELECT seq FROM journal WHERE ", told!(), ")")),
    ("own_mail", "customer_id = :me"),
    ("own_payment", OF_ORDER),
    ("payment", OF_ORDER),
    ("place", OF_ORDER),
    ("place_named", "customer_id = :me"),
    ("print_job", OF_PLACE),
    ("refund", "payment_id IN (SELECT p.id FROM payment p JOIN orders o ON o.id = p.order_id WHERE o.customer_id = :me)"),
    ("reprise", "customer_id = :me"),
    ("reprise_part", OF_REPRISE),
    ("ticket", OF_PLACE),
    ("reprise_part_now", OF_ORDER),
    ("reprise_word", OF_REPRISE),
    ("rescheduling_notice", "false"),
    ("site_code", "false"),
    ("site_entered", "false"),
    ("site_limit", "false"),
    ("site_request", "false"),
    ("site_session", "email_key = (SELECT k.email_key FROM customer k WHERE k.id = :me)"),
    (
        "transfer",
        "debit_id IN (SELECT id FROM credit_lot WHERE customer_id = :me)
         OR credit_id IN (SELECT id FROM credit_lot WHERE customer_id = :me)",
    ),
    (
        "ticket_code",
        "place_id IN (SELECT p.id FROM place p JOIN orders o ON o.id = p.order_id WHERE o.customer_id = :me)",
    ),
    ("statement_note", "seq IN (SELECT t.seq FROM transfer t JOIN credit_lot l ON l.id IN (t.debit_id, t.credit_id) WHERE l.customer_id = :me)"),
];
const OF_ORDER: &str = "order_id IN (SELECT id FROM orders WHERE customer_id = :me)";
const OF_PLACE: &str = "place_id IN (SELECT p.id FROM place p JOIN orders o ON o.id = p.order_id WHERE o.customer_id = :me)";
const OF_REPRISE: &str = "reprise_id IN (SELECT id FROM reprise WHERE customer_id = :me)";

/// Tables with a condition: their rows that are the customer's.
pub(super) fn own() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    OWN.iter()
}
