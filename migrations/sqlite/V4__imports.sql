-- What another system said last, as a hash: whether it changed there, or was changed here.
CREATE TABLE import_seen (
  kind TEXT NOT NULL,
  external_key TEXT NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (kind, external_key)
) STRICT, WITHOUT ROWID;
