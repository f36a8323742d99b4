//! Ways around the journal, its head, the ids and the numbers.

use super::way::{Way, silent, told};

pub const WAYS: &[Way] = &[
    silent("rewrite the journal", "UPDATE journal SET data = '{}' WHERE seq = 2"),
    silent("take a row out of the journal", "DELETE FROM journal WHERE seq = 2"),
    silent("empty the journal", "TRUNCATE journal CASCADE"),
    silent(
        "replace a row of the journal on conflict",
        "INSERT INTO journal SELECT * FROM journal WHERE seq = 2
         ON CONFLICT (seq) DO UPDATE SET data = '{}'",
    ),
    silent(
        "add a row with a false hash",
        "INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, data,
           prev_hash, hash, seal) SELECT seq + 1, 0, 0, 0, '', 'sale.made', '{}', hash, 'x', '' FROM head;
         UPDATE head SET seq = seq + 1, hash = 'x'",
    ),
    silent(
        "add a row beyond the head",
        "INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, data,
           prev_hash, hash, seal) SELECT seq + 1, 0, 0, 0, '', 'sale.made', '{}', hash, 'x', '' FROM head",
    ),
    silent(
        "leave a gap in the journal",
        "INSERT INTO journal (seq, at_ms, operator_id, counter_id, command_id, action, data,
           prev_hash, hash, seal) SELECT seq + 2, 0, 0, 0, '', 'sale.made', '{}', hash, 'x', '' FROM head",
    ),
    told("begin the house anew, with all that a beginning may write", "house.created", ""),
    silent("move the head back", "UPDATE head SET seq = seq - 1"),
    silent("move the head to nowhere", "UPDATE head SET seq = seq + 1"),
    silent("give the head another hash", "UPDATE head SET hash = 'x'"),
    silent("give the same ids again", "UPDATE head SET last_id = 0"),
    silent("use up every id", "UPDATE head SET last_id = 9223372036854775807"),
    silent("use up the ids that are exact", "UPDATE head SET last_id = 9007199254740991"),
    told(
        "use up every id beside a row",
        "customer.changed",
        "UPDATE head SET last_id = 9007199254740991",
    ),
    silent("make a second head", "INSERT INTO head VALUES (2, 0, 'x', 0)"),
    silent("take the head away", "DELETE FROM head"),
    silent("empty the head", "TRUNCATE head"),
    silent(
        "put other words beside a row",
        "INSERT INTO journal_note VALUES (1, 'salt', 'other words')",
    ),
    silent("change the words beside a row", "UPDATE journal_note SET body = 'other words'"),
    silent("take words out", "DELETE FROM journal_note"),
    silent("take numbers back", "UPDATE series SET last = last - 1"),
    silent(
        "name numbers that the books do not have",
        "INSERT INTO series_gap (name, first_number, last_number, seq) SELECT s.name, s.last + 1, s.last + 9, \
         h.seq + 1 FROM series s, head h WHERE s.name = 'order'",
    ),
    silent(
        "sign the end of the journal for a counter, with no row behind it",
        "INSERT INTO signature (seq, counter_id, at_ms, body) SELECT h.seq, k.counter_id, house_ms(), repeat('0', 128)
         FROM head h, counter_key k WHERE k.waiting = 0 AND k.revoked_at_ms IS NULL LIMIT 1",
    ),
    told(
        "sign a row that was passed long ago",
        "order.noted",
        "INSERT INTO signature (seq, counter_id, at_ms, body) SELECT 1, k.counter_id, house_ms(), repeat('0', 128)
         FROM counter_key k WHERE k.waiting = 0 AND k.revoked_at_ms IS NULL LIMIT 1",
    ),
    silent("put another signature in the place of one", "UPDATE signature SET body = repeat('0', 128)"),
    silent("take the signatures out", "DELETE FROM signature"),
    silent("empty the signatures", "TRUNCATE signature"),
    silent("skip numbers", "UPDATE series SET last = last + 7 WHERE name = 'reprise'"),
    silent(
        "skip an amendment's number",
        "UPDATE series SET last = last + 1 WHERE name = 'amendment'",
    ),
    silent("skip an order's number", "UPDATE series SET last = last + 1 WHERE name = 'order'"),
    silent("skip a customer's number", "UPDATE series SET last = last + 1 WHERE name = 'customer'"),
    told(
        "use up the numbers of customers",
        "customer.created",
        "UPDATE series SET last = 9223372036854775806 WHERE name = 'customer'",
    ),
    told(
        "use up the numbers of orders",
        "import.applied",
        "UPDATE series SET last = 9223372036854775806 WHERE name = 'order'",
    ),
    told(
        "use up the numbers of tickets before the first",
        "settings.numbering",
        "UPDATE series SET last = 9223372036854775806, first_number = 2 WHERE name = 'ticket'",
    ),
    told(
        "leave numbers of orders out beside a sale",
        "sale.made",
        "UPDATE series SET last = last + 1000 WHERE name = 'order'",
    ),
    told(
        "leave numbers of customers out beside a sale",
        "sale.made",
        "UPDATE series SET last = last + 1000 WHERE name = 'customer'",
    ),
    told(
        "leave numbers of customers out before a new one",
        "customer.created",
        "UPDATE series SET last = last + 1000 WHERE name = 'customer';
         INSERT INTO customer (id, number, last_name, first_name, name_key, email, email_key, phone, phone_key,
           locale, created_at_ms, version) SELECT 1, last, 'M', 'M', 'm m', '', '', '', '', 'fr', 0, 1
         FROM series WHERE name = 'customer'",
    ),
    told(
        "leave numbers of tickets out before another",
        "ticket.issued",
        "UPDATE series SET last = last + 1000 WHERE name = 'ticket';
         INSERT INTO ticket SELECT s.last, MIN(p.id), 0 FROM series s, place p WHERE s.name = 'ticket'
           AND NOT EXISTS (SELECT 1 FROM ticket t WHERE t.place_id = p.id) GROUP BY s.last",
    ),
    told(
        "begin the numbers of orders elsewhere once there are some",
        "settings.numbering",
        "UPDATE series SET last = last + 1000, first_number = last + 1001 WHERE name = 'order'",
    ),
    told(
        "begin a series of one's own",
        "sale.made",
        "INSERT INTO series (name, last) VALUES ('mine', 1)",
    ),
    silent("say that a series began elsewhere", "UPDATE series SET first_number = 1000000"),
    silent("forget a series", "DELETE FROM series"),
    silent("empty the series", "TRUNCATE series"),
    silent("forget that a command was given", "DELETE FROM command"),
    silent("answer a command differently", "UPDATE command SET answer = '{}'"),
    silent("give a command to another", "UPDATE command SET operator_id = 0"),
    silent("empty the commands", "TRUNCATE command"),
    silent("reach what only the server keeps", "UPDATE guard.account_mark SET seq = 999999"),
    silent(
        "say that this was told",
        "INSERT INTO guard.told VALUES (pg_current_xact_id(), 'sale.made')",
    ),
    silent(
        "let an action write more",
        "INSERT INTO guard.writes VALUES ('customer.changed', 'operator')",
    ),
    silent(
        "let an action write more, by the server's own call",
        "SELECT guard.allow('mail.sent', 'operator')",
    ),
    silent("note nothing any more", "DELETE FROM guard.touched"),
    told(
        "have nothing of what one wrote found",
        "customer.changed",
        "UPDATE customer SET first_name = 'Mine'; DELETE FROM touched",
    ),
    told(
        "ask the question before the deed",
        "customer.changed",
        "SET CONSTRAINTS ALL IMMEDIATE; UPDATE operator SET role = 'supervisor'",
    ),
    silent(
        "take the row of the journal back after the question",
        "SAVEPOINT before; UPDATE orders SET state = 'issued'; ROLLBACK TO before;
         UPDATE customer SET first_name = 'Mine'",
    ),
];
