-- The tenant leads every key: isolation that can be read, and the way to shards.
-- Keys compare by code point (COLLATE "C"), whatever the database's own collation is.

CREATE TABLE tenant (
  id               text COLLATE "C" PRIMARY KEY,
  deletion_enabled boolean NOT NULL
);

-- The inventory. Attributes are json, not jsonb, which would reorder them.
CREATE TABLE device (
  tenant        text COLLATE "C" NOT NULL,
  uid           uuid NOT NULL,
  name          text NOT NULL,
  attributes    json NOT NULL,
  registered_at timestamptz NOT NULL,
  last_seen_at  timestamptz NOT NULL,
  PRIMARY KEY (tenant, uid)
);

-- One row for each accepted request, written once and never updated. Line n of the request stands
-- at place n + 1 of each array, as it was sent: a uid may be malformed.
CREATE TABLE deletion_batch (
  tenant          text COLLATE "C" NOT NULL,
  batch_id        uuid NOT NULL,
  request_id      text NOT NULL,
  requester       text NOT NULL,
  idempotency_key text COLLATE "C",
  accepted_at     timestamptz NOT NULL,
  due_at          timestamptz NOT NULL,
  uids            text[] NOT NULL,
  names           text[] NOT NULL,
  statuses        text[] NOT NULL,
  PRIMARY KEY (tenant, batch_id),
  CHECK (cardinality(uids) = cardinality(names) AND cardinality(uids) = cardinality(statuses))
);

-- Partial, as most batches have no key.
CREATE UNIQUE INDEX deletion_batch_idempotency_key
  ON deletion_batch (tenant, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- The work that is left: hot and tiny. Nothing is ever marked done in place, nothing that is not
-- waiting stands here, and no foreign key makes workers lock other tables. The settings let
-- autovacuum keep up with a table that goes from nothing to a million rows and back.
CREATE TABLE deletion_work (
  tenant     text COLLATE "C" NOT NULL,
  batch_id   uuid NOT NULL,
  due_at     timestamptz NOT NULL,
  attempts   integer NOT NULL DEFAULT 0,
  lines      integer[] NOT NULL,
  last_error text,
  PRIMARY KEY (tenant, batch_id)
) WITH (
  autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000,
  autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000,
  autovacuum_vacuum_cost_delay = 0, vacuum_index_cleanup = on, vacuum_truncate = off
);

CREATE INDEX deletion_work_claim ON deletion_work (tenant, due_at, batch_id);

-- What became of each scheduled line: append-only, in daily partitions. There is no default
-- partition, because a partition cannot be detached concurrently beside one.
CREATE TABLE deletion_record (
  tenant         text COLLATE "C" NOT NULL,
  batch_id       uuid NOT NULL,
  line           integer NOT NULL,
  uid            uuid NOT NULL,
  name           text NOT NULL,
  outcome        text NOT NULL,
  attempts       integer NOT NULL,
  node           text NOT NULL,
  settled_at     timestamptz NOT NULL,
  removed_device json,
  CHECK ((outcome = 'REMOVED') = (removed_device IS NOT NULL))
) PARTITION BY RANGE (settled_at);

CREATE INDEX deletion_record_line ON deletion_record (tenant, batch_id, line);

-- Makes the partitions from yesterday, to which a clock may step back, to so many days ahead.
-- Attaching a table, unlike creating it as a partition, does not wait for the workers.
CREATE FUNCTION prepare_deletion_records(days_ahead integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  today     date := (now() AT TIME ZONE 'UTC')::date;
  day       date;
  partition text;
BEGIN
  PERFORM set_config('lock_timeout', '2s', true);
  PERFORM pg_advisory_xact_lock(hashtext('prepare_deletion_records'), hashtext(current_schema()));
  FOR offset_days IN -1..days_ahead LOOP
    day := today + offset_days;
    partition := 'deletion_record_' || to_char(day, 'YYYYMMDD');
    IF to_regclass(format('%I.%I', current_schema(), partition)) IS NULL THEN
      EXECUTE format('CREATE TABLE %I (LIKE deletion_record INCLUDING ALL)', partition);
      EXECUTE format(
        'ALTER TABLE deletion_record ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
        partition, day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
    END IF;
  END LOOP;
END
$$;
