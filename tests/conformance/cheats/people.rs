//! Ways to customers and their mails.

use super::way::{Way, silent, told};

pub const WAYS: &[Way] = &[
    silent("rename a customer", "UPDATE customer SET last_name = 'Mine'"),
    silent("take over a customer's address", "UPDATE customer SET email = 'me@example.org', email_key = 'me@example.org'"),
    told(
        "take over a customer's address beside a sale",
        "sale.made",
        "UPDATE customer SET email = 'me@example.org', email_key = 'me@example.org'",
    ),
    silent("give a customer another number", "UPDATE customer SET number = number + 1000000"),
    silent("take a customer out", "DELETE FROM customer"),
    silent(
        "make a customer in silence",
        "INSERT INTO customer (id, number, last_name, first_name, name_key, email, email_key, phone, phone_key,
           locale, created_at_ms, version) VALUES (1, 999999, 'M', 'M', 'm m', '', '', '', '', 'fr', 0, 1)",
    ),
    told(
        "make a customer beside a change of one",
        "customer.changed",
        "INSERT INTO customer (id, number, last_name, first_name, name_key, email, email_key, phone, phone_key,
           locale, created_at_ms, version) VALUES (1, 999999, 'M', 'M', 'm m', '', '', '', '', 'fr', 0, 1)",
    ),
    told(
        "take over a customer's address beside the making of one",
        "customer.created",
        "UPDATE customer SET email = 'me@example.org', email_key = 'me@example.org'",
    ),
    silent(
        "erase a person in silence",
        "INSERT INTO erasure (customer_id, seq, at_ms) SELECT MIN(c.id), MIN(h.seq) + 1, 0 FROM customer c, head h",
    ),
    told(
        "erase a person beside a change of one",
        "customer.changed",
        "INSERT INTO erasure (customer_id, seq, at_ms) SELECT MIN(c.id), MIN(h.seq) + 1, 0 FROM customer c, head h",
    ),
    told(
        "erase a person beside such a row of nobody's",
        "customer.erased",
        "INSERT INTO erasure (customer_id, seq, at_ms) SELECT MIN(c.id), MIN(h.seq) + 1, 0 FROM customer c, head h",
    ),
    told(
        "empty a command beside a row that erases nobody",
        "customer.erased",
        "UPDATE command SET args = '', answer = ''",
    ),
    told(
        "name commands for an erasure that is over",
        "customer.erased",
        "INSERT INTO erased_command (id, customer_id, sealed, kept, args_hash) SELECT MIN(k.id), MIN(c.id), '', '', ''
         FROM command k, customer c",
    ),
    told(
        "name notes for an erasure that is over",
        "customer.erased",
        "INSERT INTO erased_note (seq, customer_id) SELECT MIN(n.seq), MIN(e.customer_id) FROM journal_note n, erasure e",
    ),
    told(
        "take words out beside a row that erases nobody",
        "customer.erased",
        "DELETE FROM journal_note",
    ),
    told(
        "empty the mails beside a row that erases nobody",
        "customer.erased",
        "UPDATE mail SET subject = '', body_text = '', body_html = '', facts = NULL",
    ),
    silent("blank why a seat is out of sale", "UPDATE seat_out SET reason = ''"),
    told(
        "blank why a seat is out of sale beside a row that erases nobody",
        "customer.erased",
        "UPDATE seat_out SET reason = ''",
    ),
    told(
        "give a place to another holder and at another price beside a change of a customer",
        "customer.changed",
        "UPDATE place SET holder = 'Mine', price_cents = price_cents + 1",
    ),
    silent("give somebody who was erased their name back", "UPDATE erasure SET seq = seq + 1"),
    silent("hide customers from the search", "DELETE FROM customer_word"),
    silent("find a customer by other words", "INSERT INTO customer_word SELECT 0, 'mine', name_key, id FROM customer"),
    silent("write another text into a mail", "UPDATE mail SET body_text = 'mine', body_html = 'mine'"),
    silent("give a mail another subject", "UPDATE mail SET subject = 'mine'"),
    silent("send a mail to oneself", "UPDATE mail SET recipient = 'me@example.org'"),
    told(
        "send a mail to oneself beside a sale",
        "sale.made",
        "UPDATE mail SET recipient = 'me@example.org'",
    ),
    silent("cancel the mails", "UPDATE mail SET state = 'cancelled'"),
    silent("say that mails were sent", "UPDATE mail SET state = 'sent'"),
    silent("let the mails wait for ever", "UPDATE mail SET due_at_ms = 9000000000000"),
    silent(
        "keep the line of the mails for ever",
        "INSERT INTO mail_lease VALUES (1, 'mine', 9000000000000)
         ON CONFLICT (id) DO UPDATE SET until_ms = excluded.until_ms",
    ),
    silent(
        "keep a request on one's screen for ever",
        "INSERT INTO claim SELECT MIN(r.id), MIN(w.id), MIN(k.id), 9000000000000
         FROM reprise r, operator w, counter k",
    ),
    silent("take a mail out", "DELETE FROM mail"),
    silent("change what a mail states", "UPDATE mail SET facts = NULL"),
    silent(
        "write to a customer in the house's name",
        "INSERT INTO mail (id, kind, customer_id, recipient, recipient_name, locale, subject, body_text, body_html,
           message_id, date_ms, state, attempts, due_at_ms)
         SELECT 1, 'mine', MIN(id), 'me@example.org', '', 'fr', 'x', 'x', 'x', 'x', 0, 'pending', 0, 0 FROM customer",
    ),
    told(
        "write to a customer beside a sale",
        "sale.made",
        "INSERT INTO mail (id, kind, customer_id, recipient, recipient_name, locale, subject, body_text, body_html,
           message_id, date_ms, state, attempts, due_at_ms)
         SELECT 1, 'mine', MIN(id), 'me@example.org', '', 'fr', 'x', 'x', 'x', 'x', 0, 'pending', 0, 0 FROM customer",
    ),
    told(
        "date a mail beyond every calendar",
        "mail.resent",
        "INSERT INTO mail (id, kind, customer_id, recipient, recipient_name, locale, subject, body_text, body_html,
           message_id, date_ms, state, attempts, due_at_ms)
         SELECT 1, 'mine', MIN(id), 'me@example.org', '', 'fr', 'x', 'x', 'x', 'x', 300000000000000, 'pending', 0, 0
         FROM customer",
    ),
    told(
        "make a mail that was tried more often than can be counted",
        "mail.resent",
        "INSERT INTO mail (id, kind, customer_id, recipient, recipient_name, locale, subject, body_text, body_html,
           message_id, date_ms, state, attempts, due_at_ms)
         SELECT 1, 'mine', MIN(id), 'me@example.org', '', 'fr', 'x', 'x', 'x', 'x', house_ms(), 'pending',
           9223372036854775807, 0 FROM customer",
    ),
    silent(
        "count more tries of a mail than can be counted",
        "UPDATE mail SET attempts = 9223372036854775807",
    ),
    silent("say that the tries of a mail are to come", "UPDATE mail SET since_ms = 9000000000000"),
    silent("forget what an import said", "UPDATE import_seen SET facts = ''"),
    silent(
        "say that an import contradicts",
        "INSERT INTO contradiction VALUES (1, 'x', 'x', 'x', 'x', 1, 1, NULL, NULL, NULL, 'x', 'x', 'gone', '',
           'pending', '', NULL, NULL, NULL, '')",
    ),
    told(
        "say that an import contradicts beside a sale",
        "sale.made",
        "INSERT INTO contradiction VALUES (1, 'x', 'x', 'x', 'x', 1, 1, NULL, NULL, NULL, 'x', 'x', 'gone', '',
           'pending', '', NULL, NULL, NULL, '')",
    ),
    silent("say what an import said", "INSERT INTO import_seen VALUES ('x', 'x', 'x')"),
];
