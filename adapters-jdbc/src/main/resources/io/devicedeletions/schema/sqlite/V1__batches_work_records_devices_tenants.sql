-- The tables of PostgreSQL in SQLite's terms: times are milliseconds since 1970 (UTC), lists and
-- attributes are JSON, uids are the 36 characters in lower case. The tenant leads every key.

CREATE TABLE tenant (
  id               TEXT NOT NULL PRIMARY KEY,
  deletion_enabled INTEGER NOT NULL CHECK (deletion_enabled IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
  tenant        TEXT NOT NULL,
  uid           TEXT NOT NULL CHECK (length(uid) = 36 AND uid = lower(uid)),
  name          TEXT NOT NULL,
  attributes    TEXT NOT NULL CHECK (json_valid(attributes)),
  registered_at INTEGER NOT NULL,
  last_seen_at  INTEGER NOT NULL,
  PRIMARY KEY (tenant, uid)
) STRICT, WITHOUT ROWID;

-- One row for each accepted request, written once and never updated. Line n of the request stands
-- at place n of each list, as it was sent: a uid may be malformed.
CREATE TABLE deletion_batch (
  tenant          TEXT NOT NULL,
  batch_id        TEXT NOT NULL,
  request_id      TEXT NOT NULL,
  requester       TEXT NOT NULL,
  idempotency_key TEXT,
  accepted_at     INTEGER NOT NULL,
  due_at          INTEGER NOT NULL,
  uids            TEXT NOT NULL,
  names           TEXT NOT NULL,
  statuses        TEXT NOT NULL,
  PRIMARY KEY (tenant, batch_id)
) STRICT;

CREATE UNIQUE INDEX deletion_batch_idempotency_key
  ON deletion_batch (tenant, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- The work that is left. Nothing is ever marked done in place.
CREATE TABLE deletion_work (
  tenant     TEXT NOT NULL,
  batch_id   TEXT NOT NULL,
  due_at     INTEGER NOT NULL,
  attempts   INTEGER NOT NULL DEFAULT 0,
  lines      TEXT NOT NULL,
  last_error TEXT,
  PRIMARY KEY (tenant, batch_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX deletion_work_claim ON deletion_work (tenant, due_at, batch_id);

-- What became of each scheduled line: append-only.
CREATE TABLE deletion_record (
  tenant         TEXT NOT NULL,
  batch_id       TEXT NOT NULL,
  line           INTEGER NOT NULL,
  uid            TEXT NOT NULL,
  name           TEXT NOT NULL,
  outcome        TEXT NOT NULL,
  attempts       INTEGER NOT NULL,
  node           TEXT NOT NULL,
  settled_at     INTEGER NOT NULL,
  removed_device TEXT,
  PRIMARY KEY (tenant, batch_id, line),
  CHECK ((outcome = 'REMOVED') = (removed_device IS NOT NULL))
) STRICT;
