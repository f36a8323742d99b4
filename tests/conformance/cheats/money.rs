//! Ways to money, credit and places.

use super::way::{Way, silent, told};

pub const WAYS: &[Way] = &[
    silent("change a transfer", "UPDATE transfer SET amount_cents = 1"),
    silent("take a transfer out", "DELETE FROM transfer"),
    silent("empty the transfers", "TRUNCATE transfer"),
    silent(
        "add a transfer to an old row",
        "INSERT INTO transfer SELECT seq, 99, debit_id, credit_id, 100 FROM transfer LIMIT 1",
    ),
    silent("grow a balance", "UPDATE account SET credit_cents = credit_cents + 10000 WHERE kind = 'lot'"),
    told(
        "grow a balance beside a row",
        "credit.opened",
        "UPDATE account SET credit_cents = credit_cents + 10000 WHERE kind = 'lot'",
    ),
    silent("shrink an account", "UPDATE account SET debit_cents = debit_cents - 1 WHERE id = 2"),
    silent("make an account with money in it", "INSERT INTO account VALUES (77, 'lot', 'mine', 0, 10000)"),
    silent("make an account in silence", "INSERT INTO account VALUES (77, 'lot', 'mine', 0, 0)"),
    silent("take an account away", "DELETE FROM account"),
    silent("make a lot worth more", "UPDATE credit_lot SET issued_cents = 100000"),
    silent("let a lot live longer", "UPDATE credit_lot SET expires_at_ms = 9999999999999"),
    silent("give a lot to another", "UPDATE credit_lot SET customer_id = customer_id"),
    silent("take a lot out", "DELETE FROM credit_lot"),
    told(
        "make a lot beside a row of a sale",
        "sale.made",
        "INSERT INTO account VALUES (77, 'lot', 'mine', 0, 0);
         INSERT INTO credit_lot (id, number, customer_id, origin, issued_cents, issued_at_ms, expires_at_ms)
         SELECT 77, 999999, MIN(id), 'opening', 10000, 0, 9999999999999 FROM customer",
    ),
    told(
        "let a live lot lapse",
        "credit.lapsed",
        "INSERT INTO account VALUES (7, 'house', 'lapsed', 0, 0) ON CONFLICT DO NOTHING;
         INSERT INTO transfer SELECT h.seq, 0, l.id, 7, 1 FROM head h,
           (SELECT id FROM credit_lot WHERE expires_at_ms >= house_ms() LIMIT 1) l",
    ),
    told(
        "bring back what lapsed beside a row that opens credit",
        "credit.opened",
        "INSERT INTO account VALUES (7, 'house', 'lapsed', 0, 0) ON CONFLICT DO NOTHING;
         INSERT INTO transfer SELECT h.seq, 0, 7, l.id, 1000 FROM head h, (SELECT id FROM credit_lot LIMIT 1) l;
         UPDATE account SET debit_cents = debit_cents + 1000 WHERE id = 7;
         UPDATE account SET credit_cents = credit_cents + 1000 WHERE id = (SELECT id FROM credit_lot LIMIT 1)",
    ),
    silent("change where a lot comes from", "UPDATE lot_origin SET kind = 'gift'"),
    silent("take the origin of a lot out", "DELETE FROM lot_origin"),
    silent("empty the origins of lots", "TRUNCATE lot_origin"),
    silent(
        "say in silence that a lot was given",
        "INSERT INTO lot_origin (lot_id, kind, seq, root_id)
         SELECT MIN(l.id), 'gift', MIN(h.seq) + 1, MIN(l.id) FROM credit_lot l, head h",
    ),
    told(
        "give credit by hand without a supervisor",
        "credit.given",
        "INSERT INTO account VALUES (8, 'house', 'gifts', 0, 0) ON CONFLICT DO NOTHING;
         INSERT INTO account VALUES (77, 'lot', 'mine', 0, 0);
         UPDATE series SET last = last + 1 WHERE name = 'lot';
         INSERT INTO credit_lot (id, number, customer_id, origin, issued_cents, issued_at_ms, expires_at_ms)
         SELECT 77, s.last, MIN(c.id), 'opening', 10000, 0, 9999999999999
         FROM customer c, series s WHERE s.name = 'lot' GROUP BY s.last;
         INSERT INTO lot_origin (lot_id, kind, seq, root_id) SELECT 77, 'gift', seq, 77 FROM head;
         INSERT INTO transfer SELECT seq, 0, 8, 77, 10000 FROM head;
         UPDATE account SET debit_cents = 10000 WHERE id = 8;
         UPDATE account SET credit_cents = 10000 WHERE id = 77",
    ),
    told(
        "give credit by hand beside a row that opens credit",
        "credit.opened",
        "INSERT INTO account VALUES (8, 'house', 'gifts', 0, 0) ON CONFLICT DO NOTHING;
         INSERT INTO transfer SELECT h.seq, 0, 8, l.id, 1000 FROM head h, (SELECT id FROM credit_lot LIMIT 1) l;
         UPDATE account SET debit_cents = debit_cents + 1000 WHERE id = 8;
         UPDATE account SET credit_cents = credit_cents + 1000 WHERE id = (SELECT id FROM credit_lot LIMIT 1)",
    ),
    told(
        "fill a lot that is there beside a row that gives credit",
        "credit.given",
        "INSERT INTO account VALUES (8, 'house', 'gifts', 0, 0) ON CONFLICT DO NOTHING;
         INSERT INTO transfer SELECT h.seq, 0, 8, l.id, 1000 FROM head h, (SELECT id FROM credit_lot LIMIT 1) l;
         UPDATE account SET debit_cents = debit_cents + 1000 WHERE id = 8;
         UPDATE account SET credit_cents = credit_cents + 1000 WHERE id = (SELECT id FROM credit_lot LIMIT 1)",
    ),
    told(
        "take back credit that was not given",
        "credit.taken_back",
        "INSERT INTO account VALUES (8, 'house', 'gifts', 0, 0) ON CONFLICT DO NOTHING;
         INSERT INTO transfer SELECT h.seq, 0, l.id, 8, 1 FROM head h, (SELECT id FROM credit_lot LIMIT 1) l",
    ),
    told(
        "bring a balance in without a supervisor",
        "credit.brought_in",
        "INSERT INTO account VALUES (9, 'house', 'brought_in', 0, 0) ON CONFLICT DO NOTHING;
         INSERT INTO account VALUES (77, 'lot', 'mine', 0, 0);
         UPDATE series SET last = last + 1 WHERE name = 'lot';
         INSERT INTO credit_lot (id, number, customer_id, origin, issued_cents, issued_at_ms, expires_at_ms)
         SELECT 77, s.last, MIN(c.id), 'opening', 10000, 0, 9999999999999
         FROM customer c, series s WHERE s.name = 'lot' GROUP BY s.last;
         INSERT INTO lot_origin (lot_id, kind, seq, root_id, mark) SELECT 77, 'balance', seq, 77, 'mine' FROM head;
         INSERT INTO transfer SELECT seq, 0, 9, 77, 10000 FROM head;
         UPDATE account SET debit_cents = 10000 WHERE id = 9;
         UPDATE account SET credit_cents = 10000 WHERE id = 77",
    ),
    told(
        "bring a balance in beside a row that tells of a customer",
        "customer.changed",
        "INSERT INTO account VALUES (9, 'house', 'brought_in', 0, 0) ON CONFLICT DO NOTHING;
         INSERT INTO transfer SELECT h.seq, 0, 9, l.id, 1000 FROM head h, (SELECT id FROM credit_lot LIMIT 1) l",
    ),
    told(
        "move credit from one lot to another",
        "credit.extended",
        "INSERT INTO transfer SELECT h.seq, 0, f.id, l.id, 1 FROM head h, (SELECT MIN(id) AS id FROM credit_lot) f,
           (SELECT MAX(id) AS id FROM credit_lot) l;
         UPDATE account SET debit_cents = debit_cents + 1 WHERE id = (SELECT MIN(id) FROM credit_lot);
         UPDATE account SET credit_cents = credit_cents + 1 WHERE id = (SELECT MAX(id) FROM credit_lot)",
    ),
    silent("take a payment out", "DELETE FROM payment"),
    silent("change a payment", "UPDATE payment SET amount_cents = 1"),
    silent(
        "pay without a word in the journal",
        "INSERT INTO payment (id, order_id, tender, amount_cents, at_ms)
         SELECT 1, MIN(id), 'cash', 100, 0 FROM orders",
    ),
    told(
        "pay beside a row that tells of a customer",
        "customer.changed",
        "INSERT INTO payment (id, order_id, tender, amount_cents, at_ms)
         SELECT 1, MIN(id), 'cash', 100, 0 FROM orders",
    ),
    silent("give a ticket another number", "UPDATE ticket SET number = number + 1000"),
    silent("issue a ticket beyond the series", "INSERT INTO ticket SELECT 999999, MIN(id), 0 FROM place"),
    silent("take a ticket out", "DELETE FROM ticket"),
    told(
        "issue a ticket beside a row that tells of a mail",
        "mail.sent",
        "UPDATE series SET last = last + 1 WHERE name = 'ticket';
         INSERT INTO ticket SELECT (SELECT last FROM series WHERE name = 'ticket'), MIN(p.id), 0
         FROM place p WHERE NOT EXISTS (SELECT 1 FROM ticket t WHERE t.place_id = p.id)",
    ),
    silent(
        "make an order in silence",
        "INSERT INTO orders (id, number, channel, created_at_ms, total_cents, fees_cents, state)
         VALUES (1, '999999', 'GUICHET', 0, 0, 0, 'issued')",
    ),
    told(
        "make an order beside a row that notes one",
        "order.noted",
        "INSERT INTO orders (id, number, channel, created_at_ms, total_cents, fees_cents, state)
         VALUES (1, '999999', 'GUICHET', 0, 0, 0, 'issued')",
    ),
    silent(
        "make a live place in silence",
        "INSERT INTO place (id, order_id, rank, performance_id, category_id, rate_id, price_cents, vat_bp,
           channel, state, code, holder, copies)
         SELECT 1, order_id, 99, performance_id, category_id, rate_id, 0, vat_bp, channel, 'live', 'mine', '', 0
         FROM place LIMIT 1",
    ),
    told(
        "make a live place beside a row that tells of a print",
        "ticket.printed",
        "INSERT INTO place (id, order_id, rank, performance_id, category_id, rate_id, price_cents, vat_bp,
           channel, state, code, holder, copies)
         SELECT 1, order_id, 99, performance_id, category_id, rate_id, 0, vat_bp, channel, 'live', 'mine', '', 0
         FROM place LIMIT 1",
    ),
    silent("free a seat in silence", "UPDATE place SET state = 'cancelled'"),
    told(
        "free a seat beside a row that tells of a print",
        "ticket.printed",
        "UPDATE place SET state = 'cancelled' WHERE id = (SELECT MIN(id) FROM place WHERE state = 'live')",
    ),
    silent("take a place out", "DELETE FROM place"),
    silent("give a place another price", "UPDATE place SET price_cents = 1"),
    told("give a place another price beside a decision", "reprise.accepted", "UPDATE place SET price_cents = 1"),
    told(
        "give a place another price beside a duplicata",
        "ticket.reprinted",
        "UPDATE place SET price_cents = price_cents + 1, copies = copies + 1",
    ),
    silent("give a place another VAT", "UPDATE place SET vat_bp = 0"),
    silent("move a place to another order", "UPDATE place SET order_id = (SELECT MAX(id) FROM orders)"),
    silent("give a place another code", "UPDATE place SET code = 'mine' || id"),
    silent("say that a place was not scanned", "UPDATE place SET scanned_at_ms = 1"),
    silent("say that a place was never printed", "UPDATE place SET copies = copies + 1"),
    silent("give a place to another holder", "UPDATE place SET holder = 'Mine'"),
    silent("call an order paid in silence", "UPDATE orders SET state = 'unpaid'"),
    told("call an order cancelled beside a note", "order.noted", "UPDATE orders SET state = 'cancelled'"),
    silent("give an order to another customer in silence", "UPDATE orders SET customer_id = NULL"),
    silent("give an order another total", "UPDATE orders SET total_cents = total_cents + 1"),
    told(
        "give an order another total beside its payment",
        "order.paid",
        "UPDATE orders SET total_cents = total_cents + 1",
    ),
    silent("give an order another number", "UPDATE orders SET number = number || '0'"),
    silent("take an order out", "DELETE FROM orders"),
    silent("say who made an order", "UPDATE orders SET operator_id = NULL"),
    silent("say when an order was made", "UPDATE orders SET created_at_ms = 0"),
    silent("decide a request in silence", "UPDATE reprise SET state = 'refused', bucket = 'done'"),
    told(
        "decide a request beside a row that tells of a customer",
        "customer.changed",
        "UPDATE reprise SET state = 'refused', bucket = 'done'",
    ),
    silent("change what a request promised", "UPDATE reprise SET reprise_cents = paid_cents - 1"),
    silent("change what a request may cost", "UPDATE reprise SET fee_cents = 0"),
    silent("move the deadline of a request", "UPDATE reprise SET deadline_at_ms = 9999999999999"),
    silent("take the second signature off", "UPDATE reprise SET needs_signature = 0"),
    silent("make a request disappear", "DELETE FROM reprise"),
    silent("hide a request from the queue", "UPDATE reprise SET bucket = 'done'"),
    silent("hide requests from the count", "UPDATE reprise_count SET count = 0"),
    silent("hide a request from the search", "DELETE FROM reprise_word"),
    silent("change what was given back", "UPDATE refund SET amount_cents = amount_cents + 100"),
    silent("forget a void", "DELETE FROM amendment_place"),
    silent("change a void", "UPDATE amendment SET amount_cents = 0"),
    silent("empty what was put right", "TRUNCATE amendment CASCADE"),
    silent(
        "give back more than was paid",
        "INSERT INTO refund (id, amendment_id, payment_id, tender, amount_cents, way, result, at_ms)
         SELECT 1, MIN(a.id), MIN(p.id), 'cash', 9999999, 'hand', 'done', 0
         FROM amendment a CROSS JOIN payment p",
    ),
    silent(
        "give money back in silence",
        "INSERT INTO refund (id, amendment_id, payment_id, tender, amount_cents, way, result, at_ms)
         SELECT 1, MIN(a.id), MAX(p.id), 'cash', 1, 'hand', 'done', 0
         FROM amendment a CROSS JOIN payment p",
    ),
    told(
        "give money back beside a sale",
        "sale.made",
        "INSERT INTO refund (id, amendment_id, payment_id, tender, amount_cents, way, result, at_ms)
         SELECT 1, MIN(a.id), MAX(p.id), 'cash', 1, 'hand', 'done', 0
         FROM amendment a CROSS JOIN payment p",
    ),
    silent(
        "put a sale right in silence",
        "INSERT INTO amendment (id, number, order_id, kind, seq, made_at_ms, operator_id, counter_id,
           amount_cents, ticket_returned, reason)
         SELECT 1, a.number + 1, a.order_id, 'void', h.seq + 1, 0, a.operator_id, a.counter_id, 0, 0,
           'other' FROM amendment a CROSS JOIN head h",
    ),
    silent(
        "tie a void to an old row",
        "INSERT INTO amendment (id, number, order_id, kind, seq, made_at_ms, operator_id, counter_id,
           amount_cents, ticket_returned, reason)
         SELECT 1, a.number + 1, a.order_id, 'void', 1, 0, a.operator_id, a.counter_id, 0, 0, 'other'
         FROM amendment a",
    ),
    silent(
        "give a receipt without a word in the journal",
        "INSERT INTO receipt SELECT MIN(o.id), 7, 0, 1, MIN(k.id) FROM orders o, counter k",
    ),
    told(
        "give a receipt beside a row that tells of a mail",
        "mail.sent",
        "INSERT INTO receipt SELECT MIN(o.id), 7, 0, MIN(w.id), MIN(k.id) FROM orders o, operator w, counter k",
    ),
    silent("take a receipt out", "DELETE FROM receipt"),
    silent("say that a ticket was handed over by another", "UPDATE handover SET operator_id = 0"),
    silent("say that a print came out", "UPDATE print_job SET state = 'out'"),
    silent("forget a print", "DELETE FROM print_job"),
    silent("make prices lower", "UPDATE price SET price_cents = 0"),
    told("make prices lower beside a sale", "sale.made", "UPDATE price SET price_cents = 0"),
    silent("take prices away", "DELETE FROM price"),
    silent("lower the VAT of a performance", "UPDATE performance SET vat_bp = 0"),
    told("lower the VAT of a performance beside a sale", "sale.made", "UPDATE performance SET vat_bp = 0"),
    silent("move a performance", "UPDATE performance SET starts_at_ms = starts_at_ms + 1"),
    silent("open sales", "UPDATE performance SET on_sale = 1 - on_sale"),
    silent("make a performance", "INSERT INTO performance SELECT 1, show_id, hall_id, 0, 0, 1 FROM performance LIMIT 1"),
    silent("make a seat", "INSERT INTO seat SELECT 1, hall_id, 'Z', '99', category_id, 0, 0 FROM seat LIMIT 1"),
    silent("withdraw a seat from sale", "UPDATE seat SET withdrawn = 1"),
    silent("give a rate another name", "UPDATE rate SET name = name || '!'"),
    silent("change the policy in force", "UPDATE policy SET body = '{}'"),
    told(
        "give the house other terms beside a sale",
        "sale.made",
        "INSERT INTO policy (id, scope, scope_id, version, body, made_at_ms)
         SELECT 1, scope, scope_id, version + 1, body, 0 FROM policy ORDER BY version DESC LIMIT 1",
    ),
];
