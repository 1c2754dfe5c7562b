-- A remote inventory may have removed the device of a line that was given up without an answer: when
-- it is requeued, it is too late to cancel.
ALTER TABLE deletion_dead ADD COLUMN in_doubt boolean NOT NULL DEFAULT false;
