-- What the site of a house may read of places and of the journal has a view each: the role that it works under, and the
-- authorizer of its connections to a file, know these in the place of the tables.

-- A place with its order and its names, as before, but for what opens the door.
DROP VIEW place_named;
CREATE VIEW place_named AS
SELECT p.id, p.order_id, p.rank, p.performance_id, p.seat_id, p.category_id, p.rate_id,
  p.price_cents, p.vat_bp, p.channel, p.state, p.holder, p.copies, p.scanned_at_ms,
  o.number AS order_number, o.state AS order_state, o.channel AS order_channel, o.customer_id,
  o.counter_id, o.created_at_ms AS ordered_at_ms,
  f.show_id, f.starts_at_ms, s.title AS show, s.title_key AS show_key, h.name AS hall,
  COALESCE(e.row, '') AS row, COALESCE(e.seat, '') AS seat, COALESCE(e.row_rank, 0) AS row_rank,
  COALESCE(e.number_rank, 0) AS number_rank,
  g.name AS category, t.name AS rate, t.name_key AS rate_key
FROM place p
JOIN orders o ON o.id = p.order_id
JOIN performance f ON f.id = p.performance_id
JOIN show s ON s.id = f.show_id
JOIN hall h ON h.id = f.hall_id
JOIN category g ON g.id = p.category_id
JOIN rate t ON t.id = p.rate_id
LEFT JOIN seat_named e ON e.id = p.seat_id;

-- What opens the door: the code of a place that stands, in an order that is issued. Any other place has none.
CREATE VIEW ticket_code AS
SELECT p.id AS place_id, p.code
FROM place p
JOIN orders o ON o.id = p.order_id
WHERE p.state = 'live' AND o.state = 'issued';

-- The chain of the journal without what its rows tell.
CREATE VIEW journal_chain AS
SELECT j.seq, j.at_ms, j.hash, CASE WHEN j.seal IS NULL THEN 0 ELSE 1 END AS sealed
FROM journal j;

-- Why credit was given or taken back, as a statement says it: no other words beside the journal.
CREATE VIEW statement_note AS
SELECT j.seq, n.body
FROM journal j
JOIN journal_note n ON n.seq = j.seq
WHERE j.action IN ('credit.given', 'credit.taken_back', 'credit.extended');

-- Tries of a code are counted up, and so is what somebody does within an hour: only a new hour begins anew.
CREATE TRIGGER site_request_tries BEFORE UPDATE ON site_request FOR EACH ROW
  WHEN (NEW.tries <= OLD.tries)
  EXECUTE FUNCTION append_only();
CREATE TRIGGER site_limit_counts BEFORE UPDATE ON site_limit FOR EACH ROW
  WHEN (NEW.key <> OLD.key OR (NEW.from_ms = OLD.from_ms AND NEW.count <= OLD.count))
  EXECUTE FUNCTION append_only();
