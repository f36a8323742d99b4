-- Who signs is held by the database as well: an acceptance that reaches its policy's amount, an amendment that
-- reaches that of the house. What one press comes to is held by the program alone: two presses are allowed.

-- The amount from which requests under a policy are signed, and that from which a second supervisor signs an
-- amendment; no amount where nobody has to.
CREATE VIEW signed_from AS
SELECT id AS policy_id, body ->> 'sign_from' AS cents FROM policy;
CREATE VIEW seconded_from AS
SELECT COALESCE((SELECT body FROM setting WHERE name = 'amendments'), '{"second_from_cents": 30000}')
  ->> 'second_from_cents' AS cents;

-- A request that is marked is accepted by a supervisor, once another person has proposed it and told the journal so.
CREATE TRIGGER reprise_signed BEFORE UPDATE ON reprise
  WHEN (NEW.state = 'accepted' AND OLD.state <> 'accepted' AND NEW.needs_signature = 1) AND NOT EXISTS (
    SELECT 1 FROM journal j, operator w
    WHERE j.order_id = NEW.order_id AND j.reprise_id = NEW.id AND j.action = 'reprise.passed'
      AND j.operator_id = NEW.proposed_by AND w.id = NEW.decided_by AND w.id <> NEW.proposed_by
      AND w.role = 'supervisor' AND w.active = 1)
  BEGIN SELECT RAISE(ABORT, 'not_signed: reprise'); END;
-- So is one that needs no mark, once the credit of its order reaches the amount.
CREATE TRIGGER reprise_part_signed AFTER INSERT ON reprise_part
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0) AND EXISTS (
    SELECT 1 FROM reprise r, signed_from s
    WHERE r.id = NEW.reprise_id AND s.policy_id = r.policy_id
      AND s.cents <= (SELECT SUM(x.amount_cents) FROM reprise_part_now x WHERE x.order_id = r.order_id)
      AND NOT EXISTS (SELECT 1 FROM journal j, operator w
        WHERE j.order_id = r.order_id AND j.reprise_id = r.id AND j.action = 'reprise.passed'
          AND j.operator_id = r.proposed_by AND w.id = r.decided_by AND w.id <> r.proposed_by
          AND w.role = 'supervisor' AND w.active = 1))
  BEGIN SELECT RAISE(ABORT, 'not_signed: reprise_part'); END;
-- Whoever signs beside is a supervisor; from the amount on two of them sign.
CREATE TRIGGER amendment_signed BEFORE INSERT ON amendment
  WHEN EXISTS (SELECT 1 FROM head WHERE seq > 0) AND (
    (NEW.seconded_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM operator w
      WHERE w.id = NEW.seconded_by AND w.role = 'supervisor' AND w.active = 1))
    OR (EXISTS (SELECT 1 FROM seconded_from f WHERE f.cents <= NEW.amount_cents)
      AND NOT EXISTS (SELECT 1 FROM operator w
        WHERE w.id = NEW.operator_id AND w.id <> NEW.seconded_by AND w.role = 'supervisor' AND w.active = 1)))
  BEGIN SELECT RAISE(ABORT, 'not_signed: amendment'); END;
