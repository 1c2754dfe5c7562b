package io.devicedeletions.bootstrap.campaign.fault;

/** What a fault does. All but the first are sabotage: they must turn the checker red. */
public enum Action {
  /** Ends the process at once, as kill -9 does. */
  HALT,
  /** Says that a batch is stored, and drops its work. */
  LOSE,
  /** Removes one device too many. */
  BYSTANDER,
  /** Records a line twice; on SQLite, whose key forbids it, records one device as removed twice. */
  TWICE,
  /** Removes the same uid of other tenants too. */
  TENANT,
  /** Lets nothing rest. */
  HASTEN,
  /** Takes a cancellation back that is about to be reported as done. */
  UNCANCEL,
  /** Commits without waiting for the disk. */
  UNSYNCED
}
