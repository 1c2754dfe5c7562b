package io.devicedeletions.bootstrap.campaign.checker;

/** What must hold after every fault. */
public enum Invariant {
  /** 1: every scheduled line is in exactly one of pending, recorded, dead; no other line is. */
  LINE_IN_ONE_PLACE,
  /** 2: no line has two records. */
  ONE_RECORD,
  /** 3: what is removed is what is recorded as removed, each device once; nothing due stays. */
  REMOVED_AS_RECORDED,
  /** 4: bystanders, near-names and other tenants' devices are all present. */
  NOTHING_ELSE_GONE,
  /** 5: there is no work for a request that was refused, nor for one that nobody made. */
  NOTHING_FOR_REFUSED,
  /** 6: a batch is all or nothing. */
  ALL_OR_NOTHING,
  /** 7: an idempotency key has one batch, and every 202 names it. */
  ONE_BATCH_A_KEY,
  /** 8: the lines are in the order of the request, as sent, and the counts are right. */
  ORDER_AND_COUNTS,
  /** No line is given up or answered FAILED, but those that the scenario sees to. */
  NO_NEEDLESS_FAILURE,
  /** What was accepted is accepted again: no replay of it is refused for good. */
  REPLAY_ACCEPTED,
  /** Nothing is settled before its grace is over. */
  NOT_BEFORE_DUE,
  /** What was said to be cancelled is cancelled, and nothing else is. */
  CANCELLED_AS_TOLD,
  /** Nothing is pending once the queue is said to have drained. */
  NOT_STUCK
}
