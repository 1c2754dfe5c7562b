-- The tables of PostgreSQL in SQLite's terms. A primary key cannot be altered, so the work is
-- copied; a kill in the middle leaves the old tables, as all of it is one transaction.

ALTER TABLE tenant ADD COLUMN weight INTEGER NOT NULL DEFAULT 1 CHECK (weight BETWEEN 1 AND 100);
ALTER TABLE tenant ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));
ALTER TABLE tenant ADD COLUMN pending_cap INTEGER CHECK (pending_cap >= 1);

-- Lines that failed wait on their own: a batch may be in several parts, each named by its first
-- line; what was never tried is part 0. A lease stands where a remote inventory is being asked.
CREATE TABLE deletion_work_in_parts (
  tenant     TEXT NOT NULL,
  batch_id   TEXT NOT NULL,
  part       INTEGER NOT NULL DEFAULT 0,
  due_at     INTEGER NOT NULL,
  attempts   INTEGER NOT NULL DEFAULT 0,
  lines      TEXT NOT NULL,
  lease      INTEGER,
  last_error TEXT,
  PRIMARY KEY (tenant, batch_id, part)
) STRICT, WITHOUT ROWID;

INSERT INTO deletion_work_in_parts (tenant, batch_id, due_at, attempts, lines, last_error)
SELECT tenant, batch_id, due_at, attempts, lines, last_error FROM deletion_work;

DROP TABLE deletion_work;
ALTER TABLE deletion_work_in_parts RENAME TO deletion_work;
CREATE INDEX deletion_work_claim ON deletion_work (tenant, due_at, batch_id, part);

-- The last lease that was given.
CREATE TABLE deletion_lease (last INTEGER NOT NULL) STRICT;
INSERT INTO deletion_lease (last) VALUES (0);

-- Given up: never in the claim range. The device stands in the batch.
CREATE TABLE deletion_dead (
  tenant      TEXT NOT NULL,
  batch_id    TEXT NOT NULL,
  line        INTEGER NOT NULL,
  attempts    INTEGER NOT NULL,
  error_class TEXT NOT NULL,
  last_error  TEXT NOT NULL,
  dead_at     INTEGER NOT NULL,
  PRIMARY KEY (tenant, batch_id, line)
) STRICT, WITHOUT ROWID;

CREATE INDEX deletion_dead_oldest ON deletion_dead (tenant, dead_at, batch_id, line);

-- Who cancelled or requeued what: append-only.
CREATE TABLE deletion_intervention (
  tenant    TEXT NOT NULL,
  batch_id  TEXT NOT NULL,
  action    TEXT NOT NULL CHECK (action IN ('CANCEL', 'REQUEUE')),
  lines     TEXT NOT NULL,
  requester TEXT NOT NULL,
  taken_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX deletion_intervention_batch ON deletion_intervention (tenant, batch_id);

-- For pruning.
CREATE INDEX deletion_batch_accepted ON deletion_batch (accepted_at);
CREATE INDEX deletion_record_settled ON deletion_record (settled_at);
CREATE INDEX deletion_intervention_taken ON deletion_intervention (taken_at);
