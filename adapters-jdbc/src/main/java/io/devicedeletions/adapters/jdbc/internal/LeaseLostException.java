package io.devicedeletions.adapters.jdbc.internal;

/** Leaves no trace of a transaction whose lease does not stand. */
final class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
