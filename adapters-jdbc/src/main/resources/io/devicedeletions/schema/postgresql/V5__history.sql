-- Works beside a node of the version before: it gives no reason, and its records are not tallied.
-- The indexes for lists are made afterwards, by HistoryIndexes, while that node goes on.

-- While this waits for somebody's long query, all wait who want to accept: so it gives up and comes
-- again.
SET LOCAL lock_timeout = '1s';

-- How many devices a transaction settled, a row for each outcome: append-only, so that no worker
-- waits for another. Whoever asks adds them up.
CREATE TABLE deletion_tally (
  tenant  text COLLATE "C" NOT NULL,
  minute  timestamptz NOT NULL,
  outcome text NOT NULL,
  devices integer NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

CREATE INDEX deletion_tally_minute ON deletion_tally (tenant, minute) INCLUDE (outcome, devices);

-- For pruning.
CREATE INDEX deletion_tally_age ON deletion_tally (minute);

-- Last, as nobody can accept from here to the commit.
ALTER TABLE deletion_batch
  ADD COLUMN reason             text,
  ADD COLUMN external_reference text;
