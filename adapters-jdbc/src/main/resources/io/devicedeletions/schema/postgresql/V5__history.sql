-- Works beside a node of the version before: it gives no reason, and its records are not tallied.

ALTER TABLE deletion_batch
  ADD COLUMN reason             text,
  ADD COLUMN external_reference text;

-- For lists, the newest first: a tenant's, and those of a request.
CREATE INDEX deletion_batch_newest ON deletion_batch (tenant, accepted_at, batch_id);
CREATE INDEX deletion_batch_request ON deletion_batch (tenant, request_id, accepted_at, batch_id);

-- Who removed a device, by its uid or its name; a name may be longer than an index takes.
CREATE INDEX deletion_record_uid ON deletion_record (tenant, uid, settled_at, batch_id, line);
CREATE INDEX deletion_record_name
  ON deletion_record (tenant, hashtextextended(name, 0), settled_at, batch_id, line);

-- The latest first, however many there are.
DROP INDEX deletion_intervention_batch;
CREATE INDEX deletion_intervention_batch ON deletion_intervention (tenant, batch_id, taken_at);

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
