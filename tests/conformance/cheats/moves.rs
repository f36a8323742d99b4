//! Ways to what a moved performance gives, what an acceptance took of a payment, and tries of a card refund.

use super::way::{Way, silent, told};

pub const WAYS: &[Way] = &[
    silent(
        "move a performance in silence",
        "INSERT INTO rescheduling (id, performance_id, seq, at_ms, operator_id, counter_id, before_ms,
           starts_at_ms, free_until_ms, places, by_mail, by_letter)
         SELECT 1, MIN(f.id), MIN(h.seq) + 1, 0, MIN(o.id), MIN(k.id), 0, 1, 2, 0, 0, 0
         FROM performance f CROSS JOIN head h CROSS JOIN operator o CROSS JOIN counter k",
    ),
    told(
        "move a performance beside a change of it",
        "performance.changed",
        "INSERT INTO rescheduling (id, performance_id, seq, at_ms, operator_id, counter_id, before_ms,
           starts_at_ms, free_until_ms, places, by_mail, by_letter)
         SELECT 1, MIN(f.id), MIN(h.seq) + 1, 0, MIN(o.id), MIN(k.id), 0, 1, 2, 0, 0, 0
         FROM performance f CROSS JOIN head h CROSS JOIN operator o CROSS JOIN counter k",
    ),
    told(
        "tie a move to an old row",
        "performance.rescheduled",
        "INSERT INTO rescheduling (id, performance_id, seq, at_ms, operator_id, counter_id, before_ms,
           starts_at_ms, free_until_ms, places, by_mail, by_letter)
         SELECT 1, performance_id, 1, 0, operator_id, counter_id, 0, 1, 2, 0, 0, 0 FROM rescheduling",
    ),
    told(
        "tie a move to a row that is yet to come",
        "performance.rescheduled",
        "INSERT INTO rescheduling (id, performance_id, seq, at_ms, operator_id, counter_id, before_ms,
           starts_at_ms, free_until_ms, places, by_mail, by_letter)
         SELECT 1, x.performance_id, h.seq + 1, 0, x.operator_id, x.counter_id, 0, 1, 2, 0, 0, 0
         FROM rescheduling x, head h",
    ),
    silent("change the date of a performance in silence", "UPDATE performance SET starts_at_ms = 1"),
    told(
        "change the date of a performance beside a row of a customer",
        "customer.changed",
        "UPDATE performance SET starts_at_ms = starts_at_ms + 1",
    ),
    silent("offer a reprise without a fee for longer", "UPDATE rescheduling SET free_until_ms = 9999999999999"),
    silent("say that a performance was always then", "UPDATE rescheduling SET before_ms = 1"),
    silent("say that fewer were concerned", "UPDATE rescheduling SET places = 0"),
    silent("forget a move", "DELETE FROM rescheduling"),
    silent("empty the moves", "TRUNCATE rescheduling CASCADE"),
    silent("say that somebody was told", "UPDATE rescheduling_notice SET customer_id = 1"),
    silent("forget who was told", "DELETE FROM rescheduling_notice"),
    silent("empty who was told", "TRUNCATE rescheduling_notice"),
    silent(
        "tell nobody and say so",
        "INSERT INTO rescheduling_notice (mail_id, rescheduling_id, customer_id, places)
         SELECT MIN(m.id), MIN(x.id), MIN(c.id), 1 FROM mail m, rescheduling x, customer c
         WHERE m.kind <> 'performance_rescheduled'
           AND c.id NOT IN (SELECT customer_id FROM rescheduling_notice)",
    ),
    told(
        "say that somebody was told beside a mail that left",
        "mail.sent",
        "INSERT INTO rescheduling_notice (mail_id, rescheduling_id, customer_id, places)
         SELECT MIN(m.id), MIN(x.id), MIN(c.id), 1 FROM mail m, rescheduling x, customer c
         WHERE m.kind <> 'performance_rescheduled'
           AND c.id NOT IN (SELECT customer_id FROM rescheduling_notice)",
    ),
    silent(
        "say that the letters were made",
        "INSERT INTO rescheduling_copy (rescheduling_id, rank, at_ms, operator_id)
         SELECT id, 9, 0, operator_id FROM rescheduling",
    ),
    told(
        "say that the letters were made beside a receipt",
        "receipt.made",
        "INSERT INTO rescheduling_copy (rescheduling_id, rank, at_ms, operator_id)
         SELECT id, 9, 0, operator_id FROM rescheduling",
    ),
    silent("forget that letters were made", "DELETE FROM rescheduling_copy"),
    silent("say that another made the letters", "UPDATE rescheduling_copy SET operator_id = 0"),
    silent("empty the letters", "TRUNCATE rescheduling_copy"),
    silent(
        "say that a letter need not be sent",
        "UPDATE mail SET settled_at_ms = 1 WHERE state = 'no_address'",
    ),
    silent(
        "let a fee fall away in silence",
        "UPDATE reprise SET rescheduling_id = 1, reprise_cents = paid_cents, fee_cents = 0",
    ),
    told(
        "let a fee fall away under a move of before",
        "reprise.relieved",
        "UPDATE reprise SET rescheduling_id = x.id, reprise_cents = paid_cents, fee_cents = 0
         FROM rescheduling x WHERE reprise.rescheduling_id IS NULL",
    ),
    told(
        "take back more than was promised beside a relief",
        "reprise.relieved",
        "UPDATE reprise SET reprise_cents = paid_cents, fee_cents = 0 WHERE fee_cents > 0",
    ),
    told(
        "take the relief of a request away",
        "reprise.relieved",
        "UPDATE reprise SET rescheduling_id = NULL WHERE rescheduling_id IS NOT NULL",
    ),
    told(
        "let a fee fall away beside a decision",
        "reprise.held",
        "UPDATE reprise SET reprise_cents = paid_cents, fee_cents = 0 WHERE fee_cents > 0",
    ),
    silent("say that an acceptance took less", "UPDATE reprise_part SET taken_cents = amount_cents"),
    silent("say that an acceptance took it of another payment", "UPDATE reprise_part SET payment_id = NULL"),
    silent("say that an acceptance gave another lot", "UPDATE reprise_part SET lot_id = NULL, amount_cents = 0"),
    silent("forget what an acceptance took", "DELETE FROM reprise_part"),
    silent("empty what acceptances took", "TRUNCATE reprise_part"),
    silent(
        "say that an old acceptance took of a payment",
        "INSERT INTO reprise_part SELECT reprise_id, seq, 9, NULL, 100, 0, NULL FROM reprise_part LIMIT 1",
    ),
    silent(
        "tell a part of an acceptance that no row tells",
        "INSERT INTO reprise_part SELECT MIN(r.id), (SELECT seq + 1 FROM head), 0, NULL, 100, 0, NULL
         FROM reprise r",
    ),
    told(
        "tell a part of an acceptance beside a refusal",
        "reprise.refused",
        "INSERT INTO reprise_part SELECT MIN(r.id), (SELECT seq + 1 FROM head), 0, NULL, 100, 0, NULL
         FROM reprise r",
    ),
    silent("give a lot days of grace", "UPDATE credit_lot SET grace = 1"),
    silent("give a lot days of grace again", "UPDATE credit_lot SET grace = 0"),
    told("give a lot days of grace beside an acceptance", "reprise.accepted", "UPDATE credit_lot SET grace = 1"),
    silent(
        "take a signature away",
        "UPDATE reprise SET needs_signature = 1; UPDATE reprise SET needs_signature = 0",
    ),
    told(
        "take a signature away beside a decision",
        "reprise.passed",
        "UPDATE reprise SET needs_signature = 1; UPDATE reprise SET needs_signature = 0",
    ),
    silent(
        "say that a refund was tried",
        "INSERT INTO refund_try (refund_id, rank, seq, said, operator_id, counter_id, at_ms)
         SELECT t.refund_id, 9, h.seq + 1, 'failed', t.operator_id, t.counter_id, 0 FROM refund_try t, head h",
    ),
    told(
        "say that a refund was tried beside a void",
        "sale.voided",
        "INSERT INTO refund_try (refund_id, rank, seq, said, operator_id, counter_id, at_ms)
         SELECT t.refund_id, 9, h.seq + 1, 'failed', t.operator_id, t.counter_id, 0 FROM refund_try t, head h",
    ),
    told(
        "tie a try to an old row",
        "refund.tried",
        "INSERT INTO refund_try (refund_id, rank, seq, said, operator_id, counter_id, at_ms)
         SELECT t.refund_id, 9, 1, 'failed', t.operator_id, t.counter_id, 0 FROM refund_try t",
    ),
    told(
        "tie a try to a row that is yet to come",
        "refund.tried",
        "INSERT INTO refund_try (refund_id, rank, seq, said, operator_id, counter_id, at_ms)
         SELECT t.refund_id, 9, h.seq + 1, 'failed', t.operator_id, t.counter_id, 0 FROM refund_try t, head h",
    ),
    told(
        "tie a result to a row that is yet to come",
        "refund.settled",
        "INSERT INTO refund_result (refund_id, seq, given, operator_id, counter_id, at_ms)
         SELECT t.refund_id, h.seq + 1, 'card', t.operator_id, t.counter_id, 0 FROM refund_try t, head h",
    ),
    silent("say that a try ended otherwise", "UPDATE refund_try SET said = 'unknown'"),
    silent("forget a try", "DELETE FROM refund_try"),
    silent("empty the tries", "TRUNCATE refund_try"),
    silent(
        "settle a refund in silence",
        "INSERT INTO refund_result (refund_id, seq, given, operator_id, counter_id, at_ms)
         SELECT t.refund_id, h.seq + 1, 'card', t.operator_id, t.counter_id, 0 FROM refund_try t, head h",
    ),
    told(
        "settle a refund beside a try of it",
        "refund.tried",
        "INSERT INTO refund_result (refund_id, seq, given, operator_id, counter_id, at_ms)
         SELECT t.refund_id, h.seq + 1, 'card', t.operator_id, t.counter_id, 0 FROM refund_try t, head h",
    ),
    silent("say that a refund was settled otherwise", "UPDATE refund_result SET given = 'cash'"),
    silent(
        "sell to latecomers longer in silence",
        "INSERT INTO setting (name, body) VALUES ('selling', '{}') ON CONFLICT (name) DO UPDATE SET body = '{}'",
    ),
    told(
        "sell to latecomers longer beside a sale",
        "sale.made",
        "INSERT INTO setting (name, body) VALUES ('selling', '{}') ON CONFLICT (name) DO UPDATE SET body = '{}'",
    ),
];
