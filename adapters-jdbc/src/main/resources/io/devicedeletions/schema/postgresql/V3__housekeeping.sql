-- For years of use. Of pruned rows the space is used again, after which each range of a BRIN index
-- reaches from the oldest time to the newest and excludes nothing; a B-tree that grows at its right
-- end costs an insert little.

DROP INDEX deletion_batch_accepted;
CREATE INDEX deletion_batch_accepted ON deletion_batch (accepted_at);

DROP INDEX deletion_intervention_taken;
CREATE INDEX deletion_intervention_taken ON deletion_intervention (taken_at);

-- Pruning deletes a four-hundredth of the batches a day; by default nobody would sweep up behind it
-- before a fifth of a table of years is dead.
ALTER TABLE deletion_batch SET (autovacuum_vacuum_scale_factor = 0.02);

-- A partition that housekeeping is about to drop, or has detached and could not drop, bears a
-- comment; a table that somebody else detached stays where it is. But where the day is needed,
-- the table is attached again: beside it no other of its name could be made.
CREATE OR REPLACE FUNCTION prepare_deletion_records(days_ahead integer)
RETURNS void LANGUAGE plpgsql AS $$
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
    END IF;
    IF NOT EXISTS (
        SELECT FROM pg_inherits
         WHERE inhrelid = to_regclass(format('%I.%I', current_schema(), partition))) THEN
      EXECUTE format(
        'ALTER TABLE deletion_record ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
        partition, day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
    END IF;
  END LOOP;
END
$$;
