//! The ways that whoever has the site's login tries on a server. `:me` is the customer who is signed in, `:other` another one,
//! `:theirs` a place of that one's, `:mine` how many orders the first has.

/// A way: what it would do, the action of a row of the journal beside it where there is one, and its statement.
pub(super) type Way = (&'static str, &'static str, &'static str);

/// What is not to be seen.
pub(super) const READS: &[Way] = &[
    (
        "reads the orders of others by an injected OR",
        "",
        "SELECT 1 FROM orders WHERE customer_id = :me OR true OFFSET :mine",
    ),
    (
        "reads the places of others by a join",
        "",
        "SELECT 1 FROM place p JOIN orders o ON true WHERE o.customer_id <> :me",
    ),
    (
        "reads the places of others by the view with names",
        "",
        "SELECT 1 FROM place_named WHERE customer_id IS DISTINCT FROM :me",
    ),
    (
        "reads what opens the door of a place of others",
        "",
        "SELECT 1 FROM ticket_code WHERE place_id NOT IN (SELECT id FROM place)",
    ),
    ("reads what opens the door from the table", "", "SELECT code FROM place"),
    (
        "reads what opens the door from the counters' view",
        "",
        "SELECT code FROM public.ticket_code",
    ),
    (
        "reads the codes of places that are asked back",
        "",
        "SELECT 1 FROM ticket_code c JOIN place p ON p.id = c.place_id WHERE p.state <> 'live'",
    ),
    ("reads another customer's name", "", "SELECT 1 FROM customer WHERE id <> :me AND id = :other"),
    ("reads the balance of another", "", "SELECT 1 FROM credit_lot WHERE customer_id <> :me"),
    ("reads a session's token", "", "SELECT 1 FROM site_session WHERE token IS NOT NULL OFFSET 1"),
    ("reads the codes that others wait for", "", "SELECT 1 FROM site_code"),
    ("reads who asked for a code", "", "SELECT email FROM site_request"),
    ("reads the words of the journal", "", "SELECT data FROM journal"),
    ("reads notes of the desk", "", "SELECT body FROM journal_note"),
    ("reads why credit was given to others", "", "SELECT body FROM public.statement_note"),
    ("reads the words of mails", "", "SELECT body_text FROM mail"),
    ("reads the commands of others", "", "SELECT args FROM command"),
    ("reads the people of the desk", "", "SELECT name FROM operator"),
    ("reads what a PIN is known by", "", "SELECT pin_hash FROM operator"),
    ("asks for the salt of a PIN", "", "SELECT pin_salt(1)"),
    (
        "reads the keys of counters",
        "",
        "SELECT 1 FROM counter_key WHERE counter_id <> (SELECT site.counter())",
    ),
    (
        "reads settings that are no mail server's",
        "",
        "SELECT body FROM setting WHERE name NOT IN ('mail', 'moved')",
    ),
    ("reads what an import said", "", "SELECT facts FROM import_seen"),
    ("reads files of the server", "", "SELECT pg_read_file('/etc/passwd')"),
    (
        "switches row security off",
        "",
        "SET LOCAL row_security = off; SELECT 1 FROM orders WHERE customer_id <> :me",
    ),
    ("becomes a counter", "", "SET LOCAL ROLE contremarque_guichet"),
];

/// What is not to be written, beside a well-formed row of the journal where one is named.
pub(super) const WRITES: &[Way] = &[
    (
        "accepts its own request",
        "reprise.requested",
        "UPDATE reprise SET state = 'accepted', bucket = 'done' WHERE state = 'requested'",
    ),
    (
        "refuses a request",
        "reprise.withdrawn",
        "UPDATE reprise SET state = 'refused', bucket = 'done'",
    ),
    (
        "passes a request on",
        "reprise.withdrawn",
        "UPDATE reprise SET state = 'awaiting_supervisor', bucket = 'sign'",
    ),
    (
        "puts a request aside",
        "reprise.withdrawn",
        "UPDATE reprise SET state = 'held', bucket = 'held'",
    ),
    (
        "reverses an acceptance",
        "reprise.withdrawn",
        "UPDATE reprise SET state = 'reversed' WHERE state = 'accepted'",
    ),
    (
        "withdraws what was decided",
        "reprise.withdrawn",
        "UPDATE reprise SET state = 'withdrawn', bucket = 'done', decided_by = NULL WHERE state = 'accepted'",
    ),
    ("signs as somebody of the desk", "reprise.withdrawn", "UPDATE reprise SET proposed_by = 1"),
    (
        "raises what a request gives",
        "reprise.requested",
        "UPDATE reprise SET reprise_cents = paid_cents",
    ),
    ("writes a row of an acceptance", "reprise.accepted", "SELECT 1"),
    ("writes a row of credit by hand", "credit.given", "SELECT 1"),
    ("writes a row of a sale", "sale.made", "SELECT 1"),
    ("writes a row of a setting", "settings.mail", "SELECT 1"),
    ("lets a counter in", "counter.admitted", "SELECT 1"),
    (
        "makes credit out of nothing",
        "reprise.requested",
        "INSERT INTO credit_lot (id, number, customer_id, origin, issued_cents, issued_at_ms, expires_at_ms) VALUES (1, 1, :me, 'opening', 1, 1, 1)",
    ),
    (
        "opens an account",
        "reprise.requested",
        "INSERT INTO account (id, kind, name, debit_cents, credit_cents) VALUES (99, 'lot', 'x', 0, 0)",
    ),
    (
        "moves a balance",
        "reprise.requested",
        "UPDATE account SET credit_cents = credit_cents + 100",
    ),
    (
        "posts a transfer",
        "reprise.requested",
        "INSERT INTO transfer VALUES ((SELECT seq FROM head), 0, 2, 3, 100)",
    ),
    (
        "sells itself an order",
        "reprise.requested",
        "INSERT INTO orders (id, number, channel, created_at_ms, total_cents, fees_cents, state) VALUES (1, 'x', 'x', 1, 0, 0, 'issued')",
    ),
    ("takes a seat", "reprise.requested", "INSERT INTO place SELECT * FROM place"),
    (
        "pays in cash",
        "reprise.requested",
        "INSERT INTO payment (id, order_id, tender, amount_cents, at_ms) VALUES (1, (SELECT MIN(id) FROM orders), 'cash', 1, 1)",
    ),
    ("takes an order for itself", "customer.changed", "UPDATE orders SET customer_id = :me"),
    (
        "cancels a place without a request",
        "reprise.requested",
        "UPDATE place SET state = 'cancelled'",
    ),
    ("marks a place as taken back", "reprise.requested", "UPDATE place SET state = 'taken_back'"),
    (
        "asks a place back without a request",
        "reprise.requested",
        "UPDATE place SET state = 'pending' WHERE state = 'live'",
    ),
    (
        "frees a place that is asked back and keeps the request",
        "reprise.withdrawn",
        "UPDATE place SET state = 'live' WHERE state = 'pending'",
    ),
    ("gives a place another code", "reprise.requested", "UPDATE place SET code = 'x'"),
    (
        "writes to another customer",
        "customer.changed",
        "UPDATE customer SET last_name = 'x' WHERE id = :other",
    ),
    (
        "changes the address by which it signs in",
        "customer.changed",
        "UPDATE customer SET email = 'x@y.z', email_key = 'x@y.z'",
    ),
    ("changes its number", "customer.changed", "UPDATE customer SET number = 1"),
    (
        "erases itself",
        "customer.changed",
        "INSERT INTO erasure (customer_id, seq, at_ms) VALUES (:me, 1, 1)",
    ),
    ("changes its name in silence", "", "UPDATE customer SET last_name = 'x'"),
    (
        "mails in the house's name to anybody",
        "reprise.requested",
        "INSERT INTO mail (id, kind, customer_id, recipient, recipient_name, locale, subject, body_text, body_html, message_id, date_ms, state, attempts, due_at_ms) VALUES (1, 'x', :me, 'victim@y.z', '', 'fr', '', '', '', 'x', 1, 'pending', 0, 1)",
    ),
    ("says that a mail was sent", "reprise.requested", "UPDATE mail SET state = 'sent'"),
    ("cancels a mail", "reprise.withdrawn", "UPDATE mail SET state = 'cancelled'"),
    (
        "puts a command in that nobody gave",
        "reprise.requested",
        "INSERT INTO command (id, name, operator_id, counter_id, at_ms, entropy, args_version, args, answer, last_seq) VALUES ('x', 'x', 1, 0, 1, '', 1, '', '', 1)",
    ),
    ("rewrites the journal", "", "UPDATE journal SET data = '{}'"),
    ("takes a row out of the journal", "", "DELETE FROM journal"),
    ("moves the head back", "", "UPDATE head SET seq = seq - 1"),
    (
        "uses up numbers of orders",
        "reprise.requested",
        "UPDATE series SET last = last + 1 WHERE name = 'order'",
    ),
    (
        "uses up numbers of requests",
        "reprise.requested",
        "UPDATE series SET last = last + 5 WHERE name = 'reprise'",
    ),
    (
        "numbers a ticket of another",
        "ticket.issued",
        "INSERT INTO ticket (number, place_id, issued_at_ms) VALUES (999, :theirs, 1)",
    ),
    (
        "signs the journal",
        "reprise.requested",
        "INSERT INTO signature (seq, counter_id, at_ms, body) VALUES ((SELECT seq FROM head), 1, 1, 'x')",
    ),
    ("changes the house's name", "customer.changed", "UPDATE house SET name = 'x'"),
    (
        "changes where mails go",
        "customer.changed",
        "UPDATE setting SET body = '{}' WHERE name = 'mail'",
    ),
    (
        "changes the rules",
        "customer.changed",
        "INSERT INTO policy (id, scope, scope_id, version, body, made_at_ms) VALUES (1, 'house', 0, 99, '{}', 1)",
    ),
    ("changes a price", "customer.changed", "UPDATE price SET price_cents = 0"),
    (
        "makes an operator",
        "customer.changed",
        "INSERT INTO operator (id, name, name_key, initials, role, pin_hash, active, failures, failed_at_ms, version) VALUES (77, 'x', 'x', 'x', 'supervisor', 'x', 1, 0, 0, 1)",
    ),
    ("lets itself in as a counter", "", "UPDATE counter_key SET waiting = 0"),
    (
        "makes a counter that does not wait",
        "counter.registered",
        "INSERT INTO counter (id, name, created_at_ms) VALUES (88, 'x', 1); INSERT INTO counter_key (counter_id, key_hash, version, waiting) VALUES (88, 'x', 1, 0)",
    ),
    (
        "begins a session without a code",
        "",
        "INSERT INTO site_session (token, email, email_key, customer_id, since_ms, seen_at_ms, agent) VALUES (sha256('x'), 'x', (SELECT MAX(email_key) FROM customer), :other, 1, 1, '')",
    ),
    ("takes another's session over", "", "UPDATE site_session SET customer_id = :other"),
    ("lets its session live longer", "", "UPDATE site_session SET since_ms = since_ms + 1"),
    (
        "ends the sessions of others",
        "",
        "DELETE FROM site_session WHERE email_key <> (SELECT site.mailbox())",
    ),
    (
        "plants a code for another mailbox",
        "",
        "INSERT INTO site_request (browser, email, email_key, at_ms, tries) VALUES ('x', 'y', 'y', 1, 0)",
    ),
    ("forgets how often it tried", "", "DELETE FROM site_limit"),
    ("makes a table that stands in front of another", "", "CREATE TEMP TABLE head (id BIGINT)"),
    (
        "makes a function",
        "",
        "CREATE FUNCTION public.x() RETURNS BIGINT LANGUAGE sql AS 'SELECT 1'",
    ),
    ("switches a trigger off", "", "ALTER TABLE journal DISABLE TRIGGER ALL"),
    ("takes its policy away", "", "DROP POLICY seen ON orders"),
    ("gives itself more", "", "GRANT contremarque_guichet TO CURRENT_USER"),
    ("empties a table", "", "TRUNCATE reprise_count"),
];
