-- Works beside a node of the version before: it fills in none of the new columns, and what it
-- claims by batch is a superset of the parts.

ALTER TABLE tenant
  ADD COLUMN weight      integer NOT NULL DEFAULT 1 CHECK (weight BETWEEN 1 AND 100),
  ADD COLUMN paused      boolean NOT NULL DEFAULT false,
  ADD COLUMN pending_cap bigint CHECK (pending_cap >= 1);

-- Lines that failed wait on their own: a batch may be in several parts, each named by its first
-- line; what was never tried is part 0. A lease stands where a remote inventory is being asked.
ALTER TABLE deletion_work
  ADD COLUMN part  integer NOT NULL DEFAULT 0,
  ADD COLUMN lease bigint,
  DROP CONSTRAINT deletion_work_pkey,
  ADD PRIMARY KEY (tenant, batch_id, part);

DROP INDEX deletion_work_claim;
CREATE INDEX deletion_work_claim ON deletion_work (tenant, due_at, batch_id, part);

CREATE SEQUENCE deletion_lease;

-- Given up: never in the claim range. The device stands in the batch.
CREATE TABLE deletion_dead (
  tenant      text COLLATE "C" NOT NULL,
  batch_id    uuid NOT NULL,
  line        integer NOT NULL,
  attempts    integer NOT NULL,
  error_class text NOT NULL,
  last_error  text NOT NULL,
  dead_at     timestamptz NOT NULL,
  PRIMARY KEY (tenant, batch_id, line)
);

CREATE INDEX deletion_dead_oldest ON deletion_dead (tenant, dead_at, batch_id, line);

-- Who cancelled or requeued what: append-only.
CREATE TABLE deletion_intervention (
  tenant     text COLLATE "C" NOT NULL,
  batch_id   uuid NOT NULL,
  action     text NOT NULL CHECK (action IN ('CANCEL', 'REQUEUE')),
  lines      integer[] NOT NULL,
  requester  text NOT NULL,
  taken_at   timestamptz NOT NULL
);

CREATE INDEX deletion_intervention_batch ON deletion_intervention (tenant, batch_id);

-- For pruning: rows arrive in the order of their time, so a few bytes for each 128 pages will do.
CREATE INDEX deletion_batch_accepted ON deletion_batch USING brin (accepted_at);
CREATE INDEX deletion_intervention_taken ON deletion_intervention USING brin (taken_at);
