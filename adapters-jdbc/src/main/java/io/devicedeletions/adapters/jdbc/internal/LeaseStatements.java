package io.devicedeletions.adapters.jdbc.internal;

/**
 * The statements for work whose devices live elsewhere. Parameters have the same names in every
 * dialect; a token that is not there is bound as 0.
 */
public interface LeaseStatements {

  /**
   * A number higher than any before. To be asked for once the work is out of the queue, in the same
   * transaction, so that the tokens of a line grow in the order of its leases.
   */
  String nextToken();

  /** Puts a part into the queue, due after a pause, under the token of a lease or none. */
  String putPart();

  /** Lets parts be due later, as far as they stand under a token. */
  String renewParts();

  /** Takes parts out of the queue, as far as they stand under a token. */
  String takeParts();

  /** Keeps removals by a remote inventory, each with the device as that answered it. */
  String insertRemovals();
}
