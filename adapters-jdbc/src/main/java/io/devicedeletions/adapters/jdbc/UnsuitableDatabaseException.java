package io.devicedeletions.adapters.jdbc;

import io.vavr.collection.Seq;

/**
 * A database or its connections are not set up in a way that keeps the service's promises. The
 * message says what to change.
 */
public final class UnsuitableDatabaseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsuitableDatabaseException(Seq<String> complaints) {
    super(complaints.mkString("The database cannot be used: ", "; ", "."));
  }
}
