-- A mail is found by whom it went to.
CREATE INDEX mail_recipient ON mail (recipient, date_ms, id);

-- A name of several words is found as one too: from its first word on, and from each other but the last.
WITH RECURSIVE rest (customer_id, name_key, start, words) AS (
  SELECT id, name_key, 0, name_key FROM customer
  WHERE length(name_key) - length(replace(name_key, ' ', '')) > 1
    OR (instr(name_key, ' ') > 0 AND (trim(last_name) = '' OR trim(first_name) = '' OR name_key >= 'ᄀ'))
  UNION ALL
  SELECT customer_id, name_key, start + 1, substr(words, instr(words, ' ') + 1)
  FROM rest WHERE instr(words, ' ') > 0 AND start < 7
)
INSERT INTO customer_word (kind, word, name_key, customer_id)
SELECT DISTINCT CASE WHEN start = 0 THEN 0 ELSE 1 END, substr(replace(words, ' ', ''), 1, 64), name_key, customer_id
FROM rest r
WHERE instr(words, ' ') > 0
ON CONFLICT DO NOTHING;
