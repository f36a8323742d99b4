//! What verifying cannot find, column by column, and why. `*` is the whole table.

/// Table, column, reason.
pub(super) const COLUMNS: &[(&str, &str, &str)] = &[
    ("claim", "*", "who looks at a request: gone after five minutes, decides nothing"),
    ("seat_hold", "*", "what a basket holds: gone after ten minutes, decides no sale"),
    (
        "pin_refused",
        "*",
        "how many PINs were refused within the minute: the row that comes of it is in the chain",
    ),
    ("notice", "*", "what the administrator was written: decides nothing"),
    ("counter_presence", "*", "who is there now: written every few seconds, decides nothing"),
    ("mail_line", "*", "how the line is now"),
    ("mail_lease", "*", "which program sends now"),
    ("customer_word", "*", "the words a customer is found by: made anew from the name"),
    ("reprise_word", "*", "the words a request is found by"),
    ("reprise_count", "*", "counts for the screen"),
    (
        "import_seen",
        "*",
        "a hash of what another system said: it is compared again at the next import",
    ),
    ("site_request", "*", "a code that was asked for: gone within the hour, moves nothing"),
    ("site_code", "*", "as its request"),
    (
        "site_session",
        "*",
        "who is signed in on the site: gone within half a day, moves nothing by itself",
    ),
    ("site_limit", "*", "how often somebody tried within the hour"),
    ("touched", "*", "the note of the triggers from which seals are made"),
    ("operator", "pin_hash", "a digest of it would let whoever reads the journal try PINs"),
    ("operator", "failures", "wrong PINs in a row: no row of the journal tells them"),
    ("operator", "failed_at_ms", "as failures"),
    ("reprise", "customer_key", "what the queue is sorted by"),
    ("reprise", "show_key", "what the queue is sorted by"),
    ("reprise", "place_key", "what the queue is sorted by"),
    (
        "reprise",
        "listed",
        "the orders it is read in: one that waits outside its own is found, by a test of its own; one that is treated is passed over",
    ),
    ("reprise", "search_key", "the words a request is found by"),
    ("mail", "body_text", "words of before; what they state is in the books"),
    ("mail", "body_html", "words, as blocks"),
    ("mail", "facts", "what the words are made of"),
    ("mail", "message_id", "known to the mail server alone"),
    ("mail", "date_ms", "the time of its command, which the journal has"),
    ("mail", "attempts", "tries have no row until the last"),
    ("mail", "due_at_ms", "when it is tried next"),
    ("mail", "error", "a server's words"),
    ("mail", "reason", "a server's words as a code"),
    ("mail", "holder", "which program has it in hand"),
    ("mail", "handed_at_ms", "when its text began to go over the line"),
    ("mail", "since_ms", "when its present tries began"),
    ("command", "answer", "what a window was told; it is given again to the same command alone"),
    ("head", "last_id", "the next id is above it; one that is used again is refused by its table"),
];

/// Tables of which a row may be taken away without a trace, and why.
pub(super) const MAY_GO: &[(&str, &str)] = &[];

/// Tables into which a row may be put without a trace, and why.
pub(super) const MAY_COME: &[(&str, &str)] =
    &[("command", "a command that did nothing has a row here and none in the journal")];

/// Whether a column is exempt.
pub(super) fn is_exempt(table: &str, column: &str) -> bool {
    COLUMNS.iter().any(|(t, c, _)| *t == table && (*c == "*" || *c == column))
}
