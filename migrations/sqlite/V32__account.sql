-- What customers ask of their account on the site, and what they are told before their credit ends. Each is a row of the
-- journal and nothing else: whoever looks reads the last row of its kind.

-- Who asked for their account to be closed, who took that back, and who is erased.
CREATE INDEX journal_closing ON journal (customer_id, seq)
  WHERE action IN ('customer.closing_asked', 'customer.closing_dropped', 'customer.erased');
-- When a customer was told of credit that ends.
CREATE INDEX journal_ending ON journal (customer_id, at_ms) WHERE action = 'credit.ending_told';
