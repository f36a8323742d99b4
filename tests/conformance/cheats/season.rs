//! Ways to halls, names, prices, and what else a house is told to be.

use super::way::{Way, silent, told, told_by};

pub const WAYS: &[Way] = &[
    silent("make a show", "INSERT INTO show (id, title, title_key, version) VALUES (1, 'X', 'x', 1)"),
    told(
        "make a show beside a sale",
        "sale.made",
        "INSERT INTO show (id, title, title_key, version) VALUES (1, 'X', 'x', 1)",
    ),
    silent("rename a show", "UPDATE show SET title = title || '!'"),
    silent("take a show out", "DELETE FROM show"),
    silent("make a hall", "INSERT INTO hall (id, name, version) VALUES (1, 'X', 1)"),
    told("make a hall beside a sale", "sale.made", "INSERT INTO hall (id, name, version) VALUES (1, 'X', 1)"),
    silent("rename a hall", "UPDATE hall SET name = name || '!'"),
    silent("take a hall out", "DELETE FROM hall"),
    silent(
        "make a category",
        "INSERT INTO category (id, name, name_key, position, retired, version) VALUES (1, 'X', 'x', 9, 0, 1)",
    ),
    told(
        "make a category beside a rate",
        "rate.created",
        "INSERT INTO category (id, name, name_key, position, retired, version) VALUES (1, 'X', 'x', 9, 0, 1)",
    ),
    silent("retire a category", "UPDATE category SET retired = 1 - retired"),
    silent(
        "make a rate",
        "INSERT INTO rate (id, name, name_key, position, holder, retired, version)
         VALUES (1, 'X', 'x', 9, '', 0, 1)",
    ),
    told(
        "make a rate beside a category",
        "category.created",
        "INSERT INTO rate (id, name, name_key, position, holder, retired, version)
         VALUES (1, 'X', 'x', 9, '', 0, 1)",
    ),
    silent("retire a rate", "UPDATE rate SET retired = 1 - retired"),
    silent(
        "set prices over those that were set",
        "INSERT INTO price (performance_id, category_id, rate_id, price_cents)
         SELECT performance_id, category_id, rate_id, 1 FROM price
         ON CONFLICT (performance_id, category_id, rate_id) DO UPDATE SET price_cents = 1",
    ),
    told(
        "set prices beside an opening of sales",
        "sales.opened",
        "INSERT INTO price (performance_id, category_id, rate_id, price_cents)
         SELECT performance_id, category_id, rate_id, 1 FROM price
         ON CONFLICT (performance_id, category_id, rate_id) DO UPDATE SET price_cents = 1",
    ),
    silent(
        "let another file's name mean a rate",
        "INSERT INTO former_name (kind, name_key, id) SELECT 'rate', 'mine', MIN(id) FROM rate",
    ),
    silent(
        "let another file's row mean a row",
        "INSERT INTO former_row (hall_id, label, now) SELECT MIN(id), 'mine', 'A' FROM hall",
    ),
    silent(
        "draw a hall otherwise",
        "INSERT INTO hall_plan (hall_id, body) SELECT MIN(id), '[]' FROM hall",
    ),
    silent("put seats back on sale", "DELETE FROM seat_out"),
    told("put seats back on sale beside a sale", "sale.made", "DELETE FROM seat_out"),
    told("put a house seat back on sale without a supervisor", "seats.put_back", "DELETE FROM seat_out"),
    told_by(
        "put a house seat back on sale as a cashier",
        "seats.put_back",
        "cashier",
        "DELETE FROM seat_out WHERE kind = 'house'",
    ),
    told(
        "put a companion's seat back on sale as nobody",
        "seats.put_back",
        "DELETE FROM seat_out WHERE kind = 'companion'",
    ),
    told_by(
        "put a companion's seat back on sale as an agent",
        "seats.put_back",
        "agent",
        "DELETE FROM seat_out WHERE kind = 'companion'",
    ),
    told_by(
        "put seats back on sale beside a change of their hall that keeps them",
        "hall.changed",
        "supervisor",
        "DELETE FROM seat_out",
    ),
    told_by(
        "put a companion's seat back on sale beside another change of its performance",
        "performance.changed",
        "cashier",
        "DELETE FROM seat_out WHERE kind = 'companion'",
    ),
    told("put seats back on sale beside a file that leaves its hall", "import.applied", "DELETE FROM seat_out"),
    silent(
        "put a seat out of sale",
        "INSERT INTO seat_out (performance_id, seat_id, kind, reason, operator_id, at_ms, seq)
         SELECT f.id, s.id, 'house', 'x', (SELECT MIN(id) FROM operator), 0, (SELECT seq + 1 FROM head)
         FROM performance f JOIN seat s ON s.hall_id = f.hall_id
         WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.performance_id = f.id AND p.seat_id = s.id) LIMIT 1",
    ),
    told(
        "put a seat out of sale as nobody",
        "seats.put_out",
        "INSERT INTO seat_out (performance_id, seat_id, kind, reason, operator_id, at_ms, seq)
         SELECT f.id, s.id, 'house', 'x', (SELECT MIN(id) FROM operator), 0, (SELECT seq FROM head)
         FROM performance f JOIN seat s ON s.hall_id = f.hall_id
         WHERE NOT EXISTS (SELECT 1 FROM place p WHERE p.performance_id = f.id AND p.seat_id = s.id) LIMIT 1",
    ),
    silent(
        "make a second house",
        "INSERT INTO house (id, name, address, siret, licence, contact, time_zone, demo, clock_offset_ms, version)
         VALUES (2, 'X', '', '', '', '', 'Europe/Paris', 0, 0, 1)",
    ),
    told(
        "make the house again, as a demo",
        "house.changed",
        "INSERT INTO house (id, name, address, siret, licence, contact, time_zone, demo, clock_offset_ms, version)
         VALUES (1, 'X', '', '', '', '', 'Europe/Paris', 1, 0, 1)
         ON CONFLICT (id) DO UPDATE SET demo = 1",
    ),
    silent(
        "say that a paper was made",
        "INSERT INTO amendment_copy (amendment_id, rank, at_ms, operator_id)
         SELECT MIN(a.id), 99, 0, MIN(w.id) FROM amendment a, operator w",
    ),
    told(
        "say that a paper was made beside a receipt",
        "receipt.made",
        "INSERT INTO amendment_copy (amendment_id, rank, at_ms, operator_id)
         SELECT MIN(a.id), 99, 0, MIN(w.id) FROM amendment a, operator w",
    ),
    silent(
        "say that a place was given back",
        "INSERT INTO amendment_place (place_id, amendment_id)
         SELECT MIN(p.id), MIN(a.id) FROM place p, amendment a
         WHERE p.id NOT IN (SELECT place_id FROM amendment_place)",
    ),
    told(
        "say that a place was given back beside a refund",
        "refund.settled",
        "INSERT INTO amendment_place (place_id, amendment_id)
         SELECT MIN(p.id), MIN(a.id) FROM place p, amendment a
         WHERE p.id NOT IN (SELECT place_id FROM amendment_place)",
    ),
    silent(
        "say that a ticket was handed over",
        "INSERT INTO handover (place_id, at_ms, operator_id, counter_id)
         SELECT MIN(p.id), 0, MIN(w.id), MIN(k.id) FROM place p, operator w, counter k
         WHERE p.id NOT IN (SELECT place_id FROM handover)",
    ),
    told(
        "say that a ticket was handed over beside a mail",
        "mail.sent",
        "INSERT INTO handover (place_id, at_ms, operator_id, counter_id)
         SELECT MIN(p.id), 0, MIN(w.id), MIN(k.id) FROM place p, operator w, counter k
         WHERE p.id NOT IN (SELECT place_id FROM handover)",
    ),
    silent(
        "have a duplicata printed",
        "INSERT INTO print_job (id, place_id, duplicata, state, created_at_ms, operator_id, way)
         SELECT 1, MIN(p.id), 99, 'waiting', 0, MIN(w.id), 'printer' FROM place p, operator w",
    ),
    told(
        "have a duplicata printed beside a void",
        "sale.voided",
        "INSERT INTO print_job (id, place_id, duplicata, state, created_at_ms, operator_id, way)
         SELECT 1, MIN(p.id), 99, 'waiting', 0, MIN(w.id), 'printer' FROM place p, operator w",
    ),
    silent("ask a place back in silence", ASKED),
    told("ask a place back beside a decision", "reprise.held", ASKED),
    told(
        "decide a request beside the making of one",
        "reprise.requested",
        "UPDATE reprise SET state = 'refused', bucket = 'done'",
    ),
    told(
        "make a performance beside the opening of sales",
        "sales.opened",
        "INSERT INTO performance (id, show_id, hall_id, starts_at_ms, vat_bp, on_sale, version)
         SELECT 1, show_id, hall_id, 0, 0, 1, 1 FROM performance LIMIT 1",
    ),
    silent(
        "let a request be found by other words",
        "INSERT INTO reprise_word (word, reprise_id) SELECT 'mine', id FROM reprise",
    ),
    silent(
        "count more requests than there are",
        "INSERT INTO reprise_count (performance_id, show_id, place_channel, state, count)
         VALUES (1, 1, 'X', 'requested', 99)",
    ),
];

/// A request of a live place, like another one.
const ASKED: &str = "INSERT INTO reprise (id, number, place_id, order_id, customer_id, performance_id, show_id, channel,
      state, bucket, requested_at_ms, requested_by, paid_cents, reprise_cents, fee_cents, policy_id, terms_version,
      needs_signature, flags, deadline_at_ms, starts_at_ms, customer_key, show_key, place_key, search_key,
      place_channel, version)
    SELECT 1, 999999, (SELECT MAX(id) FROM place WHERE state = 'live'), order_id, customer_id, performance_id, show_id,
      channel, 'requested', 'open', 0, requested_by, paid_cents, reprise_cents, fee_cents, policy_id, terms_version, 0,
      flags, deadline_at_ms, starts_at_ms, customer_key, show_key, place_key, search_key, place_channel, 1
    FROM reprise LIMIT 1";
