-- A command writes fewer pages.

-- Names are looked for among the accounts of the house alone: that of a lot is its number, which is of one lot.
ALTER TABLE account DROP CONSTRAINT account_name_key;
CREATE UNIQUE INDEX account_name ON account (name) WHERE kind = 'house';

-- Requests about a place are among those of its order.
DROP INDEX reprise_place;
