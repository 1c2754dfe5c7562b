-- The tables of PostgreSQL in SQLite's terms.

ALTER TABLE deletion_batch ADD COLUMN reason TEXT;
ALTER TABLE deletion_batch ADD COLUMN external_reference TEXT;

-- For lists, the newest first: a tenant's, and those of a request.
CREATE INDEX deletion_batch_newest ON deletion_batch (tenant, accepted_at, batch_id);
CREATE INDEX deletion_batch_request ON deletion_batch (tenant, request_id, accepted_at, batch_id);

-- Who removed a device, by its uid or the beginning of its name, as names may be long.
CREATE INDEX deletion_record_uid ON deletion_record (tenant, uid, settled_at, batch_id, line);
CREATE INDEX deletion_record_name
  ON deletion_record (tenant, substr(name, 1, 64), settled_at, batch_id, line);

-- The latest first, however many there are.
DROP INDEX deletion_intervention_batch;
CREATE INDEX deletion_intervention_batch ON deletion_intervention (tenant, batch_id, taken_at);

-- How many devices a transaction settled, a row for each outcome; whoever asks adds them up.
CREATE TABLE deletion_tally (
  tenant  TEXT NOT NULL,
  minute  INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  devices INTEGER NOT NULL
) STRICT;

CREATE INDEX deletion_tally_minute ON deletion_tally (tenant, minute, outcome, devices);

-- For pruning.
CREATE INDEX deletion_tally_age ON deletion_tally (minute);
