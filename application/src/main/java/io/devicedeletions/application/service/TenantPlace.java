package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.service.TenantRing.Turn;

/** A tenant's place in the ring. Not thread-safe: the ring guards it. */
final class TenantPlace {

  /** What a turn is worth, in lines; a claim that took more is paid for with later turns. */
  static final long QUANTUM = 1_000;

  private int weight;
  private ClaimSize size;
  private long credit = QUANTUM;
  private long expectedLines = 1;
  private int claimsThisTurn;
  private int inHand;
  private int failures;
  private long rolledBack;
  private int suspiciousFailures;
  private long notBefore;
  private boolean isWaiting;
  private boolean isListed = true;
  private boolean isDrained;

  TenantPlace(int weight, ClaimSize size) {
    this.weight = weight;
    this.size = size;
  }

  void foundDue(int currentWeight) {
    weight = currentWeight;
    isListed = true;
    isDrained = false;
  }

  /** It has none, or is paused: what is in hand is finished, and nothing more is taken. */
  void notFoundDue() {
    isListed = false;
  }

  boolean mayBeServed(long now, int share) {
    return isListed && !isDrained && inHand < share && !(isWaiting && now - notBefore < 0);
  }

  boolean isLeftAlone() {
    return inHand == 0;
  }

  /** True if it has nothing in hand and nothing to take. */
  boolean isOver() {
    return isLeftAlone() && (isDrained || !isListed);
  }

  boolean hasCredit() {
    return credit > 0;
  }

  /** A turn gone by adds credit, but never more than one turn is worth. */
  void endTurn() {
    claimsThisTurn = 0;
    credit = Math.min(credit + QUANTUM * weight, QUANTUM * weight);
  }

  /** Takes a claim in hand; true if the turn is over with it. */
  boolean take() {
    inHand++;
    claimsThisTurn++;
    credit -= expectedLines;
    return claimsThisTurn >= weight || credit <= 0;
  }

  /** As many lines as were in the claim before: what a claim costs until it is known. */
  long expectedLines() {
    return expectedLines;
  }

  ClaimSize size() {
    return size;
  }

  int failures() {
    return failures;
  }

  /** How many claims were rolled back so far, in a row or not. */
  long rolledBack() {
    return rolledBack;
  }

  /** How many failures in a row may have been due to a line. */
  int suspiciousFailures() {
    return suspiciousFailures;
  }

  /** A claim was committed. */
  void finished(Turn turn, Claim claim, ClaimSize next) {
    inHand--;
    credit += turn.paid() - claim.lines();
    expectedLines = Math.max(1, claim.lines());
    // Of workers side by side, one that asked for an older size knows nothing of this one.
    size = turn.size().equals(size) ? next : size;
    if (!claim.isEmpty() && turn.hadTheOldest()) {
      failures = 0;
      suspiciousFailures = 0;
      isWaiting = false;
    }
    // What another gave back meanwhile is due, though this one could not find it.
    isDrained = turn.rolledBack() == rolledBack && claim.parts() < turn.size().parts();
  }

  /** A claim was rolled back: its work is due again. */
  void failed(Turn turn, boolean isSuspicious, ClaimSize next, long waitUntil) {
    inHand--;
    credit += turn.paid();
    failures++;
    rolledBack++;
    suspiciousFailures += isSuspicious ? 1 : 0;
    isDrained = false;
    size = next;
    notBefore = waitUntil;
    isWaiting = true;
  }

  /** How long until it may be served again; 0 if it may. */
  long nanosToWait(long now) {
    return isWaiting ? Math.max(0, notBefore - now) : 0;
  }
}
